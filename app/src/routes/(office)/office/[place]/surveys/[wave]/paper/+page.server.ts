import { SLIPS_IN_BATCH } from '#features/survey/server/paper-print.usecases.ts';
import {
  enterSlip,
  readPaperState,
  readPaperWave,
  takeFormsKeyedOnce,
} from '#features/survey/server/paper.usecases.ts';
import { readLetterLinks } from '#features/survey/server/invitation.usecases.ts';
import { loadOrExplain } from '#ui/route-problem.ts';
import { requireMember } from '../../../../member.ts';
import { changeThenShow } from '../../../change-then-show.ts';
import { leadToGovernance } from '../kind-of-wave.ts';
import { readWaveId } from '../wave-id.ts';
import { readSheet } from './sheet-number.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = (event) =>
  loadOrExplain(async () => {
    const member = await requireMember(event);
    await leadToGovernance(event, member, '');
    const waveId = readWaveId(event);
    const wave = await readPaperWave(member, waveId);
    const slips = wave.approach === 'open' ? [] : await readLetterLinks(member, waveId, ['letter', 'hand']);
    return {
      title: wave.title,
      waveId,
      isOpenToAll: wave.approach === 'open',
      languages: Object.entries(wave.instrument.languages).map(([code, { state }]) => ({
        code,
        isDraft: state === 'draft',
      })),
      slipCount: slips.length,
      slipsInBatch: SLIPS_IN_BATCH,
      paper: await readPaperState(member, waveId),
      noted: event.url.searchParams.has('noted'),
      taken: readSheet(event.url.searchParams.get('taken')),
      skipped: event.url.searchParams.get('skipped') ?? '',
    };
  });

const base = (event: RequestEvent): string =>
  `/office/${event.params.place}/surveys/${readWaveId(event)}/paper`;

export const actions: Actions = {
  slip: changeThenShow('slip', async (member, fields, event: RequestEvent) => {
    await enterSlip(member, readWaveId(event), fields);
    return `${base(event)}?noted#slip`;
  }),
  once: changeThenShow('once', async (member, _fields, event: RequestEvent) => {
    await takeFormsKeyedOnce(member, readWaveId(event));
    return base(event);
  }),
};
