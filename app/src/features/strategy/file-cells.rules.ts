/** One cell of the spreadsheet: from the notation of records to what stands in a program, and back. */
import { AREAS_OF_LIFE, type Texts } from '@vicus/reference';
import { foldText } from '#features/governance/actor.rules.ts';
import type { CellOut } from '#server/spreadsheet/render-table.ts';
import type { TableFinding } from '#server/spreadsheet/spreadsheet.types.ts';
import { createTranslator, type Language, type MessageKey } from '#ui/messages.ts';
import { parseAmount, toPlainAmount, type AmountWrong } from './budget.rules.ts';
import { tidyCell, writeList } from './file-records.rules.ts';
import type { FileColumn } from './file.types.ts';

/** Offices write in these; a file may be filled in by somebody with the other one. */
export const FILE_LANGUAGES = ['en', 'de'] as const satisfies readonly Language[];
export type FileLanguage = (typeof FILE_LANGUAGES)[number];

/** What numbers in a file mean: how its words write them, and how many digits its money has. */
export interface FileDialect {
  readonly language: FileLanguage;
  readonly currency: string;
}

const AREA_LABELS: ReadonlyMap<string, Texts> = new Map(
  AREAS_OF_LIFE.map(({ code, label }) => [code, label]),
);

/** The words for a code, as cells and documents have them. */
export function nameCode(column: string, code: string, language: FileLanguage): string {
  if (code === '') return '';
  const area = column === 'area' || column === 'areas' ? AREA_LABELS.get(code) : undefined;
  if (area !== undefined) return area[language] ?? area.en;
  return createTranslator(language)(`office.strategy-file.code.${column}.${code}` as MessageKey);
}

export const nameYesNo = (value: string, language: FileLanguage): string =>
  createTranslator(language)(value === 'yes' ? 'office.strategy-file.yes' : 'office.strategy-file.no');

export function writeCell(
  { id, kind }: FileColumn,
  value: string,
  { language, currency }: FileDialect,
): CellOut {
  if (value === '') return null;
  switch (kind) {
    case 'code':
      return nameCode(id, value, language);
    case 'codes':
      return value
        .split('\n')
        .map((code) => nameCode(id, code, language))
        .join('\n');
    case 'yes-no':
      return nameYesNo(value, language);
    case 'number':
    case 'whole':
      return Number(value);
    case 'amount':
      // Up to 15 digits: the number a program keeps is exactly this one.
      return Number(toPlainAmount(Number(value), currency));
    default:
      return value;
  }
}

/** What a cell says, or why it cannot be read: code and values of a finding. */
export type CellReading =
  { readonly value: string } | { readonly code: string; readonly values: TableFinding['values'] };

/** `isNumber`: the program keeps a number there, not a text that looks like one. References are resolved elsewhere. */
export function readCellText(
  column: FileColumn,
  cell: string,
  isNumber: boolean,
  dialect: FileDialect,
): CellReading {
  const text = tidyCell(cell);
  if (text === '') return { value: '' };
  switch (column.kind) {
    case 'code':
      return readCode(column, text);
    case 'codes':
      return readCodes(column, text);
    case 'yes-no':
      return readYesNo(text);
    case 'day':
      return readDay(text);
    case 'whole':
      return readWhole(text, isNumber);
    case 'number':
      return readNumber(text, isNumber, dialect.language);
    case 'amount':
      return readAmount(text, isNumber, dialect);
    default:
      return { value: text };
  }
}

const shorten = (text: string): string => (text.length > 60 ? `${text.slice(0, 59)}…` : text);
const refuse = (code: string, given: string): CellReading => ({ code, values: { given: shorten(given) } });

const codesByText = new Map<FileColumn, ReadonlyMap<string, string>>();

/** Codes and their words in every language of the office. */
function listCodeTexts(column: FileColumn): ReadonlyMap<string, string> {
  const kept = codesByText.get(column);
  if (kept !== undefined) return kept;
  const made = new Map(
    (column.codes ?? []).flatMap((code) => [
      [foldText(code), code] as const,
      ...FILE_LANGUAGES.map((language) => [foldText(nameCode(column.id, code, language)), code] as const),
    ]),
  );
  codesByText.set(column, made);
  return made;
}

/** The words that may stand in a cell, for messages. */
export const listCodeWords = ({ id, codes = [] }: FileColumn, language: FileLanguage): string =>
  codes.map((code) => nameCode(id, code, language)).join(', ');

function readCode(column: FileColumn, text: string): CellReading {
  const value = listCodeTexts(column).get(foldText(text));
  return value === undefined ? refuse('strategy-word-unknown', text) : { value };
}

function readCodes(column: FileColumn, text: string): CellReading {
  const words = text.split(/[;|\n]/).map((word) => word.trim());
  const known = listCodeTexts(column);
  const codes: string[] = [];
  for (const word of words.filter((one) => one !== '')) {
    const code = known.get(foldText(word));
    if (code === undefined) return refuse('strategy-word-unknown', word);
    if (!codes.includes(code)) codes.push(code);
  }
  return { value: writeList(codes) };
}

const YES = new Set(['yes', 'y', 'ja', 'j', 'true', 'wahr', '1', 'x']);
const NO = new Set(['no', 'n', 'nein', 'false', 'falsch', '0', '-']);

function readYesNo(text: string): CellReading {
  const word = text.toLowerCase();
  if (YES.has(word)) return { value: 'yes' };
  return NO.has(word) ? { value: 'no' } : refuse('strategy-yes-or-no', text);
}

/** `2027-03-01`, `1.3.2027`, or a day of the program. `03/01/2027` is two days: in March and in January. */
function readDay(text: string): CellReading {
  const dotted = /^(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})$/.exec(text);
  const [, day = '', month = '', year = ''] = dotted ?? [];
  const iso = dotted === null ? text : `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  if (!/^\d{4}-\d{2}-\d{2}$/.test(iso)) return refuse('strategy-day', text);
  const moment = new Date(`${iso}T00:00:00Z`);
  const isReal = !Number.isNaN(moment.getTime()) && moment.toISOString().startsWith(iso);
  return isReal ? { value: iso } : refuse('strategy-day', text);
}

/** Spaces between thousands do not count. */
const joinDigits = (text: string): string => text.replaceAll(/[\s'’\u00A0\u202F]/g, '');

function readWhole(text: string, isNumber: boolean): CellReading {
  const digits = joinDigits(text);
  if (!/^\d{1,15}$/.test(digits))
    return refuse(isNumber ? 'strategy-not-whole' : 'strategy-not-a-number', text);
  return { value: String(Number(digits)) };
}

/** What a program computed is not exact in its last digits (0.1 + 0.2). */
const roundComputed = (text: string): string => String(Number(Number(text).toPrecision(15)));

/** Thousands and decimals as the language writes them; `1.234` alone is a thousand in German and one and a bit in English. */
function toPlainNumber(text: string, language: FileLanguage): string | null {
  const digits = joinDigits(text.replaceAll('\u2212', '-'));
  const [thousands, decimal] = language === 'de' ? (['.', ','] as const) : ([',', '.'] as const);
  const grouped = new RegExp(`^-?\\d{1,3}(\\${thousands}\\d{3})+(\\${decimal}\\d+)?$`);
  const plain = new RegExp(`^-?\\d+(\\${decimal}\\d+)?$`);
  if (!grouped.test(digits) && !plain.test(digits)) return null;
  return digits.replaceAll(thousands, '').replace(decimal, '.');
}

function readNumber(text: string, isNumber: boolean, language: FileLanguage): CellReading {
  const plain = isNumber ? roundComputed(text) : toPlainNumber(text, language);
  if (plain === null || !Number.isFinite(Number(plain))) return refuse('strategy-not-a-number', text);
  return { value: String(Number(plain)) };
}

const WRONG_AMOUNT = {
  'not-an-amount': 'strategy-amount',
  'too-fine': 'strategy-amount',
  'too-large': 'strategy-amount-large',
  negative: 'strategy-amount-negative',
} as const satisfies Record<AmountWrong, string>;

function readAmount(text: string, isNumber: boolean, { language, currency }: FileDialect): CellReading {
  const parsed = isNumber
    ? parseAmount(roundComputed(text), 'en', currency)
    : parseAmount(text, language, currency);
  return 'cents' in parsed ? { value: String(parsed.cents) } : refuse(WRONG_AMOUNT[parsed.wrong], text);
}
