/** Outputs that count people: offered to releases, and read back from what was released. */
import { listCells, openProtectedCube, type Texts } from '@vicus/cube';
import { readNewestPublicReleases, readPublicRelease } from '#features/release/server/release.usecases.ts';
import type { TableToRelease } from '#features/release/release.types.ts';
import { listStrategies } from '#features/strategy/server/content.usecases.ts';
import { authorise, type Member } from '#server/auth/member.ts';
import { now } from '#server/clock.ts';
import { readOffice } from '#server/db/doors.ts';
import { composeOutputTable, OUTPUT_MEASURE, OUTPUT_TABLE } from '../output-tables.ts';
import { composeProgress, type ReleasedOutput } from '../progress.rules.ts';
import { selectThings } from './report.queries.ts';
import { listRegisterCounts, listReports } from './report.usecases.ts';
import { findRunning } from './running.usecases.ts';

/** One table for each adopted strategy: as they are before protection, for the office and the gate. */
export async function readStrategyTablesToRelease(member: Member): Promise<TableToRelease[]> {
  authorise(member, 'data.read');
  const { placeId } = member;
  const tables: TableToRelease[] = [];
  for (const { strategyId, title, adopted } of await listStrategies(member)) {
    if (adopted === null) continue;
    const progress = await readOffice(member, async (reader) => {
      const running = await findRunning(reader, placeId, strategyId);
      if (running === null) return null;
      return composeProgress(running.content, {
        reports: await listReports(reader, placeId, strategyId),
        counts: await listRegisterCounts(reader, placeId, strategyId),
        thingIds: await selectThings(reader, placeId, strategyId),
        readings: [],
      });
    });
    const table = progress === null ? null : composeOutputTable(strategyId, progress);
    const group: Texts = { en: title };
    if (table !== null) tables.push({ table, group });
  }
  return tables;
}

/** What public releases tell of outputs of this strategy today; of several releases the newest. */
export async function readReleasedOutputs(member: Member, strategyId: string): Promise<ReleasedOutput[]> {
  authorise(member, 'implementation.change');
  const found = new Map<string, ReleasedOutput>();
  for (const { releaseId, embargoUntil } of await readNewestPublicReleases(member.placeId)) {
    if (embargoUntil !== null && new Date(embargoUntil) > now()) continue;
    const { tables } = await readPublicRelease(member.placeId, releaseId);
    const table = tables.map(openProtectedCube).find(({ id }) => id === `${OUTPUT_TABLE}-${strategyId}`);
    if (table === undefined) continue;
    for (const { at, cell } of listCells(table, OUTPUT_MEASURE)) {
      const [outputId = '', year = ''] = [at['output'], at['period']];
      const key = `${outputId} ${year}`;
      if (cell.kind === 'number' && !found.has(key))
        found.set(key, { outputId, year: Number(year), value: cell.value });
    }
  }
  return [...found.values()];
}
