/** The register of themes: what people here raise, who takes care of it, and what was answered. */
import { flagIdentifyingWords, type IdentifyingWord } from '@vicus/disclosure';
import { recordAudit } from '#server/audit.ts';
import { authorise, type Member } from '#server/auth/member.ts';
import { today } from '#server/clock.ts';
import {
  readOffice,
  readPublic,
  write,
  type OfficeReader,
  type OfficeTransaction,
} from '#server/db/doors.ts';
import { parseInput } from '#server/input.ts';
import { hashPreview } from '#server/json-hash.ts';
import { Problem } from '#server/problem.ts';
import { previewOutdated, themeInUse, themeNotPublic } from '../theme.problems.ts';
import { sql } from 'kysely';
import { mayBePublic } from '../theme.rules.ts';
import { publishSchema, responseSchema, themeSchema } from '../theme.schema.ts';
import type { CodingRound, PublicTheme, Theme, ThemeEntry, ThemeMention } from '../theme.types.ts';
import {
  lockTheme,
  selectKnownNames,
  selectPublicThemes,
  selectRounds,
  selectThemes,
} from './theme.queries.ts';

const MAXIMUM_THEMES = 200;

export interface ThemeRegister {
  readonly themes: readonly ThemeEntry[];
  /** newest first */
  readonly rounds: readonly CodingRound[];
}

/** All themes, those that ended last, each with how often closed rounds raised it. */
export async function readThemeRegister(member: Member): Promise<ThemeRegister> {
  authorise(member, 'theme.read');
  return readOffice(member, async (reader) => {
    const rounds = await selectRounds(reader, member.placeId);
    const themes = await selectThemes(reader, member.placeId);
    return { rounds, themes: themes.map((theme) => withMentions(theme, rounds)) };
  });
}

function withMentions(theme: Theme, rounds: readonly CodingRound[]): ThemeEntry {
  const mentions = rounds.flatMap(({ codingRoundId, title, result }): ThemeMention[] => {
    const found = result?.themes.find(({ themeId }) => themeId === theme.themeId);
    if (result === null || found === undefined || found.statements === 0) return [];
    const { statements, conversations } = found;
    return [{ codingRoundId, title, statements, of: result.statements, conversations }];
  });
  return { ...theme, mentions, mayBePublic: mayBePublic(mentions) };
}

/** @throws Problem `not-found` (404) */
export async function readTheme(member: Member, themeId: string): Promise<ThemeEntry> {
  const { themes } = await readThemeRegister(member);
  return findTheme(themes, themeId);
}

function findTheme<Found extends Theme>(themes: readonly Found[], themeId: string): Found {
  const theme = themes.find((one) => one.themeId === themeId);
  if (theme === undefined) throw new Problem('not-found', 404);
  return theme;
}

/** @returns id of the new theme. Problems `too-many-entries`, `a-theme-of-this-name-is-there-already` */
export async function addTheme(member: Member, input: unknown): Promise<string> {
  authorise(member, 'theme.change');
  const theme = parseInput(themeSchema, input);
  return write(member, async (transaction) => {
    const themes = await selectThemes(transaction, member.placeId);
    if (themes.length >= MAXIMUM_THEMES)
      throw new Problem('too-many-entries', 422, { maximum: MAXIMUM_THEMES });
    const { theme_id: themeId } = await transaction
      .insertInto('office.theme')
      .values({ place_id: member.placeId, ...theme })
      .returning('theme_id')
      .executeTakeFirstOrThrow();
    await note(transaction, member, themeId);
    return themeId;
  });
}

/** Changes the words of a theme. What is public stays as it was published until it is published again. */
export async function changeTheme(member: Member, themeId: string, input: unknown): Promise<void> {
  authorise(member, 'theme.change');
  const theme = parseInput(themeSchema, input);
  await changeRow(member, themeId, () => theme);
}

/** Who takes care of it, and what was answered. The day is that of the answer's last change. */
export async function respondToTheme(member: Member, themeId: string, input: unknown): Promise<void> {
  authorise(member, 'theme.change');
  const { owner, response } = parseInput(responseSchema, input);
  await changeRow(member, themeId, (before) => {
    const day = response === before.response ? before.responded_on : today();
    return { owner, response, responded_on: response === '' ? null : day };
  });
}

/** Ends a theme: it stays in old rounds, is offered in no new one and leaves the public page. */
export async function endTheme(member: Member, themeId: string): Promise<void> {
  authorise(member, 'theme.change');
  await changeRow(member, themeId, () => ({ ended_on: today() }), unpublish);
}

/** Removes a theme that no statement was ever sorted into. Problem `theme-in-use` (409). */
export async function removeTheme(member: Member, themeId: string): Promise<void> {
  authorise(member, 'theme.change');
  await write(member, async (transaction) => {
    if ((await lockTheme(transaction, member.placeId, themeId)) === undefined)
      throw new Problem('not-found', 404);
    const used = await transaction
      .selectFrom('confidential.statement_code')
      .select('statement_id')
      .where('place_id', '=', member.placeId)
      .where(sql<boolean>`${themeId}::uuid = any (theme_ids)`)
      .limit(1)
      .executeTakeFirst();
    const rounds = await selectRounds(transaction, member.placeId);
    const isCounted = rounds.some(({ result }) =>
      result?.themes.some((one) => one.themeId === themeId && one.statements > 0),
    );
    if (used !== undefined || isCounted) throw themeInUse();
    await transaction
      .deleteFrom('office.theme')
      .where('place_id', '=', member.placeId)
      .where('theme_id', '=', themeId)
      .execute();
    await note(transaction, member, themeId);
  });
}

export interface ThemePreview {
  readonly theme: ThemeEntry;
  /** words that could tell who is meant, by field */
  readonly flagged: readonly { readonly field: ThemeField; readonly words: readonly IdentifyingWord[] }[];
  readonly previewHash: string;
}

const THEME_FIELDS = ['name', 'meaning', 'owner', 'response'] as const;
export type ThemeField = (typeof THEME_FIELDS)[number];

/** A theme as the public would read it, and which of its words to think about. */
export async function previewTheme(member: Member, themeId: string): Promise<ThemePreview> {
  authorise(member, 'theme.change');
  const theme = await readTheme(member, themeId);
  const knownNames = await readOffice(member, (reader: OfficeReader) =>
    selectKnownNames(reader, member.placeId),
  );
  const flagged = THEME_FIELDS.map((field) => ({
    field,
    // The owner is an office or an organisation that is meant to be named.
    words: flagIdentifyingWords(theme[field], field === 'owner' ? {} : { knownNames }),
  })).filter(({ words }) => words.length > 0);
  return { theme, flagged, previewHash: hashTheme(theme) };
}

function hashTheme(theme: Theme): string {
  const words = [theme.kind, theme.area, ...THEME_FIELDS.map((field) => theme[field]), theme.respondedOn];
  return hashPreview(words);
}

/** Puts a theme on the public page as it was previewed. Problems `theme-raised-by-few`, `theme-preview-outdated` (409). */
export async function publishTheme(member: Member, themeId: string, input: unknown): Promise<void> {
  authorise(member, 'theme.publish');
  const { previewHash } = parseInput(publishSchema, input);
  await write(member, async (transaction) => {
    await lockTheme(transaction, member.placeId, themeId);
    const rounds = await selectRounds(transaction, member.placeId);
    const theme = withMentions(findTheme(await selectThemes(transaction, member.placeId), themeId), rounds);
    if (!theme.mayBePublic || theme.endedOn !== null) throw themeNotPublic();
    if (hashTheme(theme) !== previewHash) throw previewOutdated();
    const { kind, name, meaning, area, owner, response, respondedOn: responded_on } = theme;
    const words = { kind, name, meaning, area, owner, response, responded_on, published_on: today() };
    await transaction
      .insertInto('published.theme')
      .values({ place_id: member.placeId, theme_id: themeId, ...words })
      .onConflict((conflict) => conflict.columns(['place_id', 'theme_id']).doUpdateSet(words))
      .execute();
    await note(transaction, member, themeId, { published: true });
  });
}

/** Takes a theme off the public page. */
export async function withdrawTheme(member: Member, themeId: string): Promise<void> {
  authorise(member, 'theme.publish');
  await write(member, (transaction) => unpublish(transaction, member, themeId));
}

async function unpublish(transaction: OfficeTransaction, member: Member, themeId: string): Promise<void> {
  const { numDeletedRows } = await transaction
    .deleteFrom('published.theme')
    .where('place_id', '=', member.placeId)
    .where('theme_id', '=', themeId)
    .executeTakeFirst();
  if (numDeletedRows > 0n) await note(transaction, member, themeId, { published: false });
}

/** What the public page of a place shows. */
export async function readPublicThemes(placeId: string): Promise<readonly PublicTheme[]> {
  return readPublic((reader) => selectPublicThemes(reader, placeId));
}

type ThemeRow = Awaited<ReturnType<typeof lockTheme>> & {};

async function changeRow(
  member: Member,
  themeId: string,
  change: (before: ThemeRow) => Readonly<Record<string, string | null>>,
  follow?: typeof unpublish,
): Promise<void> {
  await write(member, async (transaction) => {
    const before = await lockTheme(transaction, member.placeId, themeId);
    if (before === undefined) throw new Problem('not-found', 404);
    await transaction
      .updateTable('office.theme')
      .set({ ...change(before), place_id: member.placeId })
      .where('place_id', '=', member.placeId)
      .where('theme_id', '=', themeId)
      .execute();
    await note(transaction, member, themeId);
    await follow?.(transaction, member, themeId);
  });
}

async function note(
  transaction: OfficeTransaction,
  member: Member,
  themeId: string,
  detail: Readonly<Record<string, boolean>> = {},
): Promise<void> {
  const action = 'published' in detail ? 'theme.publish' : 'theme.change';
  await recordAudit(transaction, member, { action, objectKind: 'theme', objectId: themeId, detail });
}
