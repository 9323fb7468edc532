/** Rows of activities and of their counts. Row-level security leaves a partner its own. */
import type { ActivityType } from '@vicus/reference';
import type { OfficeReader, OfficeTransaction } from '#server/db/doors.ts';
import type {
  Activity,
  ActivityRecord,
  CountCell,
  FundTotal,
  ReportFund,
  TotalCell,
} from '../activity.types.ts';

type Reader = OfficeReader | OfficeTransaction;

/** Newest first. */
export async function selectActivities(reader: Reader, placeId: string): Promise<Activity[]> {
  const rows = await (reader as OfficeReader)
    .selectFrom('office.activity as a')
    .leftJoin('office.actor as o', (join) =>
      join.onRef('o.place_id', '=', 'a.place_id').onRef('o.actor_id', '=', 'a.actor_id'),
    )
    .selectAll('a')
    .select('o.name as actor_name')
    .where('a.place_id', '=', placeId)
    .orderBy('a.from_on', 'desc')
    .orderBy('a.title')
    .execute();
  return rows.map((row) => ({
    activityId: row.activity_id,
    title: row.title,
    type: row.type as ActivityType,
    heldAt: row.held_at,
    actorId: row.actor_id,
    actorName: row.actor_name,
    fromOn: row.from_on,
    untilOn: row.until_on,
    costCentre: row.cost_centre,
    project: row.project,
    funds: row.funds as ReportFund[],
    interventionCode: row.intervention_code,
    note: row.note,
  }));
}

/** Counts of one activity, or of all; those of the latest day or period first. */
export async function selectRecords(
  reader: Reader,
  placeId: string,
  activityId: string | null = null,
): Promise<ActivityRecord[]> {
  let asked = (reader as OfficeReader)
    .selectFrom('confidential.activity_record')
    .selectAll()
    .where('place_id', '=', placeId);
  if (activityId !== null) asked = asked.where('activity_id', '=', activityId);
  const rows = await asked
    .orderBy('held_on', 'desc')
    .orderBy('period', 'desc')
    .orderBy('record_id')
    .execute();
  const cells = await selectCells(reader, placeId, activityId);
  return rows.map((row) => ({
    recordId: row.record_id,
    activityId: row.activity_id,
    counted: row.counted as ActivityRecord['counted'],
    period: row.period,
    heldOn: row.held_on,
    hours: row.hours,
    note: row.note,
    cells: cells.get(row.record_id) ?? [],
  }));
}

async function selectCells(
  reader: Reader,
  placeId: string,
  activityId: string | null,
): Promise<Map<string, CountCell[]>> {
  let asked = (reader as OfficeReader)
    .selectFrom('confidential.activity_count as c')
    .innerJoin('confidential.activity_record as r', (join) =>
      join.onRef('r.place_id', '=', 'c.place_id').onRef('r.record_id', '=', 'c.record_id'),
    )
    .selectAll('c')
    .where('c.place_id', '=', placeId);
  if (activityId !== null) asked = asked.where('r.activity_id', '=', activityId);
  const rows = await asked.orderBy('c.topic').orderBy('c.answer').execute();
  const cells = new Map<string, CountCell[]>();
  for (const { record_id, topic, answer, age, sex, citizenship, people } of rows) {
    const cell = { topic, answer, age, sex, citizenship, people } as CountCell;
    cells.set(record_id, [...(cells.get(record_id) ?? []), cell]);
  }
  return cells;
}

export async function replaceCells(
  transaction: OfficeTransaction,
  placeId: string,
  recordId: string,
  cells: readonly CountCell[],
): Promise<void> {
  await transaction
    .deleteFrom('confidential.activity_count')
    .where('place_id', '=', placeId)
    .where('record_id', '=', recordId)
    .execute();
  if (cells.length === 0) return;
  await transaction
    .insertInto('confidential.activity_count')
    .values(cells.map((cell) => ({ place_id: placeId, record_id: recordId, ...cell })))
    .execute();
}

export interface OrganiserChoice {
  readonly actorId: string;
  readonly name: string;
}

/** Organisations that may organise an activity: those that have not ended. */
export async function selectOrganisers(reader: Reader, placeId: string): Promise<OrganiserChoice[]> {
  const rows = await (reader as OfficeReader)
    .selectFrom('office.actor')
    .select(['actor_id', 'name'])
    .where('place_id', '=', placeId)
    .where('ended_on', 'is', null)
    .orderBy('name')
    .execute();
  return rows.map(({ actor_id, name }) => ({ actorId: actor_id, name }));
}

export async function selectFundTotals(reader: Reader, placeId: string): Promise<FundTotal[]> {
  const rows = await (reader as OfficeReader)
    .selectFrom('confidential.fund_total')
    .selectAll()
    .where('place_id', '=', placeId)
    .execute();
  return rows.map((row) => ({
    fundIndicatorId: row.fund_indicator_id,
    project: row.project,
    period: row.period,
    people: row.people,
    cells: row.cells as TotalCell[],
    isEstimate: row.is_estimate,
    toldBy: row.told_by,
  }));
}
