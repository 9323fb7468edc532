/** Years put together: when it is offered, what it says, and that it tells nobody what the gate withheld. */
import { openProtectedCube } from '@vicus/cube';
import { DEFAULT_POLICY, protect } from '@vicus/disclosure';
import { findIndicator, type IndicatorDefinition } from '@vicus/reference';
import { describe, expect, test } from 'vitest';
import { composeIndicatorTable } from './indicator-table.ts';
import type { Observation, People } from './indicator.types.ts';
import { toContent } from './observation.rules.ts';
import {
  groupNeighbours,
  parsePoolWay,
  readPoolings,
  takesNeighbours,
  type PoolSpan,
} from './pooling.rules.ts';
import { listPoints } from './reading.rules.ts';

const tests = findIndicator('la2')!;
const employment = findIndicator('em1')!;
const incidents = findIndicator('sa2')!;
const source = { en: 'Register' };

type Year = readonly [period: string, numerator: number, denominator?: number];

function observe(definition: IndicatorDefinition, years: readonly Year[], people: People = 'newcomers') {
  return years.map(([period, numerator, denominator = null]): Observation => ({
    indicatorId: definition.id,
    definitionVersion: definition.version,
    people,
    breakdown: '',
    period,
    importId: 'i',
    ...toContent(
      definition,
      {
        numerator: denominator === null ? null : numerator,
        denominator,
        value: denominator === null ? numerator : null,
      },
      { status: 'final', counted: '' },
    ),
  }));
}

/** As staff see it. */
function readReal(
  definition: IndicatorDefinition,
  rows: readonly Observation[],
  span: PoolSpan | null = null,
) {
  return readPoolings(
    definition,
    listPoints(definition, composeIndicatorTable(definition, rows, source)!.cube),
    span,
  );
}

/** As the gate lets it through. */
function readShown(
  definition: IndicatorDefinition,
  rows: readonly Observation[],
  span: PoolSpan | null = null,
) {
  const table = composeIndicatorTable(definition, rows, source)!;
  const made = protect({ tables: [table], policy: DEFAULT_POLICY, published: [], codeVersion: '0' });
  return readPoolings(definition, listPoints(definition, openProtectedCube(made.tables[0]!)), span);
}

const FEW: readonly Year[] = [
  ['2022', 12, 31],
  ['2023', 12, 31],
  ['2024', 9, 30],
];

describe('the rule', () => {
  test('offers nothing where enough are counted, and three years where those suffice', () => {
    expect(readReal(tests, observe(tests, [...FEW, ['2025', 20, 40]]))).toEqual([]);
    const [line] = readReal(tests, observe(tests, FEW));
    expect(line).toMatchObject({ people: 'newcomers', newest: { year: 2024, counted: 9 }, pooled: null });
    expect(line?.choices).toMatchObject([
      { spanYears: 3, fromYear: 2022, toYear: 2024, counted: 33, isStable: true, isRecommended: true },
    ]);
  });

  test('offers five where three are too few, and names the years nobody knows', () => {
    const [line] = readReal(
      tests,
      observe(tests, [
        ['2020', 9, 20],
        ['2022', 8, 20],
        ['2024', 5, 20],
      ]),
    );
    expect(line?.choices).toMatchObject([
      { spanYears: 3, counted: 13, missingYears: [2023], isStable: false, isRecommended: false },
      { spanYears: 5, counted: 22, missingYears: [2021, 2023], isStable: true, isRecommended: true },
    ]);
  });

  test('recommends nothing where no span is enough, and offers none with one year alone', () => {
    const [line] = readReal(
      tests,
      observe(tests, [
        ['2023', 2, 9],
        ['2024', 3, 8],
      ]),
    );
    expect(line?.choices.map(({ isRecommended }) => isRecommended)).toEqual([false]);
    expect(readReal(tests, observe(tests, [['2024', 3, 8]]))[0]?.choices).toEqual([]);
  });

  test('never adds years of mostly the same people', () => {
    const [line] = readReal(employment, observe(employment, FEW), 3);
    expect(line).toMatchObject({ isSamePeople: true, choices: [], pooled: null });
  });

  test('adds no years of a survey: each asked a sample, not everybody', () => {
    const { cube } = composeIndicatorTable(tests, observe(tests, FEW), source)!;
    const asked = listPoints(tests, cube).map((point) => ({ ...point, isEstimate: true }));
    expect(readPoolings(tests, asked, 3)).toEqual([]);
  });

  test('says nothing where nobody is counted, or in parts of a year', () => {
    const volunteers = findIndicator('po5-volunteers')!;
    expect(readReal(volunteers, observe(volunteers, [['2024', 3, 8]]))).toEqual([]);
    expect(readReal(tests, observe(tests, [['2024-Q1', 3, 8]]))).toEqual([]);
  });
});

describe('the pooled value', () => {
  test('is all counted of all who could be, with the interval of both', () => {
    const [line] = readReal(
      tests,
      observe(tests, [
        ['2023', 12, 31],
        ['2024', 9, 30],
      ]),
      3,
    );
    expect(line?.pooled).toMatchObject({
      years: [2023, 2024],
      missingYears: [2022],
      numerator: 21,
      denominator: 61,
      isStable: true,
    });
    expect(line?.pooled?.level).toBeCloseTo(34.4, 1);
    expect(line?.pooled?.low).toBeCloseTo(23.7, 1);
    expect(line?.pooled?.high).toBeCloseTo(47, 1);
  });

  test('of a count is the average a year', () => {
    const [line] = readReal(
      incidents,
      observe(
        incidents,
        [
          ['2022', 6],
          ['2023', 9],
          ['2024', 12],
        ],
        'everyone',
      ),
      3,
    );
    expect(line?.pooled).toMatchObject({ level: 9, numerator: 27, denominator: null });
    // 27 counted in three years: Garwood's limits of 27, divided by three.
    expect(line?.pooled?.low).toBeCloseTo(5.931, 2);
    expect(line?.pooled?.high).toBeCloseTo(13.095, 2);
  });

  test('is as settled as the least settled of its years', () => {
    const statuses = ['final', 'provisional', 'estimated'] as const;
    for (const [at, status] of statuses.entries()) {
      const rows = observe(tests, FEW).map((row, year) => ({
        ...row,
        status: statuses[Math.min(year, at)]!,
      }));
      expect(readReal(tests, rows, 3)[0]?.pooled?.status).toBe(status);
    }
  });

  test('is given for a span that was offered only', () => {
    expect(readReal(tests, observe(tests, FEW), 5)[0]?.pooled).toBeNull();
    expect(['3', '5', '4', '', null, '3 '].map(parsePoolWay)).toEqual([3, 5, null, null, null, null]);
  });
});

describe('who does not see the counts', () => {
  const withheldOne: readonly Year[] = [
    ['2022', 12, 31],
    ['2023', 3, 31],
    ['2024', 14, 33],
  ];

  test('gets a sum of years that are all shown', () => {
    expect(readShown(tests, observe(tests, FEW), 3)[0]?.pooled).toMatchObject({ numerator: 33 });
  });

  test('gets no sum over a year that is withheld, and is told which', () => {
    const [line] = readShown(tests, observe(tests, withheldOne), 3);
    expect(line?.choices).toMatchObject([
      { spanYears: 3, counted: null, withheldYears: [2023], missingYears: [], isRecommended: false },
    ]);
    expect(line?.pooled).toBeNull();
    expect(readReal(tests, observe(tests, withheldOne), 3)[0]?.pooled).toMatchObject({ numerator: 29 });
  });

  test('is told of the newest that is withheld, with the years before it to choose', () => {
    const [line] = readShown(tests, observe(tests, [...FEW, ['2025', 3, 40]]), 3);
    expect(line).toMatchObject({ newest: { year: 2024 }, withheldYears: [2025] });
    expect(line?.pooled?.years).toEqual([2022, 2023, 2024]);
    expect(readShown(tests, observe(tests, [['2025', 3, 40]]))[0]).toMatchObject({
      newest: null,
      withheldYears: [2025],
      choices: [],
    });
  });

  test('learns nothing of a withheld count from any page: another count behind it changes no word', () => {
    const years = ['2020', '2021', '2022', '2023', '2024'];
    for (let hidden = 0; hidden < years.length; hidden += 1) {
      const world = (count: number) =>
        observe(
          tests,
          years.map((year, at): Year => [year, at === hidden ? count : 6 + at, 40]),
        );
      for (const span of [null, 3, 5] as const) {
        const pages = [1, 2, 3, 4].map((count) => JSON.stringify(readShown(tests, world(count), span)));
        expect(new Set(pages).size, `${years[hidden]}, ${span}`).toBe(1);
      }
    }
  });

  test('cannot subtract a sum of five years and one of three from each other to reach a withheld one', () => {
    const rows = observe(tests, [
      ['2020', 8, 40],
      ['2021', 3, 40],
      ['2022', 9, 40],
      ['2023', 7, 40],
      ['2024', 6, 40],
    ]);
    const [three, five] = ([3, 5] as const).map((span) => readShown(tests, rows, span)[0]);
    expect(three?.pooled?.numerator).toBe(22);
    expect(five?.pooled).toBeNull();
    expect(JSON.stringify([three, five])).not.toMatch(/"(counted|numerator)":(3|33)\b/);
  });
});

describe('neighbours', () => {
  const share = (numerator: number, denominator: number) => ({ numerator, denominator });
  const neighbours = groupNeighbours([
    { neighbour: 'Altdorf', people: 'newcomers', year: 2024, ...share(14, 40) },
    { neighbour: 'Altdorf', people: 'newcomers', year: 2023, ...share(4, 20) },
    { neighbour: 'Neudorf', people: 'others', year: 2024, ...share(90, 100) },
  ]);
  const read = (definition: IndicatorDefinition, years: readonly Year[]) => {
    const table = composeIndicatorTable(definition, observe(definition, years), source)!;
    return readPoolings(definition, listPoints(definition, table.cube), 'neighbours', neighbours);
  };

  test('are offered after the years of the place alone, taken by the rule only where those do not suffice', () => {
    const [line] = read(tests, [['2024', 9, 30]]);
    expect(line?.choices).toMatchObject([
      { way: 'neighbours', spanYears: 1, neighbours: ['Altdorf'], counted: 23, isRecommended: true },
      { way: 'neighbours-3', spanYears: 3, counted: 27, isRecommended: false },
    ]);
    expect(line?.pooled).toMatchObject({
      numerator: 23,
      denominator: 70,
      neighbours: ['Altdorf'],
      years: [2024],
    });
    expect(line?.pooled?.level).toBeCloseTo((100 * 23) / 70, 10);
    const ways = read(tests, FEW)[0]?.choices.map(({ way, isRecommended }) => [way, isRecommended]);
    expect(ways).toEqual([
      [3, true],
      ['neighbours', false],
      ['neighbours-3', false],
    ]);
  });

  test('help where the people are mostly the same, in one year only', () => {
    const [line] = read(employment, [
      ['2023', 8, 31],
      ['2024', 9, 30],
    ]);
    expect(line?.isSamePeople).toBe(true);
    expect(line?.choices).toMatchObject([{ way: 'neighbours', counted: 23 }]);
  });

  test('are asked for where a part and its whole are counted', () => {
    expect(takesNeighbours(tests)).toBe(true);
    expect(takesNeighbours({ ...tests, kind: 'count' })).toBe(false);
    expect(takesNeighbours({ ...tests, countedEachYear: 'none' })).toBe(false);
    expect(parsePoolWay('neighbours-3')).toBe('neighbours-3');
    expect(parsePoolWay('neighbours-5')).toBeNull();
  });
});
