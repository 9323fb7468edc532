/** Own reading of a result: every key of the problem once, the right numbers, none where a cell is withheld. */
import type { AuditCells } from './audit-cells.ts';
import type { CountProblem } from '../counts/counts.types.ts';
import type { PublishedCell, ResultFault } from './audit.types.ts';

export interface ReadResult {
  readonly faults: readonly ResultFault[];
  /** cell → 1 where its number is shown */
  readonly isShown: Uint8Array;
  /** cell → 1 where the rules protect it */
  readonly isPrimary: Uint8Array;
  /** cells that hold somebody, or zeros that are protected */
  readonly cellCount: number;
  readonly primaryCount: number;
  readonly secondaryCount: number;
}

export function readResult(
  cells: AuditCells,
  published: readonly PublishedCell[],
  rules: CountProblem['rules'],
): ReadResult {
  const cellOf = new Map(cells.keys.map((key, cell) => [key, cell]));
  const faults: ResultFault[] = [];
  const isShown = new Uint8Array(cells.keys.length);
  const isRead = new Uint8Array(cells.keys.length);
  for (const one of published) {
    const cell = cellOf.get(one.key);
    if (cell === undefined) faults.push({ key: one.key, kind: 'unknown' });
    else if (isRead[cell] === 1) faults.push({ key: one.key, kind: 'repeated' });
    else {
      isRead[cell] = 1;
      const kind = findFault(one, cells.values[cell] as number, rules.protectZeros);
      if (kind !== undefined) faults.push({ key: one.key, kind });
      if (one.published !== undefined) isShown[cell] = 1;
    }
  }
  cells.keys.forEach((key, cell) => {
    // A zero that everybody sees may be left out of a result.
    if (isPublicZero(cells, cell, rules)) isShown[cell] = 1;
    else if (isRead[cell] === 0) faults.push({ key, kind: 'missing' });
  });
  return { faults, isShown, ...countCells(cells, isShown, rules) };
}

function isPublicZero({ values }: AuditCells, cell: number, rules: CountProblem['rules']): boolean {
  return values[cell] === 0 && !rules.protectZeros;
}

function countCells(
  cells: AuditCells,
  isShown: Uint8Array,
  rules: CountProblem['rules'],
): Pick<ReadResult, 'isPrimary' | 'cellCount' | 'primaryCount' | 'secondaryCount'> {
  const isPrimary = Uint8Array.from(cells.values, (value, cell) =>
    value <= rules.maxN && !isPublicZero(cells, cell, rules) ? 1 : 0,
  );
  const isSecondary = isPrimary.map((is, cell) => (is === 0 && isShown[cell] === 0 ? 1 : 0));
  return {
    isPrimary,
    cellCount: cells.keys.filter((_, cell) => !isPublicZero(cells, cell, rules)).length,
    primaryCount: isPrimary.filter((is) => is === 1).length,
    secondaryCount: isSecondary.filter((is) => is === 1).length,
  };
}

function findFault(
  { published, status }: PublishedCell,
  value: number,
  protectZeros: boolean,
): ResultFault['kind'] | undefined {
  if (status === 'primary' || status === 'secondary') {
    if (published !== undefined) return 'number-though-withheld';
    return value === 0 && !protectZeros ? 'zero-withheld' : undefined;
  }
  if (published === undefined) return 'without-number';
  return status === 'value' && published !== value ? 'changed' : undefined;
}
