import { listForeignItems } from '#features/exchange/server/foreign.usecases.ts';
import { readNetworkDesk } from '#features/network/server/directory.usecases.ts';
import { saveOwnNetwork } from '#features/network/server/network.usecases.ts';
import { mayRole } from '#server/auth/permissions.ts';
import { today } from '#server/clock.ts';
import { loadOrExplain } from '#ui/route-problem.ts';
import { requireMember } from '../../member.ts';
import { changeThenShow } from '../change-then-show.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = (event) =>
  loadOrExplain(async () => {
    const member = await requireMember(event);
    const wishes = event.url.searchParams.getAll('wish');
    return {
      desk: await readNetworkDesk(member, wishes, event.locals.language),
      mayChange: mayRole(member.role, 'network.change'),
      today: today(),
      foreign: await listForeignItems('network'),
      removed: event.url.searchParams.has('removed'),
    };
  });

export const actions: Actions = {
  add: changeThenShow('add', async (member, fields, event: RequestEvent) => {
    const networkId = await saveOwnNetwork(member, fields, event.locals.language);
    return `/office/${event.params.place}/networks/own:${networkId}?saved`;
  }),
};
