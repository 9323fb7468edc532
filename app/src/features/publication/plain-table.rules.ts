/** A table of any cube, without knowing what it is about. */
import type { Category, Coordinates, Cube } from '@vicus/cube';
import type { TableChoice } from './table-view.rules.ts';

/** The first code of each dimension that is not laid out: the one wave, the role that leads. */
export function readLeadingPosition(cube: Cube, laidOut: readonly string[]): Coordinates {
  const rest = cube.dimensions.filter(({ id }) => !laidOut.includes(id));
  return Object.fromEntries(rest.map(({ id, categories }) => [id, categories[0]?.code ?? '']));
}

/** The longest dimension in rows, every other code and measure in columns. */
export function choosePlainColumns(cube: Cube): TableChoice[] {
  const rows = cube.dimensions.toSorted((a, b) => b.categories.length - a.categories.length)[0];
  if (rows === undefined) return [];
  const at = readLeadingPosition(cube, [rows.id]);
  const others = cube.dimensions.filter(({ id, categories }) => id !== rows.id && categories.length > 1);
  const positions = others.reduce<Coordinates[]>(
    (all, { id, categories }) =>
      all.flatMap((one) => categories.map(({ code }: Category) => ({ ...one, [id]: code }))),
    [{}],
  );
  const columns = positions.flatMap((position) =>
    cube.measures.map(({ id }) => ({ measure: id, at: position })),
  );
  return [{ rows: rows.id, at, columns }];
}
