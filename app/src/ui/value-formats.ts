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
type Formatter = Intl.NumberFormat | Intl.DateTimeFormat | Intl.ListFormat;
const formatters = new Map<string, Formatter>();

function keep<Format extends Formatter>(key: string, make: () => Format): Format {
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

/** `amount`: a decimal text, written as exactly as it stands. `decimals`: digits after the point, always shown. */
export function formatDecimal(
  amount: Intl.StringNumericLiteral,
  language: Language,
  decimals: number,
): string {
  const options = { minimumFractionDigits: decimals, maximumFractionDigits: decimals };
  return keepNumberFormat(language, options).format(amount);
}

function keepMoneyFormat(language: Language, currency: string): Intl.NumberFormat {
  const options = { style: 'currency', currency } as const;
  return keep(`currency ${language} ${currency}`, () => new Intl.NumberFormat(LOCALES[language], options));
}

/** As `formatDecimal`, with the currency (ISO 4217) and its own number of digits. */
export function formatMoney(amount: Intl.StringNumericLiteral, language: Language, currency: string): string {
  return keepMoneyFormat(language, currency).format(amount);
}

/** Digits behind the point of a currency (ISO 4217): 2 for EUR, 0 for JPY. */
export function readCurrencyDigits(currency: string): number {
  return keepMoneyFormat('en', currency).resolvedOptions().maximumFractionDigits ?? 2;
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

/** Day and minute on the clocks of `timeZone` (IANA name), with the name of that time. */
export function formatMoment(moment: Date, language: Language, timeZone: string): string {
  const parts = { hour: '2-digit', minute: '2-digit', timeZoneName: 'short' } as const;
  return keep(
    `moment ${language} ${timeZone}`,
    () =>
      new Intl.DateTimeFormat(LOCALES[language], {
        day: 'numeric',
        month: 'long',
        year: 'numeric',
        ...parts,
        timeZone,
      }),
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

/** `2019, 2021 and 2022`: numbers stand as they are, because years have no sign for thousands. */
export function formatList(items: readonly (string | number)[], language: Language): string {
  return keep(`list ${language}`, () => new Intl.ListFormat(LOCALES[language])).format(items.map(String));
}
