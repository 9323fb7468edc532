/** What whoever answers for data does: fill in, submit, take back into hand, correct. */
import { recordAudit } from '#server/audit.ts';
import { authorise, type Member } from '#server/auth/member.ts';
import { now } from '#server/clock.ts';
import { write, type OfficeTransaction } from '#server/db/doors.ts';
import { parseInput } from '#server/input.ts';
import { readCells, type WrittenCells } from '../cell.rules.ts';
import { checkDelivery } from '../check.rules.ts';
import {
  changedMeanwhile,
  notApproved,
  notFillable,
  nothingAsked,
  notSubmitted,
} from '../delivery.problems.ts';
import { commentSchema, correctSchema } from '../delivery.schema.ts';
import type { CellFinding, DataSetField } from '../delivery.types.ts';
import { isCorrectable, isFillable } from '../state.rules.ts';
import { insertComments, type NewComment } from './comment.queries.ts';
import { parseId } from './data-set.usecases.ts';
import { replaceCells, selectCells, updateDelivery } from './delivery.queries.ts';
import { computeSeen, lockDelivery, toChecked } from './delivery.usecases.ts';
import { selectComments } from './comment.queries.ts';

type Typed = Readonly<Record<string, string | readonly string[] | undefined>>;

export interface SaveOutcome {
  /** false: something could not be read, and nothing was saved */
  readonly isSaved: boolean;
  readonly isSubmitted: boolean;
  /** by row: what could not be read, or what is to be mended before submitting */
  readonly findings: readonly CellFinding[];
}

/**
 * Keeps what is written so far, all of it or nothing. With `isSubmitting` it goes to the office, where nothing is left
 * to mend; otherwise it stays a draft. @throws Problem `delivery-not-fillable`, `data-set-empty`,
 * `delivery-changed-meanwhile`
 */
export async function saveDelivery(
  member: Member,
  id: string,
  typed: Typed,
  isSubmitting = false,
): Promise<SaveOutcome> {
  authorise(member, 'delivery.submit');
  const deliveryId = parseId(id);
  return write(member, async (transaction) => {
    const page = await lockDelivery(transaction, member, deliveryId);
    requireFillable(page, typed);
    const findings = await keepWritten(transaction, member, page, typed);
    if (findings.length > 0) return { isSaved: false, isSubmitted: false, findings };
    const open = isSubmitting ? await checkKept(transaction, member.placeId, page) : [];
    const { state } = page.delivery;
    if (!isSubmitting || open.length > 0) {
      if (state === 'expected')
        await updateDelivery(transaction, member.placeId, deliveryId, { state: 'draft' });
      return { isSaved: true, isSubmitted: false, findings: open };
    }
    await updateDelivery(transaction, member.placeId, deliveryId, {
      state: 'submitted',
      fields: page.dataSet.fields,
      submitted: { by: member.userId, at: now() },
    });
    await recordStep(transaction, member, deliveryId, 'submit');
    return { isSaved: true, isSubmitted: true, findings: [] };
  });
}

type Locked = Awaited<ReturnType<typeof lockDelivery>>;

function requireFillable({ delivery, dataSet, cells }: Locked, { seen }: Typed): void {
  if (!isFillable(delivery)) throw notFillable();
  if (dataSet.fields.length === 0) throw nothingAsked();
  if (seen !== undefined && seen !== computeSeen(cells)) throw changedMeanwhile();
}

/** @returns what could not be read; then nothing was kept */
async function keepWritten(
  transaction: OfficeTransaction,
  { placeId, userId }: Member,
  { dataSet, delivery: { deliveryId } }: Locked,
  typed: Typed,
): Promise<readonly CellFinding[]> {
  const written = readWritten(dataSet.fields, typed);
  const { cells, findings } = readCells(dataSet.fields, written);
  if (findings.length > 0) return findings;
  await replaceCells(transaction, placeId, deliveryId, Object.keys(written), cells);
  await insertComments(transaction, placeId, deliveryId, userId, readComments(dataSet.fields, typed));
  return [];
}

/** What is still to mend in what is kept now. */
async function checkKept(
  transaction: OfficeTransaction,
  placeId: string,
  page: Locked,
): Promise<readonly CellFinding[]> {
  const { dataSet, delivery } = page;
  return checkDelivery(
    toChecked({
      ...page,
      fields: dataSet.fields,
      cells: await selectCells(transaction, placeId, delivery.deliveryId),
      comments: await selectComments(transaction, placeId, delivery.deliveryId),
    }),
  );
}

/** Rows that were sent; the others stay as they are. */
function readWritten(fields: readonly DataSetField[], typed: Typed): WrittenCells {
  const read = (name: string) => {
    const value = typed[name];
    return typeof value === 'string' ? value : '';
  };
  const isSent = (fieldId: string) =>
    ['amount', 'base', 'reason'].some((part) => typed[`${part}.${fieldId}`] !== undefined);
  return Object.fromEntries(
    fields
      .filter(({ fieldId }) => isSent(fieldId))
      .map(({ fieldId }) => [
        fieldId,
        {
          amount: read(`amount.${fieldId}`),
          base: read(`base.${fieldId}`),
          reason: read(`reason.${fieldId}`),
        },
      ]),
  );
}

/** Explanations beside rows, and one comment with the row it is about. */
function readComments(fields: readonly DataSetField[], typed: Typed): NewComment[] {
  const beside = fields.map(({ fieldId }) => ({ fieldId, body: typed[`comment.${fieldId}`] ?? '' }));
  const chosen = { fieldId: typed['commentField'] ?? '', body: typed['commentBody'] ?? '' };
  return [...beside, chosen]
    .map((one) => parseInput(commentSchema, one))
    .filter(({ fieldId, body }) => body !== '' && isRow(fields, fieldId));
}

export const isRow = (fields: readonly DataSetField[], fieldId: string): boolean =>
  fieldId === '' || fields.some((one) => one.fieldId === fieldId);

/** Back into the deliverer's hands, before the office has decided. @throws Problem `delivery-not-submitted` */
export async function recallDelivery(member: Member, id: string): Promise<void> {
  authorise(member, 'delivery.submit');
  const deliveryId = parseId(id);
  await write(member, async (transaction) => {
    const { delivery } = await lockDelivery(transaction, member, deliveryId);
    if (delivery.state !== 'submitted') throw notSubmitted();
    await updateDelivery(transaction, member.placeId, deliveryId, { state: 'draft', fields: null });
    await recordStep(transaction, member, deliveryId, 'recall');
  });
}

/** What was approved is wrong: filled in again with a reason. Until it is approved anew the old values stand. */
export async function correctDelivery(member: Member, id: string, input: unknown): Promise<void> {
  authorise(member, 'delivery.submit');
  const deliveryId = parseId(id);
  const { why } = parseInput(correctSchema, input);
  await write(member, async (transaction) => {
    const { delivery } = await lockDelivery(transaction, member, deliveryId);
    if (!isCorrectable(delivery)) throw notApproved();
    await updateDelivery(transaction, member.placeId, deliveryId, { state: 'draft', fields: null, why });
    await recordStep(transaction, member, deliveryId, 'correct');
  });
}

async function recordStep(
  transaction: OfficeTransaction,
  member: Member,
  deliveryId: string,
  what: string,
): Promise<void> {
  await recordAudit(transaction, member, {
    action: 'delivery.submit',
    objectKind: 'delivery',
    objectId: deliveryId,
    detail: { what },
  });
}
