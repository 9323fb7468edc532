/** Messages: written by people, looked through by rules, never written or graded by a program. */
import { flagIdentifyingWords, type IdentifyingWord } from '@vicus/disclosure';
import { readText } from '@vicus/cube';
import { recordAudit } from '#server/audit.ts';
import { authorise, type Member } from '#server/auth/member.ts';
import { today } from '#server/clock.ts';
import { readOffice, write, type OfficeTransaction } from '#server/db/doors.ts';
import { parseInput } from '#server/input.ts';
import { Problem } from '#server/problem.ts';
import { readSettings } from '#server/settings/settings.ts';
import { createTranslator, type Language } from '#ui/messages.ts';
import { revisionSchema } from '../card.schema.ts';
import { takeFactSchema } from '#features/fact/fact-address.rules.ts';
import type { Fact } from '#features/fact/fact.types.ts';
import * as problems from '../message.problems.ts';
import { checkMessage, isInText, putClaim, renderMessageText } from '../message.rules.ts';
import {
  claimPlaceSchema,
  claimSchema,
  messageSchema,
  newMessageSchema,
  type MessageInput,
} from '../message.schema.ts';
import {
  CHECKS,
  MESSAGE_BOXES,
  type CheckId,
  type ClaimView,
  type Message,
  type MessageBox,
  type MessageContent,
  type MessageFindings,
  type MessageVersion,
} from '../message.types.ts';
import { listNames, writePeriod } from '#features/fact/sentence.rules.ts';
import type { FactReader } from '#features/fact/server/standing-facts.usecases.ts';
import { selectPlaceWords } from './place-words.queries.ts';
import * as queries from './message.queries.ts';
import { readStandingFacts, requireFact } from '#features/fact/server/standing-facts.usecases.ts';
import { drawShortName, isShortName } from './short-name.ts';

const MAXIMUM_MESSAGES = 500;
const MAXIMUM_CLAIMS = 60;
const KEPT_VERSIONS = 50;

/** Newest first. */
export async function listMessages(
  member: Member,
): Promise<{ readonly messageId: string; readonly title: string; readonly changedOn: string }[]> {
  authorise(member, 'message.read');
  const messages = await readOffice(member, (reader) => queries.selectMessages(reader, member.placeId));
  return messages.map(({ messageId, title, changedOn }) => ({ messageId, title, changedOn }));
}

export interface MessageSheet {
  readonly message: Message;
  readonly claims: readonly ClaimView[];
  readonly findings: MessageFindings;
  /** words that could tell of a person */
  readonly flagged: readonly IdentifyingWord[];
  readonly versions: readonly MessageVersion[];
  /** to be copied */
  readonly text: string;
}

/** @throws Problem `not-found` (404) */
export async function readMessage(member: Member, messageId: string): Promise<MessageSheet> {
  authorise(member, 'message.read');
  return readOffice(member, async (reader) => {
    const message = await requireMessage(reader, member.placeId, messageId);
    const place = await selectPlaceWords(reader, member.placeId);
    const claims = await readClaims(reader, member.placeId, message.content);
    const facts = claims.flatMap(({ figure }) => (figure === null ? [] : [figure]));
    const language = message.content.language as Language;
    const names = [...facts.flatMap((fact) => listNames(fact, language)), place?.name ?? ''];
    const slug = place?.slug ?? '';
    return {
      message,
      claims,
      findings: checkMessage(message.content, facts, names),
      flagged: flagIdentifyingWords(listTexts(message.content).join('\n'), {
        harmlessNames: [place?.name ?? ''],
      }),
      versions: await queries.selectVersions(reader, member.placeId, messageId),
      text: renderMessageText(
        message.content,
        facts.map((fact) => writeSource(fact, slug, language)),
      ),
    };
  });
}

const listTexts = ({ boxes }: MessageContent): string[] => MESSAGE_BOXES.map((box) => boxes[box]);

function writeSource(fact: Fact, slug: string, language: Language): string {
  const t = createTranslator(language);
  const source = t('public.card.source', {
    source: readText(fact.source, language),
    period: writePeriod(fact, language),
  });
  return `${source} ${readSettings().origin}/p/${slug}/${fact.address.releaseId}`;
}

async function readClaims(
  reader: FactReader,
  placeId: string,
  content: MessageContent,
): Promise<ClaimView[]> {
  const addresses = content.claims.flatMap(({ fact }) => (fact === null ? [] : [fact]));
  const standing = await readStandingFacts(reader, placeId, addresses);
  return content.claims.map((claim) => {
    const figure = standing.find(({ address }) => address === claim.fact)?.fact ?? null;
    return {
      ...claim,
      figure,
      standing: claim.fact === null ? 'none' : figure === null ? 'withdrawn' : 'known',
      isInText: isInText(content, claim.quote),
    };
  });
}

async function requireMessage(reader: FactReader, placeId: string, messageId: string): Promise<Message> {
  const message = isShortName(messageId)
    ? await queries.selectMessage(reader, placeId, messageId)
    : undefined;
  if (message === undefined) throw new Problem('not-found', 404);
  return message;
}

/** @returns its name */
export async function addMessage(member: Member, input: unknown): Promise<string> {
  authorise(member, 'message.change');
  const { title, language } = parseInput(newMessageSchema, input);
  return write(member, async (transaction) => {
    const messages = await queries.selectMessages(transaction, member.placeId);
    if (messages.length >= MAXIMUM_MESSAGES) throw problems.tooManyEntries(MAXIMUM_MESSAGES);
    const messageId = drawShortName();
    const content = toContent(parseInput(messageSchema, { title, language, revision: 0 }), []);
    const saving = { messageId, title, content, userId: member.userId, day: today() };
    await queries.insertMessage(transaction, member.placeId, saving);
    await note(transaction, member, messageId, { added: true });
    return messageId;
  });
}

function toContent(input: MessageInput, claims: MessageContent['claims']): MessageContent {
  const boxes = MESSAGE_BOXES.map((box) => [box, input[`box-${box}`]] as const);
  const answers = CHECKS.map(({ id }) => [id, input[`check-${id}`]] as const);
  const { language, audience, segment, messenger, channel, value, frame, success } = input;
  return {
    language,
    audience,
    segment,
    messenger,
    channel,
    value,
    frame,
    success,
    boxes: Object.fromEntries(boxes) as Record<MessageBox, string>,
    answers: Object.fromEntries(answers) as MessageContent['answers'] &
      Record<CheckId, 'yes' | 'no' | 'open'>,
    claims,
  };
}

/** Keeps the version before, then what `compose` makes of it. */
async function change(
  member: Member,
  messageId: string,
  compose: (
    message: Message,
    transaction: OfficeTransaction,
  ) => Promise<Pick<Message, 'title' | 'content' | 'revision'>>,
): Promise<void> {
  await write(member, async (transaction) => {
    const before = await requireMessage(transaction, member.placeId, messageId);
    const after = await compose(before, transaction);
    const saving = { ...after, messageId, userId: member.userId, day: today() };
    if (!(await queries.updateMessage(transaction, member.placeId, saving)))
      throw problems.changedMeanwhile();
    const kept = { userId: member.userId, maximum: KEPT_VERSIONS };
    await queries.insertVersion(transaction, member.placeId, before, kept);
  });
}

/** @throws Problem `message-changed-meanwhile` (409) */
export async function changeMessage(member: Member, messageId: string, input: unknown): Promise<void> {
  authorise(member, 'message.change');
  const words = parseInput(messageSchema, input);
  await change(member, messageId, ({ content }) =>
    Promise.resolve({
      title: words.title,
      revision: words.revision,
      content: toContent(words, content.claims),
    }),
  );
}

/** Marks words of the text as a claim. @throws Problem `claim-not-in-text`, `too-many-entries` (422) */
export async function addClaim(member: Member, messageId: string, input: unknown): Promise<void> {
  authorise(member, 'message.change');
  const { quote } = parseInput(claimSchema, input);
  await changeClaims(member, messageId, (claims, content) => {
    if (!isInText(content, quote)) throw problems.claimNotInText();
    if (claims.length >= MAXIMUM_CLAIMS) throw problems.tooManyEntries(MAXIMUM_CLAIMS);
    return putClaim(claims, { quote, fact: null });
  });
}

/** Puts a published figure behind a claim. @throws Problem `not-found` (404), `fact-unknown`, `fact-not-public` (422) */
export async function chooseFigure(member: Member, messageId: string, input: unknown): Promise<void> {
  authorise(member, 'message.change');
  const fact = parseInput(takeFactSchema, input);
  const { claim } = parseInput(claimPlaceSchema, input);
  await change(member, messageId, async (message, transaction) => {
    await requireFact(transaction, member.placeId, fact);
    const chosen = message.content.claims[claim];
    if (chosen === undefined) throw new Problem('not-found', 404);
    const claims = putClaim(message.content.claims, { ...chosen, fact });
    return { ...message, content: { ...message.content, claims } };
  });
}

export async function removeClaim(member: Member, messageId: string, input: unknown): Promise<void> {
  authorise(member, 'message.change');
  const { claim } = parseInput(claimPlaceSchema, input);
  await changeClaims(member, messageId, (claims) => claims.filter((_, at) => at !== claim));
}

function changeClaims(
  member: Member,
  messageId: string,
  run: (claims: MessageContent['claims'], content: MessageContent) => MessageContent['claims'],
): Promise<void> {
  return change(member, messageId, (message) => {
    const { content } = message;
    return Promise.resolve({ ...message, content: { ...content, claims: run(content.claims, content) } });
  });
}

/** Brings an earlier version back; what stood there until now is kept too. @throws Problem `not-found` (404) */
export async function restoreVersion(member: Member, messageId: string, input: unknown): Promise<void> {
  authorise(member, 'message.change');
  const { revision } = parseInput(revisionSchema, input);
  await change(member, messageId, async (message, transaction) => {
    const earlier = await queries.selectVersion(transaction, member.placeId, messageId, revision);
    if (earlier === undefined) throw new Problem('not-found', 404);
    return { ...earlier, revision: message.revision };
  });
}

/** With its versions. @throws Problem `not-found` (404) */
export async function removeMessage(member: Member, messageId: string): Promise<void> {
  authorise(member, 'message.change');
  await write(member, async (transaction) => {
    await requireMessage(transaction, member.placeId, messageId);
    await queries.deleteMessage(transaction, member.placeId, messageId);
    await note(transaction, member, messageId, { removed: true });
  });
}

function note(
  transaction: OfficeTransaction,
  member: Member,
  objectId: string,
  detail: Readonly<Record<string, boolean>>,
): Promise<void> {
  return recordAudit(transaction, member, {
    action: 'message.change',
    objectKind: 'message',
    objectId,
    detail,
  });
}
