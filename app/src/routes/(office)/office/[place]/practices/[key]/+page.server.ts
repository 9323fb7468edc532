import { writeLikeness } from '#features/practice/likeness.rules.ts';
import { readPracticeSheet } from '#features/practice/server/find.usecases.ts';
import {
  copyPractice,
  listGoalChoices,
  replyToPractice,
  withdrawReply,
} from '#features/practice/server/share.usecases.ts';
import {
  toPracticeView,
  toReplyView,
  toSourceView,
  writeContext,
  writeNeed,
} from '#features/practice/practice-view.rules.ts';
import { mayRole } from '#server/auth/permissions.ts';
import { createTranslator } from '#ui/messages.ts';
import { loadOrExplain } from '#ui/route-problem.ts';
import { requireMember } from '../../../member.ts';
import { changeThenShow } from '../../change-then-show.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = (event) =>
  loadOrExplain(async () => {
    const member = await requireMember(event);
    const { language } = event.locals;
    const t = createTranslator(language);
    const sheet = await readPracticeSheet(member, event.params.key);
    const { practice, source } = sheet;
    const mayCopy = mayRole(member.role, 'strategy.change');
    const { searchParams } = event.url;
    return {
      key: sheet.practiceKey,
      view: source === null ? practice && toPracticeView(practice, language) : toSourceView(source, language),
      isSource: source !== null,
      isOwn: sheet.isOwn,
      isWithdrawn: practice?.state === 'withdrawn',
      ours: writeContext(sheet.own, language).join(', '),
      likeness: writeLikeness(sheet.similarity, language),
      transfer: sheet.transfer.map((line) => ({ ...line, words: writeNeed(t, line, language) })),
      replies: sheet.replies.map((reply) => toReplyView(reply, language)),
      hasReplied: sheet.ownReply !== null,
      mayCopy,
      mayReply: mayRole(member.role, 'practice.publish'),
      goals: mayCopy ? await listGoalChoices(member) : [],
      language,
      copied: searchParams.get('copied'),
      done: ['replied', 'withdrawn'].find((one) => searchParams.has(one)) ?? null,
    };
  });

const toHere = ({ params }: RequestEvent, done: string): string =>
  `/office/${params.place}/practices/${params.key}?${done}`;

export const actions: Actions = {
  copy: changeThenShow('copy', async (member, fields, event: RequestEvent) => {
    const asked = { input: fields, language: event.locals.language };
    const { strategyId, actionId } = await copyPractice(member, event.params.key, asked);
    return toHere(event, `copied=${strategyId}/actions/${actionId}`);
  }),
  reply: changeThenShow('reply', async (member, fields, event: RequestEvent) => {
    await replyToPractice(member, event.params.key, fields);
    return toHere(event, 'replied');
  }),
  withdraw: changeThenShow('withdraw', async (member, _fields, event: RequestEvent) => {
    await withdrawReply(member, event.params.key);
    return toHere(event, 'withdrawn');
  }),
};
