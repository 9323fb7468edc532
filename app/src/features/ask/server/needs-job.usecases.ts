/** The job that counts needs upward. It works under a role that sees places that agreed and nothing else of anybody. */
import { readRound } from '#features/level/rounds.rules.ts';
import { randomUUID } from 'node:crypto';
import { openProtectedCube, type ProtectedCube } from '@vicus/cube';
import { classifyBySize } from '#features/practice/context.rules.ts';
import { cutProtectedTable, toStoredTables } from '#features/release/server/release.usecases.ts';
import { today } from '#server/clock.ts';
import { combine } from '#server/db/doors.ts';
import { readSettings } from '#server/settings/settings.ts';
import { shuffle } from '#server/shuffle.ts';
import { listGeosOfLevel } from '../needs-levels.rules.ts';
import { protectNeeds, type CountedPlace } from '../needs-tables.rules.ts';
import {
  composeBlocks,
  listAreas,
  listCurrentBlocks,
  listIntactBlocks,
  type BlockRow,
  type WaitingPlace,
} from '../needs.rules.ts';
import { COUNTED_SIZES, type CountedSize } from '../needs.types.ts';
import {
  insertBlocks,
  insertLevelNeeds,
  isCounted,
  lockNeeds,
  selectAgreedPlaces,
  selectBlocks,
  selectCountingLevels,
  selectSharingIds,
  type AgreedPlace,
  type CountingLevel,
  type LevelRow,
} from './needs-job.queries.ts';

const JOB = 'needs';

/** Counts the needs of this half-year once, among real places and among examples. May run again: what was counted stays. */
export async function computeNeeds(): Promise<void> {
  for (const isExample of [false, true]) await computeAmong(isExample);
}

interface Gathered {
  readonly places: readonly AgreedPlace[];
  readonly blocks: readonly BlockRow[];
  readonly levels: readonly CountingLevel[];
}

async function computeAmong(isExample: boolean): Promise<void> {
  const round = readRound(today());
  const gathered = await gather(round, isExample);
  if (gathered === null) return;
  const made = composeRound(round, gathered);
  if (made.tables.length === 0) return;
  const rows = gathered.levels.map((level) => cutForLevel(level, round, made.tables));
  await combine(JOB, async (tx) => {
    await lockNeeds(tx);
    if (await isCounted(tx, round, isExample)) return;
    // A place may have left, or be gone, since its needs were read: then the night after counts.
    const here = await selectSharingIds(tx, today());
    if (made.counted.some((placeId) => !here.has(placeId))) return;
    await insertBlocks(tx, made.newBlocks, isExample);
    await insertLevelNeeds(tx, rows, isExample);
  });
}

/** Null where nothing is to be counted. */
function gather(round: string, isExample: boolean): Promise<Gathered | null> {
  return combine(JOB, async (tx) => {
    const levels = await selectCountingLevels(tx, isExample);
    if (levels.length === 0 || (await isCounted(tx, round, isExample))) return null;
    const places = await selectAgreedPlaces(tx, { today: today(), isExample });
    return { places, levels, blocks: await selectBlocks(tx, isExample) };
  });
}

interface MadeRound {
  readonly newBlocks: readonly BlockRow[];
  readonly counted: readonly string[];
  readonly tables: readonly ProtectedCube[];
}

function composeRound(round: string, { places, blocks }: Gathered): MadeRound {
  const sharing = new Map(places.map((place) => [place.placeId, place]));
  const intact = listIntactBlocks(blocks, new Set(sharing.keys()));
  const inBlock = new Set(intact.map(({ placeId }) => placeId));
  const before = listCurrentBlocks(blocks);
  const waiting = places.flatMap((place): WaitingPlace[] => {
    const size = readCountedSize(place, before.get(place.placeId));
    if (size === null || inBlock.has(place.placeId)) return [];
    const areas = listAreas(place.country, place.nutsCode);
    return [{ placeId: place.placeId, areas, size, isFresh: !before.has(place.placeId) }];
  });
  const newBlocks = composeBlocks(shuffle(waiting)).flatMap(({ geo, size, placeIds }) => {
    const blockId = randomUUID();
    return placeIds.map((placeId) => ({
      placeId,
      blockId,
      geo,
      size,
      places: placeIds.length,
      firstRound: round,
    }));
  });
  const counted = [...intact, ...newBlocks].flatMap((row): CountedPlace[] => {
    const place = sharing.get(row.placeId);
    return place === undefined ? [] : [{ areas: listAreasOf(row.geo), size: row.size, needs: place.needs }];
  });
  const { version: codeVersion } = readSettings();
  return {
    newBlocks,
    counted: [...intact, ...newBlocks].map(({ placeId }) => placeId),
    tables: protectNeeds(counted, { round, codeVersion }),
  };
}

/** The size class stays the one a place was first counted in. Larger cities are not what this counts. */
function readCountedSize(place: AgreedPlace, before: BlockRow | undefined): CountedSize | null {
  const code = before?.size ?? classifyBySize(place.population);
  return COUNTED_SIZES.find((size) => size === code) ?? null;
}

/** The area of a block and all it lies in. */
const listAreasOf = (geo: string): string[] => (geo === 'EU' ? ['EU'] : listAreas(geo.slice(0, 2), geo));

function cutForLevel(
  { placeId, covers }: CountingLevel,
  round: string,
  tables: readonly ProtectedCube[],
): LevelRow {
  const cut = tables.flatMap((table) => {
    const present = openProtectedCube(table).dimensions.find(({ id }) => id === 'geo')?.categories ?? [];
    const geo = listGeosOfLevel(
      covers,
      present.map(({ code }) => code),
    );
    return geo.length === 0 ? [] : [cutProtectedTable(table, { geo })];
  });
  return { placeId, round, computedOn: today(), ...toStoredTables(cut) };
}
