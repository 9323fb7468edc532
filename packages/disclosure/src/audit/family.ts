/** The family: knows all cells of one category, or one whole withheld cell of up to `maxN` persons. */
import type { AuditCells } from './audit-cells.ts';
import type { AuditSystem } from './audit-system.ts';
import { attackLinearly } from './linear-attack.ts';

export interface FamilyFinding {
  readonly set: number;
  /** `variable=code` */
  readonly knowing: string;
}

/**
 * Sets that somebody computes who knows every cell of one category; each once, with the first such category. Undefined
 * where time was over before the last category.
 */
export function attackAsCategory(
  cells: AuditCells,
  system: AuditSystem,
  isKnown: Uint8Array,
  mayContinue: () => boolean,
): readonly FamilyFinding[] | undefined {
  const found = new Map<number, FamilyFinding>();
  const before = new Set(attackLinearly(system, isKnown, mayContinue).determined);
  for (const { knowing, own } of listCategories(cells, system, isKnown)) {
    const known = Uint8Array.from(isKnown);
    for (const set of own) known[set] = 1;
    const { isComplete, determined } = attackLinearly(system, known, mayContinue);
    if (!isComplete) return undefined;
    const told = determined.filter((set) => !before.has(set) && !found.has(set));
    if (told.length === 0) continue;
    const alone = attackLinearly(system, markSets(system, own), mayContinue);
    if (!alone.isComplete) return undefined;
    // What follows from their own cells, with nothing published at all, they know and do not learn.
    for (const set of told) if (!alone.determined.includes(set)) found.set(set, { set, knowing });
  }
  return [...found.values()];
}

function markSets({ setCount }: AuditSystem, sets: readonly number[]): Uint8Array {
  const isKnown = new Uint8Array(setCount);
  for (const set of sets) isKnown[set] = 1;
  return isKnown;
}

/** Each code of each variable with the withheld sets that stand under it. */
function* listCategories(
  cells: AuditCells,
  system: AuditSystem,
  isKnown: Uint8Array,
): Generator<{ readonly knowing: string; readonly own: readonly number[] }> {
  for (const [variable, { name, levels, groupCount, atomCount, atomsOf }] of cells.groupings.entries()) {
    const stride = cells.strides[variable] ?? 1;
    const setsOf: number[][] = Array.from({ length: groupCount }, () => []);
    cells.places.forEach((place, cell) => {
      const set = system.setOfCell[cell] as number;
      if (set !== -1 && isKnown[set] === 0) setsOf[Math.floor(place / stride) % groupCount]?.push(set);
    });
    const isEverybody = (group: number) => atomsOf[group]?.length === atomCount;
    const shown = [...levels.values()].flatMap(({ codes, groups }) =>
      codes.map((code, i) => ({ code, group: groups[i] ?? -1 })),
    );
    for (const { code, group } of shown) {
      const own = setsOf[group] ?? [];
      if (own.length > 0 && !isEverybody(group)) yield { knowing: `${name}=${code}`, own };
    }
  }
}
