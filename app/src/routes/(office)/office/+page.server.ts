import { redirect } from '@sveltejs/kit';
import { isOperator } from '#server/auth/operator.ts';
import { readOwnPlaces } from '#features/people/server/membership.usecases.ts';
import { removeExamplePlaces } from '#features/place/server/installation.usecases.ts';
import { actOrExplain } from '#ui/route-problem.ts';
import { requireUser } from './member.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const user = requireUser(event);
  return { memberships: await readOwnPlaces(user.id), isOperator: await isOperator(user.id) };
};

export const actions: Actions = {
  removeExamples: async (event) => {
    const user = requireUser(event);
    const form = await event.request.formData();
    return actOrExplain(form, async () => {
      await removeExamplePlaces(user.id);
      redirect(303, '/office');
    });
  },
};
