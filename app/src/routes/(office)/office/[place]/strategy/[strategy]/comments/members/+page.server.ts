import {
  addNote,
  readNotes,
  replyToNote,
  resolveThread,
} from '#features/strategy/server/comment-notes.usecases.ts';
import type { Member } from '#server/auth/member.ts';
import { mayRole } from '#server/auth/permissions.ts';
import { loadOrExplain } from '#ui/route-problem.ts';
import { requireMember } from '../../../../../member.ts';
import { changeThenShow } from '../../../../change-then-show.ts';
import { readRowId } from '../../../../themes/row-id.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = (event) =>
  loadOrExplain(async () => {
    const member = await requireMember(event);
    return {
      sheet: await readNotes(member, readRowId(event.params.strategy)),
      mayResolve: mayRole(member.role, 'strategy.change'),
      maySeeComments: mayRole(member.role, 'strategy.moderate'),
      saved: event.url.searchParams.has('saved'),
    };
  });

type Change = (
  member: Member,
  strategyId: string,
  fields: Record<string, string | string[]>,
) => Promise<void>;

const change = (part: string, run: Change) =>
  changeThenShow(part, async (member, fields, { params }: RequestEvent) => {
    await run(member, readRowId(params.strategy), fields);
    return `/office/${params.place}/strategy/${params.strategy}/comments/members?saved`;
  });

export const actions: Actions = {
  add: change('add', addNote),
  reply: change('reply', replyToNote),
  resolve: change('resolve', resolveThread),
};
