import { addOwnIndicator } from '#features/indicator/server/chosen.usecases.ts';
import { authorise } from '#server/auth/member.ts';
import { loadOrExplain } from '#ui/route-problem.ts';
import { requireMember } from '../../../member.ts';
import { changeThenShow } from '../../change-then-show.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = (event) =>
  loadOrExplain(async () => {
    authorise(await requireMember(event), 'indicator.change');
    return {};
  });

export const actions: Actions = {
  default: changeThenShow('own', async (member, fields, { url }: RequestEvent) => {
    const id = await addOwnIndicator(member, fields);
    return url.pathname.replace(/\/own$/, `/${id}`);
  }),
};
