/** Who did what in the place, for its coordinator. */
import { authorise, type Member } from '#server/auth/member.ts';
import { readOffice } from '#server/db/doors.ts';
import { optionalInteger, parseInput } from '#server/input.ts';

const ENTRIES_PER_PAGE = 50;
const LAST_PAGE = 100_000;

export interface AuditLine {
  readonly auditEntryId: string;
  readonly at: Date;
  /** name, or the account's id where the account is gone */
  readonly who: string;
  readonly action: string;
  readonly objectKind: string;
  readonly objectId: string;
  readonly detail: Readonly<Record<string, unknown>>;
}

export interface AuditPage {
  readonly lines: readonly AuditLine[];
  /** from 1 */
  readonly page: number;
  readonly hasMore: boolean;
}

/** One page of the audit, latest first. `page`: from 1. */
export async function readAudit(member: Member, page: unknown): Promise<AuditPage> {
  authorise(member, 'audit.read');
  const number = parseInput(optionalInteger(1, LAST_PAGE), page) ?? 1;
  const rows = await readOffice(member, (reader) =>
    reader
      .selectFrom('office.audit_entry as a')
      .leftJoin('auth.user as u', 'u.id', 'a.user_id')
      .select([
        'a.audit_entry_id',
        'a.at',
        'a.user_id',
        'u.name',
        'a.action',
        'a.object_kind',
        'a.object_id',
        'a.detail',
      ])
      .where('a.place_id', '=', member.placeId)
      .orderBy('a.at', 'desc')
      .orderBy('a.audit_entry_id')
      .limit(ENTRIES_PER_PAGE + 1)
      .offset((number - 1) * ENTRIES_PER_PAGE)
      .execute(),
  );
  const lines = rows.slice(0, ENTRIES_PER_PAGE).map((row) => ({
    auditEntryId: row.audit_entry_id,
    at: row.at,
    who: row.name ?? row.user_id,
    action: row.action,
    objectKind: row.object_kind,
    objectId: row.object_id,
    detail: row.detail,
  }));
  return { lines, page: number, hasMore: rows.length > ENTRIES_PER_PAGE };
}
