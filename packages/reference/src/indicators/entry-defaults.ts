import type { Breakdown } from './indicator.types.ts';

/** How people may be told apart. Drop a breakdown before single cells have to be withheld. */
export const BY_PERSON: readonly Breakdown[] = ['sex', 'age', 'origin', 'years-of-residence'];
/** Where a place has few cases, or the origin says nothing. */
export const BY_SEX_AND_AGE: readonly Breakdown[] = ['sex', 'age'];
export const BY_SEX_AND_STAY: readonly Breakdown[] = ['sex', 'years-of-residence'];

/** The shipped questionnaires ask in bands of their own, so that they are quick to answer. */
export const ASKED_BY_AGE = {
  breakdowns: ['sex', 'age'],
  ageBands: ['18-29', '30-44', '45-64', '65plus'],
} as const;
/** As the questionnaire for newcomers asks how long they have lived in the place. */
export const ASKED_BY_STAY = {
  breakdowns: ['sex', 'years-of-residence'],
  stayBands: ['0-2', '3-5', '6-10', '11plus'],
} as const;

/**
 * What holds of an entry unless it says otherwise: first version, not core, two numbers that explain themselves, and mostly the
 * same people every year, which is the careful thing to assume.
 */
export const FIRST = {
  version: 1,
  since: '',
  isCore: false,
  countedEachYear: 'same',
  breakdowns: [],
  equivalents: [],
  method: null,
} as const;
