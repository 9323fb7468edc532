/** Eurostat's files on integration: what the codes (dialect 2.0) and the names (dialect 1.0) of their dimensions mean. */
import type { CodeMeaning, CodeMeanings, ContextFile } from './context-figure.types.ts';

/** Both ways in which Eurostat writes a code mean the same. */
const both = (code: string, name: string, meaning: CodeMeaning | null): CodeMeanings => ({
  [code]: meaning,
  [name]: meaning,
});

const SEX: CodeMeanings = {
  ...both('T', 'Total', {}),
  ...both('F', 'Females', { breakdown: 'sex=f' }),
  ...both('M', 'Males', { breakdown: 'sex=m' }),
};

/** Groups of the EU of 28 end in 2020 and are left out; those of the EU of 27 reach back. */
const CITIZENSHIP: CodeMeanings = {
  ...both('TOTAL', 'Total', { people: 'everyone' }),
  ...both('NAT', 'Reporting country', { people: 'others' }),
  ...both('FOR', 'Foreign country', { people: 'newcomers' }),
  ...both('FOR_STLS', 'Foreign country and stateless', { people: 'newcomers' }),
  ...both('EU27_2020_FOR', 'EU27 countries (from 2020) except reporting country', {
    people: 'newcomers',
    breakdown: 'citizenship=eu',
  }),
  ...both('NEU27_2020_FOR', 'Non-EU27 countries (from 2020) nor reporting country', {
    people: 'newcomers',
    breakdown: 'citizenship=non-eu',
  }),
  ...both('STLS', 'Stateless', { people: 'newcomers', breakdown: 'citizenship=stateless' }),
  ...both('UA', 'Ukraine', { people: 'newcomers', breakdown: 'citizenship=ua' }),
  ...both('NRP', 'No response', null),
  ...both('EFTA_FOR', 'European Free Trade Association except reporting country', null),
  ...both('NEU27_2020_NEFTA', 'Non-EU27 countries (from 2020) nor EFTA countries', null),
  ...both('EU28_FOR', 'EU28 countries (2013-2020) except reporting country', null),
  ...both('NEU28_FOR', 'Non-EU28 countries (2013-2020) nor reporting country', null),
};
/** Born in the reporting country or elsewhere: another line between people than citizenship, so a measure of its own. */
const BIRTH: CodeMeanings = Object.fromEntries(
  Object.entries(CITIZENSHIP).map(([code, meaning]) => [
    code,
    meaning?.breakdown === undefined
      ? meaning
      : { ...meaning, breakdown: meaning.breakdown.replace('citizenship', 'birth') },
  ]),
);
/** Everyone in the table is somebody who came. */
const APPLICANTS: CodeMeanings = {
  ...both('TOTAL', 'Total', { people: 'newcomers' }),
  ...both('UA', 'Ukraine', { people: 'newcomers', breakdown: 'citizenship=ua' }),
};
const LEVELS = {
  low: both('ED0-2', 'Less than primary, primary and lower secondary education (levels 0-2)', {}),
  medium: both('ED3_4', 'Upper secondary and post-secondary non-tertiary education (levels 3 and 4)', {}),
  high: both('ED5-8', 'Tertiary education (levels 5-8)', {}),
};
const mean = (codes: CodeMeanings, meaning: CodeMeaning): CodeMeanings =>
  Object.fromEntries(Object.keys(codes).map((code) => [code, meaning]));
const household = (code: string): CodeMeaning => ({ breakdown: `household=${code}` });

const fileOf = (
  name: string,
  always: CodeMeaning,
  dimensions: Readonly<Record<string, CodeMeanings>>,
): ContextFile => ({
  name,
  isRequired: false,
  format: 'sdmx-csv',
  placeColumn: 'geo',
  places: 'eurostat-country',
  timeColumn: 'TIME_PERIOD',
  always,
  dimensions,
  measures: [],
  wrongColumns: [],
  missing: 'not-collected',
});

/** `women` of a group: the table gives each sex its share of the group; the other sex is the rest of 100. */
const WOMEN_ONLY: CodeMeanings = {
  ...both('F', 'Females', {}),
  ...both('M', 'Males', null),
  ...both('T', 'Total', null),
};
const HEALTH: CodeMeanings = {
  ...both('VG_G', 'Very good or good', { measure: 'health-good-percent' }),
  ...both('B_VB', 'Bad or very bad', { measure: 'health-bad-percent' }),
  ...Object.fromEntries(['Bad', 'Fair', 'Good', 'Very bad', 'Very good'].map((level) => [level, null])),
};

/** Tables in the order of the labour market, education, income, health, trust, who lives and arrives here. */
export const EUROSTAT_FILES: readonly ContextFile[] = [
  fileOf(
    'employment_rates_yearly.csv',
    { measure: 'employment-rate-15-64-percent' },
    { sex: SEX, citizen: CITIZENSHIP },
  ),
  fileOf(
    'unemployment_rates_yearly.csv',
    { measure: 'unemployment-rate-15-64-percent' },
    { sex: SEX, citizen: CITIZENSHIP },
  ),
  fileOf(
    'employment_by_citizenship.csv',
    { measure: 'employed-15-64-thousand' },
    { sex: SEX, citizen: CITIZENSHIP },
  ),
  fileOf(
    'unemployment_by_citizenship.csv',
    { measure: 'unemployed-15-74-thousand' },
    { sex: SEX, citizen: CITIZENSHIP },
  ),
  fileOf(
    'population_by_sex_age_labour_status_foreigners.csv',
    {},
    {
      sex: SEX,
      citizen: CITIZENSHIP,
      wstatus: {
        EMP: { measure: 'employed-15-64-thousand' },
        UNE: { measure: 'unemployed-15-64-thousand' },
        INAC: { measure: 'outside-labour-force-15-64-thousand' },
      },
    },
  ),
  fileOf(
    'population_by_educational_attainment_level_and_citizenship.csv',
    {},
    {
      sex: SEX,
      citizen: CITIZENSHIP,
      isced11: {
        ...mean(LEVELS.low, { measure: 'education-low-15-64-percent' }),
        ...mean(LEVELS.medium, { measure: 'education-medium-15-64-percent' }),
        ...mean(LEVELS.high, { measure: 'education-high-15-64-percent' }),
      },
    },
  ),
  fileOf(
    'mean_and_median_income_by_citizenship.csv',
    { measure: 'median-income-equivalised-euro' },
    { citizen: CITIZENSHIP },
  ),
  fileOf(
    'inability_to_face_unexpected_expenses_(wealth).csv',
    { measure: 'unexpected-expenses-unable-percent', people: 'everyone' },
    {
      hhtyp: {
        Total: {},
        'Single person': household('single'),
        'Single person with dependent children': household('single-with-children'),
        'One adult 65 years or over': household('single-65-plus'),
        'One adult younger than 65 years': household('single-under-65'),
      },
    },
  ),
  fileOf('self_perceived_health_by_citizenship.csv', {}, { citizen: CITIZENSHIP, lev_perc: HEALTH }),
  fileOf(
    'level_of_trust.csv',
    { people: 'everyone' },
    {
      domain: {
        Police: { measure: 'trust-police-points' },
        'Legal system': { measure: 'trust-legal-system-points' },
        'Political system': { measure: 'trust-political-system-points' },
      },
      isced11: {
        'All ISCED 2011 levels': {},
        ...mean(LEVELS.low, { breakdown: 'education=low' }),
        ...mean(LEVELS.medium, { breakdown: 'education=medium' }),
        "Short-cycle tertiary education and Bachelor's or equivalent level (levels 5 and 6)": {
          breakdown: 'education=high',
        },
      },
    },
  ),
  fileOf('country_population.csv', { measure: 'population-persons', people: 'everyone' }, {}),
  fileOf(
    'proportion_of_population_by_sex_and_citizenship.csv',
    { measure: 'women-percent' },
    { citizen: CITIZENSHIP, sex: WOMEN_ONLY },
  ),
  fileOf(
    'proportion_of_population_by_sex_and_country_of_birth.csv',
    { measure: 'women-by-birth-percent' },
    { c_birth: BIRTH, sex: WOMEN_ONLY },
  ),
  fileOf('asylum_applicants_total.csv', { measure: 'asylum-applicants-persons' }, { citizen: APPLICANTS }),
  fileOf(
    'temporary_protection_beneficiaries_monthly.csv',
    { measure: 'temporary-protection-persons' },
    { citizen: APPLICANTS },
  ),
  fileOf('migration_permits_issued.csv', { measure: 'first-permits-persons' }, { citizen: APPLICANTS }),
];
