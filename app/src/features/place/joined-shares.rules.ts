/**
 * A series of shares that mergers and splits do not break: shares cannot be added, the people they count can. Each share is turned
 * into people with the inhabitants of its own place and year, these are joined like inhabitants, and the sum is divided again.
 */
import { joinSeries, listPredecessors, type CountsByCode, type JoinedPoint } from './joined-series.rules.ts';
import type { PlaceChange } from './register.types.ts';

/** What is asked of one code. */
export interface AskedShares {
  readonly code: string;
  readonly changes: readonly PlaceChange[];
  /** percent by code and year */
  readonly percents: CountsByCode;
  /** inhabitants by code and year: the weights */
  readonly populations: CountsByCode;
}

/**
 * The series of `code` in today's boundaries, in percent. A year has a value where every part has a share and inhabitants; the
 * place's own share is taken as it is. Only for shares of all inhabitants: of others the weights would be wrong.
 */
export function joinShares({ code, changes, percents, populations }: AskedShares): readonly JoinedPoint[] {
  const codes = listPredecessors(code, changes);
  const people = new Map<string, Map<number, number>>();
  const bases = new Map<string, Map<number, number>>();
  for (const one of codes) {
    for (const [year, percent] of percents.get(one) ?? []) {
      const population = populations.get(one)?.get(year);
      // A place that took nobody in needs no weight: its own share stands for itself.
      const weight = population ?? (one === code && !hasArrivals(code, changes, year) ? 1 : undefined);
      if (weight === undefined) continue;
      write(people, one, year, (percent * weight) / 100);
      write(bases, one, year, weight);
    }
  }
  const wholes = new Map(joinSeries(code, changes, bases).map(({ year, value }) => [year, value]));
  return joinSeries(code, changes, people).map((point) => {
    const isOwn = point.parts.length === 1 && point.parts[0] === code && point.isExact;
    const own = isOwn ? percents.get(code)?.get(point.year) : undefined;
    return { ...point, value: own ?? divide(point.value, wholes.get(point.year) ?? null) };
  });
}

const hasArrivals = (code: string, changes: readonly PlaceChange[], year: number): boolean =>
  changes.some((one) => one.toCode === code && one.year > year);

function write(counts: Map<string, Map<number, number>>, code: string, year: number, count: number): void {
  counts.set(code, (counts.get(code) ?? new Map<number, number>()).set(year, count));
}

function divide(people: number | null, whole: number | null): number | null {
  return people === null || whole === null || whole === 0 ? null : (100 * people) / whole;
}

/** Characteristics that are shares of all inhabitants, and so may be joined by them. */
export const SHARES_OF_INHABITANTS: ReadonlySet<string> = new Set([
  'foreign-nationals-percent',
  'foreign-born-percent',
  'migration-background-percent',
  'under-15-percent',
  'under-18-percent',
  'over-65-percent',
]);
