/** Figures from protected tables: what is withheld or grouped there is absent here, and nothing is reckoned around it. */
import { buildCube, type Cell, type Cube } from '@vicus/cube';
import { describe, expect, test } from 'vitest';
import { reckonGovernance } from './governance-figures.rules.ts';
import { chooseBasis, reckonFigure, type ClosedSurvey } from './survey-figures.rules.ts';

const wave = 'w1';
const WITHHELD: Cell = { kind: 'none', reason: 'withheld' };
const label = { en: 'x' };
const measure = (id: string, kind: 'count' | 'share' | 'mean' | 'bound') =>
  ({ id, label, kind, unit: kind === 'count' ? 'persons' : 'share 0-1', decimals: 2 }) as const;

/** Rows by code: the number of each measure, or `WITHHELD`. */
function table(
  id: string,
  dimension: string,
  rows: Readonly<Record<string, Readonly<Record<string, number | Cell>>>>,
  parent?: string,
): Cube {
  const names = [...new Set(Object.values(rows).flatMap(Object.keys))];
  return buildCube({
    id,
    provenance: { title: label, period: '2025', source: label, method: 'survey-findings', notes: [] },
    dimensions: [
      { id: 'wave', label, role: 'time', categories: [{ code: wave, label }] },
      {
        id: dimension,
        label,
        role: 'category',
        categories: Object.keys(rows).map((code) => ({
          code,
          label,
          ...(parent !== undefined && code !== parent && { parent }),
        })),
      },
    ],
    measures: names.map((name) =>
      measure(name, name === 'answers' || name === 'n' ? 'count' : name === 'share' ? 'share' : 'bound'),
    ),
    cells: Object.entries(rows).map(([code, measures]) => ({ at: { wave, [dimension]: code }, measures })),
    unmentioned: 'not-applicable',
  });
}

const question = (id: string, n: number | Cell, shares: Readonly<Record<string, number | Cell>>): Cube =>
  table(
    `survey-answers-${id}`,
    'answer',
    {
      given: { answers: n },
      ...Object.fromEntries(
        Object.entries(shares).map(([code, share]) => [
          code,
          {
            share,
            lower: typeof share === 'number' ? share - 0.05 : share,
            upper: typeof share === 'number' ? share + 0.05 : share,
          },
        ]),
      ),
    },
    'given',
  );

const survey = (tables: readonly Cube[], rest: Partial<ClosedSurvey> = {}): ClosedSurvey => ({
  waveId: wave,
  isOpen: false,
  weighting: null,
  variables: [{ id: 'together', concept: 'get-on-together' }],
  items: [],
  tables,
  crossTables: [],
  ...rest,
});

const AGREE = { kind: 'share', concept: 'get-on-together', codes: ['fully', 'rather'] } as const;

describe('a share of several answers', () => {
  const all = { fully: 0.3, rather: 0.38, 'rather-not': 0.2, not: 0.12 };

  test('adds what is shown, with Wilson’s interval on what the weights are worth', () => {
    const weighting = {
      variables: [],
      kishAnswers: 320,
      designEffect: 1.25,
      isTrimmed: false,
      isConverged: true,
      source: '',
    };
    const found = reckonFigure(AGREE, survey([question('together', 400, all)], { weighting }));
    expect(found).toMatchObject({ value: 68, respondents: 400 });
    // the worked example of docs/methods/known-figures.md
    if (typeof found === 'string') throw new Error(found);
    expect([found.low?.toFixed(1), found.high?.toFixed(1)]).toEqual(['62.7', '72.9']);
  });

  test('is absent where one of them, or how many answered, is withheld', () => {
    expect(reckonFigure(AGREE, survey([question('together', 400, { ...all, rather: WITHHELD })]))).toBe(
      'withheld',
    );
    expect(reckonFigure(AGREE, survey([question('together', WITHHELD, all)]))).toBe('withheld');
    expect(reckonFigure(AGREE, survey([]))).toBe('withheld');
  });

  test('is absent where its answers stand together with others, and never taken from the rest', () => {
    const grouped = { fully: 0.3, 'rather+rather-not': 0.58, not: 0.12 };
    expect(reckonFigure(AGREE, survey([question('together', 40, grouped)]))).toBe('grouped');
  });

  test('is absent where all, or nobody, said so', () => {
    expect(reckonFigure(AGREE, survey([question('together', 40, { fully: 0.4, rather: 0.6, not: 0 })]))).toBe(
      'withheld',
    );
    expect(reckonFigure(AGREE, survey([question('together', 40, { fully: 0, rather: 0, not: 1 })]))).toBe(
      'withheld',
    );
  });

  test('of whoever wanted to answer has no interval', () => {
    const open = survey([question('together', 400, all)], { isOpen: true });
    expect(reckonFigure(AGREE, open)).toMatchObject({ value: 68, low: null, high: null });
    expect(chooseBasis(AGREE, open)).toBe('open');
  });

  test('nobody was asked', () => {
    expect(reckonFigure({ ...AGREE, concept: 'other' }, survey([]))).toBe('not-asked');
  });
});

describe('one answer or the other', () => {
  const recipe = { kind: 'either', concept: 'took-part', options: ['consultation', 'council'] } as const;
  const variables = ['consultation', 'council'].map((option) => ({
    id: `took-part--${option}`,
    concept: 'took-part',
    option,
  }));
  const [row = '', column = ''] = variables.map(({ id }) => id);

  function cross(counts: Readonly<Record<string, number | Cell>>, neither: number): Cube {
    const codes = ['all', 'chosen', 'not-chosen'];
    const categories = codes.map((code) => ({ code, label, ...(code !== 'all' && { parent: 'all' }) }));
    return buildCube({
      id: `survey-cross-${row}--by--${column}`,
      provenance: { title: label, period: '2025', source: label, method: 'cross-tables', notes: [] },
      dimensions: [
        { id: 'wave', label, role: 'time', categories: [{ code: wave, label }] },
        { id: row, label, role: 'category', categories },
        { id: column, label, role: 'category', categories },
      ],
      measures: [measure('answers', 'count'), measure('share', 'share')],
      cells: Object.entries(counts).map(([at, answers]) => {
        const [a = '', b = ''] = at.split(' ');
        const isNeither = at === 'not-chosen not-chosen';
        return {
          at: { wave, [row]: a, [column]: b },
          measures: { answers, ...(isNeither && { share: neither }) },
        };
      }),
      unmentioned: 'not-applicable',
    });
  }

  const counts = {
    'all all': 100,
    'chosen chosen': 8,
    'chosen not-chosen': 22,
    'not-chosen chosen': 7,
    'not-chosen not-chosen': 63,
  };
  const alone = question(row, 100, { chosen: 0.3, 'not-chosen': 0.7 });
  const make = (crossTables: readonly Cube[]) => survey([alone], { variables, crossTables });

  test('is one less those with neither', () => {
    expect(reckonFigure(recipe, make([cross(counts, 0.9)]))).toMatchObject({ value: 37, respondents: 100 });
  });

  test('needs the cross-table, and every cell of it', () => {
    expect(reckonFigure(recipe, make([]))).toBe('no-cross-table');
    expect(reckonFigure(recipe, make([cross({ ...counts, 'chosen chosen': WITHHELD }, 0.9)]))).toBe(
      'withheld',
    );
  });
});

test('an average of averages has an interval that is never too narrow, and the fewest answers', () => {
  const means = table('survey-means', 'item', {
    speak: { mean: 3.2, n: 60, lower: 3, upper: 3.4 },
    read: { mean: 2.8, n: 58, lower: 2.5, upper: 3.1 },
  });
  const items = [{ id: 'speak', concept: 'language-speak' }, { id: 'read' }];
  const recipe = { kind: 'mean-of', items: ['language-speak', 'read'] } as const;
  expect(reckonFigure(recipe, survey([means], { items }))).toEqual({
    value: 3,
    low: 2.75,
    high: 3.25,
    respondents: 58,
  });
  expect(reckonFigure({ ...recipe, items: ['read', 'write'] }, survey([means], { items }))).toBe('not-asked');
  expect(
    reckonFigure({ kind: 'mean', item: 'read', times: 4, plus: 1 }, survey([means], { items })),
  ).toMatchObject({
    value: 12.2,
    low: 11,
    high: 13.4,
  });
});

describe('ties', () => {
  const nature = (mean: number | Cell) =>
    table(
      'governance-nature',
      'actor',
      { group: {}, employers: { mean: 1, n: 10 }, unions: { mean, n: 5 } },
      'group',
    );

  test('are averaged with the weight of their answers, or not at all', () => {
    expect(reckonGovernance({ kind: 'nature' }, wave, [nature(-0.5)])).toMatchObject({
      value: 0.5,
      respondents: 15,
    });
    expect(reckonGovernance({ kind: 'nature' }, wave, [nature(WITHHELD)])).toBe('withheld');
    expect(reckonGovernance({ kind: 'nature' }, wave, [])).toBe('withheld');
  });

  test('index and agreement need their tables', () => {
    expect(reckonGovernance({ kind: 'index', code: 'index-2' }, wave, [])).toBe('not-asked');
    expect(reckonGovernance({ kind: 'agreement' }, wave, [])).toBe('withheld');
  });
});
