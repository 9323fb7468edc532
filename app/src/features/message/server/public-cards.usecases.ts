/** Cards as everybody reads them. */
import { openProtectedCube } from '@vicus/cube';
import { readPublishedTable } from '#features/open-data/server/published-tables.usecases.ts';
import { computeEtag, readPublicPlace } from '#features/publication/server/public-basis.usecases.ts';
import type { PublicPlace } from '#features/publication/publication.types.ts';
import type { ReleaseSummary } from '#features/release/release.types.ts';
import { readPublicReleases } from '#features/release/server/release.usecases.ts';
import { readPublic } from '#server/db/doors.ts';
import { isProblem, Problem } from '#server/problem.ts';
import type { Language } from '#ui/messages.ts';
import type { CardContent, PublishedCard } from '../card.types.ts';
import { composeCard } from '../card-words.rules.ts';
import { readFact } from '#features/fact/fact.rules.ts';
import type { Fact } from '#features/fact/fact.types.ts';
import { selectPublishedCard, selectPublishedCards } from './card.queries.ts';
import { toCardAddress } from './cards.usecases.ts';
import { isShortName } from './short-name.ts';

export interface PublicCard {
  readonly place: PublicPlace;
  readonly card: PublishedCard;
  /** null: the card or the figures behind it were withdrawn */
  readonly content: CardContent | null;
  readonly fact: Fact | null;
  readonly release: ReleaseSummary | null;
  /** a later edition of the same figures */
  readonly newer: ReleaseSummary | null;
  readonly etag: string;
}

/** @throws Problem `not-found` (404): there is no such card, or its figures are not public yet */
export async function readPublicCard(slug: string, cardId: string, language: Language): Promise<PublicCard> {
  const place = await readPublicPlace(slug);
  const card = isShortName(cardId)
    ? await readPublic((reader) => selectPublishedCard(reader, place.placeId, cardId))
    : undefined;
  if (card === undefined) throw new Problem('not-found', 404);
  const releases = await readPublicReleases(place.placeId);
  const release = releases.find(({ releaseId }) => releaseId === card.fact.releaseId) ?? null;
  const fact = card.state === 'withdrawn' ? null : await readPublicFact(slug, card.fact);
  const newer = release === null ? null : findNewer(release, releases);
  return {
    place,
    card,
    fact,
    content: fact === null ? null : composePublic(fact, card, place, language),
    release,
    newer,
    etag: computeEtag([place.name, card, release, newer?.releaseId, language]),
  };
}

/** Null once its release is withdrawn. */
export async function readPublicFact(slug: string, address: Fact['address']): Promise<Fact | null> {
  try {
    const { table } = await readPublishedTable({ slug, ...address });
    return readFact(openProtectedCube(table), address) ?? null;
  } catch (problem) {
    if (isProblem(problem) && (problem.code === 'edition-withdrawn' || problem.code === 'not-found'))
      return null;
    throw problem;
  }
}

function findNewer(release: ReleaseSummary, releases: readonly ReleaseSummary[]): ReleaseSummary | null {
  return (
    releases.find(
      ({ subject, version, state }) =>
        subject === release.subject && version > release.version && state === 'published',
    ) ?? null
  );
}

function composePublic(fact: Fact, card: PublishedCard, place: PublicPlace, language: Language): CardContent {
  return composeCard(
    fact,
    {
      place: place.name,
      isExample: card.isExample,
      picture: card.picture,
      sentence: card.sentences[language] ?? '',
      address: toCardAddress(place.slug, card.cardId),
      accent: card.accent,
    },
    language,
  );
}

export interface PublicCardList {
  readonly place: PublicPlace;
  readonly cards: readonly {
    readonly cardId: string;
    readonly content: CardContent;
    readonly publishedOn: string;
  }[];
  readonly etag: string;
}

/** Those on show; more than this no page holds. */
const MAXIMUM_SHOWN = 60;

/** Cards that stand, newest first. */
export async function readPublicCards(slug: string, language: Language): Promise<PublicCardList> {
  const place = await readPublicPlace(slug);
  const all = await readPublic((reader) => selectPublishedCards(reader, place.placeId));
  const standing = all.filter(({ state }) => state === 'published').slice(0, MAXIMUM_SHOWN);
  const cards = [];
  for (const card of standing) {
    const fact = await readPublicFact(slug, card.fact);
    if (fact === null) continue;
    cards.push({
      cardId: card.cardId,
      content: composePublic(fact, card, place, language),
      publishedOn: card.publishedOn,
    });
  }
  return { place, cards, etag: computeEtag([place.name, cards, language]) };
}
