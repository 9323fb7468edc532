/** Who looks at which address. */
export type Who = 'nobody' | 'operator' | 'neighbour' | 'partner';

/** Languages of the pages people answer on. */
export const respondentLanguages = ['en', 'de', 'es', 'it', 'ar', 'uk'];

/** One address of a route, and who looks at it. */
export interface Visit {
  readonly path: string;
  readonly who: Who;
  /** languages in which the page is looked at; otherwise English */
  readonly languages?: readonly string[];
  /** what it answers; otherwise 200 */
  readonly status?: number;
}
