import type { CountSystem } from '../counts/counts.types.ts';
import type { Solver } from '../disclosure.types.ts';
import { FloorWitness } from './floor-witness.ts';
import { prunePattern } from './prune.ts';
import { countSecondary } from './repair.ts';
import type { Question } from './separate.ts';

/** What publishing again needs to know of a search. */
export interface PruningPlace {
  readonly system: CountSystem;
  readonly solver: Solver;
  readonly question: Question;
}

/** Times the floor's table is made to change fewer cells, so that more can be published without a question. */
const PASSES = 2;

/** Publishes again what a pattern does not need. */
class Pruning {
  readonly #place: PruningPlace;
  readonly #withheld: Uint8Array;
  readonly #floor: FloorWitness | undefined;
  readonly #needed = new Set<number>();
  readonly #refused = new Set<number>();
  #left = 0;

  constructor(place: PruningPlace, withheld: Uint8Array) {
    this.#place = place;
    this.#withheld = withheld;
    if (place.question.isPersonal) this.#floor = FloorWitness.open(place.system, withheld, place.solver);
  }

  /** Cells that the floor's table at hand does not change; without a floor, all. */
  publishIdle(): void {
    for (let pass = 0; pass < (this.#floor ? PASSES : 1); pass += 1) {
      if (!this.#place.question.mayContinue()) return;
      this.#floor?.changeFewer();
      this.ask(0);
    }
  }

  /** Also cells that it changes: each takes a program, at most so many. */
  ask(questions: number): void {
    const { system, question } = this.#place;
    this.#left = questions;
    prunePattern(system, this.#withheld, {
      isPersonal: question.isPersonal,
      seed: question.seed,
      refused: this.#refused,
      // Where time ended before a floor was found, nothing may be published.
      isStillSafe: (cell) => (this.#floor ? this.#mayPublish(this.#floor, cell) : !question.isPersonal),
      mayContinue: () => question.mayContinue(),
    });
  }

  #mayPublish(floor: FloorWitness, cell: number): boolean {
    if (floor.isIdle(cell)) return floor.mayPublish(cell);
    if (this.#left <= 0 || this.#needed.has(cell)) return false;
    this.#left -= 1;
    const isSafe = floor.mayPublish(cell);
    if (!isSafe) this.#needed.add(cell);
    return isSafe;
  }

  close(): void {
    this.#floor?.close();
  }
}

/**
 * Publishes again what a pattern does not need so that nothing can be computed and the floor can rise.
 *
 * @param questions programs at most, for cells that the floor's table changes
 * @returns whether anything is published that was not
 */
export function publishUnneeded(place: PruningPlace, withheld: Uint8Array, questions: number): boolean {
  const before = countSecondary(place.system, withheld);
  const pruning = new Pruning(place, withheld);
  try {
    pruning.publishIdle();
    if (place.question.isPersonal) pruning.ask(questions);
  } finally {
    pruning.close();
  }
  return countSecondary(place.system, withheld) < before;
}
