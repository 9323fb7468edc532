import type { CountSystem } from '../counts/counts.types.ts';
import type { Solver } from '../disclosure.types.ts';
import { VERY_LARGE } from './floor-program.ts';
import { FloorWitness } from './floor-witness.ts';
import { prunePattern } from './prune.ts';
import { countSecondary } from './repair.ts';
import type { Question } from './separate.ts';

/** What publishing again needs to know of a search. */
export interface PruningPlace {
  readonly system: CountSystem;
  readonly solver: Solver;
  readonly question: Question;
  /** see `FloorProgram` */
  readonly reach: number;
  /** false ends the questions, which is asked before each of them; absent: as long as anything may go on */
  mayAsk?(): boolean;
}

/** Times at most that the floor's table is made to change fewer cells, so that more can be published without a question. */
const PASSES = 5;

/** The same for very large tables, where questions take longer than another time does. */
const PASSES_OF_LARGE = 20;

/** Keys that such a time must publish for another one to be worth it. */
const WORTH_REPEATING = 3;

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
    if (place.question.isPersonal)
      this.#floor = FloorWitness.open(place.system, withheld, place.solver, place.reach);
  }

  /**
   * Cells that the floor's table at hand does not change; without a floor, all. What cannot be published in any case costs
   * nothing from then on, and the table goes through it rather than through other cells.
   */
  publishIdle(): void {
    const { system, question } = this.#place;
    this.ask(0);
    const floor = this.#floor;
    if (!floor) return;
    const isNeeded = (cell: number): boolean =>
      this.#withheld[cell] !== 1 || this.#refused.has(cell) || this.#needed.has(cell);
    const most = system.cellCount >= VERY_LARGE ? PASSES_OF_LARGE : PASSES;
    for (let pass = 0; pass < most && question.mayContinue(); pass += 1) {
      const before = countSecondary(system, this.#withheld);
      floor.changeFewer(isNeeded);
      // All were looked at above: what the table still changes is not published now, whatever it tells.
      this.ask(0, (cell) => !floor.isIdle(cell));
      if (countSecondary(system, this.#withheld) > before - WORTH_REPEATING) return;
    }
  }

  /** Also cells that it changes: each takes a program, at most so many. */
  ask(questions: number, isLeftOut = (_cell: number): boolean => false): void {
    const { system, question, mayAsk } = this.#place;
    this.#left = questions;
    prunePattern(system, this.#withheld, {
      isPersonal: question.isPersonal,
      seed: question.seed,
      refused: this.#refused,
      isLeftOut,
      // Where time ended before a floor was found, nothing may be published.
      isStillSafe: (cell) => (this.#floor ? this.#mayPublish(this.#floor, cell) : !question.isPersonal),
      mayContinue: () => (questions > 0 && mayAsk ? mayAsk() : question.mayContinue()),
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

/** Publishes again what a pattern does not need so that nothing can be computed, whatever the floor does. */
export function publishComputable(system: CountSystem, withheld: Uint8Array, question: Question): void {
  const { isPersonal, seed } = question;
  const isStillSafe = (): boolean => true;
  prunePattern(system, withheld, {
    isPersonal,
    seed,
    isStillSafe,
    mayContinue: () => question.mayContinue(),
  });
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
    // What questions refused costs the floor's table nothing from then on: it leaves others as they are.
    if (place.mayAsk) pruning.publishIdle();
  } finally {
    pruning.close();
  }
  return countSecondary(place.system, withheld) < before;
}
