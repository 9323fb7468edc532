/** Reads a table that was pasted from a spreadsheet. */
import { parse } from 'csv-parse/sync';
import type { CountProblem } from '@vicus/disclosure';
import { tableUnreadable } from './playground.problems.ts';
import type { PastedTable } from './playground.types.ts';

export const PLAYGROUND_LIMITS = {
  characters: 20_000,
  cells: 400,
  breakdowns: 4,
  persons: 1_000_000,
} as const;

const TOTAL_WORDS =
  /^(total|totals|sum|all|overall|gesamt|insgesamt|summe|alle|zusammen|totale|todos|suma|tutti)$/iu;

export interface PasteOptions {
  /** `crosstab`: one breakdown down, one across; `list`: breakdowns in columns, the count last */
  readonly layout: 'crosstab' | 'list';
  /** smallest count that is published */
  readonly minimum: number;
  readonly zeros: 'published' | 'protected';
}

interface Cell {
  readonly codes: readonly string[];
  readonly count: number;
  readonly line: number;
  readonly column: number;
}

/**
 * Reads text with tabs, semicolons or commas between fields. Totals that were pasted along are compared and left out: the
 * platform adds up for itself.
 * Problems: `playground-table-unreadable` with line and column of the paste.
 */
export function readPastedTable(text: string, options: PasteOptions): PastedTable {
  const lines = splitLines(text);
  const [head = []] = lines;
  const read = options.layout === 'crosstab' ? readCrosstab(lines) : readList(lines);
  const { names, cells } = read;
  const inner = cells.filter(({ codes }) => !codes.some((code) => TOTAL_WORDS.test(code)));
  if (inner.length === 0) throw tableUnreadable('empty', 1, 1, head[0] ?? '');
  if (inner.length > PLAYGROUND_LIMITS.cells)
    throw tableUnreadable('large', inner[PLAYGROUND_LIMITS.cells]?.line ?? 1, 1, '');
  checkTotals(cells, inner);
  return { names, problem: toProblem(names, inner, options) };
}

function splitLines(text: string): string[][] {
  const [first = ''] = text.split('\n', 1);
  const delimiter = ['\t', ';', ','].find((one) => first.includes(one)) ?? '\t';
  try {
    return parse(text, { delimiter, relaxColumnCount: true, skipEmptyLines: true, trim: true, bom: true });
  } catch (error) {
    const line = error instanceof Error && 'lines' in error ? Number(error.lines) : 1;
    throw tableUnreadable('quotes', line, 1, '');
  }
}

function readCrosstab(lines: readonly (readonly string[])[]): { names: string[]; cells: Cell[] } {
  const [head = [], ...body] = lines;
  const columns = head.slice(1);
  if (columns.length < 1 || body.length < 1) throw tableUnreadable('small', 1, 1, head[0] ?? '');
  checkLabels(columns, (i) => [1, i + 2]);
  checkLabels(
    body.map((row) => row[0] ?? ''),
    (i) => [i + 2, 1],
  );
  const cells = body.flatMap((row, i) =>
    columns.map((column, j): Cell => {
      const count = readCount(row[j + 1], i + 2, j + 2);
      return { codes: [row[0] ?? '', column], count, line: i + 2, column: j + 2 };
    }),
  );
  body.forEach((row, i) => {
    if (row.length > columns.length + 1)
      throw tableUnreadable('long-row', i + 2, columns.length + 2, row.at(-1) ?? '');
  });
  return { names: ['rows', 'columns'], cells };
}

function readList(lines: readonly (readonly string[])[]): { names: string[]; cells: Cell[] } {
  const [head = [], ...body] = lines;
  const names = head.slice(0, -1);
  if (names.length < 1 || body.length < 1) throw tableUnreadable('small', 1, 1, head[0] ?? '');
  if (names.length > PLAYGROUND_LIMITS.breakdowns)
    throw tableUnreadable('breakdowns', 1, names.length, names.at(-1) ?? '');
  checkLabels(names, (i) => [1, i + 1]);
  const seen = new Set<string>();
  const cells = body.map((row, i): Cell => {
    const line = i + 2;
    if (row.length !== head.length) throw tableUnreadable('long-row', line, row.length, row.at(-1) ?? '');
    const codes = row.slice(0, -1);
    codes.forEach((code, j) => {
      checkLabel(code, line, j + 1);
    });
    if (seen.has(codes.join('|'))) throw tableUnreadable('twice', line, 1, codes.join(', '));
    seen.add(codes.join('|'));
    return { codes, count: readCount(row.at(-1), line, row.length), line, column: row.length };
  });
  return { names, cells };
}

function checkLabels(labels: readonly string[], place: (i: number) => [line: number, column: number]): void {
  labels.forEach((label, i) => {
    const [line, column] = place(i);
    checkLabel(label, line, column);
    if (labels.indexOf(label) !== i) throw tableUnreadable('twice', line, column, label);
  });
}

function checkLabel(label: string, line: number, column: number): void {
  if (label === '') throw tableUnreadable('no-label', line, column, '');
  if (label.includes('|')) throw tableUnreadable('bar', line, column, label);
}

/** An empty field is zero persons; thousands may be set apart by a blank, a point or a comma. */
function readCount(field: string | undefined, line: number, column: number): number {
  const text = (field ?? '').trim();
  if (text === '' || text === '-' || text === '–') return 0;
  if (!/^\d{1,3}([ .,\u00A0\u202F']\d{3})+$|^\d+$/u.test(text))
    throw tableUnreadable('no-count', line, column, text);
  const count = Number(text.replaceAll(/[^\d]/gu, ''));
  if (count > PLAYGROUND_LIMITS.persons) throw tableUnreadable('no-count', line, column, text);
  return count;
}

/** Every pasted total must be the sum of what it covers. */
function checkTotals(cells: readonly Cell[], inner: readonly Cell[]): void {
  for (const { codes, count, line, column } of cells) {
    if (!codes.some((code) => TOTAL_WORDS.test(code))) continue;
    const covered = inner.filter((one) =>
      codes.every((code, i) => TOTAL_WORDS.test(code) || one.codes[i] === code),
    );
    const sum = covered.reduce((all, one) => all + one.count, 0);
    if (sum !== count) throw tableUnreadable('total', line, column, `${count} ≠ ${sum}`);
  }
}

function toProblem(
  names: readonly string[],
  cells: readonly Cell[],
  { minimum, zeros }: PasteOptions,
): CountProblem {
  const variables = names.map((name, i) => ({
    name,
    leaves: [...new Set(cells.map(({ codes }) => codes[i] ?? ''))],
    levels: [],
  }));
  return {
    name: 'pasted',
    variables,
    tables: [{ name: 'pasted', vars: Object.fromEntries(names.map((name) => [name, ['leaf', 'Total']])) }],
    rules: { type: 'freq', maxN: minimum - 1, protectZeros: zeros === 'protected' },
    rows: cells.map(({ codes, count }) => ({ codes, count })),
  };
}
