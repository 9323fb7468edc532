/** Who may do what next in a round, and how far it is. */
import { SIGNAL_SECTIONS, type Signal, type SignalSection } from '@vicus/reference';
import { readScore, toAnswerMap } from './score.rules.ts';
import type { SignalAnswer, StockTake } from './stock-take.types.ts';

export type AssessorPlace = 'first' | 'second' | 'may-join' | 'none';

/** Which of the two somebody is; a second place is free until somebody begins. */
export function readAssessorPlace(round: StockTake, userId: string): AssessorPlace {
  if (round.firstAssessor === userId) return 'first';
  if (!round.isForTwo) return 'none';
  if (round.secondAssessor === userId) return 'second';
  return round.secondAssessor === null ? 'may-join' : 'none';
}

export const isDone = (round: StockTake, place: AssessorPlace): boolean =>
  (place === 'first' ? round.firstDoneOn : place === 'second' ? round.secondDoneOn : null) !== null;

/** A score says where it is from; other answers need no evidence. */
export const isComplete = (answer: SignalAnswer | undefined): boolean =>
  answer !== undefined &&
  answer.answer !== '' &&
  (readScore(answer.answer) === null || answer.evidence !== '');

export interface SectionProgress {
  readonly section: SignalSection;
  readonly asked: number;
  readonly complete: number;
  /** scored without a document and without "our own knowledge" */
  readonly withoutEvidence: number;
}

export function listProgress(
  signals: readonly Signal[],
  answers: readonly SignalAnswer[],
): readonly SectionProgress[] {
  const given = toAnswerMap(answers);
  return SIGNAL_SECTIONS.map((section) => {
    const own = signals.filter((one) => one.section === section).map(({ id }) => given.get(id));
    return {
      section,
      asked: own.length,
      complete: own.filter(isComplete).length,
      withoutEvidence: own.filter(
        (one) => one !== undefined && readScore(one.answer) !== null && one.evidence === '',
      ).length,
    };
  }).filter(({ asked }) => asked > 0);
}

/** The section after this one; null after the last. */
export function readNextSection(section: SignalSection): SignalSection | null {
  return SIGNAL_SECTIONS[SIGNAL_SECTIONS.indexOf(section) + 1] ?? null;
}
