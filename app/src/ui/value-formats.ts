import type { Language } from './languages.ts';

/**
 * Regional forms are fixed, so that the same page reads the same on every machine. Arabic is written with the
 * digits 0–9: they match the printed letters, receipts and addresses of the towns that use this.
 */
export const LOCALES: Readonly<Record<Language, string>> = {
  en: 'en-GB',
  de: 'de-DE',
  es: 'es-ES',
  it: 'it-IT',
  ar: 'ar-u-nu-latn',
  uk: 'uk-UA',
};

/** Making a formatter takes a hundred times as long as using it. */
const formatters = new Map<string, Intl.NumberFormat | Intl.DateTimeFormat>();

function keep<Format extends Intl.NumberFormat | Intl.DateTimeFormat>(
  key: string,
  make: () => Format,
): Format {
  const kept = formatters.get(key) ?? make();
  formatters.set(key, kept);
  // The key begins with the kind of formatter.
  return kept as Format;
}

function keepNumberFormat(language: Language, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const { style = 'decimal', minimumFractionDigits: decimals = 0 } = options;
  return keep(`${style} ${language} ${decimals}`, () => new Intl.NumberFormat(LOCALES[language], options));
}

/** True minus sign instead of a hyphen, in every language. */
function withMinusSign(text: string): string {
  return text.replace('-', '−');
}

/** `decimals`: digits after the point, always shown. */
export function formatNumber(value: number, language: Language, decimals = 0): string {
  const options = { minimumFractionDigits: decimals, maximumFractionDigits: decimals };
  return withMinusSign(keepNumberFormat(language, options).format(value));
}

/** `share`: 0–1; shown in percent. `decimals`: digits after the point of the percentage. */
export function formatShare(share: number, language: Language, decimals = 0): string {
  const options = {
    style: 'percent',
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
  } as const;
  return withMinusSign(keepNumberFormat(language, options).format(share));
}

/** `date`: a `Date`, or an ISO 8601 day such as `2026-11-21`. `timeZone`: IANA name; a day needs none. */
export function formatDate(date: Date | string, language: Language, timeZone = 'UTC'): string {
  const moment = typeof date === 'string' ? new Date(date) : date;
  const options = { dateStyle: 'long', timeZone } as const;
  return keep(
    `day ${language} ${timeZone}`,
    () => new Intl.DateTimeFormat(LOCALES[language], options),
  ).format(moment);
}

/** `YYYY-MM` as month and year in words. */
export function formatMonth(month: string, language: Language): string {
  const format = keep(
    `month ${language}`,
    () => new Intl.DateTimeFormat(LOCALES[language], { month: 'long', year: 'numeric', timeZone: 'UTC' }),
  );
  return format.format(new Date(`${month}-01T00:00:00Z`));
}
