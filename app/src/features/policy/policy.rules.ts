/** Decisions about measures and places of encounter that need no database. */
import {
  MEASURE_STATES,
  type Encounter,
  type HowOften,
  type Measure,
  type MeasureState,
  type MeasureWords,
  type NotCounted,
} from './policy.types.ts';

/** What the dates say on a day (ISO). Without any date nothing is decided yet. */
export function readMeasureState(
  { adoptedOn, implementedFrom, endedOn }: Pick<MeasureWords, 'adoptedOn' | 'implementedFrom' | 'endedOn'>,
  today: string,
): MeasureState {
  const isPast = (day: string | null): boolean => day !== null && day <= today;
  if (isPast(endedOn)) return 'ended';
  if (isPast(implementedFrom)) return 'running';
  return isPast(adoptedOn) ? 'adopted' : 'planned';
}

/** The day from which there is something to tell; null where no date is known. */
export const readBegin = ({ adoptedOn, implementedFrom }: MeasureWords): string | null =>
  adoptedOn ?? implementedFrom;

export interface MeasureFilter {
  readonly area: string;
  readonly state: MeasureState | '';
  readonly year: number | null;
}

/** What an address asks for; what cannot be read asks for nothing. */
export function parseMeasureFilter(query: URLSearchParams): MeasureFilter {
  const state = MEASURE_STATES.find((one) => one === query.get('state')) ?? '';
  const year = query.get('year') ?? '';
  return { area: query.get('area') ?? '', state, year: /^\d{4}$/.test(year) ? Number(year) : null };
}

/** In force, or adopted, on some day of the year. */
function isOfYear(measure: MeasureWords, year: number): boolean {
  const begin = readBegin(measure);
  if (begin === null) return false;
  return begin <= `${year}-12-31` && (measure.endedOn === null || measure.endedOn >= `${year}-01-01`);
}

export function filterMeasures<Found extends MeasureWords>(
  measures: readonly Found[],
  { area, state, year }: MeasureFilter,
  today: string,
): Found[] {
  return measures.filter(
    (one) =>
      (area === '' || one.area === area) &&
      (state === '' || readMeasureState(one, today) === state) &&
      (year === null || isOfYear(one, year)),
  );
}

/** Newest first; what has no date stands on top, because it waits for one. */
export function sortMeasures<Found extends MeasureWords>(measures: readonly Found[]): Found[] {
  const order = (one: MeasureWords): string => readBegin(one) ?? '9999';
  return measures.toSorted((a, b) => {
    const [x, y] = [order(a), order(b)];
    return x === y ? a.title.localeCompare(b.title) : x < y ? 1 : -1;
  });
}

/** Years one may ask for, newest first: from the first date to the last, this year among them. */
export function listMeasureYears(measures: readonly Measure[], today: string): number[] {
  const days = measures.flatMap((one) =>
    [one.adoptedOn, one.implementedFrom, one.endedOn].flatMap((day) => day ?? []),
  );
  const years = [...days, today].map((day) => Number(day.slice(0, 4)));
  const newest = Math.max(...years);
  return Array.from({ length: newest - Math.min(...years) + 1 }, (_, i) => newest - i);
}

/** What an entry said before, where it says something else now. */
export function listChangedFields(
  before: MeasureWords,
  after: MeasureWords,
): Readonly<Record<string, string | null>> {
  return Object.fromEntries(
    (Object.keys(after) as (keyof MeasureWords)[])
      .filter((field) => before[field] !== after[field])
      .map((field) => [field, before[field]]),
  );
}

/** Meetings of a whole year, holidays left out. */
const MEETINGS_A_YEAR: Readonly<Record<HowOften, number>> = {
  daily: 220,
  weekly: 44,
  fortnightly: 22,
  monthly: 11,
  'every-two-months': 6,
  rarely: 3,
};
/** Fewer meetings in a year do not count: definition of indicator SC5. */
export const MINIMUM_MEETINGS = 6;
const DAY_MS = 86_400_000;

/** Meetings in a year, by how often and by the part of the year in which there were any. */
function estimateMeetings({ howOften, sinceOn, untilOn }: Encounter, year: number): number {
  const [first, last] = [`${year}-01-01`, `${year}-12-31`];
  const from = sinceOn !== null && sinceOn > first ? sinceOn : first;
  const until = untilOn !== null && untilOn < last ? untilOn : last;
  const days = (Date.parse(until) - Date.parse(from)) / DAY_MS + 1;
  const daysOfYear = (Date.parse(last) - Date.parse(first)) / DAY_MS + 1;
  return (MEETINGS_A_YEAR[howOften] * Math.max(0, days)) / daysOfYear;
}

/** Whether SC5 counts it in a year: open to newcomers and others, moderated, at least six times. Null: it does. */
export function readWhyNotCounted(encounter: Encounter, year: number): NotCounted | null {
  const { sinceOn, untilOn } = encounter;
  if ((sinceOn !== null && sinceOn > `${year}-12-31`) || (untilOn !== null && untilOn < `${year}-01-01`))
    return 'not-this-year';
  if (encounter.openTo !== 'everybody') return 'not-open-to-all';
  if (encounter.moderatedBy === '') return 'nobody-moderates';
  return estimateMeetings(encounter, year) < MINIMUM_MEETINGS ? 'too-seldom' : null;
}
