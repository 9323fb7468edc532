/**
 * Who pays how much of a joint service. Every share is reckoned as an exact fraction and rounded once, to whole cents, by the
 * largest remainder: shares always sum to the total. Method: docs/methods/cost-keys.md.
 */
import type {
  CostKey,
  CostPlan,
  JointUse,
  JointYear,
  KeyFigure,
  NoShares,
  Scenario,
  Share,
  ShareBase,
  Shares,
  TrueUpLine,
} from './joint.types.ts';
import { COST_KEYS, KEY_FIGURES } from './joint.types.ts';

/** A part of the money (or of 100 percent) that follows one figure. */
interface Part {
  readonly size: number;
  readonly figure: KeyFigure;
}

interface Weighed {
  readonly placeId: string;
  /** a numerator over a denominator that all share; exact */
  readonly weight: bigint;
}

const readFigure = (base: ShareBase, figure: KeyFigure): number | null =>
  figure === 'equal' ? 1 : base[figure];

const sum = (numbers: readonly bigint[]): bigint => numbers.reduce((total, one) => total + one, 0n);

/** Parts of nothing follow no figure: a service without fixed costs asks nobody for the figure of its fixed costs. */
function listParts(costKey: CostKey, plan: CostPlan): Part[] {
  if (costKey === 'mixed')
    return KEY_FIGURES.map((figure) => ({ size: plan.mixedPercent[figure], figure })).filter(
      ({ size }) => size > 0,
    );
  if (costKey === 'fixed-variable')
    return [
      { size: plan.fixedCents, figure: plan.fixedBy },
      { size: plan.variableCents, figure: plan.variableBy },
    ].filter(({ size }) => size > 0);
  return [{ size: 1, figure: costKey }];
}

function findWhatIsMissing(parts: readonly Part[], bases: readonly ShareBase[]): NoShares | null {
  for (const { figure } of parts) {
    const without = bases.filter((base) => readFigure(base, figure) === null);
    if (without.length > 0)
      return { why: 'missing', figure, placeIds: without.map(({ placeId }) => placeId) };
    if (bases.every((base) => readFigure(base, figure) === 0)) return { why: 'all-zero', figure };
  }
  return null;
}

/** The figures of all parts over one denominator: size × own figure × the sums of the other parts. */
function weigh(parts: readonly Part[], bases: readonly ShareBase[]): Weighed[] {
  const figures = parts.map(({ figure }) => bases.map((base) => BigInt(readFigure(base, figure) ?? 0)));
  const sums = figures.map(sum);
  const others = parts.map((_, k) =>
    sums.reduce((product, one, j) => (j === k ? product : product * one), 1n),
  );
  return bases.map(({ placeId }, i) => ({
    placeId,
    weight: sum(parts.map(({ size }, k) => BigInt(size) * (figures[k]?.[i] ?? 0n) * (others[k] ?? 0n))),
  }));
}

/**
 * `totalCents` by weights, each share rounded down and what is left given cent by cent to the largest remainders; where two
 * remainders are the same, the id decides, so that the order of places changes nothing. Some weight must be above 0.
 */
function apportionCents(totalCents: number, weighed: readonly Weighed[]): Map<string, number> {
  const total = BigInt(totalCents);
  const whole = sum(weighed.map(({ weight }) => weight));
  const parts = weighed.map(({ placeId, weight }) => ({
    placeId,
    cents: (total * weight) / whole,
    rest: (total * weight) % whole,
  }));
  const left = Number(total - sum(parts.map(({ cents }) => cents)));
  const first = parts.toSorted((a, b) =>
    a.rest === b.rest ? (a.placeId < b.placeId ? -1 : 1) : a.rest > b.rest ? -1 : 1,
  );
  return new Map(first.map(({ placeId, cents }, at) => [placeId, Number(cents) + (at < left ? 1 : 0)]));
}

type Held = Map<string, 'floor' | 'cap'>;

/**
 * Which places are held at the floor or the cap so that all together still pay the total: in rounds, always the side that
 * weighs more, as a line of boxes is laid out between smallest and largest widths.
 */
function holdBounds(totalCents: number, weighed: readonly Weighed[], plan: CostPlan): Held {
  const held: Held = new Map();
  const floor = BigInt(plan.floorCents ?? 0);
  const cap = BigInt(plan.capCents ?? totalCents);
  for (;;) {
    const free = weighed.filter(({ placeId }) => !held.has(placeId));
    const rest = BigInt(totalCents) - sum([...held.values()].map((one) => (one === 'floor' ? floor : cap)));
    const whole = sum(free.map(({ weight }) => weight));
    const below = free.filter(({ weight }) => rest * weight < floor * whole || (whole === 0n && floor > 0n));
    const above = free.filter(({ weight }) => rest * weight > cap * whole);
    if (below.length + above.length === 0) return held;
    const lacking = sum(below.map(({ weight }) => floor * whole - rest * weight));
    const tooMuch = sum(above.map(({ weight }) => rest * weight - cap * whole));
    if (lacking >= tooMuch) for (const { placeId } of below) held.set(placeId, 'floor');
    if (tooMuch >= lacking) for (const { placeId } of above) held.set(placeId, 'cap');
  }
}

function divide(totalCents: number, weighed: readonly Weighed[], plan: CostPlan): Shares {
  const floorCents = plan.floorCents ?? 0;
  const capCents = plan.capCents ?? totalCents;
  if (BigInt(floorCents) * BigInt(weighed.length) > BigInt(totalCents))
    return { why: 'floor-too-high', neededCents: floorCents * weighed.length };
  const held = holdBounds(totalCents, weighed, plan);
  const heldCents = [...held.values()].reduce(
    (cents, one) => cents + (one === 'floor' ? floorCents : capCents),
    0,
  );
  const free = weighed.filter(({ placeId }) => !held.has(placeId));
  const rest = totalCents - heldCents;
  const hasWeight = free.some(({ weight }) => weight > 0n);
  // Whoever uses nothing does not pay because the others have reached the cap: the cap is too low, and that is said.
  if (rest > 0 && !hasWeight) return { why: 'cap-too-low', openCents: rest };
  const cents = hasWeight ? apportionCents(rest, free) : new Map<string, number>();
  return {
    shares: weighed.map(({ placeId }): Share => {
      const heldBy = held.get(placeId) ?? null;
      if (heldBy !== null) return { placeId, cents: heldBy === 'floor' ? floorCents : capCents, heldBy };
      return { placeId, cents: cents.get(placeId) ?? 0, heldBy };
    }),
  };
}

/** Shares of the whole cost by one key, in the order of `bases`; or why there are none. */
export function computeShares(costKey: CostKey, plan: CostPlan, bases: readonly ShareBase[]): Shares {
  const totalCents = plan.fixedCents + plan.variableCents;
  const sumPercent = KEY_FIGURES.reduce((percent, figure) => percent + plan.mixedPercent[figure], 0);
  if (costKey === 'mixed' && sumPercent !== 100) return { why: 'percent', sumPercent };
  if (totalCents === 0 || bases.length === 0)
    return { shares: bases.map(({ placeId }) => ({ placeId, cents: 0, heldBy: null })) };
  const parts = listParts(costKey, plan);
  return findWhatIsMissing(parts, bases) ?? divide(totalCents, weigh(parts, bases), plan);
}

/** All keys side by side. */
export const computeScenarios = (plan: CostPlan, bases: readonly ShareBase[]): Scenario[] =>
  COST_KEYS.map((costKey) => ({ costKey, result: computeShares(costKey, plan, bases) }));

/**
 * The bill of a year by the key agreed to, from real costs and real use, against what was paid. Differences sum to real costs
 * less payments. Floor and cap hold as in the plan; residents stay those of the plan.
 */
export function computeTrueUp(
  { costKey, plan }: { readonly costKey: CostKey; readonly plan: CostPlan },
  { fixedCents, variableCents }: Pick<JointYear, 'fixedCents' | 'variableCents'>,
  bases: readonly ShareBase[],
  used: readonly Pick<JointUse, 'placeId' | 'useUnits' | 'paidCents'>[],
): { readonly lines: readonly TrueUpLine[] } | NoShares {
  const real = bases.map((base) => ({
    ...base,
    use: used.find(({ placeId }) => placeId === base.placeId)?.useUnits ?? null,
  }));
  const result = computeShares(costKey, { ...plan, fixedCents, variableCents }, real);
  if ('why' in result) return result;
  return {
    lines: result.shares.map((share): TrueUpLine => {
      const paidCents = used.find(({ placeId }) => placeId === share.placeId)?.paidCents ?? 0;
      return { ...share, paidCents, differenceCents: share.cents - paidCents };
    }),
  };
}
