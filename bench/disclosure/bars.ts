/**
 * What each problem is measured against: fewest secondary cells asked for ("must"), and the seconds in which. Peers are
 * the cells GaussSuppression 1.2.3 withholds (R 4.2.2, 2 cores) and its seconds: without its singleton protection beside
 * `exact`, with it beside the others, where its patterns do not keep the guarantee.
 */
import type { Guarantee } from '@vicus/disclosure';

export interface Bar {
  /** at most so many secondary cells */
  readonly cells?: number;
  /** after so many seconds of computing the best pattern is taken */
  readonly seconds: number;
  /** the number of cells must be proved the smallest possible */
  readonly isProved?: boolean;
  readonly peer?: readonly [cells: number, seconds: number];
}

/** Seconds where nothing else is asked. */
const USUAL_SECONDS = 20;

/** Secondary cells and seconds of the peer: without, then with its singleton protection. */
const PEERS: Readonly<Record<string, readonly [number, number, number, number]>> = {
  l01: [202, 2.05, 202, 1.84],
  p01: [20, 0.02, 20, 0.08],
  p01z: [20, 0.05, 20, 0.03],
  p02: [12, 0.02, 18, 0.06],
  p02z: [17, 0.03, 17, 0.03],
  p03: [4, 0.02, 4, 0.02],
  p04: [5, 0.02, 5, 0.02],
  p04z: [1, 0.02, 2, 0.02],
  p05: [163, 0.33, 216, 0.36],
  p08: [3, 0.02, 3, 0.02],
  p09: [158, 0.9, 184, 0.67],
  p12: [18, 0.05, 18, 0.05],
  s01: [13, 0.03, 13, 0.03],
  s02: [133, 0.14, 181, 0.14],
  s03: [171, 0.23, 262, 0.19],
  s04: [468, 2.67, 972, 1.59],
  s05: [1135, 22.3, 2500, 17.45],
  s08: [316, 26.87, 872, 17.3],
  s11: [78, 0.12, 109, 0.13],
  z01: [12, 0.03, 14, 0.03],
  z02: [151, 0.26, 184, 0.22],
};

type Asked = Omit<Bar, 'peer'>;

const EXACT: Readonly<Record<string, Asked>> = {
  s02: { cells: 110, seconds: 3, isProved: true },
  s03: { cells: 126, seconds: 5, isProved: true },
  s11: { cells: 58, seconds: 5, isProved: true },
  p05: { cells: 117, seconds: 5, isProved: true },
  s08: { cells: 264, seconds: 4, isProved: true },
  s04: { cells: 410, seconds: 10 },
  s05: { cells: 950, seconds: 20 },
};

const PERSON: Readonly<Record<string, Asked>> = {
  p01: { cells: 20, seconds: 20, isProved: true },
  p02: { cells: 15, seconds: 20, isProved: true },
  p04: { cells: 4, seconds: 20, isProved: true },
  s01: { cells: 15, seconds: 20, isProved: true },
  s11: { cells: 95, seconds: 10 },
  s02: { cells: 170, seconds: 5 },
  s03: { cells: 225, seconds: 5 },
  s04: { cells: 780, seconds: 5 },
  s05: { cells: 1930, seconds: 60 },
  l01: { cells: 562, seconds: 60 },
};

/** Where the optimum is known: 1.05 times as many, in whole cells. */
const FULL: Readonly<Record<string, Asked>> = {
  p01: { cells: 23, seconds: 20 },
  p02: { cells: 26, seconds: 20 },
  p04: { cells: 4, seconds: 20 },
  s01: { cells: 24, seconds: 20 },
  s11: { cells: 150, seconds: 20 },
  s02: { cells: 264, seconds: 10 },
  s03: { cells: 336, seconds: 10 },
  p05: { cells: 353, seconds: 10 },
  s05: { seconds: 60 },
  s08: { seconds: 60 },
  l04: { seconds: 60 },
};

/** Most memory of one process, in megabytes. */
export const MOST_MEGABYTES = 1024;

/** Most seconds of the audit by linear algebra (10,000 cells), and of the whole audit of all primary cells. */
export const LINEAR_SECONDS: Readonly<Record<string, number>> = { 'made-10000': 0.5 };
export const AUDIT_SECONDS: Readonly<Record<string, number>> = { s02: 0.5, s05: 90, s08: 90 };

const BARS = { exact: EXACT, person: PERSON, full: FULL } as const;

/** @param name folder of the problem; what stands before the first dash counts */
export function findBar(name: string, guarantee: Guarantee): Bar {
  const [short = ''] = name.split('-');
  const bar = BARS[guarantee][short] ?? { seconds: USUAL_SECONDS };
  const peer = PEERS[short];
  if (peer === undefined) return bar;
  return { ...bar, peer: guarantee === 'exact' ? [peer[0], peer[1]] : [peer[2], peer[3]] };
}
