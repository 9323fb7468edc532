/** Facts for the office: each address read from its release, with what became of that release. */
import { openProtectedCube, type Cube, type Texts } from '@vicus/cube';
import { restoreProtectedTables } from '#features/release/server/release.usecases.ts';
import { readFact } from '../fact.rules.ts';
import type { Fact, FactAddress } from '../fact.types.ts';
import { factNotPublic, factUnknown } from '../fact.problems.ts';
import { selectReleaseTables, type FactReader, type ReleaseRow } from './fact.queries.ts';

export { narrow, type FactReader } from './fact.queries.ts';

export interface OpenedRelease {
  readonly releaseId: string;
  readonly title: Texts;
  readonly version: number;
  readonly publishedOn: string;
  readonly contentHash: string;
  readonly isWithdrawn: boolean;
  readonly isPublic: boolean;
  readonly embargoUntil: Date | null;
  readonly cubes: readonly Cube[];
}

/** A fact as it stands now; null where its release was withdrawn. */
export interface StandingFact {
  readonly address: FactAddress;
  readonly release: Omit<OpenedRelease, 'cubes'>;
  readonly fact: Fact | null;
}

function openRelease({ tables, contentHash, state, ...row }: ReleaseRow): OpenedRelease {
  const isWithdrawn = state === 'withdrawn';
  const restored = isWithdrawn ? [] : restoreProtectedTables(tables, contentHash);
  return {
    releaseId: row.releaseId,
    title: row.title as Texts,
    version: row.version,
    publishedOn: row.publishedOn,
    contentHash,
    isWithdrawn,
    isPublic: row.audience === 'public',
    embargoUntil: row.embargoUntil,
    cubes: restored.map((table) => openProtectedCube(table)),
  };
}

/** Undefined where the place has no such release. */
export async function readOpenedRelease(
  reader: FactReader,
  placeId: string,
  releaseId: string,
): Promise<OpenedRelease | undefined> {
  const row = await selectReleaseTables(reader, placeId, releaseId);
  return row && openRelease(row);
}

/** In the order asked for; each release is opened once. What no release has is left out. */
export async function readStandingFacts(
  reader: FactReader,
  placeId: string,
  addresses: readonly FactAddress[],
): Promise<StandingFact[]> {
  const opened = new Map<string, OpenedRelease | undefined>();
  for (const { releaseId } of addresses) {
    if (!opened.has(releaseId)) opened.set(releaseId, await readOpenedRelease(reader, placeId, releaseId));
  }
  return addresses.flatMap((address) => {
    const found = opened.get(address.releaseId);
    if (found === undefined) return [];
    const { cubes, ...release } = found;
    const cube = cubes.find(({ id }) => id === address.tableId);
    const fact = (cube && readFact(cube, address)) ?? null;
    return [{ address, release, fact }];
  });
}

/**
 * A fact that may be used: in a public release that stands.
 * @throws Problem `fact-unknown`, `fact-not-public` (422)
 */
export async function requireFact(
  reader: FactReader,
  placeId: string,
  address: FactAddress,
): Promise<StandingFact & { readonly fact: Fact }> {
  const [standing] = await readStandingFacts(reader, placeId, [address]);
  if (standing === undefined) throw factUnknown();
  const { release, fact } = standing;
  if (!release.isPublic || release.isWithdrawn) throw factNotPublic();
  if (fact === null) throw factUnknown();
  return { ...standing, fact };
}
