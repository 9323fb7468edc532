import type { Lists } from './counts.types.ts';

/** Numbers the connected components of cells under the relations, in the order of their first cells. */
export function numberComponents(
  cellCount: number,
  relations: Lists,
): { readonly component: Int32Array; readonly count: number } {
  const root = Int32Array.from({ length: cellCount }, (_, cell) => cell);
  const find = (cell: number): number => {
    let at = cell;
    while (root[at] !== at) {
      root[at] = root[root[at] ?? at] ?? at;
      at = root[at] ?? at;
    }
    return at;
  };
  for (let relation = 0; relation + 1 < relations.start.length; relation += 1) {
    const from = relations.start[relation] ?? 0;
    const whole = find(relations.items[from] ?? 0);
    for (let at = from + 1; at < (relations.start[relation + 1] ?? 0); at += 1)
      root[find(relations.items[at] ?? 0)] = whole;
  }
  const component = new Int32Array(cellCount);
  const numbers = new Map<number, number>();
  for (let cell = 0; cell < cellCount; cell += 1) {
    const top = find(cell);
    const number = numbers.get(top) ?? numbers.size;
    numbers.set(top, number);
    component[cell] = number;
  }
  return { component, count: numbers.size };
}
