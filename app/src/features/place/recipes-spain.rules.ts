/** Spain: the census of 2021 and the atlas of household income by municipality. */
import { percentOf, plain, rest, share } from './recipe-columns.rules.ts';
import type { NamedChange, Recipe, RecipeFile } from './recipe.types.ts';

const CODE = { column: 'mun_code', pattern: /^\d{5}$/, prefix: 'ES_' } as const;
/** `NA`: the office shows nothing for so small a place. */
const OF_SPAIN = { code: CODE, nameColumn: null, notAbove: [], missing: 'withheld-at-source' } as const;
const NEWER = { isRequired: false } as const;
const EURO = { most: 1_000_000 } as const;

const FILES: readonly RecipeFile[] = [
  {
    ...OF_SPAIN,
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
      percentOf('rented_dwellings', 'primary_dwellings', 'rented-dwellings-percent', NEWER),
      percentOf('owned_dwellings', 'primary_dwellings', 'owner-occupied-percent', NEWER),
    ],
    unread: [
      {
        columns: [
          'hh_size1',
          'hh_size2',
          'pct_female',
          'pct_under16',
          'activity_rate',
          'pct_student',
          'pct_single',
        ],
        why: 'not-needed',
      },
    ],
  },
  {
    ...OF_SPAIN,
    name: 'demographics_municipality.csv',
    isRequired: true,
    year: null,
    population: 'population',
    columns: [
      rest('pct_spanish', 'foreign-nationals-percent'),
      plain('mean_age', 'mean-age-years', { most: 120 }),
      plain('pct_under18', 'under-18-percent'),
      plain('pct_over65', 'over-65-percent'),
      plain('pct_single_hh', 'single-person-households-percent'),
      plain('mean_hh_size', 'persons-per-household', { most: 20, ...NEWER }),
    ],
    unread: [],
  },
  {
    ...OF_SPAIN,
    name: 'income_municipality.csv',
    isRequired: true,
    year: null,
    population: null,
    columns: [
      plain('net_income_pc', 'net-income-per-person-euro', EURO),
      plain('median_income_equiv', 'median-income-equivalised-euro', { ...EURO, ...NEWER }),
    ],
    unread: [{ columns: ['net_income_hh', 'gross_income_pc', 'gross_income_hh'], why: 'not-needed' }],
  },
  {
    ...OF_SPAIN,
    name: 'gini_p80p20_municipality.csv',
    isRequired: false,
    year: null,
    population: null,
    columns: [plain('gini', 'gini-points')],
    unread: [{ columns: ['p80p20'], why: 'not-needed' }],
  },
];

/**
 * Municipalities that merged in the years of these files; their codes stand in the atlas beside the new ones. Source:
 * Instituto Nacional de Estadística, register of municipalities. `year`: the first in which the files count the new code.
 */
const CHANGES: readonly NamedChange[] = (
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

/** Where census and atlas tell the same of 2021 the atlas counts: it has whole series. */
export const SPAIN: Recipe = {
  about: {
    dataset: 'spain-census-2021',
    title: 'Census 2021 and Atlas de Distribución de Renta de los Hogares 2015–2022, municipalities of Spain',
    publisher: 'Instituto Nacional de Estadística (INE); processed by ineAtlas.data',
    licence: 'CC BY 4.0',
    attribution:
      'Source: Instituto Nacional de Estadística (INE), census 2021 and Atlas de Distribución de Renta de los Hogares; processed by Pablo García Guzmán (ineAtlas.data)',
    address: 'https://github.com/pablogguz/ineAtlas.data',
    version: '2021',
  },
  country: 'ES',
  files: FILES,
  changes: CHANGES,
  unknownPlaces: 'refuse-file',
  regionDigits: null,
};
