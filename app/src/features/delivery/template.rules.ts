/** The spreadsheet of a delivery: its columns, and what came back in them. */
import { createTranslator, type Language, type MessageKey } from '#ui/messages.ts';
import {
  listMissingColumns,
  matchColumns,
  readCell,
  type FieldOfTable,
} from '#server/spreadsheet/match-columns.ts';
import { toFinding, type Table, type TableFinding } from '#server/spreadsheet/spreadsheet.types.ts';
import { parsePeriod } from '#features/indicator/observation.rules.ts';
import { CELL_REASONS, readCells, type WrittenCell } from './cell.rules.ts';
import type { CellFinding, Cells, DataSetField } from './delivery.types.ts';

export const FILE_COLUMNS = [
  'code',
  'indicator',
  'people',
  'breakdown',
  'unit',
  'amount',
  'base',
  'reason',
  'period',
] as const;
export type FileColumn = (typeof FILE_COLUMNS)[number];

const LANGUAGES: readonly Language[] = ['en', 'de'];
const REQUIRED: readonly FileColumn[] = ['code', 'amount'];

export const nameColumn = (column: FileColumn, language: Language): string =>
  createTranslator(language)(`office.deliveries.file.${column}`);

export const FILE_FIELDS: readonly FieldOfTable<FileColumn>[] = FILE_COLUMNS.map((id) => ({
  id,
  isRequired: REQUIRED.includes(id),
  synonyms: LANGUAGES.map((language) => nameColumn(id, language)),
}));

export const nameReason = (reason: string, language: Language): string =>
  createTranslator(language)(`office.deliveries.reason.${reason}` as MessageKey);

export interface FilePlan {
  /** of the rows that the file has */
  readonly cells: Cells;
  /** rows that the file has, in the words of the file */
  readonly fieldIds: readonly string[];
  readonly findings: readonly TableFinding[];
}

/** The sheet with instructions is ours: that only the other one is read surprises nobody. */
const dropExpected = (findings: readonly TableFinding[]) =>
  findings.filter(({ code }) => code !== 'several-sheets');

/** What the file says, and everything that is wrong with it by row and column. An error: none of it is taken over. */
export function planFile(table: Table, fields: readonly DataSetField[], period: string): FilePlan {
  const map = matchColumns(table.columns, FILE_FIELDS);
  const missing = listMissingColumns(FILE_FIELDS, map);
  if (missing.length > 0)
    return { cells: {}, fieldIds: [], findings: [...dropExpected(table.findings), ...missing] };
  const heading = (column: FileColumn) => table.columns[map[column] ?? -1] ?? null;
  const written = new Map<string, { readonly row: number; readonly cell: WrittenCell }>();
  const findings: TableFinding[] = [];
  for (const row of table.rows) {
    const code = readCell(row, map.code);
    const note = (what: string, column: FileColumn, values: TableFinding['values'] = {}) =>
      findings.push(toFinding('error', `delivery-${what}`, row.number, heading(column), values));
    const of = readCell(row, map.period);
    if (of !== '' && parsePeriod(of) !== period)
      note('other-period', 'period', { written: of.slice(0, 40), period });
    if (!fields.some(({ fieldId }) => fieldId === code))
      note('unknown-row', 'code', { code: code.slice(0, 80) });
    else if (written.has(code)) note('row-twice', 'code', { code });
    else written.set(code, { row: row.number, cell: readWritten(row, map) });
  }
  const cells = readCells(fields, Object.fromEntries([...written].map(([code, { cell }]) => [code, cell])));
  return {
    cells: cells.cells,
    fieldIds: [...written.keys()],
    findings: [
      ...dropExpected(table.findings),
      ...findings,
      ...cells.findings.map((one) => placeFinding(one, written.get(one.fieldId)?.row ?? null, heading)),
      ...listAbsent(fields, written),
    ],
  };
}

function readWritten(
  row: Table['rows'][number],
  map: ReturnType<typeof matchColumns<FileColumn>>,
): WrittenCell {
  return {
    amount: readCell(row, map.amount),
    base: readCell(row, map.base),
    reason: parseReason(readCell(row, map.reason)),
  };
}

/** As a code or in the words of any language; anything else stays as it is written and becomes a finding. */
function parseReason(written: string): string {
  const folded = written.trim().toLowerCase();
  const names = (reason: string) => [
    reason,
    ...LANGUAGES.map((one) => nameReason(reason, one).toLowerCase()),
  ];
  return CELL_REASONS.find((reason) => names(reason).includes(folded)) ?? written;
}

function placeFinding(
  { part, code, values }: CellFinding,
  row: number | null,
  heading: (column: FileColumn) => string | null,
): TableFinding {
  return toFinding('error', `delivery-${code}`, row, heading(part ?? 'reason'), values);
}

/** Somebody deleted lines: what is known of them stays. */
function listAbsent(fields: readonly DataSetField[], written: ReadonlyMap<string, unknown>): TableFinding[] {
  const absent = fields.filter(({ fieldId }) => !written.has(fieldId)).length;
  return absent === 0 || written.size === 0
    ? []
    : [toFinding('warning', 'delivery-rows-absent', null, null, { count: absent })];
}
