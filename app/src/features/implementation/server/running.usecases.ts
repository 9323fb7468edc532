/** The adopted strategy as it is run, for use cases that hold a transaction. */
import { readAdoptedVersion, readStrategyContent } from '#features/strategy/server/content.usecases.ts';
import type { StrategyContent } from '#features/strategy/strategy.types.ts';
import { notAdopted } from '../report.problems.ts';
import { toMonthOf } from '../month.rules.ts';
import type { Month } from '../report.types.ts';
import { composeRunning } from '../running.rules.ts';
import { narrow, type Reader } from './report.queries.ts';

export interface Running {
  readonly content: StrategyContent;
  /** nobody is asked about an earlier month: that in which the council first decided */
  readonly asksFrom: Month;
}

/** Problems: `not-found` (404), `strategy-not-adopted` (409). */
export async function readRunning(reader: Reader, placeId: string, strategyId: string): Promise<Running> {
  const running = await findRunning(reader, placeId, strategyId);
  if (running === null) throw notAdopted();
  return running;
}

/** Null: nothing was adopted. Problem `not-found` (404). */
export async function findRunning(
  reader: Reader,
  placeId: string,
  strategyId: string,
): Promise<Running | null> {
  const rows = await readStrategyContent(narrow(reader), placeId, strategyId);
  const adopted = await readAdoptedVersion(narrow(reader), placeId, strategyId);
  if (adopted === null) return null;
  const first =
    adopted.version === 1 ? adopted : await readAdoptedVersion(narrow(reader), placeId, strategyId, 1);
  const { decision, adoptedOn } = first ?? adopted;
  return {
    content: composeRunning(adopted.content, rows),
    asksFrom: toMonthOf(decision.decidedOn < adoptedOn ? decision.decidedOn : adoptedOn),
  };
}
