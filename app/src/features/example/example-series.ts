/**
 * What invented offices of the example town counted over the years, so that its pages of indicators have something to say: work
 * of newcomers that fell in the last year, a series that stopped, a year in which too few were counted to be told.
 */
import type { People } from '#features/indicator/indicator.types.ts';

/** `ago`: years before the newest that is complete. */
export interface SeriesValue {
  readonly ago: number;
  readonly people: People;
  readonly numerator?: number;
  readonly denominator?: number;
  readonly value?: number;
  readonly reason?: 'not-collected' | 'withheld-at-source';
}

export interface ExampleSeries {
  readonly indicatorId: string;
  readonly title: string;
  readonly values: readonly SeriesValue[];
}

type Counted = readonly [ago: number, numerator: number, denominator: number];

const count = (people: People, rows: readonly Counted[]): SeriesValue[] =>
  rows.map(([ago, numerator, denominator]) => ({ ago, people, numerator, denominator }));

export const EXAMPLE_SERIES: readonly ExampleSeries[] = [
  {
    indicatorId: 'em1',
    title: 'Employment agency, people in work',
    values: [
      ...count('newcomers', [
        [5, 172, 318],
        [4, 181, 329],
        [3, 194, 341],
        [2, 206, 352],
        [1, 218, 364],
        // The furniture works closed a hall: worse by more than chance explains.
        [0, 172, 371],
      ]),
      ...count('others', [
        [5, 4612, 6118],
        [4, 4630, 6105],
        [3, 4655, 6087],
        [2, 4661, 6066],
        [1, 4648, 6041],
        [0, 4593, 6020],
      ]),
    ],
  },
  {
    indicatorId: 'cx1',
    title: 'Population register, people born abroad',
    values: count('everyone', [
      [5, 1368, 12_044],
      [4, 1421, 12_061],
      [3, 1588, 12_120],
      [2, 1652, 12_149],
      [1, 1717, 12_180],
      [0, 1742, 12_201],
    ]),
  },
  {
    indicatorId: 'la2',
    title: 'Adult education centre, tests passed',
    // Told two years later. In the last year so few began that no reader is told.
    values: count('newcomers', [
      [5, 31, 58],
      [4, 28, 52],
      [3, 24, 49],
      [2, 3, 11],
    ]),
  },
  {
    indicatorId: 'ho3',
    title: 'Housing office, waiting for a home',
    values: [
      // Nobody has asked the housing office since: the series stopped.
      { ago: 6, people: 'newcomers', value: 17, denominator: 41 },
      { ago: 5, people: 'newcomers', value: 16, denominator: 58 },
      { ago: 4, people: 'newcomers', value: 14, denominator: 52 },
      { ago: 3, people: 'newcomers', value: 15, denominator: 47 },
    ],
  },
  {
    indicatorId: 'he1',
    title: 'Health service, people signed on with a practice',
    values: [
      { ago: 2, people: 'newcomers', reason: 'not-collected' },
      ...count('newcomers', [
        [1, 402, 561],
        [0, 431, 574],
      ]),
      ...count('others', [
        [1, 8874, 9760],
        [0, 8861, 9748],
      ]),
    ],
  },
  {
    indicatorId: 'ed1',
    title: 'School authority, children in childcare',
    values: [{ ago: 2, people: 'newcomers', reason: 'withheld-at-source' }],
  },
  {
    indicatorId: 'po1',
    title: 'Self-assessment with the round table',
    values: [
      { ago: 2, people: 'everyone', value: 45.5 },
      { ago: 0, people: 'everyone', value: 59.1 },
    ],
  },
];

/** Followed besides the core set. */
export const EXAMPLE_FURTHER = ['so2', 'ho4', 'he2', 'la3', 'sc4', 'at2', 'at4', 'go2', 'go3'] as const;

/** Arrivals of a year, and of these still here two and five years later; `ago` as above. */
export const EXAMPLE_ARRIVALS = [
  { ago: 8, arrived: 52, after2: 36, after5: 27 },
  { ago: 7, arrived: 48, after2: 34, after5: 25 },
  { ago: 6, arrived: 55, after2: 41, after5: 31 },
  { ago: 5, arrived: 39, after2: 27, after5: 21 },
  { ago: 4, arrived: 61, after2: 46, after5: null },
  { ago: 3, arrived: 143, after2: 98, after5: null },
  { ago: 2, arrived: 88, after2: 66, after5: null },
  { ago: 1, arrived: 74, after2: null, after5: null },
] as const;
