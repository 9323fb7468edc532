/** Laws of counting: bands, unknown, persons and visits. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { EXIT_QUESTIONS, type ActivityType } from '@vicus/reference';
import { AGES, CITIZENSHIPS, SEXES, YES_NO_QUESTIONS } from './activity.types.ts';
import type { Activity, ActivityRecord, CountCell, ReportFund } from './activity.types.ts';
import { readCells, toFields } from './count-form.rules.ts';
import { composeFundReport, listFundIndicators } from './fund-report.rules.ts';
import { composeFundCube } from './fund-report.tables.ts';
import type { ReportLine } from './fund-report.types.ts';
import { toMonths, toMonthText } from './period.rules.ts';

const settings = { seed: 20_261_122, numRuns: 200 };
const TODAY = '2026-12-31';

function makeActivity(id: string, rest: Partial<Activity> = {}): Activity {
  return {
    activityId: id,
    title: `Course ${id}`,
    type: 'language',
    heldAt: 'Library',
    actorId: null,
    actorName: null,
    fromOn: '2026-01-01',
    untilOn: '2026-12-31',
    costCentre: '',
    project: '',
    funds: ['AMIF', 'ESF+', 'Interreg'],
    interventionCode: '',
    note: '',
    ...rest,
  };
}

const cell = (people: number, rest: Partial<CountCell> = {}): CountCell => ({
  topic: 'attendance',
  answer: '',
  age: 'unknown',
  sex: 'unknown',
  citizenship: 'unknown',
  people,
  ...rest,
});

function persons(activityId: string, period: string, cells: readonly CountCell[]): ActivityRecord {
  const when = { period, heldOn: null, hours: null } as const;
  return { recordId: `${activityId} ${period}`, activityId, counted: 'persons', ...when, note: '', cells };
}

function visits(activityId: string, heldOn: string, people: number): ActivityRecord {
  const when = { period: null, heldOn, hours: 2 } as const;
  return {
    recordId: `${activityId} ${heldOn}`,
    activityId,
    counted: 'visits',
    ...when,
    note: '',
    cells: [cell(people)],
  };
}

function report(
  fund: ReportFund,
  activities: readonly Activity[],
  records: readonly ActivityRecord[],
  rest: Partial<Parameters<typeof composeFundReport>[0]> = {},
) {
  const facts = { fund, period: '2026', project: '', activities, records, totals: [], today: TODAY, ...rest };
  const { lines } = composeFundReport(facts);
  const read = (code: string): ReportLine => {
    const line = lines.find(({ indicator }) => indicator.code === code || indicator.id === code);
    if (line === undefined) throw new Error(`No line ${code}`);
    return line;
  };
  return { lines, read };
}

test('one count serves AMIF and ESF+: the bands are cut wherever either cuts', () => {
  const one = makeActivity('a');
  const cells = AGES.map((age, at) => cell(10 ** at, { age, sex: 'f', citizenship: 'non-eu' }));
  const amif = report('AMIF', [one], [persons('a', '2026', cells)]).read('O.2.3');
  expect(amif.splits.map(({ age, people }) => [age, people.atLeast])).toEqual([
    ['u18', 1],
    ['18-60', 10 + 100 + 1_000],
    ['61plus', 10_000 + 100_000],
    ['unknown', 1_000_000],
  ]);
  const { read } = report('ESF+', [one], [persons('a', '2026', cells)]);
  expect(
    ['EECO01', 'EECO06', 'EECO07', 'EECO08', 'EECO13', 'esf-plus-l-65plus'].map((code) => {
      const { counted, unknown } = read(code);
      return [counted?.atLeast, counted?.atMost, unknown];
    }),
  ).toEqual([
    [1_111_111, 1_111_111, 0],
    [1, 1, 1_000_000],
    [10, 10, 1_000_000],
    [1_000 + 10_000 + 100_000, 1_000 + 10_000 + 100_000, 1_000_000],
    [1_111_111, 1_111_111, 0],
    [100_000, 100_000, 1_000_000],
  ]);
});

describe('unknown stays unknown', () => {
  test('nobody known: no number at all, and never "no"', () => {
    const { read } = report('ESF+', [makeActivity('a')], [persons('a', '2026', [cell(12)])]);
    expect(read('EECO13')).toMatchObject({ state: 'unknown-only', counted: null, unknown: 12, no: null });
    expect(read('EECR04')).toMatchObject({ state: 'not-asked', counted: null, notAsked: 12, no: null });
    expect(read('EECO01')).toMatchObject({ state: 'certain', counted: { atLeast: 12, atMost: 12 } });
  });
  test('yes, no, asked without an answer, and not asked are four things', () => {
    const answers = [
      cell(5, { topic: 'helpful', answer: 'yes', sex: 'f' }),
      cell(2, { topic: 'helpful', answer: 'no' }),
      cell(1, { topic: 'helpful', answer: 'unknown' }),
    ];
    const line = report('AMIF', [makeActivity('a')], [persons('a', '2026', [cell(12), ...answers])]).read(
      'R.2.9',
    );
    expect(line).toMatchObject({ counted: { atLeast: 5, atMost: 5 }, no: 2, unknown: 1, notAsked: 4 });
    expect(line.gaps).toEqual([{ kind: 'ages-of-answers' }]);
  });
  test('a level of language counts where both are known and the second is higher', () => {
    const levels = ['none>A1', 'A1>A2', 'A2>A2', 'B1>A2', 'unknown>B1', 'A1>unknown'];
    const cells = levels.map((answer) => cell(1, { topic: 'language-level', answer }));
    const line = report('AMIF', [makeActivity('a')], [persons('a', '2026', [cell(8), ...cells])]).read(
      'R.2.8',
    );
    expect(line).toMatchObject({ counted: { atLeast: 2, atMost: 2 }, no: 2, unknown: 2, notAsked: 2 });
  });
  test('more unknown people change no known number', () => {
    fc.assert(
      fc.property(fc.nat(50), fc.nat(50), fc.integer({ min: 1, max: 50 }), (women, men, more) => {
        const known = [cell(women, { citizenship: 'non-eu' }), cell(men, { citizenship: 'eu' })].filter(
          ({ people }) => people > 0,
        );
        const of = (cells: readonly CountCell[]) =>
          report('ESF+', [makeActivity('a')], [persons('a', '2026', cells)]).read('EECO13');
        const [before, after] = [of(known), of([...known, cell(more)])];
        expect(after.unknown).toBe(more);
        if (known.length > 0) expect(after.counted).toEqual(before.counted);
        else expect(after.counted).toBeNull();
      }),
      settings,
    );
  });
});

describe('persons and visits', () => {
  test('visits serve Interreg and never a number of persons', () => {
    const evenings = [visits('a', '2026-03-04', 9), visits('a', '2026-03-11', 11)];
    const { read } = report('Interreg', [makeActivity('a')], evenings);
    expect(read('RCO 81')).toMatchObject({ state: 'certain', counted: { atLeast: 20, atMost: 20 } });
    expect(read('RCO 115')).toMatchObject({ counted: { atLeast: 2, atMost: 2 } });
    expect(report('AMIF', [makeActivity('a')], evenings).read('O.2.3')).toMatchObject({
      state: 'not-counted',
      counted: null,
      gaps: [{ kind: 'nothing-counted', activity: 'Course a' }],
    });
  });

  /** People with a gender, who come to some of three courses in some of four quarters. */
  const person = fc.record({
    sex: fc.constantFrom(...SEXES),
    age: fc.constantFrom(...AGES),
    citizenship: fc.constantFrom(...CITIZENSHIPS),
    comes: fc.array(
      fc.record({ course: fc.nat(2), quarter: fc.nat(3), evenings: fc.integer({ min: 1, max: 9 }) }),
      {
        minLength: 1,
        maxLength: 6,
      },
    ),
  });
  const town = fc.record({
    people: fc.array(person, { minLength: 1, maxLength: 12 }),
    isYearly: fc.array(fc.boolean(), { minLength: 3, maxLength: 3 }),
  });
  type Town = typeof town extends fc.Arbitrary<infer Value> ? Value : never;
  const courses = [0, 1, 2].map((at) => makeActivity(String(at)));

  /** What organisers would count: each person once a course and period. */
  function countTown({ people, isYearly }: Town): ActivityRecord[] {
    return courses.flatMap(({ activityId }, course) => {
      const periods = isYearly[course] ? ['2026'] : ['2026-Q1', '2026-Q2', '2026-Q3', '2026-Q4'];
      return periods.map((period, quarter) => {
        const there = people.filter(({ comes }) =>
          comes.some((one) => one.course === course && (period === '2026' || one.quarter === quarter)),
        );
        const cells = new Map<string, CountCell>();
        for (const { sex, age, citizenship } of there) {
          const key = `${sex}${age}${citizenship}`;
          const before = cells.get(key)?.people ?? 0;
          cells.set(key, cell(before + 1, { sex, age, citizenship }));
        }
        return persons(activityId, period, [...cells.values()]);
      });
    });
  }

  test('the true number of different persons lies between the bounds, in every part too', () => {
    fc.assert(
      fc.property(town, (world) => {
        const records = countTown(world);
        const holds = (line: ReportLine, isMeant: (one: Town['people'][number]) => boolean) => {
          const truth = world.people.filter(isMeant).length;
          if (line.counted === null) return;
          expect(line.counted.atLeast).toBeLessThanOrEqual(truth);
          expect(line.counted.atMost).toBeGreaterThanOrEqual(truth);
        };
        const esf = report('ESF+', courses, records);
        holds(esf.read('EECO01'), () => true);
        holds(esf.read('EECO06'), ({ age }) => age === 'u18');
        holds(esf.read('EECO13'), ({ citizenship }) => citizenship === 'non-eu');
        for (const { sex, people } of esf.read('EECO01').splits) {
          const truth = world.people.filter((one) => one.sex === sex).length;
          expect(people.atLeast).toBeLessThanOrEqual(truth);
          expect(people.atMost).toBeGreaterThanOrEqual(truth);
        }
      }),
      settings,
    );
  });

  test('visits, their order and that of the counts change nothing about persons', () => {
    fc.assert(
      fc.property(town, fc.array(fc.nat(40), { maxLength: 5 }), (world, evenings) => {
        const records = countTown(world);
        const more = evenings.map((people, at) => visits('0', `2026-05-${10 + at}`, people));
        const before = report('AMIF', courses, records).lines;
        const after = report('AMIF', courses.toReversed(), [...more, ...records.toReversed()]).lines;
        expect(after.map(({ counted, unknown, splits }) => ({ counted, unknown, splits }))).toEqual(
          before.map(({ counted, unknown, splits }) => ({ counted, unknown, splits })),
        );
      }),
      settings,
    );
  });
});

describe('periods', () => {
  const of = (records: readonly ActivityRecord[], period = '2026') =>
    report('AMIF', [makeActivity('a')], records, { period }).read('O.2.3');
  test('a count of the period itself stands; its quarters give bounds; what lies in a longer count adds nothing', () => {
    const quarters = [8, 10, 7, 9].map((people, at) => persons('a', `2026-Q${at + 1}`, [cell(people)]));
    expect(of(quarters)).toMatchObject({ state: 'between', counted: { atLeast: 10, atMost: 34 } });
    expect(of([...quarters, persons('a', '2026', [cell(15)])])).toMatchObject({
      state: 'certain',
      counted: { atLeast: 15, atMost: 15 },
    });
    expect(of([persons('a', '2026-S1', [cell(12)]), ...quarters])).toMatchObject({
      counted: { atLeast: 12, atMost: 12 + 7 + 9 },
    });
  });
  test('a missing quarter leaves the upper end open and is named', () => {
    const line = of([persons('a', '2026-S1', [cell(12)]), persons('a', '2026-Q4', [cell(3)])]);
    expect(line).toMatchObject({ state: 'at-least', counted: { atLeast: 12, atMost: null } });
    expect(line.gaps).toEqual([
      { kind: 'months', activity: 'Course a', months: ['2026-07', '2026-08', '2026-09'] },
    ]);
  });
  test('a longer count is never taken apart', () => {
    expect(of([persons('a', '2026', [cell(12)])], '2026-Q1')).toMatchObject({
      state: 'not-counted',
      counted: null,
      gaps: [{ kind: 'longer-period', periods: ['2026'] }],
    });
  });
  test('months before the activity, after it, and those to come are not missing', () => {
    const short = makeActivity('a', { fromOn: '2026-02-10', untilOn: '2026-06-20' });
    const facts = [persons('a', '2026-Q1', [cell(4)]), persons('a', '2026-Q2', [cell(4)])];
    expect(report('AMIF', [short], facts).read('O.2.3').state).toBe('between');
    const open = makeActivity('a', { untilOn: null });
    expect(report('AMIF', [open], facts, { today: '2026-06-30' }).read('O.2.3').gaps).toEqual([]);
    expect(toMonths('2026-S2')).toEqual({ from: 2026 * 12 + 7, to: 2026 * 12 + 12 });
    expect([1, 12].map((month) => toMonthText(2026 * 12 + month))).toEqual(['2026-01', '2026-12']);
  });
});

describe('funds, projects and totals', () => {
  test('only activities of the fund, the project and the right kind are read', () => {
    const types: readonly ActivityType[] = ['language', 'guidance', 'campaign', 'staff-training'];
    const some = types.map((type, at) => makeActivity(type, { type, project: at === 0 ? 'Arrive' : '' }));
    const records = some.map(({ activityId }, at) => persons(activityId, '2026', [cell(10 + at)]));
    const all = report('AMIF', some, records);
    expect(all.read('O.2.3').counted).toEqual({ atLeast: 11, atMost: 21 });
    expect(all.read('O.2.3.3').counted).toEqual({ atLeast: 11, atMost: 11 });
    expect(all.read('O.2.5').state).toBe('no-activity');
    expect(report('AMIF', some, records, { project: 'Arrive' }).read('O.2.3').counted?.atMost).toBe(10);
    expect(report('ERDF', some, records).lines.every(({ state }) => state === 'elsewhere')).toBe(true);
  });
  test('a total stands before the register, and a total that cannot be is said', () => {
    const some = [makeActivity('a'), makeActivity('b')];
    const records = [persons('a', '2026', [cell(10)]), persons('b', '2026', [cell(8)])];
    const total = (people: number, id = 'amif-o-2-3', isEstimate = false) => ({
      fundIndicatorId: id,
      project: '',
      period: '2026',
      people,
      isEstimate,
      toldBy: 'School',
      cells: [{ age: '30-54' as const, sex: 'f' as const, people }],
    });
    const told = (people: number) => report('AMIF', some, records, { totals: [total(people)] }).read('O.2.3');
    expect(told(14)).toMatchObject({
      state: 'total',
      counted: { atLeast: 14, atMost: 14 },
      fromRegister: { atLeast: 10, atMost: 18 },
      gaps: [],
      splits: [{ age: '18-60', sex: 'f', people: { atLeast: 14 } }],
    });
    expect(told(19).gaps).toEqual([{ kind: 'total-does-not-fit' }]);
    const special = report('ESF+', some, records, { totals: [total(2, 'esf-plus-eeco12', true)] });
    expect(special.read('EECO12').state).toBe('estimate');
    expect(special.read('EECO15').state).toBe('total-missing');
  });
  test('every line of every fund goes into its file', () => {
    for (const fund of ['AMIF', 'ESF+', 'ERDF', 'Interreg'] as const) {
      const cells = [
        cell(3, { age: 'u18', sex: 'f' }),
        cell(2, { topic: 'helpful', answer: 'yes', sex: 'f' }),
      ];
      const facts = { fund, period: '2026', project: 'P', activities: [makeActivity('a', { project: 'P' })] };
      const made = composeFundReport({
        ...facts,
        records: [persons('a', '2026', cells)],
        totals: [],
        today: TODAY,
      });
      const cube = composeFundCube(made);
      expect(cube.dimensions[0]?.categories.length).toBeGreaterThanOrEqual(listFundIndicators(fund).length);
    }
  });
});

describe('the form of a count', () => {
  test('a total alone is a count of people of whom nothing else is known', () => {
    expect(readCells('visits', { total: '12' })).toEqual([cell(12)]);
    expect(readCells('persons', { total: '0' })).toEqual([]);
  });
  test('who is in the total and in no cell is unknown; the form shows the same again', () => {
    const fields = {
      total: '12',
      'n.non-eu.30-54.f': '5',
      'n.eu.u18.m': '2',
      'x.helpful.yes.f': '4',
      'x.helpful.no': '1',
      'l.0.people': '2',
      'l.0.before': 'A1',
      'l.0.after': 'A2',
      'l.0.sex': 'f',
    };
    const cells = readCells('persons', fields);
    expect(cells.filter(({ topic }) => topic === 'attendance').map(({ people }) => people)).toEqual([
      5, 2, 5,
    ]);
    expect(toFields(cells)).toEqual(fields);
    expect(readCells('persons', toFields(cells))).toEqual(cells);
  });
  test.each([
    [{}, 'activity-count-missing', 'total'],
    [{ total: ' ' }, 'activity-count-missing', 'total'],
    [{ total: '3', 'n.eu.u18.f': '2', 'n.eu.u18.m': '2' }, 'activity-total-too-small', 'total'],
    [{ 'n.eu.u18.f': '2.5' }, 'activity-count-not-whole', 'n.eu.u18.f'],
    [{ 'n.eu.u18.f': '-1' }, 'activity-count-not-whole', 'n.eu.u18.f'],
    [{ 'n.eu.u18.f': ['1', '2'], total: '4' }, 'activity-count-not-whole', 'n.eu.u18.f'],
    [{ total: '1000000' }, 'activity-count-not-whole', 'total'],
    [{ total: '3', 'x.helpful.yes.f': '4' }, 'activity-answers-too-many', 'x.helpful.yes.f'],
    [{ total: '3', 'l.2.people': '1', 'l.2.before': 'A1' }, 'activity-level-incomplete', 'l.2.after'],
    [{ total: '3', 'l.2.people': 'two' }, 'activity-count-not-whole', 'l.2.people'],
  ])('what is wrong is named with its field: %o', (fields, code, field) => {
    expect(() => readCells('persons', fields)).toThrow(expect.objectContaining({ code, field }));
  });
  test('every question has its fields', () => {
    expect([...YES_NO_QUESTIONS, 'language-level'].toSorted()).toEqual([...EXIT_QUESTIONS].toSorted());
  });
});
