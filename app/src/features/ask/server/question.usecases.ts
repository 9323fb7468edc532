/** A level asks "what would this do to you?"; places answer; the answers are counted by size class. */
import { flagIdentifyingWords } from '@vicus/disclosure';
import { coversPlace } from '#features/level/level.rules.ts';
import { readOwnLevel } from '#features/level/server/level.usecases.ts';
import { classifyBySize } from '#features/practice/context.rules.ts';
import { restoreProtectedTables, toStoredTables } from '#features/release/server/release.usecases.ts';
import { recordAudit } from '#server/audit.ts';
import { authorise, type Member } from '#server/auth/member.ts';
import { mayRole } from '#server/auth/permissions.ts';
import { today } from '#server/clock.ts';
import { combine, readOffice, readPublic, write } from '#server/db/doors.ts';
import { parseInput, rowId } from '#server/input.ts';
import { Problem } from '#server/problem.ts';
import { readSettings } from '#server/settings/settings.ts';
import { shuffle } from '#server/shuffle.ts';
import { questionClosed, questionNotForYou, sizeNotKnown, wordsNeedALook } from '../ask.problems.ts';
import { countDays } from '../ask.rules.ts';
import { questionAnswerSchema, questionSchema } from '../ask.schema.ts';
import type { Question } from '../ask.types.ts';
import { COUNTED_SIZES } from '../needs.types.ts';
import { composeAnswers, listShownWords, protectAnswers, type CountedAnswers } from '../question.rules.ts';
import { selectOwnPlace } from './own-place.queries.ts';
import * as queries from './question.queries.ts';

/** Fewest days a question stays open. */
export const MINIMUM_OPEN_DAYS = 7;

/** @returns id of the question. Problem `question-too-short` (422): fewer than seven days to answer */
export async function askQuestion(member: Member, input: unknown): Promise<string> {
  authorise(member, 'ask.answer');
  const { title, words, language, dueOn } = parseInput(questionSchema, input);
  if (countDays(today(), dueOn) < MINIMUM_OPEN_DAYS)
    throw new Problem('question-too-short', 422, { days: MINIMUM_OPEN_DAYS }, 'dueOn');
  const level = await readOwnLevel(member);
  return write(member, async (tx) => {
    const questionId = await queries.insertQuestion(tx, {
      placeId: member.placeId,
      title,
      words,
      language,
      levelName: level.name,
      levelKind: level.kind,
      country: level.country,
      covers: level.covers,
      isExample: level.isExample,
      publishedOn: today(),
      dueOn,
    });
    await recordAudit(tx, member, { action: 'ask.answer', objectKind: 'ask', objectId: questionId });
    return questionId;
  });
}

/** Takes a question back; what was answered is counted by nobody. Problem `question-closed` (409) */
export async function withdrawQuestion(member: Member, questionId: string): Promise<void> {
  authorise(member, 'ask.answer');
  const at = { placeId: member.placeId, questionId: parseInput(rowId, questionId), on: today() };
  await write(member, async (tx) => {
    if ((await queries.withdrawQuestionRow(tx, at)) === 0) throw questionClosed();
    await recordAudit(tx, member, {
      action: 'ask.answer',
      objectKind: 'ask',
      objectId: at.questionId,
      detail: { step: 'withdrawn' },
    });
  });
}

export interface ListedQuestion extends Question {
  readonly isOpen: boolean;
  readonly own: queries.OwnAnswer | null;
}

const isOpen = ({ dueOn, withdrawnOn }: Question): boolean => withdrawnOn === null && today() <= dueOn;

/** Questions of levels that cover the place; for observers those of their own level. Newest first. */
export async function listQuestions(member: Member): Promise<ListedQuestion[]> {
  authorise(member, 'ask.read');
  const isLevel = mayRole(member.role, 'ask.answer');
  return readOffice(member, async (reader) => {
    const place = await selectOwnPlace(reader, member.placeId);
    const { isExample } = place;
    const filter = isLevel ? { placeId: member.placeId } : { isExample };
    const asked = await queries.selectQuestions(reader, filter);
    const own = await queries.selectOwnAnswers(reader, member.placeId);
    return asked
      .filter((question) => isLevel || coversPlace(question, place))
      .map((question) => ({
        ...question,
        isOpen: isOpen(question),
        own: own.find(({ questionId }) => questionId === question.questionId) ?? null,
      }));
  });
}

/** Problems `question-not-for-you` (404), `question-closed`, `question-size-not-known` (409) */
export async function answerQuestion(member: Member, questionId: string, input: unknown): Promise<void> {
  authorise(member, 'ask.raise');
  const { choice, words, isLookedAt } = parseInput(questionAnswerSchema, input);
  const id = parseInput(rowId, questionId);
  const question = (await listQuestions(member)).find((one) => one.questionId === id);
  if (question === undefined) throw questionNotForYou();
  if (!question.isOpen) throw questionClosed();
  const flagged = flagIdentifyingWords(words).filter(({ kind }) => kind !== 'country');
  if (flagged.length > 0 && !isLookedAt) throw wordsNeedALook(flagged.map((one) => one.words));
  await write(member, async (tx) => {
    const code = classifyBySize((await selectOwnPlace(tx, member.placeId)).population);
    const size = COUNTED_SIZES.find((one) => one === code);
    if (size === undefined) throw sizeNotKnown();
    await queries.upsertOwnAnswer(tx, {
      placeId: member.placeId,
      question,
      choice,
      words,
      size,
      on: today(),
    });
    await recordAudit(tx, member, {
      action: 'ask.raise',
      objectKind: 'ask',
      objectId: id,
      detail: { step: 'question-answered' },
    });
  });
}

export interface QuestionResult {
  readonly computedOn: string;
  readonly answers: readonly CountedAnswers[];
}

/** Everybody reads it. Null while it is open, or not counted yet. */
export async function readQuestionResult(question: Question): Promise<QuestionResult | null> {
  const stored = await readPublic((reader) => queries.selectQuestionResult(reader, question));
  if (stored === null) return null;
  const tables = restoreProtectedTables(stored.tables, stored.contentHash);
  const words = stored.words as Readonly<Partial<Record<string, readonly string[]>>>;
  return { computedOn: stored.computedOn, answers: composeAnswers(tables, words) };
}

/** Questions everybody may read, examples left out, newest first. */
export function listPublicQuestions(): Promise<Question[]> {
  return readPublic((reader) => queries.selectQuestions(reader, { isExample: false }));
}

/** Counts the answers to questions whose day has passed, once. */
export async function computeQuestionResults(): Promise<void> {
  const due = await combine('questions', (tx) => queries.selectDueQuestions(tx, today()));
  for (const question of due) {
    const given = await combine('questions', (tx) => queries.selectGivenAnswers(tx, question));
    const tables = protectAnswers(question, given, readSettings().version);
    const made = { on: today(), ...toStoredTables(tables), words: listShownWords(shuffle(given)) };
    await combine('questions', (tx) => queries.insertQuestionResult(tx, question, made));
  }
}
