import type { FindingList } from './source-findings.ts';
import { SOURCE_TABLE_LIMITS } from './source-table.types.ts';

/** One statement of a PX file: `VALUES[de]("Sex")="Men","Women";`. */
export interface PxKeyword {
  /** capitals; `.` and `_`, which some writers use, are `-` */
  readonly name: string;
  readonly language: string | null;
  /** what stands in brackets: variable, value */
  readonly subjects: readonly string[];
  /** texts in quotes, continued lines joined */
  readonly texts: readonly string[];
  /** what stands without quotes, e.g. YES, 1, TLIST(A1) */
  readonly words: string;
  readonly line: number;
}

export interface PxParts {
  readonly keywords: readonly PxKeyword[];
  /** index of the first character after `DATA=`; null: the file has none */
  readonly dataFrom: number | null;
  readonly dataLine: number;
}

/** Where the reader stands. */
interface Cursor {
  readonly text: string;
  at: number;
  line: number;
}

/** Statements up to DATA. A statement that cannot be read is a finding with its line, and the next is tried. */
export function readPxKeywords(text: string, findings: FindingList): PxParts {
  const cursor: Cursor = { text, at: text.startsWith('\uFEFF') ? 1 : 0, line: 1 };
  const keywords: PxKeyword[] = [];
  for (;;) {
    skipSpace(cursor);
    if (cursor.at >= text.length) return { keywords, dataFrom: null, dataLine: cursor.line };
    const line = cursor.line;
    const head = readUntil(cursor, '=');
    if (head === null) {
      findings.add('error', 'keyword-not-ended', line, text.slice(cursor.at, cursor.at + 30).trim());
      return { keywords, dataFrom: null, dataLine: line };
    }
    const named = parseHead(head);
    if (named?.name === 'DATA') return { keywords, dataFrom: cursor.at, dataLine: cursor.line };
    const body = readUntil(cursor, ';');
    if (body === null) {
      findings.add('error', 'keyword-not-ended', line, named?.name ?? head.trim().slice(0, 30));
      return { keywords, dataFrom: null, dataLine: line };
    }
    if (named === null) findings.add('error', 'keyword-malformed', line, head.trim().slice(0, 60));
    else keywords.push({ ...named, ...parseBody(body), line });
    if (keywords.length > SOURCE_TABLE_LIMITS.rows) {
      findings.add('error', 'too-large', line, null, { keywords: keywords.length });
      return { keywords, dataFrom: null, dataLine: line };
    }
  }
}

function skipSpace(cursor: Cursor): void {
  for (; cursor.at < cursor.text.length; cursor.at += 1) {
    const character = cursor.text[cursor.at] ?? '';
    if (character === '\n') cursor.line += 1;
    else if (!/[\s;]/.test(character)) return;
  }
}

/** The text up to `end` outside quotation marks, and steps over it; null: it does not come. */
function readUntil(cursor: Cursor, end: '=' | ';'): string | null {
  const from = cursor.at;
  let isQuoted = false;
  let line = cursor.line;
  for (let at = from; at < cursor.text.length; at += 1) {
    const character = cursor.text[at];
    if (character === '"') isQuoted = !isQuoted;
    else if (character === '\n') line += 1;
    else if (character === end && !isQuoted) {
      cursor.at = at + 1;
      cursor.line = line;
      return cursor.text.slice(from, at);
    }
  }
  return null;
}

function parseHead(head: string): Pick<PxKeyword, 'name' | 'language' | 'subjects'> | null {
  const found = /^([A-Za-z][\w.-]*)\s*(?:\[([A-Za-z][\w-]*)\])?\s*(?:\(([\s\S]*)\))?$/.exec(head.trim());
  if (found === null) return null;
  const [, name = '', language, subjects = ''] = found;
  return {
    name: name.toUpperCase().replaceAll(/[._]/g, '-'),
    language: language ?? null,
    subjects: [...subjects.matchAll(/"([^"]*)"/g)].map(([, subject = '']) => subject),
  };
}

/** Texts divided by commas; texts that follow one another without a comma are one, broken over lines. */
function parseBody(body: string): Pick<PxKeyword, 'texts' | 'words'> {
  const texts: string[] = [];
  let words = '';
  let mayContinue = false;
  for (const [whole, text] of body.matchAll(/"([^"]*)"|[^"]+/g)) {
    if (text === undefined) {
      words += whole;
      mayContinue = mayContinue && whole.trim() === '';
    } else if (mayContinue) texts.push((texts.pop() ?? '') + text);
    else {
      texts.push(text);
      mayContinue = true;
    }
  }
  return { texts: texts.map((text) => text.replaceAll(/\r?\n/g, ' ')), words: words.trim() };
}
