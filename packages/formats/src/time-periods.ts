/** A period as SDMX writes it, and how long it is. */
export interface SdmxPeriod {
  /** ObservationalTimePeriod: `2024`, `2024-03`, `2024-03-31`, `2024-Q1`, `2024-S1`, `2024-W05`, `2024-01-01/P18M` */
  readonly id: string;
  /** TIME_FORMAT: ISO 8601 duration, e.g. `P1Y` */
  readonly format: string;
}

export const DAY_MS = 86_400_000;

/**
 * A period of this platform (year, part of a year, day, or `from/to` with both ends inside) as SDMX writes it; null: this is no
 * period that SDMX can write. Source: SDMX 2.1 Section 6, 4.2 (time and date format).
 */
export function toSdmxPeriod(text: string): SdmxPeriod | null {
  if (text.includes('/')) return toRange(text);
  if (/^\d{4}$/.test(text)) return { id: text, format: 'P1Y' };
  if (/^\d{4}-(0[1-9]|1[0-2])$/.test(text)) return { id: text, format: 'P1M' };
  if (readDayMs(text) !== null) return { id: text, format: 'P1D' };
  const part = /^(\d{4})-?([QSHTW])(\d{1,2})$/.exec(text);
  if (part === null) return null;
  const [, year = '', letter = '', number = ''] = part;
  const [most, format] = PARTS[letter] ?? [0, ''];
  const n = Number(number);
  if (n < 1 || n > most) return null;
  if (letter === 'W') return { id: `${year}-W${String(n).padStart(2, '0')}`, format };
  return { id: `${year}-${letter === 'H' ? 'S' : letter}${n}`, format };
}

/** How many of a part make a year, and how long one is. */
const PARTS: Readonly<Record<string, readonly [number, string]>> = {
  Q: [4, 'P3M'],
  S: [2, 'P6M'],
  H: [2, 'P6M'],
  T: [3, 'P4M'],
  W: [53, 'P7D'],
};

/** Milliseconds of a day that exists, UTC; null for any other text. */
function readDayMs(text: string): number | null {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return null;
  const ms = Date.parse(`${text}T00:00:00Z`);
  return Number.isFinite(ms) && new Date(ms).toISOString().startsWith(text) ? ms : null;
}

/** Months since year 0; `isEnd`: of a bare year the last month. null for any other text. */
function readMonths(text: string, isEnd: boolean): number | null {
  const found = /^(\d{4})(?:-(0[1-9]|1[0-2]))?$/.exec(text);
  if (found === null) return null;
  const [, year, month] = found;
  return Number(year) * 12 + (month === undefined ? (isEnd ? 11 : 0) : Number(month) - 1);
}

function toRange(text: string): SdmxPeriod | null {
  const [from = '', to = '', ...rest] = text.split('/');
  if (rest.length > 0) return null;
  const [firstDay, lastDay] = [readDayMs(from), readDayMs(to)];
  if (firstDay !== null && lastDay !== null && lastDay >= firstDay) {
    const format = `P${Math.round((lastDay - firstDay) / DAY_MS) + 1}D`;
    return { id: format === 'P1D' ? from : `${from}/${format}`, format };
  }
  const [first, last] = [readMonths(from, false), readMonths(to, true)];
  if (first === null || last === null || last < first) return null;
  const months = last - first + 1;
  const year = String(Math.floor(first / 12)).padStart(4, '0');
  const month = String((first % 12) + 1).padStart(2, '0');
  if (months === 12 && month === '01') return { id: year, format: 'P1Y' };
  if (months === 1) return { id: `${year}-${month}`, format: 'P1M' };
  const format = months % 12 === 0 ? `P${months / 12}Y` : `P${months}M`;
  return { id: `${year}-${month}-01/${format}`, format };
}
