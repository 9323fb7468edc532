/** Talking over differences, closing a round for two, and what a closed round says. */
import { listSignals, type Signal } from '@vicus/reference';
import { authorise, type Member } from '#server/auth/member.ts';
import { today } from '#server/clock.ts';
import { readOffice, write, type OfficeReader } from '#server/db/doors.ts';
import { parseInput } from '#server/input.ts';
import { Problem } from '#server/problem.ts';
import { compareStockTakes, composeAgreed, computeStockTakeAgreement } from '../compare.rules.ts';
import { computeStockTakeProfile, emptyAnswer } from '../score.rules.ts';
import { notAgreed, notAnAssessor, notClosed, notTalking } from '../stock-take.problems.ts';
import { readAssessorPlace } from '../stock-take.rules.ts';
import { agreeSchema } from '../stock-take.schema.ts';
import type {
  SignalAnswer,
  StockTake,
  StockTakeAgreement,
  StockTakeChange,
  StockTakeProfile,
} from '../stock-take.types.ts';
import { findLocked, findStockTake, noteStep } from './round.ts';
import { selectAnswers, selectStockTakes, updateStockTake, upsertAnswers } from './stock-take.queries.ts';

export interface TalkedSignal {
  readonly signal: Signal;
  readonly first: SignalAnswer | null;
  readonly second: SignalAnswer | null;
  readonly agreed: SignalAnswer | null;
}

export interface StockTakeTalk {
  readonly round: StockTake;
  readonly mayAgree: boolean;
  readonly agreement: StockTakeAgreement;
  /** where they differ, in the order of the signals */
  readonly different: readonly TalkedSignal[];
  readonly left: number;
}

/** Problems `not-found` (404), `stock-take-not-talking` (409). */
export async function readTalk(member: Member, stockTakeId: string): Promise<StockTakeTalk> {
  authorise(member, 'stock-take.change');
  return readOffice(member, async (reader) => {
    const round = await findStockTake(reader, member, stockTakeId);
    if (!round.isForTwo || round.state === 'answering') throw notTalking();
    const all = await selectAnswers(reader, member.placeId, stockTakeId);
    const of = (assessor: string | null) => all.filter((one) => one.assessor === assessor);
    const [first, second, agreed] = [of(round.firstAssessor), of(round.secondAssessor), of('')];
    const signals = listSignals(round.signalSet);
    const agreement = computeStockTakeAgreement(signals, first, second);
    const find = (list: readonly SignalAnswer[], id: string) =>
      list.find(({ signalId }) => signalId === id) ?? null;
    return {
      round,
      mayAgree: round.state === 'talking' && isAssessor(round, member),
      agreement,
      different: signals
        .filter(({ id }) => agreement.different.includes(id))
        .map((signal) => ({
          signal,
          first: find(first, signal.id),
          second: find(second, signal.id),
          agreed: find(agreed, signal.id),
        })),
      left: signals.filter(({ id }) => find(agreed, id) === null).length,
    };
  });
}

const isAssessor = (round: StockTake, { userId }: Member): boolean =>
  ['first', 'second'].includes(readAssessorPlace(round, userId));

/** What both say in the end of one signal. Problems `stock-take-not-talking`, `stock-take-not-an-assessor` (409). */
export async function agreeOnSignal(member: Member, stockTakeId: string, input: unknown): Promise<void> {
  authorise(member, 'stock-take.change');
  const { signalId, answer, note } = parseInput(agreeSchema, input);
  await write(member, async (transaction) => {
    const round = await findLocked(transaction, member, stockTakeId);
    if (round.state !== 'talking') throw notTalking();
    if (!isAssessor(round, member)) throw notAnAssessor();
    if (!listSignals(round.signalSet).some(({ id }) => id === signalId)) throw new Problem('not-found', 404);
    const all = await selectAnswers(transaction, member.placeId, stockTakeId);
    const own = all.filter((one) => one.signalId === signalId && one.assessor !== '');
    const agreed = composeAgreed(own, { ...emptyAnswer(signalId, ''), answer, note });
    await upsertAnswers(transaction, member.placeId, stockTakeId, [agreed], today());
  });
}

/** Everything is agreed: what stands, stands. Problems `stock-take-not-talking`, `stock-take-not-agreed` (409). */
export async function closeStockTake(member: Member, stockTakeId: string): Promise<void> {
  authorise(member, 'stock-take.change');
  await write(member, async (transaction) => {
    const round = await findLocked(transaction, member, stockTakeId);
    if (round.state !== 'talking') throw notTalking();
    if (!isAssessor(round, member)) throw notAnAssessor();
    const all = await selectAnswers(transaction, member.placeId, stockTakeId);
    const agreed = new Set(all.filter(({ assessor }) => assessor === '').map(({ signalId }) => signalId));
    const left = listSignals(round.signalSet).filter(({ id }) => !agreed.has(id)).length;
    if (left > 0) throw notAgreed(left);
    const closed = { state: 'closed', closed_on: today() } as const;
    await updateStockTake(transaction, member.placeId, stockTakeId, closed);
    await noteStep(transaction, member, stockTakeId, { step: 'closed' });
  });
}

export interface StockTakeResult {
  readonly round: StockTake;
  readonly signals: readonly Signal[];
  /** what stands in the end */
  readonly answers: readonly SignalAnswer[];
  readonly profile: StockTakeProfile;
  /** of two people; null: one alone, or not shown to this reader */
  readonly agreement: StockTakeAgreement | null;
  /** the closed round before this one */
  readonly change: { readonly earlier: StockTake; readonly change: StockTakeChange } | null;
}

/** Problems `not-found` (404), `stock-take-not-closed` (409). */
export async function readStockTakeResult(member: Member, stockTakeId: string): Promise<StockTakeResult> {
  authorise(member, 'stock-take.read');
  return readOffice(member, (reader) => readResultWith(reader, member, stockTakeId));
}

/** The newest closed round; null: there is none. */
export async function readLatestResult(member: Member): Promise<StockTakeResult | null> {
  authorise(member, 'stock-take.read');
  return readOffice(member, async (reader) => {
    const closed = (await selectStockTakes(reader, member.placeId)).find(({ state }) => state === 'closed');
    return closed === undefined ? null : readResultWith(reader, member, closed.stockTakeId);
  });
}

async function readResultWith(
  reader: OfficeReader,
  member: Member,
  stockTakeId: string,
): Promise<StockTakeResult> {
  const round = await findStockTake(reader, member, stockTakeId);
  if (round.state !== 'closed') throw notClosed();
  const signals = listSignals(round.signalSet);
  const all = await selectAnswers(reader, member.placeId, stockTakeId);
  const of = (assessor: string | null) => all.filter((one) => one.assessor === assessor);
  const answers = of('');
  const [first, second] = [of(round.firstAssessor), of(round.secondAssessor)];
  return {
    round,
    signals,
    answers,
    profile: computeStockTakeProfile(signals, answers),
    agreement:
      first.length > 0 && second.length > 0 ? computeStockTakeAgreement(signals, first, second) : null,
    change: await readChange(reader, member, round, answers),
  };
}

/** Against the closed round that is about the last day before this one. */
async function readChange(
  reader: OfficeReader,
  member: Member,
  round: StockTake,
  answers: readonly SignalAnswer[],
): Promise<StockTakeResult['change']> {
  const rounds = await selectStockTakes(reader, member.placeId);
  const earlier = rounds.find(
    (one) => one.state === 'closed' && one.stockTakeId !== round.stockTakeId && one.asOf < round.asOf,
  );
  if (earlier === undefined) return null;
  const before = await selectAnswers(reader, member.placeId, earlier.stockTakeId);
  const was = before.filter(({ assessor }) => assessor === '');
  return {
    earlier,
    change: compareStockTakes(
      { signals: listSignals(earlier.signalSet), answers: was },
      { signals: listSignals(round.signalSet), answers },
    ),
  };
}
