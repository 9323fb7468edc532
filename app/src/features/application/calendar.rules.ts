/** Days counted backwards from a due date, and instants of a clock in a time zone. docs/methods/application-calendar.md */

const DAY_MS = 86_400_000;

/** `days` before an ISO day; on a Saturday or Sunday the Friday before. Public holidays are not known here. */
export function computeStepDay(dueOn: string, leadDays: number): string {
  const day = new Date(Date.parse(`${dueOn}T00:00:00Z`) - leadDays * DAY_MS);
  if (leadDays === 0) return toIsoDay(day);
  const weekday = day.getUTCDay();
  const back = weekday === 6 ? 1 : weekday === 0 ? 2 : 0;
  return toIsoDay(new Date(day.getTime() - back * DAY_MS));
}

const toIsoDay = (date: Date): string => date.toISOString().slice(0, 10);

export const addOneDay = (day: string): string => toIsoDay(new Date(Date.parse(`${day}T00:00:00Z`) + DAY_MS));

/** Time zone of the capital; where a country has several, most of its people live in this one. */
const ZONES: Readonly<Record<string, string>> = {
  AT: 'Europe/Vienna',
  BE: 'Europe/Brussels',
  BG: 'Europe/Sofia',
  CH: 'Europe/Zurich',
  CY: 'Asia/Nicosia',
  CZ: 'Europe/Prague',
  DE: 'Europe/Berlin',
  DK: 'Europe/Copenhagen',
  EE: 'Europe/Tallinn',
  ES: 'Europe/Madrid',
  FI: 'Europe/Helsinki',
  FR: 'Europe/Paris',
  GB: 'Europe/London',
  GR: 'Europe/Athens',
  HR: 'Europe/Zagreb',
  HU: 'Europe/Budapest',
  IE: 'Europe/Dublin',
  IS: 'Atlantic/Reykjavik',
  IT: 'Europe/Rome',
  LI: 'Europe/Vaduz',
  LT: 'Europe/Vilnius',
  LU: 'Europe/Luxembourg',
  LV: 'Europe/Riga',
  MT: 'Europe/Malta',
  NL: 'Europe/Amsterdam',
  NO: 'Europe/Oslo',
  PL: 'Europe/Warsaw',
  PT: 'Europe/Lisbon',
  RO: 'Europe/Bucharest',
  SE: 'Europe/Stockholm',
  SI: 'Europe/Ljubljana',
  SK: 'Europe/Bratislava',
  TR: 'Europe/Istanbul',
  UA: 'Europe/Kyiv',
};

export const TIME_ZONES: readonly string[] = [...new Set(Object.values(ZONES))].toSorted();

/** Of a country (ISO 3166-1 alpha-2); Brussels where it is not known: most deadlines of the Union are told there. */
export const toTimeZone = (country: string): string => ZONES[country] ?? 'Europe/Brussels';

/**
 * The instant at which clocks in `timeZone` show `day` and `time` (`17:00`). Where clocks skip that time, the instant by the
 * offset that held before; where they show it twice, the first.
 */
export function toInstant(day: string, time: string, timeZone: string): Date {
  const wall = Date.parse(`${day}T${time}:00Z`);
  const before = wall - readOffsetMs(new Date(wall - DAY_MS), timeZone);
  if (before + readOffsetMs(new Date(before), timeZone) === wall) return new Date(before);
  const after = wall - readOffsetMs(new Date(wall + DAY_MS), timeZone);
  return new Date(after + readOffsetMs(new Date(after), timeZone) === wall ? after : before);
}

function readOffsetMs(instant: Date, timeZone: string): number {
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  }).formatToParts(instant);
  const read = (type: string): string => parts.find((one) => one.type === type)?.value ?? '00';
  const wall = `${read('year')}-${read('month')}-${read('day')}T${read('hour')}:${read('minute')}:${read('second')}Z`;
  return Date.parse(wall) - Math.floor(instant.getTime() / 1000) * 1000;
}
