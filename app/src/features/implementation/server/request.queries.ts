/** Rows of who is asked about a month. */
import type { OfficeTransaction, WorkTransaction } from '#server/db/doors.ts';
import { isLanguage, type Language } from '#ui/messages.ts';
import type { AskedForm, ReportRequest } from '../report.types.ts';
import { narrow, type Reader } from './report.queries.ts';

export type WritingReader = OfficeTransaction | WorkTransaction;

interface WhichRequests {
  readonly strategyId?: string;
  readonly requestId?: string;
  readonly month?: string;
}

/** Newest month first, by name of the owner. */
export async function selectRequests(
  reader: Reader,
  placeId: string,
  { strategyId, requestId, month }: WhichRequests,
): Promise<ReportRequest[]> {
  const rows = await narrow(reader)
    .selectFrom('office.action_report_request')
    .selectAll()
    .where('place_id', '=', placeId)
    .$if(strategyId !== undefined, (query) => query.where('strategy_id', '=', strategyId ?? ''))
    .$if(requestId !== undefined, (query) => query.where('request_id', '=', requestId ?? ''))
    .$if(month !== undefined, (query) => query.where('month', '=', month ?? ''))
    .orderBy('month', 'desc')
    .orderBy('owner_name')
    .execute();
  return rows.map((row) => ({
    requestId: row.request_id,
    strategyId: row.strategy_id,
    month: row.month,
    owner: { key: row.owner_key, actorId: row.actor_id, name: row.owner_name },
    language: isLanguage(row.language) ? row.language : 'en',
    linkNumber: row.link_number,
    asked: row.asked as AskedForm,
    closesOn: row.closes_on,
    askedOn: row.asked_on,
    sentOn: row.sent_on,
    remindedOn: row.reminded_on,
    answeredOn: row.answered_on,
  }));
}

/** Actions that the reader may see: of a partner those its organisation answers for. */
export async function selectSeenActions(reader: Reader, placeId: string): Promise<Set<string>> {
  const rows = await narrow(reader)
    .selectFrom('office.action')
    .select('action_id')
    .where('place_id', '=', placeId)
    .execute();
  return new Set(rows.map((row) => row.action_id));
}

/** Action and month of everything that came in and the reader may see. */
export async function selectReported(reader: Reader, placeId: string): Promise<Set<string>> {
  const rows = await narrow(reader)
    .selectFrom('confidential.action_report')
    .select(['action_id', 'month'])
    .distinct()
    .where('place_id', '=', placeId)
    .execute();
  return new Set(rows.map((row) => `${row.action_id} ${row.month}`));
}

export interface RequestToAsk {
  readonly strategyId: string;
  readonly month: string;
  readonly owner: ReportRequest['owner'];
  readonly language: Language;
  readonly asked: AskedForm;
  readonly closesOn: string;
  readonly askedOn: string;
}

/** Asks once for an owner and a month; asked again, what the page shows is brought up to date. */
export async function upsertRequest(
  transaction: WritingReader,
  placeId: string,
  request: RequestToAsk,
): Promise<void> {
  const shown = {
    asked: JSON.stringify(request.asked),
    closes_on: request.closesOn,
    owner_name: request.owner.name,
  };
  await narrow(transaction)
    .insertInto('office.action_report_request')
    .values({
      place_id: placeId,
      strategy_id: request.strategyId,
      month: request.month,
      owner_key: request.owner.key,
      actor_id: request.owner.actorId,
      language: request.language,
      asked_on: request.askedOn,
      ...shown,
    })
    .onConflict((conflict) =>
      conflict.columns(['place_id', 'strategy_id', 'month', 'owner_key']).doUpdateSet(shown),
    )
    .execute();
}

type Change = Partial<{
  /** JSON of what the page asks */
  readonly asked: string;
  readonly link_hash: Uint8Array | null;
  readonly link_number: number;
  readonly sent_on: string;
  readonly reminded_on: string;
  readonly answered_on: string;
  readonly closes_on: string;
}>;

export async function updateRequest(
  transaction: Reader,
  placeId: string,
  requestId: string,
  change: Change,
): Promise<void> {
  await narrow(transaction)
    .updateTable('office.action_report_request')
    .set(change)
    .where('place_id', '=', placeId)
    .where('request_id', '=', requestId)
    .execute();
}

/** What came in about it stays. */
export async function deleteRequest(
  transaction: WritingReader,
  placeId: string,
  requestId: string,
): Promise<void> {
  await narrow(transaction)
    .deleteFrom('office.action_report_request')
    .where('place_id', '=', placeId)
    .where('request_id', '=', requestId)
    .execute();
}

/** Links of months that were closed long ago open nothing any more, not even the page that says so. */
export async function endOldLinks(
  transaction: WritingReader,
  placeId: string,
  closedBefore: string,
): Promise<void> {
  await narrow(transaction)
    .updateTable('office.action_report_request')
    .set({ link_hash: null })
    .where('place_id', '=', placeId)
    .where('closes_on', '<', closedBefore)
    .where('link_hash', 'is not', null)
    .execute();
}

/** The address of an owner in the register, '' where there is none. By id of the actor. */
export async function selectOwnerAddresses(reader: Reader, placeId: string): Promise<Map<string, string>> {
  const rows = await narrow(reader)
    .selectFrom('office.actor')
    .select(['actor_id', 'contact_email'])
    .where('place_id', '=', placeId)
    .where('ended_on', 'is', null)
    .execute();
  return new Map(rows.map((row) => [row.actor_id, row.contact_email]));
}

/** In which languages owners are written to, by id of the actor. */
export async function selectOwnerLanguages(
  reader: Reader,
  placeId: string,
  strategyId: string,
): Promise<Map<string, Language>> {
  const rows = await narrow(reader)
    .selectFrom('office.report_owner')
    .select(['actor_id', 'language'])
    .where('place_id', '=', placeId)
    .where('strategy_id', '=', strategyId)
    .execute();
  return new Map(rows.map((row) => [row.actor_id, isLanguage(row.language) ? row.language : 'en']));
}

export async function upsertOwnerLanguage(
  transaction: OfficeTransaction,
  placeId: string,
  { strategyId, actorId, language }: { strategyId: string; actorId: string; language: Language },
): Promise<void> {
  await transaction
    .insertInto('office.report_owner')
    .values({ place_id: placeId, strategy_id: strategyId, actor_id: actorId, language })
    .onConflict((conflict) =>
      conflict.columns(['place_id', 'strategy_id', 'actor_id']).doUpdateSet({ language }),
    )
    .execute();
}
