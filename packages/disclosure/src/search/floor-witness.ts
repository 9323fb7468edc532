import type { CountSystem } from '../counts/counts.types.ts';
import { listFree } from './raise-floor.ts';
import type { WitnessModel } from './witness-model.ts';

/** Times the costs are set anew, so that the table at hand changes fewer cells. */
const ROUNDS = 4;

/** Says again and again whether a pattern still lets the floor rise, while cells of it are published. */
export class FloorWitness {
  readonly #system: CountSystem;
  readonly #model: WitnessModel;
  #changes: Float64Array;

  private constructor(system: CountSystem, model: WitnessModel, changes: Float64Array) {
    this.#system = system;
    this.#model = model;
    this.#changes = changes;
  }

  /** Nothing where the pattern does not let the floor rise. */
  static open(system: CountSystem, withheld: Uint8Array, model: WitnessModel): FloorWitness | undefined {
    const free = listFree(system);
    model.setCosts(new Map(free.map((cell) => [cell, system.weight[cell] ?? 1])));
    model.wish({ withheld, isStrict: true });
    const changes = model.solve();
    return changes && new FloorWitness(system, model, changes);
  }

  /** Looks for a table of the same kind that changes fewer of the cells which may be published. */
  changeFewer(): void {
    const { weight } = this.#system;
    const free = listFree(this.#system);
    for (let round = 0; round < ROUNDS; round += 1) {
      this.#model.setCosts(
        new Map(free.map((cell) => [cell, (weight[cell] ?? 1) / (Math.abs(this.#changes[cell] ?? 0) + 0.5)])),
      );
      this.#changes = this.#model.solve() ?? this.#changes;
    }
  }

  /** Whether the table at hand leaves `cell` as it is. */
  isIdle(cell: number): boolean {
    return this.#changes[cell] === 0;
  }

  /** Whether the floor can rise without `cell`; if so, `cell` is published from now on. */
  mayPublish(cell: number): boolean {
    this.#model.shut(cell, true);
    if (this.isIdle(cell)) return true;
    const changes = this.#model.solve();
    if (changes) this.#changes = changes;
    else this.#model.shut(cell, false);
    return changes !== undefined;
  }
}
