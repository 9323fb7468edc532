/**
 * Where networks overlap, and which one to join first. Method: docs/methods/network-overlap.md. Purposes are compared, as far as
 * they were found or told; a network is never given a number of its own.
 */
import { NETWORK_PURPOSES, type NetworkPurpose } from '@vicus/reference';
import { listPurposes } from './fit.rules.ts';
import type { DirectoryNetwork } from './network.types.ts';

export interface Overlap {
  readonly both: readonly NetworkPurpose[];
  readonly onlyFirst: readonly NetworkPurpose[];
  readonly onlySecond: readonly NetworkPurpose[];
}

/** What two networks both do, and what only one of them does. */
export function computeOverlap(first: DirectoryNetwork, second: DirectoryNetwork): Overlap {
  const [one, other] = [new Set(listPurposes(first)), new Set(listPurposes(second))];
  return {
    both: NETWORK_PURPOSES.filter((code) => one.has(code) && other.has(code)),
    onlyFirst: NETWORK_PURPOSES.filter((code) => one.has(code) && !other.has(code)),
    onlySecond: NETWORK_PURPOSES.filter((code) => !one.has(code) && other.has(code)),
  };
}

export interface JoiningStep {
  readonly network: DirectoryNetwork;
  /** wished for, and not had before this step */
  readonly adds: readonly NetworkPurpose[];
  /** had already before this step */
  readonly again: readonly NetworkPurpose[];
}

export interface JoiningPlan {
  /** what the place has of its wishes by what it is in today */
  readonly has: readonly NetworkPurpose[];
  readonly steps: readonly JoiningStep[];
  /** wishes that no network of the list serves */
  readonly open: readonly NetworkPurpose[];
}

interface Wanted {
  /** purposes the place wants; empty: all of them */
  readonly wishes: readonly NetworkPurpose[];
  /** networks the place is in */
  readonly has: readonly DirectoryNetwork[];
  /** networks it could join */
  readonly candidates: readonly DirectoryNetwork[];
}

/**
 * Join one, get the most: each step takes the network that adds most of what is still wanted. Where several add the same, one
 * that is known to cost nothing comes first, then the one that repeats least, then the alphabet. It stops when nothing is added.
 */
export function planJoining({ wishes, has, candidates }: Wanted): JoiningPlan {
  const wanted = wishes.length === 0 ? [...NETWORK_PURPOSES] : wishes;
  const had = new Set(has.flatMap((one) => listPurposes(one)).filter((code) => wanted.includes(code)));
  const before = NETWORK_PURPOSES.filter((code) => had.has(code));
  const steps: JoiningStep[] = [];
  let left = [...candidates];
  for (;;) {
    const best = left.map((network) => toStep(network, wanted, had)).toSorted(compareSteps)[0];
    if (best === undefined || best.adds.length === 0) break;
    steps.push(best);
    for (const code of best.adds) had.add(code);
    left = left.filter(({ key }) => key !== best.network.key);
  }
  return { has: before, steps, open: wanted.filter((code) => !had.has(code)) };
}

function toStep(
  network: DirectoryNetwork,
  wanted: readonly NetworkPurpose[],
  had: ReadonlySet<NetworkPurpose>,
): JoiningStep {
  const own = listPurposes(network).filter((code) => wanted.includes(code));
  return {
    network,
    adds: own.filter((code) => !had.has(code)),
    again: own.filter((code) => had.has(code)),
  };
}

const isFree = ({ eurosAYear }: DirectoryNetwork): boolean =>
  (eurosAYear.evidence === 'found' || eurosAYear.evidence === 'told') && eurosAYear.value.to === 0;

const compareSteps = (a: JoiningStep, b: JoiningStep): number =>
  b.adds.length - a.adds.length ||
  Number(isFree(b.network)) - Number(isFree(a.network)) ||
  a.again.length - b.again.length ||
  a.network.name.localeCompare(b.network.name);
