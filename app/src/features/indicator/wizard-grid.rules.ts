/** Where the table begins and ends in a sheet that people made for people: titles above it, notes below. */
import { toFinding, type TableFinding, type TableRow } from '#server/spreadsheet/spreadsheet.types.ts';
import { foldHeading } from '#server/spreadsheet/match-columns.ts';
import { isValueLike } from './wizard-numbers.rules.ts';

export interface FoundTable {
  readonly heading: TableRow;
  readonly rows: readonly TableRow[];
  readonly titles: readonly string[];
  readonly findings: readonly TableFinding[];
}

/** Rows from the top among which the heading is looked for. */
export const HEADING_ROWS = 30;
const SHOWN_CHARACTERS = 80;

const countFilled = ({ cells }: TableRow) => cells.filter((cell) => cell !== '').length;
const isYear = (cell: string) => /^(19|20)\d{2}$/.test(cell);
const hasValue = ({ cells }: TableRow) => cells.some((cell) => isValueLike(cell) && !isYear(cell));
const shorten = (text: string) =>
  text.length > SHOWN_CHARACTERS ? `${text.slice(0, SHOWN_CHARACTERS - 1)}…` : text;

/** `headingRow`: the row somebody says it is; null: the first that looks like one. null where nothing stands in the sheet. */
export function findTable(all: readonly TableRow[], headingRow: number | null): FoundTable | null {
  const filled = all.filter((row) => countFilled(row) > 0);
  const chosen = filled.findIndex(({ number }) => number === headingRow);
  const at = chosen === -1 ? guessHeading(filled) : chosen;
  const heading = filled[at];
  if (heading === undefined) return null;
  const { rows, findings } = splitBody(filled.slice(at + 1), heading);
  const above = filled.slice(0, at);
  const titles = above.map(({ cells }) => cells.filter((cell) => cell !== '').join(' '));
  const aboveFinding = above.map(({ number }) =>
    toFinding('warning', 'title-row', number, null, { given: shorten(titles[0] ?? ''), rows: above.length }),
  );
  return { heading, rows, titles, findings: [...aboveFinding.slice(0, 1), ...findings] };
}

/** The first row with texts in half of the columns and numbers under it. */
function guessHeading(filled: readonly TableRow[]): number {
  const found = filled.slice(0, HEADING_ROWS).findIndex((row, at) => {
    const next = filled[at + 1];
    if (next === undefined) return false;
    const width = Math.max(...filled.slice(at + 1, at + 20).map(countFilled));
    const plainNumbers = row.cells.filter((cell) => isValueLike(cell) && !isYear(cell)).length;
    const isWide = countFilled(row) >= 2 && countFilled(row) >= 0.5 * width;
    const follows = filled
      .slice(at + 1, at + 4)
      .some((one) => hasValue(one) && countFilled(one) >= 0.5 * width);
    return (
      isWide && plainNumbers <= 0.3 * countFilled(row) && follows && countFilled(next) <= row.cells.length
    );
  });
  return Math.max(0, found);
}

function splitBody(
  body: readonly TableRow[],
  heading: TableRow,
): { readonly rows: readonly TableRow[]; readonly findings: readonly TableFinding[] } {
  const findings: TableFinding[] = [];
  const width = countFilled(heading);
  const end = width < 2 ? body.length : body.findLastIndex((row) => countFilled(row) > 1) + 1;
  const rows = body.slice(0, end).filter((row) => {
    const code = nameOddRow(row, heading, width);
    if (code === null) return true;
    findings.push(
      toFinding('warning', code, row.number, null, { given: shorten(row.cells.join(' ').trim()) }),
    );
    return false;
  });
  for (const { number, cells } of body.slice(end))
    findings.push(
      toFinding('warning', 'footnote-row', number, null, { given: shorten(cells.join(' ').trim()) }),
    );
  return { rows, findings };
}

function nameOddRow(row: TableRow, heading: TableRow, width: number): string | null {
  if (width > 1 && countFilled(row) === 1) {
    const [text = ''] = row.cells.filter((cell) => cell !== '');
    return isValueLike(text) ? null : 'section-row';
  }
  const same = row.cells.every(
    (cell, index) => foldHeading(cell) === foldHeading(heading.cells[index] ?? ''),
  );
  return same ? 'heading-repeated' : null;
}
