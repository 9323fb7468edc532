/** Asking owners about a month: what the daily work and the button in the office do alike. */
import { today } from '#server/clock.ts';
import { findClosingDay, findDueMonth, isMonthClosed, toMonthOf } from '../month.rules.ts';
import { composeAsked, keepStillOwned, listOwnersToAsk, pickLatestReports } from '../report.rules.ts';
import type { Month, ReportRhythm } from '../report.types.ts';
import { selectRegisterCounts, selectReports, selectRhythm } from './report.queries.ts';
import {
  deleteRequest,
  selectOwnerLanguages,
  selectRequests,
  updateRequest,
  upsertRequest,
  type WritingReader,
} from './request.queries.ts';
import { findRunning, type Running } from './running.usecases.ts';

/** The month owners are asked about today; null: the first one is not over yet. */
export function findAskedMonth(running: Running, rhythm: ReportRhythm): Month | null {
  const month = findDueMonth(today(), rhythm);
  return month < running.asksFrom || month > toMonthOf(today()) ? null : month;
}

/**
 * Writes who is asked about the month that is due, or brings it up to date until the month is closed. Runs twice with the
 * same outcome. @returns the month, or null where nobody is asked
 */
export async function askAboutDueMonth(
  transaction: WritingReader,
  placeId: string,
  strategyId: string,
): Promise<Month | null> {
  const running = await findRunning(transaction, placeId, strategyId);
  if (running === null || running.content.strategy.state !== 'adopted') return null;
  await endFormerOwners(transaction, placeId, running);
  const rhythm = await selectRhythm(transaction, placeId, strategyId);
  const month = findAskedMonth(running, rhythm);
  if (month === null || isMonthClosed(month, rhythm, today())) return null;
  const languages = await selectOwnerLanguages(transaction, placeId, strategyId);
  const told = {
    reports: pickLatestReports(await selectReports(transaction, placeId, { strategyId })),
    counts: await selectRegisterCounts(transaction, placeId, strategyId),
  };
  for (const { owner, actions } of listOwnersToAsk(running.content, month, told.reports))
    await upsertRequest(transaction, placeId, {
      strategyId,
      month,
      owner,
      language: languages.get(owner.actorId ?? '') ?? running.content.strategy.language,
      asked: composeAsked(running.content, actions, month, told),
      closesOn: findClosingDay(month, rhythm),
      askedOn: today(),
    });
  return month;
}

/** Open pages lose the actions that went to another owner since. One of which nothing is left is gone, with its link. */
async function endFormerOwners(
  transaction: WritingReader,
  placeId: string,
  { content }: Running,
): Promise<void> {
  const { strategyId } = content.strategy;
  for (const request of await selectRequests(transaction, placeId, { strategyId })) {
    if (request.closesOn < today()) continue;
    const asked = keepStillOwned(content, request);
    if (asked.actions.length === request.asked.actions.length) continue;
    if (asked.actions.length === 0) await deleteRequest(transaction, placeId, request.requestId);
    else await updateRequest(transaction, placeId, request.requestId, { asked: JSON.stringify(asked) });
  }
}
