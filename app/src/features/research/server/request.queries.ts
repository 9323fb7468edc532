/** Questions of researchers as they are kept. */
import type { OfficeReader, OfficeTransaction } from '#server/db/doors.ts';
import type { StoredRequest } from '../request.types.ts';

export interface RequestRow extends Omit<StoredRequest, 'request'> {
  readonly content: string;
}

/** Newest first. */
export async function selectRequests(
  reader: OfficeReader | OfficeTransaction,
  placeId: string,
): Promise<RequestRow[]> {
  const rows = await (reader as OfficeReader)
    .selectFrom('office.research_request')
    .selectAll()
    .where('place_id', '=', placeId)
    .orderBy('received_on', 'desc')
    .orderBy('research_request_id')
    .execute();
  return rows.map((row) => ({
    requestId: row.research_request_id,
    content: row.content,
    receivedOn: row.received_on,
    state: row.state as RequestRow['state'],
    draftId: row.draft_id,
    reason: row.reason,
    decidedOn: row.decided_on,
  }));
}

/** @returns the id; undefined where the same file is there already */
export async function insertRequest(
  tx: OfficeTransaction,
  placeId: string,
  row: {
    readonly content: string;
    readonly contentHash: string;
    readonly receivedOn: string;
    readonly receivedBy: string;
  },
): Promise<string | undefined> {
  const inserted = await tx
    .insertInto('office.research_request')
    .values({
      place_id: placeId,
      content: row.content,
      content_hash: row.contentHash,
      received_on: row.receivedOn,
      received_by: row.receivedBy,
    })
    .onConflict((conflict) => conflict.columns(['place_id', 'content_hash']).doNothing())
    .returning('research_request_id')
    .executeTakeFirst();
  return inserted?.research_request_id;
}

/** @returns whether it was open */
export async function decideRequest(
  tx: OfficeTransaction,
  placeId: string,
  requestId: string,
  decision: {
    readonly state: 'run' | 'refused';
    readonly draftId: string | null;
    readonly reason: string;
    readonly on: string;
    readonly by: string;
  },
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('office.research_request')
    .set({
      state: decision.state,
      draft_id: decision.draftId,
      reason: decision.reason,
      decided_on: decision.on,
      decided_by: decision.by,
    })
    .where('place_id', '=', placeId)
    .where('research_request_id', '=', requestId)
    .where('state', '=', 'open')
    .executeTakeFirst();
  return Number(numUpdatedRows) === 1;
}
