/** Rows of an application that several people edit: who sends an older revision saves nothing, and sees both texts. */
import { listDifferences } from '#features/strategy/revision.rules.ts';
import { recordAudit } from '#server/audit.ts';
import type { Member } from '#server/auth/member.ts';
import type { OfficeTransaction } from '#server/db/doors.ts';
import { Problem } from '#server/problem.ts';
import { insertChange, type ChangedRow } from './change.queries.ts';

interface Standing {
  readonly revision: number;
}

/**
 * Saves `words` where `standing` still has `seenRevision`; the same words again change nothing. The caller has locked the application.
 * @throws Problem `not-found` (404), `changed-meanwhile` (409)
 */
export async function reviseApplicationRow<Words extends object>(
  transaction: OfficeTransaction,
  member: Member,
  row: ChangedRow,
  change: {
    readonly standing: (Standing & object) | undefined;
    readonly words: Words;
    readonly seenRevision: number;
    readonly update: (words: Words, revision: number) => Promise<void>;
  },
): Promise<void> {
  const { standing, words, seenRevision, update } = change;
  if (standing === undefined) throw new Problem('not-found', 404);
  const before = listDifferences(standing, words);
  if (Object.keys(before).length === 0) return;
  if (standing.revision !== seenRevision) throw new Problem('changed-meanwhile', 409);
  await update(words, standing.revision + 1);
  const { revision } = standing;
  await insertChange(transaction, member.placeId, row, { revision, before, changedBy: member.userId });
  await noteApplication(transaction, member, row.applicationId, {
    row: `${row.rowKind} ${row.rowId}`,
    fields: Object.keys(before).join(', ').slice(0, 500),
  });
}

export const noteApplication = (
  transaction: OfficeTransaction,
  member: Member,
  applicationId: string,
  detail: Readonly<Record<string, string | number | boolean>>,
): Promise<void> =>
  recordAudit(transaction, member, {
    action: 'application.change',
    objectKind: 'application',
    objectId: applicationId,
    detail,
  });
