/** Files of statistical offices: large, written by programs, in UTF-8. What is wrong with them is a finding with its row. */
import { isProblem } from '../problem.ts';
import { readTableAs } from './read-table.ts';
import { DATASET_LIMITS, toFinding, type Table, type TableFinding } from './spreadsheet.types.ts';

const LINE_FEED = 0x0a;

/**
 * Reads a large text file (or a workbook). Names in a wrong encoding would stay wrong in the register for ever, so
 * what is not UTF-8 or UTF-16 is an error here: `not-utf-8` with its row. Cut rows are `fewer-cells-than-columns`,
 * a quotation mark that is never closed is `open-quotation`.
 * @throws Problem of `readTable` for what is no table at all
 */
export async function readDatasetTable(bytes: Uint8Array): Promise<Table> {
  try {
    const table = await readTableAs(bytes, { limits: DATASET_LIMITS, hasEveryCell: true });
    if (table.source.encoding !== 'Windows-1252') return table;
    return { ...table, rows: [], findings: [toFinding('error', 'not-utf-8', findUnreadableLine(bytes))] };
  } catch (error) {
    if (!isProblem(error) || error.code !== 'spreadsheet-quotes') throw error;
    return toEmptyTable(toFinding('error', 'open-quotation', Number(error.values['row'])));
  }
}

function toEmptyTable(finding: TableFinding): Table {
  const source = { format: 'csv', encoding: null, delimiter: null, sheet: null, sheets: [] } as const;
  return { columns: [], rows: [], source, findings: [finding] };
}

/** The first line that is not UTF-8. Lines are rows here: no cell of such a file holds a line break. */
function findUnreadableLine(bytes: Uint8Array): number {
  let line = 1;
  let from = 0;
  while (from < bytes.length) {
    const end = bytes.indexOf(LINE_FEED, from);
    const until = end === -1 ? bytes.length : end;
    try {
      new TextDecoder('utf-8', { fatal: true }).decode(bytes.subarray(from, until));
    } catch {
      return line;
    }
    line += 1;
    from = until + 1;
  }
  return 1;
}
