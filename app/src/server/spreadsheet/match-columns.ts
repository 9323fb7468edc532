/** Which column of a file holds what: guessed by its heading, changed by whoever imports. */
import { toFinding, type Table, type TableFinding, type TableRow } from './spreadsheet.types.ts';

export interface FieldOfTable<Id extends string = string> {
  readonly id: Id;
  readonly isRequired: boolean;
  /** headings that mean this field, in every language, in small letters */
  readonly synonyms: readonly string[];
}

/** Index of the column by field; null: the file has none. */
export type ColumnMap<Id extends string = string> = Readonly<Record<Id, number | null>>;

/**
 * Finds the column of each field. `chosen`: what somebody chose, by field: the index of a column as text, `none`, or
 * nothing for the guess. No column is guessed for two fields.
 */
export function matchColumns<Id extends string>(
  columns: readonly string[],
  fields: readonly FieldOfTable<Id>[],
  chosen: Readonly<Record<string, string | undefined>> = {},
): ColumnMap<Id> {
  const taken = new Set<number>();
  const decided = new Map<Id, number | null>();
  for (const { id } of fields) {
    const choice = readChoice(chosen[id], columns.length);
    if (choice === undefined) continue;
    decided.set(id, choice);
    if (choice !== null) taken.add(choice);
  }
  const folded = columns.map(foldHeading);
  for (const { id, synonyms } of fields) {
    if (decided.has(id)) continue;
    const names = [id, ...synonyms].map(foldHeading);
    const index = folded.findIndex((heading, at) => !taken.has(at) && names.includes(heading));
    decided.set(id, index === -1 ? null : index);
    if (index !== -1) taken.add(index);
  }
  return Object.fromEntries(decided) as ColumnMap<Id>;
}

function readChoice(choice: string | undefined, count: number): number | null | undefined {
  if (choice === 'none') return null;
  if (choice === undefined || !/^\d{1,3}$/.test(choice)) return undefined;
  return Number(choice) < count ? Number(choice) : undefined;
}

/** Capitals, accents, spaces and signs do not count. */
export function foldHeading(text: string): string {
  return text
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, '');
}

/** One finding for each required field without a column. */
export function listMissingColumns(fields: readonly FieldOfTable[], map: ColumnMap): TableFinding[] {
  return fields
    .filter(({ id, isRequired }) => isRequired && (map[id] ?? null) === null)
    .map(({ id }) => toFinding('error', 'missing-column', null, null, { field: id }));
}

/** The text of a field in a row; '' where the file has no such column. */
export function readCell(row: TableRow, column: number | null | undefined): string {
  return column === null || column === undefined ? '' : (row.cells[column] ?? '');
}

/** Different texts of a column in the order of the file. */
export function listDistinctCells(table: Table, column: number | null | undefined): readonly string[] {
  if (column === null || column === undefined) return [];
  return [...new Set(table.rows.map((row) => readCell(row, column)))].filter((cell) => cell !== '');
}
