/** Goals and by what they are known to be reached. */
import { readStandingFacts, requireFact } from '#features/fact/server/standing-facts.usecases.ts';
import { takeFactSchema } from '#features/fact/fact-address.rules.ts';
import { readIndicatorSheet } from '#features/indicator/server/reading.usecases.ts';
import { listChosenIndicators } from '#features/indicator/server/chosen.usecases.ts';
import { authorise, type Member } from '#server/auth/member.ts';
import { readOffice, write, type OfficeTransaction } from '#server/db/doors.ts';
import { parseInput, rowId } from '#server/input.ts';
import { Problem } from '#server/problem.ts';
import { nestFields } from '../action-form.rules.ts';
import { goalHasActions, measureWithoutName } from '../action.problems.ts';
import { goalMeasureSchema, goalSchema } from '../action.schema.ts';
import { tooManyEntries } from '../strategy.problems.ts';
import { revisionSchema } from '../strategy.schema.ts';
import type { GoalMeasure } from '../strategy.types.ts';
import { selectActions } from './action.queries.ts';
import { readStrategyContent } from './content.usecases.ts';
import * as queries from './goal.queries.ts';
import { noteAdded, noteRemoved, reviseRow } from './revise.ts';
import { lockOpenStrategy } from './strategies.usecases.ts';

const MAXIMUM_GOALS = 50;
const MAXIMUM_MEASURES = 20;

/** @returns id of the new goal. `goalId`: where the caller has made one (files, examples) */
export async function addGoal(
  member: Member,
  strategyId: string,
  input: Readonly<Record<string, unknown>>,
): Promise<string> {
  authorise(member, 'strategy.change');
  const words = parseInput(goalSchema, nestFields(input));
  return write(member, async (transaction) => {
    await lockOpenStrategy(transaction, member.placeId, strategyId);
    const goals = await queries.selectGoals(transaction, member.placeId, strategyId);
    if (goals.length >= MAXIMUM_GOALS) throw tooManyEntries(MAXIMUM_GOALS);
    const position = Math.max(0, ...goals.map((one) => one.position)) + 1;
    const goalId = await queries.insertGoal(transaction, member.placeId, strategyId, { ...words, position });
    await noteAdded(transaction, member, { strategyId, rowKind: 'goal', rowId: goalId });
    return goalId;
  });
}

/** @throws Problem `not-found` (404), `changed-meanwhile` (409) */
export async function changeGoal(
  member: Member,
  { strategyId, goalId }: { readonly strategyId: string; readonly goalId: string },
  input: Readonly<Record<string, unknown>>,
): Promise<void> {
  authorise(member, 'strategy.change');
  const words = parseInput(goalSchema, nestFields(input));
  const { revision: seenRevision } = parseInput(revisionSchema, input);
  await write(member, async (transaction) => {
    await lockOpenStrategy(transaction, member.placeId, strategyId);
    await reviseRow<queries.GoalWords>(
      transaction,
      member,
      {
        strategyId,
        rowKind: 'goal',
        rowId: goalId,
        lock: () => queries.lockGoal(transaction, member.placeId, strategyId, goalId),
        update: (next, revision) =>
          queries.updateGoal(transaction, member.placeId, goalId, { ...next, revision }),
      },
      { words, seenRevision },
    );
  });
}

/** One place up, or down. Nothing happens at the ends. */
export async function moveGoal(
  member: Member,
  { strategyId, goalId }: { readonly strategyId: string; readonly goalId: string },
  by: -1 | 1,
): Promise<void> {
  authorise(member, 'strategy.change');
  await write(member, async (transaction) => {
    await lockOpenStrategy(transaction, member.placeId, strategyId);
    const goals = await queries.selectGoals(transaction, member.placeId, strategyId);
    const at = goals.findIndex((one) => one.goalId === goalId);
    if (at === -1) throw new Problem('not-found', 404);
    const order = goals.map((one) => one.goalId);
    const other = order[at + by];
    if (other === undefined) return;
    [order[at], order[at + by]] = [other, goalId];
    for (const goal of goals) {
      const position = order.indexOf(goal.goalId) + 1;
      if (position !== goal.position)
        await queries.updateGoal(transaction, member.placeId, goal.goalId, {
          position,
          revision: goal.revision,
        });
    }
  });
}

/** @throws Problem `goal-has-actions` (409) */
export async function removeGoal(
  member: Member,
  { strategyId, goalId }: { readonly strategyId: string; readonly goalId: string },
): Promise<void> {
  authorise(member, 'strategy.change');
  await write(member, async (transaction) => {
    await lockOpenStrategy(transaction, member.placeId, strategyId);
    const goals = await queries.selectGoals(transaction, member.placeId, strategyId);
    const goal = goals.find((one) => one.goalId === goalId);
    if (goal === undefined) throw new Problem('not-found', 404);
    const actions = await selectActions(transaction, member.placeId, strategyId);
    const count = actions.filter((one) => one.goalId === goalId).length;
    if (count > 0) throw goalHasActions(count);
    await queries.deleteGoal(transaction, member.placeId, goalId);
    const name = { strategyId, rowKind: 'goal', rowId: goalId };
    await noteRemoved(transaction, member, name, { before: goal, revision: goal.revision });
  });
}

interface MeasureIds {
  readonly strategyId: string;
  readonly goalId: string;
}

/** @returns its id */
export async function addGoalMeasure(
  member: Member,
  { strategyId, goalId }: MeasureIds,
  input: unknown,
): Promise<string> {
  authorise(member, 'strategy.change');
  const given = await readMeasureInput(member, input);
  return write(member, async (transaction) => {
    await lockOpenStrategy(transaction, member.placeId, strategyId);
    const goal = (await queries.selectGoals(transaction, member.placeId, strategyId)).find(
      (one) => one.goalId === goalId,
    );
    if (goal === undefined) throw new Problem('not-found', 404);
    if (goal.measures.length >= MAXIMUM_MEASURES) throw tooManyEntries(MAXIMUM_MEASURES);
    const words = await takeBaseline(transaction, member, given);
    const id = await queries.insertGoalMeasure(transaction, member.placeId, goalId, words);
    await noteAdded(transaction, member, { strategyId, rowKind: 'goal-measure', rowId: id });
    return id;
  });
}

/** @throws Problem `not-found` (404), `changed-meanwhile` (409) */
export async function changeGoalMeasure(
  member: Member,
  { strategyId, goalId, goalMeasureId }: MeasureIds & { readonly goalMeasureId: string },
  input: unknown,
): Promise<void> {
  authorise(member, 'strategy.change');
  const given = await readMeasureInput(member, input);
  const { revision: seenRevision } = parseInput(revisionSchema, input);
  await write(member, async (transaction) => {
    await lockOpenStrategy(transaction, member.placeId, strategyId);
    const words = await takeBaseline(transaction, member, given);
    await reviseRow(
      transaction,
      member,
      {
        strategyId,
        rowKind: 'goal-measure',
        rowId: goalMeasureId,
        lock: () => queries.lockGoalMeasure(transaction, member.placeId, goalId, goalMeasureId),
        update: (next, revision) =>
          queries.updateGoalMeasure(transaction, member.placeId, goalMeasureId, next, revision),
      },
      { words, seenRevision },
    );
  });
}

export async function removeGoalMeasure(
  member: Member,
  { strategyId, goalId, goalMeasureId }: MeasureIds & { readonly goalMeasureId: string },
): Promise<void> {
  authorise(member, 'strategy.change');
  await write(member, async (transaction) => {
    await lockOpenStrategy(transaction, member.placeId, strategyId);
    const before = await queries.lockGoalMeasure(transaction, member.placeId, goalId, goalMeasureId);
    if (before === undefined) throw new Problem('not-found', 404);
    await queries.deleteGoalMeasure(transaction, member.placeId, goalMeasureId);
    const name = { strategyId, rowKind: 'goal-measure', rowId: goalMeasureId };
    await noteRemoved(transaction, member, name, { before, revision: before.revision });
  });
}

interface MeasureInput {
  readonly words: queries.MeasureWords;
  readonly factToken: string;
}

/** An indicator brings its name and unit; a number in words needs a name. */
async function readMeasureInput(member: Member, input: unknown): Promise<MeasureInput> {
  const { baselineFact: factToken, indicatorId, ...given } = parseInput(goalMeasureSchema, input);
  const chosen = indicatorId === '' ? [] : await listChosenIndicators(member);
  const definition = chosen.find((one) => one.definition.id === indicatorId)?.definition;
  if (indicatorId !== '' && definition === undefined)
    throw new Problem(
      'input-invalid',
      422,
      { field: 'indicatorId', reason: 'choice', limit: 0 },
      'indicatorId',
    );
  const name = given.name === '' ? (definition?.name['en'] ?? '') : given.name;
  if (name === '') throw measureWithoutName();
  const words = { ...given, name, indicatorId: definition?.id ?? null, baselineFact: null };
  return { words, factToken };
}

/** A baseline that is a figure of a release is read from it, number and period; what cannot be told stays untold. */
async function takeBaseline(
  transaction: OfficeTransaction,
  member: Member,
  { words, factToken }: MeasureInput,
): Promise<queries.MeasureWords> {
  if (factToken === '') return words;
  const address = parseInput(takeFactSchema, { fact: factToken });
  const { fact, release } = await requireFact(transaction, member.placeId, address);
  return {
    ...words,
    baselineFact: address,
    baselineValue: fact.kind === 'number' ? fact.value : null,
    baselinePeriod: fact.period,
    baselineSource: release.title['en'] ?? '',
  };
}

/** What the indicator room has for a measure: only numbers that passed the gate, for a strategy is read by everybody. */
export async function readIndicatorStart(
  member: Member,
  indicatorId: string,
  people: GoalMeasure['people'],
): Promise<Pick<
  GoalMeasure,
  'unit' | 'baselineValue' | 'baselinePeriod' | 'baselineSource' | 'targetValue' | 'targetOn'
> | null> {
  authorise(member, 'strategy.read');
  const chosen = (await listChosenIndicators(member)).find((one) => one.definition.id === indicatorId);
  if (chosen === undefined) return null;
  // As a reader sees it: staff would get the counts before the gate.
  const { reading, versions } = await readIndicatorSheet({ ...member, role: 'reader' }, indicatorId);
  const points = reading.points.filter((one) => one.people === people && one.cell.kind === 'number');
  const point = points.find(({ period }) => period === chosen.baselinePeriod) ?? points.at(-1);
  return {
    unit: chosen.definition.unit === 'percent' ? '%' : '',
    baselineValue: point?.cell.kind === 'number' ? point.cell.value : null,
    baselinePeriod: point?.period ?? '',
    baselineSource: point === undefined ? '' : (versions[0]?.cube.provenance.source['en'] ?? ''),
    targetValue: chosen.targetValue,
    targetOn: chosen.targetOn,
  };
}

/** Figures that stand in the strategy already, to be taken as a baseline. */
export async function listBaselineFacts(member: Member, strategyId: string) {
  authorise(member, 'strategy.read');
  return readOffice(member, async (reader) => {
    const { facts } = await readStrategyContent(reader, member.placeId, parseInput(rowId, strategyId));
    const standing = await readStandingFacts(
      reader,
      member.placeId,
      facts.map(({ address }) => address),
    );
    return standing.filter(({ fact, release }) => fact !== null && release.isPublic && !release.isWithdrawn);
  });
}
