import { redirect } from '@sveltejs/kit';
import { readText } from '@vicus/cube';
import { authorise } from '#server/auth/member.ts';
import { readFields } from '#server/input.ts';
import { openGovernanceWave, readOpening, type Opening } from '#features/governance/server/waves.usecases.ts';
import { labelChoice } from '#features/governance/instrument.rules.ts';
import { isDraftTranslation, isLanguage, LANGUAGE_NAMES, type Language } from '#ui/messages.ts';
import { actOrExplain, loadOrExplain } from '#ui/route-problem.ts';
import { requireMember } from '../../../../member.ts';
import { leadToGeneral } from '../kind-of-wave.ts';
import { readWaveId } from '../wave-id.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = (event) =>
  loadOrExplain(async () => {
    const member = await requireMember(event);
    await leadToGeneral(event, member, 'start');
    authorise(member, 'wave.open');
    const opening = await readOpening(member, readWaveId(event));
    const languages = Object.keys(opening.instrument.languages).filter(isLanguage);
    return {
      title: opening.wave.title,
      waveId: opening.wave.waveId,
      mode: opening.wave.mode,
      state: opening.wave.state,
      invitedCount: opening.invited.length,
      minimum: opening.plan.minimum,
      questions: describePlan(opening, event.locals.language),
      losesRole: opening.plan.questions.some(({ id, outcome }) => id === 'role' && outcome === 'dropped'),
      languages: languages.map((language) => LANGUAGE_NAMES[language]),
      drafts: languages.filter(isDraftTranslation).map((language) => LANGUAGE_NAMES[language]),
    };
  });

/** Each question about respondents with what becomes of it and of its answers. */
function describePlan({ plan }: Opening, language: Language) {
  return plan.questions.map(({ id, outcome, reason, categories }) => ({
    id,
    outcome,
    reason,
    categories: categories.map(({ codes, invited }) => ({
      label: readText(labelChoice(codes.join('-or-')), language),
      count: invited,
    })),
  }));
}

export const actions: Actions = {
  default: async (event) => {
    const form = await event.request.formData();
    return actOrExplain(form, async () => {
      const waveId = readWaveId(event);
      const confirmed = readFields(form)['confirmed'] === 'on';
      await openGovernanceWave(await requireMember(event), waveId, { confirmed });
      redirect(303, `/office/${event.params.place}/surveys/${waveId}`);
    });
  },
};
