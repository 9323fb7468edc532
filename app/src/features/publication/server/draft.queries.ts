/** Rows of releases that are being put together. */
import { sql } from 'kysely';
import type { OfficeReader, OfficeTransaction, WorkTransaction } from '#server/db/doors.ts';
import type { Role } from '#server/auth/permissions.ts';
import type { DisclosurePolicy } from '@vicus/disclosure';
import type { Texts } from '@vicus/cube';
import { restoreProtectedTables, type StoredTables } from '#features/release/server/release.usecases.ts';
import type { WithheldTable } from '#features/release/release.types.ts';
import type { Approver } from '../draft.rules.ts';
import type {
  DraftProblem,
  DraftReport,
  DraftState,
  DraftStep,
  PreparedRelease,
  ReleaseDraft,
  TableLink,
} from '../draft.types.ts';

type Reader = OfficeReader | OfficeTransaction | WorkTransaction;
type Writer = OfficeTransaction | WorkTransaction;

const COLUMNS = [
  'draft_id',
  'subject',
  'corrected_release_id',
  'chosen',
  'state',
  'step',
  'problem',
  'title',
  'summary',
  'method_note',
  'licence',
  'embargo_until',
  'correction',
  'changed_by',
  'changed_at',
  'revision',
  'release_id',
] as const;

function select(reader: Reader, placeId: string) {
  return (reader as OfficeTransaction)
    .selectFrom('office.release_draft')
    .select(COLUMNS)
    .where('place_id', '=', placeId);
}

type Row = Awaited<ReturnType<ReturnType<typeof select>['executeTakeFirstOrThrow']>>;

const toDraft = (row: Row): ReleaseDraft => ({
  draftId: row.draft_id,
  subject: row.subject,
  correctedReleaseId: row.corrected_release_id,
  chosen: row.chosen,
  state: row.state as DraftState,
  step: row.step as DraftStep | '',
  problem: row.problem,
  title: row.title,
  summary: row.summary,
  methodNote: row.method_note,
  licence: row.licence,
  embargoUntil: row.embargo_until?.toISOString() ?? null,
  correction: row.correction,
  changedBy: row.changed_by,
  changedAt: row.changed_at,
  revision: row.revision,
  releaseId: row.release_id,
});

/** `isLocked`: until the transaction ends nobody else changes it. */
export async function selectDraft(
  reader: Reader,
  placeId: string,
  draftId: string,
  isLocked = false,
): Promise<ReleaseDraft | undefined> {
  const query = select(reader, placeId).where('draft_id', '=', draftId);
  const row = await (isLocked ? query.forUpdate() : query).executeTakeFirst();
  return row && toDraft(row);
}

/** Newest change first; published ones too. */
export async function selectDrafts(reader: Reader, placeId: string): Promise<ReleaseDraft[]> {
  return (await select(reader, placeId).orderBy('changed_at', 'desc').execute()).map(toDraft);
}

export async function insertDraft(
  transaction: Writer,
  placeId: string,
  draft: {
    readonly draftId: string;
    readonly subject: string;
    readonly correctedReleaseId: string | null;
    readonly changedBy: string;
  },
): Promise<void> {
  await (transaction as OfficeTransaction)
    .insertInto('office.release_draft')
    .values({
      place_id: placeId,
      draft_id: draft.draftId,
      subject: draft.subject,
      corrected_release_id: draft.correctedReleaseId,
      changed_by: draft.changedBy,
    })
    .execute();
}

export interface DraftChange {
  readonly chosen?: readonly string[];
  readonly state?: DraftState;
  readonly step?: DraftStep | '';
  readonly problem?: DraftProblem | null;
  readonly title?: Readonly<Record<string, string>>;
  readonly summary?: Readonly<Record<string, string>>;
  readonly methodNote?: Readonly<Record<string, string>>;
  readonly licence?: string;
  readonly embargoUntil?: string | null;
  readonly correction?: Texts | null;
  readonly changedBy?: string;
  readonly releaseId?: string;
}

/** `changedBy` given: a person changed it, which counts as a revision. */
export async function updateDraft(
  transaction: Writer,
  placeId: string,
  draftId: string,
  change: DraftChange,
): Promise<void> {
  const json = (value: unknown) => (value === null ? null : JSON.stringify(value));
  await (transaction as OfficeTransaction)
    .updateTable('office.release_draft')
    .set({
      changed_at: sql<Date>`clock_timestamp()`,
      ...(change.chosen && { chosen: [...change.chosen] }),
      ...(change.state && { state: change.state }),
      ...(change.step !== undefined && { step: change.step }),
      ...(change.problem !== undefined && { problem: json(change.problem) }),
      ...(change.title && { title: JSON.stringify(change.title) }),
      ...(change.summary && { summary: JSON.stringify(change.summary) }),
      ...(change.methodNote && { method_note: JSON.stringify(change.methodNote) }),
      ...(change.licence && { licence: change.licence }),
      ...(change.embargoUntil !== undefined && { embargo_until: change.embargoUntil }),
      ...(change.correction !== undefined && { correction: json(change.correction) }),
      ...(change.releaseId && { release_id: change.releaseId }),
      ...(change.changedBy !== undefined && {
        changed_by: change.changedBy,
        revision: sql<number>`revision + 1`,
      }),
    })
    .where('place_id', '=', placeId)
    .where('draft_id', '=', draftId)
    .execute();
}

export async function deleteDraft(transaction: Writer, placeId: string, draftId: string): Promise<void> {
  await (transaction as OfficeTransaction)
    .deleteFrom('office.release_draft')
    .where('place_id', '=', placeId)
    .where('draft_id', '=', draftId)
    .execute();
}

export async function deletePrepared(transaction: Writer, placeId: string, draftId: string): Promise<void> {
  await (transaction as OfficeTransaction)
    .deleteFrom('office.prepared_release')
    .where('place_id', '=', placeId)
    .where('draft_id', '=', draftId)
    .execute();
}

export interface PreparedRow extends Omit<PreparedRelease, 'tables' | 'contentHash' | 'preparedAt'> {
  readonly stored: StoredTables;
}

/** In the place of what was prepared before. */
export async function replacePrepared(
  transaction: Writer,
  placeId: string,
  draftId: string,
  row: PreparedRow,
): Promise<void> {
  await deletePrepared(transaction, placeId, draftId);
  await (transaction as OfficeTransaction)
    .insertInto('office.prepared_release')
    .values({
      place_id: placeId,
      draft_id: draftId,
      tables: row.stored.tables,
      content_hash: row.stored.contentHash,
      withheld: JSON.stringify(row.withheld),
      report: JSON.stringify(row.report),
      links: JSON.stringify(row.links),
      policy: JSON.stringify(row.policy),
      ledger_size: row.ledgerSize,
      sources_hash: row.sourcesHash,
    })
    .execute();
}

export async function selectPrepared(
  reader: Reader,
  placeId: string,
  draftId: string,
): Promise<PreparedRelease | undefined> {
  const row = await (reader as OfficeTransaction)
    .selectFrom('office.prepared_release')
    .selectAll()
    .where('place_id', '=', placeId)
    .where('draft_id', '=', draftId)
    .executeTakeFirst();
  return (
    row && {
      tables: restoreProtectedTables(row.tables, row.content_hash),
      contentHash: row.content_hash,
      withheld: row.withheld as unknown as WithheldTable[],
      report: row.report as unknown as DraftReport,
      links: row.links as unknown as TableLink[],
      policy: row.policy as unknown as DisclosurePolicy,
      ledgerSize: row.ledger_size,
      sourcesHash: row.sources_hash,
      preparedAt: row.prepared_at,
    }
  );
}

/** Coordinators and officers of the place, by name. */
export async function selectStaff(reader: Reader, placeId: string): Promise<(Approver & { role: Role })[]> {
  const rows = await (reader as OfficeTransaction)
    .selectFrom('office.membership as m')
    .innerJoin('auth.user as u', 'u.id', 'm.user_id')
    .select(['m.user_id', 'm.role', 'u.name'])
    .where('m.place_id', '=', placeId)
    .where('m.role', 'in', ['coordinator', 'officer'])
    .orderBy('u.name')
    .execute();
  return rows.map((row) => ({ userId: row.user_id, name: row.name, role: row.role as Role }));
}

/** The role in the place of who asked for a job; undefined: no member any more. */
export async function selectRole(
  transaction: WorkTransaction,
  placeId: string,
  userId: string,
): Promise<Role | undefined> {
  const row = await transaction
    .selectFrom('office.membership')
    .select('role')
    .where('place_id', '=', placeId)
    .where('user_id', '=', userId)
    .executeTakeFirst();
  return row?.role as Role | undefined;
}

/** ISO 3166-1 alpha-2 */
export async function selectCountry(
  reader: OfficeReader | OfficeTransaction,
  placeId: string,
): Promise<string> {
  const row = await (reader as OfficeReader)
    .selectFrom('office.place')
    .select('country')
    .where('place_id', '=', placeId)
    .executeTakeFirst();
  return row?.country ?? '';
}
