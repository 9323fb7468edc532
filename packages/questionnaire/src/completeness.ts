import { readOwn } from './records.ts';
import { computeRoute } from './routing.ts';
import type {
  Answers,
  Completeness,
  MatrixAnswer,
  SectionCompleteness,
  VisibleQuestion,
} from './answers.types.ts';
import type { Instrument } from './questionnaire.types.ts';

function countFields(
  { question, rows }: VisibleQuestion,
  answers: Answers,
): { asked: number; answered: number } {
  if (question.kind === 'short-text' || question.kind === 'long-text') return { asked: 0, answered: 0 };
  const answer = readOwn(answers, question.id);
  if (question.kind !== 'matrix') return { asked: 1, answered: answer === undefined ? 0 : 1 };
  const cells = Object.values((answer ?? {}) as MatrixAnswer).map((row) => Object.keys(row).length);
  return {
    asked: rows.length * question.columns.length,
    answered: cells.reduce((total, count) => total + count, 0),
  };
}

function sumFields(parts: readonly { readonly asked: number; readonly answered: number }[]) {
  return parts.reduce(
    (total, part) => ({ asked: total.asked + part.asked, answered: total.answered + part.answered }),
    { asked: 0, answered: 0 },
  );
}

/**
 * How much of what is asked has been answered, in all and by section. Each cell of a matrix is one field; "don't
 * know" is an answer; texts are not counted, because an open question is an offer and not a gap.
 *
 * @param instrument the questionnaire
 * @param answers accepted answers, complete or not
 * @returns counts of fields; `shareAnswered` 0–1, `undefined` when nothing is asked
 * @example
 * computeCompleteness(EXAMPLE_INSTRUMENT, { role: 'elected', contact: { school: { before: '0', now: 'dont-know' } } }) // => {"asked":5,"answered":3,"shareAnswered":0.6,"sections":[{"section":"you","asked":1,"answered":1},{"section":"contacts","asked":4,"answered":2}]}
 */
export function computeCompleteness(instrument: Instrument, answers: Answers): Completeness {
  const route = computeRoute(instrument, answers);
  const sections = instrument.sections.map((section): SectionCompleteness => {
    const shown = route.visible.filter((visible) => visible.section === section);
    return { section: section.id, ...sumFields(shown.map((visible) => countFields(visible, route.answers))) };
  });
  const total = sumFields(sections);
  return { ...total, shareAnswered: total.asked === 0 ? undefined : total.answered / total.asked, sections };
}
