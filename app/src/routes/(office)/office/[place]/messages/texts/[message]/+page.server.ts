import {
  addClaim,
  changeMessage,
  readMessage,
  removeClaim,
  removeMessage,
  restoreVersion,
} from '#features/message/server/messages.usecases.ts';
import type { Member } from '#server/auth/member.ts';
import { mayRole } from '#server/auth/permissions.ts';
import { loadOrExplain } from '#ui/route-problem.ts';
import { requireMember } from '../../../../member.ts';
import { changeThenShow } from '../../../change-then-show.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = (event) =>
  loadOrExplain(async () => {
    const member = await requireMember(event);
    return {
      ...(await readMessage(member, event.params.message)),
      isSaved: event.url.searchParams.has('saved'),
      mayChange: mayRole(member.role, 'message.change'),
      maySeeGap: mayRole(member.role, 'results.read'),
    };
  });

type Run = (member: Member, messageId: string, fields: Record<string, string | string[]>) => Promise<void>;

const act = (part: string, run: Run, anchor = '') =>
  changeThenShow<RequestEvent>(part, async (member, fields, { params }) => {
    await run(member, params.message, fields);
    return `/office/${params.place}/messages/texts/${params.message}?saved${anchor}`;
  });

export const actions: Actions = {
  change: act('change', changeMessage),
  claim: act('claim', addClaim, '#claims'),
  'remove-claim': act('remove-claim', removeClaim, '#claims'),
  restore: act('restore', restoreVersion),
  remove: changeThenShow('remove', async (member, _, { params }) => {
    await removeMessage(member, params.message);
    return `/office/${params.place}/messages`;
  }),
};
