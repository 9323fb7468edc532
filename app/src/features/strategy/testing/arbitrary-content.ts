/** Strategies that nobody would write, for property tests: hostile cells, long and right-to-left texts, empty lists. */
import { AREAS_OF_LIFE } from '@vicus/reference';
import fc from 'fast-check';
import { ACTION_STATES, COST_KINDS, FOR_WHOM, MONEY_KINDS, STAGES, type Action } from '../action.types.ts';
import { BODY_PARTS, DIRECTIONS, HEARD_IN, VOICES, type StrategyContent } from '../strategy.types.ts';
import { STRATEGY_CONTENT } from './strategy-content.fixture.ts';

const HOSTILE = [
  '=1+1',
  '+49 361 1234',
  '-5',
  '@SUM(A1)',
  "'=cmd|' /C calc'!A0",
  '<script>alert(1)</script>',
  'a "quoted" & <b>',
  'مرحبا بالجميع',
  'שלום\nעולם',
  'Привіт 🙂',
  '2027-01-01',
  '1e5',
  'TRUE',
  '007',
  'x'.repeat(4000),
  'one\n\ntwo',
  '\u202Ebackwards\u202C',
];

const sentence = fc.oneof(
  fc.constantFrom(...HOSTILE),
  fc
    .string({ unit: 'grapheme', maxLength: 60 })
    // What no form of the house takes either (`requiredText`).
    .map((text) => text.replaceAll(/[\p{C}\r]/gu, '').trim()),
);
const line = sentence.map((text) => text.replaceAll(/\s+/g, ' ').trim());
const filled = line.map((text) => (text === '' ? 'named' : text));
const day = fc.option(
  fc
    .date({ min: new Date('1990-01-01'), max: new Date('2100-12-31'), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10)),
);
const number = fc.option(
  fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => Number(value.toPrecision(15)) + 0),
);
const revision = fc.integer({ min: 1, max: 9999 });
const area = fc.constantFrom(...AREAS_OF_LIFE.map(({ code }) => code));
const owner = fc.record({ actorId: fc.option(fc.uuid({ version: 4 })), name: filled });
const cents = fc.oneof(fc.integer({ min: 0, max: 100_000 }), fc.integer({ min: 0, max: 10 ** 13 }));

const perspective = fc.record({
  perspectiveId: fc.uuid({ version: 4 }),
  voice: fc.constantFrom(...VOICES),
  statement: sentence.map((text) => text || 'said'),
  heardIn: fc.constantFrom(...HEARD_IN),
  heardInId: fc.option(fc.uuid({ version: 4 })),
  heardInName: line,
  heardOn: day,
  notFollowed: sentence,
  revision,
});

const measureOf = (goalId: string) =>
  fc.record({
    goalMeasureId: fc.uuid({ version: 4 }),
    goalId: fc.constant(goalId),
    indicatorId: fc.option(fc.constantFrom('em1', 'ed1')),
    name: filled,
    unit: line,
    people: fc.constantFrom('newcomers' as const, 'others' as const, 'everyone' as const),
    direction: fc.constantFrom(...DIRECTIONS),
    baselineValue: number,
    baselinePeriod: line,
    baselineSource: line,
    baselineFact: fc.constant(null),
    targetValue: number,
    targetOn: day,
    revision,
  });

const goal = fc.uuid({ version: 4 }).chain((goalId) =>
  fc.record({
    goalId: fc.constant(goalId),
    position: fc.nat(9),
    title: filled,
    why: sentence,
    areas: fc.uniqueArray(area, { maxLength: 4 }),
    measures: fc.array(measureOf(goalId), { maxLength: 2 }),
    revision,
  }),
);

const campaign = fc.record({
  audience: line,
  messenger: line,
  message: sentence,
  channel: line,
  measure: line,
});
const trial = fc.record({ assumption: sentence, measure: line, stopOn: day, result: sentence });
const form = fc.oneof(
  fc.constant({ kind: 'plain' as const, campaign: null, trial: null }),
  campaign.map((one) => ({ kind: 'campaign' as const, campaign: one, trial: null })),
  trial.map((one) => ({ kind: 'trial' as const, campaign: null, trial: one })),
);

const outputOf = (actionId: string) =>
  fc.record({
    outputId: fc.uuid({ version: 4 }),
    actionId: fc.constant(actionId),
    name: filled,
    countedBy: fc.constantFrom('report' as const, 'activities' as const),
    planned: fc
      .subarray([2027, 2028, 2031])
      .chain((years) =>
        fc.tuple(...years.map((year) => fc.nat(100_000).map((amount) => ({ year, amount })))),
      ),
  });

const milestoneOf = (actionId: string) =>
  fc.record({
    milestoneId: fc.uuid({ version: 4 }),
    actionId: fc.constant(actionId),
    title: filled,
    dueOn: day.map((one) => one ?? '2027-06-30'),
    reachedOn: day,
  });

const words = fc.record({
  title: filled,
  what: sentence,
  inputs: sentence,
  activities: sentence,
  outcomes: sentence,
  where: line,
  nextStage: sentence,
  stateReason: sentence,
});

const plainAction = (actionId: string, goalIds: readonly string[], perspectiveIds: readonly string[]) =>
  fc.record({
    actionId: fc.constant(actionId),
    goalId: fc.constantFrom(...goalIds),
    position: fc.nat(9),
    forWhom: fc.constantFrom(...FOR_WHOM),
    area: fc.oneof(area, fc.constant('')),
    owner: fc.option(owner),
    coOwners: fc.array(owner, { maxLength: 2 }),
    partners: fc.array(owner, { maxLength: 2 }),
    startsOn: day,
    endsOn: day,
    stage: fc.constantFrom(...STAGES),
    volunteerHours: fc.option(fc.nat(1000)),
    perspectiveIds: fc.subarray([...perspectiveIds]),
    outputs: fc.array(outputOf(actionId), { maxLength: 2 }),
    milestones: fc.array(milestoneOf(actionId), { maxLength: 2 }),
    state: fc.constantFrom(...ACTION_STATES),
    revision,
  });

const actionOf = (goalIds: readonly string[], perspectiveIds: readonly string[]): fc.Arbitrary<Action> =>
  fc
    .uuid({ version: 4 })
    .chain((actionId) => fc.tuple(plainAction(actionId, goalIds, perspectiveIds), words, form))
    .map(([plain, said, own]) => ({ ...plain, ...said, ...own }));

const moneySource = fc.record({
  moneySourceId: fc.uuid({ version: 4 }),
  name: filled,
  kind: fc.constantFrom(...MONEY_KINDS),
  programme: line,
  endsOn: day,
  revision,
});

const lineOf = (actionIds: readonly string[], sourceIds: readonly string[]) =>
  fc.record({
    budgetLineId: fc.uuid({ version: 4 }),
    actionId: fc.constantFrom(...actionIds),
    year: fc.integer({ min: 1990, max: 2100 }),
    costKind: fc.constantFrom(...COST_KINDS),
    amountCents: cents,
    moneySourceId: sourceIds.length === 0 ? fc.constant(null) : fc.option(fc.constantFrom(...sourceIds)),
    isSecured: fc.boolean(),
    costOption: fc.constantFrom('', 'indirect-7'),
    note: line,
    revision,
  });

const body = fc.record({
  bodyId: fc.uuid({ version: 4 }),
  name: filled,
  part: fc.constantFrom(...BODY_PARTS),
  about: sentence,
  meets: line,
  actorId: fc.option(fc.uuid({ version: 4 })),
  hasNewcomers: fc.boolean(),
  revision,
});

const risk = fc.record({
  riskId: fc.uuid({ version: 4 }),
  text: sentence.map((text) => text || 'feared'),
  isPublicOpinion: fc.boolean(),
  whatWeDo: sentence,
  watchedBy: line,
  watchedUntil: day,
  revision,
});

const trunk = fc.record({
  goals: fc.array(goal, { maxLength: 3 }),
  perspectives: fc.array(perspective, { maxLength: 3 }),
  moneySources: fc.array(moneySource, { maxLength: 3 }),
  bodies: fc.array(body, { maxLength: 2 }),
  risks: fc.array(risk, { maxLength: 2 }),
});

export const arbitraryContent: fc.Arbitrary<StrategyContent> = trunk.chain((given) => {
  const goalIds = given.goals.map(({ goalId }) => goalId);
  const said = given.perspectives.map(({ perspectiveId }) => perspectiveId);
  const actions =
    goalIds.length === 0 ? fc.constant([]) : fc.array(actionOf(goalIds, said), { maxLength: 4 });
  return actions.chain((list) => {
    const actionIds = list.map(({ actionId }) => actionId);
    const sources = given.moneySources.map(({ moneySourceId }) => moneySourceId);
    const budget =
      actionIds.length === 0 ? fc.constant([]) : fc.array(lineOf(actionIds, sources), { maxLength: 6 });
    return budget.map((lines) => ({ ...STRATEGY_CONTENT, ...given, actions: list, budget: lines }));
  });
});
