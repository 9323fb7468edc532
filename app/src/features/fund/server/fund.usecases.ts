/** One fund by its key, for this room and those after it; notes on it. */
import { FUND_PROGRAMMES, findFundProgramme } from '@vicus/reference';
import { recordAudit } from '#server/audit.ts';
import { authorise, type Member } from '#server/auth/member.ts';
import { today } from '#server/clock.ts';
import { readOffice, readPublic, write, type OfficeReader, type PublicReader } from '#server/db/doors.ts';
import { parseInput } from '#server/input.ts';
import { Problem } from '#server/problem.ts';
import { parseFundKey, toFundKey, type FundName } from '../fund-key.rules.ts';
import { fundChangedMeanwhile, fundUnknown } from '../fund.problems.ts';
import { callFilterSchema, noteSchema } from '../fund.schema.ts';
import type { Fund, FundCall, FundNote, PublishedFund } from '../fund.types.ts';
import { toFundOfCall, toFundOfOwn, toFundOfProgramme } from '../fund-view.rules.ts';
import { foldWords } from '../call.rules.ts';
import { selectCall, selectCalls, selectCallsHeld } from './call.queries.ts';
import * as queries from './fund.queries.ts';
import { selectOwnFunds, selectPublishedFunds } from './own-fund.queries.ts';

export const CALLS_PER_PAGE = 25;

/** Programmes and own entries, by name; calls are many: `listCalls`. */
export async function listFunds(member: Member, language = 'en'): Promise<Fund[]> {
  authorise(member, 'fund.read');
  const own = await readOffice(member, (reader) => selectOwnFunds(reader, member.placeId));
  return [
    ...own.map((one) => toFundOfOwn(one, '')),
    ...FUND_PROGRAMMES.map((one) => toFundOfProgramme(one, language)),
  ];
}

/**
 * One fund. What is not known is null; what is only background is never passed on as a number.
 * Problem `fund-unknown` (404): no such programme or call, or an own entry of another place.
 */
export async function readFund(member: Member, fundKey: string, language = 'en'): Promise<Fund> {
  authorise(member, 'fund.read');
  const name = requireName(fundKey);
  return readOffice(member, (reader) => readFundOf(reader, member.placeId, name, language));
}

/** One fund with what the place noted on it. Problem `fund-unknown` (404) */
export async function readFundPage(
  member: Member,
  fundKey: string,
  language: string,
): Promise<{ readonly fund: Fund; readonly note: FundNote | null }> {
  authorise(member, 'fund.read');
  const name = requireName(fundKey);
  return readOffice(member, async (reader) => {
    const notes = await queries.selectNotes(reader, member.placeId);
    return {
      fund: await readFundOf(reader, member.placeId, name, language),
      note: notes.find((one) => one.fundKey === toFundKey(name)) ?? null,
    };
  });
}

/** The same inside an open transaction. Problem `fund-unknown` (404) */
export async function readFundOf(
  reader: OfficeReader,
  placeId: string,
  { kind, id }: FundName,
  language: string,
): Promise<Fund> {
  if (kind === 'programme') {
    const programme = findFundProgramme(id);
    if (programme === undefined) throw fundUnknown();
    return toFundOfProgramme(programme, language);
  }
  if (kind === 'call') {
    const call = await selectCall(reader, id, today());
    if (call === null) throw fundUnknown();
    return toFundOfCall(call, language);
  }
  const own = (await selectOwnFunds(reader, placeId)).find(({ ownFundId }) => ownFundId === id);
  if (own === undefined) throw fundUnknown();
  return toFundOfOwn(own, (await queries.selectFundPlace(reader, placeId))?.name ?? '');
}

export function requireName(fundKey: string): FundName {
  const name = parseFundKey(fundKey);
  if (name === null) throw fundUnknown();
  return name;
}

/** Problem `fund-unknown` (404) */
export async function readCall(member: Member, callId: string): Promise<FundCall> {
  authorise(member, 'fund.read');
  const call = await readOffice(member, (reader) => selectCall(reader, callId, today()));
  if (call === null) throw fundUnknown();
  return call;
}

export interface CallList {
  readonly calls: readonly FundCall[];
  readonly count: number;
  readonly page: number;
  readonly pages: number;
  /** of all calls that are held; null: none were imported */
  readonly checkedOn: string | null;
  readonly held: number;
  readonly attribution: string;
  /** calls on which the place noted something */
  readonly notes: readonly FundNote[];
}

/** Calls by words, programme, and until when; those of programmes that are known here come first. */
export async function listCalls(member: Member, input: unknown): Promise<CallList> {
  authorise(member, 'fund.read');
  const { q, programme, all, until, page } = parseInput(callFilterSchema, input);
  return readOffice(member, async (reader) => {
    const filter = {
      words: foldWords(q).split(' ').filter(Boolean).slice(0, 10),
      programme,
      isReachable: all === '',
      until,
      today: today(),
      limit: CALLS_PER_PAGE,
      offset: (page - 1) * CALLS_PER_PAGE,
    };
    const { calls, count } = await selectCalls(reader, filter);
    const { checkedOn, count: held, attribution } = await selectCallsHeld(reader);
    const notes = (await queries.selectNotes(reader, member.placeId)).filter(({ fundKey }) =>
      fundKey.startsWith('call:'),
    );
    const pages = Math.max(1, Math.ceil(count / CALLS_PER_PAGE));
    return { calls, count, page, pages, checkedOn, held, attribution, notes };
  });
}

/** Notes interest, a question or an answer. Problems `fund-unknown` (404), `fund-changed-meanwhile` (409) */
export async function saveNote(member: Member, fundKey: string, input: unknown): Promise<void> {
  authorise(member, 'fund.change');
  const name = requireName(fundKey);
  const note = parseInput(noteSchema, input);
  if ([note.askedOn, note.answeredOn].some((day) => day !== null && day > today()))
    throw new Problem('fund-day-ahead', 422, {}, 'askedOn');
  await write(member, async (transaction) => {
    await readFundOf(transaction as unknown as OfficeReader, member.placeId, name, 'en');
    const at = { placeId: member.placeId, fundKey: toFundKey(name) };
    if (!(await queries.upsertNote(transaction, at, note))) throw fundChangedMeanwhile();
    const detail = { noted: at.fundKey, state: note.state };
    await recordAudit(transaction, member, {
      action: 'fund.change',
      objectKind: 'fund',
      objectId: at.fundKey,
      detail,
    });
  });
}

/** Forgets the note. Problem `fund-unknown` (404): there is none. */
export async function removeNote(member: Member, fundKey: string): Promise<void> {
  authorise(member, 'fund.change');
  const key = toFundKey(requireName(fundKey));
  await write(member, async (transaction) => {
    if (!(await queries.deleteNote(transaction, member.placeId, key))) throw fundUnknown();
    await recordAudit(transaction, member, {
      action: 'fund.change',
      objectKind: 'fund',
      objectId: key,
      detail: { removed: key },
    });
  });
}

/** What real places share with everybody, newest first: for the public page, feeds and search engines. */
export function listPublishedFunds(reader: PublicReader): Promise<PublishedFund[]> {
  return selectPublishedFunds(reader, { examples: false });
}

export interface PublicFunds {
  readonly shared: readonly PublishedFund[];
  readonly calls: Awaited<ReturnType<typeof selectCallsHeld>>;
}

/** What the public page shows beside the programmes. */
export function readPublicFunds(): Promise<PublicFunds> {
  return readPublic(async (reader) => ({
    shared: await listPublishedFunds(reader),
    calls: await selectCallsHeld(reader),
  }));
}
