/** Packs set for their moment, called back before it, withdrawn after it. */
import { recordAudit } from '#server/audit.ts';
import { authorise, type Member } from '#server/auth/member.ts';
import { now } from '#server/clock.ts';
import { readOffice, write, type OfficeTransaction } from '#server/db/doors.ts';
import { parseInput } from '#server/input.ts';
import { hashContent } from '#server/json-hash.ts';
import { enqueueAt } from '#server/jobs/enqueue.ts';
import { isMailConfigured } from '#server/mail/mail.ts';
import { Problem } from '#server/problem.ts';
import type { Language } from '#ui/messages.ts';
import { reasonSchema, revisionSchema } from '../card.schema.ts';
import * as problems from '../message.problems.ts';
import { readOwnZone } from '../moment.rules.ts';
import { readPackState } from '../pack-state.rules.ts';
import type { PackDraft } from '../pack.types.ts';
import type { FactReader } from '#features/fact/server/standing-facts.usecases.ts';
import type { PlaceWords } from './place-words.queries.ts';
import { requireFact, type StandingFact } from '#features/fact/server/standing-facts.usecases.ts';
import { renderPackDocument } from './pack-document.ts';
import { composePackFacts, toPackHref } from './pack-facts.ts';
import { selectRecipients } from './pack-recipients.queries.ts';
import * as queries from './pack.queries.ts';
import { requirePack, requirePlace, requirePublished, requireUnpublished } from './required-pack.ts';

interface ReadyPack {
  readonly pack: PackDraft & { readonly opensAt: string };
  readonly place: PlaceWords;
  readonly standing: readonly StandingFact[];
}

/** Everything there, every fact standing, and no figure before its embargo. */
async function requireReady(
  reader: FactReader,
  member: Member,
  packId: string,
  revision: number,
): Promise<ReadyPack> {
  const pack = await requirePack(reader, member.placeId, packId);
  if (pack.revision !== revision) throw problems.changedMeanwhile();
  if (pack.facts.length === 0) throw problems.packNotReady('facts');
  if (pack.questions.length === 0) throw problems.packNotReady('questions');
  const recipients = await selectRecipients(reader, member.placeId, packId);
  if (recipients.length === 0) throw problems.packNotReady('recipients');
  const { opensAt } = pack;
  if (opensAt === null || new Date(opensAt) <= now()) throw problems.packNotReady('time');
  const standing: StandingFact[] = [];
  for (const address of pack.facts) standing.push(await requireFact(reader, member.placeId, address));
  const isEarly = standing.some(
    ({ release: { embargoUntil } }) => embargoUntil !== null && embargoUntil > new Date(opensAt),
  );
  if (isEarly) throw problems.packBeforeEmbargo();
  return { pack: { ...pack, opensAt }, place: await requirePlace(reader, member.placeId), standing };
}

/**
 * Sets the pack for its moment: until then nobody outside the office sees it, then everybody does, and those with an
 * address are written to.
 * @throws Problem `pack-not-ready`, `pack-before-embargo`, `fact-not-public` (422), `message-changed-meanwhile`,
 * `pack-published-before` (409)
 */
export async function publishPack(member: Member, packId: string, input: unknown): Promise<void> {
  authorise(member, 'pack.publish');
  const { revision } = parseInput(revisionSchema, input);
  // drawn before the transaction that keeps it: nothing is drawn inside a door
  const ready = await readOffice(member, (reader) => requireReady(reader, member, packId, revision));
  const document = await renderPaper(ready);
  await write(member, async (transaction) => {
    await requireUnpublished(transaction, member.placeId, packId);
    const { pack, place } = await requireReady(transaction, member, packId, revision);
    const { revision: _revision, ...words } = pack;
    const published = { ...words, contentHash: hashWords(pack), isExample: place.isExample, document };
    await queries.insertPublishedPack(transaction, member.placeId, published);
    await note(transaction, member, packId, { opensAt: pack.opensAt });
  });
  if (isMailConfigured())
    await enqueueAt('send-pack', { placeId: member.placeId, packId }, new Date(ready.pack.opensAt));
}

function renderPaper({ pack, place, standing }: ReadyPack): Promise<Uint8Array> {
  const language = pack.language as Language;
  const facts = composePackFacts(standing, place, language).flatMap(({ fact, content }) =>
    fact === null || content === null ? [] : [{ fact, content }],
  );
  const { title, introduction, questions } = pack;
  const href = toPackHref(place.slug, pack.packId);
  const paper = {
    language,
    place: place.name,
    isExample: place.isExample,
    title,
    introduction,
    questions,
    facts,
    href,
  };
  return renderPackDocument({ ...paper, opensAt: new Date(pack.opensAt), timeZone: readOwnZone() });
}

function hashWords({ title, introduction, facts, questions }: PackDraft): string {
  return hashContent([title, introduction, facts, questions]);
}

/** Back to a draft, before anybody could see it. @throws Problem `pack-opened-before` (409), `not-found` (404) */
export async function recallPack(member: Member, packId: string): Promise<void> {
  authorise(member, 'pack.publish');
  await write(member, async (transaction) => {
    const published = await requirePublished(transaction, member.placeId, packId);
    if (new Date(published.opensAt) <= now()) throw problems.packOpenedBefore();
    await queries.deletePublishedPack(transaction, member.placeId, packId);
    await note(transaction, member, packId, { recalled: true });
  });
}

/** A notice with the reason stays. @throws Problem `pack-not-open` (409), `not-found` (404) */
export async function withdrawPack(member: Member, packId: string, input: unknown): Promise<void> {
  authorise(member, 'pack.publish');
  const { reason } = parseInput(reasonSchema, input);
  await write(member, async (transaction) => {
    const published = await requirePublished(transaction, member.placeId, packId);
    if (readPackState(published, now()) !== 'open') throw problems.packNotOpen();
    await queries.updatePackAsWithdrawn(transaction, member.placeId, packId, reason);
    await note(transaction, member, packId, { withdrawn: reason });
  });
}

/** The pack on paper as it was published; for the office before its moment too. @throws Problem `not-found` (404) */
export async function readOwnPackDocument(member: Member, packId: string): Promise<Uint8Array> {
  authorise(member, 'message.read');
  const document = await readOffice(member, async (reader) => {
    await requirePack(reader, member.placeId, packId);
    return queries.selectPackDocument(reader, member.placeId, packId);
  });
  if (document === undefined) throw new Problem('not-found', 404);
  return document;
}

function note(
  transaction: OfficeTransaction,
  member: Member,
  objectId: string,
  detail: Readonly<Record<string, string | boolean>>,
): Promise<void> {
  return recordAudit(transaction, member, { action: 'pack.publish', objectKind: 'pack', objectId, detail });
}
