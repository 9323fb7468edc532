/** Text files with one row a line: comma, semicolon or tab, quoted cells with line breaks included. */
import { CsvError, parse } from 'csv-parse/sync';
import { Problem } from '../problem.ts';
import { decodeText } from './decode-text.ts';
import {
  LIMITS,
  toFinding,
  type Delimiter,
  type RawTable,
  type TableLimits,
  type TableRow,
} from './spreadsheet.types.ts';

const DELIMITERS: readonly Delimiter[] = [',', ';', '\t'];
/** Lines looked at to find out what stands between the cells. */
const SAMPLE_LINES = 20;

/**
 * @throws Problem `spreadsheet-not-text`, `spreadsheet-too-many-rows` `{ maximum }`, `spreadsheet-cell-too-long`
 * `{ row, maximum }`, `spreadsheet-quotes` `{ row }` (422): a quotation mark that is opened and never closed
 */
export function readCsv(bytes: Uint8Array, limits: TableLimits = LIMITS): RawTable {
  const { text, encoding } = decodeText(bytes);
  const delimiter = detectDelimiter(text);
  const rows = parseRows(text.replace(/^\uFEFF/, ''), delimiter, limits);
  const findings = encoding === 'Windows-1252' ? [toFinding('warning', 'guessed-encoding')] : [];
  return { rows, source: { format: 'csv', encoding, delimiter, sheet: null, sheets: [] }, findings };
}

/** The candidate that stands in most of the first lines outside quotation marks; the comma where none does. */
function detectDelimiter(text: string): Delimiter {
  const lines = text
    .slice(0, SAMPLE_LINES * LIMITS.cellCharacters)
    .replaceAll(/"(?:[^"]|"")*"/g, '')
    .split(/\r\n|\n|\r/, SAMPLE_LINES);
  const first = lines.find((line) => line.trim() !== '') ?? '';
  const counted = DELIMITERS.map((delimiter) => ({
    delimiter,
    inHeading: first.split(delimiter).length - 1,
    lines: lines.filter((line) => line.includes(delimiter)).length,
  }));
  const [best] = counted.toSorted((a, b) => b.inHeading - a.inHeading || b.lines - a.lines);
  return best === undefined || best.inHeading + best.lines === 0 ? ',' : best.delimiter;
}

function parseRows(text: string, delimiter: Delimiter, limits: TableLimits): TableRow[] {
  try {
    const records: string[][] = parse(text, {
      delimiter,
      relax_column_count: true,
      skip_empty_lines: false,
      max_record_size: LIMITS.columns * LIMITS.cellCharacters,
      to: limits.rows + 2,
      trim: true,
    });
    if (records.length > limits.rows + 1)
      throw new Problem('spreadsheet-too-many-rows', 422, { maximum: limits.rows }, 'file');
    return records.map((cells, index) => ({ number: index + 1, cells }));
  } catch (error) {
    throw error instanceof CsvError ? toCsvProblem(error) : error;
  }
}

function toCsvProblem(error: CsvError): Problem {
  const row = typeof error['records'] === 'number' ? error['records'] + 1 : 1;
  if (error.code === 'CSV_MAX_RECORD_SIZE')
    return new Problem('spreadsheet-cell-too-long', 422, { row, maximum: LIMITS.cellCharacters }, 'file');
  return new Problem('spreadsheet-quotes', 422, { row }, 'file');
}
