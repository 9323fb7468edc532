/**
 * What a reader of all editions can write down: a quantity for every count, and for every average the sum behind it, with
 * nothing but the tables in hand. Shares no code with the gate (packages/disclosure): what adds up, and what an average is
 * computed over, is concluded from the numbers that are shown.
 */
import { CELL_STATES, type Cube } from '@vicus/cube';
import type { AuditedEdition } from './standing-audit.types.ts';

export interface Quantity {
  readonly id: number;
  /** undefined: the reader does not see it */
  readonly value: number | undefined;
  readonly isWhole: boolean;
  readonly low: number;
}

/** `Σ coefficient · quantity = 0`, or at least 0. `isGuess`: concluded from agreement, not from one table. */
export interface Line {
  readonly terms: readonly (readonly [Quantity, number])[];
  readonly relation: 'equal' | 'at-least';
  readonly isGuess: boolean;
}

/** A withheld cell: `over` is the count behind a withheld average. */
export interface Target {
  readonly reading: Reading;
  readonly measure: string;
  readonly position: number;
  readonly quantity: Quantity;
  readonly over: Quantity | undefined;
}

export interface System {
  readonly quantities: Quantity[];
  readonly lines: Line[];
  readonly targets: Target[];
}

/** One table of one edition. */
export interface Reading {
  readonly edition: AuditedEdition;
  readonly cube: Cube;
  readonly size: number;
  /** quantities of counts and amounts, by measure and position; absent: not collected */
  readonly quantities: ReadonlyMap<string, readonly (Quantity | undefined)[]>;
}

export type Shown = 'withheld' | 'nothing' | 'unknown' | number;

/** What stands in a cell: a number, nobody there, not collected, or withheld. */
export function readShown(cube: Cube, measure: string, position: number): Shown {
  const column = cube.columns[measure];
  const state = CELL_STATES[column?.states[position] ?? 3];
  if (state === 'withheld' || state === 'withheld-at-source') return 'withheld';
  if (state === 'no-base' || state === 'not-applicable') return 'nothing';
  if (column === undefined || state === 'not-collected') return 'unknown';
  return column.values[position] ?? 0;
}

export function declareQuantity(system: System, value: number | undefined, isWhole: boolean, low: number) {
  const quantity: Quantity = { id: system.quantities.length, value, isWhole, low };
  system.quantities.push(quantity);
  return quantity;
}

/** Sums of ones and amounts add up; averages do after they are multiplied. */
export const isAdditiveKind = (kind: string): boolean => kind === 'count' || kind === 'sum';
export const isAverageKind = (kind: string): boolean => kind === 'mean' || kind === 'share';

/** Reads one table into the system: its counts and amounts, every withheld one a target. */
export function readTable(system: System, edition: AuditedEdition, cube: Cube): Reading {
  const size = cube.dimensions.reduce((product, { categories }) => product * categories.length, 1);
  const quantities = new Map<string, (Quantity | undefined)[]>();
  const reading: Reading = { edition, cube, size, quantities };
  // A share of 0 is withheld together with the count above it, which is 0 then.
  const hasShares = cube.measures.some(({ kind }) => kind === 'share');
  for (const { id, kind } of cube.measures.filter((one) => isAdditiveKind(one.kind))) {
    // A shown zero somewhere: then zeros are not protected, and a withheld count is one or more.
    const showsZeros = Array.from({ length: size }, (_, p) => readShown(cube, id, p)).includes(0);
    const low = kind === 'count' && showsZeros && !hasShares ? 1 : 0;
    quantities.set(
      id,
      Array.from({ length: size }, (_, position) => {
        const shown = readShown(cube, id, position);
        if (shown === 'unknown') return undefined;
        const value = shown === 'nothing' ? 0 : shown === 'withheld' ? undefined : shown;
        const quantity = declareQuantity(system, value, kind === 'count', value === undefined ? low : 0);
        if (shown === 'withheld')
          system.targets.push({ reading, measure: id, position, quantity, over: undefined });
        return quantity;
      }),
    );
  }
  return reading;
}

/** Codes of a position, one for each dimension in order. */
export function readCodes({ dimensions }: Cube, position: number): string[] {
  const codes: string[] = [];
  let rest = position;
  for (let d = dimensions.length - 1; d >= 0; d -= 1) {
    const categories = dimensions[d]?.categories ?? [];
    codes[d] = categories[rest % categories.length]?.code ?? '';
    rest = Math.floor(rest / categories.length);
  }
  return codes;
}

/** A whole and its parts along one dimension, as positions. */
export interface Family {
  readonly whole: number;
  readonly parts: readonly number[];
}

/** All wholes with their parts along one dimension. */
export function listFamilies({ dimensions }: Cube, size: number, d: number): Family[] {
  const categories = dimensions[d]?.categories ?? [];
  const stride = dimensions.slice(d + 1).reduce((product, one) => product * one.categories.length, 1);
  const wholes = categories.flatMap(({ code }, index) => {
    const parts = categories.flatMap(({ parent }, part) => (parent === code ? [part] : []));
    return parts.length === 0 ? [] : [{ index, parts }];
  });
  if (wholes.length === 0) return [];
  const families: Family[] = [];
  for (let position = 0; position < size; position += 1) {
    if (Math.floor(position / stride) % categories.length !== 0) continue;
    for (const { index, parts } of wholes)
      families.push({
        whole: position + index * stride,
        parts: parts.map((part) => position + part * stride),
      });
  }
  return families;
}
