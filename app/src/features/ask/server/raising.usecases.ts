/** A place raises a need: writing, evidence, whom it goes to, publishing, taking back. */
import { createHash } from 'node:crypto';
import { takeFactSchema } from '#features/fact/fact-address.rules.ts';
import { requireFact } from '#features/fact/server/standing-facts.usecases.ts';
import { listLevelsAbove } from '#features/level/server/level.usecases.ts';
import { readContextOf } from '#features/practice/server/context.usecases.ts';
import { recordAudit } from '#server/audit.ts';
import { authorise, type Member } from '#server/auth/member.ts';
import { today } from '#server/clock.ts';
import { readOffice, write, type OfficeTransaction } from '#server/db/doors.ts';
import { parseInput } from '#server/input.ts';
import { Problem } from '#server/problem.ts';
import { addresseeUnknown, askNoAddressee, askNotPublic, askWasPublished } from '../ask.problems.ts';
import { toPublicAsk } from '../ask.rules.ts';
import { addresseeSchema, askSchema, evidenceWordsSchema, withdrawalSchema } from '../ask.schema.ts';
import type { AskDraft } from '../ask.types.ts';
import * as queries from './ask.queries.ts';
import { retireVersion, selectVersions } from './published.queries.ts';

const MAXIMUM_ASKS = 100;
const MAXIMUM_EVIDENCE = 12;
const MAXIMUM_ADDRESSEES = 8;

/** What the place wrote, published or not. */
export async function listOwnAsks(member: Member): Promise<AskDraft[]> {
  authorise(member, 'ask.read');
  return readOffice(member, (reader) => queries.selectDrafts(reader, member.placeId));
}

/** Problem `not-found` (404). */
export async function readOwnAsk(member: Member, askKey: string): Promise<AskDraft> {
  authorise(member, 'ask.read');
  return readOffice(member, (reader) => requireDraft(reader, member.placeId, askKey));
}

async function requireDraft(reader: queries.Reader, placeId: string, askKey: string): Promise<AskDraft> {
  const [found] = await queries.selectDrafts(reader, placeId, askKey);
  if (found === undefined) throw new Problem('not-found', 404);
  return found;
}

/** Changes one ask of the place in a transaction and writes it down. */
function change(
  member: Member,
  askKey: string,
  step: string,
  run: (tx: OfficeTransaction, draft: AskDraft) => Promise<void>,
): Promise<void> {
  return write(member, async (tx) => {
    const draft = await requireDraft(tx, member.placeId, askKey);
    await run(tx, draft);
    await note(tx, member, draft.askKey, step);
  });
}

const note = (tx: OfficeTransaction, member: Member, objectId: string, step: string): Promise<void> =>
  recordAudit(tx, member, { action: 'ask.raise', objectKind: 'ask', objectId, detail: { step } });

/** @returns key of the new ask. Problems `input-invalid`, `too-many-entries` (422) */
export async function beginAsk(member: Member, input: unknown): Promise<string> {
  authorise(member, 'ask.raise');
  const words = parseInput(askSchema, input);
  return write(member, async (tx) => {
    const there = await queries.selectDrafts(tx, member.placeId);
    if (there.length >= MAXIMUM_ASKS) throw new Problem('too-many-entries', 422, { maximum: MAXIMUM_ASKS });
    const askKey = await queries.insertAsk(tx, member.placeId, words);
    await note(tx, member, askKey, 'begun');
    return askKey;
  });
}

/** Problem `changed-meanwhile` (409): somebody else saved it since the page was opened. */
export async function changeAsk(member: Member, askKey: string, input: unknown): Promise<void> {
  authorise(member, 'ask.raise');
  const words = parseInput(askSchema, input);
  await change(member, askKey, 'changed', async (tx, { askId }) => {
    if (!(await queries.updateAsk(tx, { placeId: member.placeId, askId }, words)))
      throw new Problem('changed-meanwhile', 409);
  });
}

/** Removes one that was never published. Problem `ask-was-published` (409) */
export async function removeAsk(member: Member, askKey: string): Promise<void> {
  authorise(member, 'ask.raise');
  await change(member, askKey, 'removed', async (tx, { askId }) => {
    if ((await selectVersions(tx, member.placeId, askId)).length > 0) throw askWasPublished();
    await queries.deleteAsk(tx, member.placeId, askId);
  });
}

/** A published figure or words. Problems `fact-unknown`, `fact-not-public`, `too-many-entries` (422) */
export async function addAskEvidence(member: Member, askKey: string, input: unknown): Promise<void> {
  authorise(member, 'ask.raise');
  const isFigure = typeof input === 'object' && input !== null && 'fact' in input;
  const fact = isFigure ? parseInput(takeFactSchema, input) : null;
  const words = isFigure ? '' : parseInput(evidenceWordsSchema, input).words;
  await change(member, askKey, 'evidence', async (tx, draft) => {
    if (draft.evidence.length >= MAXIMUM_EVIDENCE)
      throw new Problem('too-many-entries', 422, { maximum: MAXIMUM_EVIDENCE });
    if (fact !== null) await requireFact(tx, member.placeId, fact);
    await queries.insertEvidence(tx, member.placeId, { askId: draft.askId, fact, words });
  });
}

export async function removeAskEvidence(member: Member, askKey: string, evidenceId: string): Promise<void> {
  authorise(member, 'ask.raise');
  await change(member, askKey, 'evidence', (tx, { askId }) =>
    queries.deleteEvidence(tx, member.placeId, { askId, evidenceId }),
  );
}

/** Problem `ask-addressee-unknown` (422): a level of this installation that does not cover the place, or no name. */
export async function addAskAddressee(member: Member, askKey: string, input: unknown): Promise<void> {
  authorise(member, 'ask.raise');
  const { level, kind, name, contact } = parseInput(addresseeSchema, input);
  const found = level === '' ? null : (await listLevelsAbove(member)).find((one) => one.placeId === level);
  if (found === undefined || (found === null && name === '')) throw addresseeUnknown();
  await change(member, askKey, 'addressee', async (tx, draft) => {
    if (draft.addressees.length >= MAXIMUM_ADDRESSEES)
      throw new Problem('too-many-entries', 422, { maximum: MAXIMUM_ADDRESSEES });
    await queries.insertAddressee(tx, member.placeId, {
      askId: draft.askId,
      levelPlaceId: found?.placeId ?? null,
      kind: found?.kind ?? kind,
      name: found?.name ?? name,
      contact: found === null ? contact : '',
    });
  });
}

export async function removeAskAddressee(member: Member, askKey: string, addresseeId: string): Promise<void> {
  authorise(member, 'ask.raise');
  await change(member, askKey, 'addressee', (tx, { askId }) =>
    queries.deleteAddressee(tx, member.placeId, { askId, addresseeId }),
  );
}

/**
 * Publishes the ask as it stands: a new version, never changed again. Problems `ask-no-addressee` (422),
 * `public-profile-missing` (409), and those of `requireFact` where a figure was withdrawn since.
 */
export async function publishAsk(member: Member, askKey: string): Promise<void> {
  authorise(member, 'ask.raise');
  await change(member, askKey, 'published', async (tx, draft) => {
    if (draft.addressees.length === 0) throw askNoAddressee();
    for (const { fact } of draft.evidence) if (fact !== null) await requireFact(tx, member.placeId, fact);
    const { context, isExample } = await readContextOf(queries.narrow(tx), member.placeId);
    const content = JSON.stringify(toPublicAsk(draft));
    const [standing] = await selectVersions(tx, member.placeId, draft.askId);
    if (standing !== undefined)
      await retireVersion(tx, { placeId: member.placeId, ...standing }, { state: 'replaced' });
    await tx
      .insertInto('published.ask')
      .values({
        place_id: member.placeId,
        ask_id: draft.askId,
        ask_key: draft.askKey,
        version: (standing?.version ?? 0) + 1,
        area: draft.area,
        language: draft.language,
        title: draft.title,
        content,
        context: JSON.stringify(context),
        level_place_ids: draft.addressees.flatMap(({ levelPlaceId }) => levelPlaceId ?? []),
        content_hash: createHash('sha256').update(`${draft.title}\n${content}`).digest('hex'),
        is_example: isExample,
        first_asked_on: standing?.firstAskedOn ?? today(),
        published_on: today(),
      })
      .execute();
  });
}

/** Takes it back with a reason that stays in its place. Problem `ask-not-public` (409) */
export async function withdrawAsk(member: Member, askKey: string, input: unknown): Promise<void> {
  authorise(member, 'ask.raise');
  const { reason } = parseInput(withdrawalSchema, input);
  await change(member, askKey, 'withdrawn', async (tx, { askId }) => {
    const [standing] = await selectVersions(tx, member.placeId, askId);
    if (standing?.state !== 'public') throw askNotPublic();
    await retireVersion(
      tx,
      { placeId: member.placeId, publicationId: standing.publicationId },
      { state: 'withdrawn', on: today(), reason },
    );
  });
}
