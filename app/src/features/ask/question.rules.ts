/** Answers of places to a question of a level, by size class, through the gate. Method: docs/methods/asks.md. */
import {
  buildCube,
  openProtectedCube,
  readCell,
  type Cube,
  type ProtectedCube,
  type Texts,
} from '@vicus/cube';
import { protect } from '@vicus/disclosure';
import { SIZE_CLASSES } from '@vicus/reference';
import { CHOICES, type Choice, type Question } from './ask.types.ts';
import { MINIMUM_PLACES } from './needs.rules.ts';
import { NEEDS_POLICY } from './needs-tables.rules.ts';
import { CHOICE_TEXTS, QUESTION_TEXTS } from './question.texts.ts';
import { COUNTED_SIZES, type CountedSize } from './needs.types.ts';

export interface GivenAnswer {
  readonly choice: Choice;
  readonly words: string;
  readonly size: CountedSize;
}

/** One table for each size class in which six places or more answered; classes are never added up. */
export function protectAnswers(
  question: Question,
  answers: readonly GivenAnswer[],
  codeVersion: string,
): ProtectedCube[] {
  return COUNTED_SIZES.flatMap((size) => {
    const own = answers.filter((answer) => answer.size === size);
    if (own.length < MINIMUM_PLACES) return [];
    const table = {
      cube: buildAnswers(question, size, own),
      basis: { places: { kind: 'count-of-persons' as const } },
      answerDimensions: ['choice'],
    };
    return protect({ tables: [table], policy: NEEDS_POLICY, published: [], codeVersion }).tables;
  });
}

function buildAnswers(question: Question, size: CountedSize, answers: readonly GivenAnswer[]): Cube {
  const sizeLabel: Texts = SIZE_CLASSES.find(({ code }) => code === size)?.label ?? { en: size };
  const all = { code: 'all', label: QUESTION_TEXTS.all };
  const choices = CHOICES.map((code) => ({ code, label: CHOICE_TEXTS[code], parent: 'all' }));
  const count = (choice: Choice): number => answers.filter((answer) => answer.choice === choice).length;
  return buildCube({
    id: `question-${size}`,
    provenance: {
      title: { en: question.title },
      question: QUESTION_TEXTS.question,
      source: QUESTION_TEXTS.source,
      period: question.dueOn,
      method: 'asks',
      notes: [QUESTION_TEXTS.caution],
    },
    dimensions: [
      {
        id: 'size',
        label: QUESTION_TEXTS.size,
        role: 'category',
        categories: [{ code: size, label: sizeLabel }],
      },
      { id: 'choice', label: QUESTION_TEXTS.answer, role: 'category', categories: [all, ...choices] },
    ],
    measures: [{ id: 'places', label: QUESTION_TEXTS.places, kind: 'count', unit: 'places', decimals: 0 }],
    cells: [
      { at: { size, choice: 'all' }, measures: { places: answers.length } },
      ...CHOICES.map((choice) => ({ at: { size, choice }, measures: { places: count(choice) } })),
    ],
  });
}

/** Words of a size class, in the order given (draw it); only where six places or more of the class wrote some. */
export function listShownWords(
  answers: readonly GivenAnswer[],
): Partial<Record<CountedSize, readonly string[]>> {
  const shown: Partial<Record<CountedSize, readonly string[]>> = {};
  for (const size of COUNTED_SIZES) {
    const words = answers.filter((one) => one.size === size && one.words !== '').map((one) => one.words);
    if (words.length >= MINIMUM_PLACES) shown[size] = words;
  }
  return shown;
}

export interface CountedAnswers {
  readonly size: CountedSize;
  /** places that answered, at least six */
  readonly answered: number | null;
  /** null: withheld */
  readonly counts: readonly { readonly choice: Choice; readonly places: number | null }[];
  readonly words: readonly string[];
}

/** What a page shows of protected tables. `words`: as stored. */
export function composeAnswers(
  tables: readonly ProtectedCube[],
  words: Readonly<Partial<Record<string, readonly string[]>>>,
): CountedAnswers[] {
  return COUNTED_SIZES.flatMap((size) => {
    const cube = tables.map((table) => openProtectedCube(table)).find(({ id }) => id === `question-${size}`);
    if (cube === undefined) return [];
    const read = (choice: string): number | null => {
      const cell = readCell(cube, { size, choice }, 'places');
      return cell.kind === 'none' ? null : cell.value;
    };
    const counts = CHOICES.map((choice) => ({ choice, places: read(choice) }));
    return [{ size, answered: read('all'), counts, words: words[size] ?? [] }];
  });
}
