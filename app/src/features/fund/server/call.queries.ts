/** Rows of calls. */
import { FUND_PROGRAMMES } from '@vicus/reference';
import { sql } from 'kysely';
import type { OfficeReader, PublicReader, WorkTransaction } from '#server/db/doors.ts';
import { readRows } from '#server/db/read-rows.ts';
import type { RowOutcomes } from '#features/place/dataset.types.ts';
import type { ReadCall } from '../call.rules.ts';
import type { FundCall } from '../fund.types.ts';

type Reader = PublicReader | OfficeReader;

interface CallRow {
  readonly call_id: string;
  readonly topic: string;
  readonly title: string;
  readonly language: string;
  readonly portal_programme: string;
  readonly call_identifier: string;
  readonly action_type: string;
  readonly deadline: string | null;
  readonly status: string;
  readonly budget_min_eur: string | null;
  readonly budget_max_eur: string | null;
  readonly expected_grants: number | null;
  readonly link: string;
  readonly programme_id: string | null;
  readonly checked_on: string;
  readonly dataset: string;
  readonly attribution: string;
}

/** What is asked of the list of calls. */
export interface CallFilter {
  /** folded words; every word has to be there, from its beginning */
  readonly words: readonly string[];
  /** one programme; '' any, `known`: those of the list of programmes, `none`: others */
  readonly programme: string;
  /** open and forthcoming only */
  readonly isReachable: boolean;
  /** deadline on or before, ISO day; null: any */
  readonly until: string | null;
  readonly today: string;
  readonly limit: number;
  readonly offset: number;
}

const COLUMNS = sql`call.call_id, call.topic, call.title, call.language, call.portal_programme, call.call_identifier,
  call.action_type, call.deadline::text as deadline, call.status, call.budget_min_eur, call.budget_max_eur,
  call.expected_grants, call.link, call.programme_id, call.checked_on::text as checked_on, call.dataset, dataset.attribution`;

function toCondition({ words, programme, isReachable, until, today }: CallFilter) {
  const query = words.map((word) => `${word}:*`).join(' & ');
  const parts = [
    ...(query === '' ? [] : [sql`call.search @@ to_tsquery('simple', ${query})`]),
    ...(programme === 'known' ? [sql`call.programme_id is not null`] : []),
    ...(programme === 'none' ? [sql`call.programme_id is null`] : []),
    ...(['', 'known', 'none'].includes(programme) ? [] : [sql`call.programme_id = ${programme}`]),
    ...(isReachable
      ? [sql`call.status <> 'closed' and (call.deadline is null or call.deadline >= ${today}::date)`]
      : []),
    ...(until === null ? [] : [sql`call.deadline <= ${until}::date`]),
  ];
  return parts.length === 0 ? sql`true` : sql.join(parts, sql` and `);
}

/** Ids of programmes, nearest step of the ladder first. */
const BY_STEP = FUND_PROGRAMMES.toSorted((a, b) => (a.ladderStep ?? 9) - (b.ladderStep ?? 9)).map(
  ({ id }) => id,
);

/** By the step of their programme, those of others last; then by deadline. */
export async function selectCalls(
  reader: Reader,
  filter: CallFilter,
): Promise<{ readonly calls: FundCall[]; readonly count: number }> {
  const where = toCondition(filter);
  const rows = await readRows(
    reader as PublicReader,
    sql<CallRow & { total: string }>`select ${COLUMNS}, count(*) over () as total
    from reference.fund_call call join reference.dataset dataset on dataset.dataset = call.dataset
    where ${where} order by array_position(${BY_STEP}::text[], call.programme_id) nulls last,
      call.deadline nulls last, call.call_id
    limit ${filter.limit} offset ${filter.offset}`,
  );
  return { calls: rows.map((row) => toCall(row, filter.today)), count: Number(rows[0]?.total ?? 0) };
}

export async function selectCall(reader: Reader, callId: string, today: string): Promise<FundCall | null> {
  const rows = await readRows(
    reader as PublicReader,
    sql<CallRow>`select ${COLUMNS} from reference.fund_call call
    join reference.dataset dataset on dataset.dataset = call.dataset where call.call_id = ${callId}`,
  );
  return rows[0] === undefined ? null : toCall(rows[0], today);
}

/** How many calls there are, and when the newest of them were looked up; null: none were imported. */
export async function selectCallsHeld(
  reader: Reader,
): Promise<{ readonly count: number; readonly checkedOn: string | null; readonly attribution: string }> {
  const rows = await readRows(
    reader as PublicReader,
    sql<{ count: string; checked: string | null; attribution: string | null }>`
    select count(*) as count, max(call.checked_on)::text as checked,
      (select string_agg(attribution, '; ' order by attribution) from reference.dataset
        where dataset in (select dataset from reference.fund_call)) as attribution
    from reference.fund_call call`,
  );
  const [row] = rows;
  return {
    count: Number(row?.count ?? 0),
    checkedOn: row?.checked ?? null,
    attribution: row?.attribution ?? '',
  };
}

/** A deadline that has passed closes a call, whatever the list said on its day. */
function toCall(row: CallRow, today: string): FundCall {
  const isOver = row.deadline !== null && row.deadline < today;
  return {
    callId: row.call_id,
    topic: row.topic,
    title: row.title,
    language: row.language,
    portalProgramme: row.portal_programme,
    callIdentifier: row.call_identifier,
    actionType: row.action_type,
    deadline: row.deadline,
    status: isOver ? 'closed' : (row.status as FundCall['status']),
    budgetMinEur: row.budget_min_eur === null ? null : Number(row.budget_min_eur),
    budgetMaxEur: row.budget_max_eur === null ? null : Number(row.budget_max_eur),
    expectedGrants: row.expected_grants,
    link: row.link,
    checkedOn: row.checked_on,
    programmeId: row.programme_id,
    dataset: row.dataset,
    attribution: row.attribution,
  };
}

/** Writes calls; one that says the same counts as unchanged, and its day of check moves on. Older files change nothing newer. */
export async function upsertCalls(
  transaction: WorkTransaction,
  { dataset, checkedOn }: { readonly dataset: string; readonly checkedOn: string },
  calls: readonly ReadCall[],
): Promise<RowOutcomes> {
  const { rows } = await sql<{ was: 'added' | 'changed' }>`
    with given as (
      select * from jsonb_to_recordset(${JSON.stringify(calls.map(toRecord))}::jsonb) as one (call_id text, topic text,
        title text, language text, portal_programme text, call_identifier text, action_type text, deadline date, status text,
        budget_min_eur bigint, budget_max_eur bigint, expected_grants integer, link text, programme_id text, search_words text)),
    before as (select given.call_id, known.checked_on > ${checkedOn}::date as is_newer,
        (known.topic, known.title, known.language, known.portal_programme, known.call_identifier, known.action_type, known.deadline,
          known.status, known.budget_min_eur, known.budget_max_eur, known.expected_grants, known.link, known.programme_id)
        is distinct from (given.topic, given.title, given.language, given.portal_programme, given.call_identifier,
          given.action_type, given.deadline, given.status, given.budget_min_eur, given.budget_max_eur, given.expected_grants,
          given.link, given.programme_id) as differs
      from given join reference.fund_call known using (call_id)),
    written as (
      insert into reference.fund_call as known (call_id, topic, title, language, portal_programme, call_identifier, action_type,
        deadline, status, budget_min_eur, budget_max_eur, expected_grants, link, programme_id, search_words, checked_on, dataset)
      select given.*, ${checkedOn}::date, ${dataset} from given
        where not exists (select from before where before.call_id = given.call_id and before.is_newer)
      on conflict (call_id) do update set topic = excluded.topic, title = excluded.title, language = excluded.language,
        portal_programme = excluded.portal_programme, call_identifier = excluded.call_identifier,
        action_type = excluded.action_type, deadline = excluded.deadline, status = excluded.status,
        budget_min_eur = excluded.budget_min_eur, budget_max_eur = excluded.budget_max_eur,
        expected_grants = excluded.expected_grants, link = excluded.link, programme_id = excluded.programme_id,
        search_words = excluded.search_words, checked_on = excluded.checked_on, dataset = excluded.dataset
      returning call_id)
    select case when before.call_id is null then 'added' else 'changed' end as was
    from written left join before using (call_id) where before.call_id is null or before.differs`.execute(
    transaction,
  );
  const added = rows.filter(({ was }) => was === 'added').length;
  const changed = rows.length - added;
  return { added, changed, unchanged: calls.length - added - changed };
}

const toRecord = (call: ReadCall) => ({
  call_id: call.callId,
  topic: call.topic,
  title: call.title,
  language: call.language,
  portal_programme: call.portalProgramme,
  call_identifier: call.callIdentifier,
  action_type: call.actionType,
  deadline: call.deadline,
  status: call.status,
  budget_min_eur: call.budgetMinEur,
  budget_max_eur: call.budgetMaxEur,
  expected_grants: call.expectedGrants,
  link: call.link,
  programme_id: call.programmeId,
  search_words: call.searchWords,
});
