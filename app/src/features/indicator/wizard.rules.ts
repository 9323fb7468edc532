/** The plan of an import: what the columns and texts mean, what is open, what is wrong, and what would change. */
import { toFinding, type TableFinding } from '#server/spreadsheet/spreadsheet.types.ts';
import { toColumnLetters } from '#server/spreadsheet/xlsx-archive.ts';
import { parsePeriod } from './observation.rules.ts';
import { isInThousands, readCells } from './wizard-cells.rules.ts';
import { checkJumps, checkTotals, planChanges } from './wizard-checks.rules.ts';
import { groupColumns, readMeaning, UNUSED } from './wizard-columns.rules.ts';
import { detectDecimalSign, type DecimalSign } from './wizard-numbers.rules.ts';
import { composeValues } from './wizard-values.rules.ts';
import type {
  ColumnGroup,
  DataMapping,
  DataPlan,
  DataTable,
  PlanContext,
  PlannedValue,
} from './wizard.types.ts';

/** Values in one file; more take longer than somebody waits for a page. */
export const MAXIMUM_VALUES = 50_000;
/** Different texts of one kind that somebody can be asked about. */
export const MAXIMUM_TEXTS = 60;

export const EMPTY_MAPPING: DataMapping = {
  indicator: '',
  people: '',
  period: '',
  status: 'final',
  decimal: '',
  shares: '',
  thousands: '',
  columns: {},
  texts: {},
};

export function planDataImport(table: DataTable, mapping: DataMapping, context: PlanContext): DataPlan {
  const groups = groupColumns(table, mapping, context.definitions);
  const writing = readWriting(table, groups, mapping);
  const cells = readCells(
    { table, groups, mapping, definitions: context.definitions },
    context.places,
    writing.sign,
  );
  const composed = composeValues(cells.cells.slice(0, MAXIMUM_VALUES), mapping, context);
  const values = planChanges(composed.values, context.known);
  const asks = listAsks(table, groups, mapping, { ...writing, areFractions: composed.areFractions });
  const findings = [
    ...table.findings,
    ...listColumnFindings(table, groups, mapping),
    ...writing.findings,
    ...cells.findings,
    ...composed.findings,
    ...listShareFindings(composed, mapping, table),
    ...checkTotals(composed.values),
    ...checkJumps(composed.values, context.known),
    ...listSizeFindings(cells.cells.length, cells.texts.length),
  ];
  const isSilent = values.length === 0 && !findings.some(({ severity }) => severity === 'error');
  return {
    groups,
    texts: cells.texts.slice(0, MAXIMUM_TEXTS * 4),
    asks,
    values,
    findings: (isSilent ? [...findings, toFinding('error', 'no-values')] : findings).map((one) =>
      placeFinding(one, table),
    ),
    counts: {
      ...countValues(values),
      rows: table.rows.length,
      empty: cells.empty,
      elsewhere: cells.elsewhere,
    },
  };
}

/** What is wrong with the table as a whole stands at its headings, from the first column to the last. */
function placeFinding(finding: TableFinding, { headingRow, columns }: DataTable): TableFinding {
  if (finding.severity === 'warning') return finding;
  const span = `${toColumnLetters(0)}–${toColumnLetters(columns.length - 1)}`;
  return { ...finding, row: finding.row ?? headingRow ?? 1, column: finding.column ?? span };
}

function countValues(values: readonly PlannedValue[]) {
  const count = (outcome: string) => values.filter((one) => one.outcome === outcome).length;
  return {
    values: values.length,
    gaps: values.filter(({ reason }) => reason !== null).length,
    added: count('add'),
    changed: count('change'),
    unchanged: count('same'),
  };
}

interface Writing {
  readonly sign: DecimalSign;
  readonly isOpen: boolean;
  readonly findings: readonly TableFinding[];
}

/** How numbers are written: as decided, as cells prove that allow one way only, or open where `1.234` stands alone. */
function readWriting(table: DataTable, groups: readonly ColumnGroup[], mapping: DataMapping): Writing {
  const columns = groups.flatMap(({ meaning, indexes }) =>
    (readMeaning(meaning)?.part ?? null) === null ? [] : indexes,
  );
  const written = table.rows.flatMap((row) =>
    columns.flatMap((index) => {
      const text = row.cells[index] ?? '';
      const isText = text !== '' && row.numbers?.has(index) !== true;
      const column = table.columns[index]?.heading ?? '';
      return isText ? [{ row: row.number, column, text, sign: detectDecimalSign(text) }] : [];
    }),
  );
  // Files of statistical offices write numbers with a point, whatever the language.
  if (table.source === null) return { sign: 'point', isOpen: false, findings: [] };
  if (mapping.decimal !== '') return { sign: mapping.decimal, isOpen: false, findings: [] };
  const either = written.filter(({ sign }) => sign === 'either');
  const signs = (['comma', 'point'] as const).filter((one) => written.some(({ sign }) => sign === one));
  const [only] = signs;
  const [first] = either;
  const sign = only ?? 'comma';
  if (first === undefined || only === undefined || signs.length > 1)
    return {
      sign,
      isOpen: first !== undefined || signs.length > 1,
      findings:
        first === undefined
          ? []
          : [
              toFinding('error', 'number-either', first.row, first.column, {
                given: first.text,
                times: either.length,
              }),
            ],
    };
  const values = { given: first.text, sign: only, times: either.length };
  return {
    sign,
    isOpen: false,
    findings: [toFinding('warning', 'number-by-others', first.row, first.column, values)],
  };
}

function listAsks(
  table: DataTable,
  groups: readonly ColumnGroup[],
  mapping: DataMapping,
  open: { readonly isOpen: boolean; readonly areFractions: boolean },
): DataPlan['asks'] {
  const has = (field: string) =>
    groups.some(
      ({ meaning }) => meaning === field || meaning.includes(`@${field}=`) || meaning.endsWith(`@${field}`),
    );
  const isInBoth = table.source !== null && (open.isOpen || mapping.decimal !== '');
  return [
    ...(has('indicator') ? [] : (['indicator'] as const)),
    ...(has('people') && !has('indicator') ? [] : (['people'] as const)),
    ...(has('period') ? [] : (['period'] as const)),
    ...(isInBoth ? (['decimal'] as const) : []),
    ...(open.areFractions || mapping.shares !== '' ? (['shares'] as const) : []),
    ...(listThousands(groups).length > 0 ? (['thousands'] as const) : []),
  ];
}

const listThousands = (groups: readonly ColumnGroup[]) =>
  groups.filter(
    ({ meaning, headings }) => (readMeaning(meaning)?.part ?? null) !== null && headings.some(isInThousands),
  );

/** What is missing to read anything at all. It is said at the row of the headings. */
function listColumnFindings(
  table: DataTable,
  groups: readonly ColumnGroup[],
  mapping: DataMapping,
): TableFinding[] {
  const row = table.headingRow ?? 1;
  return [
    ...listMissing(groups, mapping).map((code) => toFinding('error', code, row)),
    ...(mapping.thousands === '' ? listThousands(groups) : []).map(({ headings: [heading = ''] }) =>
      toFinding('error', 'heading-in-thousands', row, heading, { given: heading }),
    ),
    ...groups
      .filter(({ meaning }) => meaning === UNUSED)
      .map(({ headings }) =>
        toFinding('warning', 'column-not-used', row, headings[0] ?? null, { columns: headings.length }),
      ),
  ];
}

function listMissing(groups: readonly ColumnGroup[], mapping: DataMapping): string[] {
  const meanings = groups.flatMap(({ meaning }) => readMeaning(meaning) ?? []);
  const says = (field: string) => meanings.some((one) => one.field === field || one.by === field);
  const isOfText = says('indicator') && Object.keys(mapping.texts.people ?? {}).length > 0;
  const missing = {
    'values-not-named': meanings.every(({ part }) => part === null),
    'indicator-not-named': !says('indicator') && mapping.indicator === '',
    'people-not-named': !says('people') && mapping.people === '' && !isOfText,
    'period-not-named': !says('period') && parsePeriod(mapping.period) === null,
  };
  return Object.entries(missing).flatMap(([code, isMissing]) => (isMissing ? [code] : []));
}

function listShareFindings(
  { areFractions, values }: ReturnType<typeof composeValues>,
  mapping: DataMapping,
  table: DataTable,
): TableFinding[] {
  if (!areFractions || mapping.shares !== '') return [];
  const first = values.find(({ value }) => value !== null && value > 0 && value < 1);
  return [
    toFinding('error', 'share-as-fraction', first?.row ?? table.headingRow ?? 1, first?.column ?? null, {
      given: String(first?.value ?? ''),
    }),
  ];
}

function listSizeFindings(cells: number, texts: number): TableFinding[] {
  return [
    ...(cells > MAXIMUM_VALUES
      ? [toFinding('error', 'too-many-values', null, null, { maximum: MAXIMUM_VALUES })]
      : []),
    ...(texts > MAXIMUM_TEXTS * 4
      ? [toFinding('error', 'too-many-texts', null, null, { maximum: MAXIMUM_TEXTS * 4 })]
      : []),
  ];
}
