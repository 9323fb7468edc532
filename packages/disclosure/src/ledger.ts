import { openProtectedCube, STATUSES } from '@vicus/cube';
import type { Cube, ProtectedCube } from '@vicus/cube';
import { findPosition, readBasis, readBehind, readCoordinates } from './figures.ts';
import type { Figure, Model } from './figures.ts';

/** What earlier editions of the same tables (same `Cube.id`) say about the figures of this request. */
export interface EarlierFigures {
  /** figures already public with the same number and the same persons behind it */
  readonly known: ReadonlySet<number>;
  /** persons behind the figure in each earlier edition that differs; undefined where that number was not shown */
  readonly personsBefore: ReadonlyMap<number, readonly (number | undefined)[]>;
  /** editions, oldest first as given, with the keys `measure|position` of cells whose number differs now */
  readonly editions: readonly { readonly cube: Cube; readonly changed: ReadonlySet<string> }[];
}

/** Compares the figures of the request with each earlier edition of the same table. */
export function compareWithEarlier(model: Model, published: readonly ProtectedCube[]): EarlierFigures {
  const known = new Set<number>();
  const personsBefore = new Map<number, (number | undefined)[]>();
  const editions = published.map((sealed) => {
    const cube = openProtectedCube(sealed);
    const changed = new Set<string>();
    for (const figure of model.figures) {
      const was = readEarlier(model, figure, cube);
      if (was === undefined) continue;
      if (isSame(figure, was)) known.add(figure.index);
      else {
        changed.add(`${figure.measure}|${was.position}`);
        if (was.persons !== figure.persons || was.persons === undefined) {
          personsBefore.set(figure.index, [...(personsBefore.get(figure.index) ?? []), was.persons]);
        }
      }
    }
    return { cube, changed };
  });
  return { known, personsBefore, editions };
}

interface EarlierFigure {
  readonly value: number;
  readonly persons: number | undefined;
  readonly position: number;
}

function readEarlier(model: Model, figure: Figure, cube: Cube): EarlierFigure | undefined {
  const table = model.tables[figure.table];
  if (table === undefined || table.cube.id !== cube.id || figure.state !== 'number') return undefined;
  const position = findPosition(cube, readCoordinates(table.cube, figure.position));
  if (position === undefined) return undefined;
  const value = readShown(cube, figure.measure, position);
  if (value === undefined) return undefined;
  const basis = readBasis(table.table, figure.measure);
  const behind = readBehind(basis);
  if (behind !== undefined) return { value, persons: readShown(cube, behind, position), position };
  return { value, persons: figure.kind === 'count' ? value : figure.persons, position };
}

function readShown(cube: Cube, measure: string, position: number): number | undefined {
  const column = Object.hasOwn(cube.columns, measure) ? cube.columns[measure] : undefined;
  if (column === undefined || (column.states[position] ?? STATUSES.length) >= STATUSES.length)
    return undefined;
  return column.values[position];
}

function isSame(figure: Figure, was: EarlierFigure): boolean {
  return figure.value === was.value && (was.persons === undefined || was.persons === figure.persons);
}
