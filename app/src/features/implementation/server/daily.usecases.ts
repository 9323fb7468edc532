/** Daily work: owners of actions are asked once a month and reminded once; links of closed months end. */
import { sql } from 'kysely';
import { addDays, today } from '#server/clock.ts';
import { work, type WorkTransaction } from '#server/db/doors.ts';
import { enqueueAll } from '#server/jobs/enqueue.ts';
import type { JobData } from '#server/jobs/job.types.ts';
import { isMailConfigured } from '#server/mail/mail.ts';
import { computeReportHash, computeReportToken } from '../link.rules.ts';
import { chooseMail } from '../report.rules.ts';
import type { ReportRequest } from '../report.types.ts';
import { askAboutDueMonth } from './asking.ts';
import { selectReports, selectRhythm } from './report.queries.ts';
import { endOldLinks, selectOwnerAddresses, selectRequests, updateRequest } from './request.queries.ts';

/** Whoever comes late still reads until when it was open; later the link is unknown. */
const KEPT_AFTER_CLOSING_DAYS = 60;

export async function listPlacesThatRunStrategies(): Promise<{ readonly placeId: string }[]> {
  return work('places that run strategies', null, async (transaction) => {
    const { rows } = await sql<{ placeId: string }>`
      select places_that_run_strategies as "placeId" from vicus.places_that_run_strategies()`.execute(
      transaction,
    );
    return rows;
  });
}

/** Runs twice with the same outcome. */
export async function askOwners({ placeId }: { readonly placeId: string }): Promise<void> {
  const mails = await work('ask owners', placeId, async (transaction) => {
    const strategies = await transaction
      .selectFrom('office.strategy')
      .select('strategy_id')
      .where('place_id', '=', placeId)
      .where('state', '=', 'adopted')
      .execute();
    const noted: JobData['ask-owner'][] = [];
    for (const { strategy_id: strategyId } of strategies) {
      await askAboutDueMonth(transaction, placeId, strategyId);
      if (isMailConfigured()) noted.push(...(await noteMails(transaction, placeId, strategyId)));
    }
    await endOldLinks(transaction, placeId, addDays(today(), -KEPT_AFTER_CLOSING_DAYS));
    return noted;
  });
  await enqueueAll('ask-owner', mails);
}

/** Noted before they are sent: a mail too few is kinder than one every day. */
async function noteMails(
  transaction: WorkTransaction,
  placeId: string,
  strategyId: string,
): Promise<JobData['ask-owner'][]> {
  const rhythm = await selectRhythm(transaction, placeId, strategyId);
  if (!rhythm.isOn) return [];
  const addresses = await selectOwnerAddresses(transaction, placeId);
  const noted: JobData['ask-owner'][] = [];
  for (const request of await selectRequests(transaction, placeId, { strategyId })) {
    if ((addresses.get(request.owner.actorId ?? '') ?? '') === '') continue;
    const kind = chooseMail(request, rhythm, today());
    if (kind === null) continue;
    if (kind === 'reminder' && (await isReported(transaction, placeId, request))) continue;
    await noteMail(transaction, placeId, request, kind);
    noted.push({ placeId, requestId: request.requestId, kind });
  }
  return noted;
}

async function noteMail(
  transaction: WorkTransaction,
  placeId: string,
  { requestId, linkNumber }: ReportRequest,
  kind: JobData['ask-owner']['kind'],
): Promise<void> {
  const link = computeReportHash(computeReportToken(requestId, linkNumber));
  const change =
    kind === 'request' ? { sent_on: today(), link_hash: link } : { reminded_on: today(), link_hash: link };
  await updateRequest(transaction, placeId, requestId, change);
}

/** Somebody in the office may have reported for the owner. */
async function isReported(
  transaction: WorkTransaction,
  placeId: string,
  { strategyId, month, asked }: ReportRequest,
): Promise<boolean> {
  const actionIds = asked.actions.map(({ actionId }) => actionId);
  const reports = await selectReports(transaction, placeId, { strategyId, month, actionIds });
  return actionIds.every((id) => reports.some(({ actionId }) => actionId === id));
}
