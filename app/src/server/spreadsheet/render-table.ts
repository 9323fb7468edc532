/** Tables as files for people who work in spreadsheet programs. */
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import writeXlsxFile from 'write-excel-file/node';

export type CellOut = string | number | boolean | null;
export interface SheetOut {
  readonly name: string;
  readonly heading: readonly string[];
  readonly rows: readonly (readonly CellOut[])[];
  /** in characters, one a column */
  readonly widths?: readonly number[];
  /** how programs show the numbers of a column, such as `#,##0.00`; undefined: as they are */
  readonly formats?: readonly (string | undefined)[];
  /** columns (0-based) that are there to be left alone: shown in grey */
  readonly muted?: ReadonlySet<number>;
}

/** UTF-8 with byte order mark, because spreadsheet programs guess wrong without it. */
export function renderCsv(heading: readonly string[], rows: readonly (readonly CellOut[])[]): string {
  return `\uFEFF${renderCsvRows([heading, ...rows])}`;
}

/** Further rows of a file that is written piece by piece. */
export function renderCsvRows(rows: readonly (readonly CellOut[])[]): string {
  return rows.map((cells) => `${cells.map(renderCell).join(',')}\r\n`).join('');
}

function renderCell(cell: CellOut): string {
  if (typeof cell !== 'string') return cell === null ? '' : String(cell);
  const text = guardFormula(cell);
  return /[",;\t\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** A text that begins like a formula is executed by spreadsheet programs: an apostrophe keeps it a text. */
function guardFormula(text: string): string {
  return /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
}

export async function renderXlsx(sheets: readonly SheetOut[]): Promise<Uint8Array<ArrayBuffer>> {
  const buffer = await writeXlsxFile(
    sheets.map(({ name, heading, rows, widths, formats = [], muted = NO_COLUMNS }) => ({
      sheet: name,
      columns: heading.map((_, index) => ({ width: widths?.[index] ?? 24 })),
      stickyRowsCount: 1,
      data: [
        heading.map((value) => ({ ...toXlsxCell(value, undefined, false), fontWeight: 'bold' as const })),
        ...rows.map((cells) => cells.map((cell, at) => toXlsxCell(cell, formats[at], muted.has(at)))),
      ],
    })),
  ).toBuffer();
  return unmarkNames(new Uint8Array(buffer));
}

/**
 * The library looks texts up in an object that is not empty: `constructor`, `valueOf` and their kind would come out as
 * something else, and the file would be broken. They go in with a mark (a private character) that is taken off the file.
 */
const MARK = '\uE000';
const isTakenName = (text: string): boolean => text in {};
const SHARED_TEXTS = 'xl/sharedStrings.xml';

function unmarkNames(workbook: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  const texts = unzipSync(workbook, { filter: ({ name }) => name === SHARED_TEXTS })[SHARED_TEXTS];
  const xml = texts === undefined ? '' : strFromU8(texts);
  if (!xml.includes(`>${MARK}`)) return workbook;
  const whole = xml.replaceAll(new RegExp(`>${MARK}(\\w+)<`, 'g'), (found, name: string) =>
    isTakenName(name) ? `>${name}<` : found,
  );
  return new Uint8Array(zipSync({ ...unzipSync(workbook), [SHARED_TEXTS]: strToU8(whole) }));
}

const NO_COLUMNS: ReadonlySet<number> = new Set();
const MUTED = '#6B7280';

function toXlsxCell(value: CellOut, format: string | undefined, isMuted: boolean) {
  if (value === null || value === '') return null;
  const look = isMuted ? { textColor: MUTED } : {};
  if (typeof value === 'number')
    return { value, type: Number, ...look, ...(format === undefined ? {} : { format }) };
  if (typeof value === 'boolean') return { value, type: Boolean, ...look };
  return { value: isTakenName(value) ? MARK + value : value, type: String, wrap: !isMuted, ...look };
}
