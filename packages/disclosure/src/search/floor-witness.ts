import { CELL_STATES } from '../counts/counts.types.ts';
import type { CountSystem } from '../counts/counts.types.ts';
import type { Solver } from '../disclosure.types.ts';
import { FloorProgram } from './floor-program.ts';
import type { ChangeOf } from './floor-program.ts';
import { isUnknown } from './pattern-check.ts';

/** Times the costs are set anew, so that the table at hand changes fewer cells. */
const ROUNDS = 4;

/** Says again and again whether a pattern still lets the floor rise, while cells of it are published. */
export class FloorWitness {
  readonly #system: CountSystem;
  readonly #program: FloorProgram;
  readonly #free: readonly number[];
  #changeOf: ChangeOf;

  private constructor(
    system: CountSystem,
    program: FloorProgram,
    free: readonly number[],
    changeOf: ChangeOf,
  ) {
    this.#system = system;
    this.#program = program;
    this.#free = free;
    this.#changeOf = changeOf;
  }

  /** Nothing where the pattern does not let the floor rise. `reach`: see `FloorProgram` */
  static open(
    system: CountSystem,
    withheld: Uint8Array,
    solver: Solver,
    reach: number,
  ): FloorWitness | undefined {
    const isFree = (cell: number): boolean =>
      withheld[cell] === 1 && system.state[cell] === CELL_STATES.withholdable;
    const free = Array.from(withheld.keys()).filter(isFree);
    // What is published later only takes cells away: the program stays as small as the pattern at hand.
    const program = new FloorProgram(
      system,
      solver,
      (cell) => isUnknown(system, withheld, cell),
      isFree,
      reach,
    );
    program.setCosts(new Map(free.map((cell) => [cell, system.weight[cell] ?? 1])));
    const changeOf = program.solve();
    if (changeOf) return new FloorWitness(system, program, free, changeOf);
    program.close();
    return undefined;
  }

  /**
   * Looks for a table of the same kind that changes fewer of the cells which may be published.
   *
   * @param isNeeded cells that stay withheld in any case: changing them costs nothing
   */
  changeFewer(isNeeded: (cell: number) => boolean): void {
    const { weight } = this.#system;
    for (let round = 0; round < ROUNDS; round += 1) {
      const changeOf = this.#changeOf;
      this.#program.setCosts(
        new Map(
          this.#free.map((cell) => [
            cell,
            isNeeded(cell) ? 0 : (weight[cell] ?? 1) / (Math.abs(changeOf(cell)) + 0.5),
          ]),
        ),
      );
      this.#changeOf = this.#program.solve() ?? changeOf;
    }
  }

  /** Whether the table at hand leaves `cell` as it is. */
  isIdle(cell: number): boolean {
    return this.#changeOf(cell) === 0;
  }

  /** Whether the floor can rise without `cell`; if so, `cell` is published from now on. */
  mayPublish(cell: number): boolean {
    if (!this.#program.mayStay(cell)) return false;
    const isIdle = this.isIdle(cell);
    this.#program.shut(cell, true);
    if (isIdle) return true;
    const changeOf = this.#program.solve();
    if (changeOf) this.#changeOf = changeOf;
    else this.#program.shut(cell, false);
    return changeOf !== undefined;
  }

  close(): void {
    this.#program.close();
  }
}
