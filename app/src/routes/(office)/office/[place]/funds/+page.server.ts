import { listForeignItems } from '#features/exchange/server/foreign.usecases.ts';
import { listOwnFunds } from '#features/fund/server/own-fund.usecases.ts';
import { readReach, saveBasis } from '#features/fund/server/reach.usecases.ts';
import { today } from '#server/clock.ts';
import { loadOrExplain } from '#ui/route-problem.ts';
import { requireMember } from '../../member.ts';
import { changeThenShow } from '../change-then-show.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = (event) =>
  loadOrExplain(async () => {
    const member = await requireMember(event);
    const asked = event.url.searchParams;
    const reach = await readReach(member, {
      circle: asked.get('circle') ?? '',
      with: asked.getAll('with'),
      find: asked.get('find') ?? '',
    });
    return {
      reach,
      own: await listOwnFunds(member),
      find: asked.get('find') ?? '',
      today: today(),
      foreign: await listForeignItems('fund', asked.get('find') ?? ''),
      done: ['saved', 'removed'].find((one) => asked.has(one)) ?? null,
    };
  });

export const actions: Actions = {
  basis: changeThenShow('basis', async (member, fields, event) => {
    await saveBasis(member, fields);
    return `/office/${event.params.place}/funds?saved`;
  }),
};
