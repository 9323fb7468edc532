/**
 * Money, exactly. An amount is a whole number of the smallest coin of its currency (ISO 4217: two digits for EUR, none for
 * JPY, three for TND), called cents here. Nobody else adds amounts up: pages, files and checks agree because they ask here.
 */
import type { Language } from '#ui/languages.ts';
import { formatDecimal, formatMoney, LOCALES, readCurrencyDigits } from '#ui/value-formats.ts';
import type { Action, BudgetLine, CostKind } from './action.types.ts';

/** The most that one line may hold; a constraint of the database says the same. */
export const MAXIMUM_LINE_CENTS = 10_000_000_000_000;
/** The most that all lines of one strategy may come to: sums stay whole numbers that a computer holds exactly. */
export const MAXIMUM_SUM_CENTS = 9_000_000_000_000_000;

/** Codes without a smallest coin, or of no money at all: gold, special drawing rights, bonds, tests. */
const NO_MONEY = /^X(A[GU]|B[A-D]|DR|P[DT]|SU|TS|UA|XX)$/;

/** Whether a code of ISO 4217 names money one can pay with. */
export const isCurrency = (code: string): boolean =>
  /^[A-Z]{3}$/.test(code) && !NO_MONEY.test(code) && Intl.supportedValuesOf('currency').includes(code);

/** Digits behind the point: 2 for EUR, 0 for JPY, 3 for TND. */
export const readMinorDigits = (currency: string): number => readCurrencyDigits(currency);

/** `1234.5` as text with a point and all digits of the currency; exact. What files hold. */
export function toPlainAmount(cents: number, currency: string): string {
  const digits = readMinorDigits(currency);
  const text = String(Math.abs(cents)).padStart(digits + 1, '0');
  const sign = cents < 0 ? '-' : '';
  if (digits === 0) return sign + text;
  return `${sign}${text.slice(0, -digits)}.${text.slice(-digits)}`;
}

/** `€1,234.50`, `1.234,50 €`: as people of the language write it, with the currency named. */
export function formatAmount(cents: number, currency: string, language: Language): string {
  // A decimal text is formatted as it stands; a number would have been divided and rounded first.
  return formatMoney(toPlainAmount(cents, currency) as Intl.StringNumericLiteral, language, currency);
}

/** The same without the currency: what stands in a field to be changed. */
export function formatPlainAmount(cents: number, currency: string, language: Language): string {
  const text = toPlainAmount(cents, currency) as Intl.StringNumericLiteral;
  return formatDecimal(text, language, readMinorDigits(currency));
}

export type AmountWrong = 'not-an-amount' | 'too-fine' | 'too-large' | 'negative';
export type ParsedAmount = { readonly cents: number } | { readonly wrong: AmountWrong };

/** Languages that write 1.234,50; the others write 1,234.50. */
const WITH_DECIMAL_COMMA: readonly Language[] = ['de', 'es', 'it', 'uk'];
/** `1` and groups of three, or digits in a row. Spaces and apostrophes group in every language. */
const GROUPED = /^\d{1,3}([.,' ]\d{3})+$/;

/**
 * Reads what somebody typed or a spreadsheet holds: `1.234,50`, `1,234.50`, `1 234,5`, `1'234.50`, `EUR 1234`, `1.234 €`.
 * Where one sign can mean both (`1.234`), the language decides; more digits than the currency has are never rounded.
 */
export function parseAmount(text: string, language: Language, currency = 'EUR'): ParsedAmount {
  const bare = stripCurrency(text, currency);
  if (/^[-−–]/.test(bare)) return { wrong: 'negative' };
  const parts = splitAmount(bare, language, readMinorDigits(currency));
  if (parts === undefined) return { wrong: 'not-an-amount' };
  return toCents(parts.whole, parts.fraction, readMinorDigits(currency));
}

/** Code and signs by which a currency is written, the longest first: EUR, €; JPY, JP¥, ¥. */
function listSigns(currency: string): string[] {
  const signs = (['symbol', 'narrowSymbol'] as const).flatMap((currencyDisplay) =>
    Object.values(LOCALES).map(
      (locale) =>
        new Intl.NumberFormat(locale, { style: 'currency', currency, currencyDisplay })
          .formatToParts(0)
          .find(({ type }) => type === 'currency')?.value ?? currency,
    ),
  );
  return [...new Set([currency, ...signs])].toSorted((a, b) => b.length - a.length);
}

/** Without what names this currency before or behind; all kinds of spaces become one. */
function stripCurrency(text: string, currency: string): string {
  const bare = text
    .normalize('NFKC')
    .replaceAll(/[\s\u00a0\u202f]+/g, ' ')
    .replaceAll(/[’`´]/g, "'")
    .trim();
  if (/^[\d.,' ]*$/.test(bare)) return bare;
  const upper = bare.toUpperCase();
  for (const sign of listSigns(currency).map((one) => one.toUpperCase())) {
    if (upper.startsWith(sign)) return bare.slice(sign.length).trim();
    if (upper.endsWith(sign)) return bare.slice(0, -sign.length).trim();
  }
  return bare;
}

interface AmountParts {
  readonly whole: string;
  readonly fraction: string;
}

function splitAmount(bare: string, language: Language, digits: number): AmountParts | undefined {
  const mark = findDecimalMark(bare, language, digits);
  const at = mark === undefined ? -1 : bare.lastIndexOf(mark);
  const whole = at === -1 ? bare : bare.slice(0, at);
  const fraction = at === -1 ? '' : bare.slice(at + 1);
  if (at !== -1 && !/^\d+$/.test(fraction)) return undefined;
  const isGrouped = GROUPED.test(whole) && new Set(whole.replaceAll(/\d/g, '')).size === 1;
  // The sign before the cents does not group as well.
  if (isGrouped && mark !== undefined && whole.includes(mark)) return undefined;
  if (!isGrouped && !/^\d+$/.test(whole)) return undefined;
  return { whole: whole.replaceAll(/\D/g, ''), fraction };
}

/** Which of point and comma stands before the cents; undefined: neither. */
function findDecimalMark(bare: string, language: Language, digits: number): '.' | ',' | undefined {
  const own = WITH_DECIMAL_COMMA.includes(language) ? ',' : '.';
  const other = own === ',' ? '.' : ',';
  const count = (mark: string): number => bare.split(mark).length - 1;
  if (count(own) > 0 && count(other) > 0)
    return bare.lastIndexOf(own) > bare.lastIndexOf(other) ? own : other;
  if (count(own) === 1) return own;
  if (count(own) > 1) return undefined;
  if (count(other) !== 1) return undefined;
  // `12.50` in German cannot be a group of three: it is meant as cents. `1.234` groups.
  const behind = bare.length - bare.lastIndexOf(other) - 1;
  return behind === 3 || digits === 0 ? undefined : other;
}

function toCents(whole: string, fraction: string, digits: number): ParsedAmount {
  const kept = fraction.slice(0, digits);
  if (/[1-9]/.test(fraction.slice(digits))) return { wrong: 'too-fine' };
  const text = (whole + kept.padEnd(digits, '0')).replace(/^0+(?=\d)/, '');
  if (text.length > 15 || Number(text) > MAXIMUM_LINE_CENTS) return { wrong: 'too-large' };
  return { cents: Number(text) };
}

type Amount = Pick<BudgetLine, 'amountCents'>;

/** @throws RangeError where the sum is more than MAXIMUM_SUM_CENTS; saving refuses before */
export function sumCents(lines: readonly Amount[]): number {
  let sum = 0;
  for (const { amountCents } of lines) {
    sum += amountCents;
    if (!Number.isSafeInteger(sum)) throw new RangeError('More money than can be added up exactly');
  }
  return sum;
}

/** What lines of one kind come to; `secured` and `open` add up to `cents`. */
export interface Sum<Key> {
  readonly key: Key;
  readonly cents: number;
  readonly securedCents: number;
  readonly openCents: number;
}

export function sumLines<Key>(lines: readonly BudgetLine[], key: Key): Sum<Key> {
  const securedCents = sumCents(lines.filter(({ isSecured }) => isSecured));
  const cents = sumCents(lines);
  return { key, cents, securedCents, openCents: cents - securedCents };
}

function sumBy<Key>(lines: readonly BudgetLine[], readKey: (line: BudgetLine) => Key): Sum<Key>[] {
  return [...Map.groupBy(lines, readKey)].map(([key, own]) => sumLines(own, key));
}

/** Oldest year first; years without a line are left out. */
export const sumByYear = (lines: readonly BudgetLine[]): Sum<number>[] =>
  sumBy(lines, ({ year }) => year).toSorted((a, b) => a.key - b.key);

/** By id of the source; null: nobody knows yet where it comes from. Largest first. */
export const sumBySource = (lines: readonly BudgetLine[]): Sum<string | null>[] =>
  sumBy(lines, ({ moneySourceId }) => moneySourceId).toSorted(
    (a, b) => b.cents - a.cents || String(a.key).localeCompare(String(b.key)),
  );

/** By id of the action; largest first. */
export const sumByAction = (lines: readonly BudgetLine[]): Sum<string>[] =>
  sumBy(lines, ({ actionId }) => actionId).toSorted(
    (a, b) => b.cents - a.cents || a.key.localeCompare(b.key),
  );

/** Largest first. */
export const sumByKind = (lines: readonly BudgetLine[]): Sum<CostKind>[] =>
  sumBy(lines, ({ costKind }) => costKind).toSorted(
    (a, b) => b.cents - a.cents || a.key.localeCompare(b.key),
  );

export interface GridRow {
  readonly action: Pick<Action, 'actionId' | 'title' | 'state' | 'stage'>;
  /** one for each year of the grid, in its order */
  readonly cents: readonly number[];
  readonly total: Sum<string>;
}

export interface BudgetGrid {
  readonly years: readonly number[];
  readonly rows: readonly GridRow[];
  /** one for each year */
  readonly totals: readonly Sum<number>[];
  readonly total: Sum<'all'>;
}

/** Every action against every year: of the strategy, and those of lines outside it, so that nothing is left out of a sum. */
export function composeBudgetGrid(
  actions: readonly GridRow['action'][],
  lines: readonly BudgetLine[],
  { fromYear, toYear }: { readonly fromYear: number; readonly toYear: number },
): BudgetGrid {
  const own = Array.from({ length: Math.max(0, toYear - fromYear + 1) }, (_, i) => fromYear + i);
  const years = [...new Set([...own, ...lines.map(({ year }) => year)])].toSorted((a, b) => a - b);
  const byAction = Map.groupBy(lines, ({ actionId }) => actionId);
  const byYear = Map.groupBy(lines, ({ year }) => year);
  const rows = actions.map((action): GridRow => {
    const its = byAction.get(action.actionId) ?? [];
    return {
      action,
      cents: years.map((year) => sumCents(its.filter((line) => line.year === year))),
      total: sumLines(its, action.actionId),
    };
  });
  const totals = years.map((year) => sumLines(byYear.get(year) ?? [], year));
  return { years, rows, totals, total: sumLines(lines, 'all') };
}
