/** Monthly reports in the office: read by all who may, written by staff for anybody and by partners for their own. */
import { recordAudit } from '#server/audit.ts';
import { authorise, type Member } from '#server/auth/member.ts';
import { today } from '#server/clock.ts';
import { readOffice, write } from '#server/db/doors.ts';
import { parseInput, rowId } from '#server/input.ts';
import { Problem } from '#server/problem.ts';
import type { Language } from '#ui/languages.ts';
import { isMonthClosed, toMonthOf } from '../month.rules.ts';
import { parseReportForm, parseSendingId, toFieldValues, type Fields } from '../report-form.rules.ts';
import { monthClosed, notAsked } from '../report.problems.ts';
import { composeAsked, isAskedIn, pickLatestReports, toOwner } from '../report.rules.ts';
import { monthSchema } from '../report.schema.ts';
import type { ActionReport, AskedForm, Month, RegisterCount, ReportRequest } from '../report.types.ts';
import {
  insertReports,
  selectRegisterCounts,
  selectReports,
  selectRhythm,
  type Reader,
} from './report.queries.ts';
import { selectReported, selectRequests, selectSeenActions, updateRequest } from './request.queries.ts';
import { readRunning } from './running.usecases.ts';

/**
 * What was reported about a strategy: of each action and month the latest. For use cases that hold a transaction. Readers of
 * the place get no words, partners what their organisation answers for.
 */
export async function listReports(
  reader: Reader,
  placeId: string,
  strategyId: string,
): Promise<ActionReport[]> {
  return pickLatestReports(await selectReports(reader, placeId, { strategyId }));
}

/** What the register of activities counts for outputs. Empty for readers of the place, who see no counts. */
export async function listRegisterCounts(
  reader: Reader,
  placeId: string,
  strategyId: string,
): Promise<RegisterCount[]> {
  return selectRegisterCounts(reader, placeId, strategyId);
}

/** A form of reports about a month: for one owner, or for one action. */
export interface OfficeForm {
  readonly month: Month;
  readonly ownerName: string;
  readonly asked: AskedForm;
  readonly sent: readonly ActionReport[];
  readonly values: Readonly<Record<string, string>>;
}

export interface FormAddress {
  readonly strategyId: string;
  readonly month: string;
  /** key of an owner, or id of an action */
  readonly about: string;
}

/** Staff report for whom they choose, also about months that are closed. Problems: `not-found`, `report-not-asked` (404). */
export async function readOfficeForm(
  member: Member,
  address: FormAddress,
  language: Language,
): Promise<OfficeForm> {
  authorise(member, 'implementation.change');
  return readOffice(member, async (reader) => {
    const { form } = await composeOfficeForm(reader, member.placeId, address);
    return { ...form, values: toFieldValues(form.asked, form.sent, language) };
  });
}

async function composeOfficeForm(reader: Reader, placeId: string, { strategyId, month, about }: FormAddress) {
  parseInput(monthSchema, month);
  const { content } = await readRunning(reader, placeId, parseInput(rowId, strategyId));
  if (month > toMonthOf(today())) throw notAsked();
  const actions = content.actions.filter(
    (action) => isAskedIn(action, month) && [action.actionId, toOwner(action).key].includes(about),
  );
  const [first] = actions;
  if (first === undefined) throw notAsked();
  const told = {
    reports: await listReports(reader, placeId, strategyId),
    counts: await selectRegisterCounts(reader, placeId, strategyId),
  };
  const asks = new Set(actions.map(({ actionId }) => actionId));
  const sent = told.reports.filter((one) => one.month === month && asks.has(one.actionId));
  const asked = composeAsked(content, actions, month, told);
  return { form: { month, ownerName: toOwner(first).name, asked, sent } };
}

/** Problems: as `readOfficeForm`; those of fields. What is sent twice with one page comes in once. */
export async function saveOfficeReports(
  member: Member,
  address: FormAddress,
  fields: Fields,
  language: Language,
): Promise<void> {
  authorise(member, 'implementation.change');
  const sendingId = parseSendingId(fields);
  await write(member, async (transaction) => {
    const { form } = await composeOfficeForm(transaction, member.placeId, address);
    const entries = parseReportForm(form.asked, fields, language);
    const { strategyId, month } = address;
    const sending = { strategyId, month, sendingId, requestId: null, toldBy: form.ownerName || 'office' };
    await insertReports(transaction, member.placeId, sending, entries);
    await recordAudit(transaction, member, {
      action: 'implementation.change',
      objectKind: 'strategy',
      objectId: strategyId,
      detail: { did: 'report', month, actions: entries.length },
    });
  });
}

export interface OwnRequest extends ReportRequest {
  /** actions about which something came in */
  readonly reportedCount: number;
  readonly isClosed: boolean;
}

/** What a partner's organisation is asked, the newest month first. Staff see all owners of the place. */
export async function listOwnRequests(member: Member): Promise<OwnRequest[]> {
  authorise(member, 'implementation.report');
  const { placeId } = member;
  return readOffice(member, async (reader) => {
    const requests = await selectOwnRequests(reader, placeId, {});
    const reported = await selectReported(reader, placeId);
    const closed = new Map<string, boolean>();
    for (const request of requests)
      closed.set(request.requestId, await isRequestClosed(reader, placeId, request));
    return requests.map((request) => ({
      ...request,
      reportedCount: request.asked.actions.filter(({ actionId }) =>
        reported.has(`${actionId} ${request.month}`),
      ).length,
      isClosed: closed.get(request.requestId) ?? true,
    }));
  });
}

/**
 * What went to another organisation since is asked there: a request says and takes in what its reader still answers for. One of
 * which nothing is left is none.
 */
async function selectOwnRequests(
  reader: Reader,
  placeId: string,
  which: Parameters<typeof selectRequests>[2],
): Promise<ReportRequest[]> {
  const own = await selectSeenActions(reader, placeId);
  const requests = await selectRequests(reader, placeId, which);
  return requests
    .map((request) => ({
      ...request,
      asked: { ...request.asked, actions: request.asked.actions.filter(({ actionId }) => own.has(actionId)) },
    }))
    .filter(({ asked }) => asked.actions.length > 0);
}

async function isRequestClosed(reader: Reader, placeId: string, request: ReportRequest): Promise<boolean> {
  const { strategyId, month, closesOn } = request;
  return today() > closesOn || isMonthClosed(month, await selectRhythm(reader, placeId, strategyId), today());
}

export interface OwnForm extends OfficeForm {
  readonly request: ReportRequest;
  readonly isClosed: boolean;
}

/** Problem `not-found` (404): also where another organisation is asked. */
export async function readOwnForm(member: Member, requestId: string, language: Language): Promise<OwnForm> {
  authorise(member, 'implementation.report');
  return readOffice(member, async (reader) => {
    const { request, isClosed, sent } = await openOwnRequest(reader, member.placeId, requestId);
    const { asked, month, owner } = request;
    const values = toFieldValues(asked, sent, language);
    return { request, isClosed, month, ownerName: owner.name, asked, sent, values };
  });
}

async function openOwnRequest(reader: Reader, placeId: string, requestId: string) {
  const [request] = await selectOwnRequests(reader, placeId, { requestId: parseInput(rowId, requestId) });
  if (request === undefined) throw new Problem('not-found', 404);
  const { strategyId, month, asked } = request;
  const actionIds = asked.actions.map(({ actionId }) => actionId);
  const sent = pickLatestReports(await selectReports(reader, placeId, { strategyId, month, actionIds }));
  return { request, sent, isClosed: await isRequestClosed(reader, placeId, request) };
}

/** Problems: `not-found` (404), `report-month-closed` (409), those of fields. */
export async function saveOwnReports(
  member: Member,
  requestId: string,
  fields: Fields,
  language: Language,
): Promise<void> {
  authorise(member, 'implementation.report');
  const sendingId = parseSendingId(fields);
  await write(member, async (transaction) => {
    const { request, isClosed } = await openOwnRequest(transaction, member.placeId, requestId);
    const { strategyId, month, owner, asked } = request;
    if (isClosed) throw monthClosed(month);
    const entries = parseReportForm(asked, fields, language);
    await insertReports(
      transaction,
      member.placeId,
      { strategyId, month, sendingId, requestId, toldBy: owner.name || 'office' },
      entries,
    );
    if (member.role !== 'partner')
      await updateRequest(transaction, member.placeId, requestId, { answered_on: today() });
    await recordAudit(transaction, member, {
      action: 'implementation.report',
      objectKind: 'strategy',
      objectId: strategyId,
      detail: { did: 'report', month, actions: entries.length },
    });
  });
}
