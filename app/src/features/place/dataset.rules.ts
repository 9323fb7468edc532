/** Decisions that every import of open data shares. */
import type { Table, TableFinding, TableRow } from '#server/spreadsheet/spreadsheet.types.ts';
import { toFinding } from '#server/spreadsheet/spreadsheet.types.ts';
import type { ColumnMap, FieldOfTable } from '#server/spreadsheet/match-columns.ts';
import type { DatasetFinding, ImportReport, ReadDataset, RefusedRow, RowOutcomes } from './dataset.types.ts';

/** Not delivered by the publisher: what R and many offices write. */
const MISSING_TEXTS: ReadonlySet<string> = new Set(['NA', 'N/A', 'n/a', 'N.d.', 'n.d.', ':', '..', '']);

export function hasErrors(findings: readonly TableFinding[]): boolean {
  return findings.some(({ severity }) => severity === 'error');
}

export function nameFile(findings: readonly TableFinding[], file: string): DatasetFinding[] {
  return findings.map((finding) => ({ ...finding, file }));
}

/** What can be said of a table before its rows are looked at: its own findings, and required columns it lacks. */
export function listTableFindings(
  table: Table,
  fields: readonly FieldOfTable[],
  columns: ColumnMap,
): TableFinding[] {
  if (table.columns.length === 0) return [...table.findings];
  const missing = fields.filter(({ id, isRequired }) => isRequired && (columns[id] ?? null) === null);
  return [
    ...table.findings,
    ...missing.map(({ id, synonyms }) =>
      toFinding('error', 'column-required', null, null, { field: id, headings: synonyms.join(', ') }),
    ),
  ];
}

/** Rows worth looking at: what follows from a cut row would only be told twice. */
export function listSoundRows(table: Table): readonly TableRow[] {
  const broken = new Set(table.findings.flatMap(({ severity, row }) => (severity === 'error' ? [row] : [])));
  return broken.size === 0 ? table.rows : table.rows.filter(({ number }) => !broken.has(number));
}

/** A number as programs write it, with a point. `null`: the publisher gave none; `undefined`: not a number. */
export function parseFigure(text: string): number | null | undefined {
  if (MISSING_TEXTS.has(text)) return null;
  return /^-?\d+(\.\d+)?(e[+-]?\d+)?$/i.test(text) ? Number(text) : undefined;
}

/** One error for each code that stands in more than one row, at the later row. */
export function listRepeatedCodes(
  rows: readonly { readonly row: number; readonly code: string }[],
): TableFinding[] {
  const first = new Map<string, number>();
  return rows.flatMap(({ row, code }) => {
    const earlier = first.get(code);
    if (earlier !== undefined)
      return [toFinding('error', 'code-repeated', row, null, { code, first: earlier })];
    first.set(code, row);
    return [];
  });
}

/** The report of an import that was refused as a whole: every row counts as refused. */
export function reportRefusal(read: ReadDataset<unknown>, findings: readonly DatasetFinding[]): ImportReport {
  const { about, rowsRead } = read;
  const refused = [{ reason: 'file-refused', rows: rowsRead }];
  return { ...reportOf(read, { findings }), about, isImported: false, refused };
}

/** The report of an import that was written. Throws where a row is not accounted for: that would be a bug. */
export function reportImport(
  read: ReadDataset<unknown>,
  written: {
    readonly findings: readonly DatasetFinding[];
    readonly refused: readonly RefusedRow[];
    readonly outcomes: RowOutcomes;
    readonly contentHash: string;
    readonly withheldFigures: number;
  },
): ImportReport {
  const { outcomes, contentHash, withheldFigures } = written;
  const { added, changed, unchanged } = outcomes;
  const refused = countReasons(written.refused);
  const accounted = added + changed + unchanged + written.refused.length;
  if (accounted !== read.rowsRead)
    throw new Error(`${read.rowsRead} rows were read and ${accounted} accounted for`);
  return { ...reportOf(read, written), ...outcomes, isImported: true, refused, contentHash, withheldFigures };
}

function reportOf(
  { about, rowsRead }: ReadDataset<unknown>,
  { findings }: { readonly findings: readonly DatasetFinding[] },
): ImportReport {
  const none = {
    added: 0,
    changed: 0,
    unchanged: 0,
    refused: [],
    contentHash: '',
    withheldFigures: 0,
    isImported: false,
  };
  return { about, rowsRead, findings, ...none };
}

function countReasons(refused: readonly RefusedRow[]): ImportReport['refused'] {
  const counts = new Map<string, number>();
  for (const { reason } of refused) counts.set(reason, (counts.get(reason) ?? 0) + 1);
  return [...counts].map(([reason, rows]) => ({ reason, rows }));
}
