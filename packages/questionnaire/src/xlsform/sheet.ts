/** Rows of a sheet by the meaning of their columns. A cell that nobody takes becomes a finding: none is lost. */
import { toLanguageTag } from './languages.ts';
import type { Report } from './report.ts';
import type { XlsSheet } from './xlsform.types.ts';

/** Headings that mean the same, folded, by the name used here. */
const ALIASES: Readonly<Record<string, string>> = {
  'list name': 'list_name',
  listname: 'list_name',
  value: 'name',
  relevance: 'relevant',
  'constraint message': 'constraint_message',
  'required message': 'required_message',
  requiredmsg: 'required_message',
  readonly: 'read_only',
  'read only': 'read_only',
  'repeat count': 'repeat_count',
  jr_count: 'repeat_count',
  'choice filter': 'choice_filter',
  calculate: 'calculation',
  image: 'media',
  audio: 'media',
  video: 'media',
  'big-image': 'media',
  'media::image': 'media',
  'media::audio': 'media',
  'media::video': 'media',
  'media::big-image': 'media',
};

/** What the form standard knows. Other headings are named once, with how many cells they have. */
const KNOWN: Readonly<Record<string, readonly string[]>> = {
  survey: (
    'type name label hint guidance_hint required required_message relevant constraint constraint_message ' +
    'appearance default read_only calculation trigger choice_filter parameters repeat_count media disabled note autoplay'
  ).split(' '),
  choices: ['list_name', 'name', 'label', 'media'],
};

interface SheetColumn {
  readonly index: number;
  /** as it stands in the file */
  readonly heading: string;
  readonly kind: string;
  /** BCP 47 tag; `undefined`: the form's own language */
  readonly language: string | undefined;
}

export interface FormRow {
  readonly sheet: string;
  /** 1-based */
  readonly number: number;
  /** Text of a cell, marked as used. */
  take(kind: string): string;
  /** The same without marking it. */
  look(kind: string): string;
  /** Heading of a filled column of this kind, for findings. */
  headingOf(kind: string): string | undefined;
  /** The same of all filled columns of this kind. */
  listHeadings(kind: string): readonly string[];
  /** Filled cells of a kind in each language, marked as used. */
  takeByLanguage(kind: string): readonly { language: string | undefined; heading: string; text: string }[];
  /** Marks all cells as used, because a finding names the whole row. */
  takeAll(): void;
  /** Filled cells that nobody has used. */
  listLeft(): readonly {
    readonly heading: string;
    readonly kind: string;
    readonly language: string | undefined;
    readonly text: string;
  }[];
}

interface Heading {
  readonly kind: string;
  readonly language: string | undefined;
  /** as it stands in the heading */
  readonly languageName: string | undefined;
}

function parseHeading(heading: string): Heading {
  const parts = heading.split(/::|:/u).map((part) => part.trim());
  const folded = parts.map((part) => part.toLowerCase());
  const isMedia = folded[0] === 'media' && parts.length > 1;
  const base = isMedia ? `media::${folded[1]}` : (folded[0] ?? '');
  const languageName = parts[isMedia ? 2 : 1];
  return {
    kind: ALIASES[base] ?? base,
    language: languageName === undefined ? undefined : toLanguageTag(languageName),
    languageName,
  };
}

const DESCRIBED_BY_LANGUAGE = [
  'label',
  'hint',
  'guidance_hint',
  'constraint_message',
  'required_message',
  'media',
];

/** Columns that can be used; the others are findings, each once. */
function readColumns(sheet: XlsSheet, role: string, report: Report): readonly SheetColumn[] {
  const [headings = []] = sheet.rows;
  const width = Math.max(0, ...sheet.rows.map((row) => row.length));
  return Array.from({ length: width }, (_, index) => index).flatMap((index): readonly SheetColumn[] => {
    const heading = (headings[index] ?? '').trim();
    const cells = sheet.rows.slice(1).filter((row) => (row[index] ?? '').trim() !== '').length;
    if (heading === '') {
      if (cells > 0) report(sheet.name, 1, 'column-without-heading', { number: index + 1, cells });
      return [];
    }
    const { kind, language, languageName } = parseHeading(heading);
    const isKnown = KNOWN[role]?.includes(kind) === true;
    const hasLanguage = languageName !== undefined && DESCRIBED_BY_LANGUAGE.includes(kind);
    if (!isKnown || (languageName !== undefined && !hasLanguage)) {
      if (cells > 0) report(sheet.name, 1, 'column-not-known', { cells }, heading);
      return [];
    }
    if (hasLanguage && language === undefined) {
      if (cells > 0) report(sheet.name, 1, 'language-not-known', { language: languageName, cells }, heading);
      return [];
    }
    return [{ index, heading, kind, language }];
  });
}

/** Rows with anything in a usable column. */
export function readRows(sheet: XlsSheet, role: string, report: Report): readonly FormRow[] {
  const columns = readColumns(sheet, role, report);
  return sheet.rows
    .map((cells, index) => createRow(sheet.name, index + 1, columns, cells))
    .slice(1)
    .filter((row) => row.listLeft().length > 0);
}

function createRow(
  sheet: string,
  number: number,
  columns: readonly SheetColumn[],
  cells: readonly string[],
): FormRow {
  const used = new Set<number>();
  const filled = columns.flatMap((column) => {
    const text = (cells[column.index] ?? '').trim();
    return text === '' ? [] : [{ ...column, text }];
  });
  const find = (kind: string) => filled.find((cell) => cell.kind === kind);
  const takeCell = <C extends { readonly index: number }>(cell: C): C => {
    used.add(cell.index);
    return cell;
  };
  return {
    sheet,
    number,
    take: (kind) => {
      const cell = find(kind);
      return cell === undefined ? '' : takeCell(cell).text;
    },
    look: (kind) => find(kind)?.text ?? '',
    headingOf: (kind) => find(kind)?.heading,
    listHeadings: (kind) => filled.filter((cell) => cell.kind === kind).map(({ heading }) => heading),
    takeByLanguage: (kind) => filled.filter((cell) => cell.kind === kind).map(takeCell),
    takeAll: () => filled.forEach(takeCell),
    listLeft: () => filled.filter((cell) => !used.has(cell.index)),
  };
}
