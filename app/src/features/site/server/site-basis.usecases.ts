/**
 * What all public pages of a place are made of, its site included. Read once and kept for a moment: as long as nothing
 * was changed by this process, and never longer than a second, because the command line and the clock change things too.
 */
import type { Texts } from '@vicus/cube';
import { readMessageDigest, type MessageDigest } from '#features/message/server/public-digest.usecases.ts';
import { listPublishedTables } from '#features/open-data/server/published-tables.usecases.ts';
import { readParticipationDigest } from '#features/participation/server/public-digest.usecases.ts';
import type { ParticipationDigest } from '#features/participation/participation.types.ts';
import {
  computePublicVersion,
  findPublicBasis,
  type PublicBasis,
} from '#features/publication/server/public-basis.usecases.ts';
import type { PublicReport } from '#features/report/report.types.ts';
import { readPublicReports } from '#features/report/server/issues.usecases.ts';
import { readStrategyDigest, type StrategyDigest } from '#features/strategy/server/public-pages.usecases.ts';
import { countChanges } from '#server/db/doors.ts';
import { Problem } from '#server/problem.ts';
import type { PublicSite } from '../site.types.ts';
import { readPublicSite } from './site.usecases.ts';

export interface SiteBasis extends PublicBasis {
  readonly site: PublicSite;
  readonly participation: ParticipationDigest;
  /** of the newest editions */
  readonly tables: readonly SiteTable[];
  /** issued for everybody */
  readonly reports: readonly PublicReport[];
  readonly messages: MessageDigest;
  readonly strategy: StrategyDigest;
}

export interface SiteTable {
  /** `Cube.id` */
  readonly id: string;
  /** the question it answers, else its title */
  readonly title: Texts;
  readonly period: string;
  readonly releaseId: string;
}

export interface VersionedBasis {
  readonly basis: SiteBasis;
  /** an ETag that changes with everything the pages are made of */
  readonly version: string;
}

const MAXIMUM_AGE_MS = 1_000;
/** Places whose basis is kept at a time; the one that was read first goes first. */
const MAXIMUM_KEPT = 400;

interface Kept {
  readonly found: Promise<VersionedBasis | undefined>;
  readonly changes: number;
  readonly until: number;
}

const kept = new Map<string, Kept>();

/** Undefined for an address that no place has. */
export async function findSiteBasis(slug: string): Promise<VersionedBasis | undefined> {
  const known = kept.get(slug);
  if (known !== undefined && known.changes === countChanges() && performance.now() < known.until)
    return known.found;
  const found = readBasis(slug);
  keep(slug, { found, changes: countChanges(), until: performance.now() + MAXIMUM_AGE_MS });
  return found.catch((failure: unknown) => {
    kept.delete(slug);
    throw failure;
  });
}

/** Problem `not-found` (404) for an address that no place has. */
export async function readSiteBasis(slug: string): Promise<SiteBasis> {
  const found = await findSiteBasis(slug);
  if (found === undefined) throw new Problem('not-found', 404);
  return found.basis;
}

function keep(slug: string, one: Kept): void {
  kept.delete(slug);
  kept.set(slug, one);
  const oldest = kept.keys().next().value;
  if (kept.size > MAXIMUM_KEPT && oldest !== undefined) kept.delete(oldest);
}

async function readBasis(slug: string): Promise<VersionedBasis | undefined> {
  const found = await findPublicBasis(slug);
  if (found === undefined) return undefined;
  const { placeId } = found.place;
  const basis: SiteBasis = {
    ...found,
    site: await readPublicSite(placeId),
    participation: await readParticipationDigest(placeId),
    tables: await readTables(slug),
    reports: await readPublicReports(placeId),
    messages: await readMessageDigest(placeId),
    strategy: await readStrategyDigest(placeId),
  };
  return { basis, version: computePublicVersion(basis) };
}

async function readTables(slug: string): Promise<SiteTable[]> {
  const entries = await listPublishedTables(slug);
  return entries.map(({ id, title, question, period, release }) => ({
    id,
    title: question ?? title,
    period,
    releaseId: release.releaseId,
  }));
}
