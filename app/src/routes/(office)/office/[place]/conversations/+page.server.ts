import { listConversations, removeConversation } from '#features/theme/server/conversation.usecases.ts';
import { loadOrExplain } from '#ui/route-problem.ts';
import { requireMember } from '../../member.ts';
import { changeThenShow } from '../change-then-show.ts';
import { readRowId } from '../themes/row-id.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = (event) =>
  loadOrExplain(async () => {
    const member = await requireMember(event);
    return {
      conversations: await listConversations(member),
      saved: event.url.searchParams.has('saved'),
    };
  });

export const actions: Actions = {
  remove: changeThenShow('remove', async (member, fields, event: RequestEvent) => {
    await removeConversation(member, readRowId(String(fields['conversationId'])));
    return `/office/${event.params.place}/conversations`;
  }),
};
