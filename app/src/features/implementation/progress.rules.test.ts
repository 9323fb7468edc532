import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sumBySource, sumByYear, sumCents } from '#features/strategy/budget.rules.ts';
import { row, STRATEGY_CONTENT } from '#features/strategy/testing/strategy-content.fixture.ts';
import { composeBoard, composeTimeline } from './board.rules.ts';
import {
  addMonths,
  findClosingDay,
  findDueMonth,
  isMonthClosed,
  listMonths,
  toLastDay,
} from './month.rules.ts';
import { composeOutputTable } from './output-tables.ts';
import { composeProgress, toPublicProgress, toSpentLines } from './progress.rules.ts';
import {
  chooseMail,
  composeAsked,
  isSameReport,
  keepStillOwned,
  listOwnersToAsk,
  pickLatestReports,
} from './report.rules.ts';
import { parseReportForm, toFieldNames, toFieldValues } from './report-form.rules.ts';
import { DEFAULT_RHYTHM, type ActionReport } from './report.types.ts';
import { judgeStanding } from './standing.rules.ts';

const [COURSES, BUS] = [row('action', 1), row('action', 2)];
const HOURS = row('other', 1);
const SOURCES = [row('other', 20), row('other', 21), null];

const report = (changes: Partial<ActionReport>): ActionReport => ({
  reportId: row('other', 99),
  actionId: COURSES,
  month: '2027-01',
  state: 'running',
  isNothingNew: false,
  outputs: {},
  spent: [],
  spentCents: 0,
  hinders: '',
  evidence: '',
  evidenceLink: '',
  toldBy: 'Adult education centre',
  writtenAt: '2027-02-01T08:00:00.000Z',
  ...changes,
});

const someReport = fc
  .record({
    n: fc.nat(5000),
    actionId: fc.constantFrom(COURSES, BUS),
    month: fc.constantFrom(...listMonths('2027-01', '2028-03')),
    state: fc.constantFrom('planned', 'running', 'blocked', 'done'),
    outputs: fc.oneof(
      fc.constant({}),
      fc.nat(500).map((amount) => ({ [HOURS]: amount })),
    ),
    spent: fc.array(
      fc.record({ moneySourceId: fc.constantFrom(...SOURCES), cents: fc.nat(10_000_000_000) }),
      { maxLength: 3 },
    ),
    hour: fc.integer({ min: 10, max: 20 }),
  })
  .map(({ n, hour, ...rest }) =>
    report({
      ...(rest as Partial<ActionReport>),
      reportId: row('other', n),
      writtenAt: `2027-02-01T${hour}:00:00.000Z`,
    }),
  );
const someReports = fc.uniqueArray(someReport, { maxLength: 60, selector: ({ reportId }) => reportId });
const nothing = { counts: [], readings: [], thingIds: [] };

describe('progress', () => {
  test('all sums of money agree with one another and with the budget', () => {
    fc.assert(
      fc.property(someReports, (all) => {
        const reports = pickLatestReports(all);
        const progress = composeProgress(STRATEGY_CONTENT, { ...nothing, reports });
        const lines = toSpentLines(reports);
        const spent = reports.reduce((sum, one) => sum + one.spent.reduce((s, { cents }) => s + cents, 0), 0);
        expect(progress.total).toEqual({
          key: 'all',
          plannedCents: sumCents(STRATEGY_CONTENT.budget),
          spentCents: spent,
        });
        const actions = progress.goals.flatMap((goal) => goal.actions);
        for (const sums of [progress.byYear, progress.bySource, actions]) {
          expect(sums.reduce((sum, { spentCents }) => sum + spentCents, 0)).toBe(spent);
          expect(sums.reduce((sum, { plannedCents }) => sum + plannedCents, 0)).toBe(
            progress.total.plannedCents,
          );
        }
        for (const { key, cents } of sumByYear(lines))
          expect(progress.byYear.find((one) => one.key === key)?.spentCents).toBe(cents);
        for (const { key, cents } of sumBySource(lines))
          expect(progress.bySource.find((one) => one.key === key)?.spentCents).toBe(cents);
      }),
    );
  });

  test('the order of reports changes nothing, and an older report changes nothing', () => {
    fc.assert(
      fc.property(someReports, fc.nat(1000), (all, seed) => {
        const shuffled = all.toSorted(
          (a, b) =>
            ((Number(a.reportId.slice(-4)) * seed) % 97) - ((Number(b.reportId.slice(-4)) * seed) % 97),
        );
        const compose = (reports: readonly ActionReport[]) =>
          composeProgress(STRATEGY_CONTENT, { ...nothing, reports });
        const held = pickLatestReports(all);
        expect(pickLatestReports(shuffled)).toEqual(held);
        expect(compose(pickLatestReports(shuffled))).toEqual(compose(held));
        expect(compose(held.toReversed())).toEqual(compose(held));
        const older = held.map((one) => ({
          ...one,
          reportId: `0${one.reportId.slice(1)}`,
          writtenAt: '2000-01-01T00:00:00.000Z',
          spent: [],
        }));
        expect(pickLatestReports([...older, ...all])).toEqual(held);
      }),
    );
  });

  test('no number of people is in the public form unless a release tells it, and it never says which is zero', () => {
    fc.assert(
      fc.property(someReports, (all) => {
        const progress = composeProgress(STRATEGY_CONTENT, { ...nothing, reports: pickLatestReports(all) });
        const shown = toPublicProgress(progress, 2028, [{ outputId: HOURS, year: 2027, value: 60 }]);
        const years = shown.goals.flatMap((goal) =>
          goal.actions.flatMap(({ outputs }) => outputs.flatMap((one) => one.years)),
        );
        for (const { year, told } of years)
          expect(told).toEqual(
            year === 2027 ? { kind: 'number', value: 60 } : { kind: 'none', reason: 'withheld' },
          );
      }),
    );
  });

  test('zero, not told and planned for are told apart; things stand in public', () => {
    const reports = [report({ outputs: { [HOURS]: 0 } })];
    const progress = composeProgress(STRATEGY_CONTENT, { ...nothing, reports, thingIds: [HOURS] });
    const [output] = toPublicProgress(progress, 2028).goals[0]?.actions[0]?.outputs ?? [];
    expect(output?.years).toEqual([
      { year: 2027, planned: 120, told: { kind: 'number', value: 0 } },
      { year: 2028, planned: 120, told: { kind: 'none', reason: 'not-told' } },
    ]);
  });

  test('a year that has not begun is to come, and not withheld', () => {
    const progress = composeProgress(STRATEGY_CONTENT, { ...nothing, reports: [] });
    const [output] = toPublicProgress(progress, 2027).goals[0]?.actions[0]?.outputs ?? [];
    expect(output?.years.map(({ year, told }) => [year, told.kind === 'none' && told.reason])).toEqual([
      [2027, 'withheld'],
      [2028, 'to-come'],
    ]);
  });

  test('outputs of people become a table of counts of persons; things do not', () => {
    const reports = [report({ outputs: { [HOURS]: 7 } })];
    const progress = composeProgress(STRATEGY_CONTENT, { ...nothing, reports });
    expect(composeOutputTable('s', progress)?.cube.dimensions.map(({ id }) => id)).toEqual([
      'output',
      'period',
    ]);
    expect(
      composeOutputTable('s', composeProgress(STRATEGY_CONTENT, { ...nothing, reports, thingIds: [HOURS] })),
    ).toBeNull();
  });

  test('what was said leads to its actions, what was dropped to its reason', () => {
    const dropped = { ...STRATEGY_CONTENT.actions[1]!, state: 'dropped' as const, stateReason: 'No bus' };
    const content = { ...STRATEGY_CONTENT, actions: [STRATEGY_CONTENT.actions[0]!, dropped] };
    const progress = composeProgress(content, { ...nothing, reports: [report({ state: 'blocked' })] });
    expect(progress.said.map(({ actionIds, notFollowed }) => [actionIds, notFollowed !== ''])).toEqual([
      [[COURSES], false],
      [[], true],
    ]);
    expect(progress.dropped).toEqual([{ actionId: BUS, title: 'Call bus to the course', reason: 'No bus' }]);
    expect(progress.states).toEqual({ planned: 0, running: 0, blocked: 1, done: 0, dropped: 1 });
  });
});

describe('an indicator against its target', () => {
  const aim = { baselineValue: 40, targetValue: 60, direction: 'up' } as const;
  test.each([
    [aim, [65, 61, 69], 'reached'],
    [aim, [60, 60, 60], 'reached'],
    [aim, [55, 48, 62], 'maybe-reached'],
    [aim, [50, 45, 55], 'on-the-way'],
    [aim, [44, 38, 50], 'not-moved'],
    [aim, [50, 35, 65], 'cannot-be-told'],
    [aim, [30, 25, 35], 'away'],
    [{ ...aim, direction: 'down', baselineValue: 60, targetValue: 40 }, [35, 31, 39], 'reached'],
    [{ ...aim, direction: 'down', baselineValue: 60, targetValue: 40 }, [50, 45, 55], 'on-the-way'],
    [{ ...aim, direction: 'down', baselineValue: 60, targetValue: 40 }, [70, 65, 75], 'away'],
    [{ ...aim, baselineValue: null }, [50, 45, 55], 'not-yet'],
    [{ ...aim, baselineValue: null }, [58, 50, 66], 'cannot-be-told'],
    [{ ...aim, direction: 'keep', targetValue: 40 }, [41, 38, 44], 'maybe-reached'],
    [{ ...aim, direction: 'keep', targetValue: 40 }, [50, 45, 55], 'away'],
    [{ ...aim, targetValue: null }, [50, 45, 55], 'no-target'],
  ] as const)('%o at %o is %s', (given, [value, low, high], standing) => {
    expect(judgeStanding(given, { value, low, high })).toBe(standing);
  });

  test('without a value nothing is said', () => {
    expect(judgeStanding(aim, null)).toBe('no-value');
    expect(judgeStanding(aim, { value: null, low: null, high: null })).toBe('no-value');
  });

  test('whenever the interval covers baseline and target, it cannot be told', () => {
    const number = fc.integer({ min: -1000, max: 1000 });
    fc.assert(
      fc.property(number, number, number, number, fc.constantFrom('up', 'down'), (a, b, c, d, direction) => {
        const [low = 0, first = 0, second = 0, high = 0] = [a, b, c, d].toSorted((x, y) => x - y);
        fc.pre(low < first && second < high && first !== second);
        const [baselineValue, targetValue] = direction === 'up' ? [first, second] : [second, first];
        const reading = { value: (low + high) / 2, low, high };
        expect(judgeStanding({ baselineValue, targetValue, direction }, reading)).toBe('cannot-be-told');
      }),
    );
  });
});

describe('months', () => {
  test('are counted over the turn of the year', () => {
    expect(addMonths('2027-01', -1)).toBe('2026-12');
    expect(addMonths('2026-12', 14)).toBe('2028-02');
    expect(toLastDay('2028-02')).toBe('2028-02-29');
  });

  test('a month is due from its day on, and closes the day before the next but one is asked about', () => {
    expect(findDueMonth('2027-02-04', { dayOfMonth: 5 })).toBe('2026-12');
    expect(findDueMonth('2027-02-05', { dayOfMonth: 5 })).toBe('2027-01');
    expect(findClosingDay('2027-01', { dayOfMonth: 5 })).toBe('2027-03-04');
    expect(isMonthClosed('2027-01', { ...DEFAULT_RHYTHM, dayOfMonth: 5 }, '2027-03-04')).toBe(false);
    expect(isMonthClosed('2027-01', { ...DEFAULT_RHYTHM, dayOfMonth: 5 }, '2027-03-05')).toBe(true);
    expect(isMonthClosed('2027-01', { ...DEFAULT_RHYTHM, closedThrough: '2027-02' }, '2027-02-02')).toBe(
      true,
    );
  });

  test('one mail, one reminder, none to who answered or after closing', () => {
    const request = { closesOn: '2027-02-28', sentOn: null, remindedOn: null, answeredOn: null };
    const rhythm = { reminderAfterDays: 7 };
    expect(chooseMail(request, rhythm, '2027-02-01')).toBe('request');
    const sent = { ...request, sentOn: '2027-02-01' };
    expect(chooseMail(sent, rhythm, '2027-02-07')).toBeNull();
    expect(chooseMail(sent, rhythm, '2027-02-08')).toBe('reminder');
    expect(chooseMail({ ...sent, remindedOn: '2027-02-08' }, rhythm, '2027-02-20')).toBeNull();
    expect(chooseMail({ ...sent, answeredOn: '2027-02-02' }, rhythm, '2027-02-20')).toBeNull();
    expect(chooseMail(request, rhythm, '2027-03-01')).toBeNull();
  });
});

describe('the form of an owner', () => {
  const asked = composeAsked(STRATEGY_CONTENT, STRATEGY_CONTENT.actions, '2027-01', {
    reports: [],
    counts: [],
  });

  test('asks who owns, nobody last; what is done or dropped is asked no more', () => {
    const ask = (reports: readonly ActionReport[]) =>
      listOwnersToAsk(STRATEGY_CONTENT, '2027-02', reports).map(({ owner, actions }) => [
        owner.key,
        actions.length,
      ]);
    expect(ask([])).toEqual([
      ['name:adult education centre', 1],
      ['nobody', 1],
    ]);
    expect(ask([report({ state: 'done' })])).toEqual([['nobody', 1]]);
  });

  test('a page keeps what its owner still answers for', () => {
    const keep = (key: string) =>
      keepStillOwned(STRATEGY_CONTENT, { asked, owner: { key, actorId: null, name: '' } });
    expect(keep('name:adult education centre').actions.map(({ actionId }) => actionId)).toEqual([COURSES]);
    expect(keep('name:village bus')).toEqual({ ...asked, actions: [] });
  });

  test('what is shown comes back as it was said, in every language', () => {
    fc.assert(
      fc.property(someReport, fc.constantFrom('en', 'de', 'es', 'it', 'ar', 'uk'), (told, language) => {
        const spent = [...Map.groupBy(told.spent, ({ moneySourceId }) => moneySourceId)].flatMap(
          ([key, parts]) => (key === null ? [] : parts.slice(0, 1)),
        );
        const outputs = told.actionId === COURSES ? told.outputs : {};
        const said = { ...told, spent: told.actionId === COURSES ? spent : [], outputs };
        const values = toFieldValues(asked, [said], language);
        const back = parseReportForm(asked, values, language).find(
          ({ actionId }) => actionId === told.actionId,
        );
        expect(back !== undefined && isSameReport(back, said)).toBe(true);
      }),
    );
  });

  test('amounts that are too large, each or together, are refused where they stand', () => {
    const { actionId } = asked.actions[0]!;
    const names = toFieldNames(actionId);
    const send = (...amounts: readonly string[]) => {
      const fields = Object.fromEntries(amounts.map((text, at) => [names.spent(at), text]));
      return () => parseReportForm(asked, { ...toFieldValues(asked, [], 'en'), ...fields }, 'en');
    };
    const tooLarge = (at: number) =>
      expect.objectContaining({
        code: 'report-amount-too-large',
        values: { limit: 100_000_000_000 },
        field: names.spent(at),
      });
    expect(send('100000000000.01')).toThrow(tooLarge(0));
    expect(send('100000000000', '0.01')).toThrow(tooLarge(1));
    expect(send('99999999999.99', '0.01')).not.toThrow();
  });

  test('whatever is sent is read or refused, never a bug', () => {
    const names = asked.actions.flatMap(({ actionId }) => {
      const of = toFieldNames(actionId);
      return [of.state, of.spent(0), of.spent(1), of.hinders, of.evidence, of.link, of.output(HOURS)];
    });
    fc.assert(
      fc.property(
        fc.dictionary(fc.constantFrom(...names), fc.string({ unit: 'binary', maxLength: 60 })),
        (fields) => {
          try {
            parseReportForm(asked, fields, 'de');
          } catch (problem) {
            expect((problem as Error).name).toBe('Problem');
          }
        },
      ),
    );
  });
});

describe('board and timeline', () => {
  test('200 actions: every one stands in one column; a filter leaves its own', () => {
    const actions = Array.from({ length: 200 }, (_, n) => ({
      ...STRATEGY_CONTENT.actions[0]!,
      actionId: row('action', n + 1),
      area: n % 2 === 0 ? 'housing' : 'education',
    }));
    const content = { ...STRATEGY_CONTENT, actions };
    const matter = {
      reports: [report({ state: 'blocked', hinders: 'x' })],
      dueMonth: '2027-01',
      today: '2027-03-01',
    };
    const all = composeBoard(content, matter, { goal: '', owner: '', area: '' });
    expect(Object.values(all.counts).reduce((sum, one) => sum + one, 0)).toBe(200);
    expect(all.blocked).toHaveLength(1);
    expect(all.missing).toHaveLength(199);
    expect(all.late).toHaveLength(200);
    expect(composeBoard(content, matter, { goal: '', owner: '', area: 'housing' }).cards).toHaveLength(100);
    const { rows, years, now } = composeTimeline(content, all.cards, matter.today);
    expect([rows.length, years, now]).toEqual([200, [2027, 2028], 0]);
    expect(rows[0]?.quarters[0]?.milestones).toHaveLength(1);
  });
});
