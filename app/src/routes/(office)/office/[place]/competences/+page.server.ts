import { redirect } from '@sveltejs/kit';
import { readCompetenceSheet, saveCompetence } from '#features/place/server/competence.usecases.ts';
import { mayRole } from '#server/auth/permissions.ts';
import { readFields } from '#server/input.ts';
import { actOrExplain, loadOrExplain } from '#ui/route-problem.ts';
import { requireMember } from '../../member.ts';
import type { Actions, PageServerLoad } from './$types';

const TASKS = ['decides', 'pays', 'delivers'] as const;

export const load: PageServerLoad = (event) =>
  loadOrExplain(async () => {
    const member = await requireMember(event);
    return {
      ...(await readCompetenceSheet(member)),
      mayChange: mayRole(member.role, 'competence.change'),
      saved: event.url.searchParams.has('saved'),
    };
  });

export const actions: Actions = {
  default: async (event) => {
    const form = await event.request.formData();
    // What is typed again keeps one text a name; ticked boxes of one name are several.
    const ticked = TASKS.flatMap((task) => form.getAll(task).map((level) => `${task}:${String(level)}`));
    form.set('ticked', ticked.join(' '));
    return actOrExplain(form, async () => {
      const fields = readFields(form);
      await saveCompetence(await requireMember(event), fields);
      redirect(303, `/office/${event.params.place}/competences?saved#line-${String(fields['area'])}`);
    });
  },
};
