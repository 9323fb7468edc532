/** What places published of an indicator: read from public releases, never from what an office holds. */
import { listCells, openProtectedCube, type Cube } from '@vicus/cube';
import { readNewestPublicReleases, readPublicRelease } from '#features/release/server/release.usecases.ts';
import { now } from '#server/clock.ts';

/** As the room `indicator` names its tables. */
const TABLE = /^indicator-([a-z0-9-]+?)(?:-survey)?-v\d+$/;
const ALL = 'all';

export interface PublishedValue {
  readonly placeId: string;
  readonly indicatorId: string;
  readonly period: string;
  readonly value: number;
  /** share: 0–1 */
  readonly kind: string;
  readonly unit: string;
  readonly decimals: number;
}

/** Newest published value of everyone (or of newcomers where only they were counted), for each place and indicator asked for. */
export async function readPublishedValues(
  placeIds: readonly string[],
  indicatorIds: readonly string[],
): Promise<PublishedValue[]> {
  if (indicatorIds.length === 0) return [];
  const found: PublishedValue[] = [];
  for (const placeId of placeIds) {
    const values = (await readOwnTables(placeId)).flatMap((cube): PublishedValue[] => {
      const indicatorId = TABLE.exec(cube.id)?.[1] ?? '';
      const newest = indicatorIds.includes(indicatorId) ? findNewest(cube) : undefined;
      return newest === undefined ? [] : [{ placeId, indicatorId, ...newest }];
    });
    const isFirst = ({ indicatorId }: PublishedValue, at: number): boolean =>
      values.findIndex((one) => one.indicatorId === indicatorId) === at;
    found.push(...values.filter(isFirst));
  }
  return found;
}

/** Tables of the newest public edition of each subject, newest first. */
async function readOwnTables(placeId: string): Promise<Cube[]> {
  const cubes: Cube[] = [];
  for (const { releaseId, embargoUntil } of await readNewestPublicReleases(placeId)) {
    if (embargoUntil !== null && new Date(embargoUntil) > now()) continue;
    const { tables } = await readPublicRelease(placeId, releaseId);
    cubes.push(...tables.map(openProtectedCube));
  }
  return cubes;
}

function findNewest(cube: Cube): Omit<PublishedValue, 'placeId' | 'indicatorId'> | undefined {
  const measure = cube.measures.find(({ id }) => id === 'value');
  if (measure === undefined) return undefined;
  const people = cube.dimensions.find(({ id }) => id === 'people')?.categories.map(({ code }) => code) ?? [];
  const whom = people.includes('everyone') ? 'everyone' : people[0];
  const cells = [...listCells(cube, 'value')].flatMap(({ at, cell }) => {
    const isWhole = Object.entries(at).every(([id, code]) =>
      id === 'period' ? true : id === 'people' ? code === whom : code === ALL,
    );
    return isWhole && cell.kind === 'number' ? [{ period: at['period'] ?? '', value: cell.value }] : [];
  });
  const newest = cells.toSorted((a, b) => (a.period < b.period ? 1 : -1))[0];
  return newest && { ...newest, kind: measure.kind, unit: measure.unit, decimals: measure.decimals };
}
