/** Rows of reports, of who is asked, and of what the register counts. Row-level security decides which rows. */
import { sql } from 'kysely';
import type {
  OfficeReader,
  OfficeTransaction,
  TakePartTransaction,
  WorkTransaction,
} from '#server/db/doors.ts';
import { isSameReport, pickLatestReports } from '../report.rules.ts';
import {
  DEFAULT_RHYTHM,
  type ActionReport,
  type Counted,
  type OutputActivity,
  type RegisterCount,
  type ReportEntry,
  type ReportRhythm,
  type ReportState,
  type SpentPart,
} from '../report.types.ts';

export type Reader = OfficeReader | OfficeTransaction | WorkTransaction | TakePartTransaction;

/** Every one of these doors may name the tables of reports. */
export const narrow = (reader: Reader): OfficeTransaction => reader as unknown as OfficeTransaction;

interface WhichReports {
  readonly strategyId: string;
  /** only of this month; left out: of all */
  readonly month?: string;
  readonly actionIds?: readonly string[];
}

/** Every report, corrected ones too, oldest first. */
export async function selectReports(
  reader: Reader,
  placeId: string,
  { strategyId, month, actionIds }: WhichReports,
): Promise<ActionReport[]> {
  if (actionIds?.length === 0) return [];
  const rows = await narrow(reader)
    .selectFrom('confidential.action_report as r')
    .leftJoin('confidential.action_report_words as w', (join) =>
      join.onRef('w.place_id', '=', 'r.place_id').onRef('w.report_id', '=', 'r.report_id'),
    )
    .select(['r.report_id', 'r.action_id', 'r.month', 'r.state', 'r.nothing_new', 'r.outputs', 'r.spent'])
    .select(['r.spent_cents', 'r.told_by', 'r.written_at', 'w.hinders', 'w.evidence', 'w.evidence_link'])
    .where('r.place_id', '=', placeId)
    .where('r.strategy_id', '=', strategyId)
    .$if(month !== undefined, (query) => query.where('r.month', '=', month ?? ''))
    .$if(actionIds !== undefined, (query) => query.where('r.action_id', 'in', [...(actionIds ?? [])]))
    .orderBy('r.month')
    .orderBy('r.written_at')
    .execute();
  return rows.map((row) => ({
    reportId: row.report_id,
    actionId: row.action_id,
    month: row.month,
    state: row.state as ReportState,
    isNothingNew: row.nothing_new,
    outputs: row.outputs,
    spent: row.spent as SpentPart[],
    spentCents: Number(row.spent_cents),
    hinders: row.hinders ?? '',
    evidence: row.evidence ?? '',
    evidenceLink: row.evidence_link ?? '',
    toldBy: row.told_by,
    writtenAt: row.written_at.toISOString(),
  }));
}

export interface Sending {
  readonly strategyId: string;
  readonly month: string;
  readonly sendingId: string;
  readonly requestId: string | null;
  readonly toldBy: string;
}

/**
 * Stores a form of reports. What came in with this page before, and says the same, stays as it is; two that arrive at once
 * wait for one another. @returns how many were new
 */
export async function insertReports(
  transaction: OfficeTransaction | TakePartTransaction | WorkTransaction,
  placeId: string,
  sending: Sending,
  entries: readonly ReportEntry[],
): Promise<number> {
  const { strategyId, month, sendingId } = sending;
  await sql`select pg_advisory_xact_lock(hashtextextended(${sendingId}, 0))`.execute(transaction);
  const actionIds = entries.map(({ actionId }) => actionId);
  const held = pickLatestReports(await selectReports(transaction, placeId, { strategyId, month, actionIds }));
  const ofThisPage = await selectReportsOfSending(transaction, placeId, sendingId);
  const fresh = entries.filter((entry) => {
    const before = held.find(({ actionId }) => actionId === entry.actionId);
    return before === undefined || !ofThisPage.has(before.reportId) || !isSameReport(entry, before);
  });
  for (const entry of fresh) {
    const { report_id: reportId } = await narrow(transaction)
      .insertInto('confidential.action_report')
      .values(toRow(placeId, sending, entry))
      .returning('report_id')
      .executeTakeFirstOrThrow();
    await insertWords(transaction, placeId, reportId, entry);
  }
  return fresh.length;
}

const toRow = (placeId: string, sending: Sending, entry: ReportEntry) => ({
  place_id: placeId,
  strategy_id: sending.strategyId,
  action_id: entry.actionId,
  month: sending.month,
  sending_id: sending.sendingId,
  request_id: sending.requestId,
  state: entry.state,
  nothing_new: entry.isNothingNew,
  outputs: JSON.stringify(entry.outputs),
  spent: JSON.stringify(entry.spent),
  spent_cents: entry.spent.reduce((sum, { cents }) => sum + cents, 0),
  told_by: sending.toldBy,
});

async function selectReportsOfSending(
  reader: Reader,
  placeId: string,
  sendingId: string,
): Promise<Set<string>> {
  const rows = await narrow(reader)
    .selectFrom('confidential.action_report')
    .select('report_id')
    .where('place_id', '=', placeId)
    .where('sending_id', '=', sendingId)
    .execute();
  return new Set(rows.map((row) => row.report_id));
}

async function insertWords(
  transaction: Reader,
  placeId: string,
  reportId: string,
  { hinders, evidence, evidenceLink }: ReportEntry,
): Promise<void> {
  if (hinders === '' && evidence === '' && evidenceLink === '') return;
  await narrow(transaction)
    .insertInto('confidential.action_report_words')
    .values({ place_id: placeId, report_id: reportId, hinders, evidence, evidence_link: evidenceLink })
    .execute();
}

export async function selectRhythm(
  reader: Reader,
  placeId: string,
  strategyId: string,
): Promise<ReportRhythm> {
  const row = await narrow(reader)
    .selectFrom('office.report_rhythm')
    .selectAll()
    .where('place_id', '=', placeId)
    .where('strategy_id', '=', strategyId)
    .executeTakeFirst();
  return row === undefined
    ? DEFAULT_RHYTHM
    : {
        dayOfMonth: row.day_of_month,
        reminderAfterDays: row.reminder_after_days,
        isOn: row.is_on,
        closedThrough: row.closed_through,
      };
}

export async function upsertRhythm(
  transaction: OfficeTransaction,
  placeId: string,
  strategyId: string,
  rhythm: ReportRhythm,
): Promise<void> {
  const words = {
    day_of_month: rhythm.dayOfMonth,
    reminder_after_days: rhythm.reminderAfterDays,
    is_on: rhythm.isOn,
    closed_through: rhythm.closedThrough,
  };
  await transaction
    .insertInto('office.report_rhythm')
    .values({ place_id: placeId, strategy_id: strategyId, ...words })
    .onConflict((conflict) => conflict.columns(['place_id', 'strategy_id']).doUpdateSet(words))
    .execute();
}

export async function selectOutputActivities(
  reader: Reader,
  placeId: string,
  strategyId: string,
): Promise<OutputActivity[]> {
  const rows = await narrow(reader)
    .selectFrom('office.output_activity')
    .select(['output_id', 'activity_id', 'counts'])
    .where('place_id', '=', placeId)
    .where('strategy_id', '=', strategyId)
    .orderBy('output_id')
    .orderBy('activity_id')
    .execute();
  return rows.map((row) => ({
    outputId: row.output_id,
    activityId: row.activity_id,
    counts: row.counts as Counted,
  }));
}

/** Ids of outputs that a person said do not count people. */
export async function selectThings(reader: Reader, placeId: string, strategyId: string): Promise<string[]> {
  const rows = await narrow(reader)
    .selectFrom('office.output_counting')
    .select('output_id')
    .where('place_id', '=', placeId)
    .where('strategy_id', '=', strategyId)
    .where('counts_people', '=', false)
    .orderBy('output_id')
    .execute();
  return rows.map((row) => row.output_id);
}

/**
 * What activities count for outputs, by month. Persons of a longer period count in its last month. Only counts of the
 * register itself are summed: persons of several activities may be the same people, which the page says.
 */
export async function selectRegisterCounts(
  reader: Reader,
  placeId: string,
  strategyId: string,
): Promise<RegisterCount[]> {
  const { rows } = await sql<RegisterCount & { amount: string }>`
    with counted as (
      select l.output_id, o.action_id, l.counts, r.record_id, r.hours,
        case when r.held_on is not null then to_char(r.held_on, 'YYYY-MM')
          when r.period ~ '^\\d{4}-\\d{2}$' then r.period
          when r.period ~ '-Q' then left(r.period, 5) || lpad((right(r.period, 1)::int * 3)::text, 2, '0')
          when r.period ~ '-S' then left(r.period, 5) || lpad((right(r.period, 1)::int * 6)::text, 2, '0')
          else r.period || '-12' end as month
      from office.output_activity l
      join office.planned_output o on o.place_id = l.place_id and o.output_id = l.output_id
      join confidential.activity_record r on r.place_id = l.place_id and r.activity_id = l.activity_id
        and (r.counted = 'persons') = (l.counts = 'persons')
      where l.place_id = ${placeId} and l.strategy_id = ${strategyId} and o.counted_by = 'activities')
    select c.output_id as "outputId", c.action_id as "actionId", c.month,
      round(sum(case c.counts when 'meetings' then 1 when 'hours' then coalesce(c.hours, 0) else coalesce(p.people, 0) end))
        as amount
    from counted c
    left join lateral (select sum(k.people) as people from confidential.activity_count k
      where k.place_id = ${placeId} and k.record_id = c.record_id and k.topic = 'attendance') p on true
    group by c.output_id, c.action_id, c.month order by c.output_id, c.month`.execute(narrow(reader));
  return rows.map((row) => ({ ...row, amount: Number(row.amount) }));
}
