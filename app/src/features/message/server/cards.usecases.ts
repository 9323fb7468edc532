/** Fact cards in the office: made from a published number, worded, published once, withdrawn in the open. */
import { recordAudit } from '#server/audit.ts';
import { authorise, type Member } from '#server/auth/member.ts';
import { today } from '#server/clock.ts';
import { readOffice, write, type OfficeTransaction } from '#server/db/doors.ts';
import { parseInput } from '#server/input.ts';
import { Problem } from '#server/problem.ts';
import { readSettings } from '#server/settings/settings.ts';
import type { Language } from '#ui/messages.ts';
import { CARD_LANGUAGES, cardSchema, reasonSchema, revisionSchema } from '../card.schema.ts';
import type { CardContent, CardDraft, PublishedCard } from '../card.types.ts';
import { composeCard, mayDrawBars } from '../card-words.rules.ts';
import { takeFactSchema } from '#features/fact/fact-address.rules.ts';
import type { Fact } from '#features/fact/fact.types.ts';
import * as problems from '../message.problems.ts';
import { findUntold } from '#features/fact/numbers.rules.ts';
import {
  listNames,
  writeAbout,
  writeHeadline,
  writeQuestion,
  writeSentence,
} from '#features/fact/sentence.rules.ts';
import * as queries from './card.queries.ts';
import type { FactReader } from '#features/fact/server/standing-facts.usecases.ts';
import { selectPlaceWords, type PlaceWords } from './place-words.queries.ts';
import {
  readStandingFacts,
  requireFact,
  type StandingFact,
} from '#features/fact/server/standing-facts.usecases.ts';
import { drawShortName, isShortName } from './short-name.ts';

const MAXIMUM_CARDS = 500;

export interface CardEntry {
  readonly cardId: string;
  /** '' where the release was withdrawn */
  readonly question: string;
  readonly about: string;
  readonly headline: string;
  readonly state: 'draft' | PublishedCard['state'];
}

/** All cards, newest first. */
export async function listCards(member: Member, language: Language): Promise<CardEntry[]> {
  authorise(member, 'message.read');
  const { drafts, published, facts } = await readOffice(member, async (reader) => {
    const found = await queries.selectCards(reader, member.placeId);
    return {
      drafts: found,
      published: await queries.selectPublishedCards(reader, member.placeId),
      facts: await readStandingFacts(
        reader,
        member.placeId,
        found.map(({ fact }) => fact),
      ),
    };
  });
  return drafts.map((draft): CardEntry => {
    const fact = facts.find(({ address }) => address === draft.fact)?.fact ?? null;
    return {
      cardId: draft.cardId,
      question: fact === null ? '' : writeQuestion(fact, language),
      about: fact === null ? '' : writeAbout(fact, language),
      headline: fact === null ? '' : writeHeadline(fact, language),
      state: published.find(({ cardId }) => cardId === draft.cardId)?.state ?? 'draft',
    };
  });
}

export interface CardSheet {
  readonly draft: CardDraft;
  readonly published: PublishedCard | null;
  /** null: its release was withdrawn */
  readonly fact: Fact | null;
  readonly release: StandingFact['release'];
  readonly mayDrawBars: boolean;
  /** in the language of each, with the sentence as it would be published */
  readonly contents: Readonly<Partial<Record<Language, CardContent>>>;
  /** the sentences that rules write */
  readonly suggested: Readonly<Partial<Record<Language, string>>>;
}

/** @throws Problem `not-found` (404) */
export async function readCard(member: Member, cardId: string): Promise<CardSheet> {
  authorise(member, 'message.read');
  return readOffice(member, async (reader) => {
    const draft = await requireCard(reader, member.placeId, cardId);
    const published = (await queries.selectPublishedCard(reader, member.placeId, cardId)) ?? null;
    const [standing] = await readStandingFacts(reader, member.placeId, [draft.fact]);
    const place = await selectPlaceWords(reader, member.placeId);
    if (standing === undefined || place === undefined) throw new Problem('not-found', 404);
    const { fact, release } = standing;
    const accent = published?.accent ?? place.accent;
    return {
      draft,
      published,
      fact,
      release,
      mayDrawBars: fact !== null && mayDrawBars(fact),
      contents: forEachLanguage(
        (language) => fact && composeDraft(fact, draft, { ...place, accent }, language),
      ),
      suggested: forEachLanguage((language) => fact && writeSentence(fact, place.name, language)),
    };
  });
}

function forEachLanguage<Value>(
  write_: (language: Language) => Value | null,
): Readonly<Partial<Record<Language, Value>>> {
  return Object.fromEntries(
    CARD_LANGUAGES.flatMap((language) => {
      const value = write_(language);
      return value === null ? [] : [[language, value] as const];
    }),
  );
}

function composeDraft(fact: Fact, draft: CardDraft, place: PlaceWords, language: Language): CardContent {
  return composeCard(
    fact,
    {
      place: place.name,
      isExample: place.isExample,
      picture: draft.picture,
      sentence: draft.sentences[language] ?? '',
      address: toCardAddress(place.slug, draft.cardId),
      accent: place.accent,
    },
    language,
  );
}

/** As it stands on a card: without protocol. */
export function toCardAddress(slug: string, cardId: string): string {
  return `${readSettings().origin.replace(/^https?:\/\//, '')}/p/${slug}/cards/${cardId}`;
}

async function requireCard(reader: FactReader, placeId: string, cardId: string): Promise<CardDraft> {
  const card = isShortName(cardId) ? await queries.selectCard(reader, placeId, cardId) : undefined;
  if (card === undefined) throw new Problem('not-found', 404);
  return card;
}

/** A new card of a published number. @returns its name @throws Problem `fact-unknown`, `fact-not-public` (422) */
export async function addCard(member: Member, input: unknown): Promise<string> {
  authorise(member, 'message.change');
  const address = parseInput(takeFactSchema, input);
  return write(member, async (transaction) => {
    const { fact } = await requireFact(transaction, member.placeId, address);
    const cards = await queries.selectCards(transaction, member.placeId);
    if (cards.length >= MAXIMUM_CARDS) throw problems.tooManyEntries(MAXIMUM_CARDS);
    const cardId = drawShortName();
    const picture = mayDrawBars(fact) ? 'bars' : 'number';
    await queries.insertCard(transaction, member.placeId, { cardId, fact: address, picture, sentences: {} });
    await note(transaction, member, 'message.change', cardId, { added: true });
    return cardId;
  });
}

/**
 * Picture and sentences. A sentence holds no number but those of the fact: the number is not edited away.
 * @throws Problem `card-sentence-number` (422), `card-published-before`, `message-changed-meanwhile` (409)
 */
export async function changeCard(member: Member, cardId: string, input: unknown): Promise<void> {
  authorise(member, 'message.change');
  const { picture, revision, ...words } = parseInput(cardSchema, input);
  await write(member, async (transaction) => {
    const draft = await requireUnpublished(transaction, member, cardId);
    const { fact } = await requireFact(transaction, member.placeId, draft.fact);
    const place = await selectPlaceWords(transaction, member.placeId);
    const sentences = Object.fromEntries(
      CARD_LANGUAGES.map((language) => [language, words[`sentence-${language}`]] as const).filter(
        ([, sentence]) => sentence !== '',
      ),
    );
    for (const [language, sentence] of Object.entries(sentences))
      refuseOtherNumbers(sentence, fact, place?.name ?? '', language as Language);
    const changed = { cardId, picture, sentences, revision };
    if (!(await queries.updateCard(transaction, member.placeId, changed, today())))
      throw problems.changedMeanwhile();
  });
}

function refuseOtherNumbers(sentence: string, fact: Fact, place: string, language: Language): void {
  const [other] = findUntold(sentence, [fact], [...listNames(fact, language), place]);
  if (other !== undefined) throw problems.sentenceNumber(other.text, `sentence-${language}`);
}

async function requireUnpublished(
  transaction: OfficeTransaction,
  { placeId }: Member,
  cardId: string,
): Promise<CardDraft> {
  const draft = await requireCard(transaction, placeId, cardId);
  if ((await queries.selectPublishedCard(transaction, placeId, cardId)) !== undefined)
    throw problems.cardPublishedBefore();
  return draft;
}

/** A draft only. @throws Problem `card-published-before` (409) */
export async function removeCard(member: Member, cardId: string): Promise<void> {
  authorise(member, 'message.change');
  await write(member, async (transaction) => {
    await requireUnpublished(transaction, member, cardId);
    await queries.deleteCard(transaction, member.placeId, cardId);
    await note(transaction, member, 'message.change', cardId, { removed: true });
  });
}

/**
 * Puts the card on its public address, in every language of the site; what the office did not word is worded by rules.
 * @throws Problem `card-published-before`, `message-changed-meanwhile` (409), `fact-not-public` (422)
 */
export async function publishCard(member: Member, cardId: string, input: unknown): Promise<void> {
  authorise(member, 'card.publish');
  const { revision } = parseInput(revisionSchema, input);
  await write(member, async (transaction) => {
    const draft = await requireUnpublished(transaction, member, cardId);
    if (draft.revision !== revision) throw problems.changedMeanwhile();
    const { fact } = await requireFact(transaction, member.placeId, draft.fact);
    const place = await selectPlaceWords(transaction, member.placeId);
    if (place === undefined) throw new Problem('not-found', 404);
    const sentences = CARD_LANGUAGES.map(
      (language) =>
        [language, draft.sentences[language] ?? writeSentence(fact, place.name, language)] as const,
    );
    await queries.insertPublishedCard(transaction, member.placeId, {
      cardId,
      fact: draft.fact,
      picture: draft.picture,
      sentences: Object.fromEntries(sentences),
      accent: place.accent,
      publishedOn: today(),
      isExample: place.isExample,
    });
    await note(transaction, member, 'card.publish', cardId, { release: draft.fact.releaseId });
  });
}

/** A notice with the reason stays. @throws Problem `not-found` (404), `card-withdrawn` (410) */
export async function withdrawCard(member: Member, cardId: string, input: unknown): Promise<void> {
  authorise(member, 'card.publish');
  const { reason } = parseInput(reasonSchema, input);
  await write(member, async (transaction) => {
    await requireCard(transaction, member.placeId, cardId);
    const published = await queries.selectPublishedCard(transaction, member.placeId, cardId);
    if (published === undefined) throw new Problem('not-found', 404);
    if (published.state === 'withdrawn') throw problems.cardWithdrawn();
    await queries.updateCardAsWithdrawn(transaction, member.placeId, cardId, reason);
    await note(transaction, member, 'card.publish', cardId, { withdrawn: reason });
  });
}

function note(
  transaction: OfficeTransaction,
  member: Member,
  action: 'message.change' | 'card.publish',
  objectId: string,
  detail: Readonly<Record<string, string | boolean>>,
): Promise<void> {
  return recordAudit(transaction, member, { action, objectKind: 'card', objectId, detail });
}
