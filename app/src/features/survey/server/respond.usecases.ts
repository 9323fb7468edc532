/** A respondent: opens a link, fills in page after page, and comes back to it later. No account, no member. */
import {
  checkAnswer,
  parseFormData,
  replaceSectionAnswers,
  type Answers,
  type Section,
} from '@vicus/questionnaire';
import { isSlug } from '#features/place/place.rules.ts';
import type { PlaceContact } from '#features/place/place.types.ts';
import { findPlaceContact, findPlaceId } from '#features/place/server/place-contact.usecases.ts';
import { today } from '#server/clock.ts';
import { respond, type RespondTransaction } from '#server/db/doors.ts';
import { rowId } from '#server/input.ts';
import { sealValue, unsealValue } from '#server/sealing.ts';
import {
  acceptSubmissionKey,
  computeDraftId,
  computeLinkHash,
  isGenuineToken,
  parseLinkToken,
} from '../link.rules.ts';
import { computeSectionMark } from '../section-mark.rules.ts';
import { findAppeared, findNextSection, findPreviousSection, listAskedSections } from '../pages.rules.ts';
import {
  consentMissing,
  lateLink,
  linkOfAnotherPlace,
  malformedLink,
  newerAnswers,
  spentLink,
  unknownLink,
} from '../survey.problems.ts';
import type { AnswerChannel, Draft, LinkAddress, OpenLink, SavedSection } from '../respond.types.ts';
import {
  holdDraft,
  isLinkUnspent,
  selectDraft,
  selectRespondentWave,
  storeDraft,
  type FoundWave,
} from './respond.queries.ts';
import { selectSentAnswers } from './sent.queries.ts';
import { holdWave, selectWaveKey } from './survey.queries.ts';
import { Problem } from '#server/problem.ts';

/** A link that this wave made; spent or not. */
export interface GenuineLink {
  readonly address: LinkAddress;
  readonly place: PlaceContact;
  readonly wave: FoundWave;
  readonly waveKey: Uint8Array;
}

/**
 * Opens a link for answering.
 * Problems: `link-malformed` (400), `link-unknown`, `link-wrong-place` (404), `link-used`, `link-late` (410).
 */
export async function openLink(address: LinkAddress): Promise<OpenLink> {
  return enterLink(address, async (transaction, link) => {
    await refuseSpentLink(transaction, link);
    const { place, wave } = link;
    const sent = keepsLink(wave)
      ? ((await selectSentAnswers(transaction, place.placeId, wave.waveId)) ?? null)
      : null;
    return { address, place, wave, draft: await readDraft(transaction, link), sent };
  });
}

/** Goes through the respondent's door with a link that this wave made, before its last day has passed. */
export async function enterLink<Result>(
  address: LinkAddress,
  run: (transaction: RespondTransaction, link: GenuineLink) => Promise<Result>,
): Promise<Result> {
  const bytes = parseLinkToken(address.token);
  if (bytes === undefined || !rowId.safeParse(address.waveId).success) throw malformedLink();
  const placeId = await readPlaceId(address.slug);
  const linkHash = Buffer.from(computeLinkHash(address.token)).toString('hex');
  return respond(placeId, linkHash, async (transaction) => {
    const place = await findPlaceContact(transaction, placeId);
    if (place === undefined) throw unknownLink();
    // Held first: a wave that closes between two questions to the database would look like a spent link.
    await holdWave(transaction, address.waveId, 'shared');
    const wave = await selectRespondentWave(transaction, placeId, address.waveId);
    if (wave === undefined) throw linkOfAnotherPlace(place);
    const waveKey = await selectWaveKey(transaction, placeId, wave.waveId);
    if (wave.state !== 'open' || waveKey === undefined || wave.closesOn < today())
      throw lateLink(place, wave.closedOn ?? wave.closesOn);
    if (!isGenuineToken(waveKey, bytes)) throw unknownLink(place);
    return run(transaction, { address, place, wave, waveKey });
  });
}

/** Named answers of a general wave can be seen, corrected and taken back until closing: their link is never spent. */
export function keepsLink(wave: Pick<FoundWave, 'mode' | 'approach'>): boolean {
  return wave.mode === 'named' && wave.approach !== null;
}

async function refuseSpentLink(transaction: RespondTransaction, { place, wave }: GenuineLink): Promise<void> {
  // A public link spends nothing: whoever has it may answer, and the same page only once.
  if (wave.approach === 'open') return;
  if (!(await isLinkUnspent(transaction, place.placeId, wave.waveId))) throw spentLink(place);
}

/** Problems: `link-malformed` (400), `link-unknown` (404). */
export async function readPlaceId(slug: string): Promise<string> {
  if (!isSlug(slug)) throw malformedLink();
  const placeId = await findPlaceId(slug);
  if (placeId === undefined) throw unknownLink();
  return placeId;
}

export async function readDraft(transaction: RespondTransaction, link: GenuineLink): Promise<Draft | null> {
  const stored = await readStored(transaction, link);
  return isDraft(stored) ? stored : null;
}

/** What lies sealed under a link before its first page is saved: that somebody of the office helps. */
export interface HelpMark {
  readonly channel: AnswerChannel;
}

export async function readStored(
  transaction: RespondTransaction,
  { address, place, wave }: GenuineLink,
): Promise<Draft | HelpMark | null> {
  const sealed = await selectDraft(transaction, place.placeId, wave.waveId, computeDraftId(address.token));
  return sealed === undefined ? null : openStored(sealed, address);
}

const isDraft = (stored: Draft | HelpMark | null): stored is Draft => stored !== null && 'answers' in stored;

/** Sealed for this link; also stands in the review page, so that a second sending can show what was sent. */
export function sealDraft(draft: Draft | HelpMark, { token, waveId }: LinkAddress): Uint8Array {
  return sealValue(draft, { purpose: 'draft', waveId, material: token });
}

/** null: was changed on the way, is of another link, or holds no answers yet. */
export function openDraft(sealed: Uint8Array, address: LinkAddress): Draft | null {
  const stored = openStored(sealed, address);
  return isDraft(stored) ? stored : null;
}

function openStored(sealed: Uint8Array, { token, waveId }: LinkAddress): Draft | HelpMark | null {
  const purpose = { purpose: 'draft', waveId, material: token } as const;
  return (unsealValue(sealed, purpose) ?? null) as Draft | HelpMark | null;
}

export interface PostedSection {
  readonly sectionId: string;
  /** fields of the form without files */
  readonly entries: readonly (readonly [string, string])[];
  /** mark of the answers that the page was drawn from */
  readonly mark: string | null;
  /** drawn for the first page, which the draft begins with; another draft keeps its own */
  readonly submissionKey?: string | null;
  /** the box of the start page was ticked; without effect where there is none */
  readonly hasAgreed?: boolean;
}

/**
 * Saves one page into the sealed draft. Answers that cannot be taken come back as findings, and nothing of the page
 * is stored. Problems: `answers-elsewhere` (409) when another window saved this page in the meantime,
 * `consent-missing` (422) where consent is asked for and was not given.
 */
export async function saveSection(address: LinkAddress, posted: PostedSection): Promise<SavedSection> {
  return enterLink(address, async (transaction, link) => {
    await refuseSpentLink(transaction, link);
    const { instrument } = link.wave;
    const section = instrument.sections.find(({ id }) => id === posted.sectionId);
    if (section === undefined) throw new Problem('not-found', 404);
    const draftId = computeDraftId(address.token);
    await holdDraft(transaction, draftId);
    const stored = await readStored(transaction, link);
    const draft = isDraft(stored) ? stored : null;
    if (draft === null && instrument.consent !== undefined && posted.hasAgreed !== true)
      throw consentMissing();
    const before = draft?.answers ?? {};
    const form = parseFormData(section, posted.entries);
    const checked = checkAnswer(instrument, replaceSectionAnswers(section, before, form.answers), {
      partial: true,
    });
    const found = [...form.findings, ...(checked.ok ? [] : checked.findings)];
    if (!checked.ok || found.length > 0)
      return {
        ok: false,
        findings: found,
        link: { address, place: link.place, wave: link.wave, draft, sent: null },
      };
    refuseOlderPage(section, posted.mark, before, checked.answers);
    const submissionKey = draft?.submissionKey ?? acceptSubmissionKey(posted.submissionKey);
    const help = stored?.channel === undefined ? {} : { channel: stored.channel };
    const sealed = sealDraft({ answers: checked.answers, submissionKey, ...help }, address);
    await storeDraft(transaction, { placeId: link.place.placeId, waveId: link.wave.waveId, draftId, sealed });
    return {
      ok: true,
      next: findNextSection(instrument, section.id, before, checked.answers),
      appeared: findAppeared(instrument, section.id, before, checked.answers),
      previous: findPreviousSection(instrument, section.id, checked.answers),
    };
  });
}

/** A page drawn from older answers may not undo newer ones; sending the same page twice is no conflict. */
function refuseOlderPage(section: Section, mark: string | null, saved: Answers, given: Answers): void {
  const savedMark = computeSectionMark(section, saved);
  if (mark === null || mark === savedMark) return;
  if (computeSectionMark(section, given) !== savedMark) throw newerAnswers();
}

/** The page of a section, or Problem `not-found` (404) where nothing of it is asked. */
export function findAskedSection(link: OpenLink, sectionId: string) {
  const pages = listAskedSections(link.wave.instrument, link.draft?.answers ?? {});
  const index = pages.findIndex(({ section }) => section.id === sectionId);
  const page = pages[index];
  if (page === undefined) throw new Problem('not-found', 404);
  return { page, current: index + 1, total: pages.length };
}
