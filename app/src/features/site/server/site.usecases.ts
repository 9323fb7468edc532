/** The site of a place as its office works on it, and the copy that everybody reads. */
import { collectTexts } from '#features/participation/texts.rules.ts';
import { readPlaceContact } from '#features/place/server/place-contact.usecases.ts';
import { recordAudit } from '#server/audit.ts';
import { authorise, type Member } from '#server/auth/member.ts';
import { today } from '#server/clock.ts';
import { readOffice, readPublic, write, type OfficeTransaction } from '#server/db/doors.ts';
import { parseInput } from '#server/input.ts';
import { hashPreview } from '#server/json-hash.ts';
import { Problem } from '#server/problem.ts';
import { LANGUAGES } from '#ui/languages.ts';
import { readArms } from '../arms.rules.ts';
import { checkAccent } from '../colour.rules.ts';
import { accentTooWeak, armsRefused, armsWithoutWords, sitePreviewOutdated } from '../site.problems.ts';
import {
  armsSchema,
  collectHiddenPages,
  publishSiteSchema,
  siteSchema,
  TEXT_FIELDS,
} from '../site.schema.ts';
import { EMPTY_SITE, type PublicSite, type Site, type SiteSheet, type SiteWords } from '../site.types.ts';
import * as queries from './site.queries.ts';

export async function readSiteSheet(member: Member): Promise<SiteSheet> {
  authorise(member, 'site.read');
  return readOffice(member, async (reader) => {
    const site = (await queries.selectSite(reader, member.placeId)) ?? EMPTY_SITE;
    const published = await queries.selectPublicSite(reader, member.placeId);
    const previewHash = hashSite(site);
    return {
      site,
      contactEmail: (await readPlaceContact(reader, member.placeId)).contactEmail,
      previewHash,
      publishedOn: published?.publishedOn ?? null,
      isPublic: hashSite(published ?? EMPTY_SITE) === previewHash,
    };
  });
}

/** Every word of it in a fixed order. */
function hashSite(site: Site): string {
  const inOrder = (texts: Readonly<Record<string, string>>) => Object.entries(texts).toSorted();
  const parts = [
    [site.displayName, site.accent, site.contactOffice, site.contactAddress, site.contactPhone],
    [site.responsible, site.dataProtection, site.hiddenPages.toSorted(), site.arms?.hash],
    [site.wants, site.does, site.notAccessible, site.arms?.alt ?? {}].map(inOrder),
  ];
  return hashPreview(parts);
}

/**
 * Keeps what is typed in; the public copy stays as it is.
 * @throws Problem `accent-too-weak` (422) with the nearest colour that can be read
 */
export async function saveSite(member: Member, input: unknown): Promise<void> {
  authorise(member, 'site.change');
  const fields = collectHiddenPages(collectTexts(input, TEXT_FIELDS, LANGUAGES.public));
  const words: SiteWords = parseInput(siteSchema, fields);
  const checked = words.accent === '' ? null : checkAccent(words.accent);
  if (checked?.isGood === false) throw accentTooWeak(words.accent, checked.contrast, checked.proposal);
  await write(member, async (transaction) => {
    await queries.upsertSite(transaction, member.placeId, words, today());
    await note(transaction, member, 'site.change', { part: 'words' });
  });
}

/**
 * Keeps the arms as they were brought.
 * @throws Problem `arms-refused` (422) with the reason; `arms-without-words` (422) without a description
 */
export async function saveArms(member: Member, input: unknown, content: Uint8Array): Promise<void> {
  authorise(member, 'site.change');
  const { armsAlt } = parseInput(armsSchema, collectTexts(input, ['armsAlt'], LANGUAGES.public));
  if (content.byteLength === 0) throw new Problem('file-missing', 422, {}, 'file');
  const facts = readArms(content);
  if (typeof facts === 'string') throw armsRefused(facts);
  if (Object.keys(armsAlt).length === 0) throw armsWithoutWords();
  await write(member, async (transaction) => {
    await queries.upsertArms(transaction, member.placeId, { content, facts, alt: armsAlt }, today());
    await note(transaction, member, 'site.change', { part: 'arms' });
  });
}

export async function removeArms(member: Member): Promise<void> {
  authorise(member, 'site.change');
  await write(member, async (transaction) => {
    await queries.upsertArms(transaction, member.placeId, null, today());
    await note(transaction, member, 'site.change', { part: 'arms removed' });
  });
}

/** The picture that the office sees. Problem `not-found` (404) where there is none. */
export async function readDraftArms(member: Member): Promise<queries.ArmsRow> {
  authorise(member, 'site.read');
  return requireArms(
    await readOffice(member, (reader) => queries.selectArms(reader, member.placeId, 'office.site')),
  );
}

/** Puts a copy before everybody as it was previewed. @throws Problem `site-preview-outdated` (409) */
export async function publishSite(member: Member, input: unknown): Promise<void> {
  authorise(member, 'site.publish');
  const { previewHash } = parseInput(publishSiteSchema, input);
  await write(member, async (transaction) => {
    const site = await queries.lockSite(transaction, member.placeId);
    if (site === undefined || hashSite(site) !== previewHash) throw sitePreviewOutdated();
    await queries.copyToPublic(transaction, member.placeId, today());
    await note(transaction, member, 'site.publish', { published: true });
  });
}

/** Everybody sees the site again as every place has it. What the office wrote stays with it. */
export async function withdrawSite(member: Member): Promise<void> {
  authorise(member, 'site.publish');
  await write(member, async (transaction) => {
    if (await queries.deletePublicSite(transaction, member.placeId))
      await note(transaction, member, 'site.publish', { published: false });
  });
}

export async function readPublicSite(placeId: string): Promise<PublicSite> {
  const site = await readPublic((reader) => queries.selectPublicSite(reader, placeId));
  return site ?? { ...EMPTY_SITE, publishedOn: null };
}

/** Problem `not-found` (404) where there are none. */
export async function readPublicArms(placeId: string): Promise<queries.ArmsRow> {
  return requireArms(await readPublic((reader) => queries.selectArms(reader, placeId, 'published.site')));
}

function requireArms(arms: queries.ArmsRow | undefined): queries.ArmsRow {
  if (arms === undefined) throw new Problem('not-found', 404);
  return arms;
}

async function note(
  transaction: OfficeTransaction,
  member: Member,
  action: 'site.change' | 'site.publish',
  detail: Readonly<Record<string, string | boolean>>,
): Promise<void> {
  await recordAudit(transaction, member, {
    action,
    objectKind: 'site',
    objectId: member.placeId,
    detail,
  });
}
