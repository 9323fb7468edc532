/** Beginning a round, answering it section by section, being done. */
import { CURRENT_SIGNAL_SET, listSignals, type Signal, type SignalSection } from '@vicus/reference';
import { authorise, type Member } from '#server/auth/member.ts';
import { today } from '#server/clock.ts';
import { readOffice, write, type OfficeTransaction } from '#server/db/doors.ts';
import { parseInput } from '#server/input.ts';
import { Problem } from '#server/problem.ts';
import { listSameAnswers } from '../compare.rules.ts';
import { emptyAnswer, readScore } from '../score.rules.ts';
import {
  evidenceMissing,
  isDoneAlready,
  notAnAssessor,
  notAnswering,
  unfinished,
} from '../stock-take.problems.ts';
import {
  isComplete,
  isDone,
  listProgress,
  readAssessorPlace,
  type AssessorPlace,
  type SectionProgress,
} from '../stock-take.rules.ts';
import { finishSchema, roundSchema, toSectionSchema } from '../stock-take.schema.ts';
import type { SignalAnswer, SignalAnswerCode, StockTake } from '../stock-take.types.ts';
import { findLocked, findStockTake, noteStep } from './round.ts';
import {
  deleteStockTake,
  insertStockTake,
  selectAnswers,
  selectStockTakes,
  updateStockTake,
  upsertAnswers,
} from './stock-take.queries.ts';

const MAXIMUM_ROUNDS = 200;

export interface ListedStockTake extends StockTake {
  readonly place: AssessorPlace;
}

/** All rounds, newest first. */
export async function listStockTakes(member: Member): Promise<ListedStockTake[]> {
  authorise(member, 'stock-take.read');
  const rounds = await readOffice(member, (reader) => selectStockTakes(reader, member.placeId));
  return rounds.map((round) => ({ ...round, place: readAssessorPlace(round, member.userId) }));
}

/** Begins a round; the member is its first assessor. @returns its id. Problem `too-many-entries` (422) */
export async function openStockTake(member: Member, input: unknown): Promise<string> {
  authorise(member, 'stock-take.change');
  const { title, asOf, assessors } = parseInput(roundSchema, input);
  return write(member, async (transaction) => {
    if ((await selectStockTakes(transaction, member.placeId)).length >= MAXIMUM_ROUNDS)
      throw new Problem('too-many-entries', 422, { maximum: MAXIMUM_ROUNDS });
    const stockTakeId = await insertStockTake(transaction, member.placeId, {
      title,
      asOf,
      signalSet: CURRENT_SIGNAL_SET,
      firstAssessor: member.userId,
      isForTwo: assessors === 'two',
      openedOn: today(),
    });
    await noteStep(transaction, member, stockTakeId, { step: 'opened' });
    return stockTakeId;
  });
}

export interface StockTakeSheet {
  readonly round: StockTake;
  readonly place: AssessorPlace;
  readonly isDone: boolean;
  readonly signals: readonly Signal[];
  /** the reader's own */
  readonly answers: readonly SignalAnswer[];
  readonly progress: readonly SectionProgress[];
  /** what stood in the end of the closed round before this one */
  readonly earlier: { readonly round: StockTake; readonly answers: readonly SignalAnswer[] } | null;
}

/** @throws Problem `not-found` (404) */
export async function readStockTake(member: Member, stockTakeId: string): Promise<StockTakeSheet> {
  authorise(member, 'stock-take.read');
  return readOffice(member, async (reader) => {
    const round = await findStockTake(reader, member, stockTakeId);
    const signals = listSignals(round.signalSet);
    const all = await selectAnswers(reader, member.placeId, stockTakeId);
    const answers = all.filter(({ assessor }) => assessor === member.userId);
    const closed = (await selectStockTakes(reader, member.placeId)).filter(
      (one) => one.state === 'closed' && one.asOf < round.asOf,
    );
    const before = closed[0];
    const place = readAssessorPlace(round, member.userId);
    return {
      round,
      place,
      isDone: isDone(round, place),
      signals,
      answers,
      progress: listProgress(signals, answers),
      earlier:
        before === undefined
          ? null
          : {
              round: before,
              answers: (await selectAnswers(reader, member.placeId, before.stockTakeId)).filter(
                ({ assessor }) => assessor === '',
              ),
            },
    };
  });
}

/** The round, locked, where this member may answer; a free second place is taken. */
async function findMine(
  transaction: OfficeTransaction,
  member: Member,
  stockTakeId: string,
): Promise<{ round: StockTake; place: 'first' | 'second' }> {
  const round = await findLocked(transaction, member, stockTakeId);
  if (round.state !== 'answering') throw notAnswering();
  const place = readAssessorPlace(round, member.userId);
  if (place === 'none') throw notAnAssessor();
  if (isDone(round, place)) throw isDoneAlready();
  if (place !== 'may-join') return { round, place };
  await updateStockTake(transaction, member.placeId, stockTakeId, { second_assessor: member.userId });
  await noteStep(transaction, member, stockTakeId, { step: 'joined' });
  return { round, place: 'second' };
}

/**
 * Keeps everything typed in one section, also where it is not finished. Problems `not-found`, `stock-take-not-answering`,
 * `stock-take-not-an-assessor`, `stock-take-done-already` (409), `link-begins-with-https`, `document-without-title` (422).
 */
export async function saveSection(
  member: Member,
  stockTakeId: string,
  section: SignalSection,
  input: unknown,
): Promise<void> {
  authorise(member, 'stock-take.change');
  await write(member, async (transaction) => {
    const { round } = await findMine(transaction, member, stockTakeId);
    const signals = listSignals(round.signalSet).filter((one) => one.section === section);
    const fields: Readonly<Record<string, unknown>> = parseInput(toSectionSchema(signals), input);
    const answers = signals.map(({ id }) => toAnswer(id, member.userId, fields));
    await upsertAnswers(transaction, member.placeId, stockTakeId, answers, today());
  });
}

function toAnswer(id: string, assessor: string, fields: Readonly<Record<string, unknown>>): SignalAnswer {
  const read = (name: string): string => String(fields[`${id}.${name}`] ?? '');
  const documentTitle = read('documentTitle');
  const isOwn = fields[`${id}.ownKnowledge`] === true;
  return {
    signalId: id,
    assessor,
    answer: read('answer') as SignalAnswerCode | '',
    evidence: documentTitle === '' ? (isOwn ? 'own-knowledge' : '') : 'document',
    documentTitle,
    documentOn: (fields[`${id}.documentOn`] as string | null) ?? null,
    documentLink: read('documentLink'),
    note: read('note'),
  };
}

/**
 * The member is done. One assessor: the round is closed. Two: when the second is done both see all answers and talk.
 * Problems as above, and `stock-take-unfinished`, `stock-take-evidence-missing` (409).
 */
export async function finishAnswering(member: Member, stockTakeId: string, input: unknown): Promise<void> {
  authorise(member, 'stock-take.change');
  const { restNotKnown } = parseInput(finishSchema, input);
  await write(member, async (transaction) => {
    const { round, place } = await findMine(transaction, member, stockTakeId);
    const given = await selectAnswers(transaction, member.placeId, stockTakeId);
    const mine = given.filter(({ assessor }) => assessor === member.userId);
    const complete = completeAnswers(listSignals(round.signalSet), mine, member.userId, restNotKnown);
    await upsertAnswers(transaction, member.placeId, stockTakeId, complete, today());
    const done = place === 'first' ? { first_done_on: today() } : { second_done_on: today() };
    await updateStockTake(transaction, member.placeId, stockTakeId, done);
    await noteStep(transaction, member, stockTakeId, { step: 'done' });
    if (!round.isForTwo) await closeForOne(transaction, member, stockTakeId, complete);
    else if (isDone(round, place === 'first' ? 'second' : 'first'))
      await beginTalk(transaction, member, stockTakeId);
  });
}

/** All signals answered; with `restNotKnown` the open ones become "not known". */
function completeAnswers(
  signals: readonly Signal[],
  mine: readonly SignalAnswer[],
  assessor: string,
  restNotKnown: boolean,
): SignalAnswer[] {
  const answers = signals.map(({ id }): SignalAnswer => {
    const own = mine.find(({ signalId }) => signalId === id) ?? emptyAnswer(id, assessor);
    return own.answer === '' && restNotKnown ? { ...own, answer: 'not-known' } : own;
  });
  const open = answers.filter(({ answer }) => answer === '').length;
  if (open > 0) throw unfinished(open);
  const bare = answers.filter((one) => readScore(one.answer) !== null && !isComplete(one)).length;
  if (bare > 0) throw evidenceMissing(bare);
  return answers;
}

async function closeForOne(
  transaction: OfficeTransaction,
  member: Member,
  stockTakeId: string,
  answers: readonly SignalAnswer[],
): Promise<void> {
  const closed = { state: 'closed', closed_on: today() } as const;
  await updateStockTake(transaction, member.placeId, stockTakeId, closed);
  const agreed = answers.map((one) => ({ ...one, assessor: '' }));
  await upsertAnswers(transaction, member.placeId, stockTakeId, agreed, today());
  await noteStep(transaction, member, stockTakeId, { step: 'closed' });
}

/** From here on the database shows both assessors everything. What they answered alike is agreed. */
async function beginTalk(transaction: OfficeTransaction, member: Member, stockTakeId: string): Promise<void> {
  await updateStockTake(transaction, member.placeId, stockTakeId, { state: 'talking' });
  const round = await findStockTake(transaction, member, stockTakeId);
  const all = await selectAnswers(transaction, member.placeId, stockTakeId);
  const of = (assessor: string | null) => all.filter((one) => one.assessor === assessor);
  const same = listSameAnswers(of(round.firstAssessor), of(round.secondAssessor));
  const agreed = same.map((one) => ({ ...one, assessor: '' }));
  await upsertAnswers(transaction, member.placeId, stockTakeId, agreed, today());
  await noteStep(transaction, member, stockTakeId, { step: 'talking' });
}

/** Removes a round with all its answers. @throws Problem `not-found` (404) */
export async function removeStockTake(member: Member, stockTakeId: string): Promise<void> {
  authorise(member, 'stock-take.remove');
  await write(member, async (transaction) => {
    await findLocked(transaction, member, stockTakeId);
    await deleteStockTake(transaction, member.placeId, stockTakeId);
    await noteStep(transaction, member, stockTakeId, { step: 'removed' });
  });
}
