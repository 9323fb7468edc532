/** What a file would do, in the words of its reader: names of rows instead of ids, amounts with their currency. */
import { formatDate } from '#ui/messages.ts';
import { formatAmount } from './budget.rules.ts';
import { nameCode, nameYesNo, type FileDialect } from './file-cells.rules.ts';
import { FILE_COLUMNS, findColumn, TITLE_COLUMN } from './file-columns.rules.ts';
import { listRecords } from './file-records.rules.ts';
import { nameColumn, nameSheet } from './file-sheets.rules.ts';
import type { FileColumn, FilePlan, FileSheet, PlannedRow } from './file.types.ts';
import type { StrategyContent } from './strategy.types.ts';

export interface ShownChange {
  readonly label: string;
  readonly before: string;
  readonly after: string;
}

export interface ShownRow {
  /** of the form: sheet and id */
  readonly key: string;
  readonly sheet: string;
  readonly row: number;
  readonly title: string;
  readonly outcome: PlannedRow['outcome'];
  readonly revision: number;
  /** of a new row: everything it says, `before` empty */
  readonly changes: readonly ShownChange[];
}

export function showRows(
  rows: readonly PlannedRow[],
  plan: FilePlan,
  content: StrategyContent,
  dialect: FileDialect,
): ShownRow[] {
  const titles = new Map([
    ...listRecords(content).map(
      ({ sheet, id, values }) => [`${sheet} ${id}`, values[TITLE_COLUMN[sheet]] ?? ''] as const,
    ),
    ...plan.rows.map(({ sheet, id, title }) => [`${sheet} ${id}`, title] as const),
  ]);
  const show = (sheet: FileSheet, column: string, value: string): string =>
    showValue(findColumn(sheet, column), value, titles, dialect);
  return rows.map((row) => {
    const { sheet, id, outcome, revision } = row;
    const changes =
      outcome === 'new'
        ? listSaid(row).map(([column, after]) => ({ column, before: '', after }))
        : row.changes;
    return {
      key: `${sheet} ${id}`,
      sheet: nameSheet(sheet, dialect.language),
      row: row.row,
      title: sheet === 'budget' ? nameLine(row, show) : row.title,
      outcome,
      revision,
      changes: changes.map(({ column, before, after }) => ({
        label: nameColumn(column, dialect.language),
        before: show(sheet, column, before),
        after: show(sheet, column, after),
      })),
    };
  });
}

/** In the order of the sheet's columns; years last. */
function listSaid({ sheet, values }: PlannedRow): (readonly [string, string])[] {
  const order = FILE_COLUMNS[sheet].map(({ id }) => id);
  const at = (id: string): number => (order.includes(id) ? order.indexOf(id) : order.length);
  return Object.entries(values)
    .filter(([, value]) => value !== '')
    .toSorted(([one], [other]) => at(one) - at(other) || (one < other ? -1 : 1));
}

/** A budget line has no title: what for, when, of which kind. */
const nameLine = (
  { values }: PlannedRow,
  show: (sheet: FileSheet, column: string, value: string) => string,
): string =>
  ['action', 'year', 'cost-kind']
    .map((column) => show('budget', column, values[column] ?? ''))
    .filter((one) => one !== '')
    .join(', ');

function showValue(
  column: FileColumn | undefined,
  value: string,
  titles: ReadonlyMap<string, string>,
  { language, currency }: FileDialect,
): string {
  if (column === undefined || value === '') return value;
  const { id, kind, to } = column;
  const each = (name: (one: string) => string): string => value.split('\n').map(name).join('\n');
  switch (kind) {
    case 'code':
    case 'codes':
      return each((code) => nameCode(id, code, language));
    case 'yes-no':
      return nameYesNo(value, language);
    case 'day':
      return formatDate(value, language);
    case 'amount':
      return formatAmount(Number(value), currency, language);
    case 'row':
    case 'rows':
      return each((one) => titles.get(`${to} ${one}`) ?? one);
    default:
      return value;
  }
}
