import { publishPack, recallPack, withdrawPack } from '#features/message/server/pack-publishing.usecases.ts';
import {
  addRecipient,
  noteHandedOut,
  removeRecipient,
  sendAgain,
} from '#features/message/server/pack-recipients.usecases.ts';
import {
  changePack,
  readPack,
  removePack,
  removePackFact,
  takeSuggestedQuestions,
} from '#features/message/server/packs.usecases.ts';
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
      ...(await readPack(member, event.params.pack)),
      isSaved: event.url.searchParams.has('saved'),
      mayChange: mayRole(member.role, 'message.change'),
      mayPublish: mayRole(member.role, 'pack.publish'),
    };
  });

type Run = (member: Member, packId: string, fields: Record<string, string | string[]>) => Promise<void>;

const act = (part: string, run: Run) =>
  changeThenShow<RequestEvent>(part, async (member, fields, { params }) => {
    await run(member, params.pack, fields);
    return `/office/${params.place}/messages/packs/${params.pack}?saved`;
  });

export const actions: Actions = {
  change: act('change', changePack),
  suggest: act('suggest', takeSuggestedQuestions),
  'remove-fact': act('remove-fact', removePackFact),
  'add-group': act('add-group', addRecipient),
  'remove-group': act('remove-group', removeRecipient),
  publish: act('publish', publishPack),
  recall: act('recall', recallPack),
  withdraw: act('withdraw', withdrawPack),
  'handed-out': act('handed-out', noteHandedOut),
  send: act('send', sendAgain),
  remove: changeThenShow('remove', async (member, _, { params }) => {
    await removePack(member, params.pack);
    return `/office/${params.place}/messages`;
  }),
};
