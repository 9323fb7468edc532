/** Reads a list of changes in the form of docs/methods/place-register.md: row by row, with findings. */
import { matchColumns, readCell, type FieldOfTable } from '#server/spreadsheet/match-columns.ts';
import {
  toFinding,
  type Table,
  type TableFinding,
  type TableRow,
} from '#server/spreadsheet/spreadsheet.types.ts';
import { listRepeatedCodes, listSoundRows, listTableFindings, parseFigure } from './dataset.rules.ts';
import type { ListedChange } from './place-change.types.ts';
import { CHANGE_KINDS } from './register.types.ts';

type ChangeField = 'from_code' | 'to_code' | 'year' | 'kind' | 'share' | 'from_name';

const FIELDS: readonly FieldOfTable<ChangeField>[] = [
  { id: 'from_code', isRequired: true, synonyms: ['from_code', 'from'] },
  { id: 'to_code', isRequired: true, synonyms: ['to_code', 'to'] },
  { id: 'year', isRequired: true, synonyms: ['year'] },
  { id: 'kind', isRequired: true, synonyms: ['kind'] },
  { id: 'share', isRequired: false, synonyms: ['share'] },
  { id: 'from_name', isRequired: false, synonyms: ['from_name'] },
];
const LOCALITY_CODE = /^[A-Z]{2}_\S{1,30}$/;
/** Shares of one place in one year may exceed 1 by what rounding adds. */
const MOST_OF_ALL_SHARES = 1.001;

export function readChangeTable(table: Table): {
  readonly changes: readonly ListedChange[];
  readonly findings: readonly TableFinding[];
} {
  const columns = matchColumns(table.columns, FIELDS);
  const findings = listTableFindings(table, FIELDS, columns);
  if (findings.some(({ severity, row }) => severity === 'error' && row === null))
    return { changes: [], findings };
  const changes: ListedChange[] = [];
  for (const row of listSoundRows(table)) {
    const { found, one } = parseRow(row, (field) => readCell(row, columns[field]));
    findings.push(...found);
    if (one !== null) changes.push(one);
  }
  const keys = changes.map(({ row, fromCode, toCode, year }) => ({
    row,
    code: `${fromCode} ${toCode} ${year}`,
  }));
  return { changes, findings: [...findings, ...listRepeatedCodes(keys), ...listExcessShares(changes)] };
}

function parseRow(
  row: TableRow,
  read: (field: ChangeField) => string,
): { readonly found: readonly TableFinding[]; readonly one: ListedChange | null } {
  const [fromCode, toCode, year] = [read('from_code'), read('to_code'), Number(read('year'))];
  const kind = CHANGE_KINDS.find((one) => one === read('kind'));
  const share = parseFigure(read('share'));
  const isItself = fromCode === toCode && kind !== 'split' && kind !== 'renaming';
  const wrong: readonly (readonly [is: boolean, field: ChangeField, code: string])[] = [
    [!LOCALITY_CODE.test(fromCode), 'from_code', 'place-code-malformed'],
    [!LOCALITY_CODE.test(toCode), 'to_code', 'place-code-malformed'],
    [!Number.isInteger(year) || year < 1900 || year > 2100, 'year', 'year-unknown'],
    [kind === undefined, 'kind', 'change-kind-unknown'],
    [share === undefined || (share !== null && (share <= 0 || share > 1)), 'share', 'share-out-of-range'],
    [isItself, 'to_code', 'change-into-itself'],
  ];
  const found = wrong.flatMap(([is, field, code]) =>
    is ? [toFinding('error', code, row.number, field, { given: read(field) })] : [],
  );
  if (found.length > 0 || kind === undefined) return { found, one: null };
  const fromName = read('from_name') || fromCode;
  return { found, one: { row: row.number, fromCode, toCode, year, kind, share: share ?? null, fromName } };
}

/** More than the whole of a place cannot go over: told at the last of its rows. */
function listExcessShares(changes: readonly ListedChange[]): TableFinding[] {
  const sums = new Map<string, { sum: number; last: ListedChange }>();
  for (const one of changes) {
    const key = `${one.fromCode} ${one.year}`;
    sums.set(key, { sum: (sums.get(key)?.sum ?? 0) + (one.share ?? 0), last: one });
  }
  return [...sums.values()]
    .filter(({ sum }) => sum > MOST_OF_ALL_SHARES)
    .map(({ sum, last }) =>
      toFinding('error', 'shares-exceed', last.row, 'share', { code: last.fromCode, sum: sum.toFixed(3) }),
    );
}

/** Successors that nobody knows: neither the register nor the list itself as something that went on to change. */
export function listUnknownSuccessors(
  changes: readonly ListedChange[],
  known: ReadonlySet<string>,
): TableFinding[] {
  const listed = new Set(changes.map(({ fromCode }) => fromCode));
  return changes
    .filter(({ toCode }) => !known.has(toCode) && !listed.has(toCode))
    .map(({ row, toCode }) =>
      toFinding('error', 'place-unknown', row, 'to_code', { code: toCode, given: toCode }),
    );
}
