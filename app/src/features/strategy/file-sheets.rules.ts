/** The spreadsheet of a strategy: a sheet that explains, then one for each list. */
import type { CellOut, SheetOut } from '#server/spreadsheet/render-table.ts';
import { createTranslator, type MessageKey } from '#ui/messages.ts';
import { readMinorDigits } from './budget.rules.ts';
import { listCodeWords, writeCell, type FileDialect, type FileLanguage } from './file-cells.rules.ts';
import { FILE_COLUMNS, isYearColumn, TITLE_COLUMN, toYearColumn } from './file-columns.rules.ts';
import { listRecords, markRecord } from './file-records.rules.ts';
import { FILE_SHEETS, type FileColumn, type FileRecord, type FileSheet } from './file.types.ts';
import type { StrategyContent } from './strategy.types.ts';

/** A strategy may run for long; more columns than this nobody reads. */
const MAXIMUM_YEARS = 40;
/** As bank statements show money; the cell holds the exact number. */
const toMoneyFormat = (currency: string): string => {
  const digits = readMinorDigits(currency);
  return digits === 0 ? '#,##0' : `#,##0.${'0'.repeat(digits)}`;
};

const WIDE: ReadonlySet<string> = new Set([
  'title',
  'what',
  'why',
  'statement',
  'text',
  'name',
  'not-followed',
]);

export const nameSheet = (sheet: FileSheet | 'cover', language: FileLanguage): string =>
  createTranslator(language)(`office.strategy-file.sheet.${sheet}` as MessageKey);

export const nameColumn = (id: string, language: FileLanguage): string =>
  isYearColumn(id)
    ? id.slice(1)
    : createTranslator(language)(`office.strategy-file.column.${id}` as MessageKey);

/** Beside an id stands what it means, for reading: it is not read back. */
export const nameReadingColumn = (id: string, language: FileLanguage): string =>
  createTranslator(language)('office.strategy-file.for-reading', { column: nameColumn(id, language) });

/** Columns of a sheet; the years of outputs reach over the strategy's and every one that is planned. */
function listSheetColumns(sheet: FileSheet, content: StrategyContent): readonly FileColumn[] {
  if (sheet !== 'outputs') return FILE_COLUMNS[sheet];
  const { fromYear, toYear } = content.strategy;
  const planned = content.actions.flatMap(({ outputs }) =>
    outputs.flatMap((output) => output.planned.map(({ year }) => year)),
  );
  const span = Array.from({ length: Math.max(0, toYear - fromYear + 1) }, (_, at) => fromYear + at);
  const years = [...new Set([...span, ...planned])].toSorted((one, other) => one - other);
  return [...FILE_COLUMNS.outputs, ...years.slice(0, MAXIMUM_YEARS).map(toYearColumn)];
}

export function composeSheets(content: StrategyContent, language: FileLanguage): SheetOut[] {
  const records = listRecords(content);
  const titles = new Map(
    records.map(({ sheet, id, values }) => [`${sheet} ${id}`, values[TITLE_COLUMN[sheet]] ?? '']),
  );
  const lists = FILE_SHEETS.map((sheet) =>
    composeSheet({
      sheet,
      columns: listSheetColumns(sheet, content),
      records: records.filter((record) => record.sheet === sheet),
      titles,
      dialect: { language, currency: content.strategy.currency },
    }),
  );
  return [composeCover(content, language), ...lists];
}

interface SheetParts {
  readonly sheet: FileSheet;
  readonly columns: readonly FileColumn[];
  readonly records: readonly FileRecord[];
  /** by sheet and id */
  readonly titles: ReadonlyMap<string, string>;
  readonly dialect: FileDialect;
}

interface SheetColumn {
  readonly heading: string;
  readonly width: number;
  readonly format?: string;
  readonly isMuted: boolean;
  readonly write: (record: FileRecord) => CellOut;
}

function composeSheet({ sheet, columns, records, titles, dialect }: SheetParts): SheetOut {
  const { language } = dialect;
  const left: SheetColumn[] = [
    { heading: nameColumn('id', language), width: 12, isMuted: true, write: ({ id }) => id },
    { heading: nameColumn('mark', language), width: 12, isMuted: true, write: markRecord },
  ];
  const all = [...left, ...columns.flatMap((column) => toSheetColumns(column, titles, dialect))];
  return {
    name: nameSheet(sheet, language),
    heading: all.map(({ heading }) => heading),
    rows: records.map((record) => all.map(({ write }) => write(record))),
    widths: all.map(({ width }) => width),
    formats: all.map(({ format }) => format),
    muted: new Set(all.flatMap(({ isMuted }, at) => (isMuted ? [at] : []))),
  };
}

function toSheetColumns(
  column: FileColumn,
  titles: ReadonlyMap<string, string>,
  dialect: FileDialect,
): SheetColumn[] {
  const { id, kind, to } = column;
  const { language } = dialect;
  const own: SheetColumn = {
    heading: nameColumn(id, language),
    width: WIDE.has(id) ? 44 : 20,
    isMuted: kind === 'link',
    ...(kind === 'amount' && { format: toMoneyFormat(dialect.currency) }),
    write: ({ values }) => writeCell(column, values[id] ?? '', dialect),
  };
  if (to === undefined) return [own];
  const name = (value: string): string =>
    value
      .split('\n')
      .map((one) => titles.get(`${to} ${one}`) ?? '')
      .join('\n');
  const reading: SheetColumn = {
    heading: nameReadingColumn(id, language),
    width: 32,
    isMuted: true,
    write: ({ values }) => name(values[id] ?? ''),
  };
  return [own, reading];
}

const EXPLAINED = [
  'change',
  'add',
  'name',
  'delete',
  'leave',
  'empty',
  'money',
  'days',
  'names',
  'years',
] as const;

/** Says what to do, and which words stand for what. The second row names the strategy, so that no file comes into another one. */
function composeCover(content: StrategyContent, language: FileLanguage): SheetOut {
  const t = createTranslator(language);
  const { title, strategyId, currency } = content.strategy;
  const codes = FILE_SHEETS.flatMap((sheet) =>
    FILE_COLUMNS[sheet]
      .filter(({ codes: some }) => some !== undefined)
      .map((column) => [
        `${nameSheet(sheet, language)}: ${nameColumn(column.id, language)}`,
        listCodeWords(column, language),
      ]),
  );
  return {
    name: nameSheet('cover', language),
    heading: [t('office.strategy-file.cover.title'), title],
    rows: [
      [t('office.strategy-file.cover.strategy'), strategyId],
      [t('office.strategy-file.cover.currency'), currency],
      ...EXPLAINED.map((one) => ['', t(`office.strategy-file.cover.how.${one}` as MessageKey)]),
      ['', t('office.strategy-file.cover.words')],
      ...codes,
    ],
    widths: [44, 110],
  };
}
