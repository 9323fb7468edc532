import { DisclosureProblem } from '../disclosure.problems.ts';
import type { CountLevel } from './counts.types.ts';

type Link = readonly [child: string, parent: string];

function collectParents(links: readonly Link[], where: string): Map<string, string> {
  const parents = new Map<string, string>();
  for (const [child, parent] of links) {
    const known = parents.get(child);
    if (known !== undefined && known !== parent)
      throw new DisclosureProblem(
        'code-in-two-parents',
        where,
        `"${child}" stands under "${known}" and under "${parent}": make two levels of it`,
      );
    parents.set(child, parent);
  }
  return parents;
}

function ancestorsOf(leaf: string, parents: ReadonlyMap<string, string>, where: string): string[] {
  const path = [leaf];
  for (let code = parents.get(leaf); code !== undefined; code = parents.get(code)) {
    if (path.includes(code))
      throw new DisclosureProblem('hierarchy-cycle', where, `"${code}" stands below itself`);
    path.push(code);
  }
  return path.slice(1).toReversed();
}

/**
 * Levels of a hierarchy that is given as links from each code to its parent: `level-1` are the codes below the top,
 * and so on. A single top code is the total and makes no level.
 *
 * @param leaves finest codes
 * @param links pairs of a code and its parent
 * @param where named in errors
 * @throws DisclosureProblem `hierarchy-cycle`, `code-in-two-parents`, `unknown-leaf` (a code without children that is
 *   no leaf)
 */
export function levelsOfLinks(
  leaves: readonly string[],
  links: readonly Link[],
  where: string,
): CountLevel[] {
  const parents = collectParents(links, where);
  for (const code of parents.keys()) ancestorsOf(code, parents, where);
  const above = new Set(parents.values());
  const finest = new Set(leaves);
  for (const code of parents.keys())
    if (!above.has(code) && !finest.has(code))
      throw new DisclosureProblem('unknown-leaf', where, `"${code}" has no children and is no leaf`);
  const paths = leaves.map((leaf) => [leaf, ancestorsOf(leaf, parents, where)] as const);
  const tops = new Set(paths.map(([, path]) => path[0]));
  const skip = tops.size === 1 && !tops.has(undefined) ? 1 : 0;
  const depth = Math.max(0, ...paths.map(([, path]) => path.length - skip));
  return Array.from({ length: depth }, (_, at) => ({
    name: `level-${at + 1}`,
    map: Object.fromEntries(
      paths.flatMap(([leaf, path]) => {
        const group = path[at + skip];
        return group === undefined ? [] : [[leaf, group] as const];
      }),
    ),
  }));
}
