/** Decisions about judging: what is missing, and which level of evidence what is at hand can carry. */
import type {
  Comparison,
  Criterion,
  Evidence,
  EvidenceLevel,
  Judgement,
  Lesson,
} from './evaluation.types.ts';
import { CRITERIA } from './evaluation.types.ts';

/** Criteria of the whole that nobody has answered; "cannot tell" is an answer. */
export function listMissingCriteria(judgements: readonly Judgement[]): Criterion[] {
  const answered = new Set(
    judgements.filter(({ actionId }) => actionId === null).map(({ criterion }) => criterion),
  );
  return CRITERIA.filter((criterion) => !answered.has(criterion));
}

/**
 * The highest level that evidence can carry. 1: an account of why it should work. 2: figures that show a change, of a clear
 * difference between before and after, or of outputs that were counted. 3 to 5 need a comparison with people or places that
 * did not take part: the platform makes none, a document has to describe it.
 * @param comparisons what each pair of before and after says, by id of the evidence
 */
export function findHighestLevel(
  evidence: readonly Evidence[],
  comparisons: ReadonlyMap<string, Comparison>,
): EvidenceLevel | null {
  if (evidence.length === 0) return null;
  if (evidence.some(({ kind }) => kind === 'document')) return 5;
  const showsChange = evidence.some(({ evidenceId }) => {
    const verdict = comparisons.get(evidenceId)?.verdict;
    return verdict === 'higher' || verdict === 'lower';
  });
  return showsChange ? 2 : 1;
}

/** Judgements in the order of the criteria. */
export function sortJudgements(judgements: readonly Judgement[]): Judgement[] {
  return judgements.toSorted((a, b) => CRITERIA.indexOf(a.criterion) - CRITERIA.indexOf(b.criterion));
}

/** What to stop comes first: it frees money and hours for the rest. */
const LESSON_ORDER = ['stop', 'change', 'keep', 'begin'];

export function sortLessons(lessons: readonly Lesson[]): Lesson[] {
  return lessons.toSorted((a, b) => LESSON_ORDER.indexOf(a.kind) - LESSON_ORDER.indexOf(b.kind));
}
