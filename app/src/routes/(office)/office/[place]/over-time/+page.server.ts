import { readText } from '@vicus/cube';
import { addDecision, readTimelines, removeDecision } from '#features/listening/server/timeline.usecases.ts';
import { isMadeOfSeveral, orderEvents } from '#features/listening/timeline.rules.ts';
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
    const { timelines, decisions } = await readTimelines(member);
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
      decisions,
      mayChange: mayRole(member.role, 'decision.change'),
    };
  });

export const actions: Actions = {
  add: async (event) => {
    const form = await event.request.formData();
    return actOrExplain(form, async () => {
      await addDecision(await requireMember(event), readFields(form));
      redirect(303, event.url.pathname);
    });
  },
  remove: async (event) => {
    const form = await event.request.formData();
    return actOrExplain(form, async () => {
      await removeDecision(await requireMember(event), String(form.get('decisionId') ?? ''));
      redirect(303, event.url.pathname);
    });
  },
};
