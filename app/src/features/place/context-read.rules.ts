/** Reads files with figures of the context: each row becomes figures, or says why not. Pure. */
import type { SourceTable } from '@vicus/formats';
import { matchColumns, readCell } from '#server/spreadsheet/match-columns.ts';
import { toFinding, type Table, type TableFinding } from '#server/spreadsheet/spreadsheet.types.ts';
import type {
  CodeMeaning,
  ContextFigure,
  ContextFile,
  ContextReason,
  ContextRow,
  ContextStatus,
} from './context-figure.types.ts';
import { listSoundRows, listTableFindings, parseFigure } from './dataset.rules.ts';

export interface ReadContext {
  readonly rows: readonly ContextRow[];
  readonly findings: readonly TableFinding[];
}

const PERIOD = /^\d{4}(-(S[12]|Q[1-4]|(0[1-9]|1[0-2])))?$/;
/** Statuses of `SourceTable` that are a number's. */
const STATUSES: readonly string[] = ['final', 'provisional', 'estimated'];
const HEADING_ROWS = 1;

/** A row before its meaning is known: codes by column, and what its cells hold. */
interface RawRow {
  readonly row: number;
  readonly read: (column: string) => string;
  readonly cells: readonly RawCell[];
}
interface RawCell {
  readonly measure: string | null;
  readonly value: number | null;
  readonly status: ContextStatus | null;
  readonly reason: ContextReason | null;
  readonly flag: string;
}

/** Observations of an SDMX-CSV file. Dimensions the recipe does not know must have one code only. */
export function readContextSource(table: SourceTable, file: ContextFile): ReadContext {
  // A number the office marks as confidential came here by mistake: the file is not taken.
  const findings = table.findings.map(({ severity, code, line, keyword, values }) =>
    toFinding(code === 'confidential-with-value' ? 'error' : severity, 'source-malformed', line, keyword, {
      what: code,
      ...values,
    }),
  );
  const wrong = listColumnFindings(table, file);
  if (table.rows.length === 0 || wrong.length > 0) return { rows: [], findings: [...findings, ...wrong] };
  return mergeRead(findings, listObservations(table), file);
}

/** Columns the recipe needs, and dimensions it does not know: those may have one code only. */
function listColumnFindings(table: SourceTable, file: ContextFile): TableFinding[] {
  const ids = table.columns.map(({ id }) => id);
  const needed = [file.placeColumn, file.timeColumn, ...Object.keys(file.dimensions)];
  const missing = table.rows.length === 0 ? [] : needed.filter((column) => !ids.includes(column));
  const unknown = table.columns.filter(
    ({ id, role, codes }) => role === 'dimension' && !needed.includes(id) && (codes?.length ?? 0) > 1,
  );
  return [
    ...missing.map((field) => toFinding('error', 'column-required', null, null, { field, headings: field })),
    ...unknown.map(({ id, codes }) =>
      toFinding('error', 'dimension-unknown', null, id, {
        codes: (codes ?? []).map(({ code }) => code).join(', '),
      }),
    ),
  ];
}

function listObservations(table: SourceTable): RawRow[] {
  const index = new Map(table.columns.map(({ id }, at) => [id, at]));
  const at = (role: string) => table.columns.findIndex((column) => column.role === role);
  const [valueAt, statusAt, flagAt] = [at('value'), at('status'), index.get('flag') ?? -1];
  return table.rows.map((cells, i): RawRow => {
    const value = cells[valueAt] ?? '';
    const state = cells[statusAt] ?? '';
    const isNumber = value !== '' && STATUSES.includes(state);
    const cell = {
      measure: null,
      value: isNumber ? Number(value) : null,
      status: isNumber ? (state as ContextStatus) : null,
      reason: isNumber ? null : (state as ContextReason),
      flag: cells[flagAt] ?? '',
    };
    const read = (column: string) => cells[index.get(column) ?? -1] ?? '';
    return { row: i + 1 + HEADING_ROWS, read, cells: [cell] };
  });
}

/** A table with one or more measures in columns. */
export function readContextTable(table: Table, file: ContextFile): ReadContext {
  const names = [
    file.placeColumn,
    file.timeColumn,
    ...Object.keys(file.dimensions),
    ...file.measures.map(({ column }) => column),
  ];
  const fields = names.map((id) => ({ id, isRequired: true, synonyms: [id] }));
  const columns = matchColumns(table.columns, fields);
  const findings = listTableFindings(table, fields, columns);
  if (findings.some(({ severity, row }) => severity === 'error' && row === null))
    return { rows: [], findings };
  const wrong = file.wrongColumns.filter((column) => table.columns.includes(column));
  if (wrong.length > 0)
    findings.push(toFinding('warning', 'columns-labels-wrong', null, null, { columns: wrong.join(', ') }));
  const raw = listSoundRows(table).map((row): RawRow => {
    const read = (column: string) => readCell(row, columns[column]);
    const cells = file.measures.flatMap(({ column, measure, least, most }): RawCell[] => {
      const given = read(column);
      const value = parseFigure(given);
      if (value === undefined)
        findings.push(
          toFinding('error', 'not-a-number', row.number, column, { given, code: read(file.placeColumn) }),
        );
      else if (value !== null && (value < least || value > most))
        findings.push(toFinding('warning', 'number-left-out', row.number, column, { given, least, most }));
      else {
        const reason = value === null ? file.missing : null;
        return [{ measure, value, status: value === null ? null : 'final', reason, flag: '' }];
      }
      return [];
    });
    return { row: row.number, read, cells };
  });
  return mergeRead(findings, raw, file);
}

function mergeRead(findings: TableFinding[], raw: readonly RawRow[], file: ContextFile): ReadContext {
  const rows: ContextRow[] = [];
  for (const one of raw) {
    const { row, found } = toContextRow(one, file);
    rows.push(row);
    findings.push(...found);
  }
  return { rows, findings };
}

/** What the codes of a row say together. An unknown code is an error: its rows would be missing without a word. */
function toContextRow(
  { row, read, cells }: RawRow,
  file: ContextFile,
): { readonly row: ContextRow; readonly found: readonly TableFinding[] } {
  const found: TableFinding[] = [];
  const meanings: CodeMeaning[] = [file.always];
  let refusal: string | null = null;
  for (const [column, codes] of Object.entries(file.dimensions)) {
    const code = read(column);
    const meaning = Object.hasOwn(codes, code) ? codes[code] : undefined;
    if (meaning === undefined) found.push(toFinding('error', 'code-unknown', row, column, { given: code }));
    else if (meaning === null) refusal = 'not-needed';
    else meanings.push(meaning);
  }
  const period = read(file.timeColumn);
  if (!PERIOD.test(period))
    found.push(toFinding('error', 'year-unknown', row, file.timeColumn, { given: period }));
  const said = Object.assign({}, ...meanings) as CodeMeaning;
  const breakdown = meanings
    .flatMap((one) => (one.breakdown === undefined ? [] : [one.breakdown]))
    .toSorted()
    .join();
  const people = said.people ?? 'everyone';
  const figures = cells.map(({ measure, ...cell }): Omit<ContextFigure, 'placeCode'> => {
    const name = measure ?? said.measure ?? '';
    return { measure: name, people, breakdown, period, ...cell };
  });
  if (cells.length === 0) refusal ??= 'number-left-out';
  const place = read(file.placeColumn);
  const kept = refusal === null ? figures : [];
  return { row: { file: file.name, row, place, places: file.places, figures: kept, refusal }, found };
}
