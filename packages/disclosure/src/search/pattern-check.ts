import { CELL_STATES } from '../counts/counts.types.ts';
import type { CountSystem } from '../counts/counts.types.ts';
import { invertModulo, multiplyModulo, PRIME } from './modulo.ts';
import { drawFrom, eliminate, explainKnown } from './null-space.ts';

/** Null vectors that decide: the chance of a wrong answer is below 10^-20 for each pair of cells. */
const WIDTH = 4;

/** A cell that can be computed; `knowing`: by the only person of that other cell. */
export interface Computed {
  readonly cell: number;
  readonly knowing?: number;
  /** all cells of an equation that tells it: nothing else in it is withheld */
  explain(): number[];
}

export function isUnknown(system: CountSystem, withheld: Uint8Array, cell: number): boolean {
  return withheld[cell] === 1 || system.state[cell] === CELL_STATES.hidden;
}

export function isZero(vectors: Float64Array, cell: number, width: number): boolean {
  for (let k = 0; k < width; k += 1) if (vectors[cell * width + k] !== 0) return false;
  return true;
}

/** Text that is equal for cells whose null vectors are proportional: one tells the other. */
export function directionOf(vectors: Float64Array, cell: number, width: number): string {
  let first = 0;
  while (first < width && vectors[cell * width + first] === 0) first += 1;
  if (first === width) return '';
  const scale = invertModulo(vectors[cell * width + first] ?? 1);
  const ratios: number[] = [first];
  for (let k = first + 1; k < width; k += 1)
    ratios.push(multiplyModulo(vectors[cell * width + k] ?? 0, scale));
  return ratios.join(' ');
}

function ratioOf(vectors: Float64Array, cell: number, other: number): number {
  let k = 0;
  while (k + 1 < WIDTH && vectors[other * WIDTH + k] === 0) k += 1;
  return multiplyModulo(vectors[cell * WIDTH + k] ?? 0, invertModulo(vectors[other * WIDTH + k] ?? 1));
}

/** A cell that tells another: their null vectors are proportional. */
interface Insider {
  readonly cell: number;
  readonly knowing: number;
  /** change of the cell for a change of 1 of the other, modulo the prime */
  readonly ratio: number;
}

/** For each primary cell that the only person of another primary cell can compute, one such pair. */
function listInsiders(system: CountSystem, vectors: Float64Array): Insider[] {
  const alike = new Map<string, number[]>();
  for (let cell = 0; cell < system.visibleCount; cell += 1) {
    if (system.state[cell] !== CELL_STATES.primary || isZero(vectors, cell, WIDTH)) continue;
    const direction = directionOf(vectors, cell, WIDTH);
    const list = alike.get(direction);
    if (list) list.push(cell);
    else alike.set(direction, [cell]);
  }
  const found: Insider[] = [];
  for (const cells of alike.values()) {
    const alone = cells.filter((cell) => system.value[cell] === 1);
    if (cells.length < 2 || alone.length === 0) continue;
    for (const cell of cells) {
      const knowing = alone.find((one) => one !== cell);
      if (knowing !== undefined) found.push({ cell, knowing, ratio: ratioOf(vectors, cell, knowing) });
    }
  }
  return found;
}

/**
 * Lists the withheld cells that can be computed from what is published.
 *
 * @param isPersonal also those that the only person of another withheld cell can compute (primary cells only)
 */
export function listComputed(
  system: CountSystem,
  withheld: Uint8Array,
  isPersonal: boolean,
  seed: number,
): Computed[] {
  const isOpen = (cell: number): boolean => isUnknown(system, withheld, cell);
  const equations = eliminate(system, isOpen);
  const vectors = drawFrom(equations, system, isOpen, WIDTH, seed);
  const explain = (target: ReadonlyMap<number, number>): number[] =>
    explainKnown(equations, system, target) ?? [];
  const found: Computed[] = [];
  for (let cell = 0; cell < system.visibleCount; cell += 1)
    if (withheld[cell] === 1 && isZero(vectors, cell, WIDTH))
      found.push({ cell, explain: () => explain(new Map([[cell, 1]])) });
  if (!isPersonal) return found;
  for (const { cell, knowing, ratio } of listInsiders(system, vectors))
    found.push({
      cell,
      knowing,
      explain: () =>
        explain(
          new Map([
            [cell, 1],
            [knowing, PRIME - ratio],
          ]),
        ),
    });
  return found;
}
