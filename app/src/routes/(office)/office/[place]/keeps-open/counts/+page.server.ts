import { readKeepsOpen, savePopulation } from '#features/policy/server/keeps-open.usecases.ts';
import { authorise } from '#server/auth/member.ts';
import { loadOrExplain } from '#ui/route-problem.ts';
import { requireMember } from '../../../member.ts';
import { changeThenShow } from '../../change-then-show.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = (event) =>
  loadOrExplain(async () => {
    const member = await requireMember(event);
    authorise(member, 'data.change');
    const { population, stored } = await readKeepsOpen(member, 0);
    return { population, taken: event.url.searchParams.get('take') === 'stored' ? stored : null };
  });

export const actions: Actions = {
  default: changeThenShow('counts', async (member, fields, event) => {
    await savePopulation(member, fields);
    return `/office/${event.params.place}/keeps-open?saved`;
  }),
};
