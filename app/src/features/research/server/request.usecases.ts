/**
 * Questions of researchers in the office: a file comes in, is held against the tables the place has, and is run as a draft of
 * a release or refused. Nothing leaves but through that draft: protected with everything published, looked at, approved.
 */
import { createHash } from 'node:crypto';
import { readText } from '@vicus/cube';
import { listTablesOnOffer } from '#features/publication/server/tables-on-offer.usecases.ts';
import { chooseTables } from '#features/publication/server/draft.usecases.ts';
import { recordAudit } from '#server/audit.ts';
import { authorise, type Member } from '#server/auth/member.ts';
import { today } from '#server/clock.ts';
import { readOffice, write } from '#server/db/doors.ts';
import { parseInput } from '#server/input.ts';
import type { Language } from '#ui/languages.ts';
import { requestFindsNothing, requestInvalid, requestKnown, requestNotOpen } from '../request.problems.ts';
import { listAddresses, matchTables, readRequest } from '../request.rules.ts';
import { chosenRequestSchema, refusalSchema } from '../request.schema.ts';
import type { MatchedTable, RequestFinding, StoredRequest, TableOnOffer } from '../request.types.ts';
import { decideRequest, insertRequest, selectRequests } from './request.queries.ts';

const ACTION = 'release.prepare';

export interface RequestPage {
  /** newest first; open ones with what the place has for them */
  readonly requests: readonly (StoredRequest & { readonly matched: readonly MatchedTable[] })[];
}

export async function readRequests(member: Member, language: Language): Promise<RequestPage> {
  authorise(member, ACTION);
  const rows = await readOffice(member, (reader) => selectRequests(reader, member.placeId));
  const offers = rows.some(({ state }) => state === 'open') ? await listOffers(member, language) : [];
  return {
    requests: rows.flatMap(({ content, ...row }) => {
      const read = readRequest(content);
      if (!read.ok) return [];
      const { request } = read;
      return [{ ...row, request, matched: row.state === 'open' ? matchTables(request, offers) : [] }];
    }),
  };
}

async function listOffers(member: Member, language: Language): Promise<TableOnOffer[]> {
  return (await listTablesOnOffer(member)).map(({ title, group, ...one }) => ({
    ...one,
    title: readText(title, language),
    group: readText(group, language),
  }));
}

/** What is wrong with a file, before anything is kept. Empty: it can be received. */
export function checkRequest(text: string): readonly RequestFinding[] {
  const read = readRequest(text);
  return read.ok ? [] : read.findings;
}

/** Keeps the file. Problems `research-request-invalid` (422), `research-request-known` (409). */
export async function receiveRequest(member: Member, text: string): Promise<void> {
  authorise(member, ACTION);
  const read = readRequest(text);
  if (!read.ok) throw requestInvalid(read.findings.length);
  await write(member, async (tx) => {
    const requestId = await insertRequest(tx, member.placeId, {
      content: text,
      contentHash: createHash('sha256').update(text).digest('hex'),
      receivedOn: today(),
      receivedBy: member.userId,
    });
    if (requestId === undefined) throw requestKnown();
    await noteRequest(tx, member, requestId, { tables: read.request.tables.length });
  });
}

type Transaction = Parameters<typeof recordAudit>[0];

async function noteRequest(
  tx: Transaction,
  member: Member,
  objectId: string,
  detail: Readonly<Record<string, string | number | boolean>>,
): Promise<void> {
  await recordAudit(tx, member, { action: ACTION, objectKind: 'release', objectId, detail });
}

/**
 * Begins a draft of a release with those of the tables found that the office left ticked. @returns the draft. Problems
 * `research-request-not-open` (409), `research-request-finds-nothing` (422), those of `chooseTables`.
 */
export async function runRequest(member: Member, form: unknown): Promise<string> {
  authorise(member, ACTION);
  const { request: requestId, table: chosen } = parseInput(chosenRequestSchema, form);
  const rows = await readOffice(member, (reader) => selectRequests(reader, member.placeId));
  const row = rows.find((one) => one.requestId === requestId && one.state === 'open');
  const read = row === undefined ? undefined : readRequest(row.content);
  if (read?.ok !== true) throw requestNotOpen();
  const found = listAddresses(matchTables(read.request, await listOffers(member, 'en')));
  const table = found.filter((address) => chosen.includes(address));
  if (table.length === 0) throw requestFindsNothing();
  const draftId = await chooseTables(member, { table: [...table] });
  await write(member, async (tx) => {
    const decision = { state: 'run', draftId, reason: '', on: today(), by: member.userId } as const;
    if (!(await decideRequest(tx, member.placeId, requestId, decision))) throw requestNotOpen();
    await noteRequest(tx, member, requestId, { isRun: true, tables: table.length });
  });
  return draftId;
}

/** Says no, with the reason the office may pass on. Problem `research-request-not-open` (409). */
export async function refuseRequest(member: Member, form: unknown): Promise<void> {
  authorise(member, ACTION);
  const { request: requestId, reason } = parseInput(refusalSchema, form);
  await write(member, async (tx) => {
    const decision = { state: 'refused', draftId: null, reason, on: today(), by: member.userId } as const;
    if (!(await decideRequest(tx, member.placeId, requestId, decision))) throw requestNotOpen();
    await noteRequest(tx, member, requestId, { isRun: false });
  });
}
