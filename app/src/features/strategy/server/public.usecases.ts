/** Publishing a strategy: what the public will see is shown first, copied then, and taken back only with a notice. */
import { flagIdentifyingWords } from '@vicus/disclosure';
import { recordAudit } from '#server/audit.ts';
import { authorise, type Member } from '#server/auth/member.ts';
import { today } from '#server/clock.ts';
import { readOffice, write, type OfficeTransaction } from '#server/db/doors.ts';
import { parseInput } from '#server/input.ts';
import { hashContent, hashPreview } from '#server/json-hash.ts';
import { Problem } from '#server/problem.ts';
import {
  namesNotLookedAt,
  notAdopted,
  nothingToPublish,
  previewOutdated,
  takesNoComments,
  versionPublicBefore,
  withdrawnBefore,
} from '../public.problems.ts';
import { composePublicContent, listTypedWords } from '../public.rules.ts';
import { choiceSchema, confirmSchema, periodSchema, withdrawalSchema } from '../public.schema.ts';
import type { PublicationChoice, PublicStrategy } from '../public.types.ts';
import type { Decision, FrozenFact, StrategyContent } from '../strategy.types.ts';
import { readAdoptedVersion, readStrategyContent, type StrategyReader } from './content.usecases.ts';
import { keepOpenFigures, readBaselineFigures, readDraftFigures } from './public-figures.ts';
import { makePublicKey } from './public-key.ts';
import * as queries from './public.queries.ts';
import { lockStrategy } from './strategy.queries.ts';

export type { Publication } from './public.queries.ts';

/** What was published of a strategy so far, newest first; with the versions that can be. */
export async function listPublications(
  member: Member,
  strategyId: string,
): Promise<readonly queries.Publication[]> {
  authorise(member, 'strategy.read');
  return readOffice(member, (reader) => queries.selectPublications(reader, member.placeId, strategyId));
}

export interface FlaggedWords {
  readonly where: string;
  readonly words: readonly string[];
}

export interface PublicationPreview {
  readonly choice: PublicationChoice;
  readonly publication: PublicStrategy;
  readonly previewHash: string;
  /** words that could tell of a person */
  readonly flagged: readonly FlaggedWords[];
  /** figures that everybody could not look up: left out */
  readonly figuresLeftOut: number;
}

/**
 * Exactly what the public will see. Problems `input-invalid`, `comments-need-two-days` (422), `strategy-not-adopted` (409),
 * `not-found` (404).
 */
export async function previewPublication(
  member: Member,
  strategyId: string,
  input: unknown,
): Promise<PublicationPreview> {
  authorise(member, 'strategy.publish');
  const choice: PublicationChoice = parseInput(choiceSchema, input);
  return readOffice(member, (reader) => compose(reader, member.placeId, strategyId, choice));
}

interface Basis {
  readonly content: StrategyContent;
  readonly frozenFacts: readonly FrozenFact[];
  readonly version: number;
  readonly decision: Decision | null;
  readonly amends: string;
}

async function readBasis(
  reader: StrategyReader,
  placeId: string,
  strategyId: string,
  choice: PublicationChoice,
): Promise<Basis> {
  if (choice.edition === 'adopted') {
    const found = await readAdoptedVersion(reader, placeId, strategyId, choice.version ?? undefined);
    if (found === null) throw notAdopted();
    const { content, version, decision, amends } = found;
    const frozenFacts = await keepOpenFigures(reader, placeId, found.frozenFacts);
    return { content, frozenFacts, version, decision, amends };
  }
  const content = await readStrategyContent(reader, placeId, strategyId);
  const frozenFacts = await readDraftFigures(reader, placeId, content);
  const before = await queries.selectPublications(reader as OfficeTransaction, placeId, strategyId);
  const drafts = before.filter(({ decision }) => decision === null);
  return { content, frozenFacts, version: drafts.length + 1, decision: null, amends: '' };
}

/** What a council adopted is published whole; of a draft parts and actions may be kept back. */
function narrowChoice(choice: PublicationChoice): PublicationChoice {
  if (choice.edition === 'draft') return { ...choice, version: null };
  return { ...choice, keptParts: [], keptActions: [], commentsFrom: null, commentsUntil: null };
}

/** What every copy begins with. */
const HEAD_TO_BE = { notShown: {}, withdrawnOn: null, withdrawal: '' };

async function compose(
  reader: StrategyReader,
  placeId: string,
  strategyId: string,
  given: PublicationChoice,
): Promise<PublicationPreview> {
  const choice = narrowChoice(given);
  const basis = await readBasis(reader, placeId, strategyId, choice);
  const { strategy } = basis.content;
  const toKey = makePublicKey(placeId);
  const baselines = await readBaselineFigures(reader, placeId, basis.content);
  const content = composePublicContent({ ...basis, baselines, toKey }, choice);
  const contentHash = hashContent([content, basis.decision, basis.amends, strategy.title]);
  const publication: PublicStrategy = {
    ...HEAD_TO_BE,
    key: toKey(strategyId),
    state: choice.edition,
    version: basis.version,
    language: strategy.language,
    title: strategy.title,
    fromYear: strategy.fromYear,
    toYear: strategy.toYear,
    words: choice.words,
    content,
    contentHash,
    decision: basis.decision,
    amends: basis.amends,
    commentsFrom: choice.commentsFrom,
    commentsUntil: choice.commentsUntil,
    publishedOn: today(),
  };
  return {
    choice,
    publication,
    previewHash: hashPreview([contentHash, choice.words, choice.commentsFrom, choice.commentsUntil]),
    flagged: flagWords(publication),
    figuresLeftOut: basis.content.facts.length - basis.frozenFacts.length,
  };
}

function flagWords({ content, words, language }: PublicStrategy): FlaggedWords[] {
  const typed = content === null ? [] : listTypedWords(content);
  const translated = Object.entries(words).map(([code, own]) => ({
    where: code,
    text: `${own.title}. ${own.summary}`,
    language: code,
  }));
  return [...typed.map((one) => ({ ...one, language })), ...translated].flatMap((one) => {
    const found = flagIdentifyingWords(one.text, { language: one.language });
    const named = [...new Set(found.filter(({ kind }) => kind !== 'country').map((flag) => flag.words))];
    return named.length === 0 ? [] : [{ where: one.where, words: named }];
  });
}

/**
 * Puts the copy on the public site as it was previewed. @returns its key. Problems `strategy-preview-outdated`,
 * `strategy-version-public-before` (409), `names-not-looked-at`, `strategy-nothing-to-publish` (422).
 */
export async function publishStrategy(member: Member, strategyId: string, input: unknown): Promise<string> {
  authorise(member, 'strategy.publish');
  const choice: PublicationChoice = parseInput(choiceSchema, input);
  const { previewHash, hasLooked } = parseInput(confirmSchema, input);
  const { placeId } = member;
  return write(member, async (transaction) => {
    await requireStrategy(transaction, placeId, strategyId);
    const preview = await compose(transaction, placeId, strategyId, choice);
    if (preview.previewHash !== previewHash) throw previewOutdated();
    const words = preview.flagged.flatMap((one) => one.words);
    if (words.length > 0 && !hasLooked) throw namesNotLookedAt(words.slice(0, 12).join(', '));
    const { publication } = preview;
    const { content } = publication;
    if (content === null || content.parts.length + content.goals.length === 0) throw nothingToPublish();
    await refuseTwice(transaction, placeId, strategyId, publication);
    await queries.replaceDraft(transaction, placeId, strategyId);
    await queries.insertPublication(transaction, placeId, { strategyId, publication });
    await note(transaction, member, strategyId, {
      published: publication.state,
      version: publication.version,
    });
    return publication.key;
  });
}

async function requireStrategy(
  transaction: OfficeTransaction,
  placeId: string,
  strategyId: string,
): Promise<void> {
  if ((await lockStrategy(transaction, placeId, strategyId)) === undefined)
    throw new Problem('not-found', 404);
}

async function refuseTwice(
  transaction: OfficeTransaction,
  placeId: string,
  strategyId: string,
  { state, version }: PublicStrategy,
): Promise<void> {
  const before = await queries.selectPublications(transaction, placeId, strategyId);
  if (state === 'adopted' && before.some((one) => one.state === 'adopted' && one.version === version))
    throw versionPublicBefore(version);
}

/** Changes the last day for comments on the public draft. Problem `strategy-takes-no-comments` (410). */
export async function changeCommentPeriod(member: Member, strategyId: string, input: unknown): Promise<void> {
  authorise(member, 'strategy.publish');
  const { commentsUntil } = parseInput(periodSchema, input);
  await write(member, async (transaction) => {
    if (!(await queries.updateCommentsUntil(transaction, member.placeId, strategyId, commentsUntil)))
      throw takesNoComments();
    await note(transaction, member, strategyId, { commentsUntil });
  });
}

/** Takes a copy off the public site; the notice stands in its place. Problem `strategy-withdrawn-before` (409). */
export async function withdrawStrategy(member: Member, strategyId: string, input: unknown): Promise<void> {
  authorise(member, 'strategy.publish');
  const { publicationId, notice } = parseInput(withdrawalSchema, input);
  await write(member, async (transaction) => {
    await requireStrategy(transaction, member.placeId, strategyId);
    const known = await queries.selectPublications(transaction, member.placeId, strategyId);
    if (!known.some((one) => one.publicationId === publicationId)) throw new Problem('not-found', 404);
    const words = { notice, day: today() };
    if (!(await queries.withdrawPublication(transaction, member.placeId, publicationId, words)))
      throw withdrawnBefore();
    await note(transaction, member, strategyId, { withdrawn: true });
  });
}

const note = (
  transaction: OfficeTransaction,
  member: Member,
  strategyId: string,
  detail: Readonly<Record<string, string | number | boolean>>,
): Promise<void> =>
  recordAudit(transaction, member, {
    action: 'strategy.publish',
    objectKind: 'strategy',
    objectId: strategyId,
    detail,
  });
