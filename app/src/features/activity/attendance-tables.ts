/**
 * Attendance of activities as tables that may be published. Persons are counted once for an activity and a period, so they do
 * not add up over activities; visits add up, and are not persons.
 */
import { buildCube, type CellEntry, type Dimension, type Texts } from '@vicus/cube';
import type { TableToProtect } from '@vicus/disclosure';
import { ACTIVITY_TYPES } from '@vicus/reference';
import {
  ALL_LABEL,
  CODE_LABELS,
  DIFFERENT_PERSONS,
  LABELS,
  NOT_PERSONS,
  SOURCE,
  TYPE_LABELS,
} from './attendance-texts.ts';
import { CITIZENSHIPS, SEXES, type Activity, type ActivityRecord, type CountCell } from './activity.types.ts';
import { isAttendance, readCoverage, sumPeople } from './count.rules.ts';

const ALL = 'all';
/** Persons by activity and year, told apart by one thing; null where nobody counted persons of a whole year. */
function composePersons(
  dimension: 'sex' | 'citizenship',
  activities: readonly Activity[],
  counted: readonly YearCount[],
): TableToProtect | null {
  if (counted.length === 0) return null;
  const codes: readonly string[] = dimension === 'sex' ? SEXES : CITIZENSHIPS;
  const years = [...new Set(counted.map(({ year }) => year))].toSorted();
  const shown = activities.filter(({ activityId }) => counted.some((one) => one.activityId === activityId));
  const cells = counted.flatMap(({ activityId, year, record }): CellEntry[] =>
    [ALL, ...codes].map((code) => ({
      at: { activity: activityId, [dimension]: code, period: year },
      measures: { persons: sumPeople(record, (cell) => isAttendance(cell) && isOf(cell, dimension, code)) },
    })),
  );
  const cube = buildCube({
    id: `activity-persons-by-${dimension}`,
    provenance: {
      title: namePersons(dimension),
      ...describe(years, DIFFERENT_PERSONS),
    },
    dimensions: [
      {
        id: 'activity',
        label: LABELS.activity,
        role: 'category',
        categories: shown.map(({ activityId, title }) => ({ code: activityId, label: { en: title } })),
      },
      withTotal(dimension, LABELS[dimension], codes),
      toPeriods(years),
    ],
    measures: [{ id: 'persons', label: LABELS.persons, kind: 'count', unit: 'persons', decimals: 0 }],
    cells,
    unmentioned: 'not-collected',
  });
  return { cube, basis: { persons: { kind: 'count-of-persons' } } };
}

function namePersons(dimension: 'sex' | 'citizenship'): Texts {
  const { en, de, es, it } = LABELS[dimension];
  return {
    en: `People who came, by activity and ${en.toLowerCase()}`,
    de: `Teilnehmende nach Angebot und ${de}`,
    es: `Participantes por actividad y ${es.toLowerCase()}`,
    it: `Partecipanti per attività e ${it.toLowerCase()}`,
  };
}

const isOf = (cell: CountCell, dimension: 'sex' | 'citizenship', code: string): boolean =>
  code === ALL || cell[dimension] === code;

interface YearCount {
  readonly activityId: string;
  readonly year: string;
  readonly record: ActivityRecord;
}

/** Counts that say how many different persons came in a whole year: one count of that year. */
function listYearCounts(
  activities: readonly Activity[],
  records: readonly ActivityRecord[],
  today: string,
): YearCount[] {
  const years = [...new Set(records.flatMap(({ period }) => (period === null ? [] : [period.slice(0, 4)])))];
  return activities.flatMap((activity) =>
    years.flatMap((year): YearCount[] => {
      const { parts } = readCoverage(activity, records, year, today);
      const [only] = parts;
      return only?.period === year && parts.length === 1
        ? [{ activityId: activity.activityId, year, record: only }]
        : [];
    }),
  );
}

const VISITS_TITLE: Texts = {
  en: 'Visits and meetings by kind of activity',
  de: 'Besuche und Treffen nach Art des Angebots',
  es: 'Visitas y encuentros por tipo de actividad',
  it: 'Visite e incontri per tipo di attività',
};

/** Meetings at which visits were counted. */
function listHeld(activities: readonly Activity[], records: readonly ActivityRecord[]) {
  const types = new Map(activities.map(({ activityId, type }) => [activityId, type]));
  return records.flatMap((record) => {
    const type = types.get(record.activityId);
    return record.heldOn === null || type === undefined
      ? []
      : [{ record, type, year: record.heldOn.slice(0, 4) }];
  });
}

/** Visits and meetings by kind of activity and year; null where no visits were counted. */
function composeVisits(
  activities: readonly Activity[],
  records: readonly ActivityRecord[],
): TableToProtect | null {
  const held = listHeld(activities, records);
  if (held.length === 0) return null;
  const years = [...new Set(held.map(({ year }) => year))].toSorted();
  const codes = ACTIVITY_TYPES.filter((code) => held.some(({ type }) => type === code));
  const cells = years.flatMap((year) =>
    [ALL, ...codes].map((code): CellEntry => {
      const own = held.filter((one) => one.year === year && (code === ALL || one.type === code));
      const visits = own.reduce((sum, { record }) => sum + sumPeople(record, isAttendance), 0);
      return { at: { type: code, period: year }, measures: { visits, meetings: own.length } };
    }),
  );
  const cube = buildCube({
    id: 'activity-visits',
    provenance: {
      title: VISITS_TITLE,
      ...describe(years, NOT_PERSONS),
    },
    dimensions: [withTotal('type', LABELS.type, codes, TYPE_LABELS), toPeriods(years)],
    measures: [
      { id: 'visits', label: LABELS.visits, kind: 'count', unit: 'visits', decimals: 0 },
      { id: 'meetings', label: LABELS.meetings, kind: 'sum', unit: 'meetings', decimals: 0 },
    ],
    cells,
    unmentioned: 'not-collected',
  });
  // A few visits are made by a few people, so the smallest number of persons holds for visits as well.
  return {
    cube,
    basis: {
      visits: { kind: 'count-of-persons' },
      meetings: { kind: 'not-about-persons', reason: 'Counts meetings, not people.' },
    },
  };
}

function describe(years: readonly string[], note: Texts) {
  const [first] = years;
  return {
    period: years.length === 1 ? (first ?? '') : `${first}/${years.at(-1)}`,
    source: SOURCE,
    method: 'activity-register',
    notes: [note],
  };
}

function withTotal(
  id: string,
  label: Texts,
  codes: readonly string[],
  names: Readonly<Record<string, Texts>> = CODE_LABELS,
): Dimension {
  return {
    id,
    label,
    role: 'category',
    categories: [
      { code: ALL, label: ALL_LABEL },
      ...codes.map((code) => ({ code, label: names[code] ?? { en: code }, parent: ALL })),
    ],
  };
}

function toPeriods(years: readonly string[]): Dimension {
  return {
    id: 'period',
    label: LABELS.period,
    role: 'time',
    categories: years.map((code) => ({ code, label: { en: code } })),
  };
}

/** Everything of the register that may be published. `today`: a year that is not over is not missing. */
export function composeAttendanceTables(
  activities: readonly Activity[],
  records: readonly ActivityRecord[],
  today: string,
): TableToProtect[] {
  const counted = listYearCounts(activities, records, today);
  return [
    composePersons('sex', activities, counted),
    composePersons('citizenship', activities, counted),
    composeVisits(activities, records),
  ].filter((table) => table !== null);
}
