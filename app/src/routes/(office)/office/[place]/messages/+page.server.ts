import { listCards } from '#features/message/server/cards.usecases.ts';
import { addMessage, listMessages } from '#features/message/server/messages.usecases.ts';
import { addPack, listPacks } from '#features/message/server/packs.usecases.ts';
import { mayRole } from '#server/auth/permissions.ts';
import { loadOrExplain } from '#ui/route-problem.ts';
import { requireMember } from '../../member.ts';
import { changeThenShow } from '../change-then-show.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = (event) =>
  loadOrExplain(async () => {
    const member = await requireMember(event);
    return {
      cards: await listCards(member, event.locals.language),
      packs: await listPacks(member),
      messages: await listMessages(member),
      mayChange: mayRole(member.role, 'message.change'),
    };
  });

export const actions: Actions = {
  pack: changeThenShow('pack', async (member, fields, { params }) => {
    const packId = await addPack(member, fields);
    return `/office/${params.place}/messages/packs/${packId}`;
  }),
  message: changeThenShow('message', async (member, fields, { params }) => {
    const messageId = await addMessage(member, fields);
    return `/office/${params.place}/messages/texts/${messageId}`;
  }),
};
