import { buildCountSystem } from '../counts/build-system.ts';
import { CELL_STATES } from '../counts/counts.types.ts';
import type { CountProblem, CountSystem } from '../counts/counts.types.ts';
import { composeReleases } from './compose-releases.ts';
import type { ComposedReleases } from './compose-releases.ts';
import { readPublished } from './read-published.ts';
import type { EarlierRelease, SharedCodes } from './releases.types.ts';

/** A key of one of the releases, by the number of the release. */
export interface ReleaseKey {
  readonly release: number;
  readonly key: string;
}

export interface ReleaseSystem {
  /** cells of all releases: what was shown is fixed, what is only in earlier ones costs nothing to withhold */
  readonly system: CountSystem;
  readonly composed: ComposedReleases;
  /** where each cell stands */
  readonly keysOf: readonly (readonly ReleaseKey[])[];
  /** number of the release that is protected now; `earlier.length`, also where there is none */
  readonly now: number;
  /** protected cells whose number an earlier release shows */
  readonly shownBefore: readonly number[];
}

function isPrimaryByRule(value: number, { maxN, protectZeros }: CountProblem['rules']): boolean {
  return value >= 1 ? value <= maxN : protectZeros;
}

/**
 * Puts the cells of all releases into one system.
 *
 * @param asked tables that are protected now; absent: the earlier releases alone
 */
export function openReleaseSystem(
  earlier: readonly EarlierRelease[],
  asked?: { readonly problem: CountProblem } & SharedCodes,
): ReleaseSystem {
  const read = earlier.map((release) => readPublished(release));
  const composed = composeReleases([...earlier, ...(asked ? [{ name: 'these tables', ...asked }] : [])]);
  const system = buildCountSystem(composed.problem);
  const keysOf = system.keys.map((keys) => keys.map((key) => composed.readKey(key)));
  const now = earlier.length;
  const state = Uint8Array.from(system.state);
  const shownBefore: number[] = [];
  for (let cell = 0; cell < system.visibleCount; cell += 1) {
    const before = (keysOf[cell] ?? []).filter(({ release }) => release < now);
    const isShown = before.some(({ release, key }) => read[release]?.shown.has(key));
    const isPrimary =
      isPrimaryByRule(system.value[cell] ?? 0, system.rules) ||
      before.some(({ release, key }) => read[release]?.primary.has(key));
    if (isShown && isPrimary) shownBefore.push(cell);
    if (isShown) state[cell] = CELL_STATES.fixed;
    else state[cell] = isPrimary ? CELL_STATES.primary : CELL_STATES.withholdable;
  }
  const weight = Uint32Array.from(keysOf, (keys) => keys.filter(({ release }) => release === now).length);
  return { system: { ...system, state, weight }, composed, keysOf, now, shownBefore };
}

/** The system without demanding that some cells be protected; they stay withheld at no cost. */
export function giveUp({ system }: ReleaseSystem, cells: Iterable<number>): CountSystem {
  const state = Uint8Array.from(system.state);
  const weight = Uint32Array.from(system.weight);
  for (const cell of cells) {
    if (state[cell] !== CELL_STATES.primary) continue;
    state[cell] = CELL_STATES.withholdable;
    weight[cell] = 0;
  }
  return { ...system, state, weight };
}
