/** Numbers as people write them. What can be read in two ways is said, not guessed. */

export type DecimalSign = 'comma' | 'point';

export interface ReadNumber {
  readonly number: number;
  /** a percent sign stands behind it */
  readonly isPercent: boolean;
}

const GROUPS = {
  comma: /^[+-]?(?:[1-9]\d{0,2}(?:\.\d{3})+|\d+)(?:,\d+)?$/,
  point: /^[+-]?(?:[1-9]\d{0,2}(?:,\d{3})+|\d+)(?:\.\d+)?$/,
} as const;
const MOST_DIGITS = 15;

/** Signs that mean the same: other minus signs, spaces and apostrophes between groups of three digits. */
function normalise(text: string): { readonly digits: string; readonly isPercent: boolean } {
  const isPercent = text.endsWith('%');
  const digits = text
    .replace(/\s*%$/, '')
    .replace(/^[−–]\s?(?=\d)/, '-')
    .replaceAll(/(?<=\d)[\s'’\u00a0\u202f](?=\d{3}(?:\D|$))/g, '');
  return { digits, isPercent };
}

/** `plain`: the same in both ways of writing; `either`: `1.234`; null: no number. */
export function detectDecimalSign(text: string): DecimalSign | 'plain' | 'either' | null {
  const { digits } = normalise(text);
  if (digits.replaceAll(/\D/g, '').length > MOST_DIGITS) return null;
  const [isComma, isPoint] = [GROUPS.comma.test(digits), GROUPS.point.test(digits)];
  if (isComma && isPoint) return /[.,]/.test(digits) ? 'either' : 'plain';
  return isComma ? 'comma' : isPoint ? 'point' : null;
}

/** null: no number in this way of writing. */
export function parseNumber(text: string, sign: DecimalSign): ReadNumber | null {
  const { digits, isPercent } = normalise(text);
  if (detectDecimalSign(text) === null || !GROUPS[sign].test(digits)) return null;
  const plain = sign === 'comma' ? digits.replaceAll('.', '').replace(',', '.') : digits.replaceAll(',', '');
  return { number: Number(plain), isPercent };
}

/** Whether something is written where a number could stand: a number, or a sign of statistical offices for none. */
export const isValueLike = (text: string) =>
  detectDecimalSign(text) !== null ||
  /^([.\-–—/x…*:]|\.{2,3}|k\. ?A\.|n\/?a|[<>]\s?\d+|\(\d+\))$/i.test(text);
