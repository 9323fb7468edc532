/**
 * Whether a file is a list of people. Departments deliver counts; a list of names, dates of birth or case numbers is
 * refused and never stored. Looks at headings and at what stands under them; says which columns, never what is in them.
 */
import { Problem } from '#server/problem.ts';
import { foldHeading } from '#server/spreadsheet/match-columns.ts';
import { toColumnLetters } from '#server/spreadsheet/xlsx-archive.ts';
import { FIRST_NAMES } from './first-names.ts';

export type PersonSignKind =
  'birth-date' | 'name' | 'case-number' | 'identity-number' | 'address' | 'contact' | 'one-row-a-person';

/** What gives a list of people away. */
export interface PersonSign {
  readonly kind: PersonSignKind;
  /** heading of the column, or its letter where it has none */
  readonly column: string;
  /** enough by itself; others count only beside a name or a date of birth */
  readonly isStrong: boolean;
}

type Grid = readonly (readonly string[])[];

interface Column {
  readonly heading: string;
  readonly folded: string;
  /** filled cells under the heading */
  readonly cells: readonly string[];
}

/** The heading stands somewhere in the first rows, under titles. */
const HEADING_ROWS = 30;
/** Few rows are enough to tell; large files are looked at in part. */
const ROWS_LOOKED_AT = 2_000;

/**
 * @param grid all rows of a sheet as texts, with titles and headings wherever they stand
 * @returns empty where nothing speaks for a list of people
 */
export function findPersonSigns(grid: Grid): readonly PersonSign[] {
  const rows = grid.slice(0, ROWS_LOOKED_AT);
  const signs = [
    ...findHeadedSigns(rows),
    // A form about one person has its headings in the first column.
    ...(rows.length <= HEADING_ROWS ? findHeadedSigns(transpose(rows)) : []),
    ...findContentSigns(rows),
    ...findRowsOfPersons(rows),
  ];
  const isList =
    signs.some(({ isStrong }) => isStrong) ||
    (signs.some(({ kind }) => kind === 'name' || kind === 'birth-date') &&
      new Set(signs.map(({ kind }) => kind)).size > 1);
  return isList ? signs : [];
}

/** @throws Problem `file-of-persons` (422) `{ columns }`: the headings that gave it away */
export function refusePersonList(grid: Grid): void {
  const signs = findPersonSigns(grid);
  if (signs.length === 0) return;
  const columns = [...new Set(signs.map(({ column }) => column))];
  throw new Problem(
    'file-of-persons',
    422,
    { columns: columns.slice(0, 6).join(', ').slice(0, 200) },
    'file',
  );
}

const DAY = /^(\d{1,2}[./-]\d{1,2}[./-](?:19|20)\d{2}|(?:19|20)\d{2}[./-]\d{1,2}[./-]\d{1,2})(?:[T ].*)?$/;
const EMAIL = /^[^\s@]+@[^\s@]+\.[a-z]{2,}$/i;
const PHONE = /^\+?[\d\s()/.-]{7,}$/;
const LETTERS = /^\p{Lu}[\p{L}\p{M}'’.-]+([ ,]+[\p{L}\p{M}'’.-]+){0,5}$/u;
const STREET = /^\p{L}[\p{L}\p{M}.\s'’-]{3,},?\s\d{1,4}\s?[a-z]?$/u;

const isMostly = (cells: readonly string[], test: (cell: string) => boolean, share = 0.6) =>
  cells.length > 0 && cells.filter(test).length >= share * cells.length;

const countDistinct = (cells: readonly string[]) => new Set(cells).size;

/** Ids are different in nearly every row; codes of places and groups are too, so only the heading tells them apart. */
const isIdentifying = (cells: readonly string[]) =>
  cells.length > 0 &&
  countDistinct(cells) >= 0.8 * cells.length &&
  isMostly(cells, (cell) => /\d/.test(cell));

interface HeadingRule {
  readonly kind: PersonSignKind;
  /** of the folded heading: small letters and digits only */
  readonly heading: RegExp;
  readonly isStrong: boolean;
  readonly fits: (cells: readonly string[]) => boolean;
}

const hasNames = (cells: readonly string[]) => isMostly(cells, (cell) => LETTERS.test(cell));

const HEADING_RULES: readonly HeadingRule[] = [
  {
    kind: 'birth-date',
    heading:
      /geburtsdatum|geburtstag|gebdat|dateofbirth|birthdate|birthday|^dob$|fecha(de)?nacimiento|datadinascita|datanascita|datedenaissance/,
    isStrong: true,
    fits: (cells) => isMostly(cells, (cell) => DAY.test(cell), 0.4),
  },
  {
    kind: 'name',
    heading:
      /vorname|nachname|familienname|rufname|geburtsname|firstname|lastname|givenname|forename|surname|familyname|fullname|nameofperson|namederperson|namedesklienten|namederklientin|clientname|apellido|cognome|prenom|nomdefamille/,
    isStrong: true,
    fits: hasNames,
  },
  {
    kind: 'case-number',
    heading:
      /aktenzeichen|fallnummer|fallnr|fallid|kundennummer|kundennr|klientennummer|bgnummer|azrnummer|personennummer|personenid|schuelernummer|matrikelnummer|casen(o|r|umber)$|caseid|clientid|clientn(o|umber)$|personid|filereference|numero(de)?expediente|^nexpediente$|numerodipratica/,
    isStrong: true,
    fits: isIdentifying,
  },
  {
    kind: 'identity-number',
    heading:
      /pass(port)?(nummer|nr|number|no)$|ausweisnummer|ausweisnr|steuerid|sozialversicherungsn|versichertenn|krankenversichertenn|socialsecurityn|codicefiscale|^(nif|nie|dni)$|iban|kontonummer|aufenthaltstiteln/,
    isStrong: true,
    fits: isIdentifying,
  },
  {
    kind: 'address',
    heading: /strasse|straße|anschrift|adresse|address|hausnummer|hausnr|domicilio|indirizzo/,
    isStrong: false,
    fits: (cells) =>
      isMostly(cells, (cell) => STREET.test(cell)) && countDistinct(cells) > 0.5 * cells.length,
  },
  {
    kind: 'contact',
    heading: /telefon|phone|handy|mobilnummer|email|telefono|correo|cellulare/,
    isStrong: false,
    fits: (cells) =>
      isMostly(cells, (cell) => EMAIL.test(cell) || PHONE.test(cell)) &&
      countDistinct(cells) > 0.5 * cells.length,
  },
];

/** The first cell in the upper rows of each column that a rule knows, with what stands under it. */
function findHeadedSigns(rows: Grid): PersonSign[] {
  const signs: PersonSign[] = [];
  for (const [at, row] of rows.slice(0, HEADING_ROWS).entries()) {
    for (const [index, heading] of row.entries()) {
      const rule = readRule(heading);
      // Headings alone are a template, and tell nothing about anybody.
      const cells = rule && listCells(rows, index, at + 1).filter((cell) => readRule(cell) === undefined);
      if (rule?.fits(cells ?? []) === true)
        signs.push({ kind: rule.kind, column: heading, isStrong: rule.isStrong });
    }
  }
  return signs;
}

function readRule(heading: string): HeadingRule | undefined {
  const folded = heading.length > 80 ? '' : foldHeading(heading);
  return folded === '' ? undefined : HEADING_RULES.find((one) => one.heading.test(folded));
}

const listCells = (rows: Grid, index: number, from: number) =>
  rows.slice(from).flatMap((row) => (row[index] ?? '').trim() || []);

function transpose(rows: Grid): string[][] {
  const width = Math.max(0, ...rows.map((row) => row.length));
  return Array.from({ length: width }, (_, index) => rows.map((row) => row[index] ?? ''));
}

/** Columns with their headings, where no heading has given them away: the first filled row with two texts is taken. */
function listColumns(rows: Grid): Column[] {
  const at = rows.findIndex((row) => row.filter((cell) => cell.trim() !== '').length > 1);
  const heading = rows[at] ?? [];
  return heading.map((text, index) => ({
    // In a list without headings the first row is a person already.
    heading: text === '' || DAY.test(text) || hasFirstName(text) ? toColumnLetters(index) : text,
    folded: foldHeading(text),
    cells: listCells(rows, index, at + 1),
  }));
}

const MINIMUM_ROWS = 3;

function findContentSigns(rows: Grid): PersonSign[] {
  return listColumns(rows).flatMap(({ heading, cells }): PersonSign[] => {
    if (cells.length < MINIMUM_ROWS) return [];
    if (hasBirthDays(cells)) return [{ kind: 'birth-date', column: heading, isStrong: false }];
    if (isMostly(cells, (cell) => EMAIL.test(cell)) && countDistinct(cells) >= 0.8 * cells.length)
      return [{ kind: 'contact', column: heading, isStrong: false }];
    const share = readNameShare(cells);
    if (share < 0.3) return [];
    return [{ kind: 'name', column: heading, isStrong: share >= 0.6 && hasTwoWords(cells) }];
  });
}

/** Days of many years in no order; days of a series come in order or are the same day of each year. */
function hasBirthDays(cells: readonly string[]): boolean {
  if (!isMostly(cells, (cell) => DAY.test(cell), 0.8)) return false;
  const days = cells.filter((cell) => DAY.test(cell)).map(toSortableDay);
  const years = days.map((day) => Number(day.slice(0, 4)));
  const inOrder = days.every((day, at) => at === 0 || day >= (days[at - 1] ?? ''));
  const inReverse = days.every((day, at) => at === 0 || day <= (days[at - 1] ?? ''));
  const daysOfYear = countDistinct(days.map((day) => day.slice(4)));
  const span = Math.max(...years) - Math.min(...years);
  return !inOrder && !inReverse && span >= 8 && daysOfYear >= 3 && countDistinct(days) > 0.8 * days.length;
}

function toSortableDay(cell: string): string {
  const parts = cell.split(/[T ]/)[0]?.split(/[./-]/) ?? [];
  const ordered = parts[0]?.length === 4 ? parts : parts.toReversed();
  return ordered.map((part) => part.padStart(2, '0')).join('');
}

const HOLY = new Set(['sankt', 'st', 'san', 'santa', 'santo', 'sant', 'saint', 'sainte', 'sao', 'sveti']);

/** Share of different cells with a common first name as a word; saints in names of municipalities do not count. */
function readNameShare(cells: readonly string[]): number {
  const distinct = [...new Set(cells)];
  if (distinct.length < MINIMUM_ROWS || distinct.length < 0.5 * cells.length) return 0;
  return distinct.filter(hasFirstName).length / distinct.length;
}

function hasFirstName(cell: string): boolean {
  if (cell.length > 60 || !LETTERS.test(cell)) return false;
  const words = cell.split(/[\s,.-]+/).map(foldHeading);
  return words.some((word, at) => FIRST_NAMES.has(word) && !HOLY.has(words[at - 1] ?? ''));
}

const hasTwoWords = (cells: readonly string[]) => isMostly(cells, (cell) => /\S[\s,]+\S/.test(cell), 0.8);

const ATTRIBUTES =
  /^(geschlecht|sex|gender|sexo|sesso)$|^(alter|age|edad|eta)$|geburtsjahr|yearofbirth|birthyear|staatsangehorigkeit|nationalitat|nationality|citizenship|nacionalidad|cittadinanza|herkunftsland|countryoforigin|familienstand|maritalstatus|religion|aufenthaltsstatus|residencestatus|einreise|dateofarrival|muttersprache|mothertongue|diagnos|sprachniveau|languagelevel/;
const COUNT = /^[<>]?\d{1,3}([.,'\s]?\d{3})*([.,]\d+)?%?$/;
const MARK = /^([.\-–/x…*]|\.\.\.?|k\. ?a\.|n\/?a|:)$/i;

/** One line for each person without a name: several facts about people, and no column of counts. */
function findRowsOfPersons(rows: Grid): PersonSign[] {
  const columns = listColumns(rows);
  const facts = columns.filter(({ folded }) => ATTRIBUTES.test(folded));
  if (facts.length < 3 || facts.some(({ cells }) => cells.length < MINIMUM_ROWS)) return [];
  const numbers = columns.filter(
    (column) =>
      !facts.includes(column) && isMostly(column.cells, (cell) => COUNT.test(cell) || MARK.test(cell)),
  );
  const hasCounts = numbers.some(
    ({ cells, folded }) =>
      !/jahr|year|^(id|nr|no|lfd|lfdnr)$/.test(folded) && cells.some((cell) => !/^[01]$/.test(cell)),
  );
  if (hasCounts) return [];
  return [
    { kind: 'one-row-a-person', column: facts.map(({ heading }) => heading).join(', '), isStrong: true },
  ];
}
