/** The beginning of a streamed file, and what PostgreSQL says of rows it cannot read. */
import { toFinding, type TableFinding } from '#server/spreadsheet/spreadsheet.types.ts';
import type { NumberFault } from './statistics.queries.ts';

const LINE_END = 10;
const LONGEST_HEAD_BYTES = 65_536;

export interface SplitFile {
  /** the first line without its end */
  readonly head: string;
  /** everything below */
  readonly rest: AsyncIterable<Uint8Array>;
}

/** `see`: is shown every byte of the file once, in order. */
export async function splitHead(
  content: AsyncIterable<Uint8Array>,
  see: (bytes: Uint8Array) => void,
): Promise<SplitFile> {
  const source = content[Symbol.asyncIterator]();
  let begun: Buffer = Buffer.alloc(0);
  while (!begun.includes(LINE_END) && begun.length < LONGEST_HEAD_BYTES) {
    const { done, value } = await source.next();
    if (done === true) break;
    see(value);
    begun = Buffer.concat([begun, value]);
  }
  const end = begun.indexOf(LINE_END);
  const line = (end === -1 ? begun : begun.subarray(0, end)).toString('utf8');
  const below = end === -1 ? Buffer.alloc(0) : begun.subarray(end + 1);
  return { head: line.replace(/^\uFEFF/, '').replace(/\r$/, ''), rest: readOn(below, source, see) };
}

async function* readOn(
  below: Uint8Array,
  source: AsyncIterator<Uint8Array>,
  see: (bytes: Uint8Array) => void,
): AsyncGenerator<Uint8Array> {
  if (below.length > 0) yield below;
  for (let next = await source.next(); next.done !== true; next = await source.next()) {
    see(next.value);
    yield next.value;
  }
}

const BAD_NUMBER = '22P02';
const NUMBER_OUT_OF_RANGE = '22003';
const BAD_ROW = '22P04';
const BAD_CHARACTERS = '22021';
const MOST_SHOWN = 80;

/** PostgreSQL names the line below the headings and the column: `COPY statistics_row, line 3, column value: "a"`. */
export function readCopyFault(error: unknown): TableFinding | null {
  const { code, where = '', message = '' } = error as { code?: string; where?: string; message?: string };
  const found = /line (\d+)(?:, column (\w+))?(?:: "((?:.|\n)*)")?/.exec(where);
  if (found === null) return null;
  const row = Number(found[1]) + 1;
  const column = found[2] ?? /column "(\w+)"/.exec(message)?.[1] ?? null;
  const given = (found[3] ?? '').slice(0, MOST_SHOWN);
  switch (code) {
    case BAD_NUMBER:
    case NUMBER_OUT_OF_RANGE:
      return toFinding('error', 'not-a-number', row, column, { given, code: '' });
    case BAD_CHARACTERS:
      return toFinding('error', 'unreadable-character', row, column);
    case BAD_ROW:
      return toFinding('error', toRowFault(message), row, column, { given, cells: 0, columns: 0 });
    default:
      return null;
  }
}

function toRowFault(message: string): string {
  if (message.includes('quote')) return 'open-quotation';
  return message.includes('extra data') ? 'row-too-long' : 'row-too-short';
}

export function tellNumberFault({
  row,
  code,
  column,
  given,
  least,
  most,
  part,
  whole,
}: NumberFault): TableFinding {
  const numbers = { given, least, most, part, whole };
  const known = Object.entries(numbers).filter((entry): entry is [string, number] => entry[1] !== null);
  return toFinding('error', code, row, column, { given: '', code: '', ...Object.fromEntries(known) });
}
