/**
 * What an office may read of the open answers of an anonymous wave: texts alone, question by question, and only where
 * enough people wrote that a text is one of several. Reasons: docs/decisions/0006-open-answers.md.
 */
import type { Texts } from '@vicus/cube';
import type { Instrument } from '@vicus/questionnaire';
import { MINIMUM_ANSWERS } from './governance.types.ts';
import { WHY } from './instrument-open.ts';

export interface OpenQuestion {
  readonly questionId: string;
  /** title of the group of actors it was asked about */
  readonly title: Texts;
}

export interface OpenAnswers extends OpenQuestion {
  /** null: fewer than five wrote, and it is not said how many */
  readonly texts: readonly string[] | null;
}

/** The open questions of a questionnaire, in its order. */
export function listOpenQuestions({ sections }: Instrument): OpenQuestion[] {
  return sections.flatMap(({ title, questions }) =>
    questions
      .filter(({ id, kind }) => kind === 'long-text' && id.startsWith(WHY))
      .map(({ id }) => ({ questionId: id, title })),
  );
}

/**
 * Blank texts are none. Five texts are shown with nothing beside them; four look the same as none at all. They are
 * sorted before `shuffle` draws, so that the order in which they come carries nothing into the order shown.
 */
export function detachTexts(
  { questionId, title }: OpenQuestion,
  texts: readonly string[],
  shuffle: (sorted: readonly string[]) => string[],
): OpenAnswers {
  const written = texts.filter((text) => text.trim() !== '');
  return { questionId, title, texts: written.length < MINIMUM_ANSWERS ? null : shuffle(written.toSorted()) };
}
