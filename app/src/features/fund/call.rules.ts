/** Reads an export of the EU portal's calls: row by row, with findings, without a database. What a row says wrongly never comes in. */
import { matchFundProgramme } from '@vicus/reference';
import { foldHeading, matchColumns, readCell, type FieldOfTable } from '#server/spreadsheet/match-columns.ts';
import {
  toFinding,
  type Table,
  type TableFinding,
  type TableRow,
} from '#server/spreadsheet/spreadsheet.types.ts';
import { listSoundRows, listTableFindings } from '#features/place/dataset.rules.ts';
import type { DatasetAbout } from '#features/place/dataset.types.ts';
import { repairMojibake } from './mojibake.rules.ts';

export const CALLS_ABOUT: Omit<DatasetAbout, 'version'> = {
  dataset: 'eu-funding-calls',
  title: 'Calls for proposals of the EU Funding & Tenders Portal',
  publisher: 'European Commission',
  licence: 'CC BY 4.0',
  attribution: 'Source: European Commission, EU Funding & Tenders Portal',
  address: 'https://ec.europa.eu/info/funding-tenders/opportunities/portal/',
};

export type CallField =
  | 'reference'
  | 'topic'
  | 'title'
  | 'programme'
  | 'call'
  | 'action'
  | 'deadline'
  | 'status'
  | 'minimum'
  | 'maximum'
  | 'grants'
  | 'link'
  | 'language';

export const CALL_FIELDS: readonly FieldOfTable<CallField>[] = [
  { id: 'reference', isRequired: true, synonyms: ['reference'] },
  { id: 'topic', isRequired: true, synonyms: ['topicId', 'identifier'] },
  { id: 'title', isRequired: true, synonyms: ['title'] },
  { id: 'programme', isRequired: true, synonyms: ['programme', 'frameworkProgramme'] },
  { id: 'call', isRequired: false, synonyms: ['callIdentifier'] },
  { id: 'action', isRequired: false, synonyms: ['actionType', 'typesOfAction'] },
  { id: 'deadline', isRequired: true, synonyms: ['deadline', 'deadlineDate'] },
  { id: 'status', isRequired: true, synonyms: ['callStatus', 'status'] },
  { id: 'minimum', isRequired: false, synonyms: ['budgetMin'] },
  { id: 'maximum', isRequired: false, synonyms: ['budgetMax'] },
  { id: 'grants', isRequired: false, synonyms: ['expectedGrants'] },
  { id: 'link', isRequired: false, synonyms: ['portalUrl', 'url'] },
  { id: 'language', isRequired: false, synonyms: ['language'] },
];

/** One call as it is written into the database. */
export interface ReadCall {
  readonly row: number;
  readonly callId: string;
  readonly topic: string;
  readonly title: string;
  readonly language: string;
  readonly portalProgramme: string;
  readonly callIdentifier: string;
  readonly actionType: string;
  readonly deadline: string | null;
  readonly status: string;
  readonly budgetMinEur: number | null;
  readonly budgetMaxEur: number | null;
  readonly expectedGrants: number | null;
  readonly link: string;
  readonly programmeId: string | null;
  readonly searchWords: string;
}

export interface ReadCalls {
  readonly calls: readonly ReadCall[];
  readonly findings: readonly TableFinding[];
  /** rows that did not come in, and why */
  readonly refused: readonly { readonly row: number; readonly reason: string }[];
}

const STATES: readonly string[] = ['open', 'forthcoming', 'closed'];
const LONGEST_TITLE = 1_000;

/** Small letters without accents or signs, words divided by blanks: what is searched, and what is typed. */
export function foldWords(text: string): string {
  return text
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

const MISSING = new Set(['', 'na', 'null', 'none']);

/** null: none given; undefined: no day of the calendar. */
export function parseDay(text: string): string | null | undefined {
  if (MISSING.has(text.toLowerCase())) return null;
  const day = /^(\d{4})-(\d{2})-(\d{2})(?:T.*)?$/.exec(text)?.slice(1, 4).join('-');
  if (day === undefined) return undefined;
  const date = new Date(`${day}T00:00:00Z`);
  return Number.isNaN(date.getTime()) || date.toISOString().slice(0, 10) !== day ? undefined : day;
}

/** Whole and not negative; null: none given; undefined: no such number. */
function parseWhole(text: string): number | null | undefined {
  if (MISSING.has(text.toLowerCase())) return null;
  const value = /^\d{1,13}(\.0+)?$/.test(text) ? Number(text) : undefined;
  return value;
}

type Columns = ReturnType<typeof matchColumns<CallField>>;

/** @returns the calls that are sound, findings with their rows, and rows that were refused */
export function readCallTable(table: Table): ReadCalls {
  const columns = matchColumns(table.columns, CALL_FIELDS);
  const findings: TableFinding[] = [...listTableFindings(table, CALL_FIELDS, columns)];
  if (findings.some(({ severity, row }) => severity === 'error' && row === null))
    return { calls: [], findings, refused: [] };
  const calls: ReadCall[] = [];
  const refused: { row: number; reason: string }[] = [];
  const first = new Map<string, number>();
  for (const row of listSoundRows(table)) {
    const { call, found } = readRow(row, columns, table.columns);
    findings.push(...found);
    const earlier = call && first.get(call.callId);
    if (call === null) refused.push({ row: row.number, reason: found.at(-1)?.code ?? 'row-refused' });
    else if (earlier !== undefined && earlier !== null) {
      findings.push(
        toFinding('warning', 'call-repeated', row.number, null, { code: call.callId, first: earlier }),
      );
      refused.push({ row: row.number, reason: 'call-repeated' });
    } else {
      first.set(call.callId, row.number);
      calls.push(call);
    }
  }
  return { calls, findings, refused };
}

interface Texts {
  readonly texts: Readonly<Record<CallField, string>>;
  readonly found: readonly TableFinding[];
}

/** Cells without line breaks, read once more where they were decoded wrongly. */
function readTexts(row: TableRow, columns: Columns, headings: readonly string[]): Texts {
  const found: TableFinding[] = [];
  const texts = CALL_FIELDS.map(({ id }) => {
    const given = readCell(row, columns[id]).replaceAll(/\s+/gu, ' ').trim();
    const { text, state } = repairMojibake(given);
    if (state !== 'sound')
      found.push(
        toFinding('warning', `mojibake-${state}`, row.number, headings[columns[id] ?? -1] ?? null, {
          given: given.slice(0, 80),
          text: text.slice(0, 80),
        }),
      );
    return [id, text] as const;
  });
  return { texts: Object.fromEntries(texts) as Readonly<Record<CallField, string>>, found };
}

function readRow(
  row: TableRow,
  columns: Columns,
  headings: readonly string[],
): { readonly call: ReadCall | null; readonly found: readonly TableFinding[] } {
  const { texts, found } = readTexts(row, columns, headings);
  const deadline = parseDay(texts.deadline);
  const numbers = [parseWhole(texts.minimum), parseWhole(texts.maximum), parseWhole(texts.grants)] as const;
  const [minimum, maximum, grants] = numbers;
  const wrong: readonly (readonly [is: boolean, field: CallField, code: string])[] = [
    [!/^[\w./-]{1,100}$/.test(texts.reference), 'reference', 'call-reference'],
    [texts.topic === '', 'topic', 'call-without-topic'],
    [texts.title === '' || texts.title.length > LONGEST_TITLE, 'title', 'call-without-title'],
    [deadline === undefined, 'deadline', 'call-deadline'],
    [!STATES.includes(foldHeading(texts.status)), 'status', 'call-status'],
    [minimum === undefined, 'minimum', 'call-number'],
    [maximum === undefined, 'maximum', 'call-number'],
    [grants === undefined, 'grants', 'call-number'],
    [texts.link !== '' && !texts.link.startsWith('https://'), 'link', 'call-link'],
  ];
  const told = wrong.flatMap(([is, field, code]) => {
    if (!is) return [];
    const heading = headings[columns[field] ?? -1] ?? null;
    return [toFinding('warning', code, row.number, heading, { given: texts[field].slice(0, 80) })];
  });
  if (told.length > 0) return { call: null, found: [...found, ...told] };
  return { call: toCall(row.number, texts, { deadline, minimum, maximum, grants }), found };
}

function toCall(
  row: number,
  texts: Readonly<Record<CallField, string>>,
  read: {
    readonly deadline: string | null | undefined;
    readonly minimum: number | null | undefined;
    readonly maximum: number | null | undefined;
    readonly grants: number | null | undefined;
  },
): ReadCall {
  const { topic, title, programme, call } = texts;
  return {
    row,
    callId: texts.reference,
    topic,
    title,
    language: /^[a-z]{2}$/.test(texts.language) ? texts.language : 'en',
    portalProgramme: programme,
    callIdentifier: call,
    actionType: texts.action,
    deadline: read.deadline ?? null,
    status: foldHeading(texts.status),
    budgetMinEur: read.minimum ?? null,
    budgetMaxEur: read.maximum ?? null,
    expectedGrants: read.grants ?? null,
    link: texts.link,
    programmeId: matchFundProgramme(topic),
    searchWords: foldWords([title, topic, programme, call].join(' ')),
  };
}
