import { keepCategories, listSizes } from './axes.ts';
import { toState } from './build.ts';
import { CubeProblem } from './cube.problems.ts';
import type { Category, Column, Cube, Dimension, Reason } from './cube.types.ts';
import { readPositions } from './read.ts';
import { countPositions } from './structure.ts';

export interface JoinOptions {
  /** codes of the result: those of `left` (default), those in `both`, or those in `either` */
  readonly keep?: 'left' | 'both' | 'either';
  /** why a cell whose position one cube lacks has no number (default `not-collected`) */
  readonly missing?: Reason;
}

/** Codes of a dimension that only one of two cubes has. */
export interface CodeMisses {
  readonly onlyInLeft: readonly string[];
  readonly onlyInRight: readonly string[];
}

export interface JoinResult {
  readonly cube: Cube;
  /** by dimension id; both lists empty where the codes agree */
  readonly misses: Readonly<Record<string, CodeMisses>>;
  readonly complete: boolean;
}

/**
 * Puts the measures of two cubes side by side, matched by dimension id and code, and reports every code that found no
 * partner. Both cubes have the same dimensions, in any order; slice the one that has more. Order, labels and parents
 * come from `left`, what it lacks from `right`. The sources of both stay named.
 *
 * @param left gives id and provenance
 * @param right its source and notes are added to the notes
 * @param options which codes to keep, and the reason for cells that one cube lacks
 * @returns the joined cube, the misses, and whether there were none
 * @throws CubeProblem `dimensions-differ`, `measure-in-both`, `too-many-cells`
 * @example
 * const make = (id, cells) => buildCube({
 *   id,
 *   provenance: { title: { en: id }, period: '2025', source: { en: id }, method: 'cube', notes: [] },
 *   dimensions: [{ id: 'place', label: { en: 'Place' }, role: 'place',
 *     categories: Object.keys(cells).map((code) => ({ code, label: { en: code } })) }],
 *   measures: [{ id, label: { en: id }, kind: 'count', unit: 'persons', decimals: 0 }],
 *   cells: Object.entries(cells).map(([place, value]) => ({ at: { place }, measures: { [id]: value } })),
 * });
 * const { cube, misses } = joinCubes(make('residents', { A: 900, B: 5000 }), make('newcomers', { B: 120, C: 7 }));
 * misses.place // => {"onlyInLeft":["A"],"onlyInRight":["C"]}
 * readCell(cube, { place: 'B' }, 'newcomers') // => {"kind":"number","value":120,"status":"final"}
 * readCell(cube, { place: 'A' }, 'newcomers') // => {"kind":"none","reason":"not-collected"}
 */
export function joinCubes(left: Cube, right: Cube, options: JoinOptions = {}): JoinResult {
  const { keep = 'left', missing = 'not-collected' } = options;
  const shared = left.measures.find((measure) => Object.hasOwn(right.columns, measure.id));
  if (shared !== undefined) {
    throw new CubeProblem('measure-in-both', `measures.${shared.id}`, 'both cubes have a measure of this id');
  }
  const pairs = pairDimensions(left, right);
  const dimensions = pairs.map(([ours, theirs]) => joinDimension(ours, theirs, keep));
  const misses = pairs.map(([ours, theirs]): [string, CodeMisses] => [
    ours.id,
    { onlyInLeft: listMissing(ours, theirs), onlyInRight: listMissing(theirs, ours) },
  ]);
  const columns = [left, right].flatMap((cube) =>
    Object.entries(cube.columns).map(([id, column]): [string, Column] => [
      id,
      spreadColumn(column, cube.dimensions, dimensions, missing),
    ]),
  );
  const notes = [...left.provenance.notes, right.provenance.source, ...right.provenance.notes];
  return {
    cube: {
      id: left.id,
      provenance: { ...left.provenance, notes },
      dimensions,
      measures: [...left.measures, ...right.measures],
      columns: Object.fromEntries(columns),
    },
    misses: Object.fromEntries(misses),
    complete: misses.every(([, miss]) => miss.onlyInLeft.length === 0 && miss.onlyInRight.length === 0),
  };
}

function pairDimensions(left: Cube, right: Cube): [Dimension, Dimension][] {
  const pairs = left.dimensions.flatMap((ours): [Dimension, Dimension][] => {
    const theirs = right.dimensions.find((dimension) => dimension.id === ours.id);
    return theirs === undefined ? [] : [[ours, theirs]];
  });
  if (pairs.length < Math.max(left.dimensions.length, right.dimensions.length)) {
    const name = (cube: Cube): string =>
      cube.dimensions.map((dimension) => dimension.id).join(', ') || 'none';
    throw new CubeProblem(
      'dimensions-differ',
      'dimensions',
      `left has ${name(left)}; right has ${name(right)}; slice or add up the one that has more`,
    );
  }
  return pairs;
}

function listMissing(from: Dimension, other: Dimension): string[] {
  const known = readPositions(other);
  return from.categories.map(({ code }) => code).filter((code) => !known.has(code));
}

function joinDimension(left: Dimension, right: Dimension, keep: 'left' | 'both' | 'either'): Dimension {
  if (keep === 'left') return left;
  const known = readPositions(keep === 'both' ? right : left);
  if (keep === 'either') {
    const added = right.categories.filter((category) => !known.has(category.code));
    return { ...left, categories: [...left.categories, ...added] };
  }
  const codes = left.categories.map(({ code }) => code).filter((code) => known.has(code));
  if (codes.length === 0) {
    throw new CubeProblem('dimensions-differ', `dimensions.${left.id}`, 'the cubes have no code in common');
  }
  const categories: Category[] = keepCategories(left.categories, codes);
  return { ...left, categories };
}

/** Lays a column out over other dimensions (same ids, any order); positions it does not have get the reason. */
function spreadColumn(
  column: Column,
  from: readonly Dimension[],
  to: readonly Dimension[],
  missing: Reason,
): Column {
  const size = countPositions(to);
  const spread: Column = {
    values: new Float64Array(size),
    states: new Uint8Array(size).fill(toState(missing)),
  };
  const sizes = listSizes(from);
  // Step in the old column for one step of each of its dimensions, last fastest.
  const steps = sizes.map((_, i) => sizes.slice(i + 1).reduce((product, n) => product * n, 1));
  const offsets = to.map((dimension) => {
    const axis = from.findIndex((old) => old.id === dimension.id);
    const old = from[axis];
    const positions = old === undefined ? undefined : readPositions(old);
    return dimension.categories.map(({ code }) => {
      const position = positions?.get(code);
      return position === undefined ? -1 : position * (steps[axis] ?? 1);
    });
  });
  for (let index = 0; index < size; index++) {
    const source = computeOffset(index, offsets);
    if (source < 0) continue;
    spread.values[index] = column.values[source] ?? 0;
    spread.states[index] = column.states[source] ?? 0;
  }
  return spread;
}

/** The old position for a new one, −1 if one of its codes is unknown there. */
function computeOffset(index: number, offsets: readonly (readonly number[])[]): number {
  let rest = index;
  let source = 0;
  for (let axis = offsets.length - 1; axis >= 0; axis--) {
    const axisOffsets = offsets[axis] ?? [];
    const offset = axisOffsets[rest % axisOffsets.length] ?? -1;
    if (offset < 0) return -1;
    source += offset;
    rest = Math.floor(rest / axisOffsets.length);
  }
  return source;
}
