/** Which tables a member may take out as they are: counts of registers and records, never answers of an anonymous survey. */
import type { Cube, Texts } from '@vicus/cube';
import { readAttendanceTablesToRelease } from '#features/activity/server/attendance-tables.usecases.ts';
import {
  isAboutServices,
  readServiceTablesToRelease,
} from '#features/delivery/server/service-tables.usecases.ts';
import { readIndicatorTablesToRelease } from '#features/indicator/server/tables-to-release.usecases.ts';
import { takeInternalFile } from '#features/release/server/internal-download.usecases.ts';
import type { InternalFile } from '#features/release/internal-download.types.ts';
import { authorise, type Member } from '#server/auth/member.ts';
import { Problem } from '#server/problem.ts';

export interface InternalTableChoice {
  readonly id: string;
  readonly title: Texts;
  readonly group: Texts;
  readonly period: string;
}

/** Tables before protection. In anonymous surveys the office too sees protected tables only, so there are none of them. */
async function readInternalTables(member: Member): Promise<{ readonly cube: Cube; readonly group: Texts }[]> {
  const tables = [
    ...(await readIndicatorTablesToRelease(member)).filter(({ table }) => !isAboutServices(table.cube)),
    ...(await readServiceTablesToRelease(member)),
    ...(await readAttendanceTablesToRelease(member)),
  ];
  return tables.map(({ table, group }) => ({ cube: table.cube, group }));
}

export async function listInternalTables(member: Member): Promise<InternalTableChoice[]> {
  authorise(member, 'internal.download');
  return (await readInternalTables(member)).map(({ cube, group }) => ({
    id: cube.id,
    title: cube.provenance.title,
    group,
    period: cube.provenance.period,
  }));
}

/** Problems as in `takeInternalFile`; `not-found` (404) where a table is no longer there. */
export async function downloadInternalTables(member: Member, given: unknown): Promise<InternalFile> {
  return takeInternalFile(member, given, async (ids) => {
    const cubes = (await readInternalTables(member)).map(({ cube }) => cube);
    return ids.map((id) => {
      const found = cubes.find((cube) => cube.id === id);
      if (found === undefined) throw new Problem('not-found', 404);
      return found;
    });
  });
}
