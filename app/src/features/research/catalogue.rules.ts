/** Finding tables among all that are published: words in any language, place, method, year. */
import type { PublishedTableEntry } from '#features/open-data/published-tables.types.ts';
import type { CatalogueAnswer, CatalogueQuestion, CatalogueRow } from './research.types.ts';

/** On one page; who needs more fetches the catalogue. */
export const LISTED_TABLES = 100;

const MAXIMUM_CHARACTERS = 200;

/** What stands behind the `?`; anything else is left out. */
export function readCatalogueQuestion(query: URLSearchParams): CatalogueQuestion {
  const read = (name: string): string => (query.get(name) ?? '').trim().slice(0, MAXIMUM_CHARACTERS);
  return { words: read('q'), place: read('place'), method: read('method'), year: read('year') };
}

const fold = (text: string): string =>
  text
    .normalize('NFD')
    .replaceAll(/\p{M}+/gu, '')
    .toLowerCase();

/** In the order of the list: place, subject, table. Never by a figure. */
export function searchCatalogue(
  entries: readonly PublishedTableEntry[],
  question: CatalogueQuestion,
): CatalogueAnswer {
  const words = fold(question.words).split(/\s+/u).filter(Boolean);
  const fits = entries.filter((entry) => {
    if (question.place !== '' && entry.place.slug !== question.place) return false;
    if (question.method !== '' && entry.method !== question.method) return false;
    if (question.year !== '' && !entry.release.publishedOn.startsWith(question.year)) return false;
    if (words.length === 0) return true;
    const text = fold(toSearchText(entry));
    return words.every((word) => text.includes(word));
  });
  const places = new Map(entries.map(({ place }) => [place.slug, place.name]));
  return {
    rows: fits.slice(0, LISTED_TABLES).map(toRow),
    found: fits.length,
    places: [...places].map(([slug, name]) => ({ slug, name })),
    methods: [...new Set(entries.map(({ method }) => method))].toSorted(),
    years: [...new Set(entries.map(({ release }) => release.publishedOn.slice(0, 4)))]
      .toSorted()
      .toReversed(),
  };
}

function toSearchText({
  place,
  title,
  question,
  dimensions,
  measures,
  method,
  source,
}: PublishedTableEntry): string {
  const texts = [
    title,
    question,
    source,
    ...dimensions.map(({ label }) => label),
    ...measures.map(({ label }) => label),
  ];
  return [place.name, place.country, method, ...texts.flatMap((one) => Object.values(one ?? {}))].join(' ');
}

function toRow({ place, release, id, ...head }: PublishedTableEntry): CatalogueRow {
  const { title, question, period, method, observations } = head;
  const { releaseId, publishedOn, version, licence } = release;
  return {
    slug: place.slug,
    placeName: place.name,
    country: place.country,
    releaseId,
    tableId: id,
    title,
    question,
    period,
    method,
    publishedOn,
    version,
    licence,
    observations,
  };
}
