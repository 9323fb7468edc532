import type { Pattern, Withheld } from './closure.ts';
import type { CellReference } from './disclosure.types.ts';
import type { Figure, Model } from './figures.ts';

/** What to withhold besides, to keep something that the attack found. */

/** A person more or fewer in a shown number costs so much, where it costs 1 in a withheld one. */
const PRICE = 12;

/** Of the persons of a shown number, those that make it dearer to withhold. */
const PRICED_PERSONS = 200;

/** The shown figures of fewest persons that are nearest to a disclosed one in the net of sums, so many at most. */
export function listCovers(pattern: Pattern, withheld: Withheld, disclosed: number, most: number): number[] {
  const { figures } = pattern.model;
  const seen = new Set([disclosed]);
  const covers: number[] = [];
  let front = [disclosed];
  while (front.length > 0 && covers.length < most) {
    const near = front.flatMap((index) =>
      (pattern.relationsOf.get(index) ?? []).flatMap(({ whole, parts }) => [...parts, whole]),
    );
    const fresh = [...new Set(near)].filter((index) => !seen.has(index));
    const usable = [...fresh, ...(seen.size === 1 ? [disclosed] : [])].flatMap((index) => {
      const figure = figures[index];
      return figure !== undefined && mayCover(pattern, withheld, figure) ? [figure] : [];
    });
    usable.sort((a, b) => (a.persons ?? 0) - (b.persons ?? 0) || a.index - b.index);
    covers.push(...usable.slice(0, most - covers.length).map(({ index }) => index));
    for (const index of fresh) seen.add(index);
    front = fresh;
  }
  return covers;
}

/** What it costs to withhold a cell: one with many persons more than a small one, with all that would go along. */
export function openPrices(
  pattern: Pattern,
  withheld: Withheld,
): (cell: CellReference) => number | undefined {
  const { model, links } = pattern;
  return (cell) => {
    const index = findDisclosed(model, cell);
    const figure = index === undefined ? undefined : model.figures[index];
    if (index === undefined || figure === undefined || !mayCover(pattern, withheld, figure)) return undefined;
    const persons = Math.min(PRICED_PERSONS, figure.persons ?? 0);
    return (PRICE + persons / 10) * (1 + (links.get(index)?.length ?? 0));
  };
}

function mayCover(pattern: Pattern, withheld: Withheld, figure: Figure): boolean {
  const isFree = figure.state === 'number' && !withheld.has(figure.index) && !pattern.known.has(figure.index);
  return isFree && (figure.persons ?? 0) > 0;
}

/** The figure that the attack names by cube, measure and (for a repeated base: some of its) coordinates. */
export function findDisclosed(model: Model, { cube, measure, at }: CellReference): number | undefined {
  const table = model.tables.find((one) => one.cube.id === cube);
  const first = table?.first.get(measure);
  if (table === undefined || first === undefined) return undefined;
  let position = 0;
  for (const { id, categories } of table.cube.dimensions) {
    const named = at[id];
    const code = named === undefined ? 0 : categories.findIndex((category) => category.code === named);
    if (code === -1) return undefined;
    position = position * categories.length + code;
  }
  return first + position;
}
