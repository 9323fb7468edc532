import type { CountSystem } from '../counts/counts.types.ts';
import type { Solver } from '../disclosure.types.ts';
import { ReaderModel } from './reader-model.ts';
import { WitnessModel } from './witness-model.ts';

/** The linear programs of a search, each opened when it is asked for first. */
export class Programs {
  readonly solver: Solver;
  readonly #system: CountSystem;
  #reader: ReaderModel | undefined;
  #witness: WitnessModel | undefined;

  constructor(system: CountSystem, solver: Solver) {
    this.#system = system;
    this.solver = solver;
  }

  /** Tells why a pattern does not allow something. */
  openReader(): ReaderModel {
    this.#reader ??= new ReaderModel(this.#system, this.solver, 'objective');
    return this.#reader;
  }

  /** Tells what would have to be withheld so that a cell moves. */
  openWitness(): WitnessModel {
    this.#witness ??= new WitnessModel(this.#system, this.solver);
    return this.#witness;
  }

  close(): void {
    this.#reader?.close();
    this.#witness?.close();
  }
}
