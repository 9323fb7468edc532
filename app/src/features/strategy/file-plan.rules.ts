/** What a file would do to a strategy: new rows, changed ones field by field, conflicts. Rows that are not in the file stay. */
import { toFinding, type TableFinding } from '#server/spreadsheet/spreadsheet.types.ts';
import { FILE_COLUMNS, findColumn, TITLE_COLUMN } from './file-columns.rules.ts';
import { hashValues, listRecords, markRecord, writeList } from './file-records.rules.ts';
import { isRowId } from './file-read.rules.ts';
import {
  FILE_SHEETS,
  type FieldChange,
  type FileFinding,
  type FilePlan,
  type FileRecord,
  type FileSheet,
  type PlannedRow,
  type ReadFile,
  type ReadRecord,
} from './file.types.ts';
import type { StrategyContent } from './strategy.types.ts';

type Values = FileRecord['values'];

/** Names of the sheets as the file has them, for findings. */
export type SheetNames = (sheet: FileSheet) => string;

/** Rows in the order of `FILE_SHEETS`: what a row names stands before it. */
export function planFile(content: StrategyContent, file: ReadFile, nameSheet: SheetNames): FilePlan {
  const current = new Map(listRecords(content).map((record) => [`${record.sheet} ${record.id}`, record]));
  const findings: FileFinding[] = [...file.findings];
  const report = (sheet: FileSheet, finding: TableFinding): void => {
    findings.push({ ...finding, sheet: nameSheet(sheet) });
  };
  const known = listKnownRows(current, file.records);
  const planned: PlannedRow[] = [];
  const seen = new Set<string>();
  for (const sheet of FILE_SHEETS) {
    for (const record of file.records.filter((one) => one.sheet === sheet)) {
      const key = `${sheet} ${record.id}`;
      if (record.id !== '' && seen.has(key)) {
        report(sheet, toFinding('error', 'strategy-id-twice', record.row, null, { given: record.id }));
        continue;
      }
      seen.add(key);
      const resolved = resolveRows(record, known);
      for (const finding of resolved.findings) report(sheet, finding);
      const plan = planRow({ ...record, values: resolved.values }, current);
      for (const finding of plan.findings) report(sheet, finding);
      if (plan.row !== null && resolved.findings.length === 0) planned.push(plan.row);
    }
  }
  return { rows: planned, findings, absent: countAbsent(current, file) };
}

interface KnownRows {
  readonly ids: ReadonlySet<string>;
  /** by sheet and name or title: the id, or null where several rows have it */
  readonly names: ReadonlyMap<string, string | null>;
}

/** The key of a new row: the name it was given, or its place in the file. */
const keyOf = ({ id, sheet, row }: ReadRecord): string => (id === '' ? `${sheet}:${row}` : id);

function listKnownRows(current: ReadonlyMap<string, FileRecord>, records: readonly ReadRecord[]): KnownRows {
  const names = new Map<string, string | null>();
  const name = (sheet: FileSheet, title: string, id: string): void => {
    if (title === '') return;
    const key = `${sheet} ${title.toLowerCase()}`;
    names.set(key, names.has(key) && names.get(key) !== id ? null : id);
  };
  const added = records.filter((record) => !isRowId(record.id));
  for (const { sheet, id, values } of current.values()) name(sheet, values[TITLE_COLUMN[sheet]] ?? '', id);
  for (const record of added)
    name(record.sheet, record.values[TITLE_COLUMN[record.sheet]] ?? '', keyOf(record));
  for (const record of added) names.set(`${record.sheet} ${keyOf(record).toLowerCase()}`, keyOf(record));
  return { ids: new Set(current.keys()), names };
}

interface Resolved {
  readonly values: Values;
  readonly findings: readonly TableFinding[];
}

/** Cells that name rows: by id, by the name of a new row in this file, or by a title that only one row has. */
function resolveRows({ sheet, row, values }: ReadRecord, known: KnownRows): Resolved {
  const findings: TableFinding[] = [];
  const resolved: Record<string, string> = { ...values };
  for (const { id, kind, to } of FILE_COLUMNS[sheet]) {
    const text = values[id] ?? '';
    if (to === undefined || text === '') continue;
    const given = kind === 'rows' ? text.split(/[\n;]/).map((one) => one.trim()) : [text];
    const found = given.filter((one) => one !== '').map((one) => findRow(to, one, known));
    const missing = found.findIndex((one) => typeof one !== 'string');
    if (missing === -1) resolved[id] = writeList(found.filter((one) => typeof one === 'string'));
    else findings.push(toRowFinding(found[missing] ?? undefined, row, id, given[missing] ?? ''));
  }
  return { values: resolved, findings };
}

function findRow(to: FileSheet, text: string, { ids, names }: KnownRows): string | null | undefined {
  const id = text.toLowerCase();
  if (ids.has(`${to} ${id}`)) return id;
  return names.get(`${to} ${id}`);
}

const toRowFinding = (
  found: string | null | undefined,
  row: number,
  field: string,
  given: string,
): TableFinding =>
  toFinding('error', found === null ? 'strategy-row-ambiguous' : 'strategy-row-unknown', row, null, {
    field,
    given: given.slice(0, 60),
  });

interface RowPlan {
  readonly row: PlannedRow | null;
  readonly findings: readonly TableFinding[];
}

function planRow(record: ReadRecord, current: ReadonlyMap<string, FileRecord>): RowPlan {
  const { sheet, id, row } = record;
  const before = current.get(`${sheet} ${id}`);
  if (before !== undefined) return planKnown(record, before);
  if (isRowId(id))
    return { row: null, findings: [toFinding('error', 'strategy-id-unknown', row, null, { given: id })] };
  return planNew(record, current);
}

function planNew(record: ReadRecord, current: ReadonlyMap<string, FileRecord>): RowPlan {
  const { sheet, row } = record;
  const values: Record<string, string> = { ...record.values };
  for (const { id, kind } of FILE_COLUMNS[sheet]) if (kind === 'link') values[id] = '';
  const missing = FILE_COLUMNS[sheet].filter(({ id, isRequired }) => isRequired && (values[id] ?? '') === '');
  const findings = missing.map(({ id }) =>
    toFinding('error', 'strategy-cell-required', row, null, { field: id }),
  );
  if (findings.length > 0) return { row: null, findings };
  const hash = hashValues(values);
  const twin = [...current.values()].find((one) => one.sheet === sheet && hashValues(one.values) === hash);
  const warning = toFinding('warning', 'strategy-row-there', row);
  const title = values[TITLE_COLUMN[sheet]] ?? '';
  const base = { sheet, row, title, values, changes: [] };
  if (twin !== undefined)
    return { row: { ...base, id: twin.id, outcome: 'same', revision: twin.revision }, findings: [warning] };
  return { row: { ...base, id: keyOf(record), outcome: 'new', revision: 0 }, findings: [] };
}

function planKnown(record: ReadRecord, before: FileRecord): RowPlan {
  const { sheet, row, mark } = record;
  const { values, changes, findings } = compareValues(record, before);
  const title = values[TITLE_COLUMN[sheet]] ?? '';
  const outcome = changes.length === 0 ? 'same' : judgeChange(mark, values, before);
  const isUntouched = outcome === 'same';
  return {
    row: {
      sheet,
      row,
      id: before.id,
      title,
      outcome,
      changes: isUntouched ? [] : changes,
      values: isUntouched ? before.values : values,
      revision: before.revision,
    },
    findings,
  };
}

/**
 * A row that was not touched in the file stays as it is here, however new that is. One that moved on here since the file
 * was taken out, or of which nobody knows whether it did, is a conflict.
 */
function judgeChange(mark: string, values: Values, before: FileRecord): 'changed' | 'same' | 'conflict' {
  const [, revision = '', hash = ''] = /^(\d+)-([0-9a-f]{10})$/.exec(mark.trim()) ?? [];
  if (hash !== '' && hashValues(values) === hash) return 'same';
  const hasMoved = revision !== String(before.revision) && !markRecord(before).endsWith(`-${hash || '?'}`);
  return hasMoved ? 'conflict' : 'changed';
}

/** Rows that belong to another one for good: figures and reports hang on them there. */
const PARENT_COLUMN: Readonly<Partial<Record<FileSheet, string>>> = {
  measures: 'goal',
  outputs: 'action',
  milestones: 'action',
};

interface Comparison {
  readonly values: Values;
  readonly changes: readonly FieldChange[];
  readonly findings: readonly TableFinding[];
}

/** Columns that the file lacks keep what stands here; what a row is tied to changes on its page only. */
function compareValues({ sheet, row, values: given }: ReadRecord, before: FileRecord): Comparison {
  const values: Record<string, string> = { ...before.values };
  const changes: FieldChange[] = [];
  const findings: TableFinding[] = [];
  for (const [column, after] of Object.entries(given)) {
    const was = before.values[column] ?? '';
    if (after === was) continue;
    if (findColumn(sheet, column)?.kind === 'link') {
      findings.push(toFinding('warning', 'strategy-link-kept', row, null, { field: column }));
      continue;
    }
    if (PARENT_COLUMN[sheet] === column) {
      findings.push(toFinding('error', 'strategy-parent-kept', row, null, { field: column }));
      continue;
    }
    values[column] = after;
    changes.push({ column, before: was, after });
  }
  const emptied = FILE_COLUMNS[sheet].filter(
    ({ id, isRequired }) => isRequired && (values[id] ?? '') === '' && (before.values[id] ?? '') !== '',
  );
  const refused = emptied.map(({ id }) =>
    toFinding('error', 'strategy-cell-required', row, null, { field: id }),
  );
  return { values, changes, findings: [...findings, ...refused] };
}

/** Only of sheets that the file has. */
function countAbsent(
  current: ReadonlyMap<string, FileRecord>,
  { records, refused }: ReadFile,
): FilePlan['absent'] {
  const there = new Set([...records, ...refused].map(({ sheet, id }) => `${sheet} ${id}`));
  const sheets = new Set(records.map(({ sheet }) => sheet));
  const absent: Partial<Record<FileSheet, number>> = {};
  for (const { sheet, id } of current.values())
    if (sheets.has(sheet) && !there.has(`${sheet} ${id}`)) absent[sheet] = (absent[sheet] ?? 0) + 1;
  return absent;
}

/** Only rows that would change something. */
export const listEffects = ({ rows }: FilePlan): PlannedRow[] =>
  rows.filter(({ outcome }) => outcome !== 'same');
