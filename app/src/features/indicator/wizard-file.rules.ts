/** From the bytes of a file, whatever its format, to one table with headings, and to everything that stands in it. */
import {
  readJsonStatTable,
  readPx,
  readPxEncoding,
  readSdmxCsv,
  readSdmxJson,
  readSdmxMl,
  type SourceFinding,
  type SourceTable,
} from '@vicus/formats';
import { Problem } from '#server/problem.ts';
import { decodeText } from '#server/spreadsheet/decode-text.ts';
import {
  listRepeatedColumns,
  listRowFindings,
  readRawTable,
  unquoteFormula,
} from '#server/spreadsheet/read-table.ts';
import { readWorkbook } from '#server/spreadsheet/read-xlsx.ts';
import {
  LIMITS,
  toFinding,
  type RawTable,
  type TableFinding,
} from '#server/spreadsheet/spreadsheet.types.ts';
import { toColumnLetters } from '#server/spreadsheet/xlsx-archive.ts';
import { refusePersonList } from './person-list.rules.ts';
import { findTable } from './wizard-grid.rules.ts';
import type { DataColumn, DataTable } from './wizard.types.ts';

/** Which table of the file is meant. */
export interface TableChoice {
  readonly sheet?: string | undefined;
  /** row of the headings; null: the first that looks like one */
  readonly headingRow: number | null;
  /** of the person who looks, for labels in files of several languages */
  readonly language?: string;
}

const BEGINS_SDMX = /^\uFEFF?"?(DATAFLOW|STRUCTURE)\b/;
const BEGINS_PX =
  /^\uFEFF?\s*(CHARSET|AXIS-VERSION|CODEPAGE|LANGUAGE|MATRIX|TITLE|CREATION-DATE|SUBJECT-AREA|DECIMALS)(\[[^\]]*\])?\s*=/;
/** SDMX-JSON of all versions names its schema or its datasets at the beginning; JSON-stat has neither. */
const SPEAKS_SDMX_JSON = /json\.sdmx\.org|sdmx-json|"(dataSets|structures)"\s*:/;
const BEGINS_XML = /^\uFEFF?\s*<(\?xml\b|[\w.-]*:?(StructureSpecific|Generic)[A-Za-z]*Data\b)/;
const HEAD_BYTES = 4_096;
const ZIP = 0x50;

type Format = DataTable['format'];

/** By what the file begins with; its name may say anything. */
function detectFormat(bytes: Uint8Array): Format {
  if (bytes[0] === ZIP && bytes[1] === 0x4b) return 'xlsx';
  const head = new TextDecoder('utf-8').decode(bytes.subarray(0, HEAD_BYTES));
  if (/^\uFEFF?\s*[{[]/.test(head)) return SPEAKS_SDMX_JSON.test(head) ? 'sdmx-json' : 'json-stat';
  if (BEGINS_XML.test(head)) return 'sdmx-ml';
  if (BEGINS_PX.test(head)) return 'px';
  return BEGINS_SDMX.test(head) ? 'sdmx-csv' : 'csv';
}

/**
 * @throws Problem `file-of-persons`, `spreadsheet-empty`, `spreadsheet-only-heading`, those of `readTable`, and
 * `file-format-broken` `{ code, keyword, line }` for files of statistical offices; `file-format-not-xml` and the like for what an
 * officer can mend
 */
export async function readDataFile(bytes: Uint8Array, choice: TableChoice): Promise<DataTable> {
  if (bytes.length > LIMITS.fileBytes)
    throw new Problem('spreadsheet-too-large', 413, { maximum: `${LIMITS.fileMegabytes} MB` }, 'file');
  const format = detectFormat(bytes);
  if (format === 'csv' || format === 'xlsx') return readSpreadsheet(bytes, choice, format);
  const table = readSource(bytes, format, choice.language);
  refuseBroken(table);
  refusePersonList([table.columns.map(({ label }) => label), ...table.rows]);
  return toDataTable(table, format);
}

/** Every sheet is looked at before the file is kept: a list of people on the second is one as well. */
export async function refuseListsOfPersons(bytes: Uint8Array): Promise<void> {
  if (detectFormat(bytes) !== 'xlsx') return;
  for (const { rows } of await readWorkbook(bytes)) refusePersonList(rows);
}

async function readSpreadsheet(
  bytes: Uint8Array,
  { sheet, headingRow }: TableChoice,
  format: 'csv' | 'xlsx',
): Promise<DataTable> {
  const raw = await readRawTable(bytes, sheet);
  refusePersonList(raw.rows.map(({ cells }) => cells));
  const found = findTable(raw.rows, headingRow);
  if (found === null) throw new Problem('spreadsheet-empty', 422, {}, 'file');
  if (found.rows.length === 0) throw new Problem('spreadsheet-only-heading', 422, {}, 'file');
  const { heading, rows } = found;
  const width = heading.cells.findLastIndex((cell) => cell !== '') + 1;
  const headings = heading.cells
    .slice(0, width)
    .map((cell, index) => (cell === '' ? toColumnLetters(index) : cell));
  return {
    format,
    source: raw.source,
    headingRow: heading.number,
    columns: headings.map((text): DataColumn => ({ heading: text, role: null, labels: new Map() })),
    rows: rows.map((row) => ({
      ...row,
      cells: headings.map((_, index) => unquoteFormula(row.cells[index] ?? '')),
    })),
    title: found.titles.join(' – ').slice(0, 200),
    publisher: '',
    findings: [
      ...keepFileFindings(raw, headings),
      ...listRepeatedColumns(headings, heading.number),
      ...rows.flatMap((row) => listRowFindings(row, headings)),
      ...found.findings,
    ],
  };
}

/** Workbooks name a cell by its letters; people know the heading. */
function keepFileFindings({ findings }: RawTable, headings: readonly string[]): TableFinding[] {
  return findings.map((finding) => {
    const index = headings.findIndex((_, at) => toColumnLetters(at) === finding.column);
    return index === -1 ? finding : { ...finding, column: headings[index] ?? null };
  });
}

function readSource(bytes: Uint8Array, format: Format, language: string | undefined): SourceTable {
  const options = language === undefined ? {} : { language };
  if (format === 'px') return readPx(new TextDecoder(readPxEncoding(bytes)).decode(bytes), options);
  const { text } = decodeText(bytes);
  const plain = text.replace(/^\uFEFF/, '');
  switch (format) {
    case 'json-stat':
      return readJsonStatTable(plain, options);
    case 'sdmx-json':
      return readSdmxJson(plain, options);
    case 'sdmx-ml':
      return readSdmxMl(plain, options);
    default:
      return readSdmxCsv(plain);
  }
}

/** What an officer can mend: these have words of their own. */
const EXPLAINED: readonly string[] = [
  'not-sdmx-json',
  'not-xml',
  'not-sdmx-ml',
  'several-measures',
  'code-unknown',
];

function refuseBroken({ findings, rows, columns }: SourceTable): void {
  const error = findings.find(({ severity }) => severity === 'error');
  if (error !== undefined && rows.length === 0)
    throw new Problem(
      EXPLAINED.includes(error.code) ? `file-format-${error.code}` : 'file-format-broken',
      422,
      describeFinding(error),
      'file',
    );
  if (rows.length === 0) throw new Problem('spreadsheet-only-heading', 422, {}, 'file');
  if (rows.length > LIMITS.rows)
    throw new Problem('spreadsheet-too-many-rows', 422, { maximum: LIMITS.rows }, 'file');
  if (columns.length > LIMITS.columns)
    throw new Problem('spreadsheet-too-many-columns', 422, { maximum: LIMITS.columns }, 'file');
}

const describeFinding = ({ code, keyword, line }: SourceFinding) => ({
  code,
  keyword: (keyword ?? '–').slice(0, 80),
  line: line ?? '–',
});

function toDataTable(table: SourceTable, format: Format): DataTable {
  return {
    format,
    source: null,
    headingRow: null,
    columns: table.columns.map(({ id, label, role, codes }): DataColumn => {
      const labels = new Map((codes ?? []).map((one) => [one.code, one.label]));
      return { heading: label === '' ? id : label, role, labels };
    }),
    rows: table.rows.map((cells, at) => ({ number: at + 1, cells })),
    title: table.about.title.slice(0, 200),
    publisher: table.about.source.slice(0, 300),
    findings: table.findings.map((one) =>
      toFinding(one.severity, 'of-format', one.line, one.keyword, describeFinding(one)),
    ),
  };
}
