/** Rows of goals and of what they are measured by. */
import type { FactAddress } from '#features/fact/fact.types.ts';
import type { OfficeReader, OfficeTransaction, WorkTransaction } from '#server/db/doors.ts';
import type { Direction, Goal, GoalMeasure } from '../strategy.types.ts';

export type Reader = OfficeReader | OfficeTransaction | WorkTransaction;

export type GoalWords = Pick<Goal, 'title' | 'why' | 'areas'>;
export type MeasureWords = Omit<GoalMeasure, 'goalMeasureId' | 'goalId' | 'revision'>;

interface MeasureRow {
  readonly goal_measure_id: string;
  readonly goal_id: string;
  readonly indicator_id: string | null;
  readonly name: string;
  readonly unit: string;
  readonly people: string;
  readonly direction: string;
  readonly baseline_value: number | null;
  readonly baseline_period: string;
  readonly baseline_source: string;
  readonly baseline_fact: unknown;
  readonly target_value: number | null;
  readonly target_on: string | null;
  readonly revision: number;
}

const toMeasure = (row: MeasureRow): GoalMeasure => ({
  goalMeasureId: row.goal_measure_id,
  goalId: row.goal_id,
  indicatorId: row.indicator_id,
  name: row.name,
  unit: row.unit,
  people: row.people as GoalMeasure['people'],
  direction: row.direction as Direction,
  baselineValue: row.baseline_value,
  baselinePeriod: row.baseline_period,
  baselineSource: row.baseline_source,
  baselineFact: row.baseline_fact as FactAddress | null,
  targetValue: row.target_value,
  targetOn: row.target_on,
  revision: row.revision,
});

const toMeasureRow = (words: MeasureWords) => ({
  indicator_id: words.indicatorId,
  name: words.name,
  unit: words.unit,
  people: words.people,
  direction: words.direction,
  baseline_value: words.baselineValue,
  baseline_period: words.baselinePeriod,
  baseline_source: words.baselineSource,
  baseline_fact: words.baselineFact === null ? null : JSON.stringify(words.baselineFact),
  target_value: words.targetValue,
  target_on: words.targetOn,
});

/** In their order, each with its measures. */
export async function selectGoals(reader: Reader, placeId: string, strategyId: string): Promise<Goal[]> {
  const rows = await (reader as OfficeReader)
    .selectFrom('office.strategy_goal')
    .selectAll()
    .where('place_id', '=', placeId)
    .where('strategy_id', '=', strategyId)
    .orderBy('position')
    .orderBy('goal_id')
    .execute();
  const measures = await selectMeasuresOfGoals(
    reader,
    placeId,
    rows.map(({ goal_id }) => goal_id),
  );
  return rows.map((row) => ({
    goalId: row.goal_id,
    position: row.position,
    title: row.title,
    why: row.why,
    areas: row.areas,
    measures: measures.filter(({ goalId }) => goalId === row.goal_id),
    revision: row.revision,
  }));
}

async function selectMeasuresOfGoals(
  reader: Reader,
  placeId: string,
  goalIds: readonly string[],
): Promise<GoalMeasure[]> {
  if (goalIds.length === 0) return [];
  const rows = await (reader as OfficeReader)
    .selectFrom('office.goal_measure')
    .selectAll()
    .where('place_id', '=', placeId)
    .where('goal_id', 'in', [...goalIds])
    .orderBy('name')
    .orderBy('goal_measure_id')
    .execute();
  return rows.map(toMeasure);
}

export async function insertGoal(
  transaction: OfficeTransaction,
  placeId: string,
  strategyId: string,
  words: GoalWords & { readonly position: number; readonly goalId?: string | undefined },
): Promise<string> {
  const { goal_id } = await transaction
    .insertInto('office.strategy_goal')
    .values({
      place_id: placeId,
      strategy_id: strategyId,
      position: words.position,
      title: words.title,
      why: words.why,
      areas: [...words.areas],
      ...(words.goalId !== undefined && { goal_id: words.goalId }),
    })
    .returning('goal_id')
    .executeTakeFirstOrThrow();
  return goal_id;
}

export async function lockGoal(
  transaction: OfficeTransaction,
  placeId: string,
  strategyId: string,
  goalId: string,
): Promise<(GoalWords & { readonly position: number; readonly revision: number }) | undefined> {
  return transaction
    .selectFrom('office.strategy_goal')
    .select(['title', 'why', 'areas', 'position', 'revision'])
    .where('place_id', '=', placeId)
    .where('strategy_id', '=', strategyId)
    .where('goal_id', '=', goalId)
    .forUpdate()
    .executeTakeFirst();
}

export async function updateGoal(
  transaction: OfficeTransaction,
  placeId: string,
  goalId: string,
  words: Partial<GoalWords> & { readonly position?: number; readonly revision: number },
): Promise<void> {
  const { areas, ...rest } = words;
  await transaction
    .updateTable('office.strategy_goal')
    .set({ ...rest, ...(areas !== undefined && { areas: [...areas] }) })
    .where('place_id', '=', placeId)
    .where('goal_id', '=', goalId)
    .execute();
}

export async function deleteGoal(
  transaction: OfficeTransaction,
  placeId: string,
  goalId: string,
): Promise<void> {
  await transaction
    .deleteFrom('office.strategy_goal')
    .where('place_id', '=', placeId)
    .where('goal_id', '=', goalId)
    .execute();
}

export async function insertGoalMeasure(
  transaction: OfficeTransaction,
  placeId: string,
  goalId: string,
  words: MeasureWords & { readonly goalMeasureId?: string | undefined },
): Promise<string> {
  const { goal_measure_id } = await transaction
    .insertInto('office.goal_measure')
    .values({
      place_id: placeId,
      goal_id: goalId,
      ...toMeasureRow(words),
      ...(words.goalMeasureId !== undefined && { goal_measure_id: words.goalMeasureId }),
    })
    .returning('goal_measure_id')
    .executeTakeFirstOrThrow();
  return goal_measure_id;
}

export async function lockGoalMeasure(
  transaction: OfficeTransaction,
  placeId: string,
  goalId: string,
  goalMeasureId: string,
): Promise<GoalMeasure | undefined> {
  const row = await transaction
    .selectFrom('office.goal_measure')
    .selectAll()
    .where('place_id', '=', placeId)
    .where('goal_id', '=', goalId)
    .where('goal_measure_id', '=', goalMeasureId)
    .forUpdate()
    .executeTakeFirst();
  return row === undefined ? undefined : toMeasure(row);
}

export async function updateGoalMeasure(
  transaction: OfficeTransaction,
  placeId: string,
  goalMeasureId: string,
  words: MeasureWords,
  revision: number,
): Promise<void> {
  await transaction
    .updateTable('office.goal_measure')
    .set({ ...toMeasureRow(words), revision })
    .where('place_id', '=', placeId)
    .where('goal_measure_id', '=', goalMeasureId)
    .execute();
}

export async function deleteGoalMeasure(
  transaction: OfficeTransaction,
  placeId: string,
  goalMeasureId: string,
): Promise<void> {
  await transaction
    .deleteFrom('office.goal_measure')
    .where('place_id', '=', placeId)
    .where('goal_measure_id', '=', goalMeasureId)
    .execute();
}
