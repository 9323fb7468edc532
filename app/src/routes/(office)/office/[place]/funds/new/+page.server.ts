import { addOwnFund, listOwnFunds } from '#features/fund/server/own-fund.usecases.ts';
import { today } from '#server/clock.ts';
import { loadOrExplain } from '#ui/route-problem.ts';
import { requireMember } from '../../../member.ts';
import { changeThenShow } from '../../change-then-show.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = (event) =>
  loadOrExplain(async () => {
    await listOwnFunds(await requireMember(event));
    return { today: today() };
  });

export const actions: Actions = {
  default: changeThenShow('own', async (member, fields, event) => {
    const id = await addOwnFund(member, fields);
    return `/office/${event.params.place}/funds/${encodeURIComponent(`own:${id}`)}?saved`;
  }),
};
