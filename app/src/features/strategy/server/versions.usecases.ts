/** Versions side by side, and what a row said before. */
import { authorise, type Member } from '#server/auth/member.ts';
import { readOffice } from '#server/db/doors.ts';
import { Problem } from '#server/problem.ts';
import type { Strategy, StrategyContent } from '../strategy.types.ts';
import { compareVersions } from '../version.rules.ts';
import type { RowChange, RowDifference } from '../version.types.ts';
import { readStrategyContent } from './content.usecases.ts';
import { selectStrategy } from './strategy.queries.ts';
import { selectChanges, selectVersion, selectVersionHeads, type VersionHead } from './version.queries.ts';

export interface VersionList {
  readonly strategy: Strategy;
  /** newest first */
  readonly versions: readonly VersionHead[];
}

/** @throws Problem `not-found` (404) */
export async function listVersions(member: Member, strategyId: string): Promise<VersionList> {
  authorise(member, 'strategy.read');
  return readOffice(member, async (reader) => {
    const strategy = await selectStrategy(reader, member.placeId, strategyId);
    if (strategy === undefined) throw new Problem('not-found', 404);
    return { strategy, versions: await selectVersionHeads(reader, member.placeId, strategyId) };
  });
}

/** Title, years, language of a strategy. @throws Problem `not-found` (404) */
export async function readStrategyHead(member: Member, strategyId: string): Promise<Strategy> {
  return (await listVersions(member, strategyId)).strategy;
}

/** `after` null: the rows as they are written now. @throws Problem `not-found` (404) */
export async function readDifferences(
  member: Member,
  strategyId: string,
  { before, after }: { readonly before: number; readonly after: number | null },
): Promise<RowDifference[]> {
  authorise(member, 'strategy.read');
  return readOffice(member, async (reader) => {
    const read = async (version: number): Promise<StrategyContent> => {
      const found = await selectVersion(reader, member.placeId, strategyId, version);
      if (found === undefined) throw new Problem('not-found', 404);
      return found.content;
    };
    const old = await read(before);
    const now =
      after === null ? await readStrategyContent(reader, member.placeId, strategyId) : await read(after);
    return compareVersions(old, now);
  });
}

/** What rows said before, newest first; of one row, or of all. @throws Problem `not-found` (404) */
export async function readHistory(
  member: Member,
  strategyId: string,
  row?: { readonly rowKind: string; readonly rowId: string },
): Promise<{ readonly strategy: Strategy; readonly changes: readonly RowChange[] }> {
  authorise(member, 'strategy.read');
  return readOffice(member, async (reader) => {
    const strategy = await selectStrategy(reader, member.placeId, strategyId);
    if (strategy === undefined) throw new Problem('not-found', 404);
    return { strategy, changes: await selectChanges(reader, member.placeId, strategyId, row) };
  });
}
