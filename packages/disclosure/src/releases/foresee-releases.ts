import type { CountProblem } from '../counts/counts.types.ts';
import type { SearchOptions } from '../search/search.types.ts';
import { runSearch } from '../withholding/run-search.ts';
import type { ProtectedCell } from '../withholding/withholding.types.ts';
import { listLost, searchIfNeeded } from './protect-after.ts';
import { openReleaseSystem } from './release-system.ts';
import type { EarlierRelease, SharedCodes } from './releases.types.ts';

/** Tables that shall be published later, with the counts known so far. */
export interface PlannedRelease extends SharedCodes {
  readonly name: string;
  readonly problem: CountProblem;
}

/** Tables to be published now. */
export interface FirstRelease extends SharedCodes {
  readonly problem: CountProblem;
  /** what shall be shown of them */
  readonly cells: readonly ProtectedCell[];
  /** what was published before, oldest first */
  readonly earlier?: readonly EarlierRelease[];
}

export interface ForeseenRelease {
  readonly name: string;
  /** keys of the planned tables that could be protected, and no longer once the first release is out */
  readonly lost: readonly string[];
  /** keys of the first release that the planned tables would tell */
  readonly endangered: readonly string[];
  /** keys that the planned tables cannot protect in any case */
  readonly impossible: readonly string[];
}

/**
 * Says before a first release which protected cells planned later ones could not protect any more if it is published as
 * it is. Each plan is looked at by itself, right after the first release.
 *
 * @param first the tables to be published now, what shall be shown of them, and what was published before
 * @param planned tables over the same persons, with the counts known so far
 * @param options as for `protectCounts`; the first safe pattern answers the question, so `mayContinue` may say no from then on
 * @returns one answer for each plan; all lists empty: it can follow
 * @throws DisclosureProblem see `composeReleases`
 * @example
 * const places = parseCountProblem({ variables: { place: { leaves: ['a', 'b', 'c'], levels: [{ name: 'area', map: { a: 'ab', b: 'ab', c: 'c' } }] } }, tables: [{ name: 'areas', vars: { place: ['area', 'Total'] } }], rules: { type: 'freq', maxN: 4 } }, 'place,freq\na,6\nb,9\nc,20');
 * const finer = { name: 'finer', problem: { ...places, tables: [{ name: 'places', vars: { place: ['leaf'] } }] } };
 * const shown = [{ key: 'ab', published: 15, status: 'value', reason: '' }, { key: 'c', published: 20, status: 'value', reason: '' }, { key: 'Total', published: 35, status: 'value', reason: '' }];
 * foreseeReleases({ problem: places, cells: shown }, [finer], { guarantee: 'exact', seed: 1, mayContinue: () => true })[0].lost // => []
 */
export function foreseeReleases(
  first: FirstRelease,
  planned: readonly PlannedRelease[],
  options: SearchOptions,
): readonly ForeseenRelease[] {
  const { cells, earlier: before = [], ...tables } = first;
  const earlier = [...before, { name: 'the first release', published: cells, ...tables }];
  const run = runSearch(options);
  return planned.map(({ name, ...plan }) => {
    const impossible = listLost(plan.problem, run);
    const { system, keysOf, now } = openReleaseSystem(earlier, plan);
    const { unprotectable = [] } = searchIfNeeded(system, run);
    const keys = unprotectable.flatMap((cell) => keysOf[cell] ?? []);
    const listOf = (release: number): string[] =>
      keys.flatMap((one) => (one.release === release ? [one.key] : [])).sort();
    return {
      name,
      lost: listOf(now).filter((key) => !impossible.has(key)),
      endangered: listOf(before.length),
      impossible: [...impossible].sort(),
    };
  });
}
