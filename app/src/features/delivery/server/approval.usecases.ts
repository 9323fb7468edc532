/** What the office decides about a delivery, and what both sides say about it. */
import { recordAudit } from '#server/audit.ts';
import { authorise, type Member } from '#server/auth/member.ts';
import { now } from '#server/clock.ts';
import { write } from '#server/db/doors.ts';
import { parseInput } from '#server/input.ts';
import { Problem } from '#server/problem.ts';
import { commitObservations } from '#features/indicator/server/observations.usecases.ts';
import type { CommitReport } from '#features/indicator/indicator.types.ts';
import { toObservations } from '../delivery-observations.rules.ts';
import { notFound, notSubmitted } from '../delivery.problems.ts';
import { approveSchema, commentSchema, returnSchema } from '../delivery.schema.ts';
import { isDecidable } from '../state.rules.ts';
import { insertComments, resolveOpenComment } from './comment.queries.ts';
import { parseId } from './data-set.usecases.ts';
import { updateDelivery } from './delivery.queries.ts';
import { lockDelivery } from './delivery.usecases.ts';
import { isRow } from './fill.usecases.ts';

/**
 * The numbers become values of their indicators, in one transaction with the decision; `undoImport` takes them back as a
 * whole. @throws Problem `delivery-not-submitted`, `why-missing` where they replace others
 */
export async function approveDelivery(
  member: Member,
  id: string,
  input: unknown = {},
): Promise<CommitReport> {
  authorise(member, 'delivery.approve');
  const deliveryId = parseId(id);
  const { why } = parseInput(approveSchema, input);
  return write(member, async (transaction) => {
    const { delivery, dataSet, fields, cells } = await lockDelivery(transaction, member, deliveryId);
    if (!isDecidable(delivery)) throw notSubmitted();
    const report = await commitObservations(transaction, member, {
      kind: 'delivery',
      title: `${dataSet.title}, ${delivery.period}`.slice(0, 200),
      source: dataSet.ownerName.slice(0, 300),
      rows: toObservations(fields, cells, delivery.period),
      why: why === '' ? delivery.why : why,
    });
    await updateDelivery(transaction, member.placeId, deliveryId, {
      state: 'approved',
      why: '',
      returnedBecause: '',
      approved: { by: member.userId, at: now() },
      ...(report.importId === null ? {} : { importId: report.importId }),
    });
    const { added, changed, unchanged } = report;
    await recordAudit(transaction, member, {
      action: 'delivery.approve',
      objectKind: 'delivery',
      objectId: deliveryId,
      detail: { what: 'approve', added, changed, unchanged },
    });
    return report;
  });
}

/** Back to the deliverer with what is to be mended. @throws Problem `delivery-not-submitted` */
export async function returnDelivery(member: Member, id: string, input: unknown): Promise<void> {
  authorise(member, 'delivery.approve');
  const deliveryId = parseId(id);
  const { because } = parseInput(returnSchema, input);
  await write(member, async (transaction) => {
    const { delivery } = await lockDelivery(transaction, member, deliveryId);
    if (!isDecidable(delivery)) throw notSubmitted();
    const change = { state: 'returned', returnedBecause: because, fields: null } as const;
    await updateDelivery(transaction, member.placeId, deliveryId, change);
    await recordAudit(transaction, member, {
      action: 'delivery.approve',
      objectKind: 'delivery',
      objectId: deliveryId,
      detail: { what: 'return' },
    });
  });
}

/** Says something about a row or the whole. @throws Problem `comment-empty` */
export async function commentDelivery(member: Member, id: string, input: unknown): Promise<void> {
  authorise(member, 'delivery.submit');
  const deliveryId = parseId(id);
  const comment = parseInput(commentSchema, input);
  if (comment.body === '') throw new Problem('comment-empty', 422, {}, 'body');
  await write(member, async (transaction) => {
    const { fields } = await lockDelivery(transaction, member, deliveryId);
    if (!isRow(fields, comment.fieldId)) throw notFound();
    await insertComments(transaction, member.placeId, deliveryId, member.userId, [comment]);
  });
}

/** Settled, by either side. */
export async function resolveComment(member: Member, id: string, commentId: string): Promise<void> {
  authorise(member, 'delivery.submit');
  const deliveryId = parseId(id);
  await write(member, async (transaction) => {
    await lockDelivery(transaction, member, deliveryId);
    const resolved = { by: member.userId, at: now() };
    const { placeId } = member;
    if (!(await resolveOpenComment(transaction, placeId, deliveryId, parseId(commentId), resolved)))
      throw notFound();
  });
}
