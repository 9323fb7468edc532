/** Putting a release together: which tables, in which words, seen as the public will see it. */
import { randomUUID } from 'node:crypto';
import type { Texts } from '@vicus/cube';
import type { PlaceContact } from '#features/place/place.types.ts';
import { readPlaceContact } from '#features/place/server/place-contact.usecases.ts';
import type { ReleaseSummary } from '#features/release/release.types.ts';
import { listReleases, readLedgerSize } from '#features/release/server/release.usecases.ts';
import { recordAudit } from '#server/audit.ts';
import { authorise, type Member } from '#server/auth/member.ts';
import { now } from '#server/clock.ts';
import { readOffice, write, type OfficeTransaction } from '#server/db/doors.ts';
import { parseInput } from '#server/input.ts';
import { enqueue } from '#server/jobs/enqueue.ts';
import { Problem } from '#server/problem.ts';
import type { Language } from '#ui/messages.ts';
import {
  correctionMissing,
  draftBusy,
  draftChanged,
  draftPublishedBefore,
  nothingChosen,
} from '../draft.problems.ts';
import { listApprovers, readEmbargo, readTimeZone, toLocalTime, type Approver } from '../draft.rules.ts';
import { choiceSchema, wordsSchema } from '../draft.schema.ts';
import type { DraftReport, ReleaseDraft, TableLink } from '../draft.types.ts';
import type { EditionContent, EditionView } from '../publication.types.ts';
import { readDraft } from './draft-list.usecases.ts';
import * as queries from './draft.queries.ts';
import { previewEdition } from './publication.usecases.ts';

/** Preparing that takes longer than this may have been lost by the queue, and can be asked for again. */
const STALE_MS = 120_000;

/**
 * Chooses the tables of a new draft, or of one that is there, and has them prepared. @returns the draft's id.
 * Problems: `draft-nothing-chosen`, `correction-missing` (422), `draft-gone` (404), `draft-published-before` (409).
 */
export async function chooseTables(member: Member, form: unknown): Promise<string> {
  authorise(member, 'release.prepare');
  const input = parseInput(choiceSchema, form);
  if (input.table.length === 0) throw nothingChosen();
  if (input.isCorrection && input.correctionEn === '') throw correctionMissing();
  const followed = input.follows === null ? null : await readFollowed(member, input.follows);
  const draftId = await write(member, async (transaction) => {
    const id = input.draft ?? (await openDraft(transaction, member, followed, input.isCorrection));
    const draft = await requireOpen(transaction, member, id);
    await queries.updateDraft(transaction, member.placeId, id, {
      chosen: input.table,
      state: 'waiting',
      step: '',
      problem: null,
      changedBy: member.userId,
      ...(draft.correctedReleaseId !== null && {
        correction: toTexts(input.correctionEn, input.correctionDe) ?? draft.correction,
      }),
    });
    await noteDraft(transaction, member, id, { tables: input.table.length });
    return id;
  });
  await enqueue('prepare-release', { placeId: member.placeId, draftId });
  return draftId;
}

async function readFollowed(member: Member, releaseId: string): Promise<ReleaseSummary> {
  const found = (await listReleases(member)).find((one) => one.releaseId === releaseId);
  if (found === undefined) throw new Problem('not-found', 404);
  return found;
}

/** The next version begins with the words of the one before. */
async function openDraft(
  transaction: OfficeTransaction,
  member: Member,
  followed: ReleaseSummary | null,
  isCorrection: boolean,
): Promise<string> {
  const draftId = randomUUID();
  await queries.insertDraft(transaction, member.placeId, {
    draftId,
    subject: followed?.subject ?? `figures/${draftId}`,
    correctedReleaseId: isCorrection ? (followed?.releaseId ?? null) : null,
    changedBy: member.userId,
  });
  if (followed !== null)
    await queries.updateDraft(transaction, member.placeId, draftId, {
      title: followed.title,
      summary: followed.summary,
      methodNote: followed.methodNote,
      licence: followed.licence,
    });
  return draftId;
}

function toTexts(en: string, de: string): Texts | null {
  return en === '' ? null : { en, ...(de !== '' && { de }) };
}

/** Locked until the transaction ends. Problems `draft-gone` (404), `draft-published-before` (409). */
export async function requireOpen(
  transaction: OfficeTransaction,
  member: Member,
  draftId: string,
): Promise<ReleaseDraft> {
  await readDraft(transaction, member.placeId, draftId);
  const draft = await queries.selectDraft(transaction, member.placeId, draftId, true);
  if (draft?.state === 'published') throw draftPublishedBefore();
  return draft ?? readDraft(transaction, member.placeId, draftId);
}

async function noteDraft(
  transaction: OfficeTransaction,
  member: Member,
  draftId: string,
  detail: Readonly<Record<string, string | number | boolean>> = {},
): Promise<void> {
  const note = { action: 'release.prepare', objectKind: 'release', objectId: draftId, detail } as const;
  await recordAudit(transaction, member, note);
}

/** Protects the chosen tables anew, against everything published by now. Problem `draft-busy` (409) while that is done. */
export async function prepareAgain(member: Member, draftId: string): Promise<void> {
  authorise(member, 'release.prepare');
  await write(member, async (transaction) => {
    const draft = await requireOpen(transaction, member, draftId);
    const isAtWork = draft.state === 'waiting' || draft.state === 'working';
    if (isAtWork && now().getTime() - draft.changedAt.getTime() < STALE_MS) throw draftBusy();
    await queries.updateDraft(transaction, member.placeId, draftId, {
      state: 'waiting',
      step: '',
      problem: null,
    });
    await noteDraft(transaction, member, draftId, { again: true });
  });
  await enqueue('prepare-release', { placeId: member.placeId, draftId });
}

/**
 * Keeps title, summary, note on the method, licence, embargo and erratum. @returns the revision that now stands.
 * Problems: `input-invalid`, `embargo-in-the-past`, `embargo-too-far`, `correction-missing` (422), `draft-changed` (409).
 */
export async function saveDraftWords(member: Member, draftId: string, form: unknown): Promise<number> {
  authorise(member, 'release.prepare');
  const input = parseInput(wordsSchema, form);
  const seen = Number((form as { revision?: unknown } | null)?.revision ?? Number.NaN);
  return write(member, async (transaction) => {
    const draft = await requireOpen(transaction, member, draftId);
    if (seen !== draft.revision) throw draftChanged();
    const zone = readTimeZone(await queries.selectCountry(transaction, member.placeId));
    const embargo = input.embargo === null ? null : readEmbargo(input.embargo, zone, now());
    const correction = toTexts(input.correctionEn, input.correctionDe);
    if (draft.correctedReleaseId !== null && correction === null) throw correctionMissing();
    await queries.updateDraft(transaction, member.placeId, draftId, {
      title: written({ en: input.titleEn, de: input.titleDe }),
      summary: written({ en: input.summaryEn, de: input.summaryDe }),
      methodNote: written({ en: input.methodEn, de: input.methodDe }),
      licence: input.licence,
      embargoUntil: embargo?.toISOString() ?? null,
      correction: draft.correctedReleaseId === null ? null : correction,
      changedBy: member.userId,
    });
    await noteDraft(transaction, member, draftId, { words: true });
    return draft.revision + 1;
  });
}

function written(texts: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(texts).filter(([, text]) => text !== ''));
}

/** Gives a draft up. What was published stays. */
export async function removeDraft(member: Member, draftId: string): Promise<void> {
  authorise(member, 'release.prepare');
  await write(member, async (transaction) => {
    await requireOpen(transaction, member, draftId);
    await queries.deleteDraft(transaction, member.placeId, draftId);
    await noteDraft(transaction, member, draftId, { removed: true });
  });
}

export interface DraftPage {
  readonly draft: ReleaseDraft;
  readonly place: PlaceContact;
  /** clocks of the place, and what they show at the end of the embargo */
  readonly timeZone: string;
  readonly embargoLocal: string;
  /** who may let it out, and whether somebody besides the one who looks has to */
  readonly approvers: readonly Approver[];
  readonly mayApprove: boolean;
  /** nobody else could approve: whoever looks may keep the words and publish at once */
  readonly isAlone: boolean;
  readonly changedByName: string;
  /** version the release will have */
  readonly version: number;
  readonly follows: ReleaseSummary | null;
  readonly isStale: boolean;
  readonly prepared: {
    readonly report: DraftReport;
    readonly links: readonly TableLink[];
    readonly edition: EditionView;
    /** something was published since: it has to be prepared again */
    readonly isBehind: boolean;
  } | null;
}

/** One draft as far as it is. Problem `draft-gone` (404). */
export async function readDraftPage(member: Member, draftId: string, language: Language): Promise<DraftPage> {
  authorise(member, 'release.prepare');
  const { placeId, userId } = member;
  const found = await readOffice(member, async (reader) => ({
    draft: await readDraft(reader, placeId, draftId),
    prepared: await queries.selectPrepared(reader, placeId, draftId),
    ledgerSize: await readLedgerSize(reader, placeId),
    staff: await queries.selectStaff(reader, placeId),
    place: await readPlaceContact(reader, placeId),
    timeZone: readTimeZone(await queries.selectCountry(reader, placeId)),
  }));
  const { draft, prepared, staff, place, timeZone } = found;
  const earlier = (await listReleases(member)).filter(({ subject }) => subject === draft.subject);
  const approvers = listApprovers(staff, draft);
  const isReady = prepared !== undefined && draft.state === 'prepared';
  return {
    draft,
    place,
    timeZone,
    embargoLocal: draft.embargoUntil === null ? '' : toLocalTime(new Date(draft.embargoUntil), timeZone),
    approvers,
    mayApprove: approvers.some((one) => one.userId === userId),
    isAlone: staff.every((one) => one.userId === userId),
    changedByName: staff.find((one) => one.userId === draft.changedBy)?.name ?? '',
    version: 1 + Math.max(0, ...earlier.map(({ version }) => version)),
    follows: earlier[0] ?? null,
    isStale: now().getTime() - draft.changedAt.getTime() > STALE_MS,
    prepared: isReady
      ? {
          report: prepared.report,
          links: prepared.links,
          edition: previewEdition(toContent(draft, prepared, place), language),
          isBehind: prepared.ledgerSize !== found.ledgerSize,
        }
      : null,
  };
}

/** What the edition would hold. A draft without a title is named after its first table. */
export function toContent(
  draft: ReleaseDraft,
  prepared: Pick<EditionContent, 'tables' | 'withheld' | 'policy'>,
  { isExample }: Pick<PlaceContact, 'isExample'>,
): EditionContent {
  const { tables, withheld, policy } = prepared;
  return {
    title: { ...draft.title, en: draft.title['en'] ?? '' },
    summary: draft.summary,
    methodNote: draft.methodNote,
    tables,
    withheld,
    policy,
    isExample,
  };
}
