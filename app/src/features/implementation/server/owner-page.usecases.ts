/** The page behind an owner's link: no account; the link opens one row, and takes in reports about it. */
import { describeContact } from '#features/place/place.rules.ts';
import type { PlaceContact } from '#features/place/place.types.ts';
import { findPlaceContact, findPlaceId } from '#features/place/server/place-contact.usecases.ts';
import { today } from '#server/clock.ts';
import { takePart, type TakePartTransaction } from '#server/db/doors.ts';
import { Limiter, toNetwork } from '#server/limiter.ts';
import { Problem } from '#server/problem.ts';
import type { Language } from '#ui/languages.ts';
import { computeReportHash, computeReportReceipt, isReportToken } from '../link.rules.ts';
import { parseReportForm, parseSendingId, toFieldValues, type Fields } from '../report-form.rules.ts';
import { endedReportLink, malformedReportLink, unknownReportLink } from '../report.problems.ts';
import { pickLatestReports } from '../report.rules.ts';
import type { ActionReport, AskedForm } from '../report.types.ts';
import { insertReports, selectReports } from './report.queries.ts';
import { updateRequest } from './request.queries.ts';

const WINDOW_MS = 15 * 60 * 1000;
/** An office with many owners shares one address. */
const MAXIMUM_WRONG_LINKS = 60;
const limiter = new Limiter(WINDOW_MS);

export interface ReportAddress {
  readonly slug: string;
  readonly token: string;
  /** where the request comes from: counted in memory only */
  readonly network: string;
}

interface OpenRequest {
  readonly requestId: string;
  readonly strategyId: string;
  readonly month: string;
  readonly ownerName: string;
  readonly asked: AskedForm;
  readonly closesOn: string;
}

export interface OwnerPage {
  readonly place: PlaceContact;
  readonly request: OpenRequest;
  /** what was sent about this month, the latest of each action */
  readonly sent: readonly ActionReport[];
  readonly values: Readonly<Record<string, string>>;
}

/**
 * What an owner is asked. Changes nothing. Problems: `report-link-malformed` (400), `report-link-unknown` (404),
 * `report-link-ended` (410), `too-many-answers` (429)
 */
export async function readOwnerPage(address: ReportAddress, language: Language): Promise<OwnerPage> {
  return enterRequest(address, async (transaction, place, request) => {
    const sent = await selectSent(transaction, place.placeId, request);
    return { place, request, sent, values: toFieldValues(request.asked, sent, language) };
  });
}

/**
 * Takes reports in; sent again with the same page, nothing comes in twice and the receipt is the same. Problems: as
 * `readOwnerPage`; what is wrong in a field names the field. @returns the receipt
 */
export async function submitOwnerReports(
  address: ReportAddress,
  fields: Fields,
  language: Language,
): Promise<string> {
  return enterRequest(address, async (transaction, { placeId }, request) => {
    const sendingId = parseSendingId(fields);
    const entries = parseReportForm(request.asked, fields, language);
    const { strategyId, month, requestId, ownerName } = request;
    await insertReports(
      transaction,
      placeId,
      { strategyId, month, sendingId, requestId, toldBy: ownerName },
      entries,
    );
    await updateRequest(transaction, placeId, requestId, { answered_on: today() });
    return computeReportReceipt(sendingId);
  });
}

async function selectSent(
  transaction: TakePartTransaction,
  placeId: string,
  { strategyId, month, asked }: OpenRequest,
): Promise<ActionReport[]> {
  const actionIds = asked.actions.map(({ actionId }) => actionId);
  return pickLatestReports(await selectReports(transaction, placeId, { strategyId, month, actionIds }));
}

async function enterRequest<Result>(
  { slug, token, network }: ReportAddress,
  run: (transaction: TakePartTransaction, place: PlaceContact, request: OpenRequest) => Promise<Result>,
): Promise<Result> {
  const from = toNetwork(network);
  if (from !== '' && limiter.count('report', from) >= MAXIMUM_WRONG_LINKS)
    throw new Problem('too-many-answers', 429);
  if (!isReportToken(token)) throw malformedReportLink();
  const placeId = await findPlaceId(slug);
  if (placeId === undefined) throw unknownReportLink();
  const inHand = computeReportHash(token).toString('hex');
  const opened = await takePart(
    placeId,
    async (transaction) => {
      const place = await findPlaceContact(transaction, placeId);
      if (place === undefined) throw unknownReportLink();
      const request = await selectRequestInHand(transaction, placeId);
      if (request === undefined) return { contact: describeContact(place) };
      if (today() > request.closesOn) throw endedReportLink(request.month, describeContact(place));
      return { result: await run(transaction, place, request) };
    },
    inHand,
  );
  if ('result' in opened) return opened.result as Result;
  if (from !== '') limiter.add('report', from);
  throw unknownReportLink(opened.contact);
}

/** The one row that the policy of the door lets through. */
async function selectRequestInHand(
  transaction: TakePartTransaction,
  placeId: string,
): Promise<OpenRequest | undefined> {
  const row = await transaction
    .selectFrom('office.action_report_request')
    .select(['request_id', 'strategy_id', 'month', 'owner_name', 'asked', 'closes_on'])
    .where('place_id', '=', placeId)
    .executeTakeFirst();
  return (
    row && {
      requestId: row.request_id,
      strategyId: row.strategy_id,
      month: row.month,
      ownerName: row.owner_name,
      asked: row.asked as AskedForm,
      closesOn: row.closes_on,
    }
  );
}
