/** What a family may know besides everything published, and which protected cells that tells. */
import { LEAF, TOTAL } from '../counts/counts.types.ts';
import type { CountProblem, CountSystem } from '../counts/counts.types.ts';
import { CELL_STATES } from '../counts/counts.types.ts';
import { drawNullVectors } from '../search/null-space.ts';
import { directionOf, isUnknown, isZero } from '../search/pattern-check.ts';

/** Null vectors that decide: the chance of a wrong answer is below 10^-20 for each pair of cells. */
const WIDTH = 4;

/** Cells that somebody knows, whatever is withheld. */
export type Knowledge = readonly number[];

/** All cells of one category, for each category of each variable; one that everybody is in is none. */
export function listCategories({ variables, tables }: CountProblem, system: CountSystem): Knowledge[] {
  return variables.flatMap((variable, at) => {
    const groupOf = new Map<string, string>();
    for (const level of new Set(tables.flatMap(({ vars }) => vars[variable.name] ?? [TOTAL])))
      for (const [code, leaves] of listGroups(variable, level))
        if (leaves.length < variable.leaves.length) groupOf.set(code, leaves.join('\u001f'));
    const cellsOf = new Map<string, number[]>();
    for (let cell = 0; cell < system.visibleCount; cell += 1) {
      const groups = (system.keys[cell] ?? []).map((key) => groupOf.get(key.split('|')[at] ?? ''));
      for (const group of new Set(groups)) {
        if (group === undefined) continue;
        const cells = cellsOf.get(group);
        if (cells === undefined) cellsOf.set(group, [cell]);
        else cells.push(cell);
      }
    }
    return [...cellsOf.values()];
  });
}

function listGroups(
  { leaves, levels }: CountProblem['variables'][number],
  level: string,
): ReadonlyMap<string, string[]> {
  const map = levels.find(({ name }) => name === level)?.map ?? {};
  const groups = new Map<string, string[]>();
  for (const leaf of leaves) {
    const own = Object.hasOwn(map, leaf) ? map[leaf] : undefined;
    const code = level === LEAF ? leaf : level === TOTAL ? TOTAL : own;
    if (code === undefined) continue;
    const group = groups.get(code);
    if (group === undefined) groups.set(code, [leaf]);
    else group.push(leaf);
  }
  return groups;
}

/** Protected cells that can be computed by who knows these. */
export function listTold(
  system: CountSystem,
  withheld: Uint8Array,
  known: Knowledge,
  seed: number,
): number[] {
  const isKnown = new Uint8Array(system.cellCount);
  for (const cell of known) isKnown[cell] = 1;
  const isOpen = (cell: number) => isKnown[cell] === 0 && isUnknown(system, withheld, cell);
  const vectors = drawNullVectors(system, isOpen, WIDTH, seed);
  return listProtected(system).filter((cell) => isKnown[cell] === 0 && isZero(vectors, cell, WIDTH));
}

/** Protected cells that follow from one other withheld cell of few persons, each with such a cell. */
export function listToldByOne(
  system: CountSystem,
  withheld: Uint8Array,
  seed: number,
): { readonly cell: number; readonly knowing: number }[] {
  const vectors = drawNullVectors(system, (cell) => isUnknown(system, withheld, cell), WIDTH, seed);
  const alike = new Map<string, number[]>();
  for (const cell of listProtected(system)) {
    const direction = directionOf(vectors, cell, WIDTH);
    alike.set(direction, [...(alike.get(direction) ?? []), cell]);
  }
  alike.delete('');
  return [...alike.values()].flatMap((cells) =>
    cells.flatMap((cell) => {
      const knowing = cells.find((one) => one !== cell && system.value[one] !== 0);
      return knowing === undefined ? [] : [{ cell, knowing }];
    }),
  );
}

function listProtected({ state, visibleCount }: CountSystem): number[] {
  const cells = Array.from({ length: visibleCount }, (_, cell) => cell);
  return cells.filter((cell) => state[cell] === CELL_STATES.primary);
}
