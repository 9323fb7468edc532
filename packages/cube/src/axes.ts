import type { Category, Column, Dimension } from './cube.types.ts';

/** For each position of a new axis: the positions of the old axis it is made from. */
export type AxisGroups = readonly (readonly number[])[];

/** Calls `visit` for every new cell with the old cells it is made from, both as row-major positions. */
export function visitGroups(
  oldSizes: readonly number[],
  axes: readonly AxisGroups[],
  visit: (index: number, members: readonly number[]) => void,
): void {
  let index = 0;
  const walk = (depth: number, members: readonly number[]): void => {
    const groups = axes[depth];
    if (groups === undefined) {
      visit(index, members);
      index += 1;
      return;
    }
    const size = oldSizes[depth] ?? 1;
    for (const group of groups) {
      const single = group[0];
      walk(
        depth + 1,
        group.length === 1 && members.length === 1 && single !== undefined
          ? [(members[0] ?? 0) * size + single]
          : members.flatMap((member) => group.map((position) => member * size + position)),
      );
    }
  };
  walk(0, [0]);
}

/** A new column whose cells each are one old cell. */
export function pickColumn(column: Column, oldSizes: readonly number[], axes: readonly AxisGroups[]): Column {
  const size = axes.reduce((product, groups) => product * groups.length, 1);
  const picked: Column = { values: new Float64Array(size), states: new Uint8Array(size) };
  visitGroups(oldSizes, axes, (index, members) => {
    const from = members[0] ?? 0;
    picked.values[index] = column.values[from] ?? 0;
    picked.states[index] = column.states[from] ?? 0;
  });
  return picked;
}

/** Number of codes of each dimension. */
export function listSizes(dimensions: readonly Dimension[]): number[] {
  return dimensions.map((dimension) => dimension.categories.length);
}

/**
 * The categories with the given codes in that order. A code whose parent is left out becomes part of its nearest
 * ancestor that stays: "is part of" remains true, completeness is not claimed.
 */
export function keepCategories(categories: readonly Category[], codes: readonly string[]): Category[] {
  const byCode = new Map(categories.map((category) => [category.code, category]));
  const kept = new Set(codes);
  return codes.flatMap((code) => {
    const category = byCode.get(code);
    if (category === undefined) return [];
    let parent = category.parent;
    while (parent !== undefined && !kept.has(parent)) parent = byCode.get(parent)?.parent;
    const { parent: _, ...rest } = category;
    return [parent === undefined ? rest : { ...rest, parent }];
  });
}

/** For each code the positions of the leaves under it; a leaf is a code that is nobody's parent. */
export function listLeaves(categories: readonly Category[]): AxisGroups {
  const positions = new Map(categories.map((category, i) => [category.code, i]));
  const parents = new Set(categories.map((category) => category.parent));
  const leaves: number[][] = categories.map(() => []);
  categories.forEach((category, leaf) => {
    if (parents.has(category.code)) return;
    let at: Category | undefined = category;
    while (at !== undefined) {
      const position = positions.get(at.code) ?? 0;
      leaves[position]?.push(leaf);
      at = at.parent === undefined ? undefined : categories[positions.get(at.parent) ?? -1];
    }
  });
  return leaves;
}
