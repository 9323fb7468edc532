import { redirect } from '@sveltejs/kit';
import { readText } from '@vicus/cube';
import type { Member } from '#server/auth/member.ts';
import { mayRole } from '#server/auth/permissions.ts';
import { readOpening } from '#features/governance/server/waves.usecases.ts';
import { describeWindow } from '#features/governance/table-axes.ts';
import { readGeneralOpening } from '#features/survey/server/general.usecases.ts';
import {
  changeClosingDay,
  readWave,
  readWaveProgress,
  removeDraftWave,
} from '#features/survey/server/survey.usecases.ts';
import type { Wave } from '#features/survey/survey.types.ts';
import { today } from '#server/clock.ts';
import { readFields } from '#server/input.ts';
import { isLanguage } from '#ui/messages.ts';
import { actOrExplain, loadOrExplain } from '#ui/route-problem.ts';
import { requireMember } from '../../../member.ts';
import { readWaveId } from './wave-id.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = (event) =>
  loadOrExplain(async () => {
    const member = await requireMember(event);
    const { approach } = await readWave(member, readWaveId(event));
    return approach === null ? describeGovernance(member, readWaveId(event)) : describeGeneral(member, event);
  });

async function describeGeneral(member: Member, event: Parameters<PageServerLoad>[0]) {
  const { wave, design, instrument, invited, findings } = await readGeneralOpening(member, readWaveId(event));
  return {
    kind: 'general' as const,
    ...(await describeWave(member, wave, design)),
    instrumentTitle: readText(instrument.title, event.locals.language),
    instrumentRef: design.instrument,
    invitedCount: invited.total,
    population: design.population,
    languages: Object.keys(instrument.languages).filter(isLanguage),
    blocking: findings.filter(({ blocks }) => blocks).length,
  };
}

async function describeGovernance(member: Member, waveId: string) {
  const { wave, design, invited } = await readOpening(member, waveId);
  return {
    kind: 'governance' as const,
    ...(await describeWave(member, wave, design)),
    earlier: describeWindow(design.windows.earlier),
    later: describeWindow(design.windows.later),
    invitedCount: invited.length,
  };
}

interface Planned {
  readonly purpose: string;
  readonly closesOn: string;
  readonly retentionUntil: string;
}

/** What is shown of every wave. The questionnaire stays here: it is long, and no page of the overview needs it. */
async function describeWave<Known extends Wave>(member: Member, wave: Known, design: Planned) {
  return {
    wave: { ...wave, instrument: null },
    purpose: design.purpose,
    closesOn: wave.closesOn ?? design.closesOn,
    retentionUntil: wave.retentionUntil ?? design.retentionUntil,
    progress: wave.state === 'open' ? await readWaveProgress(member, wave.waveId) : null,
    today: today(),
    mayChange: mayRole(member.role, 'wave.change'),
    mayRemove: mayRole(member.role, 'wave.remove'),
    mayPublish: mayRole(member.role, 'release.publish'),
  };
}

export const actions: Actions = {
  'move-closing': async (event) => {
    const form = await event.request.formData();
    return actOrExplain(form, async () => {
      const waveId = readWaveId(event);
      await changeClosingDay(await requireMember(event), waveId, readFields(form));
      redirect(303, `/office/${event.params.place}/surveys/${waveId}`);
    });
  },
  remove: async (event) => {
    const form = await event.request.formData();
    return actOrExplain(form, async () => {
      await removeDraftWave(await requireMember(event), readWaveId(event));
      redirect(303, `/office/${event.params.place}/surveys`);
    });
  },
};
