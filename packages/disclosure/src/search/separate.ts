import { CELL_STATES } from '../counts/counts.types.ts';
import type { CountSystem } from '../counts/counts.types.ts';
import { buildCut, isKept } from './cut-pool.ts';
import type { Cut } from './cut-pool.ts';
import { listComputed } from './pattern-check.ts';
import type { Computed } from './pattern-check.ts';
import { listCertain } from './list-certain.ts';
import { ONE } from './moves-model.ts';
import type { Programs } from './programs.ts';
import type { ReaderModel } from './reader-model.ts';

/** Prices below are rounding errors of the solver. */
const EPSILON = 1e-7;

/** Cells up to which linear programs look for the shortest equation; elimination finds one in any case. */
const SMALL = 1000;

/** Why a cell can be computed: an equation in which nothing else is withheld, found by elimination. */
export function explainShortly(system: CountSystem, withheld: Uint8Array, { cell, explain }: Computed): Cut {
  const cells = explain().filter(
    (one) => withheld[one] !== 1 && system.state[one] === CELL_STATES.withholdable,
  );
  return buildCut(cells, system.state[cell] === CELL_STATES.primary ? -1 : cell);
}

/** The same with the fewest cells: a linear program. */
export function explainComputed(
  system: CountSystem,
  withheld: Uint8Array,
  computed: Computed,
  model: ReaderModel,
): Cut | undefined {
  const { cell, knowing } = computed;
  if (system.cellCount > SMALL) return explainShortly(system, withheld, computed);
  model.read({ withheld, isBounded: false, slack: 1, ...(knowing === undefined ? {} : { knowing }) });
  const prices = model.explainOne(cell, 1);
  if (!prices) return undefined;
  const cells: number[] = [];
  for (let other = 0; other < system.visibleCount; other += 1)
    if (
      Math.abs(prices[other] ?? 0) > EPSILON &&
      withheld[other] !== 1 &&
      system.state[other] === CELL_STATES.withholdable
    )
      cells.push(other);
  return buildCut(cells, system.state[cell] === CELL_STATES.primary ? -1 : cell);
}

interface Shares {
  readonly shares: Map<number, number>;
  /** whether the primary and hidden cells alone let it move by one person */
  isFree: boolean;
}

/** Shares are kept in coarse steps, upwards: that asks less and keeps the condition true. */
function roundUp(share: number): number {
  return Math.min(1, Math.ceil(share * 1000 - 1e-6) / 1000);
}

/** Adds what each cell could give to a move, were it withheld, in the units of that move. */
function addShares(system: CountSystem, prices: Float64Array, into: Shares): void {
  let given = 0;
  const offers: [number, number][] = [];
  for (let cell = 0; cell < system.cellCount; cell += 1) {
    const price = prices[cell] ?? 0;
    if (Math.abs(price) <= EPSILON || system.state[cell] === CELL_STATES.fixed) continue;
    const floor = cell < system.visibleCount ? system.smallestWithheld : 0;
    const offer = price < 0 ? Infinity : price * ((system.value[cell] ?? 0) - floor);
    if (system.state[cell] === CELL_STATES.withholdable) offers.push([cell, offer]);
    else given += offer;
  }
  if (given >= ONE) into.isFree = true;
  for (const [cell, offer] of offers) {
    const share = roundUp(offer / (1 - given));
    if (share > EPSILON) into.shares.set(cell, roundUp((into.shares.get(cell) ?? 0) + share));
  }
}

/** Why the value of a primary cell is certain: what would have to be withheld so that it can move by one person. */
export function explainCertain(
  system: CountSystem,
  withheld: Uint8Array,
  cell: number,
  model: ReaderModel,
): Cut | undefined {
  const directions =
    (system.value[cell] ?? 0) > system.smallestWithheld ? ([1, -1] as const) : ([1] as const);
  for (const slack of [0.05, 0.002, 0]) {
    model.read({ withheld, isBounded: true, slack });
    const found: Shares = { shares: new Map(), isFree: false };
    for (const direction of directions) {
      const prices = model.explainOne(cell, direction);
      if (prices) addShares(system, prices, found);
      else found.isFree = true;
    }
    if (found.isFree) continue;
    const cells = [...found.shares.keys()].sort((a, b) => a - b);
    const cut: Cut = {
      cells: Int32Array.from(cells),
      shares: Float64Array.from(cells, (one) => found.shares.get(one) ?? 0),
      ifWithheld: -1,
    };
    if (!isKept(cut, withheld)) return cut;
  }
  return undefined;
}

/** What a search asks about a pattern. */
export interface Question {
  readonly isPersonal: boolean;
  readonly seed: number;
  /** explanations at most: each is a linear program */
  readonly most: number;
  /** false ends the questions; what was not asked counts as unsafe */
  mayContinue(): boolean;
}

/** Spreads a choice of at most `most` over a list. */
function pickSome<T>(list: readonly T[], most: number): T[] {
  if (list.length <= most) return [...list];
  return Array.from({ length: most }, (_, i) => list[Math.floor((i * list.length) / most)]).filter(
    (one) => one !== undefined,
  );
}

/** Conditions that a pattern breaks; none where it is safe. */
export function separate(
  system: CountSystem,
  withheld: Uint8Array,
  programs: Programs,
  question: Question,
): { readonly cuts: Cut[]; readonly isSafe: boolean } {
  const computed = listComputed(system, withheld, question.isPersonal, question.seed);
  const cuts: Cut[] = [];
  for (const one of pickSome(computed, question.most)) {
    const cut =
      system.cellCount > SMALL
        ? explainShortly(system, withheld, one)
        : explainComputed(system, withheld, one, programs.openReader());
    if (cut && !isKept(cut, withheld)) cuts.push(cut);
  }
  if (computed.length > 0 || !question.isPersonal) return { cuts, isSafe: computed.length === 0 };
  const certain = listCertain(system, withheld, programs.solver, () => question.mayContinue());
  for (const cell of pickSome(certain, question.most)) {
    if (!question.mayContinue()) break;
    const cut = explainCertain(system, withheld, cell, programs.openReader());
    if (cut) cuts.push(cut);
  }
  return { cuts, isSafe: certain.length === 0 };
}
