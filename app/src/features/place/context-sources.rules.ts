/** Where figures of the context come from, and what their codes mean. */
import { EUROSTAT_FILES } from './context-eurostat.rules.ts';
import type { ContextFile, ContextSource, MeasureColumn } from './context-figure.types.ts';

export const EUROSTAT_CONTEXT: ContextSource = {
  about: {
    dataset: 'eurostat-integration',
    title: 'Migrant integration indicators by citizenship: labour, education, income, health, protection',
    publisher: 'Eurostat',
    licence: 'CC BY 4.0 (Commission Decision 2011/833/EU)',
    attribution: 'Source: Eurostat',
    address: 'https://ec.europa.eu/eurostat/web/migrant-integration',
    version: '2025',
  },
  files: EUROSTAT_FILES,
};

const measure = (column: string, name: string, most = 100, least = 0): MeasureColumn => ({
  column,
  measure: name,
  least,
  most,
});

const SPANISH_INCOME: ContextFile = {
  name: 'distribution_sex_nationality_municipality.csv',
  isRequired: true,
  format: 'table',
  placeColumn: 'mun_code',
  places: 'spanish-municipality',
  timeColumn: 'year',
  always: {},
  dimensions: {
    nationality: { spanish: { people: 'others' }, foreign: { people: 'newcomers' } },
    sex: { total: {}, male: { breakdown: 'sex=m' }, female: { breakdown: 'sex=f' } },
  },
  measures: [measure('equivinc_below_60p_median', 'low-income-percent')],
  wrongColumns: [],
  // `NA`: the office shows nothing for so small a municipality.
  missing: 'withheld-at-source',
};

export const SPAIN_CONTEXT: ContextSource = {
  about: {
    dataset: 'spain-income-by-nationality',
    title: 'Atlas de Distribución de Renta de los Hogares 2015–2022: low income by sex and nationality',
    publisher: 'Instituto Nacional de Estadística (INE); processed by ineAtlas.data',
    licence: 'CC BY 4.0',
    attribution:
      'Source: Instituto Nacional de Estadística (INE), Atlas de Distribución de Renta de los Hogares; processed by Pablo García Guzmán (ineAtlas.data)',
    address: 'https://github.com/pablogguz/ineAtlas.data',
    version: '2022',
  },
  files: [SPANISH_INCOME],
};

const GERMAN_COUNTIES: ContextFile = {
  name: 'inkar_counties_1995_2022.csv',
  isRequired: true,
  format: 'table',
  placeColumn: 'county_code',
  places: 'german-county',
  timeColumn: 'year',
  always: { people: 'everyone' },
  dimensions: {},
  measures: [
    measure('share_foreign', 'foreign-nationals-percent'),
    measure('unemployment_rate', 'unemployment-rate-percent'),
    measure('share_longterm_unemployed', 'long-term-unemployed-percent'),
    measure('youth_unemployment_rate', 'youth-unemployment-rate-percent'),
    measure('share_no_degree', 'school-leavers-without-certificate-percent'),
    measure('apprentices_per_100', 'apprentices-per-100'),
    measure('share_low_income_hh', 'low-income-households-percent'),
    measure('gp_density', 'general-practitioners-per-10000'),
    measure('childcare_under3', 'childcare-under-3-percent'),
    // Children of neighbouring counties count in the numerator.
    measure('childcare_3to6', 'childcare-3-to-6-percent', 130),
    measure('rent_level', 'asking-rent-euro-per-square-metre'),
    measure('municipal_debt_per_capita', 'municipal-debt-euro-per-person', 100_000),
  ],
  // The codebook says euros; the numbers are thousands of euros.
  wrongColumns: ['gdp_per_capita'],
  missing: 'not-collected',
};

export const GERMANY_CONTEXT: ContextSource = {
  about: {
    dataset: 'germany-inkar',
    title: 'INKAR: indicators of counties in Germany 1995–2022, in the boundaries of 2021',
    publisher: 'Bundesinstitut für Bau-, Stadt- und Raumforschung (BBSR); compiled by Hanno Hilbig (gerda)',
    licence: 'Datenlizenz Deutschland – Namensnennung – Version 2.0',
    attribution: '© BBSR Bonn, INKAR; dl-de/by-2-0',
    address: 'https://www.inkar.de',
    version: '2022',
  },
  files: [GERMAN_COUNTIES],
};

export const CONTEXT_SOURCES: readonly ContextSource[] = [EUROSTAT_CONTEXT, SPAIN_CONTEXT, GERMANY_CONTEXT];
