/** What the office and the deliverer say to each other. */
import { sql } from 'kysely';
import type { OfficeTransaction } from '#server/db/doors.ts';
import type { CellComment } from '../delivery.types.ts';
import type { Reader } from './data-set.queries.ts';

/** Oldest first. */
export async function selectComments(
  reader: Reader,
  placeId: string,
  deliveryId: string,
): Promise<CellComment[]> {
  const { rows } = await sql<CellComment>`select c.comment_id as "commentId", c.field_id as "fieldId", c.body,
      coalesce(w.name, '') as "writtenBy", c.written_at as "writtenAt", coalesce(r.name, '') as "resolvedBy",
      c.resolved_at as "resolvedAt"
    from confidential.delivery_comment c
    left join auth."user" w on w.id = c.written_by
    left join auth."user" r on r.id = c.resolved_by
    where c.place_id = ${placeId} and c.delivery_id = ${deliveryId}
    order by c.written_at, c.comment_id`.execute(reader as OfficeTransaction);
  return rows;
}

export interface NewComment {
  readonly fieldId: string;
  readonly body: string;
}

export async function insertComments(
  transaction: OfficeTransaction,
  placeId: string,
  deliveryId: string,
  writtenBy: string,
  comments: readonly NewComment[],
): Promise<void> {
  if (comments.length === 0) return;
  await transaction
    .insertInto('confidential.delivery_comment')
    .values(
      comments.map(({ fieldId, body }) => ({
        place_id: placeId,
        delivery_id: deliveryId,
        field_id: fieldId,
        body,
        written_by: writtenBy,
      })),
    )
    .execute();
}

/** @returns whether there was such a comment, still open */
export async function resolveOpenComment(
  transaction: OfficeTransaction,
  placeId: string,
  deliveryId: string,
  commentId: string,
  resolved: { readonly by: string; readonly at: Date },
): Promise<boolean> {
  const { numUpdatedRows } = await transaction
    .updateTable('confidential.delivery_comment')
    .set({ resolved_by: resolved.by, resolved_at: resolved.at })
    .where('place_id', '=', placeId)
    .where('delivery_id', '=', deliveryId)
    .where('comment_id', '=', commentId)
    .where('resolved_at', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}
