/** Rows of the year of strategies. */
import type { CycleEntry, CycleStep } from '../cycle.types.ts';
import type { OfficeTransaction } from '#server/db/doors.ts';
import { narrow, type Reader } from './evaluation.queries.ts';

export async function selectCycle(
  reader: Reader,
  placeId: string,
): Promise<(CycleEntry & { readonly strategyId: string })[]> {
  const rows = await narrow(reader)
    .selectFrom('office.strategy_cycle')
    .selectAll()
    .where('place_id', '=', placeId)
    .execute();
  return rows.map((row) => ({
    strategyId: row.strategy_id,
    year: row.year,
    step: row.step as CycleStep,
    dueOn: row.due_on,
    doneOn: row.done_on,
    note: row.note,
    isProposed: false,
  }));
}

export async function upsertCycleEntry(
  transaction: OfficeTransaction,
  placeId: string,
  strategyId: string,
  entry: Omit<CycleEntry, 'isProposed'>,
): Promise<void> {
  const words = { due_on: entry.dueOn, done_on: entry.doneOn, note: entry.note };
  await transaction
    .insertInto('office.strategy_cycle')
    .values({ place_id: placeId, strategy_id: strategyId, year: entry.year, step: entry.step, ...words })
    .onConflict((conflict) =>
      conflict.columns(['place_id', 'strategy_id', 'year', 'step']).doUpdateSet(words),
    )
    .execute();
}

export interface CycledStrategy {
  readonly strategyId: string;
  readonly title: string;
  readonly fromYear: number;
  readonly toYear: number;
  readonly state: string;
  readonly begunOn: string;
}

export async function selectCycledStrategies(reader: Reader, placeId: string): Promise<CycledStrategy[]> {
  return narrow(reader)
    .selectFrom('office.strategy')
    .select([
      'strategy_id as strategyId',
      'title',
      'from_year as fromYear',
      'to_year as toYear',
      'state',
      'begun_on as begunOn',
    ])
    .where('place_id', '=', placeId)
    .execute();
}

/** Lessons of a strategy that ask for something, by kind. */
export async function countLessons(
  reader: Reader,
  placeId: string,
  evaluationIds: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  if (evaluationIds.length === 0) return new Map();
  const rows = await narrow(reader)
    .selectFrom('office.lesson')
    .select((eb) => ['kind', eb.fn.countAll<string>().as('count')])
    .where('place_id', '=', placeId)
    .where('evaluation_id', 'in', evaluationIds)
    .groupBy('kind')
    .execute();
  return new Map(rows.map(({ kind, count }) => [kind, Number(count)]));
}
