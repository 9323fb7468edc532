/** What several files of a recipe come to together: pure. */
import type { RegisterPopulation } from './register.types.ts';
import type { RecipeRow } from './recipe.types.ts';

/** One text a row, for the hash of the content. */
export function toLine({ file, placeCode, year, population, figures }: RecipeRow): string {
  return [file, placeCode, year, population ?? '', ...figures.map(({ value }) => value ?? '')].join(' ');
}

export function listPopulations(rows: readonly RecipeRow[]): RegisterPopulation[] {
  return rows.flatMap(({ placeCode, year, population }) =>
    population === null ? [] : [{ placeCode, year, population }],
  );
}

/** The first file leaves to the later ones what they tell of the same place and year. */
export function leaveToLater(rows: readonly RecipeRow[], files: readonly string[]): RecipeRow[] {
  const isFirst = ({ file }: RecipeRow) => file === files[0];
  const years = new Set(rows.filter(isFirst).map(({ year }) => year));
  const told = new Set<string>();
  for (const row of rows) {
    const { placeCode, year, figures, population } = row;
    if (isFirst(row) || !years.has(year)) continue;
    if (population !== null) told.add(`${placeCode} ${year} population`);
    for (const { characteristic } of figures) told.add(`${placeCode} ${year} ${characteristic}`);
  }
  return rows.map((row) => {
    if (!isFirst(row)) return row;
    const key = `${row.placeCode} ${row.year}`;
    return {
      ...row,
      figures: row.figures.filter(({ characteristic }) => !told.has(`${key} ${characteristic}`)),
      population: told.has(`${key} population`) ? null : row.population,
    };
  });
}

/** Figures of rows that the office withholds. */
export function countWithheld(rows: readonly RecipeRow[]): number {
  return rows
    .filter(({ reason }) => reason === 'withheld-at-source')
    .reduce((sum, { figures }) => sum + figures.filter(({ value }) => value === null).length, 0);
}
