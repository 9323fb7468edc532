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
    for (const set of determined) if (!before.has(set) && !found.has(set)) found.set(set, { set, knowing });
  }
  return [...found.values()];
}

/** Each code of each variable with the withheld sets that stand under it. */
function* listCategories(
  cells: AuditCells,
  system: AuditSystem,
  isKnown: Uint8Array,
): Generator<{ readonly knowing: string; readonly own: readonly number[] }> {
  for (const [variable, { name, levels, groupCount }] of cells.groupings.entries()) {
    const stride = cells.strides[variable] ?? 1;
    const setsOf: number[][] = Array.from({ length: groupCount }, () => []);
    cells.places.forEach((place, cell) => {
      const set = system.setOfCell[cell] as number;
      if (set !== -1 && isKnown[set] === 0) setsOf[Math.floor(place / stride) % groupCount]?.push(set);
    });
    const shown = [...levels].flatMap(([level, { codes, groups }]) =>
      level === 'Total' ? [] : codes.map((code, i) => ({ code, own: setsOf[groups[i] ?? -1] ?? [] })),
    );
    for (const { code, own } of shown) if (own.length > 0) yield { knowing: `${name}=${code}`, own };
  }
}
