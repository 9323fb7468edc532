/** A translation as a spreadsheet: out with keys that stay, in with a finding for every row that is not simply taken. */
import type { Table } from '#server/spreadsheet/spreadsheet.types.ts';
import { Problem } from '#server/problem.ts';
import { listLostPlaceholders } from './wording.rules.ts';
import type { TranslationText } from './translation.rules.ts';

export type SheetFindingCode =
  'unknown-key' | 'repeated-key' | 'source-changed' | 'empty' | 'placeholder-lost' | 'too-long';

export interface SheetFinding {
  /** as a spreadsheet program counts */
  readonly row: number;
  readonly key: string;
  readonly code: SheetFindingCode;
  /** whether the row is taken nevertheless */
  readonly isTaken: boolean;
  readonly values: Readonly<Record<string, string | number>>;
}

export interface SheetPlan {
  /** what would be written, by key */
  readonly texts: ReadonlyMap<string, string>;
  /** keys whose source has changed since the sheet was made */
  readonly outdated: readonly string[];
  readonly unchanged: number;
  readonly findings: readonly SheetFinding[];
}

export const SHEET_COLUMNS = ['key', 'where', 'source', 'translation', 'state'] as const;
const MAXIMUM_TEXT = 5_000;

/** Headings may carry the language behind the word: `translation (de)`. */
function findColumn(table: Table, name: (typeof SHEET_COLUMNS)[number]): number {
  const index = table.columns.findIndex((column) => column.trim().toLowerCase().split(/[\s(]/u)[0] === name);
  if (index < 0 && name !== 'source')
    throw new Problem('translation-column-missing', 422, { column: name }, 'file');
  return index;
}

const squeeze = (text: string): string => text.replaceAll(/\s+/gu, ' ').trim();

interface Row {
  readonly number: number;
  readonly key: string;
  readonly source: string | null;
  readonly translation: string;
}

function readRows(table: Table): readonly Row[] {
  const [key, source, translation] = [
    findColumn(table, 'key'),
    findColumn(table, 'source'),
    findColumn(table, 'translation'),
  ];
  return table.rows.map(({ number, cells }) => ({
    number,
    key: cells[key] ?? '',
    source: source < 0 ? null : (cells[source] ?? ''),
    translation: cells[translation] ?? '',
  }));
}

type Judged = Pick<SheetFinding, 'code' | 'isTaken' | 'values'> | null;

/** What is to be said about a row; null: nothing. */
function judgeRow(row: Row, text: TranslationText | undefined, seen: ReadonlySet<string>): Judged {
  const refuse = (code: SheetFindingCode, values: SheetFinding['values'] = {}) => {
    return { code, isTaken: false, values };
  };
  if (text === undefined) return refuse('unknown-key');
  if (seen.has(row.key)) return refuse('repeated-key');
  if (row.translation === '') return refuse('empty');
  if (row.translation.length > MAXIMUM_TEXT) return refuse('too-long', { maximum: MAXIMUM_TEXT });
  const [placeholder] = listLostPlaceholders(text.source, row.translation);
  if (placeholder !== undefined) return refuse('placeholder-lost', { placeholder });
  const isBehind = row.source !== null && squeeze(row.source) !== squeeze(text.source);
  return isBehind ? { code: 'source-changed', isTaken: true, values: { source: text.source } } : null;
}

/** @throws Problem `translation-column-missing` (422) */
export function planTranslation(texts: readonly TranslationText[], table: Table): SheetPlan {
  const byKey = new Map(texts.map((text) => [text.key, text] as const));
  const seen = new Set<string>();
  const taken = new Map<string, string>();
  const outdated: string[] = [];
  const findings: SheetFinding[] = [];
  let unchanged = 0;
  for (const row of readRows(table)) {
    const text = byKey.get(row.key);
    const judged = judgeRow(row, text, seen);
    seen.add(row.key);
    if (judged !== null) findings.push({ row: row.number, key: row.key, ...judged });
    if (judged !== null && !judged.isTaken) continue;
    if (row.translation === text?.target) unchanged += 1;
    else taken.set(row.key, row.translation);
    if (judged?.code === 'source-changed') outdated.push(row.key);
  }
  return { texts: taken, outdated, unchanged, findings };
}
