/** The office looks at comments on a public draft, shows them or not, answers them, and makes statements of them. */
import { flagIdentifyingWords } from '@vicus/disclosure';
import type { ModerationReason } from '#features/participation/participation.types.ts';
import { recordAudit } from '#server/audit.ts';
import { authorise, type Member } from '#server/auth/member.ts';
import { today } from '#server/clock.ts';
import { readOffice, write, type OfficeTransaction } from '#server/db/doors.ts';
import { parseInput } from '#server/input.ts';
import { Problem } from '#server/problem.ts';
import {
  chooseComments,
  countComments,
  findAbout,
  listAbouts,
  listPublicVoices,
  toStatementVoice,
  type CommentFilter,
} from '../comment.rules.ts';
import { commentAnswerSchema, commentStatementSchema, commentVerdictSchema } from '../comment.schema.ts';
import type { NamedAbout, OfficeComment } from '../comment.types.ts';
import { namesNotLookedAt, notInTheDraft, onlyShownAreAnswered, statementThere } from '../public.problems.ts';
import type { Language } from '#ui/languages.ts';
import type { StrategyContent } from '../strategy.types.ts';
import { readStrategyContent } from './content.usecases.ts';
import { addPerspective } from './perspectives.usecases.ts';
import { makePublicKey } from './public-key.ts';
import * as queries from './comment.queries.ts';
import { lockStrategy } from './strategy.queries.ts';

export interface CommentSheet {
  readonly title: string;
  readonly comments: readonly (OfficeComment & { readonly flagged: readonly string[] })[];
  readonly counts: ReturnType<typeof countComments>;
  /** of the strategy as it is written now: where an answer can point to */
  readonly abouts: readonly NamedAbout[];
  /** what comments were about that is there no more, by token */
  readonly gone: readonly NamedAbout[];
}

/** Problem `not-found` (404). */
export async function readComments(
  member: Member,
  strategyId: string,
  filter: CommentFilter,
): Promise<CommentSheet> {
  authorise(member, 'strategy.moderate');
  const { content, comments } = await readOffice(member, async (reader) => ({
    content: await readStrategyContent(reader, member.placeId, strategyId),
    comments: await queries.selectComments(reader, member.placeId, strategyId),
  }));
  const abouts = nameAbouts(content, member.placeId);
  return {
    title: content.strategy.title,
    comments: chooseComments(comments, filter, abouts).map((one) => ({ ...one, flagged: flag(one) })),
    counts: countComments(comments),
    abouts,
    gone: listGone(comments, abouts),
  };
}

/** Everything that can be talked about, under the keys that the public has for it. */
export function nameAbouts({ parts, goals, actions }: StrategyContent, placeId: string): NamedAbout[] {
  const toKey = makePublicKey(placeId);
  return listAbouts({
    parts,
    goals: goals.map(({ goalId, title }) => ({ key: toKey(goalId), title })),
    actions: actions.map(({ actionId, goalId, title }) => ({
      key: toKey(actionId),
      goalKey: toKey(goalId),
      title,
    })),
  });
}

function listGone(comments: readonly OfficeComment[], abouts: readonly NamedAbout[]): NamedAbout[] {
  const gone = new Map<string, NamedAbout>();
  for (const { aboutKind: kind, aboutKey: key, aboutTitle: title } of comments)
    if (findAbout(abouts, { kind, key }) === undefined) gone.set(`${kind}:${key}`, { kind, key, title });
  return [...gone.values()];
}

const flag = ({ words, language }: OfficeComment): string[] => [
  ...new Set(flagIdentifyingWords(words, { language }).map((one) => one.words)),
];

/**
 * Shows a comment, or does not, with a reason. Problems `reason-missing`, `names-not-looked-at` (422), `text-is-gone` (409),
 * `not-found` (404).
 */
export async function moderateComment(member: Member, strategyId: string, input: unknown): Promise<void> {
  authorise(member, 'strategy.moderate');
  const verdict = parseInput(commentVerdictSchema, input);
  if (verdict.verdict === 'not-show' && verdict.reason === null)
    throw new Problem('reason-missing', 422, {}, 'reason');
  const reason: ModerationReason | null = verdict.verdict === 'show' ? null : verdict.reason;
  await change(member, strategyId, async (transaction, comments) => {
    const comment = requireComment(comments, verdict.commentId);
    if (reason === null) refuseNames(comment, verdict.hasLooked);
    await queries.updateVerdict(transaction, member.placeId, comment.commentId, { reason, day: today() });
    return { comment: comment.commentId, what: verdict.verdict, reason: reason ?? '', note: verdict.note };
  });
}

function requireComment(comments: readonly OfficeComment[], commentId: string): OfficeComment {
  const comment = comments.find((one) => one.commentId === commentId);
  if (comment === undefined) throw new Problem('not-found', 404);
  return comment;
}

function refuseNames(comment: OfficeComment, hasLooked: boolean): void {
  if (comment.words === '') throw new Problem('text-is-gone', 409);
  const words = flag(comment);
  if (words.length > 0 && !hasLooked) throw namesNotLookedAt(words.slice(0, 12).join(', '));
}

/**
 * Answers one comment, or several that say the same: taken up and where, or not and why not. An answer given before gives
 * way. Problems `only-shown-comments-are-answered` (409), `strategy-not-in-the-draft`, `no-comment-chosen` (422).
 */
export async function answerComments(member: Member, strategyId: string, input: unknown): Promise<void> {
  authorise(member, 'strategy.moderate');
  const { commentId: commentIds, verdict, words, target } = parseInput(commentAnswerSchema, input);
  const { placeId } = member;
  await change(member, strategyId, async (transaction, comments) => {
    const chosen = commentIds.map((id) => requireComment(comments, id));
    if (chosen.some(({ state }) => state !== 'shown')) throw onlyShownAreAnswered();
    const content = await readStrategyContent(transaction, placeId, strategyId);
    const pointsTo = target?.kind === 'whole' ? null : target;
    if (pointsTo !== null && findAbout(nameAbouts(content, placeId), pointsTo) === undefined)
      throw notInTheDraft();
    const answer = { verdict, words, target: pointsTo, answeredOn: today() };
    const answerId = await queries.insertAnswer(transaction, placeId, strategyId, answer);
    await queries.joinAnswer(transaction, placeId, strategyId, { answerId, commentIds });
    return { what: 'answer', verdict, comments: commentIds.length };
  });
}

/**
 * Makes a statement of a comment that is shown, under its voice, with where it was heard. `heardInName`: of the draft, in
 * the words of the page. Problems `comment-is-a-statement-already` (409), `not-found` (404).
 */
export async function makeStatement(
  member: Member,
  strategyId: string,
  input: unknown,
  heard: { readonly name: string; readonly language: Language },
): Promise<string> {
  authorise(member, 'strategy.moderate');
  const { commentId, statement } = parseInput(commentStatementSchema, input);
  const { placeId } = member;
  const comment = requireComment(
    await readOffice(member, (reader) => queries.selectComments(reader, placeId, strategyId)),
    commentId,
  );
  if (comment.state !== 'shown') throw onlyShownAreAnswered();
  if (comment.perspectiveId !== null) throw statementThere();
  const words = {
    voice: toStatementVoice(comment.voice),
    statement,
    heard: `comment:${commentId}`,
    heardInName: heard.name,
    heardOn: comment.day,
  };
  const perspectiveId = await addPerspective(member, strategyId, words, heard.language);
  await write(member, (transaction) =>
    queries.updatePerspectiveOf(transaction, placeId, commentId, perspectiveId),
  );
  return perspectiveId;
}

type Deed = Readonly<Record<string, string | number>>;

/** One change at a time; what everybody sees is written anew with it. */
async function change(
  member: Member,
  strategyId: string,
  run: (transaction: OfficeTransaction, comments: readonly OfficeComment[]) => Promise<Deed>,
): Promise<void> {
  const { placeId } = member;
  await write(member, async (transaction) => {
    if ((await lockStrategy(transaction, placeId, strategyId)) === undefined)
      throw new Problem('not-found', 404);
    const detail = await run(transaction, await queries.selectComments(transaction, placeId, strategyId));
    await rewritePublic(transaction, placeId, strategyId);
    await recordAudit(transaction, member, {
      action: 'strategy.moderate',
      objectKind: 'strategy',
      objectId: strategyId,
      detail,
    });
  });
}

async function rewritePublic(
  transaction: OfficeTransaction,
  placeId: string,
  strategyId: string,
): Promise<void> {
  const comments = await queries.selectComments(transaction, placeId, strategyId);
  const toKey = makePublicKey(placeId);
  const shown = comments.filter(({ state }) => state === 'shown');
  const voices = listPublicVoices(shown);
  const rows = shown.map(({ commentId, answer, ...one }) => ({
    ...one,
    commentId,
    key: toKey(commentId),
    voice: voices.includes(one.voice) ? one.voice : ('' as const),
    answerKey: answer === null ? '' : toKey(answer.answerId),
    verdict: answer?.verdict ?? ('' as const),
    answer: answer?.words ?? '',
    targetKind: answer?.target?.kind ?? ('' as const),
    targetKey: answer?.target?.key ?? '',
    answeredOn: answer?.answeredOn ?? null,
  }));
  await queries.rewritePublicComments(transaction, placeId, {
    strategyId,
    strategyKey: toKey(strategyId),
    rows,
  });
  const reasons = comments.flatMap(({ reason }) => (reason === null ? [] : [reason]));
  const notShown = Object.fromEntries(
    [...Map.groupBy(reasons, (reason) => reason)].map(([reason, all]) => [reason, all.length]),
  );
  await queries.updateNotShown(transaction, placeId, strategyId, notShown);
}
