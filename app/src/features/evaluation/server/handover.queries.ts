/** What is due, open and unfinished in all rooms, read straight from their tables as the desk does. */
import { sql } from 'kysely';
import type { OfficeReader } from '#server/db/doors.ts';
import type {
  Deadline,
  DeadlineKind,
  HandoverContact,
  HandoverFacts,
  RunningAction,
  Unfinished,
  UnfinishedKind,
} from '../handover.types.ts';

/** Each question gives columns `on`, `what`, `who`; `$place` and `$today` stand for themselves. */
type Question = (placeId: string, today: string) => ReturnType<typeof sql<DeadlineRow>>;

interface DeadlineRow {
  readonly on: string;
  readonly what: string;
  readonly who: string;
}

const QUESTIONS: Readonly<Partial<Record<DeadlineKind, Question>>> = {
  'wave-closes': (placeId) => sql`select closes_on as on, title as what, '' as who from office.wave
    where place_id = ${placeId} and state = 'open' and closes_on is not null`,
  'wave-retention': (
    placeId,
    today,
  ) => sql`select retention_until as on, title as what, '' as who from office.wave
    where place_id = ${placeId} and retention_until >= ${today}`,
  'consultation-answer': (placeId) => sql`select answers_by as on, question->>'en' as what, answerable as who
    from office.consultation where place_id = ${placeId} and answers_by is not null and concluded_on is null`,
  delivery: (placeId) => sql`select d.due_on as on, s.title || ' ' || d.period as what,
      coalesce(a.name, s.department) as who
    from office.delivery d join office.data_set s on s.place_id = d.place_id and s.data_set_id = d.data_set_id
    left join office.actor a on a.place_id = s.place_id and a.actor_id = s.answering_actor_id
    where d.place_id = ${placeId} and d.state <> 'approved' and s.ended_on is null`,
  report: (
    placeId,
    today,
  ) => sql`select r.closes_on as on, s.title || ' ' || r.month as what, r.owner_name as who
    from office.action_report_request r join office.strategy s on s.place_id = r.place_id and s.strategy_id = r.strategy_id
    where r.place_id = ${placeId} and r.answered_on is null and r.closes_on >= ${today}`,
  decision: (placeId) => sql`select d.due_on as on, d.what, d.owner as who from office.meeting_decision d
    where d.place_id = ${placeId} and d.state = 'open' and d.due_on is not null`,
  milestone: (
    placeId,
  ) => sql`select m.due_on as on, a.title || ': ' || m.title as what, coalesce(p.name, '') as who
    from office.milestone m join office.action a on a.place_id = m.place_id and a.action_id = m.action_id
    join office.strategy s on s.place_id = a.place_id and s.strategy_id = a.strategy_id and s.state = 'adopted'
    left join office.action_party p on p.place_id = a.place_id and p.action_id = a.action_id and p.part = 'owner'
    where m.place_id = ${placeId} and m.reached_on is null and a.state in ('planned', 'running')`,
  agreement: (placeId) => sql`select g.until as on, g.subject as what, a.name as who from office.agreement g
    join office.actor a on a.place_id = g.place_id and a.actor_id = g.actor_id
    where g.place_id = ${placeId} and g.until is not null and a.ended_on is null`,
  fund: (placeId, today) => sql`select m.ends_on as on, s.title || ': ' || m.name as what, m.programme as who
    from office.money_source m join office.strategy s on s.place_id = m.place_id and s.strategy_id = m.strategy_id
    where m.place_id = ${placeId} and m.ends_on >= ${today} and s.state <> 'ended'`,
  embargo: (
    placeId,
  ) => sql`select embargo_until::date as on, title->>'en' as what, '' as who from published.release
    where place_id = ${placeId} and embargo_until > now() and state = 'published'`,
};

const MAXIMUM_OF_A_KIND = 500;

/** Those that the tables themselves hold; the year of strategies is computed elsewhere. */
export async function selectDeadlines(
  reader: OfficeReader,
  placeId: string,
  today: string,
): Promise<Deadline[]> {
  const deadlines: Deadline[] = [];
  for (const [kind, ask] of Object.entries(QUESTIONS) as [DeadlineKind, Question][]) {
    const rows = await readRows(reader, ask(placeId, today));
    for (const row of rows.slice(0, MAXIMUM_OF_A_KIND)) deadlines.push({ kind, ...row });
  }
  return deadlines;
}

/** The type of a reader offers no raw SQL because that could write; the door behind it is read-only. */
async function readRows<Row>(
  reader: OfficeReader,
  question: ReturnType<typeof sql<Row>>,
): Promise<readonly Row[]> {
  const { rows } = await question.execute(reader as unknown as Parameters<typeof question.execute>[0]);
  return rows;
}

export async function selectUnfinished(reader: OfficeReader, placeId: string): Promise<Unfinished[]> {
  const rows = await readRows(
    reader,
    sql<{ kind: UnfinishedKind; what: string }>`
      select 'strategy' as kind, title as what from office.strategy where place_id = ${placeId} and state = 'draft'
      union all select 'wave', title from office.wave where place_id = ${placeId} and state = 'draft'
      union all select 'report', title from office.report where place_id = ${placeId}
      union all select 'release', subject from office.release_draft where place_id = ${placeId}
      union all select 'consultation', question->>'en' from office.consultation
        where place_id = ${placeId} and state = 'draft'
      union all select 'evaluation', title from office.evaluation where place_id = ${placeId} and state = 'open'
      union all select 'practice', a.title from office.practice_draft p
        join office.action a on a.place_id = p.place_id and a.action_id = p.action_id
        where p.place_id = ${placeId} and p.state = 'draft'
      order by 1, 2 limit 300`,
  );
  return rows.map(({ kind, what }) => ({ kind, what: what ?? '' }));
}

export async function selectRunningActions(reader: OfficeReader, placeId: string): Promise<RunningAction[]> {
  return reader
    .selectFrom('office.action as a')
    .innerJoin('office.strategy as s', (join) =>
      join.onRef('s.place_id', '=', 'a.place_id').onRef('s.strategy_id', '=', 'a.strategy_id'),
    )
    .leftJoin('office.action_party as p', (join) =>
      join
        .onRef('p.place_id', '=', 'a.place_id')
        .onRef('p.action_id', '=', 'a.action_id')
        .on('p.part', '=', 'owner'),
    )
    .select((eb) => [
      's.title as strategyTitle',
      'a.title',
      eb.fn.coalesce('p.name', sql<string>`''`).as('owner'),
      'a.state',
      'a.ends_on as endsOn',
    ])
    .where('a.place_id', '=', placeId)
    .where('s.state', '=', 'adopted')
    .where('a.state', 'in', ['planned', 'running'])
    .orderBy('s.title')
    .orderBy('a.title')
    .limit(500)
    .execute();
}

export async function selectStrategyHeads(
  reader: OfficeReader,
  placeId: string,
): Promise<HandoverFacts['strategies']> {
  const rows = await reader
    .selectFrom('office.strategy')
    .select(['title', 'state', 'from_year', 'to_year', 'coordinator'])
    .where('place_id', '=', placeId)
    .where('state', '<>', 'ended')
    .orderBy('from_year', 'desc')
    .execute();
  return rows.map(({ title, state, from_year, to_year, coordinator }) => ({
    title,
    state,
    years: `${from_year}–${to_year}`,
    coordinator,
  }));
}

export async function selectContacts(reader: OfficeReader, placeId: string): Promise<HandoverContact[]> {
  return reader
    .selectFrom('office.actor')
    .select(['name', 'contact_role as role', 'contact_email as email'])
    .where('place_id', '=', placeId)
    .where('ended_on', 'is', null)
    .orderBy(sql`lower(name)`)
    .limit(1_000)
    .execute();
}
