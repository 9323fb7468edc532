/** How far a strategy is, for the office and for what is published of it. */
import { readGlance } from '#features/indicator/server/reading.usecases.ts';
import { authorise, type Member } from '#server/auth/member.ts';
import { today } from '#server/clock.ts';
import { readOffice } from '#server/db/doors.ts';
import { parseInput, rowId } from '#server/input.ts';
import { composeProgress, toPublicProgress } from '../progress.rules.ts';
import type { MeasureReading, Progress } from '../progress.types.ts';
import { listRegisterCounts, listReports } from './report.usecases.ts';
import { selectThings } from './report.queries.ts';
import { readRunning } from './running.usecases.ts';
import { readReleasedOutputs } from './released-outputs.usecases.ts';

/**
 * What members see. Readers of the place see outputs that count people as the public does. Problems: `not-found` (404),
 * `strategy-not-adopted` (409)
 */
export async function readProgress(member: Member, strategyId: string): Promise<Progress> {
  authorise(member, 'implementation.read');
  const progress = await readWhole(member, strategyId);
  return member.role === 'reader' ? toPublicProgress(progress, readThisYear()) : progress;
}

/** What may be published: see `toPublicProgress`. Indicators as they passed the gate. For whoever publishes. */
export async function readProgressToPublish(member: Member, strategyId: string): Promise<Progress> {
  authorise(member, 'implementation.change');
  // Whoever reads without the right to see counts gets protected tables of indicators.
  const progress = await readWhole(member, strategyId, { ...member, role: 'reader' });
  return toPublicProgress(progress, readThisYear(), await readReleasedOutputs(member, strategyId));
}

const readThisYear = (): number => Number(today().slice(0, 4));

async function readWhole(member: Member, strategyId: string, as: Member = member): Promise<Progress> {
  const { placeId } = member;
  const readings = await readReadings(as);
  return readOffice(member, async (reader) => {
    const { content } = await readRunning(reader, placeId, parseInput(rowId, strategyId));
    return composeProgress(content, {
      reports: await listReports(reader, placeId, strategyId),
      counts: await listRegisterCounts(reader, placeId, strategyId),
      thingIds: await selectThings(reader, placeId, strategyId),
      readings,
    });
  });
}

/** The newest value of each indicator the place follows, for each group of people; see the room indicator. */
async function readReadings(member: Member): Promise<MeasureReading[]> {
  const lines = await readGlance(member);
  return lines.flatMap(({ chosen, reading }) =>
    reading.latest.map(({ people, period, cell, low, high }) => ({
      indicatorId: chosen.definition.id,
      people,
      period,
      value: cell.kind === 'number' ? cell.value : null,
      low: cell.kind === 'number' ? low : null,
      high: cell.kind === 'number' ? high : null,
    })),
  );
}
