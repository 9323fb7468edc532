import { CubeProblem } from './cube.problems.ts';
import type { Category, Cube, Dimension, Measure, MeasureKind, Texts } from './cube.types.ts';

/** A cube without its numbers. */
export type CubeStructure = Omit<Cube, 'columns'>;

/** 20 million cells are 180 MB a measure; beyond that a cube is the wrong tool and a typing error the likelier cause. */
export const MAX_CELLS = 20_000_000;

export const MEASURE_KINDS: readonly MeasureKind[] = ['count', 'sum', 'mean', 'share', 'index', 'bound'];
const ROLES: readonly string[] = ['category', 'time', 'place'];

/** Number of positions of a list of dimensions; 1 for none. Errors: `too-many-cells`. */
export function countPositions(dimensions: readonly Dimension[]): number {
  let size = 1;
  for (const dimension of dimensions) size *= dimension.categories.length;
  if (size > MAX_CELLS) {
    throw new CubeProblem('too-many-cells', 'dimensions', `${size} cells; at most ${MAX_CELLS} are possible`);
  }
  return size;
}

/** Throws the first `CubeProblem` found in the descriptions of a cube; returns the number of positions. */
export function checkStructure(structure: CubeStructure): number {
  checkId(structure.id, 'id');
  checkProvenance(structure);
  checkUnique(structure.dimensions, 'dimensions', 'duplicate-id', (dimension) => dimension.id);
  for (const dimension of structure.dimensions) checkDimension(dimension);
  if (structure.measures.length === 0)
    throw new CubeProblem('bad-shape', 'measures', 'a cube needs a measure');
  checkUnique(structure.measures, 'measures', 'duplicate-id', (measure) => measure.id);
  for (const measure of structure.measures) checkMeasure(measure);
  return countPositions(structure.dimensions);
}

function checkProvenance({ provenance }: CubeStructure): void {
  checkTexts(provenance.title, 'provenance.title');
  checkTexts(provenance.source, 'provenance.source');
  if (provenance.question !== undefined) checkTexts(provenance.question, 'provenance.question');
  provenance.notes.forEach((note, i) => checkTexts(note, `provenance.notes.${i}`));
  checkId(provenance.period, 'provenance.period');
  checkId(provenance.method, 'provenance.method');
}

function checkDimension(dimension: Dimension): void {
  const where = `dimensions.${dimension.id}`;
  checkId(dimension.id, 'dimensions');
  checkTexts(dimension.label, `${where}.label`);
  if (!ROLES.includes(dimension.role)) {
    throw new CubeProblem('bad-shape', `${where}.role`, `"${dimension.role}" is none of ${ROLES.join(', ')}`);
  }
  if (dimension.categories.length === 0)
    throw new CubeProblem('bad-shape', where, 'a dimension needs a code');
  checkUnique(dimension.categories, `${where}.categories`, 'duplicate-code', (category) => category.code);
  for (const category of dimension.categories) {
    checkId(category.code, `${where}.categories`);
    checkTexts(category.label, `${where}.categories.${category.code}.label`);
  }
  checkParents(dimension.categories, `${where}.categories`);
}

function checkParents(categories: readonly Category[], where: string): void {
  const parents = new Map(categories.map((category) => [category.code, category.parent]));
  const settled = new Set<string>();
  for (const { code } of categories) {
    const path = new Set<string>();
    let at: string | undefined = code;
    while (at !== undefined && !settled.has(at)) {
      if (!parents.has(at)) {
        throw new CubeProblem('unknown-parent', where, `parent "${at}" is not a code of the dimension`);
      }
      if (path.has(at)) throw new CubeProblem('parent-cycle', `${where}.${at}`, 'the code is part of itself');
      path.add(at);
      at = parents.get(at);
    }
    for (const seen of path) settled.add(seen);
  }
}

function checkMeasure(measure: Measure): void {
  const where = `measures.${measure.id}`;
  checkId(measure.id, 'measures');
  checkTexts(measure.label, `${where}.label`);
  if (!MEASURE_KINDS.includes(measure.kind)) {
    throw new CubeProblem(
      'bad-shape',
      `${where}.kind`,
      `"${measure.kind}" is none of ${MEASURE_KINDS.join(', ')}`,
    );
  }
  if (typeof measure.unit !== 'string')
    throw new CubeProblem('bad-text', `${where}.unit`, 'a unit is a text');
  if (!Number.isInteger(measure.decimals) || measure.decimals < 0 || measure.decimals > 15) {
    throw new CubeProblem(
      'bad-shape',
      `${where}.decimals`,
      'digits after the point are a whole number 0 to 15',
    );
  }
}

function checkId(id: unknown, where: string): void {
  if (typeof id !== 'string' || id === '') throw new CubeProblem('bad-text', where, 'a text is missing');
}

function checkTexts(texts: Texts, where: string): void {
  if (typeof texts?.en !== 'string')
    throw new CubeProblem('bad-text', where, 'the English text (en) is missing');
}

function checkUnique<T>(
  list: readonly T[],
  where: string,
  code: 'duplicate-id' | 'duplicate-code',
  readKey: (item: T) => string,
): void {
  const seen = new Set<string>();
  for (const item of list) {
    const key = readKey(item);
    if (seen.has(key)) throw new CubeProblem(code, where, `"${key}" stands twice`);
    seen.add(key);
  }
}
