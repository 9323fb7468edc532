/** Counts and measures of the printed tables. Each table is read alone: no row is ever joined to one of another. */
import {
  WP3_GROUPS,
  WP3_LOCALITIES,
  WP3_POLICY_CATEGORIES,
  type Wp3PolicyCategory,
  type Wp3Table,
} from '@vicus/reference';
import { computeAssociation, computeExactChance } from '@vicus/statistics';
import type {
  CategoryCounts,
  ExpectationCheck,
  GroupCounts,
  PrintedCountry,
  TableFindings,
} from './evidence.types.ts';

/** Addresses of the three tables. */
export const TABLE_OF_ADDRESS = {
  size: 'by-size',
  type: 'by-type',
  politics: 'by-political-orientation',
} as const satisfies Record<string, Wp3Table>;
export type TableAddress = keyof typeof TABLE_OF_ADDRESS;

export function isTableAddress(address: string): address is TableAddress {
  return Object.hasOwn(TABLE_OF_ADDRESS, address);
}

/** Listing all tables with the same sums takes a tenth of a second, and the printed cells never change. */
const assessed = new Map<Wp3Table, TableFindings>();

export function assessTable(table: Wp3Table): TableFindings {
  const known = assessed.get(table);
  if (known !== undefined) return known;
  const found = computeFindings(table);
  assessed.set(table, found);
  return found;
}

function computeFindings(table: Wp3Table): TableFindings {
  const groups = WP3_GROUPS.filter((group) => group.table === table).map((group): GroupCounts => {
    const counts = countCategories(table, group.code);
    const { expected } = group;
    return { group, counts, total: sumCounts(counts), asExpected: expected && counts[expected] };
  });
  const cells = groups.map(({ counts }) => WP3_POLICY_CATEGORIES.map((category) => counts[category]));
  const { chiSquare, cramersV } = computeAssociation(cells);
  const { p, tableCount } = computeExactChance(cells);
  const counts = countCategories(table);
  return {
    table,
    groups,
    counts,
    total: sumCounts(counts),
    chiSquare,
    cramersV,
    p,
    tableCount,
    expectation: checkExpectation(groups),
  };
}

function countCategories(table: Wp3Table, group?: string): CategoryCounts {
  const count = (category: Wp3PolicyCategory): number =>
    WP3_LOCALITIES.filter(
      (row) =>
        row.table === table && row.category === category && (group === undefined || row.group === group),
    ).length;
  return { inclusive: count('inclusive'), mixed: count('mixed'), lacking: count('lacking') };
}

function sumCounts(counts: CategoryCounts): number {
  return WP3_POLICY_CATEGORIES.reduce((sum, category) => sum + counts[category], 0);
}

function checkExpectation(groups: readonly GroupCounts[]): ExpectationCheck | null {
  const expecting = groups.filter(({ group }) => group.expected !== null);
  if (expecting.length === 0) return null;
  const sum = (read: (group: GroupCounts) => number): number =>
    expecting.reduce((total, group) => total + read(group), 0);
  return {
    hits: sum(({ asExpected }) => asExpected ?? 0),
    places: sum(({ total }) => total),
    alwaysMixed: sum(({ counts }) => counts.mixed),
  };
}

/** Country and regions of one cell, as printed. */
export function listPrintedPlaces(
  table: Wp3Table,
  group: string,
  category: Wp3PolicyCategory,
): PrintedCountry[] {
  const rows = WP3_LOCALITIES.filter(
    (row) => row.table === table && row.group === group && row.category === category,
  );
  return [...Map.groupBy(rows, ({ country }) => country)].map(([country, own]) => ({
    country,
    regions: [...Map.groupBy(own, ({ region }) => region)].map(([name, same]) => ({
      name,
      count: same.length,
    })),
  }));
}
