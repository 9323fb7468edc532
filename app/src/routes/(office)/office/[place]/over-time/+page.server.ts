import { readText } from '@vicus/cube';
import { readTimelines } from '#features/listening/server/timeline.usecases.ts';
import { isMadeOfSeveral, orderEvents } from '#features/listening/timeline.rules.ts';
import { listDecisions, noteDecision } from '#features/policy/server/measures.usecases.ts';
import { drawTimeline } from '#features/publication/server/timeline-figures.ts';
import { mayRole } from '#server/auth/permissions.ts';
import { readFields } from '#server/input.ts';
import { createTranslator } from '#ui/messages.ts';
import { actOrExplain, loadOrExplain } from '#ui/route-problem.ts';
import { redirect } from '@sveltejs/kit';
import { requireMember, requireMembership } from '../../member.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = (event) =>
  loadOrExplain(async () => {
    const { member, place } = await requireMembership(event);
    const { language } = event.locals;
    const timelines = await readTimelines(member);
    const decisions = await listDecisions(member);
    const warnings = place.isExample ? [createTranslator(language)('word.example.why')] : [];
    const asked = event.url.searchParams.get('of');
    const chosen =
      timelines.find(({ id }) => id === asked) ?? timelines.find(isMadeOfSeveral) ?? timelines[0];
    const settings = { language, medium: 'screen', warnings, idPrefix: '' } as const;
    return {
      choices: timelines.map(({ id, label }) => ({ value: id, label: readText(label, language) })),
      chosen: chosen?.id ?? null,
      figures: chosen === undefined ? [] : [drawTimeline(chosen, settings)],
      events: orderEvents(timelines, decisions),
      mayChange: mayRole(member.role, 'policy.change'),
    };
  });

export const actions: Actions = {
  add: async (event) => {
    const form = await event.request.formData();
    return actOrExplain(form, async () => {
      await noteDecision(await requireMember(event), readFields(form));
      redirect(303, event.url.pathname);
    });
  },
};
