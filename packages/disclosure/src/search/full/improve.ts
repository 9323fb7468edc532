import { CELL_STATES } from '../../counts/counts.types.ts';
import type { CountSystem } from '../../counts/counts.types.ts';
import type { CutPool } from '../cut-pool.ts';
import type { Cut } from '../cut-pool.ts';
import { toCut } from './full-cuts.ts';
import { countSecondary } from './move-store.ts';
import { NeighbourhoodProgram } from './neighbourhood.ts';
import type { PatternCheck } from './pattern-check.ts';
import { withholdNeeded } from './prune.ts';
import type { Solver } from '../../disclosure.types.ts';

export interface Improving {
  readonly system: CountSystem;
  readonly solver: Solver;
  readonly check: PatternCheck;
  readonly pool: CutPool;
  /** smallest pattern known to be safe */
  best: Uint8Array;
  /** fewest secondary keys that any pattern needs, as far as proved */
  bound: number;
  random(): number;
  mayContinue(): boolean;
  /** what else breaks a pattern: conditions it must keep; undefined where it breaks none */
  explainBesides(withheld: Uint8Array): readonly Cut[] | undefined;
  onBetter(): void;
}

/** Failures explained at once. */
const EXPLAINED = 12;
/** Rounds of conditions in one neighbourhood before another is tried. */
const ROUNDS = 25;
const NODES = 500;

/** Cells near a random one: through relations, those of short relations first. */
export function chooseNeighbourhood(
  { system, random }: Improving,
  index: RelationIndex,
  size: number,
): number[] {
  const pick = () => index.free[random() % index.free.length] as number;
  const chosen = new Set<number>();
  const seen = new Set<number>();
  let queue = [pick()];
  while (chosen.size < size) {
    const next: number[] = [];
    for (const cell of queue) {
      const relations = index.of[cell] as readonly number[];
      const some = [...relations.slice(0, 2), relations[random() % Math.max(1, relations.length)]];
      for (const relation of some.filter((one) => one !== undefined && !seen.has(one))) {
        seen.add(relation as number);
        next.push(...readRelation(system, relation as number));
      }
    }
    queue = next.length > 0 ? next : [pick()];
    for (const cell of queue) if (system.state[cell] === CELL_STATES.withholdable) chosen.add(cell);
  }
  return [...chosen].slice(0, size).sort((a, b) => a - b);
}

function readRelation({ relations }: CountSystem, relation: number): Int32Array {
  return relations.items.subarray(relations.start[relation], relations.start[relation + 1]);
}

export interface RelationIndex {
  /** relations of each cell, shortest first */
  readonly of: readonly (readonly number[])[];
  /** cells that may be withheld or not */
  readonly free: readonly number[];
}

export function indexRelations(system: CountSystem): RelationIndex {
  const { start, items } = system.relations;
  const of: number[][] = Array.from({ length: system.cellCount }, () => []);
  const length = (relation: number) => (start[relation + 1] as number) - (start[relation] as number);
  for (let relation = 0; relation + 1 < start.length; relation += 1)
    for (const cell of items.subarray(start[relation], start[relation + 1])) of[cell]?.push(relation);
  for (const list of of) list.sort((a, b) => length(a) - length(b) || a - b);
  const free = Array.from(system.state.keys()).filter(
    (cell) => system.state[cell] === CELL_STATES.withholdable,
  );
  return { of, free };
}

/** Conditions that a pattern breaks; undefined where it is safe, empty where only whole numbers fail. */
function explain(improving: Improving, withheld: Uint8Array): Cut[] | undefined {
  const failures = improving.check.check(withheld, EXPLAINED);
  if (failures.length === 0) {
    const besides = improving.explainBesides(withheld);
    return besides === undefined ? undefined : besides.filter((cut) => improving.pool.add(cut));
  }
  return failures
    .map((failure) => toCut(improving.system, failure, withheld))
    .filter((cut) => cut !== undefined && improving.pool.add(cut))
    .filter((cut) => cut !== undefined);
}

/**
 * Chooses the free cells anew, all others as they are: a program in whole numbers under all known conditions, new
 * conditions wherever its choice is not safe, until a better pattern is found or none can be.
 *
 * @returns whether the neighbourhood was searched to its end
 */
export function improveNeighbourhood(improving: Improving, free: readonly number[]): boolean {
  const { system, solver, pool, best } = improving;
  const now = free.reduce((sum, cell) => sum + (best[cell] === 1 ? (system.weight[cell] as number) : 0), 0);
  if (now === 0) return true;
  const program = new NeighbourhoodProgram({ system, solver }, free, best, pool.cuts, now - 1);
  try {
    for (let round = 0; round < ROUNDS && improving.mayContinue(); round += 1) {
      const { withheld, isProved } = program.solve({
        nodes: NODES,
        mayContinue: () => improving.mayContinue(),
      });
      if (withheld === undefined) return isProved;
      const cuts = explain(improving, withheld);
      if (cuts === undefined) {
        accept(improving, withheld);
        return true;
      }
      if (cuts.length === 0) return false;
      program.add(cuts);
    }
    return false;
  } finally {
    program.close();
  }
}

function accept(improving: Improving, withheld: Uint8Array): void {
  const { system, check } = improving;
  const needed = withholdNeeded(check);
  const isNeededSafe = improving.explainBesides(needed) === undefined;
  improving.best =
    isNeededSafe && countSecondary(system, needed) <= countSecondary(system, withheld) ? needed : withheld;
  improving.onBetter();
}

/**
 * Improves neighbourhoods, small ones first, larger where small ones bring nothing, while time remains.
 *
 * @param mostIdle neighbourhoods without a gain, one after the other, that end it
 */
export function improvePattern(improving: Improving, mostIdle: number): void {
  const index = indexRelations(improving.system);
  if (index.free.length === 0) return;
  let size = 60;
  let idle = 0;
  while (
    idle < mostIdle &&
    improving.mayContinue() &&
    countSecondary(improving.system, improving.best) > improving.bound
  ) {
    const before = countSecondary(improving.system, improving.best);
    const isEnded = improveNeighbourhood(
      improving,
      chooseNeighbourhood(improving, index, Math.min(size, index.free.length)),
    );
    if (countSecondary(improving.system, improving.best) < before) idle = 0;
    else if (!isEnded) size = Math.max(30, Math.floor(size * 0.8));
    else if ((idle += 1) % 8 === 0) size = Math.min(600, Math.ceil(size * 1.3));
  }
}
