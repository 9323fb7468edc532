/** Signals and obstacles in the language of a page. */
import { readText } from '@vicus/cube';
import {
  AREAS_OF_LIFE,
  SOURCE_DOCUMENTS,
  type FactSource,
  type Obstacle,
  type Signal,
} from '@vicus/reference';
import { readScore } from './score.rules.ts';
import type { SignalAnswer } from './stock-take.types.ts';

export interface ShownSource {
  readonly title: string;
  readonly where: string;
  readonly note: string;
}

export interface ShownSignal {
  readonly id: string;
  readonly question: string;
  /** best first, as they are offered */
  readonly levels: readonly { readonly code: '100' | '50' | '0'; readonly text: string }[];
  readonly isRestrictive: boolean;
  readonly source: ShownSource;
}

export function showSource({ document, where, note }: FactSource): ShownSource {
  return { title: SOURCE_DOCUMENTS.find(({ id }) => id === document)?.title ?? document, where, note };
}

export function showSignal(signal: Signal, language: string): ShownSignal {
  return {
    id: signal.id,
    question: readText(signal.question, language),
    levels: ([100, 50, 0] as const).map((score) => ({
      code: `${score}` as const,
      text: readText(signal.levels[score], language),
    })),
    isRestrictive: signal.isRestrictive,
    source: showSource(signal.source),
  };
}

/** '' : across all areas. */
export function nameArea(code: string, language: string): string {
  const found = AREAS_OF_LIFE.find((area) => area.code === code);
  return found === undefined ? '' : readText(found.label, language);
}

export interface ShownAnswer extends SignalAnswer {
  readonly question: string;
  /** what the chosen step looks like; '' for answers that are no scores */
  readonly level: string;
}

export function showAnswer(signal: Signal, answer: SignalAnswer, language: string): ShownAnswer {
  const score = readScore(answer.answer);
  return {
    ...answer,
    question: readText(signal.question, language),
    level: score === null ? '' : readText(signal.levels[score], language),
  };
}

export const showObstacle = ({ code, title, found, steps, source }: Obstacle, language: string) => ({
  code,
  title: readText(title, language),
  found: readText(found, language),
  steps: steps.map(({ text, path }) => ({ text: readText(text, language), path })),
  source: showSource(source),
});
