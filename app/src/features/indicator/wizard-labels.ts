/** What breakdowns and their codes are called on the pages of the office. */
import { BREAKDOWN_CODES } from '@vicus/reference';
import { ALL_LABEL, DIMENSION_LABELS } from './indicator-texts.ts';
import { parseBreakdown } from './observation.rules.ts';

const isCoded = (dimension: string): dimension is keyof typeof BREAKDOWN_CODES =>
  Object.hasOwn(BREAKDOWN_CODES, dimension);

export function nameDimension(dimension: string, language: string): string {
  const labels = Object.hasOwn(DIMENSION_LABELS, dimension)
    ? DIMENSION_LABELS[dimension as keyof typeof DIMENSION_LABELS]
    : undefined;
  return labels === undefined ? dimension : (readText(labels, language) ?? dimension);
}

const readText = (texts: object, language: string): string | undefined =>
  (texts as Readonly<Record<string, string>>)[language] ?? (texts as Readonly<Record<string, string>>)['en'];

export function nameCode(dimension: string, code: string, language: string): string {
  const known = isCoded(dimension) ? BREAKDOWN_CODES[dimension].find((one) => one.code === code) : undefined;
  return known === undefined ? code : (readText(known.label, language) ?? code);
}

/** `Sex: women and girls, Age: 18 to 29 years`; the word for all where nothing is told apart. */
export function nameBreakdown(breakdown: string, language: string): string {
  const pairs = Object.entries(parseBreakdown(breakdown)).map(
    ([dimension, code]) => `${nameDimension(dimension, language)}: ${nameCode(dimension, code, language)}`,
  );
  return pairs.length === 0 ? (readText(ALL_LABEL, language) ?? '') : pairs.join(', ');
}

/** Codes to choose from, those of a breakdown that are the same everywhere. */
export const listCodesOf = (dimension: string): readonly string[] =>
  isCoded(dimension) ? BREAKDOWN_CODES[dimension].map(({ code }) => code) : [];
