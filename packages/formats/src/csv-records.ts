import type { FindingList } from './source-findings.ts';

export interface CsvRecord {
  /** 1-based line on which it begins */
  readonly line: number;
  readonly fields: readonly string[];
}

/** What divides fields: what the first line has most of outside quotation marks (SDMX-CSV allows others than the comma). */
export function guessDelimiter(text: string): string {
  const first = (/^[^\r\n]*/.exec(text)?.[0] ?? '').replaceAll(/"[^"]*"/g, '');
  const counts = [',', ';', '\t', '|'].map((sign) => ({ sign, count: first.split(sign).length }));
  return counts.toSorted((a, b) => b.count - a.count)[0]?.sign ?? ',';
}

/** RFC 4180 with any delimiter: records until the end; a quotation mark that is never closed is an error with its line. */
export function* readCsvRecords(
  text: string,
  delimiter: string,
  findings: FindingList,
): Generator<CsvRecord> {
  let at = text.startsWith('\uFEFF') ? 1 : 0;
  let line = 1;
  while (at < text.length) {
    const begun = line;
    const fields: string[] = [];
    for (;;) {
      const field = text[at] === '"' ? readQuoted(text, at) : readPlain(text, at, delimiter);
      if (field === null) {
        findings.add('error', 'open-quotation', line);
        return;
      }
      fields.push(field.value);
      line += field.lineEnds;
      at = field.end;
      if (text[at] !== delimiter) break;
      at += 1;
    }
    if (at < text.length && text[at] !== '\r' && text[at] !== '\n') {
      findings.add('error', 'text-after-quotation', line);
      at = findLineEnd(text, at);
    }
    if (text[at] === '\r') at += 1;
    if (text[at] === '\n') at += 1;
    line += 1;
    if (fields.length > 1 || fields[0] !== '') yield { line: begun, fields };
  }
}

interface Field {
  readonly value: string;
  /** index behind the field */
  readonly end: number;
  readonly lineEnds: number;
}

function readPlain(text: string, from: number, delimiter: string): Field {
  let end = from;
  while (end < text.length && text[end] !== delimiter && text[end] !== '\n' && text[end] !== '\r') end += 1;
  return { value: text.slice(from, end), end, lineEnds: 0 };
}

function readQuoted(text: string, from: number): Field | null {
  let end = from + 1;
  for (;;) {
    end = text.indexOf('"', end);
    if (end === -1) return null;
    if (text[end + 1] !== '"') break;
    end += 2;
  }
  const raw = text.slice(from + 1, end);
  return { value: raw.replaceAll('""', '"'), end: end + 1, lineEnds: raw.split('\n').length - 1 };
}

function findLineEnd(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  return end === -1 ? text.length : end;
}
