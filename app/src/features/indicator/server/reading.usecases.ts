/** Indicators of a place as its members read them: real counts for staff, the protected table for everybody else. */
import type { Cube } from '@vicus/cube';
import type { IndicatorDefinition } from '@vicus/reference';
import { authorise, type Member } from '#server/auth/member.ts';
import { mayRole } from '#server/auth/permissions.ts';
import { today } from '#server/clock.ts';
import { readOffice } from '#server/db/doors.ts';
import { findAmong } from '../definition.rules.ts';
import { indicatorUnknown } from '../indicator.problems.ts';
import type { ChosenIndicator, Observation, ValueChange, IndicatorAlert } from '../indicator.types.ts';
import { listAlerts } from '../watch.rules.ts';
import {
  isPoolSpan,
  readPoolings,
  takesNeighbours,
  type Neighbours,
  type PoolingLine,
  type PoolWay,
} from '../pooling.rules.ts';
import { borrowGap, readIndicator, type IndicatorReading, type Point } from '../reading.rules.ts';
import { listRetentionIds, readRetention, type RetentionReading } from '../retention.rules.ts';
import { borrowSpread } from '../segregation.rules.ts';
import { selectOwnDefinitions } from './chosen.queries.ts';
import { findDefinition, readChosenIndicators } from './chosen.usecases.ts';
import { selectImportSources } from './imports.queries.ts';
import { selectCorrections, selectObservations } from './observations.queries.ts';
import { readNeighbours } from './neighbours.usecases.ts';
import { composeVersions, readProtectedTables } from './tables.usecases.ts';

interface VersionCube {
  readonly definition: IndicatorDefinition;
  readonly cube: Cube;
}

export interface IndicatorSheet {
  readonly definition: IndicatorDefinition;
  /** null: the place does not follow it */
  readonly chosen: ChosenIndicator | null;
  /** a table for each version with values, newest first */
  readonly versions: readonly VersionCube[];
  readonly reading: IndicatorReading;
  /** whether the numbers are the office's own, before the gate */
  readonly isInternal: boolean;
  /** what can be done where too few are counted; made of what the member sees */
  readonly poolings: readonly PoolingLine[];
  /** of the indicators of who stays: years of arrival put together */
  readonly retention: RetentionReading | null;
}

/** `way`: what somebody chose to put together. @throws Problem `not-found` */
export async function readIndicatorSheet(
  member: Member,
  indicatorId: string,
  way: PoolWay | null = null,
): Promise<IndicatorSheet> {
  authorise(member, 'indicator.read');
  const { gapOf: gapSource, spreadOf } = await findDefinition(member, indicatorId);
  const { own, all, tables } = await readTables(member, [
    indicatorId,
    ...(gapSource === undefined ? [] : [gapSource]),
    ...(spreadOf === undefined ? [] : [spreadOf]),
    ...listRetentionIds(indicatorId),
  ]);
  const chosen = all.find(({ definition }) => definition.id === indicatorId) ?? null;
  const definition = chosen?.definition ?? findAmong(own, indicatorId);
  if (definition === undefined) throw indicatorUnknown();
  const versions = tables.get(indicatorId) ?? [];
  const read = (one: IndicatorDefinition, aim: ChosenIndicator | null) =>
    readIndicator(one, findCube(tables, one), aim);
  const share = gapSource === undefined ? undefined : findAmong(own, gapSource);
  const reading = borrowSpread(borrowGap(read(definition, chosen), share && read(share, null)), tables);
  const readPoints = (id: string) => {
    const one = all.find((line) => line.definition.id === id)?.definition ?? findAmong(own, id);
    return one === undefined ? [] : read(one, null).points;
  };
  const isInternal = mayRole(member.role, 'data.read');
  const neighbours: Neighbours =
    isInternal && takesNeighbours(definition) ? await readNeighbours(member, definition) : new Map();
  return {
    definition,
    chosen,
    versions,
    reading,
    isInternal,
    ...readTogether(reading, readPoints, way, neighbours),
  };
}

/** Who stays has years of arrival put together already. */
function readTogether(
  { definition, points }: IndicatorReading,
  readPoints: (indicatorId: string) => readonly Point[],
  way: PoolWay | null,
  neighbours: Neighbours,
): Pick<IndicatorSheet, 'poolings' | 'retention'> {
  return listRetentionIds(definition.id).length > 0
    ? { poolings: [], retention: readRetention(readPoints, isPoolSpan(way) ? way : null) }
    : { poolings: readPoolings(definition, points, way, neighbours), retention: null };
}

export interface GlanceLine {
  readonly chosen: ChosenIndicator;
  readonly reading: IndicatorReading;
  /** whose data they are; null: no values */
  readonly source: string | null;
}

/** Everything the place follows, with what can be said of it now. */
export async function readGlance(member: Member): Promise<GlanceLine[]> {
  authorise(member, 'indicator.read');
  const { all, tables } = await readTables(member, null);
  const lines = all.map((chosen) => ({
    chosen,
    reading: readIndicator(chosen.definition, findCube(tables, chosen.definition), chosen),
    source: findCube(tables, chosen.definition)?.provenance.source['en'] ?? null,
  }));
  return lines.map(({ chosen, reading, source }) => {
    const { gapOf } = chosen.definition;
    const share = lines.find((line) => line.chosen.definition.id === gapOf)?.reading;
    return { chosen, reading: borrowSpread(borrowGap(reading, share), tables), source };
  });
}

function findCube(
  tables: ReadonlyMap<string, readonly VersionCube[]>,
  { id, version }: IndicatorDefinition,
): Cube | null {
  return tables.get(id)?.find(({ definition }) => definition.version === version)?.cube ?? null;
}

/** Tables of some indicators, or of all: the office's own for staff, otherwise as they passed the gate. */
async function readTables(member: Member, ids: readonly string[] | null) {
  const { placeId } = member;
  const isStaff = mayRole(member.role, 'data.read');
  const { own, all, values, sources } = await readOffice(member, async (reader) => ({
    own: await selectOwnDefinitions(reader, placeId),
    all: await readChosenIndicators(reader, placeId),
    values: isStaff ? await selectObservations(reader, placeId, ids) : [],
    sources: await selectImportSources(reader, placeId),
  }));
  const tables = isStaff ? composeAll(own, values, sources) : await readShown(member, own);
  return { own, all, tables };
}

function composeAll(
  own: readonly IndicatorDefinition[],
  values: readonly Observation[],
  sources: ReadonlyMap<string, string>,
): Map<string, VersionCube[]> {
  const byId = Map.groupBy(values, ({ indicatorId }) => indicatorId);
  return new Map(
    [...byId].map(([id, mine]) => [
      id,
      composeVersions(own, id, mine, sources).map(({ definition, table }) => ({
        definition,
        cube: table.cube,
      })),
    ]),
  );
}

async function readShown(
  member: Member,
  own: readonly IndicatorDefinition[],
): Promise<Map<string, VersionCube[]>> {
  const shown = await readProtectedTables(member);
  return new Map(
    [...shown].map(([id, tables]) => [
      id,
      tables.flatMap((cube): VersionCube[] => {
        const definition = findAmong(own, id, readVersion(cube));
        return definition === undefined ? [] : [{ definition, cube }];
      }),
    ]),
  );
}

/** The table's name ends with the version of the definition. */
const readVersion = ({ id }: Cube): number => Number(/-v(\d+)$/.exec(id)?.[1] ?? 1);

/** What was corrected, for those who see the counts. */
export async function listValueChanges(member: Member, indicatorId: string): Promise<ValueChange[]> {
  authorise(member, 'data.read');
  return readOffice(member, (reader) => selectCorrections(reader, member.placeId, indicatorId));
}

/** The digest of the desk, for those who work on the numbers. */
export async function readAlerts(member: Member): Promise<IndicatorAlert[]> {
  authorise(member, 'data.read');
  const lines = await readGlance(member);
  const names = new Map(lines.map(({ chosen }) => [chosen.definition.id, chosen.definition.name]));
  return listAlerts(lines, today()).flatMap((alert): IndicatorAlert[] => {
    const name = names.get(alert.id);
    const on =
      alert.kind === 'stopped' ? alert.overdueSince : alert.kind === 'target-near' ? alert.date : null;
    return name === undefined ? [] : [{ kind: alert.kind, id: alert.id, name, on }];
  });
}
