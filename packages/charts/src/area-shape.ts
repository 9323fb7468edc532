/** Outlines of areas: read, measured, fitted into a picture. */
import { ChartChoiceError } from './rows.ts';

export type Point = readonly [x: number, y: number];

/** Only what a place draws itself: absolute moves, straight lines, closed. */
const PATH = /^(M-?[\d.]+[ ,]-?[\d.]+(L-?[\d.]+[ ,]-?[\d.]+){2,}Z)+$/;

/** Rings of an outline. @throws ChartChoiceError for anything but absolute straight lines */
export function readRings(outline: string): Point[][] {
  if (!PATH.test(outline))
    throw new ChartChoiceError('an outline is made of absolute straight lines: M, L, Z');
  return outline
    .split('Z')
    .filter((ring) => ring !== '')
    .map((ring) =>
      ring
        .slice(1)
        .split('L')
        .map((pair): Point => {
          const [x = '', y = ''] = pair.split(/[ ,]/);
          return [Number(x), Number(y)];
        }),
    );
}

export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

export function measureBox(points: readonly Point[]): Box {
  return points.reduce<Box>(
    (box, [x, y]) => ({
      left: Math.min(box.left, x),
      top: Math.min(box.top, y),
      right: Math.max(box.right, x),
      bottom: Math.max(box.bottom, y),
    }),
    { left: Infinity, top: Infinity, right: -Infinity, bottom: -Infinity },
  );
}

/** Centre of gravity of the largest ring; where that lies outside of it (a bent area), the middle of its widest line there. */
export function findMiddle(rings: readonly Point[][]): Point {
  const [largest = []] = rings.toSorted((a, b) => Math.abs(computeArea(b)) - Math.abs(computeArea(a)));
  const [x, y] = computeCentre(largest);
  const crossings = listCrossings(largest, y);
  let best: Point = [x, x];
  for (let i = 0; i + 1 < crossings.length; i += 2) {
    const span: Point = [crossings[i] ?? x, crossings[i + 1] ?? x];
    if (span[0] <= x && x <= span[1]) return [x, y];
    if (span[1] - span[0] > best[1] - best[0]) best = span;
  }
  return [(best[0] + best[1]) / 2, y];
}

function listEdges(ring: readonly Point[]): (readonly [Point, Point])[] {
  return ring.map((from, i) => [from, ring[(i + 1) % ring.length] ?? from] as const);
}

/** Twice the area, with its sign. */
function computeArea(ring: readonly Point[]): number {
  return listEdges(ring).reduce((sum, [[x, y], [nextX, nextY]]) => sum + x * nextY - nextX * y, 0);
}

function computeCentre(ring: readonly Point[]): Point {
  const twice = computeArea(ring);
  if (twice === 0) {
    const { left, top, right, bottom } = measureBox(ring);
    return [(left + right) / 2, (top + bottom) / 2];
  }
  const sum = listEdges(ring).reduce<Point>(
    ([sumX, sumY], [[x, y], [nextX, nextY]]) => {
      const part = x * nextY - nextX * y;
      return [sumX + (x + nextX) * part, sumY + (y + nextY) * part];
    },
    [0, 0],
  );
  return [sum[0] / (3 * twice), sum[1] / (3 * twice)];
}

/** Where the ring crosses a level, from left to right. */
function listCrossings(ring: readonly Point[], level: number): number[] {
  return listEdges(ring)
    .flatMap(([[x, y], [nextX, nextY]]) =>
      y > level === nextY > level ? [] : [x + ((level - y) / (nextY - y)) * (nextX - x)],
    )
    .toSorted((a, b) => a - b);
}
