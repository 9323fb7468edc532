/** The board and the timeline of a strategy that is run. */
import { authorise, type Member } from '#server/auth/member.ts';
import { today } from '#server/clock.ts';
import { readOffice } from '#server/db/doors.ts';
import { parseInput, rowId } from '#server/input.ts';
import { composeBoard, composeTimeline, type Timeline } from '../board.rules.ts';
import type { Board, BoardFilter } from '../board.types.ts';
import type { Month } from '../report.types.ts';
import { findAskedMonth } from './asking.ts';
import { selectRhythm } from './report.queries.ts';
import { listReports } from './report.usecases.ts';
import { readRunning } from './running.usecases.ts';

export interface RunningBoard {
  readonly strategyTitle: string;
  readonly isRunning: boolean;
  readonly dueMonth: Month | null;
  readonly goals: readonly { readonly goalId: string; readonly title: string }[];
  readonly owners: readonly { readonly key: string; readonly name: string }[];
  readonly areas: readonly string[];
  readonly board: Board;
  readonly timeline: Timeline;
}

const NO_FILTER: BoardFilter = { goal: '', owner: '', area: '' };

/** Problems: `not-found` (404), `strategy-not-adopted` (409). */
export async function readStrategyBoard(
  member: Member,
  strategyId: string,
  filter: BoardFilter = NO_FILTER,
): Promise<RunningBoard> {
  authorise(member, 'implementation.read');
  const { placeId } = member;
  const { running, rhythm, reports } = await readOffice(member, async (reader) => ({
    running: await readRunning(reader, placeId, parseInput(rowId, strategyId)),
    rhythm: await selectRhythm(reader, placeId, strategyId),
    reports: await listReports(reader, placeId, strategyId),
  }));
  const { content } = running;
  const dueMonth = findAskedMonth(running, rhythm);
  const matter = { reports, dueMonth, today: today() };
  const all = composeBoard(content, matter, NO_FILTER);
  const board = composeBoard(content, matter, filter);
  return {
    strategyTitle: content.strategy.title,
    isRunning: content.strategy.state === 'adopted',
    dueMonth,
    goals: content.goals.map(({ goalId, title }) => ({ goalId, title })),
    owners: [...new Map(all.cards.map(({ ownerKey, owner }) => [ownerKey, owner]))]
      .map(([key, name]) => ({ key, name }))
      .toSorted((a, b) => (a.name < b.name ? -1 : 1)),
    areas: [...new Set(all.cards.map(({ area }) => area))].filter((area) => area !== '').toSorted(),
    board,
    timeline: composeTimeline(content, board.cards, today()),
  };
}
