import type { Breakdown } from './indicator.types.ts';

/** How people may be told apart. Drop a breakdown before single cells have to be withheld. */
export const BY_PERSON: readonly Breakdown[] = ['sex', 'age', 'origin', 'years-of-residence'];
/** Where a place has few cases, or the origin says nothing. */
export const BY_SEX_AND_AGE: readonly Breakdown[] = ['sex', 'age'];
export const BY_SEX_AND_STAY: readonly Breakdown[] = ['sex', 'years-of-residence'];

/** What holds of an entry unless it says otherwise: first version, not core, two numbers that explain themselves. */
export const FIRST = {
  version: 1,
  since: '',
  isCore: false,
  breakdowns: [],
  equivalents: [],
  method: null,
} as const;
