/** Publishing how far a strategy is: only numbers that may be public, under the keys of the published strategy. */
import { listCells, openProtectedCube, type Cube } from '@vicus/cube';
import { readNewestPublicReleases, readPublicRelease } from '#features/release/server/release.usecases.ts';
import {
  publishProgress,
  readAdoptedPublication,
} from '#features/strategy/server/public-progress.usecases.ts';
import { authorise, type Member } from '#server/auth/member.ts';
import { now, today } from '#server/clock.ts';
import { hashPreview } from '#server/json-hash.ts';
import { composePublicProgress } from '../public-progress.rules.ts';
import type { MeasureReading, Progress } from '../progress.types.ts';
import type { PublicProgressContent } from '../public-progress.types.ts';
import { readProgressToPublish } from './progress.usecases.ts';

export interface ProgressPreview {
  readonly content: PublicProgressContent;
  readonly previewHash: string;
}

/** Exactly what the public will see. Problem `strategy-not-public` (409) before the adopted version is published. */
export async function previewProgress(member: Member, strategyId: string): Promise<ProgressPreview> {
  authorise(member, 'strategy.publish');
  const { toKey, moneyDetail } = await readAdoptedPublication(member, strategyId);
  const progress = await readProgressToPublish(member, strategyId);
  const released = await readReleasedTables(member.placeId);
  const content = composePublicProgress(keepReleased(progress, released), toKey, moneyDetail);
  return { content, previewHash: hashPreview(content) };
}

/** Puts it on the public site as it was previewed. Problem `strategy-preview-outdated` (409). */
export async function publishComposedProgress(
  member: Member,
  strategyId: string,
  input: unknown,
): Promise<void> {
  authorise(member, 'strategy.publish');
  const { content } = await previewProgress(member, strategyId);
  await publishProgress(member, strategyId, { asOf: today(), content }, input);
}

/** Tables of indicators in public releases, newest editions. */
async function readReleasedTables(placeId: string): Promise<Cube[]> {
  const tables: Cube[] = [];
  for (const { releaseId, embargoUntil } of await readNewestPublicReleases(placeId)) {
    if (embargoUntil !== null && new Date(embargoUntil) > now()) continue;
    const release = await readPublicRelease(placeId, releaseId);
    tables.push(...release.tables.map((one) => openProtectedCube(one)));
  }
  return tables.filter(({ id }) => id.startsWith('indicator-'));
}

/**
 * Every number that leaves passes the gate with all that left before: what an indicator says now is told only where that
 * very number stands in a public release.
 */
function keepReleased(progress: Progress, tables: readonly Cube[]): Progress {
  return {
    ...progress,
    goals: progress.goals.map((goal) => ({
      ...goal,
      measures: goal.measures.map((one) => {
        const reading = one.reading === null ? null : findReleased(one.reading, tables);
        return { ...one, reading, standing: reading === null ? ('no-value' as const) : one.standing };
      }),
    })),
  };
}

function findReleased(reading: MeasureReading, tables: readonly Cube[]): MeasureReading | null {
  const own = tables.filter(({ id }) =>
    /^(-survey)?-v\d+$/.test(id.replace(`indicator-${reading.indicatorId}`, '')),
  );
  const numbers = own.flatMap((table) =>
    table.measures.flatMap(({ id }) =>
      [...listCells(table, id)].flatMap(({ at, cell }) =>
        cell.kind === 'number' && at['people'] === reading.people && at['period'] === reading.period
          ? [cell.value]
          : [],
      ),
    ),
  );
  const isReleased = (value: number | null): boolean =>
    value !== null && numbers.some((one) => isSame(one, value));
  if (!isReleased(reading.value)) return null;
  const hasInterval = isReleased(reading.low) && isReleased(reading.high);
  return hasInterval ? reading : { ...reading, low: null, high: null };
}

/** Beyond what storing and reading back may change. */
const isSame = (one: number, other: number): boolean =>
  Math.abs(one - other) <= 1e-9 * Math.max(1, Math.abs(other));
