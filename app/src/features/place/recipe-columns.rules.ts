/** Short ways to write the column maps of recipes. */
import type { RecipeColumn } from './recipe.types.ts';

type Ends = Partial<Pick<RecipeColumn, 'least' | 'most' | 'isRequired' | 'beyond'>>;

/** A share of 0 to 1 that becomes percent. */
export const share = (column: string, characteristic: string, ends: Ends = {}): RecipeColumn => ({
  ...plain(column, characteristic, { most: 1, ...ends }),
  conversion: 'share-to-percent',
});

/** As it is; percent unless `most` says otherwise. */
export const plain = (column: string, characteristic: string, ends: Ends = {}): RecipeColumn => ({
  column,
  characteristic,
  conversion: 'as-is',
  of: null,
  least: 0,
  most: 100,
  beyond: 'refuse-file',
  isRequired: true,
  ...ends,
});

/** What is left of 100 percent. */
export const rest = (column: string, characteristic: string): RecipeColumn => ({
  ...plain(column, characteristic),
  conversion: 'rest-of-100',
});

/** One count in percent of another. */
export const percentOf = (
  column: string,
  of: string,
  characteristic: string,
  ends: Ends = {},
): RecipeColumn => ({
  ...plain(column, characteristic, { most: Number.MAX_SAFE_INTEGER, ...ends }),
  conversion: 'percent-of',
  of,
});
