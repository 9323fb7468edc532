/** A closed round in the language of a page. */
import { readText } from '@vicus/cube';
import { SIGNAL_SECTIONS, type Signal, type SignalSection } from '@vicus/reference';
import { showAnswer, type ShownAnswer } from './signal-text.rules.ts';
import type { CategoryResult, SignalAnswer, StockTakeChange } from './stock-take.types.ts';

/** Questions behind a category that follows from a restrictive stance. */
export function listRestrictive(
  result: CategoryResult,
  signals: readonly Signal[],
  language: string,
): string[] {
  const ids = result.category === null ? [] : result.restrictive;
  return signals.filter(({ id }) => ids.includes(id)).map(({ question }) => readText(question, language));
}

/** Signals that changed, each with both steps in words. */
export function describeChanged(
  { changed }: StockTakeChange,
  signals: readonly Signal[],
  language: string,
): { readonly question: string; readonly before: string; readonly after: string }[] {
  return changed.flatMap(({ signalId, before, after }) => {
    const signal = signals.find(({ id }) => id === signalId);
    if (signal === undefined) return [];
    const write = (score: typeof before): string => `${score} – ${readText(signal.levels[score], language)}`;
    return [{ question: readText(signal.question, language), before: write(before), after: write(after) }];
  });
}

/** All answers as they stand in the end, in the order in which they were asked. */
export function listBySection(
  signals: readonly Signal[],
  answers: readonly SignalAnswer[],
  language: string,
): { readonly section: SignalSection; readonly answers: readonly ShownAnswer[] }[] {
  return SIGNAL_SECTIONS.map((section) => ({
    section,
    answers: signals
      .filter((signal) => signal.section === section)
      .flatMap((signal) => {
        const answer = answers.find(({ signalId }) => signalId === signal.id);
        return answer === undefined ? [] : [showAnswer(signal, answer, language)];
      }),
  }));
}
