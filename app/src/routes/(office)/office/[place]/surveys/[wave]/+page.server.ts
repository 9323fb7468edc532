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
  const { language } = event.locals;
  return {
    kind: 'general' as const,
    wave: { ...wave, instrument: null },
    instrumentTitle: readText(instrument.title, language),
    isShipped: design.instrument.startsWith('shipped:'),
    instrumentRef: design.instrument,
    purpose: design.purpose,
    closesOn: wave.closesOn ?? design.closesOn,
    retentionUntil: wave.retentionUntil ?? design.retentionUntil,
    invitedCount: invited.total,
    population: design.population,
    languages: Object.keys(instrument.languages).filter(isLanguage),
    blocking: findings.filter(({ blocks }) => blocks).length,
    progress: wave.state === 'open' ? await readWaveProgress(member, wave.waveId) : null,
    today: today(),
    ...describeRights(member),
  };
}

const describeRights = ({ role }: Member) => ({
  mayChange: mayRole(role, 'wave.change'),
  mayRemove: mayRole(role, 'wave.remove'),
  mayPublish: mayRole(role, 'release.publish'),
});

async function describeGovernance(member: Member, waveId: string) {
  const { wave, design, invited } = await readOpening(member, waveId);
  return {
    kind: 'governance' as const,
    wave: { ...wave, instrument: null },
    purpose: design.purpose,
    earlier: describeWindow(design.windows.earlier),
    later: describeWindow(design.windows.later),
    closesOn: wave.closesOn ?? design.closesOn,
    retentionUntil: wave.retentionUntil ?? design.retentionUntil,
    invitedCount: invited.length,
    progress: wave.state === 'open' ? await readWaveProgress(member, wave.waveId) : null,
    today: today(),
    ...describeRights(member),
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
