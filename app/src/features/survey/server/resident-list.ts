/** A file with thousands of residents becomes rows of a general wave's list, each with what is wrong with it. */
import { isProblem, type Problem } from '#server/problem.ts';
import { parseInput } from '#server/input.ts';
import {
  foldHeading,
  listMissingColumns,
  matchColumns,
  readCell,
  type FieldOfTable,
} from '#server/spreadsheet/match-columns.ts';
import { readTable } from '#server/spreadsheet/read-table.ts';
import { toFinding, type TableFinding, type TableRow } from '#server/spreadsheet/spreadsheet.types.ts';
import { LANGUAGE_NAMES } from '#ui/languages.ts';
import { residentSchema, type ResidentInput } from '../general.schema.ts';

type Field =
  | 'name'
  | 'givenName'
  | 'title'
  | 'addressLine'
  | 'street'
  | 'houseNumber'
  | 'postcode'
  | 'town'
  | 'country'
  | 'email'
  | 'language'
  | 'district'
  | 'channel';

const FIELDS: readonly FieldOfTable<Field>[] = [
  {
    id: 'name',
    isRequired: true,
    synonyms: ['full name', 'surname', 'family name', 'last name', 'nachname', 'familienname', 'zuname'],
  },
  { id: 'givenName', isRequired: false, synonyms: ['given name', 'first name', 'vorname', 'rufname'] },
  { id: 'title', isRequired: false, synonyms: ['anrede', 'form of address'] },
  {
    id: 'addressLine',
    isRequired: false,
    synonyms: [
      'address',
      'adresse',
      'anschrift',
      'postal address',
      'address lines',
      'zusatz',
      'adresszusatz',
      'c/o',
    ],
  },
  {
    id: 'street',
    isRequired: false,
    synonyms: ['strasse', 'straße', 'strasse und hausnummer', 'street address'],
  },
  {
    id: 'houseNumber',
    isRequired: false,
    synonyms: ['house number', 'number', 'hausnummer', 'hausnr', 'nr'],
  },
  { id: 'postcode', isRequired: false, synonyms: ['postal code', 'zip', 'plz', 'postleitzahl'] },
  { id: 'town', isRequired: false, synonyms: ['city', 'ort', 'wohnort', 'stadt', 'gemeinde'] },
  { id: 'country', isRequired: false, synonyms: ['land', 'staat'] },
  { id: 'email', isRequired: false, synonyms: ['e-mail', 'mail', 'e-mail-adresse', 'mailadresse'] },
  { id: 'language', isRequired: false, synonyms: ['sprache', 'lang', 'muttersprache'] },
  {
    id: 'district',
    isRequired: false,
    synonyms: ['part of town', 'ortsteil', 'stadtteil', 'bezirk', 'quartier'],
  },
  { id: 'channel', isRequired: false, synonyms: ['how', 'kanal', 'weg', 'versand', 'delivery'] },
];

const CHANNEL_WORDS: Readonly<Record<string, readonly string[]>> = {
  mail: ['e-mail', 'email'],
  letter: ['post', 'brief', 'paper'],
  hand: ['by hand', 'in person', 'übergabe', 'persönlich'],
};

interface ListedResident {
  /** row of the file, as a spreadsheet program counts */
  readonly number: number;
  readonly name: string;
  readonly addressLines: readonly string[];
  readonly email: string;
  readonly language: string;
  readonly district: string;
  readonly channel: string;
  readonly problem: Problem | null;
}

export interface ResidentList {
  readonly people: readonly ListedResident[];
  /** people as they would be stored; as many as there are rows without a problem */
  readonly residents: readonly ResidentInput[];
  readonly findings: readonly TableFinding[];
  readonly isAcceptable: boolean;
}

interface ResidentListContext {
  /** of people whose row names none */
  readonly defaultLanguage: string;
  readonly districts: readonly { readonly code: string; readonly name: string }[];
}

/** Problems: those of `readTable`. */
export async function readResidentList(
  bytes: Uint8Array,
  context: ResidentListContext,
): Promise<ResidentList> {
  const table = await readTable(bytes);
  const map = matchColumns(table.columns, FIELDS);
  const read = (row: TableRow, field: Field): string => readCell(row, map[field]);
  const rows = table.rows.map((row) => toCells((field) => read(row, field), row.number, context));
  const residents: ResidentInput[] = [];
  const people = rows.map((cells) => {
    const parsed = checkResident(cells);
    if (!isProblem(parsed)) residents.push(parsed);
    return { ...cells, problem: isProblem(parsed) ? parsed : null };
  });
  const findings = [...listMissingColumns(FIELDS, map), ...table.findings, ...listTwins(people)];
  const isAcceptable =
    residents.length === people.length && findings.every(({ severity }) => severity !== 'error');
  return { people, residents, findings, isAcceptable };
}

type Cells = Omit<ListedResident, 'problem'>;

function toCells(read: (field: Field) => string, number: number, context: ResidentListContext): Cells {
  const email = read('email');
  const addressLines = composeAddress(read);
  const chosen = toChannel(read('channel'));
  return {
    number,
    name: [read('title'), read('givenName'), read('name')].filter((part) => part !== '').join(' '),
    addressLines,
    email,
    language: toLanguage(read('language')) || context.defaultLanguage,
    district: toDistrict(read('district'), context.districts),
    channel: chosen || (addressLines.length > 0 || email === '' ? 'letter' : 'mail'),
  };
}

/** One cell may hold the whole address, with its lines divided as people divide them. */
function composeAddress(read: (field: Field) => string): string[] {
  const first = read('addressLine').split(/\r?\n|;|,\s/);
  const street = [read('street'), read('houseNumber')].filter((part) => part !== '').join(' ');
  const town = [read('postcode'), read('town')].filter((part) => part !== '').join(' ');
  return [...first, street, town, read('country')].map((line) => line.trim()).filter((line) => line !== '');
}

function checkResident(row: unknown): ResidentInput | Problem {
  try {
    return parseInput(residentSchema, row);
  } catch (error) {
    if (isProblem(error)) return error;
    throw error;
  }
}

/** The same name at the same address twice: somebody would be asked twice. Warned of, because it can be two people. */
function listTwins(people: readonly Cells[]): TableFinding[] {
  const seen = new Map<string, number>();
  return people.flatMap(({ number, name, addressLines, email }) => {
    const key = foldHeading([name, ...addressLines, email].join(' '));
    const first = seen.get(key);
    if (first === undefined) seen.set(key, number);
    return first === undefined ? [] : [toFinding('warning', 'listed-twice', number, null, { first })];
  });
}

function toChannel(text: string): string {
  const folded = foldHeading(text);
  const found = Object.entries(CHANNEL_WORDS).find(([code, words]) =>
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

/** What is no district of the place stays as written: its row cannot be taken. */
function toDistrict(text: string, districts: ResidentListContext['districts']): string {
  const folded = foldHeading(text);
  const found = districts.find(
    ({ code, name }) => foldHeading(name) === folded || foldHeading(code) === folded,
  );
  return found?.code ?? text;
}
