/**
 * Change between two closed waves of a place, from figures that are shown: single answers of anonymous waves are read
 * by nobody. The half widths of both intervals are added as squares, as for two independent lists; being rounded
 * outwards they say "cannot be told" rather too often. docs/methods/change-between-waves.md
 */
import { readCell, type Cell, type Coordinates, type Cube, type Texts } from '@vicus/cube';

export type Comparison =
  | { readonly verdict: 'higher' | 'lower'; readonly difference: number; readonly halfWidth: number }
  | {
      readonly verdict: 'cannot-be-told';
      readonly reason: 'interval-includes-zero' | 'no-interval' | 'withheld' | 'not-asked';
      readonly difference: number | null;
      readonly halfWidth: number | null;
    };

export interface ComparedKind {
  readonly code: string;
  readonly label: Texts;
  readonly earlier: number | null;
  readonly later: number | null;
  readonly comparison: Comparison;
}

interface ShownMean {
  readonly mean: number;
  /** null: no interval could be given */
  readonly halfWidth: number | null;
}

/** Average frequency in the later window of each wave, by kind, for the role that leads in both. */
export function compareWaveTables(earlier: Cube, later: Cube): ComparedKind[] {
  const kinds = later.dimensions.find(({ id }) => id === 'actor')?.categories ?? [];
  return kinds
    .filter(({ parent }) => parent !== undefined)
    .map(({ code, label }) => {
      const before = readMean(earlier, code);
      const after = readMean(later, code);
      const mean = (one: ReturnType<typeof readMean>): number | null =>
        typeof one === 'string' ? null : one.mean;
      return {
        code,
        label,
        earlier: mean(before),
        later: mean(after),
        comparison: compareMeans(before, after),
      };
    });
}

type Missing = 'withheld' | 'not-asked';

export function compareMeans(before: ShownMean | Missing, after: ShownMean | Missing): Comparison {
  const missing = [before, after].find((one) => typeof one === 'string');
  if (typeof before === 'string' || typeof after === 'string') {
    const reason = missing === 'not-asked' ? 'not-asked' : 'withheld';
    return { verdict: 'cannot-be-told', reason, difference: null, halfWidth: null };
  }
  const difference = after.mean - before.mean;
  if (before.halfWidth === null || after.halfWidth === null) {
    return { verdict: 'cannot-be-told', reason: 'no-interval', difference, halfWidth: null };
  }
  const halfWidth = Math.hypot(before.halfWidth, after.halfWidth);
  if (Math.abs(difference) <= halfWidth) {
    return { verdict: 'cannot-be-told', reason: 'interval-includes-zero', difference, halfWidth };
  }
  return { verdict: difference > 0 ? 'higher' : 'lower', difference, halfWidth };
}

/** The wider side of the interval: the other may have been cut at the end of the scale. */
function readMean(cube: Cube, actor: string): ShownMean | Missing {
  const at = { ...readFirstCodes(cube), actor, window: 'later' };
  const isAsked = cube.dimensions.some(
    ({ id, categories }) => id === 'actor' && categories.some(({ code }) => code === actor),
  );
  if (!isAsked) return 'not-asked';
  const mean = toNumber(readCell(cube, at, 'mean'));
  if (mean === null) return 'withheld';
  const low = toNumber(readCell(cube, at, 'lower'));
  const high = toNumber(readCell(cube, at, 'upper'));
  return { mean, halfWidth: low === null || high === null ? null : Math.max(mean - low, high - mean) };
}

function readFirstCodes(cube: Cube): Coordinates {
  return Object.fromEntries(cube.dimensions.map(({ id, categories }) => [id, categories[0]?.code ?? '']));
}

function toNumber(cell: Cell): number | null {
  return cell.kind === 'number' ? cell.value : null;
}
