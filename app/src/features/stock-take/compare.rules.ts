/** How far two assessors agreed, what is agreed already, and what changed between two rounds. */
import { computeCodingAgreement } from '@vicus/statistics';
import { SIGNAL_SIDES, type Signal, type SignalSide } from '@vicus/reference';
import { MINIMUM_ON_SIDE, readScore, toAnswerMap } from './score.rules.ts';
import type { Score, SignalAnswer, StockTakeAgreement, StockTakeChange } from './stock-take.types.ts';

/** Before they talked. Alpha is ordinal (0 < 50 < 100) and takes the signals that both scored. */
export function computeStockTakeAgreement(
  signals: readonly Signal[],
  one: readonly SignalAnswer[],
  other: readonly SignalAnswer[],
): StockTakeAgreement {
  const [first, second] = [toAnswerMap(one), toAnswerMap(other)];
  const pairs = signals.map(({ id }) => ({
    id,
    a: first.get(id)?.answer ?? '',
    b: second.get(id)?.answer ?? '',
  }));
  const both = pairs.filter(({ a, b }) => a !== '' && b !== '');
  const found = computeCodingAgreement(
    pairs.map(({ a, b }) => [a, b].map((answer) => readScore(answer)?.toString())),
    'ordinal',
  );
  return {
    alpha: found.kind === 'alpha' ? found.alpha : null,
    reason: found.kind === 'alpha' ? null : found.reason,
    scoredByBoth: found.units,
    answeredByBoth: both.length,
    same: both.filter(({ a, b }) => a === b).length,
    different: pairs.filter(({ a, b }) => a !== b).map(({ id }) => id),
  };
}

/** A document carries more than own knowledge; where both name one, the first stands. */
export function pickEvidence(candidates: readonly SignalAnswer[]): SignalAnswer | undefined {
  return candidates.find(({ evidence }) => evidence === 'document') ?? candidates[0];
}

/** Signals that two people answered alike, with the better evidence: agreed before they talk. */
export function listSameAnswers(
  one: readonly SignalAnswer[],
  other: readonly SignalAnswer[],
): SignalAnswer[] {
  const second = toAnswerMap(other);
  return one.flatMap((own) => {
    const theirs = second.get(own.signalId);
    if (own.answer === '' || theirs?.answer !== own.answer) return [];
    return pickEvidence([own, theirs]) ?? [];
  });
}

/**
 * What two people agree on after talking: with the evidence of whoever said so, otherwise of either. `own`: their first
 * answers; where neither named evidence for a score it is their own knowledge.
 */
export function composeAgreed(own: readonly SignalAnswer[], agreed: SignalAnswer): SignalAnswer {
  const picked = pickEvidence(own.filter(({ answer }) => answer === agreed.answer)) ?? pickEvidence(own);
  const { evidence, documentTitle, documentOn, documentLink } = picked ?? agreed;
  const isBare = evidence === '' && readScore(agreed.answer) !== null;
  return {
    ...agreed,
    evidence: isBare ? 'own-knowledge' : evidence,
    documentTitle,
    documentOn,
    documentLink,
    note: agreed.note === '' ? (picked?.note ?? '') : agreed.note,
  };
}

/** `before` and `after`: answers in the end of two rounds. Signals whose words differ between sets are left out. */
export function compareStockTakes(
  before: { readonly signals: readonly Signal[]; readonly answers: readonly SignalAnswer[] },
  after: { readonly signals: readonly Signal[]; readonly answers: readonly SignalAnswer[] },
): StockTakeChange {
  const earlier = toAnswerMap(before.answers);
  const later = toAnswerMap(after.answers);
  const pairs = after.signals.flatMap((signal) => {
    const asked = before.signals.find(({ id }) => id === signal.id);
    const was = readScore(earlier.get(signal.id)?.answer);
    const is = readScore(later.get(signal.id)?.answer);
    if (asked === undefined || !hasSameWords(asked, signal) || was === null || is === null) return [];
    return [{ signalId: signal.id, side: signal.side, before: was, after: is }];
  });
  const mean = (scores: readonly Score[]): number | null =>
    scores.length < MINIMUM_ON_SIDE
      ? null
      : scores.reduce<number>((sum, score) => sum + score, 0) / scores.length;
  const describe = (side: SignalSide) => {
    const own = pairs.filter((pair) => pair.side === side);
    return {
      both: own.length,
      before: mean(own.map((pair) => pair.before)),
      after: mean(own.map((pair) => pair.after)),
    };
  };
  return {
    both: pairs.length,
    sides: Object.fromEntries(SIGNAL_SIDES.map((side) => [side, describe(side)])) as StockTakeChange['sides'],
    changed: pairs
      .filter((pair) => pair.before !== pair.after)
      .map(({ signalId, before: was, after: is }) => ({ signalId, before: was, after: is })),
  };
}

function hasSameWords(one: Signal, other: Signal): boolean {
  const words = ({ question, levels }: Signal): string => JSON.stringify([question.en, levels]);
  return words(one) === words(other);
}
