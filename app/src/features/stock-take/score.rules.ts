/** What answers to signals say: means of parts and the category, by rules anybody can read. docs/methods/stock-take.md */
import { GOVERNANCE_ELEMENTS, POLICY_PHASES, type Signal, type SignalSide } from '@vicus/reference';
import type {
  CategoryResult,
  PartResult,
  Score,
  SignalAnswer,
  SignalAnswerCode,
  StockTakeProfile,
} from './stock-take.types.ts';

/** A mean of an area or of a cell of the matrix needs this many scored answers. */
export const MINIMUM_IN_PART = 2;
/** A sub-score needs this many, and at least half of the signals that are the municipality's competence. */
export const MINIMUM_ON_SIDE = 3;
/** From here on, for policy and for people, a place may be called inclusive. */
export const INCLUSIVE_FROM = 60;
/** Below this, for policy or for people, it is called lacking. */
export const LACKING_BELOW = 30;

/** Null for answers that are no scores: they are left out, never counted as 0. */
export function readScore(answer: SignalAnswerCode | '' | undefined): Score | null {
  if (answer === '0') return 0;
  if (answer === '50') return 50;
  return answer === '100' ? 100 : null;
}

/** Nothing said yet. */
export const emptyAnswer = (signalId: string, assessor: string): SignalAnswer => ({
  signalId,
  assessor,
  answer: '',
  evidence: '',
  documentTitle: '',
  documentOn: null,
  documentLink: '',
  note: '',
});

type AnswerBySignal = ReadonlyMap<string, SignalAnswer>;

export const toAnswerMap = (answers: readonly SignalAnswer[]): AnswerBySignal =>
  new Map(answers.map((one) => [one.signalId, one]));

/** `isEnough` decides whether the scored answers carry a mean. */
function computePart(
  signals: readonly Signal[],
  answers: AnswerBySignal,
  isEnough: (answered: number, competent: number) => boolean,
): PartResult {
  const given = signals.map(({ id }) => answers.get(id)?.answer);
  const scores = given.map(readScore).filter((score) => score !== null);
  const count = (code: SignalAnswerCode): number => given.filter((one) => one === code).length;
  const notOurCompetence = count('not-our-competence');
  const isShown = isEnough(scores.length, signals.length - notOurCompetence);
  return {
    asked: signals.length,
    answered: scores.length,
    notKnown: count('not-known'),
    notOurCompetence,
    mean: isShown ? scores.reduce<number>((sum, score) => sum + score, 0) / scores.length : null,
  };
}

const isEnoughInPart = (answered: number): boolean => answered >= MINIMUM_IN_PART;
const isEnoughOnSide = (answered: number, competent: number): boolean =>
  answered >= MINIMUM_ON_SIDE && answered * 2 >= competent;

/** Everything a closed round shows. The order of answers changes nothing. */
export function computeStockTakeProfile(
  signals: readonly Signal[],
  given: readonly SignalAnswer[],
): StockTakeProfile {
  const answers = toAnswerMap(given);
  const part = (keep: (signal: Signal) => boolean) =>
    computePart(signals.filter(keep), answers, isEnoughInPart);
  const side = (name: SignalSide) =>
    computePart(
      signals.filter((one) => one.side === name),
      answers,
      isEnoughOnSide,
    );
  const sides = { policy: side('policy'), people: side('people'), stance: side('stance') };
  const areas = [...new Set(signals.map(({ area }) => area))];
  const scored = signals.flatMap(({ id }) => {
    const answer = answers.get(id);
    return answer === undefined || readScore(answer.answer) === null ? [] : [answer.evidence];
  });
  return {
    whole: computePart(signals, answers, () => false),
    sides,
    areas: areas.map((area) => ({ area, ...part((one) => one.area === area) })),
    matrix: GOVERNANCE_ELEMENTS.flatMap((element) =>
      POLICY_PHASES.map((phase) => ({
        element,
        phase,
        ...part((one) => one.element === element && one.phase === phase),
      })),
    ),
    evidence: {
      documents: scored.filter((kind) => kind === 'document').length,
      ownKnowledge: scored.filter((kind) => kind !== 'document').length,
    },
    category: decideCategory(signals, answers, sides),
  };
}

/**
 * This platform's rule. Lacking: policy or people below 30, or one restrictive stance. Inclusive: policy and people from
 * 60 and no restrictive stance. Otherwise mixed. Not told where policy or people has too few answers, or where a
 * restrictive stance was not answered and nothing else makes it lacking.
 */
function decideCategory(
  signals: readonly Signal[],
  answers: AnswerBySignal,
  { policy, people }: Readonly<Record<SignalSide, PartResult>>,
): CategoryResult {
  const flags = signals.filter(({ isRestrictive }) => isRestrictive);
  const restrictive = flags.filter(({ id }) => answers.get(id)?.answer === '0').map(({ id }) => id);
  if (restrictive.length > 0) return { category: 'lacking', restrictive };
  if (policy.mean === null) return { category: null, reason: 'too-few-policy' };
  if (people.mean === null) return { category: null, reason: 'too-few-people' };
  if (policy.mean < LACKING_BELOW || people.mean < LACKING_BELOW) return { category: 'lacking', restrictive };
  const isOpen = flags.some(({ id }) => ['', 'not-known', undefined].includes(answers.get(id)?.answer));
  if (isOpen) return { category: null, reason: 'restrictive-not-answered' };
  const isInclusive = policy.mean >= INCLUSIVE_FROM && people.mean >= INCLUSIVE_FROM;
  return { category: isInclusive ? 'inclusive' : 'mixed', restrictive };
}
