/** What a place does with a practice of another: says how it went here, or takes it into its own strategy with its origin. */
import { readText } from '@vicus/cube';
import type { SourcePractice } from '@vicus/reference';
import { addAction } from '#features/strategy/server/action.usecases.ts';
import { listStrategies, readStrategy } from '#features/strategy/server/content.usecases.ts';
import { recordAudit } from '#server/audit.ts';
import { authorise, type Member } from '#server/auth/member.ts';
import { today } from '#server/clock.ts';
import { readOffice, write } from '#server/db/doors.ts';
import { parseInput } from '#server/input.ts';
import { Problem } from '#server/problem.ts';
import { createTranslator, formatDate, type Language } from '#ui/messages.ts';
import { neverPublished, ownPractice, repliedBefore } from '../practice.problems.ts';
import { refuseNames } from '../practice.rules.ts';
import { copySchema, replySchema } from '../practice.schema.ts';
import type { PracticeCopy, PublishedPractice } from '../practice.types.ts';
import { readPlaceContext } from './context.usecases.ts';
import { readPracticeSheet, type OfficePracticeSheet } from './find.usecases.ts';
import { insertCopy, insertReply, selectCopies, withdrawReplyRow } from './reply.queries.ts';

/**
 * "We tried it too", published at once with the own context. Problems `practice-names` (422), `practice-is-own`,
 * `practice-replied-before` (409)
 */
export async function replyToPractice(member: Member, practiceKey: string, input: unknown): Promise<void> {
  authorise(member, 'practice.publish');
  const { isLookedAt, ...reply } = parseInput(replySchema, input);
  if (!isLookedAt) refuseNames({ changed: reply.changed, result: reply.result });
  const sheet = await requireOther(member, practiceKey);
  const { context, isExample } = await readPlaceContext(member);
  const { practice, source } = sheet;
  await write(member, async (transaction) => {
    const replyId = await insertReply(transaction, member.placeId, {
      ...reply,
      practiceKey: sheet.practiceKey,
      otherPlaceId: practice?.placeId ?? null,
      practiceVersion: practice?.version ?? 1,
      practiceTitle: practice?.title ?? source?.title.en ?? '',
      context,
      isExample,
      publishedOn: today(),
    });
    if (replyId === undefined) throw repliedBefore();
    await recordAudit(transaction, member, {
      action: 'practice.publish',
      objectKind: 'practice',
      objectId: replyId,
      detail: { step: 'replied', practice: sheet.practiceKey },
    });
  });
}

/** Takes the own reply back. Problem `not-found` (404) */
export async function withdrawReply(member: Member, practiceKey: string): Promise<void> {
  authorise(member, 'practice.publish');
  await write(member, async (transaction) => {
    if (!(await withdrawReplyRow(transaction, member.placeId, practiceKey, today())))
      throw new Problem('not-found', 404);
    await recordAudit(transaction, member, {
      action: 'practice.publish',
      objectKind: 'practice',
      objectId: practiceKey,
      detail: { step: 'reply withdrawn' },
    });
  });
}

async function requireOther(member: Member, practiceKey: string): Promise<OfficePracticeSheet> {
  const sheet = await readPracticeSheet(member, practiceKey);
  if (sheet.isOwn) throw ownPractice();
  if (sheet.practice?.state === 'withdrawn') throw neverPublished();
  return sheet;
}

export interface GoalChoice {
  /** `strategy goal` */
  readonly value: string;
  readonly label: string;
}

/** Goals of strategies that have not ended, as a copy can be put under. */
export async function listGoalChoices(member: Member): Promise<GoalChoice[]> {
  authorise(member, 'strategy.read');
  const open = (await listStrategies(member)).filter(({ state }) => state !== 'ended');
  const choices: GoalChoice[] = [];
  for (const { strategyId, title } of open) {
    const { goals } = await readStrategy(member, strategyId);
    for (const goal of goals)
      choices.push({ value: `${strategyId} ${goal.goalId}`, label: `${title}: ${goal.title}` });
  }
  return choices;
}

export interface CopiedAction {
  readonly strategyId: string;
  readonly actionId: string;
}

/**
 * Makes it a planned action of the own strategy. The action says in its own words where it came from, and a row keeps the version
 * that was read. Problems of adding an action; `practice-is-own` (409)
 */
export async function copyPractice(
  member: Member,
  practiceKey: string,
  { input, language }: { readonly input: unknown; readonly language: Language },
): Promise<CopiedAction> {
  authorise(member, 'strategy.change');
  const { goal } = parseInput(copySchema, input);
  const [strategyId, goalId] = goal;
  const sheet = await requireOther(member, practiceKey);
  const { words, title, fromWhom } = composeAction(sheet, language);
  const copy = {
    practiceKey: sheet.practiceKey,
    practiceVersion: sheet.practice?.version ?? 1,
    otherPlaceId: sheet.practice?.placeId ?? null,
    contentHash: sheet.practice?.contentHash ?? '',
    title,
    fromWhom,
    strategyId,
    copiedBy: member.userId,
    copiedOn: today(),
  };
  const actionId = await addAction(member, strategyId, { ...words, goalId }, async (transaction, id) => {
    await insertCopy(transaction, member.placeId, { ...copy, actionId: id });
    await recordAudit(transaction, member, {
      action: 'strategy.change',
      objectKind: 'practice',
      objectId: sheet.practiceKey,
      detail: { step: 'copied', actionId: id },
    });
  });
  return { strategyId, actionId };
}

interface ActionWords {
  readonly title: string;
  readonly fromWhom: string;
  readonly words: Readonly<Record<string, string>>;
}

function composeAction(sheet: OfficePracticeSheet, language: Language): ActionWords {
  const { practice, source, practiceKey } = sheet;
  if (practice !== null) return composeFromPlace(practice, language);
  if (source !== null) return composeFromStudy(source, practiceKey, language);
  throw new Problem('not-found', 404);
}

function composeFromStudy(source: SourcePractice, key: string, language: Language): ActionWords {
  const t = createTranslator(language);
  const title = readText(source.title, language);
  const origin = t('office.practices.origin.source', { title, day: formatDate(today(), language), key });
  const what = `${readText(source.what, language)}\n\n${origin}`;
  const words = { title, what, area: source.areas[0], forWhom: source.forWhom };
  return { title, fromWhom: t('office.practices.source'), words };
}

function composeFromPlace(practice: PublishedPractice, language: Language): ActionWords {
  const t = createTranslator(language);
  const { texts, details, context, title, version, practiceKey: key } = practice;
  const day = formatDate(today(), language);
  const origin = t('office.practices.origin.place', { title, place: context.name, version, day, key });
  const failed = texts['what-did-not-work'] ?? '';
  const warning = failed === '' ? '' : t('office.practices.origin.failed', { words: failed });
  const [group, ...others] = details?.targetGroups ?? [];
  return {
    title,
    fromWhom: context.name,
    words: {
      title,
      what: [texts.summary, warning, origin].filter(Boolean).join('\n\n'),
      activities: texts['how-it-works'] ?? '',
      inputs: texts.resources ?? '',
      area: details?.areas[0] ?? '',
      forWhom: group === undefined || others.length > 0 ? 'everybody' : group,
    },
  };
}

/** Which of the own actions began as a practice of others. */
export async function listCopies(member: Member): Promise<PracticeCopy[]> {
  authorise(member, 'practice.read');
  return readOffice(member, (reader) => selectCopies(reader, member.placeId));
}
