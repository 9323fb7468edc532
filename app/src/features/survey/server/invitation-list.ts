/** A pasted or uploaded list of people becomes rows that `saveInvitations` takes, each with what is wrong with it. */
import {
  foldHeading,
  listMissingColumns,
  matchColumns,
  readCell,
  type FieldOfTable,
} from '#server/spreadsheet/match-columns.ts';
import { readTable } from '#server/spreadsheet/read-table.ts';
import type { TableFinding } from '#server/spreadsheet/spreadsheet.types.ts';
import type { Problem } from '#server/problem.ts';
import { LANGUAGE_NAMES } from '#ui/languages.ts';
import { checkInvitations } from './invitation.usecases.ts';

type Field = 'name' | 'email' | 'role' | 'politicalGroup' | 'language' | 'channel';

const FIELDS: readonly FieldOfTable<Field>[] = [
  {
    id: 'name',
    isRequired: true,
    synonyms: ['person', 'full name', 'name und vorname', 'ansprechperson', 'kontakt'],
  },
  {
    id: 'email',
    isRequired: false,
    synonyms: ['e-mail', 'mail', 'e-mail-adresse', 'mailadresse', 'address', 'adresse'],
  },
  { id: 'role', isRequired: true, synonyms: ['rolle', 'funktion', 'function'] },
  {
    id: 'politicalGroup',
    isRequired: false,
    synonyms: ['political group', 'politische gruppe', 'fraktion', 'party', 'partei'],
  },
  { id: 'language', isRequired: false, synonyms: ['sprache', 'lang'] },
  { id: 'channel', isRequired: false, synonyms: ['how', 'kanal', 'weg', 'versand', 'delivery'] },
];

/** Words that offices write, for the codes that are stored. */
const WORDS: Readonly<
  Record<'role' | 'politicalGroup' | 'channel', Readonly<Record<string, readonly string[]>>>
> = {
  role: {
    'elected-policymaker': [
      'elected',
      'elected policymaker',
      'elected member',
      'politician',
      'councillor',
      'mayor',
      'gewählt',
      'politik',
      'ratsmitglied',
      'bürgermeister',
      'bürgermeisterin',
      'mandat',
    ],
    official: [
      'officials',
      'employee',
      'staff',
      'administration',
      'verwaltung',
      'beschäftigte',
      'amt',
      'angestellt',
    ],
    'partner-organisation': [
      'partner',
      'partners',
      'organisation',
      'organization',
      'partnerorganisation',
      'verein',
      'ngo',
    ],
  },
  politicalGroup: {
    progressive: ['left', 'progressiv', 'links'],
    conservative: ['right', 'konservativ', 'rechts'],
    mixed: ['independent', 'other', 'gemischt', 'parteilos', 'unabhängig'],
  },
  channel: {
    mail: ['e-mail', 'email'],
    letter: ['post', 'brief', 'paper'],
    hand: ['by hand', 'in person', 'übergabe', 'persönlich'],
  },
};

export interface ListedPerson {
  /** row of the file, as a spreadsheet program counts */
  readonly number: number;
  readonly cells: Readonly<Record<Field, string>>;
  readonly problem: Problem | null;
}

export interface InvitationList {
  readonly people: readonly ListedPerson[];
  /** about the file as a whole or single cells */
  readonly findings: readonly TableFinding[];
  readonly isAcceptable: boolean;
}

/** Problems: those of `readTable`. `defaultLanguage`: of people whose row names none. */
export async function readInvitationList(
  bytes: Uint8Array,
  defaultLanguage: string,
): Promise<InvitationList> {
  const table = await readTable(bytes);
  const map = matchColumns(table.columns, FIELDS);
  const missing = listMissingColumns(FIELDS, map);
  const rows = table.rows.map((row) => {
    const read = (field: Field) => readCell(row, map[field]);
    const email = read('email');
    const cells = {
      name: read('name'),
      email,
      role: toCode('role', read('role')),
      politicalGroup: toCode('politicalGroup', read('politicalGroup')),
      language: toLanguage(read('language')) || defaultLanguage,
      channel: toCode('channel', read('channel')) || (email === '' ? 'letter' : 'mail'),
    };
    return { number: row.number, cells };
  });
  const { findings: wrong } = checkInvitations(rows.map(({ cells }) => cells));
  const people = rows.map((row, index) => ({
    ...row,
    problem: wrong.find((finding) => finding.row === index + 1)?.problem ?? null,
  }));
  const findings = [...missing, ...table.findings];
  const isAcceptable = wrong.length === 0 && findings.every(({ severity }) => severity !== 'error');
  return { people, findings, isAcceptable };
}

/** What is no known word stays as written, so that the finding can name it. */
function toCode(field: keyof typeof WORDS, text: string): string {
  const folded = foldHeading(text);
  const found = Object.entries(WORDS[field]).find(([code, words]) =>
    [code, ...words].map(foldHeading).includes(folded),
  );
  return found?.[0] ?? text;
}

function toLanguage(text: string): string {
  const folded = foldHeading(text);
  const found = Object.entries(LANGUAGE_NAMES).find(
    ([code, name]) => code === folded || foldHeading(name) === folded,
  );
  return found?.[0] ?? text.toLowerCase();
}
