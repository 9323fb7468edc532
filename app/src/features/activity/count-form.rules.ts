/** The form of a count: names of its fields, what was written in them, and what a count looks like in them again. */
import type { RegisterAge } from '@vicus/reference';
import {
  answersTooMany,
  countMissing,
  countNotWhole,
  levelIncomplete,
  totalTooSmall,
} from './activity.problems.ts';
import {
  AGES,
  CITIZENSHIPS,
  LANGUAGE_LEVELS,
  SEXES,
  YES_NO_QUESTIONS,
  type ActivityRecord,
  type Citizenship,
  type CountCell,
  type CountedAs,
  type Sex,
} from './activity.types.ts';
import { toPeriodFields, toQuarter } from './period.rules.ts';

export type Fields = Readonly<Record<string, string | string[] | undefined>>;

/** Lines for changes of language level; more than these are added as another count of the same change. */
export const LEVEL_LINES = 8;
const MOST_PEOPLE = 100_000;

export const toCellName = (citizenship: Citizenship, age: RegisterAge, sex: Sex): string =>
  `n.${citizenship}.${age}.${sex}`;
/** `rest`: `yes.f`, `yes.m`, `yes.x`, `yes.unknown`, `no` or `unknown` */
export const toAnswerName = (question: string, rest: string): string => `x.${question}.${rest}`;

/** A whole number; null where nothing is written. @throws Problem `activity-count-not-whole` with the field */
function readCount(fields: Fields, name: string): number | null {
  const given = fields[name];
  if (given === undefined) return null;
  const text = typeof given === 'string' ? given.replaceAll(/[\s'’\u00a0\u202f]/g, '') : 'several';
  if (text === '') return null;
  if (!/^\d{1,6}$/.test(text) || Number(text) > MOST_PEOPLE) throw countNotWhole(name);
  return Number(text);
}

const ALL_CELLS = CITIZENSHIPS.flatMap((citizenship) =>
  AGES.flatMap((age) => SEXES.map((sex) => ({ citizenship, age, sex }))),
);

const sumOf = (cells: readonly { readonly people: number }[]): number =>
  cells.reduce((sum, { people }) => sum + people, 0);

/**
 * Who came. Whoever is in the total and in no cell is unknown in everything. @throws Problem `activity-count-missing`,
 * `activity-count-not-whole`, `activity-total-too-small`
 */
export function readAttendance(fields: Fields): CountCell[] {
  const total = readCount(fields, 'total');
  const cells = ALL_CELLS.flatMap((where): CountCell[] => {
    const people = readCount(fields, toCellName(where.citizenship, where.age, where.sex));
    return people === null || people === 0 ? [] : [{ topic: 'attendance', answer: '', ...where, people }];
  });
  const sum = sumOf(cells);
  if (total === null && !hasAnyCell(fields)) throw countMissing();
  if (total === null || total === sum) return cells;
  if (total < sum) throw totalTooSmall(total, sum);
  return addUnknown(cells, total - sum);
}

const hasAnyCell = (fields: Fields): boolean =>
  ALL_CELLS.some(({ citizenship, age, sex }) => {
    const given = fields[toCellName(citizenship, age, sex)];
    return typeof given === 'string' && given.trim() !== '';
  });

const isAllUnknown = ({ age, sex, citizenship }: CountCell): boolean =>
  age === 'unknown' && sex === 'unknown' && citizenship === 'unknown';

function addUnknown(cells: readonly CountCell[], people: number): CountCell[] {
  const before = cells.find(isAllUnknown);
  const unknown: CountCell = {
    topic: 'attendance',
    answer: '',
    age: 'unknown',
    sex: 'unknown',
    citizenship: 'unknown',
    people: people + (before?.people ?? 0),
  };
  return [...cells.filter((cell) => !isAllUnknown(cell)), unknown];
}

const EXIT = { age: 'unknown', citizenship: 'unknown' } as const;

/** What people said when they left. @throws Problem `activity-answers-too-many`, `activity-count-not-whole` */
function readExits(fields: Fields, people: number): CountCell[] {
  return YES_NO_QUESTIONS.flatMap((topic) => {
    const read = (answer: string, sex: Sex, rest: string): CountCell[] => {
      const count = readCount(fields, toAnswerName(topic, rest));
      return count === null || count === 0 ? [] : [{ ...EXIT, topic, answer, sex, people: count }];
    };
    const cells = [
      ...SEXES.flatMap((sex) => read('yes', sex, `yes.${sex}`)),
      ...read('no', 'unknown', 'no'),
      ...read('unknown', 'unknown', 'unknown'),
    ];
    if (sumOf(cells) > people) throw answersTooMany(toAnswerName(topic, 'yes.f'), sumOf(cells), people);
    return cells;
  });
}

/** Levels of language at the beginning and at the end. @throws Problem `activity-level-incomplete`, as above */
function readLevels(fields: Fields, people: number): CountCell[] {
  const sums = new Map<string, CountCell>();
  for (let line = 0; line < LEVEL_LINES; line += 1) {
    const count = readCount(fields, `l.${line}.people`);
    if (count === null || count === 0) continue;
    const [before, after] = [readLevel(fields, line, 'before'), readLevel(fields, line, 'after')];
    const given = fields[`l.${line}.sex`];
    const sex = SEXES.find((one) => one === given) ?? 'unknown';
    const answer = `${before}>${after}`;
    const key = `${answer}|${sex}`;
    const sum = count + (sums.get(key)?.people ?? 0);
    sums.set(key, { ...EXIT, topic: 'language-level', answer, sex, people: sum });
  }
  const cells = [...sums.values()];
  if (sumOf(cells) > people) throw answersTooMany('l.0.people', sumOf(cells), people);
  return cells;
}

function readLevel(fields: Fields, line: number, side: 'before' | 'after'): string {
  const name = `l.${line}.${side}`;
  const level = LANGUAGE_LEVELS.find((one) => one === fields[name]);
  if (level === undefined) throw levelIncomplete(name);
  return level;
}

/** All cells of a count. Visits hold nothing but attendance: nobody leaves a course every evening. */
export function readCells(counted: CountedAs, fields: Fields): CountCell[] {
  const attendance = readAttendance(fields);
  if (counted === 'visits') return attendance;
  const people = sumOf(attendance);
  return [...attendance, ...readExits(fields, people), ...readLevels(fields, people)];
}

/** A count as its form would hold it: for mending it, and for beginning from the last one. */
export function toFields(cells: readonly CountCell[]): Record<string, string> {
  const fields: Record<string, string> = {};
  const attendance = cells.filter(({ topic }) => topic === 'attendance');
  fields['total'] = String(sumOf(attendance));
  // Whoever is unknown in everything is what the total leaves over.
  for (const { citizenship, age, sex, people } of attendance.filter((cell) => !isAllUnknown(cell)))
    fields[toCellName(citizenship, age, sex)] = String(people);
  for (const { topic, answer, sex, people } of cells.filter((one) => one.answer !== ''))
    if (topic !== 'language-level')
      fields[toAnswerName(topic, answer === 'yes' ? `yes.${sex}` : answer)] = String(people);
  cells
    .filter(({ topic }) => topic === 'language-level')
    .slice(0, LEVEL_LINES)
    .forEach(({ answer, sex, people }, line) => {
      const [before = 'unknown', after = 'unknown'] = answer.split('>');
      Object.assign(fields, {
        [`l.${line}.before`]: before,
        [`l.${line}.after`]: after,
        [`l.${line}.sex`]: sex,
        [`l.${line}.people`]: String(people),
      });
    });
  return fields;
}

/** What a form begins with. */
export interface CountStart {
  readonly typed: Readonly<Record<string, string>>;
  /** there is an earlier count to begin from */
  readonly hasLast: boolean;
}

interface Asked {
  readonly counted: CountedAs;
  readonly recordId: string | null;
  /** begin with the numbers of the last count */
  readonly isFromLast: boolean;
  readonly today: string;
}

/** A count that is mended, the last one again, or an empty form with the day and the hours that are likely. */
export function readStart(records: readonly ActivityRecord[], asked: Asked): CountStart {
  const mended = records.find(({ recordId }) => recordId === asked.recordId);
  const last = records.find(({ counted }) => counted === asked.counted);
  const from = mended ?? (asked.isFromLast ? last : undefined);
  const period = mended?.period ?? toQuarter(asked.today);
  return {
    typed: {
      heldOn: mended?.heldOn ?? asked.today,
      hours: String((mended ?? last)?.hours ?? ''),
      ...toPeriodFields(period),
      note: mended?.note ?? '',
      ...(from === undefined ? {} : toFields(from.cells)),
    },
    hasLast: mended === undefined && last !== undefined,
  };
}
