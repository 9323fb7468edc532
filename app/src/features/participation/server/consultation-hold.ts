/** What the office's use cases of this room share: an address, a held row, a new state, an audit entry. */
import { recordAudit } from '#server/audit.ts';
import type { Member } from '#server/auth/member.ts';
import type { Action } from '#server/auth/permissions.ts';
import type { OfficeTransaction } from '#server/db/doors.ts';
import { Problem } from '#server/problem.ts';
import { idSchema } from '../participation.schema.ts';
import type { Consultation, ConsultationState } from '../participation.types.ts';
import { selectConsultation } from './consultation.queries.ts';

/** An address that is no id names nothing. */
export function parseId(id: string): string {
  const parsed = idSchema.safeParse(id);
  if (!parsed.success) throw new Problem('not-found', 404);
  return parsed.data;
}

/** Reads a consultation and keeps others from changing it meanwhile. Problem `not-found` (404). */
export async function holdConsultation(
  transaction: OfficeTransaction,
  placeId: string,
  consultationId: string,
): Promise<Consultation> {
  await transaction
    .selectFrom('office.consultation')
    .select('consultation_id')
    .where('place_id', '=', placeId)
    .where('consultation_id', '=', consultationId)
    .forUpdate()
    .execute();
  const found = await selectConsultation(transaction, placeId, consultationId);
  if (found === undefined) throw new Problem('not-found', 404);
  return found;
}

export async function setState(
  transaction: OfficeTransaction,
  placeId: string,
  consultationId: string,
  change: { readonly state?: ConsultationState; readonly opens_on?: string; readonly concluded_on?: string },
): Promise<void> {
  await transaction
    .updateTable('office.consultation')
    .set(change)
    .where('place_id', '=', placeId)
    .where('consultation_id', '=', consultationId)
    .execute();
}

export async function recordDeed(
  transaction: OfficeTransaction,
  member: Member,
  action: Action,
  object: { readonly kind: 'consultation' | 'proposal' | 'meeting' | 'advisory-body'; readonly id: string },
  detail: Readonly<Record<string, string | number | boolean>>,
): Promise<void> {
  await recordAudit(transaction, member, { action, objectKind: object.kind, objectId: object.id, detail });
}

export function requireFound(isFound: boolean): void {
  if (!isFound) throw new Problem('not-found', 404);
}
