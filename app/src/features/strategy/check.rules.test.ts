/** Completeness checks: each finds what it is for, and nothing else. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Department } from './action.types.ts';
import { groupFindings, listFindings } from './check.rules.ts';
import { computeCliff } from './check-money.rules.ts';
import { CHECK_IDS, type CheckId } from './check.types.ts';
import type { StrategyContent } from './strategy.types.ts';
import { row, STRATEGY_CONTENT } from './testing/strategy-content.fixture.ts';

const SCHOOLS: Department = {
  departmentId: row('other', 90),
  name: 'Schools',
  areas: ['education'],
  planNamesNewcomers: 'yes',
  planDocument: '',
  planLink: '',
  planOn: null,
  budgetNamesNewcomers: 'yes',
  budgetLine: '',
  budgetOn: null,
  note: '',
  revision: 1,
};

const find = (content: StrategyContent, departments: readonly Department[] = [SCHOOLS]) =>
  listFindings(content, { departments });
const ids = (content: StrategyContent, departments?: readonly Department[]): CheckId[] => [
  ...new Set(find(content, departments).map(({ id }) => id)),
];
const [COURSES, BUS] = STRATEGY_CONTENT.actions;
if (COURSES === undefined || BUS === undefined) throw new Error('The fixture has two actions');
const withAction = (change: object): StrategyContent => ({
  ...STRATEGY_CONTENT,
  actions: [{ ...COURSES, ...change }, BUS],
});

describe('a strategy', () => {
  test('with a complete action and an empty one: every finding names its place', () => {
    const found = find(STRATEGY_CONTENT);
    const ofBus = found.filter(({ where }) => where.id === BUS.actionId).map(({ id }) => id);
    expect(ofBus).toEqual([
      'action-without-owner',
      'action-without-newcomers',
      'action-without-output',
      'action-without-money',
    ]);
    expect(found.filter(({ where }) => where.id === COURSES.actionId).map(({ id }) => id)).toEqual([
      'one-action-has-most',
    ]);
    expect(found.map(({ id }) => id)).toContain('area-uncovered');
    expect(found.find(({ id }) => id === 'money-unsecured')?.values).toEqual({
      year: 2028,
      openCents: 1_200_050,
      totalCents: 1_200_050,
    });
  });

  test('that is empty is told where to begin', () => {
    const empty = {
      ...STRATEGY_CONTENT,
      perspectives: [],
      goals: [],
      actions: [],
      budget: [],
      bodies: [],
      risks: [],
    };
    expect(ids(empty, [])).toEqual([
      'no-newcomers-heard',
      'no-goal',
      'area-uncovered',
      'no-body',
      'no-risk-of-opinion',
      'no-department',
    ]);
    expect(find(empty).filter(({ id }) => id === 'area-uncovered')).toHaveLength(9);
  });

  test.each([
    ['goal-without-action', { ...STRATEGY_CONTENT, actions: [] }],
    ['only-projects', STRATEGY_CONTENT],
    ['action-without-dates', withAction({ startsOn: null })],
    ['action-without-next-stage', withAction({ nextStage: '' })],
    ['statement-without-answer', withAction({ perspectiveIds: [] })],
    ['source-ends-before-action', withAction({ endsOn: '2029-06-30' })],
    ['on-volunteers', { ...STRATEGY_CONTENT, budget: [] }],
    ['mostly-on-volunteers', { ...STRATEGY_CONTENT, budget: [] }],
    ['one-action-has-most', STRATEGY_CONTENT],
    ['money-falls', withAction({ endsOn: '2030-12-31' })],
    ['nobody-decides', { ...STRATEGY_CONTENT, bodies: STRATEGY_CONTENT.bodies.slice(1) }],
    ['no-newcomers-in-bodies', { ...STRATEGY_CONTENT, bodies: STRATEGY_CONTENT.bodies.slice(0, 1) }],
    [
      'risk-unwatched',
      { ...STRATEGY_CONTENT, risks: STRATEGY_CONTENT.risks.map((one) => ({ ...one, watchedBy: '' })) },
    ],
  ] as const)('%s is found', (id, content) => {
    expect(ids(content)).toContain(id);
  });

  test.each([
    ['only-projects', withAction({ stage: 'service' })],
    ['money-falls', STRATEGY_CONTENT],
    ['on-volunteers', STRATEGY_CONTENT],
    ['one-source-pays-most', STRATEGY_CONTENT],
    ['source-ends-before-action', STRATEGY_CONTENT],
  ] as const)('%s is not found where it is not so', (id, content) => {
    expect(ids(content)).not.toContain(id);
  });

  test('leaves alone what was dropped', () => {
    const dropped = {
      ...STRATEGY_CONTENT,
      actions: [COURSES, { ...BUS, state: 'dropped' as const, stateReason: 'No bus' }],
    };
    expect(find(dropped).filter(({ where }) => where.id === BUS.actionId)).toEqual([]);
  });

  test('a department: no is a finding, not known a question, yes neither', () => {
    const of = (planNamesNewcomers: Department['planNamesNewcomers']) =>
      ids(STRATEGY_CONTENT, [{ ...SCHOOLS, planNamesNewcomers }]).filter((id) => id.startsWith('department'));
    expect([of('no'), of('not-known'), of('yes')]).toEqual([
      ['department-without-newcomers'],
      ['department-not-known'],
      [],
    ]);
  });

  test('finds the same in any order of rows', () => {
    const sort = (content: StrategyContent) =>
      find(content)
        .map(({ id, where }) => `${id} ${where.id}`)
        .toSorted();
    fc.assert(
      fc.property(
        fc.shuffledSubarray([...STRATEGY_CONTENT.actions], { minLength: 2 }),
        fc.shuffledSubarray([...STRATEGY_CONTENT.budget], { minLength: 2 }),
        (actions, budget) => {
          expect(sort({ ...STRATEGY_CONTENT, actions, budget })).toEqual(sort(STRATEGY_CONTENT));
        },
      ),
      { seed: 20261122, numRuns: 50 },
    );
  });
});

test('the cliff: three parts add up to all money of a year, the year after the last included', () => {
  const cliff = computeCliff(STRATEGY_CONTENT);
  expect(cliff.map(({ year, totalCents }) => [year, totalCents])).toEqual([
    [2027, 1_200_050],
    [2028, 1_200_050],
    [2029, 0],
  ]);
  expect(cliff[0]).toMatchObject({ securedCents: 1_200_050, endingCents: 0, openCents: 0 });
  expect(cliff[1]).toMatchObject({ securedCents: 0, endingCents: 0, openCents: 1_200_050 });
  const secured = {
    ...STRATEGY_CONTENT,
    budget: STRATEGY_CONTENT.budget.map((one) => ({ ...one, isSecured: true })),
  };
  expect(computeCliff(secured)[1]).toMatchObject({ endingCents: 1_200_050, openCents: 0 });
});

test('findings are told once for each check', () => {
  const groups = groupFindings(find(STRATEGY_CONTENT));
  expect(new Set(groups.map(({ id }) => id)).size).toBe(groups.length);
  expect(groups.every(({ id }) => CHECK_IDS.includes(id))).toBe(true);
});
