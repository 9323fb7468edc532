import type { CountSystem } from '../counts/counts.types.ts';
import { searchFull } from '../search/full/search-full.ts';
import { searchExact, searchPerson } from '../search/search-cover.ts';
import type { Pattern, SearchOptions } from '../search/search.types.ts';

const SEARCHES = { exact: searchExact, person: searchPerson, full: searchFull } as const;

/** The search for a guarantee. */
export function runSearch(options: SearchOptions): (system: CountSystem) => Pattern {
  return (system) => SEARCHES[options.guarantee](system, options);
}
