import {
  changeCard,
  publishCard,
  readCard,
  removeCard,
  withdrawCard,
} from '#features/message/server/cards.usecases.ts';
import { mayRole } from '#server/auth/permissions.ts';
import { loadOrExplain } from '#ui/route-problem.ts';
import { requireMember } from '../../../../member.ts';
import { changeThenShow } from '../../../change-then-show.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = (event) =>
  loadOrExplain(async () => {
    const member = await requireMember(event);
    return {
      ...(await readCard(member, event.params.card)),
      isSaved: event.url.searchParams.has('saved'),
      mayChange: mayRole(member.role, 'message.change'),
      mayPublish: mayRole(member.role, 'card.publish'),
    };
  });

const here = ({ place, card }: { place: string; card: string }): string =>
  `/office/${place}/messages/cards/${card}?saved`;

export const actions: Actions = {
  change: changeThenShow('change', async (member, fields, { params }) => {
    await changeCard(member, params.card, fields);
    return here(params);
  }),
  publish: changeThenShow('publish', async (member, fields, { params }) => {
    await publishCard(member, params.card, fields);
    return here(params);
  }),
  withdraw: changeThenShow('withdraw', async (member, fields, { params }) => {
    await withdrawCard(member, params.card, fields);
    return here(params);
  }),
  remove: changeThenShow('remove', async (member, _, { params }) => {
    await removeCard(member, params.card);
    return `/office/${params.place}/messages`;
  }),
};
