/**
 * Large systems whose cells hardly move: the few that came nearest to what is asked of them are pushed together, and no
 * further than that, so that each program ends soon and begins where the last one ended.
 */
import type { LinearProgram, SolverModel } from '../disclosure.types.ts';

/** Share of the unknowns left that are pushed together, and how many at most. */
const SHARE = 0.015;
const MOST_TOGETHER = 50;

/** Times that one is pushed with others; what did not come then is left to other programs. */
const TRIES = 2;

/** What a time in vain counts, in persons: others have their turn. */
const LESS_EACH_TIME = 0.5;

/** Persons that any unknown asked for may rise: more helps few others. */
const NEAR = 5;

/** A solver's number this close counts as reached. */
const TOLERANCE = 1e-6;

export interface NearestRequest {
  readonly program: LinearProgram;
  readonly model: SolverModel;
  /** unknowns asked for, by column; those that `solve` finds far enough leave it */
  readonly open: ReadonlySet<number>;
  /** column → true value */
  readonly truth: ArrayLike<number>;
  /** column → value that is high enough */
  readonly wanted: ArrayLike<number>;
  /** whether one person fewer will do as well */
  readonly mayFall: boolean;
  /** the program with these costs, looked at for all; undefined where it did not end */
  solve(columns: readonly number[], costs: readonly number[]): ArrayLike<number> | undefined;
  mayContinue(): boolean;
}

/** Column → the way it is pushed. */
type Pushed = ReadonlyMap<number, 1 | -1>;

/** Clears what comes up, or down, beside others; the rest may or may not be able to. */
export function clearNearest(request: NearestRequest): void {
  const { solve, mayContinue } = request;
  const triesOf = new Map<number, number>();
  const ends = new Ends(request);
  let x: ArrayLike<number> = request.truth;
  while (mayContinue()) {
    const pushed = chooseNearest(request, triesOf, x);
    if (pushed.size === 0) break;
    for (const column of pushed.keys()) triesOf.set(column, (triesOf.get(column) ?? 0) + 1);
    ends.set(pushed, x);
    const solved = solve(
      [...pushed.keys()],
      Array.from(pushed.values(), (way) => -way),
    );
    if (solved === undefined) break;
    x = solved;
  }
  ends.lift();
}

function chooseNearest(
  { open, truth, program, mayFall }: NearestRequest,
  triesOf: ReadonlyMap<number, number>,
  x: ArrayLike<number>,
): Pushed {
  const left = [...open].filter((column) => (triesOf.get(column) ?? 0) < TRIES);
  const rated = left.map((column) => {
    const change = (x[column] as number) - (truth[column] as number);
    const isFalling =
      mayFall && change < 0 && (truth[column] as number) - 1 >= (program.low[column] as number);
    const far = isFalling ? -change : change;
    return {
      column,
      way: isFalling ? (-1 as const) : (1 as const),
      rank: far - LESS_EACH_TIME * (triesOf.get(column) ?? 0),
    };
  });
  rated.sort((a, b) => b.rank - a.rank || a.column - b.column);
  const most = Math.max(1, Math.min(MOST_TOGETHER, Math.round(SHARE * open.size)));
  return new Map(rated.slice(0, most).map(({ column, way }) => [column, way]));
}

/** How far the unknowns may go. One that is pushed ends where it is wanted, until a table was found in which it came back. */
class Ends {
  readonly #request: NearestRequest;
  readonly #asked: readonly number[];
  readonly #ended = new Map<number, 1 | -1>();

  constructor(request: NearestRequest) {
    this.#request = request;
    this.#asked = [...request.open].sort((a, b) => a - b);
    this.#write(this.#asked, NEAR);
  }

  set(pushed: Pushed, x: ArrayLike<number>): void {
    const { truth, wanted } = this.#request;
    const changed = new Set(pushed.keys());
    for (const [column, way] of this.#ended) {
      const end = way > 0 ? (wanted[column] as number) : (truth[column] as number) - 1;
      if (way * ((x[column] as number) - end) >= -TOLERANCE) continue;
      this.#ended.delete(column);
      changed.add(column);
    }
    for (const [column, way] of pushed) this.#ended.set(column, way);
    this.#write(
      [...changed].sort((a, b) => a - b),
      NEAR,
    );
  }

  /** As the program has it. */
  lift(): void {
    this.#ended.clear();
    this.#write(this.#asked, Infinity);
  }

  #write(columns: readonly number[], most: number): void {
    const { model, program, truth, wanted } = this.#request;
    const lowOf = (column: number): number =>
      Math.max(
        program.low[column] as number,
        this.#ended.get(column) === -1 ? (truth[column] as number) - 1 : -Infinity,
      );
    const highOf = (column: number): number => {
      const value = truth[column] as number;
      const high = this.#ended.get(column) === 1 ? (wanted[column] as number) : value + most;
      return Math.min(program.high[column] as number, Math.max(high, wanted[column] as number));
    };
    model.setColumnBounds(columns, columns.map(lowOf), columns.map(highOf));
  }
}
