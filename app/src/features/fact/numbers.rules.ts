/** Numbers in words that people write, in the notations of the languages of the pages, held against published figures. */
import type { Fact } from './fact.types.ts';

/** A number as it stands in a text, and what it can mean. */
export interface WrittenNumber {
  readonly text: string;
  /** where it begins in the text */
  readonly at: number;
  /** what it can mean: `1.234` is a thousand or one and a bit. With the digits after the point that were written. */
  readonly readings: readonly { readonly value: number; readonly decimals: number }[];
  readonly isPercent: boolean;
}

/** Arabic-Indic digits, also as written in Persian. */
const OTHER_DIGITS = /[٠-٩۰-۹]/g;
const DAY = /\b\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}\b|\b\d{1,2}\.\s?\d{1,2}\.(?!\d)/g;
const TIME = /\b\d{1,2}:\d{2}\b/g;
const ADDRESS = /\b(?:https?:\/\/|www\.)\S+|\S+@\S+/g;
/** Digits with single separators between them: point, comma, apostrophe, space of any width. */
const NUMBER = /[-−]?\d+(?:[.,'’\u00a0\u202f\u2009 ٬٫]\d+)*/g;
const PERCENT =
  /^[\s\u200e\u200f\u061c\u2066-\u2069]{0,3}(?:%|٪|percent\b|per cent\b|Prozent\b|por ciento\b|per cento\b)/i;

/** Between the ends of a span: `37–47 %`, `37 to 47 %`. */
const SPAN = /^\s?(?:[-–—]|to|and|bis|und|a|y|e|ed)\s?$/i;

/** Every number in a text. Years (1900–2100), days, times and addresses are none. */
export function findNumbers(text: string): WrittenNumber[] {
  const plain = text.replace(OTHER_DIGITS, (digit) => String((digit.codePointAt(0) ?? 0) & 15));
  const hidden = [ADDRESS, DAY, TIME].reduce(
    (rest, pattern) => rest.replace(pattern, (found) => '\u0000'.repeat(found.length)),
    plain,
  );
  const found = [...hidden.matchAll(NUMBER)]
    .flatMap((match) => splitAtSpaces(match[0], match.index))
    .flatMap(({ digits, at }) => {
      if (isPartOfWord(hidden, at)) return [];
      const signed = isSigned(hidden, at) ? digits : digits.replace(/^[-−]/, '');
      const from = at + digits.length - signed.length;
      const isPercent = PERCENT.test(hidden.slice(from + signed.length));
      const shown = text.slice(from, from + signed.length);
      return [{ text: shown, at: from, readings: listReadings(signed), isPercent, isYear: isYear(signed) }];
    });
  return spreadPercent(found, hidden).flatMap(({ isYear: is, ...number }) =>
    is && !number.isPercent ? [] : [number],
  );
}

/** The percent sign at the end of a span counts for its beginning too. */
function spreadPercent<Found extends WrittenNumber>(found: readonly Found[], text: string): Found[] {
  return found.map((number, i) => {
    const next = found[i + 1];
    if (number.isPercent || next?.isPercent !== true) return number;
    return { ...number, isPercent: SPAN.test(text.slice(number.at + number.text.length, next.at)) };
  });
}

/** `12 345` is one number, `12 34` and `2024 12` are two: a space stands before three digits only, after one to three. */
function splitAtSpaces(digits: string, at: number): { digits: string; at: number }[] {
  if (/^[-−]?\d{1,3}([\u00a0\u202f\u2009 ]\d{3})+([.,٫]\d+)?$/.test(digits)) return [{ digits, at }];
  return [...digits.matchAll(/[^\u00a0\u202f\u2009 ]+/g)].map((part) => ({
    digits: part[0],
    at: at + part.index,
  }));
}

/** `B12` and `covid-19` are names. */
const isPartOfWord = (text: string, at: number): boolean => /\p{L}$/u.test(text.slice(0, at));

/** A hyphen between two numbers is a span (`5-10`), not a minus. */
const isSigned = (text: string, at: number): boolean => !/[\d%)]\s?$/.test(text.slice(0, at));

const isYear = (digits: string): boolean => /^(19\d\d|20\d\d|2100)$/.test(digits);

/** With a thousands separator, with a decimal one, or with both, as far as the digits allow. */
function listReadings(written: string): WrittenNumber['readings'] {
  const sign = /^[-−]/.test(written) ? -1 : 1;
  const digits = written
    .replace(/^[-−]/, '')
    .replaceAll(/['’\u00a0\u202f\u2009 ٬]/g, '')
    .replaceAll('٫', ',');
  const marks = digits.match(/[.,]/g) ?? [];
  const last = marks.at(-1);
  const read = (whole: string, part: string) => ({
    value: sign * Number(`${whole.replaceAll(/[.,]/g, '')}.${part === '' ? '0' : part}`),
    decimals: part.length,
  });
  if (last === undefined) return [read(digits, '')];
  const at = digits.lastIndexOf(last);
  const asDecimal = read(digits.slice(0, at), digits.slice(at + 1));
  const asWhole = read(digits, '');
  const isGrouped = /^\d{1,3}([.,]\d{3})+$/.test(digits);
  if (marks.length > 1) return new Set(marks).size > 1 ? [asDecimal] : isGrouped ? [asWhole] : [asDecimal];
  return isGrouped ? [asWhole, asDecimal] : [asDecimal];
}

/** Whether the number is this value, rounded to the digits that were written. */
function isValue({ readings }: WrittenNumber, value: number): boolean {
  return readings.some(
    ({ value: read, decimals }) =>
      Math.abs(read - value) <= 0.5 * 10 ** -decimals + 1e-9 * Math.max(1, Math.abs(value)),
  );
}

/** What may be told of a fact: as it is, and in percent. A vague number is told as its interval, never as itself. */
export function listTellable(fact: Fact): {
  readonly plain: readonly number[];
  readonly percents: readonly number[];
} {
  const answered = fact.answered === null ? [] : [fact.answered];
  if (fact.kind === 'none') return { plain: answered, percents: [] };
  const { interval, isVague, value, measure } = fact;
  const told = [...(isVague ? [] : [value]), ...(interval === null ? [] : [interval.low, interval.high])];
  if (measure.kind === 'share' || measure.unit.startsWith('share'))
    return { plain: answered, percents: told.map((one) => one * 100) };
  if (measure.unit === 'percent') return { plain: answered, percents: told };
  return { plain: [...told, ...answered], percents: [] };
}

export function tells(number: WrittenNumber, fact: Fact): boolean {
  const { plain, percents } = listTellable(fact);
  return (number.isPercent ? percents : plain).some((value) => isValue(number, value));
}

/** Numbers that none of the facts has and that do not stand in the names that come with them. */
export function findUntold(
  text: string,
  facts: readonly Fact[],
  names: readonly string[] = [],
): WrittenNumber[] {
  const named = new Set(names.flatMap((name) => name.match(/\d+(?:[.,]\d+)*/g) ?? []));
  return findNumbers(text).filter(
    (number) => !facts.some((fact) => tells(number, fact)) && (number.isPercent || !named.has(number.text)),
  );
}
