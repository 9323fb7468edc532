/** Who did what to which object. Written in the same transaction as the deed; never holds answers, links or tokens. */
import type { Member } from './auth/member.ts';
import type { Action } from './auth/permissions.ts';
import type { OfficeTransaction } from './db/doors.ts';

export interface AuditNote {
  readonly action: Action | 'place.create' | 'level.change' | 'member.join';
  readonly objectKind:
    | 'place'
    | 'member'
    | 'actor'
    | 'wave'
    | 'invitation'
    | 'release'
    | 'site'
    | 'file'
    | 'instrument'
    | 'theme'
    | 'consultation'
    | 'proposal'
    | 'meeting'
    | 'advisory-body'
    | 'indicator'
    | 'data'
    | 'data-set'
    | 'delivery'
    | 'activity'
    | 'measure'
    | 'encounter'
    | 'stock-take'
    | 'post'
    | 'internal-file'
    | 'keeps-open'
    | 'strategy'
    | 'card'
    | 'pack'
    | 'message'
    | 'report'
    | 'lending'
    | 'strategy-meeting'
    | 'evaluation'
    | 'practice'
    | 'application'
    | 'own-money'
    | 'ask'
    | 'cycle'
    | 'circle'
    | 'fund'
    | 'network'
    | 'offer'
    | 'joint-service';
  readonly objectId: string;
  readonly detail?: Readonly<Record<string, string | number | boolean>>;
}

export async function recordAudit(
  transaction: OfficeTransaction,
  member: Pick<Member, 'userId' | 'placeId'>,
  note: AuditNote,
): Promise<void> {
  await transaction
    .insertInto('office.audit_entry')
    .values({
      place_id: member.placeId,
      user_id: member.userId,
      action: note.action,
      object_kind: note.objectKind,
      object_id: note.objectId,
      detail: JSON.stringify(note.detail ?? {}),
    })
    .execute();
}
