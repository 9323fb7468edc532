import { readCell } from '@vicus/cube';
import type { Cube } from '@vicus/cube';
import type { Disclosure } from './attack.ts';
import type { Withheld } from './closure.ts';
import { toReference } from './figures.ts';
import type { Figure, Model } from './figures.ts';
import type { EarlierFigures } from './ledger.ts';

/** A withheld cell of an earlier edition whose code is gone, as after a merger of places: one text for each. */
export function nameBygone({ cube, measure, at }: Disclosure): string {
  const codes = Object.entries(at).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify([cube, measure, codes]);
}

/**
 * The figure to withhold now so that a bygone cell is told no more: first those that an earlier edition withheld, or
 * whose code is new, then those with the most coordinates in common, then the fewest persons. Undefined: none is left.
 */
export function findCoverOfBygone(
  model: Model,
  { known, editions }: EarlierFigures,
  withheld: Withheld,
  disclosed: Disclosure,
): Figure | undefined {
  const cubes = editions.map(({ cube }) => cube).filter(({ id }) => id === disclosed.cube);
  const free = model.figures.filter(
    ({ index, table, state, persons }) =>
      model.tables[table]?.cube.id === disclosed.cube &&
      state === 'number' &&
      !withheld.has(index) &&
      !known.has(index) &&
      (persons ?? 0) > 0,
  );
  const ranked = free.map((figure) => {
    const { measure, at } = toReference(model, figure);
    const isNew = cubes.some((cube) => !isShown(cube, measure, at));
    const alike = Object.entries(at).filter(([id, code]) => disclosed.at[id] === code).length;
    const score = (measure === disclosed.measure ? 200 : 0) + (isNew ? 100 : 0) + alike;
    return { figure, score };
  });
  ranked.sort(
    (a, b) =>
      b.score - a.score ||
      (a.figure.persons ?? 0) - (b.figure.persons ?? 0) ||
      a.figure.index - b.figure.index,
  );
  return ranked[0]?.figure;
}

function isShown(cube: Cube, measure: string, at: Readonly<Record<string, string>>): boolean {
  const hasCodes = cube.dimensions.every(({ id, categories }) =>
    categories.some(({ code }) => code === at[id]),
  );
  const hasMeasure = cube.measures.some(({ id }) => id === measure);
  return hasCodes && hasMeasure && readCell(cube, at, measure).kind === 'number';
}
