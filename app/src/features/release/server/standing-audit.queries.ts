/** The nightly audit in the database: what it reads, and what it keeps. */
import { sql } from 'kysely';
import type { Texts } from '@vicus/cube';
import type { DisclosurePolicy } from '@vicus/disclosure';
import type { OfficeReader, WorkTransaction } from '#server/db/doors.ts';
import type { ReleaseAudience, ReleaseState } from '../release.types.ts';
import type {
  AuditFinding,
  StandingAudit,
  StandingAuditResult,
  TableBounds,
} from '../standing-audit.types.ts';

export interface LedgerRow {
  readonly releaseId: string;
  readonly title: Texts;
  readonly version: number;
  readonly publishedOn: string;
  readonly audience: ReleaseAudience;
  readonly state: ReleaseState;
  readonly contentHash: string;
  readonly minimumCount: number;
}

type Reader = OfficeReader | WorkTransaction;
const narrow = (reader: Reader): OfficeReader => reader as unknown as OfficeReader;

export async function selectPlacesThatPublished(transaction: WorkTransaction): Promise<string[]> {
  const { rows } = await sql<{ placeId: string }>`
    select places_that_published as "placeId" from vicus.places_that_published()`.execute(transaction);
  return rows.map(({ placeId }) => placeId);
}

/** Every edition, whoever it is for, embargoed and withdrawn ones too; oldest first. */
export async function selectLedger(reader: Reader, placeId: string): Promise<LedgerRow[]> {
  const rows = await narrow(reader)
    .selectFrom('published.release')
    .select(['release_id', 'title', 'version', 'published_on', 'audience', 'state', 'content_hash', 'policy'])
    .where('place_id', '=', placeId)
    .orderBy('published_on')
    .orderBy('ledger_position')
    .orderBy('release_id')
    .execute();
  return rows.map((row) => ({
    releaseId: row.release_id,
    title: row.title,
    version: row.version,
    publishedOn: row.published_on,
    audience: row.audience as ReleaseAudience,
    state: row.state as ReleaseState,
    contentHash: row.content_hash,
    minimumCount: (row.policy as unknown as DisclosurePolicy).minimumCount,
  }));
}

export async function selectStoredTables(
  transaction: WorkTransaction,
  placeId: string,
  releaseId: string,
): Promise<unknown> {
  const row = await transaction
    .selectFrom('published.release')
    .select('tables')
    .where('place_id', '=', placeId)
    .where('release_id', '=', releaseId)
    .executeTakeFirst();
  return row?.tables;
}

/** The last audits, newest first. */
export async function selectAudits(reader: Reader, placeId: string, count: number): Promise<StandingAudit[]> {
  const rows = await narrow(reader)
    .selectFrom('office.release_audit')
    .selectAll()
    .where('place_id', '=', placeId)
    .orderBy('audited_at', 'desc')
    .limit(count)
    .execute();
  return rows.map((row) => ({
    releaseAuditId: row.release_audit_id,
    auditedAt: row.audited_at,
    codeVersion: row.code_version,
    ledgerHash: row.ledger_hash,
    editions: row.editions,
    tables: row.tables,
    withheld: row.withheld,
    certain: row.certain,
    narrow: row.narrow,
    notTried: row.not_tried,
    durationMs: row.duration_ms,
    findings: row.findings as AuditFinding[],
    bounds: row.bounds as TableBounds[],
  }));
}

export interface AuditRow extends StandingAuditResult {
  readonly codeVersion: string;
  readonly ledgerHash: string;
  readonly durationMs: number;
}

/** Audits older than a quarter of a year go: what counts is today's. */
export async function insertAudit(
  transaction: WorkTransaction,
  placeId: string,
  audit: AuditRow,
): Promise<void> {
  await sql`delete from office.release_audit where place_id = ${placeId}
    and audited_at < now() - interval '90 days'`.execute(transaction);
  await transaction
    .insertInto('office.release_audit')
    .values({
      place_id: placeId,
      code_version: audit.codeVersion,
      ledger_hash: audit.ledgerHash,
      editions: audit.editions,
      tables: audit.tables,
      withheld: audit.withheld,
      certain: audit.certain,
      narrow: audit.narrow,
      not_tried: audit.notTried,
      duration_ms: audit.durationMs,
      findings: JSON.stringify(audit.findings),
      bounds: JSON.stringify(audit.bounds),
    })
    .execute();
}
