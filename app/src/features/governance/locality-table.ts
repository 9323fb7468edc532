/** How those who answered see their town. A question is shown whole or not at all, as answers 0 to 5 are. */
import type { Category, CellEntry, Texts } from '@vicus/cube';
import type { TableToProtect } from '@vicus/disclosure';
import { readTexts, type MessageKey } from '#ui/messages.ts';
import { mayShow } from './distribution-table.ts';
import type { WaveAnswers } from './wave-answers.ts';
import type { LOCALITY_QUESTIONS } from './instrument-locality.ts';
import { toWaveDimension } from './table-axes.ts';
import { buildTable, COUNT_OF_ANSWERS, NONE } from './table-cells.ts';
import { ANSWER_TEXTS, DIMENSION_TEXTS } from './table-texts.ts';

interface LocalityQuestion {
  readonly id: (typeof LOCALITY_QUESTIONS)[number];
  readonly label: MessageKey;
  readonly answers: readonly (readonly [code: string, label: MessageKey])[];
}

const QUESTIONS: readonly LocalityQuestion[] = [
  {
    id: 'locality-government',
    label: 'respond.locality.government.question',
    answers: [
      ['progressive', 'respond.affiliation.progressive'],
      ['conservative', 'respond.affiliation.conservative'],
      ['mixed', 'respond.affiliation.mixed'],
    ],
  },
  {
    id: 'locality-arrivals',
    label: 'respond.locality.arrivals.question',
    answers: [
      ['fewer', 'respond.locality.arrivals.fewer'],
      ['same', 'respond.locality.arrivals.same'],
      ['more', 'respond.locality.arrivals.more'],
    ],
  },
];

/** undefined where nobody answered it: most waves do not ask */
export function composeLocality({ facts, respondents }: WaveAnswers): TableToProtect | undefined {
  const asked = QUESTIONS.filter(({ id }) => respondents.some(({ locality }) => locality[id] !== undefined));
  if (asked.length === 0) return undefined;
  const cells = asked.flatMap((question) => {
    const codes = [...question.answers.map(([code]) => code), 'dont-know'];
    const counts = codes.map(
      (code) => respondents.filter(({ locality }) => locality[question.id] === code).length,
    );
    const isShown = mayShow(
      counts,
      counts.reduce((sum, count) => sum + count, 0),
    );
    return codes.map((code, i): CellEntry => ({
      at: { wave: facts.waveId, locality: `${question.id}-${code}` },
      measures: { answers: isShown ? (counts[i] ?? 0) : NONE('withheld') },
    }));
  });
  const cube = buildTable('governance-locality', facts, {
    method: 'group-averages',
    dimensions: [
      toWaveDimension(facts),
      {
        id: 'locality',
        label: DIMENSION_TEXTS.locality,
        role: 'category',
        categories: asked.flatMap(listCategories),
      },
    ],
    measures: [COUNT_OF_ANSWERS('answers')],
    cells,
    notes: [],
  });
  return { cube, basis: { answers: { kind: 'count-of-persons' } }, overlapping: ['locality'] };
}

/** The question as a heading over its answers. */
function listCategories({ id, label, answers }: LocalityQuestion): Category[] {
  return [
    { code: id, label: toPublic(readTexts(label)) },
    ...answers.map(([code, key]) => ({ code: `${id}-${code}`, label: toPublic(readTexts(key)), parent: id })),
    { code: `${id}-dont-know`, label: ANSWER_TEXTS['dont-know'], parent: id },
  ];
}

function toPublic({ en, de, es, it }: Texts): Texts {
  return { en, ...(de && { de }), ...(es && { es }), ...(it && { it }) };
}
