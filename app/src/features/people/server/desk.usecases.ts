/** The desk: facts of all rooms as counts, read straight from their tables so that this early room needs none of them. */
import { sql } from 'kysely';
import { authorise, type Member } from '#server/auth/member.ts';
import { addDays, today } from '#server/clock.ts';
import { readOffice, type OfficeReader, type OfficeTransaction } from '#server/db/doors.ts';
import { Problem } from '#server/problem.ts';
import { listProfileGaps } from '#features/place/place.rules.ts';
import { readPlaceDossier } from '#features/place/server/place.usecases.ts';
import {
  listNextSteps,
  type DeskDeliveries,
  type DeskFacts,
  type DeskRunning,
  type DeskStep,
  type DeskWave,
} from '../desk.rules.ts';

export interface Desk {
  readonly facts: DeskFacts;
  readonly steps: readonly DeskStep[];
}

/** What is due in all rooms, and the next three steps. */
export async function readDesk(member: Member): Promise<Desk> {
  authorise(member, 'desk.read');
  const { profile } = await readPlaceDossier(member);
  const facts = await readOffice(member, async (reader) => ({
    actorCount: await countActors(reader, member.placeId),
    memberCount: await countMembers(reader, member.placeId),
    profileGapCount: listProfileGaps(profile).length,
    dueAgreementCount: await countDueAgreements(reader, member.placeId),
    deliveries: await countDeliveries(reader, member),
    ...(await countRunning(reader, member)),
    releaseFindingCount: await countReleaseFindings(reader, member.placeId),
    waves: await selectDeskWaves(reader, member.placeId),
  }));
  if (facts.memberCount === 0) throw new Problem('not-found', 404);
  return { facts, steps: listNextSteps(facts, today()) };
}

async function countActors(reader: OfficeReader, placeId: string): Promise<number> {
  const row = await reader
    .selectFrom('office.actor')
    .select((select) => select.fn.countAll<string>().as('count'))
    .where('place_id', '=', placeId)
    .where('ended_on', 'is', null)
    .executeTakeFirst();
  return Number(row?.count ?? 0);
}

/** An agreement is brought up so many days before it ends, and until it is renewed or removed. */
const AGREEMENT_DUE_DAYS = 60;

async function countDueAgreements(reader: OfficeReader, placeId: string): Promise<number> {
  const row = await reader
    .selectFrom('office.agreement as g')
    .innerJoin('office.actor as a', (join) =>
      join.onRef('a.place_id', '=', 'g.place_id').onRef('a.actor_id', '=', 'g.actor_id'),
    )
    .select((select) => select.fn.countAll<string>().as('count'))
    .where('g.place_id', '=', placeId)
    .where('a.ended_on', 'is', null)
    .where('g.until', '<=', addDays(today(), AGREEMENT_DUE_DAYS))
    .executeTakeFirst();
  return Number(row?.count ?? 0);
}

/** The office looks so many days ahead. */
const DELIVERY_DUE_DAYS = 14;

/** A partner sees its own organisation's only, so all of them are its turn. */
async function countDeliveries(
  reader: OfficeReader,
  { placeId, userId, role }: Member,
): Promise<DeskDeliveries> {
  const isMine = role === 'partner' ? sql`true` : sql`coalesce(s.answering_user_id = ${userId}, false)`;
  const { rows } = await sql<Record<keyof DeskDeliveries, string>>`with waiting as (
      select d.state, d.due_on, ${isMine} as mine,
        d.state in ('expected', 'draft', 'returned') and d.approved_at is null as open
      from office.delivery d
      join office.data_set s on s.place_id = d.place_id and s.data_set_id = d.data_set_id
      where d.place_id = ${placeId} and d.state <> 'approved' and s.ended_on is null)
    select count(*) filter (where open and mine and due_on <= ${addDays(today(), DELIVERY_DUE_DAYS)}::date) as "toFill",
      count(*) filter (where state = 'submitted') as "toApprove",
      count(*) filter (where open and not mine and due_on < ${today()}::date) as late
    from waiting`.execute(reader as unknown as OfficeTransaction);
  const count = (what: keyof DeskDeliveries) => Number(rows[0]?.[what] ?? 0);
  return { toFill: count('toFill'), toApprove: count('toApprove'), late: count('late') };
}

/** Of adopted strategies; a partner sees what its own organisation is asked and nothing else. */
async function countRunning(
  reader: OfficeReader,
  { placeId, role }: Member,
): Promise<{ readonly running?: DeskRunning }> {
  const isPartner = role === 'partner';
  const strategyId = isPartner ? '' : await findRunStrategy(reader, placeId);
  if (strategyId === null) return {};
  // The office reports for whom no mail could be sent.
  const isTurn = isPartner ? sql`true` : sql`q.sent_on is null and ${role !== 'reader'}`;
  const { rows } = await sql<Record<'toReport' | 'blocked' | 'late', string>>`
    select (select count(*) from office.action_report_request q where q.place_id = ${placeId}
        and q.closes_on >= ${today()}::date and q.answered_on is null and ${isTurn} and ${strategyId} in ('', q.strategy_id::text)
        and exists (select from jsonb_array_elements(q.asked -> 'actions') a
          join office.action o on o.place_id = ${placeId} and o.action_id = (a ->> 'actionId')::uuid where not exists (
          select from confidential.action_report r where r.place_id = ${placeId} and r.strategy_id = q.strategy_id
            and r.month = q.month and r.action_id = (a ->> 'actionId')::uuid))) as "toReport",
      (select count(*) from (select distinct on (r.action_id) r.action_id, r.state from confidential.action_report r
        where r.place_id = ${placeId} and ${strategyId} in ('', r.strategy_id::text)
        order by r.action_id, r.month desc, r.written_at desc) l
        join office.action c on c.place_id = ${placeId} and c.action_id = l.action_id
        where l.state = 'blocked' and c.state in ('planned', 'running')) as blocked,
      (select count(*) from office.milestone m join office.action c on c.place_id = m.place_id and c.action_id = m.action_id
        where m.place_id = ${placeId} and m.reached_on is null and m.due_on < ${today()}::date
          and c.state in ('planned', 'running') and c.strategy_id::text = ${strategyId}) as late`.execute(
    reader as unknown as OfficeTransaction,
  );
  const count = (what: 'toReport' | 'blocked' | 'late') => Number(rows[0]?.[what] ?? 0);
  return {
    running: { strategyId, toReport: count('toReport'), blocked: count('blocked'), late: count('late') },
  };
}

/** The newest of those that are run; null: none. */
async function findRunStrategy(reader: OfficeReader, placeId: string): Promise<string | null> {
  const row = await reader
    .selectFrom('office.strategy')
    .select('strategy_id')
    .where('place_id', '=', placeId)
    .where('state', '=', 'adopted')
    .orderBy('from_year', 'desc')
    .orderBy('strategy_id')
    .executeTakeFirst();
  return row?.strategy_id ?? null;
}

/** What the last attack on everything published could tell. */
async function countReleaseFindings(reader: OfficeReader, placeId: string): Promise<number> {
  const row = await reader
    .selectFrom('office.release_audit')
    .select('findings')
    .where('place_id', '=', placeId)
    .orderBy('audited_at', 'desc')
    .executeTakeFirst();
  return row?.findings.length ?? 0;
}

async function countMembers(reader: OfficeReader, placeId: string): Promise<number> {
  const row = await reader
    .selectFrom('office.membership')
    .select((select) => select.fn.countAll<string>().as('count'))
    .where('place_id', '=', placeId)
    .executeTakeFirst();
  return Number(row?.count ?? 0);
}

/** `asked` is written at opening; a draft counts its invitations. */
async function selectDeskWaves(reader: OfficeReader, placeId: string): Promise<DeskWave[]> {
  const rows = await reader
    .selectFrom('office.wave as w')
    .leftJoin(
      (from) =>
        from
          .selectFrom('office.invitation')
          .select((select) => ['wave_id', select.fn.countAll<string>().as('invited')])
          .where('place_id', '=', placeId)
          .groupBy('wave_id')
          .as('i'),
      (join) => join.onRef('i.wave_id', '=', 'w.wave_id'),
    )
    .select(['w.wave_id', 'w.title', 'w.state', 'w.asked', 'i.invited', 'w.answered_shown', 'w.closes_on'])
    .where('w.place_id', '=', placeId)
    .orderBy('w.created_on', 'desc')
    .orderBy('w.wave_id')
    .execute();
  const published = await selectPublishedSubjects(reader, placeId);
  return rows.map((row) => ({
    waveId: row.wave_id,
    title: row.title,
    state: row.state as DeskWave['state'],
    asked: row.asked ?? Number(row.invited ?? 0),
    answeredShown: row.answered_shown,
    closesOn: row.closes_on,
    isPublished: [...published].some((subject) => subject.includes(row.wave_id)),
  }));
}

/** Subjects name what they are about, e.g. `governance/<wave id>`. */
async function selectPublishedSubjects(reader: OfficeReader, placeId: string): Promise<Set<string>> {
  const rows = await reader
    .selectFrom('published.release')
    .select('subject')
    .distinct()
    .where('place_id', '=', placeId)
    .where('state', '=', 'published')
    .execute();
  return new Set(rows.map((row) => row.subject));
}
