/**
 * Where tables of a release come from: one entry for each room that offers some. A room that has tables to publish is added
 * here and in `TABLE_SOURCES`, and nowhere else.
 */
import type { Cube, Texts } from '@vicus/cube';
import { readAttendanceTablesToRelease } from '#features/activity/server/attendance-tables.usecases.ts';
import {
  isAboutServices,
  readServiceTablesToRelease,
} from '#features/delivery/server/service-tables.usecases.ts';
import { readStrategyTablesToRelease } from '#features/implementation/server/released-outputs.usecases.ts';
import { readIndicatorTablesToRelease } from '#features/indicator/server/tables-to-release.usecases.ts';
import type { TableToRelease } from '#features/release/release.types.ts';
import { listWaves } from '#features/survey/server/survey.usecases.ts';
import type { Member } from '#server/auth/member.ts';
import { isProblem } from '#server/problem.ts';
import { TABLE_SOURCES, type GatheredTable, type TableSourceId } from '../draft.types.ts';
import { listTablesOfWave } from './wave-tables.ts';

type Gather = (member: Member) => Promise<GatheredTable[]>;

const SOURCES: Readonly<Record<TableSourceId, Gather>> = {
  waves: gatherWaves,
  indicators: async (member) =>
    (await readIndicatorTablesToRelease(member))
      .filter(({ table }) => !isAboutServices(table.cube))
      .map((one) => toGathered('indicators', one)),
  services: async (member) =>
    (await readServiceTablesToRelease(member)).map((one) => toGathered('services', one)),
  activities: async (member) =>
    (await readAttendanceTablesToRelease(member)).map((one) => toGathered('activities', one)),
  strategy: async (member) =>
    (await readStrategyTablesToRelease(member)).map((one) => toGathered('strategy', one)),
};

function toGathered(source: TableSourceId, { table, group }: TableToRelease): GatheredTable {
  const { cube } = table;
  return {
    address: `${source}/${cube.id}`,
    source,
    group,
    title: cube.provenance.title,
    cubes: [cube],
    open: table,
  };
}

/** Everything that may be published today, in the order of the list. */
export async function gatherTables(member: Member): Promise<GatheredTable[]> {
  const gathered: GatheredTable[] = [];
  for (const source of TABLE_SOURCES) gathered.push(...(await SOURCES[source](member)));
  return gathered;
}

const WAVE = /^waves\/([^/]+)(?:\/(.+))?$/;

/** The wave whose tables this address names, and the table; null: no wave. */
export function readWaveAddress(address: string): { waveId: string; cubeId: string | null } | null {
  const found = WAVE.exec(address);
  return found?.[1] === undefined ? null : { waveId: found[1], cubeId: found[2] ?? null };
}

/** Closed waves that have results: of general surveys table by table, of the governance survey as a whole. */
async function gatherWaves(member: Member): Promise<GatheredTable[]> {
  const closed = (await listWaves(member)).filter(({ state }) => state === 'closed');
  const gathered: GatheredTable[] = [];
  for (const { waveId, title, approach } of closed) {
    const cubes = await readCubesOfWave(member, { waveId, approach });
    const group: Texts = { en: title };
    const base = { source: 'waves', group, open: null } as const;
    if (approach === null && cubes.length > 0)
      gathered.push({ ...base, address: `waves/${waveId}`, title: group, cubes });
    if (approach !== null)
      for (const cube of cubes)
        gathered.push({
          ...base,
          address: `waves/${waveId}/${cube.id}`,
          title: cube.provenance.title,
          cubes: [cube],
        });
  }
  return gathered;
}

/** Nothing where results are not computed, or nothing of them may be shown. */
export async function readCubesOfWave(
  member: Member,
  wave: { readonly waveId: string; readonly approach: unknown },
): Promise<Cube[]> {
  try {
    return await listTablesOfWave(member, wave);
  } catch (problem) {
    if (!isProblem(problem)) throw problem;
    return [];
  }
}
