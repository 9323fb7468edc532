/** Packs as everybody reads them, from their moment on. */
import { computeEtag, readPublicPlace } from '#features/publication/server/public-basis.usecases.ts';
import type { PublicPlace } from '#features/publication/publication.types.ts';
import { readPublic } from '#server/db/doors.ts';
import { Problem } from '#server/problem.ts';
import { isLanguage } from '#ui/messages.ts';
import { readOwnZone } from '../moment.rules.ts';
import type { PackFactView, PublishedPack } from '../pack.types.ts';
import { composePackFacts } from './pack-facts.ts';
import { selectPackDocument, selectPublishedPack } from './pack.queries.ts';
import { readPublicFact } from './public-cards.usecases.ts';
import { isShortName } from './short-name.ts';

export interface PublicPack {
  readonly place: PublicPlace;
  readonly pack: PublishedPack;
  readonly facts: readonly PackFactView[];
  /** whether the document may still be fetched: no figure in it was withdrawn since */
  readonly hasDocument: boolean;
  readonly timeZone: string;
  readonly etag: string;
}

/** In the language it was written in. @throws Problem `not-found` (404): there is none, or it is not open yet */
export async function readPublicPack(slug: string, packId: string): Promise<PublicPack> {
  const place = await readPublicPlace(slug);
  const pack = isShortName(packId)
    ? await readPublic((reader) => selectPublishedPack(reader, place.placeId, packId))
    : undefined;
  if (pack === undefined) throw new Problem('not-found', 404);
  const isWithdrawn = pack.state === 'withdrawn';
  const language = isLanguage(pack.language) ? pack.language : 'en';
  const facts = [];
  for (const address of isWithdrawn ? [] : pack.facts)
    facts.push({ address, fact: await readPublicFact(slug, address) });
  const views = composePackFacts(facts, { ...place, accent: '' }, language);
  return {
    place,
    pack,
    facts: views,
    hasDocument: !isWithdrawn && views.every(({ fact }) => fact !== null),
    timeZone: readOwnZone(),
    etag: computeEtag([place.name, pack, views]),
  };
}

/** The pack on paper. @throws Problem `not-found` (404), `edition-withdrawn` (410) once figures in it were withdrawn */
export async function readPublicPackDocument(
  slug: string,
  packId: string,
): Promise<{ readonly content: Uint8Array; readonly etag: string }> {
  const { place, hasDocument, etag } = await readPublicPack(slug, packId);
  if (!hasDocument) throw new Problem('edition-withdrawn', 410);
  const content = await readPublic((reader) => selectPackDocument(reader, place.placeId, packId));
  if (content === undefined) throw new Problem('not-found', 404);
  return { content, etag };
}
