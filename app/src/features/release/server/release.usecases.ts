/** Editions: published once, read by everybody they are for, withdrawn in the open, never changed. */
import { openProtectedCube, type ProtectedCube } from '@vicus/cube';
import { recordAudit } from '#server/audit.ts';
import { authorise, type Member } from '#server/auth/member.ts';
import { today } from '#server/clock.ts';
import { readOffice, readPublic, write, type OfficeTransaction } from '#server/db/doors.ts';
import { parseInput } from '#server/input.ts';
import { Problem } from '#server/problem.ts';
import { releaseSchema, withdrawalSchema } from '../release.schema.ts';
import {
  ledgerMoved,
  releasePublishedBefore,
  releaseWithdrawnBefore,
  releaseWithoutTables,
} from '../release.problems.ts';
import type {
  LedgerEdition,
  Release,
  ReleaseAsset,
  ReleaseSummary,
  ReleaseToPublish,
} from '../release.types.ts';
import { selectNewestReleases } from './newest-releases.queries.ts';
import * as queries from './release.queries.ts';
import { restoreProtectedTables, toStoredTables } from './stored-tables.ts';

export {
  cutProtectedTable,
  restoreProtectedTables,
  toStoredTables,
  withholdFurther,
} from './stored-tables.ts';
export type { StoredTables } from './stored-tables.ts';

/** Tables of everything the place has published, withdrawn editions included. Every edition must be whole. */
export async function readLedger(reader: queries.ReleaseReader, placeId: string): Promise<ProtectedCube[]> {
  return (await readLedgerEditions(reader, placeId)).flatMap(({ tables }) => tables);
}

/** The same by edition, oldest first. */
export async function readLedgerEditions(
  reader: queries.ReleaseReader,
  placeId: string,
): Promise<LedgerEdition[]> {
  const rows = await queries.selectLedgerRows(reader, placeId);
  return rows.map(({ summary, tables }) => ({
    summary,
    tables: restoreProtectedTables(tables, summary.contentHash),
  }));
}

/** How many releases the place has. Read it before the ledger: what comes in between is then noticed at publishing. */
export function readLedgerSize(reader: queries.ReleaseReader, placeId: string): Promise<number> {
  return queries.countReleases(reader, placeId);
}

/** The version the next edition of this subject will have. */
export async function readNextVersion(member: Member, subject: string): Promise<number> {
  authorise(member, 'release.read');
  const last = await readOffice(member, (reader) =>
    queries.selectLastVersion(reader, member.placeId, subject),
  );
  return last + 1;
}

/**
 * Publishes an edition: one row, its files, one line of audit, and what has to happen `after` it, all or nothing.
 * @throws Problem `release-published-before` (409) if this version exists, `release-ledger-moved` (409) if anything was
 * published since the tables were protected
 */
export async function publishRelease(
  member: Member,
  release: ReleaseToPublish,
  after?: (transaction: OfficeTransaction, releaseId: string) => Promise<void>,
): Promise<string> {
  authorise(member, 'release.publish');
  const input = parseInput(releaseSchema, release);
  const [first] = release.tables;
  if (first === undefined) throw releaseWithoutTables();
  refuseMixedPolicies(release);
  const stored = toStoredTables(release.tables);
  return write(member, async (tx) => {
    await queries.lockLedger(tx, member.placeId);
    const next = 1 + (await queries.selectLastVersion(tx, member.placeId, input.subject));
    if (input.version !== next) throw releasePublishedBefore(input.version);
    if ((await queries.countReleases(tx, member.placeId)) !== input.ledgerSize) throw ledgerMoved();
    const releaseId = await queries.insertRelease(tx, {
      ...input,
      placeId: member.placeId,
      title: release.title,
      correction: release.correction ?? null,
      // the day on which it can be read
      publishedOn: (input.embargoUntil ?? today()).slice(0, 10),
      ledgerPosition: input.ledgerSize + 1,
      stored,
      withheld: release.withheld,
      policy: release.policy,
      codeVersion: first.policy.codeVersion,
    });
    for (const asset of release.assets) await queries.insertAsset(tx, member.placeId, releaseId, asset);
    await recordAudit(tx, member, {
      action: 'release.publish',
      objectKind: 'release',
      objectId: releaseId,
      detail: { subject: input.subject, version: input.version },
    });
    await after?.(tx, releaseId);
    return releaseId;
  });
}

/** A release stands under one policy and one version of the program; anything else is a bug of the caller. */
function refuseMixedPolicies({ tables, policy }: ReleaseToPublish): void {
  const codeVersion = tables[0]?.policy.codeVersion;
  for (const table of tables) {
    const { policyId, policyVersion } = table.policy;
    if (
      policyId !== policy.policyId ||
      policyVersion !== policy.version ||
      table.policy.codeVersion !== codeVersion
    )
      throw new Error(`table ${openProtectedCube(table).id} was protected under another policy or version`);
  }
}

/** The place's releases for its office, newest first. */
export function listReleases(member: Member): Promise<ReleaseSummary[]> {
  authorise(member, 'release.read');
  return readOffice(member, (reader) => queries.selectReleases(reader, member.placeId));
}

/** Takes the figures off the public page; a notice with the reason stays. What was known stays in the ledger. */
export async function withdrawRelease(
  member: Member,
  input: { readonly releaseId: string; readonly reason: string },
): Promise<void> {
  authorise(member, 'release.withdraw');
  const { releaseId, reason } = parseInput(withdrawalSchema, input);
  await write(member, async (tx) => {
    const release = await queries.selectReleaseSummary(tx, member.placeId, releaseId);
    if (release === undefined) throw new Problem('not-found', 404);
    if (release.state === 'withdrawn') throw releaseWithdrawnBefore();
    await queries.updateReleaseAsWithdrawn(tx, member.placeId, releaseId, { en: reason });
    await recordAudit(tx, member, {
      action: 'release.withdraw',
      objectKind: 'release',
      objectId: releaseId,
    });
  });
}

/** Public releases of a place, newest first, withdrawn ones too (a notice stands in their place). */
export function readPublicReleases(placeId: string): Promise<ReleaseSummary[]> {
  return readPublic((reader) => queries.selectReleases(reader, placeId, 'public'));
}

/** The newest public edition of each subject that is not withdrawn, of one place or of all places. */
export function readNewestPublicReleases(placeId?: string): Promise<ReleaseSummary[]> {
  return readPublic((reader) => selectNewestReleases(reader, placeId));
}

/** What is said about a public release, without opening its tables. Problem `not-found` (404). */
export async function readPublicReleaseSummary(placeId: string, releaseId: string): Promise<ReleaseSummary> {
  const release = await readPublic((reader) => queries.selectReleaseSummary(reader, placeId, releaseId));
  return requireFound(release);
}

/** A public release with its tables. Problem `not-found` (404); `release-damaged` (503) if the tables were changed. */
export async function readPublicRelease(placeId: string, releaseId: string): Promise<Release> {
  return requireFound(await readPublic((reader) => queries.selectRelease(reader, placeId, releaseId)));
}

/** A file of a public release. Problem `not-found` (404), also once it is withdrawn. */
export async function readPublicAsset(
  placeId: string,
  releaseId: string,
  name: string,
): Promise<ReleaseAsset> {
  return requireFound(await readPublic((reader) => queries.selectAsset(reader, placeId, releaseId, name)));
}

function requireFound<Found>(found: Found | undefined): Found {
  if (found === undefined) throw new Problem('not-found', 404);
  return found;
}
