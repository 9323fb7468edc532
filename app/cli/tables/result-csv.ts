/** The result of a protection as CSV: `key,published,status,reason`. */
import { CELL_STATUSES, type CellStatus, type ProtectedCell, type PublishedCell } from '@vicus/disclosure';
import { parse } from 'csv-parse/sync';
import { InputFailure } from './read-folder.ts';

function quote(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

export function renderResultCsv(cells: readonly ProtectedCell[], base?: number): string {
  const lines = cells.map(({ key, published, status, reason }) => {
    const isRoundedZero = status === 'rounded' && published === 0 && base !== undefined;
    const shown = isRoundedZero ? `0–${base - 1}` : (published ?? '');
    return `${quote(key)},${shown},${status},${reason}`;
  });
  return `${['key,published,status,reason', ...lines].join('\n')}\n`;
}

/** @throws InputFailure with the line */
export function parseResultCsv(text: string, file: string): readonly PublishedCell[] {
  const records = readRecords(text, file);
  const header = records[0] ?? [];
  const [keyAt, publishedAt, statusAt] = ['key', 'published', 'status'].map((name) => {
    const at = header.indexOf(name);
    if (at === -1) refuse(`${file}, line 1`, `the column "${name}" is missing`);
    return at;
  }) as [number, number, number];
  return records.slice(1).map((fields, i) => {
    const place = `${file}, line ${i + 2}`;
    const key = fields[keyAt] ?? '';
    const status = CELL_STATUSES.find((one) => one === fields[statusAt]);
    if (key === '') refuse(place, 'the key is missing');
    if (status === undefined)
      refuse(place, `"${fields[statusAt] ?? ''}" is none of ${CELL_STATUSES.join(', ')}`);
    return parseCell({ key, status, shown: (fields[publishedAt] ?? '').trim(), place });
  });
}

function parseCell(one: { key: string; status: CellStatus; shown: string; place: string }): PublishedCell {
  const { key, status, shown, place } = one;
  if (shown === '') return { key, status };
  // A rounded 0 is shown as a range that begins at 0.
  const text = status === 'rounded' ? shown.replace(/^0–\d+$/, '0') : shown;
  if (!/^\d+$/.test(text) || !Number.isSafeInteger(Number(text)))
    refuse(place, `"${shown}" is no count of persons`);
  return { key, status, published: Number(text) };
}

function readRecords(text: string, file: string): string[][] {
  try {
    return parse(text, { bom: true, skip_empty_lines: true, relax_column_count: false });
  } catch (error) {
    return refuse(file, error instanceof Error ? error.message : String(error));
  }
}

function refuse(place: string, what: string): never {
  throw new InputFailure('bad-result', `${place}: ${what}.`, 'Give a result as vicus protect writes it.');
}
