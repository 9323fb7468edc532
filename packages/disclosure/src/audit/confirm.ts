/**
 * Proof of a claimed disclosure: whole-number multiples of the published equations whose sum leaves the claimed unknowns
 * and nothing else. Found modulo a prime, read back as fractions, checked with whole numbers of any size.
 */
import type { Packed } from './audit-system.ts';
import { type Elimination, invert } from './null-vectors.ts';

export interface Combination {
  /** the equations used and their multipliers */
  readonly equations: readonly number[];
  readonly multipliers: readonly bigint[];
  /** the sum is `target[u]` times unknown `u`, for these unknowns only */
  readonly target: ReadonlyMap<number, bigint>;
}

/**
 * @param target unknown → residue: what the sum must leave
 * @returns undefined where no such combination is found, or its fractions are too long to be read back
 */
export function confirmCombination(
  elimination: Elimination,
  equations: Packed,
  isKnown: Uint8Array,
  target: ReadonlyMap<number, number>,
): Combination | undefined {
  const residues = findMultipliers(elimination, target);
  if (residues === undefined) return undefined;
  const { prime } = elimination;
  const fractions = [...residues].map(([equation, residue]) => ({ equation, ...toFraction(residue, prime) }));
  const goals = [...target].map(([unknown, residue]) => ({ unknown, ...toFraction(residue, prime) }));
  const common = [...fractions, ...goals].reduce(
    (product, { below }) => toCommon(product, BigInt(below)),
    1n,
  );
  const toWhole = ({ above, below }: Fraction) => BigInt(above) * (common / BigInt(below));
  const combination: Combination = {
    equations: fractions.map(({ equation }) => equation),
    multipliers: fractions.map(toWhole),
    target: new Map(goals.map((goal) => [goal.unknown, toWhole(goal)])),
  };
  return leavesOnly(combination, equations, isKnown) ? combination : undefined;
}

/** Multiplier of each original equation: the target is reduced by the pivots, then the steps are undone. */
function findMultipliers(
  { prime, pivots, steps }: Elimination,
  target: ReadonlyMap<number, number>,
): Map<number, number> | undefined {
  const rest = new Map(target);
  const ofPivot = new Float64Array(pivots.length);
  for (const [at, { unknown, row }] of pivots.entries()) {
    const factor = rest.get(unknown);
    if (factor === undefined) continue;
    ofPivot[at] = factor;
    for (const [other, value] of row) {
      const sum = ((rest.get(other) ?? 0) + (prime - factor) * value) % prime;
      if (sum === 0) rest.delete(other);
      else rest.set(other, sum);
    }
  }
  if (rest.size > 0) return undefined;
  return undoSteps({ prime, pivots, steps }, ofPivot);
}

/** A pivot's row is its equation minus earlier pivots' rows, divided by the pivot's value. */
function undoSteps(
  { prime, pivots, steps }: Pick<Elimination, 'prime' | 'pivots' | 'steps'>,
  ofPivot: Float64Array,
): Map<number, number> {
  const pivotOf = new Map(pivots.map(({ equation }, at) => [equation, at]));
  for (let i = steps.length - 1; i >= 0; i -= 1) {
    const { equation, factor, pivot } = steps[i] as Elimination['steps'][number];
    const at = pivotOf.get(equation);
    const share = at === undefined ? 0 : (ofPivot[at] as number);
    if (at === undefined || share === 0) continue;
    const scaled = (share * (pivots[at]?.scale ?? 1)) % prime;
    ofPivot[pivot] = ((ofPivot[pivot] as number) + (prime - scaled) * factor) % prime;
  }
  const multipliers = new Map<number, number>();
  for (const [at, { equation, scale }] of pivots.entries())
    if (ofPivot[at] !== 0) multipliers.set(equation, ((ofPivot[at] as number) * scale) % prime);
  return multipliers;
}

interface Fraction {
  readonly above: number;
  readonly below: number;
}

/** The fraction with the smallest parts that has this residue: the extended Euclidean algorithm, ended half way. */
function toFraction(residue: number, prime: number): Fraction {
  const limit = Math.floor(Math.sqrt(prime / 2));
  let [low, high, a, b] = [residue, prime, 1, 0];
  while (low > limit) {
    const quotient = Math.floor(high / low);
    [low, high] = [high - quotient * low, low];
    [a, b] = [b - quotient * a, a];
  }
  return a < 0 ? { above: -low, below: -a } : { above: low, below: a };
}

function toCommon(a: bigint, b: bigint): bigint {
  let [x, y] = [a, b];
  while (y !== 0n) [x, y] = [y, x % y];
  return (a / x) * b;
}

/** Adds the multiples up, in whole numbers of any size. */
function leavesOnly(
  { equations: used, multipliers, target }: Combination,
  equations: Packed,
  isKnown: Uint8Array,
): boolean {
  const sum = new Map<number, bigint>();
  for (const [i, equation] of used.entries()) {
    const from = equations.start[equation] as number;
    for (let at = from; at < (equations.start[equation + 1] as number); at += 1) {
      const unknown = equations.items[at] as number;
      if (isKnown[unknown] === 1) continue;
      const value = (multipliers[i] ?? 0n) * (at === from ? 1n : -1n);
      sum.set(unknown, (sum.get(unknown) ?? 0n) + value);
    }
  }
  for (const [unknown, value] of target) sum.set(unknown, (sum.get(unknown) ?? 0n) - value);
  return [...sum.values()].every((value) => value === 0n);
}

/** The residue of a / b. */
export function divideResidues(a: number, b: number, prime: number): number {
  return (a * invert(b, prime)) % prime;
}
