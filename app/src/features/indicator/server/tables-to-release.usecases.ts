/** Tables of indicators that may be published, as they are before protection: for the office and the gate. */
import type { ProtectedCube, Texts } from '@vicus/cube';
import { AREAS_OF_LIFE } from '@vicus/reference';
import type { TableToRelease } from '#features/release/release.types.ts';
import { restoreProtectedTables } from '#features/release/server/release.usecases.ts';
import { authorise, type Member } from '#server/auth/member.ts';
import { readOffice } from '#server/db/doors.ts';
import { dropTypedBesideCounts } from '../segregation.rules.ts';
import { selectOwnDefinitions } from './chosen.queries.ts';
import { selectImportSources } from './imports.queries.ts';
import { selectObservations } from './observations.queries.ts';
import { composeVersions, type VersionTable } from './tables.usecases.ts';
import * as queries from './tables.queries.ts';

/** Every table of every indicator that has values, under its area of life; one for each version of a definition. */
export async function readIndicatorTablesToRelease(member: Member): Promise<TableToRelease[]> {
  authorise(member, 'data.read');
  const { own, observations, sources } = await readOffice(member, async (reader) => ({
    own: await selectOwnDefinitions(reader, member.placeId),
    observations: await selectObservations(reader, member.placeId),
    sources: await selectImportSources(reader, member.placeId),
  }));
  const byIndicator = Map.groupBy(observations, ({ indicatorId }) => indicatorId);
  const made = new Map<string, VersionTable[]>(
    [...byIndicator].map(([id, values]) => [id, composeVersions(own, id, values, sources)]),
  );
  const cubes = new Map([...made].map(([id, tables]) => [id, tables.map(({ table }) => table.cube)]));
  const kept = dropTypedBesideCounts(cubes);
  return [...made]
    .filter(([id]) => kept.has(id))
    .flatMap(([, tables]) =>
      tables.map(({ definition, table }) => ({ table, group: nameHeading(definition.heading) })),
    );
}

function nameHeading(code: string): Texts {
  return AREAS_OF_LIFE.find((area) => area.code === code)?.label ?? { en: code };
}

/** What members who do not see the counts were shown of indicators: known to them, whatever is published later. */
export async function readShownIndicatorTables(member: Member): Promise<ProtectedCube[]> {
  authorise(member, 'data.read');
  const stored = await readOffice(member, (reader) => queries.selectTables(reader, member.placeId));
  return stored.flatMap((one) => restoreProtectedTables(one.tables, one.contentHash));
}
