/** Tables as files for people who work in spreadsheet programs. */
import writeXlsxFile from 'write-excel-file/node';

export type CellOut = string | number | boolean | null;
export interface SheetOut {
  readonly name: string;
  readonly heading: readonly string[];
  readonly rows: readonly (readonly CellOut[])[];
  /** in characters, one a column */
  readonly widths?: readonly number[];
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
    sheets.map(({ name, heading, rows, widths }) => ({
      sheet: name,
      columns: heading.map((_, index) => ({ width: widths?.[index] ?? 24 })),
      stickyRowsCount: 1,
      data: [
        heading.map((value) => ({ value, type: String, fontWeight: 'bold' as const })),
        ...rows.map((cells) => cells.map(toXlsxCell)),
      ],
    })),
  ).toBuffer();
  return new Uint8Array(buffer);
}

function toXlsxCell(value: CellOut) {
  if (value === null || value === '') return null;
  if (typeof value === 'number') return { value, type: Number };
  if (typeof value === 'boolean') return { value, type: Boolean };
  return { value, type: String, wrap: true };
}
