import { addConversation } from '#features/theme/server/conversation.usecases.ts';
import { authorise } from '#server/auth/member.ts';
import { today } from '#server/clock.ts';
import { loadOrExplain } from '#ui/route-problem.ts';
import { requireMember } from '../../../member.ts';
import { changeThenShow } from '../../change-then-show.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = (event) =>
  loadOrExplain(async () => {
    authorise(await requireMember(event), 'statement.code');
    return { month: today().slice(0, 7) };
  });

export const actions: Actions = {
  default: changeThenShow('conversation', async (member, fields, event: RequestEvent) => {
    await addConversation(member, fields);
    return `/office/${event.params.place}/conversations?saved`;
  }),
};
