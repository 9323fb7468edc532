/** When and in which language owners are asked, and what follows by hand: asking now, closing a month, another link. */
import { readPlaceContact } from '#features/place/server/place-contact.usecases.ts';
import { recordAudit } from '#server/audit.ts';
import { authorise, type Member } from '#server/auth/member.ts';
import { addDays, today } from '#server/clock.ts';
import { readOffice, write, type OfficeTransaction } from '#server/db/doors.ts';
import { parseInput, rowId } from '#server/input.ts';
import { enqueue } from '#server/jobs/enqueue.ts';
import { isMailConfigured } from '#server/mail/mail.ts';
import { Problem } from '#server/problem.ts';
import { LANGUAGES, type Language } from '#ui/languages.ts';
import { computeReportHash, computeReportToken } from '../link.rules.ts';
import { isMonthClosed, toMonthOf } from '../month.rules.ts';
import { monthClosed } from '../report.problems.ts';
import { toOwner } from '../report.rules.ts';
import { monthSchema, ownerLanguageSchema, rhythmSchema } from '../report.schema.ts';
import type { Month, Owner, ReportRequest, ReportRhythm } from '../report.types.ts';
import { askAboutDueMonth, findAskedMonth } from './asking.ts';
import { renderReportUrl } from './ask-mail.usecases.ts';
import { selectReports, selectRhythm, upsertRhythm } from './report.queries.ts';
import {
  selectOwnerAddresses,
  selectOwnerLanguages,
  selectRequests,
  updateRequest,
  upsertOwnerLanguage,
} from './request.queries.ts';
import { readRunning, type Running } from './running.usecases.ts';

/** `mail`: asked by mail. `none`: not in the register, or without an address: the office reports. */
export interface OwnerLine {
  readonly owner: Owner;
  readonly channel: 'mail' | 'none';
  readonly language: Language;
  readonly actionCount: number;
}

export interface RequestLine extends Omit<ReportRequest, 'asked'> {
  readonly actionCount: number;
  /** actions about which something came in, from the owner or from the office */
  readonly reportedCount: number;
  readonly isClosed: boolean;
}

export interface ReportDesk {
  readonly strategyTitle: string;
  readonly isRunning: boolean;
  readonly rhythm: ReportRhythm;
  readonly isMailConfigured: boolean;
  /** asked about now; null: the first month is not over yet */
  readonly dueMonth: Month | null;
  readonly asksFrom: Month;
  readonly owners: readonly OwnerLine[];
  /** newest month first */
  readonly requests: readonly RequestLine[];
}

/** Who is asked, how, and what came back. Problems: `not-found` (404), `strategy-not-adopted` (409). */
export async function readReportDesk(member: Member, strategyId: string): Promise<ReportDesk> {
  authorise(member, 'implementation.change');
  const { placeId } = member;
  return readOffice(member, async (reader) => {
    const running = await readRunning(reader, placeId, parseInput(rowId, strategyId));
    const rhythm = await selectRhythm(reader, placeId, strategyId);
    const addresses = await selectOwnerAddresses(reader, placeId);
    const languages = await selectOwnerLanguages(reader, placeId, strategyId);
    const reports = await selectReports(reader, placeId, { strategyId });
    const reported = new Set(reports.map(({ actionId, month }) => `${actionId} ${month}`));
    const requests = await selectRequests(reader, placeId, { strategyId });
    return {
      strategyTitle: running.content.strategy.title,
      isRunning: running.content.strategy.state === 'adopted',
      rhythm,
      isMailConfigured: isMailConfigured(),
      dueMonth: findAskedMonth(running, rhythm),
      asksFrom: running.asksFrom,
      owners: listOwnerLines(running, addresses, languages),
      requests: requests.map((request) => toRequestLine(request, reported, rhythm)),
    };
  });
}

function listOwnerLines(
  { content }: Running,
  addresses: ReadonlyMap<string, string>,
  languages: ReadonlyMap<string, Language>,
): OwnerLine[] {
  const lines = new Map<string, OwnerLine>();
  for (const action of content.actions) {
    if (action.state === 'dropped') continue;
    const owner = toOwner(action);
    const id = owner.actorId ?? '';
    lines.set(owner.key, {
      owner,
      channel: (addresses.get(id) ?? '') === '' ? 'none' : 'mail',
      language: languages.get(id) ?? content.strategy.language,
      actionCount: (lines.get(owner.key)?.actionCount ?? 0) + 1,
    });
  }
  return [...lines.values()];
}

/** `reported`: action and month of everything that came in. */
function toRequestLine(
  { asked, ...request }: ReportRequest,
  reported: ReadonlySet<string>,
  rhythm: ReportRhythm,
): RequestLine {
  return {
    ...request,
    actionCount: asked.actions.length,
    reportedCount: asked.actions.filter(({ actionId }) => reported.has(`${actionId} ${request.month}`))
      .length,
    isClosed: today() > request.closesOn || isMonthClosed(request.month, rhythm, today()),
  };
}

/** Runs a change of one strategy of the place, and notes it. Problem `not-found` (404). */
async function change<Result>(
  member: Member,
  strategyId: string,
  did: string,
  run: (transaction: OfficeTransaction) => Promise<Result>,
): Promise<Result> {
  authorise(member, 'implementation.change');
  parseInput(rowId, strategyId);
  return write(member, async (transaction) => {
    const strategy = await transaction
      .selectFrom('office.strategy')
      .select('strategy_id')
      .where('place_id', '=', member.placeId)
      .where('strategy_id', '=', strategyId)
      .executeTakeFirst();
    if (strategy === undefined) throw new Problem('not-found', 404);
    const result = await run(transaction);
    await recordAudit(transaction, member, {
      action: 'implementation.change',
      objectKind: 'strategy',
      objectId: strategyId,
      detail: { did },
    });
    return result;
  });
}

export async function saveRhythm(member: Member, strategyId: string, input: unknown): Promise<void> {
  authorise(member, 'implementation.change');
  const words = parseInput(rhythmSchema, input);
  await change(member, strategyId, 'rhythm', async (transaction) => {
    const { closedThrough } = await selectRhythm(transaction, member.placeId, strategyId);
    await upsertRhythm(transaction, member.placeId, strategyId, { ...words, closedThrough });
  });
}

export async function saveOwnerLanguage(member: Member, strategyId: string, input: unknown): Promise<void> {
  authorise(member, 'implementation.change');
  const { actorId, language } = parseInput(ownerLanguageSchema, input);
  await change(member, strategyId, 'language of an owner', (transaction) =>
    upsertOwnerLanguage(transaction, member.placeId, { strategyId, actorId, language }),
  );
}

/** What the daily work does, now: who is asked is written down; mails follow with the daily work or `sendAskingMailNow`. */
export async function askNow(member: Member, strategyId: string): Promise<Month | null> {
  authorise(member, 'implementation.change');
  return change(member, strategyId, 'asked owners', (transaction) =>
    askAboutDueMonth(transaction, member.placeId, strategyId),
  );
}

/** Closes all months up to this one: owners change them no more. An earlier month opens later ones again. */
export async function closeMonth(member: Member, strategyId: string, input: unknown): Promise<void> {
  authorise(member, 'implementation.change');
  const month = parseInput(monthSchema, (input as { month?: unknown }).month);
  if (month >= toMonthOf(today())) throw new Problem('report-month-running', 422, { month }, 'month');
  await change(member, strategyId, `closed ${month}`, async (transaction) => {
    const rhythm = await selectRhythm(transaction, member.placeId, strategyId);
    await upsertRhythm(transaction, member.placeId, strategyId, { ...rhythm, closedThrough: month });
    const requests = await selectRequests(transaction, member.placeId, { strategyId });
    for (const request of requests)
      if (request.month <= month && request.closesOn >= today())
        await updateRequest(transaction, member.placeId, request.requestId, {
          closes_on: addDays(today(), -1),
        });
  });
}

/** A new link for an owner: the one before opens nothing any more. The mail goes out at once. */
export async function replaceLink(member: Member, strategyId: string, requestId: string): Promise<void> {
  authorise(member, 'implementation.change');
  if (!isMailConfigured()) throw new Problem('mail-not-configured', 409);
  await change(member, strategyId, 'replaced a link', async (transaction) => {
    const { owner } = await makeNewLink(transaction, member.placeId, { strategyId, requestId });
    const addresses = await selectOwnerAddresses(transaction, member.placeId);
    if ((addresses.get(owner.actorId ?? '') ?? '') === '')
      throw new Problem('owner-without-address', 409, { owner: owner.name });
    await updateRequest(transaction, member.placeId, requestId, { sent_on: today() });
  });
  await enqueue('ask-owner', { placeId: member.placeId, requestId, kind: 'request' });
}

/** A new link to hand over by other ways than mail: shown once, kept nowhere. The one before opens nothing any more. */
export async function handOverLink(member: Member, strategyId: string, requestId: string): Promise<string> {
  authorise(member, 'implementation.change');
  return change(member, strategyId, 'handed a link over', async (transaction) => {
    const request = await makeNewLink(transaction, member.placeId, { strategyId, requestId });
    const { slug } = await readPlaceContact(transaction, member.placeId);
    return renderReportUrl(slug, request);
  });
}

async function makeNewLink(
  transaction: OfficeTransaction,
  placeId: string,
  { strategyId, requestId }: { readonly strategyId: string; readonly requestId: string },
): Promise<ReportRequest> {
  parseInput(rowId, requestId);
  const [request] = await selectRequests(transaction, placeId, { strategyId, requestId });
  if (request === undefined) throw new Problem('not-found', 404);
  if (today() > request.closesOn) throw monthClosed(request.month);
  const linkNumber = request.linkNumber + 1;
  const linkHash = computeReportHash(computeReportToken(requestId, linkNumber));
  await updateRequest(transaction, placeId, requestId, { link_number: linkNumber, link_hash: linkHash });
  return { ...request, linkNumber };
}

export const OWNER_LANGUAGES: readonly Language[] = LANGUAGES.respond;
