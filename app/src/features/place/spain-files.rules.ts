/** Which file of Spanish open data holds what: columns, units, and what they become here. */
import type { FieldOfTable } from '#server/spreadsheet/match-columns.ts';
import type { NamedChange } from './spain.types.ts';

/** How the number of a column becomes the number of a characteristic. */
export type Conversion = 'as-is' | 'share-to-percent' | 'rest-of-100';

export interface SpanishColumn {
  readonly column: string;
  readonly characteristic: string;
  readonly conversion: Conversion;
  /** what a number of this column can be at most; none is below 0 */
  readonly most: number;
}

export interface SpanishFile {
  readonly name: string;
  readonly isRequired: boolean;
  /** null: the column `year` says it */
  readonly year: number | null;
  /** column with the number of inhabitants; null: none */
  readonly population: string | null;
  readonly columns: readonly SpanishColumn[];
}

const share = (column: string, characteristic: string): SpanishColumn => ({
  column,
  characteristic,
  conversion: 'share-to-percent',
  most: 1,
});
const plain = (column: string, characteristic: string, most = 100): SpanishColumn => ({
  column,
  characteristic,
  conversion: 'as-is',
  most,
});

/**
 * Where two files tell the same of a place and year, the later one counts: the atlas has whole series (inhabitants,
 * foreign nationals), the census fills in where the atlas shows nothing.
 */
export const SPANISH_FILES: readonly SpanishFile[] = [
  {
    name: 'census_2021_municipality.csv',
    isRequired: true,
    year: 2021,
    population: 'total_pop',
    columns: [
      share('unemployment_rate', 'unemployment-percent'),
      share('employment_rate', 'employment-percent'),
      share('pct_foreign', 'foreign-nationals-percent'),
      share('pct_foreign_born', 'foreign-born-percent'),
      share('pct_higher_ed_completed', 'higher-education-percent'),
    ],
  },
  {
    name: 'demographics_municipality.csv',
    isRequired: true,
    year: null,
    population: 'population',
    columns: [
      {
        column: 'pct_spanish',
        characteristic: 'foreign-nationals-percent',
        conversion: 'rest-of-100',
        most: 100,
      },
      plain('mean_age', 'mean-age-years', 120),
      plain('pct_under18', 'under-18-percent'),
      plain('pct_over65', 'over-65-percent'),
      plain('pct_single_hh', 'single-person-households-percent'),
    ],
  },
  {
    name: 'income_municipality.csv',
    isRequired: true,
    year: null,
    population: null,
    columns: [plain('net_income_pc', 'net-income-per-person-euro', 1_000_000)],
  },
  {
    name: 'gini_p80p20_municipality.csv',
    isRequired: false,
    year: null,
    population: null,
    columns: [plain('gini', 'gini-points')],
  },
];

/** Columns a file must have. Ids are the headings themselves. */
export function listFields(file: SpanishFile): readonly FieldOfTable[] {
  const names = [
    'mun_code',
    ...(file.year === null ? ['year'] : []),
    ...(file.population === null ? [] : [file.population]),
    ...file.columns.map(({ column }) => column),
  ];
  return names.map((id) => ({ id, isRequired: true, synonyms: [id] }));
}

/**
 * Municipalities that merged in the years of these files; their codes stand in the atlas beside the new ones. Source:
 * Instituto Nacional de Estadística, register of municipalities. `year`: the first in which the files count the new code.
 */
export const SPANISH_CHANGES: readonly NamedChange[] = (
  [
    ['ES_15026', 'Cesuras', 'ES_15902', 2014],
    ['ES_15063', 'Oza dos Ríos', 'ES_15902', 2014],
    ['ES_36011', 'Cerdedo', 'ES_36902', 2016],
    ['ES_36012', 'Cotobade', 'ES_36902', 2016],
  ] as const
).map(([fromCode, fromName, toCode, year]) => ({
  fromCode,
  fromName,
  toCode,
  year,
  kind: 'merger',
  share: null,
}));
