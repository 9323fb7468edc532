/** Tables of a closed wave: those the office sees, and what of them may stand in public. */
import { openProtectedCube, type Cube, type ProtectedCube, type Texts } from '@vicus/cube';
import { DEFAULT_POLICY, type DisclosurePolicy } from '@vicus/disclosure';
import { computeWaveResult, readWaveResult } from '#features/governance/server/results.usecases.ts';
import { computeFindings } from '#features/listening/server/findings.usecases.ts';
import { readLedger, withholdFurther } from '#features/release/server/release.usecases.ts';
import { readWave } from '#features/survey/server/survey.usecases.ts';
import { authorise, type Member } from '#server/auth/member.ts';
import { today } from '#server/clock.ts';
import { readOffice } from '#server/db/doors.ts';
import { readSettings } from '#server/settings/settings.ts';
import { withholdUnnamed } from '../naming.rules.ts';
import { isNamingStrict, planPublicNaming } from '../publication.rules.ts';
import { readListeningTables, type TableOffer } from './listening-publication.ts';
import { selectActiveActors } from './publication.queries.ts';

export interface WaveTables {
  readonly waveTitle: string;
  /** tables to choose from; empty where a wave is published whole */
  readonly offers: readonly TableOffer[];
  /** what the office sees, and what the public would */
  readonly before: readonly ProtectedCube[];
  readonly tables: readonly ProtectedCube[];
  readonly policy: DisclosurePolicy;
  /** names of kinds hidden in public only */
  readonly hiddenKinds: readonly Texts[];
  readonly isNamingStrict: boolean;
}

/**
 * What publishing this wave would make public today. `chosen`: tables of a general wave; null: all but cross-tables.
 * Problems: `not-found` (404), `wave-not-closed`, `results-not-computed` (409).
 */
export async function readTablesOfWave(
  member: Member,
  waveId: string,
  chosen: readonly string[] | null,
): Promise<WaveTables> {
  authorise(member, 'release.read');
  if ((await readWave(member, waveId)).approach === null) return readGovernance(member, waveId);
  // Tables of a survey name nobody, so nothing is hidden besides what the gate withholds.
  const { waveTitle, offers, tables, policy } = await readListeningTables(member, waveId, chosen);
  return { waveTitle, offers, tables, policy, before: tables, hiddenKinds: [], isNamingStrict: false };
}

async function readGovernance(member: Member, waveId: string): Promise<WaveTables> {
  const { ledger, actors } = await readOffice(member, async (reader) => ({
    ledger: await readLedger(reader, member.placeId),
    actors: await selectActiveActors(reader, member.placeId, today()),
  }));
  const result = await readWaveResult(member, waveId);
  const plan = planPublicNaming(result.tables, actors, ledger);
  const tables = result.tables.map((table) => withholdFurther(table, (cube) => withholdUnnamed(cube, plan)));
  const cubes = tables.map((table) => openProtectedCube(table));
  return {
    waveTitle: result.wave.title,
    before: result.tables,
    tables,
    policy: DEFAULT_POLICY,
    hiddenKinds: listHiddenKinds(cubes, plan.kinds),
    isNamingStrict: isNamingStrict(plan),
    offers: [],
  };
}

function listHiddenKinds(cubes: readonly Cube[], hidden: ReadonlySet<string>): Texts[] {
  const actors = cubes.flatMap((cube) => cube.dimensions).find(({ id }) => id === 'actor')?.categories ?? [];
  return actors.filter(({ code }) => hidden.has(code)).map(({ label }) => label);
}

/** What the list of tables says of a wave: every table it has, cross-tables too. Problems as above. */
export async function listTablesOfWave(
  member: Member,
  wave: { readonly waveId: string; readonly approach: unknown },
): Promise<Cube[]> {
  authorise(member, 'release.read');
  if (wave.approach === null)
    return (await readWaveResult(member, wave.waveId)).tables.map((table) => openProtectedCube(table));
  const { all } = await readListeningTables(member, wave.waveId, null);
  return all.map((table) => openProtectedCube(table));
}

/** An edition is made by one version of the program: results of an older one are computed anew. */
export async function renewTablesOfWave(member: Member, waveId: string): Promise<void> {
  authorise(member, 'release.publish');
  const { before, offers } = await readTablesOfWave(member, waveId, null);
  const { version } = readSettings();
  const isOld = before.some(({ policy }) => policy.codeVersion !== version);
  if (isOld && offers.length === 0) await computeWaveResult(member.placeId, waveId);
  if (isOld && offers.length > 0) await computeFindings(member.placeId, waveId);
}
