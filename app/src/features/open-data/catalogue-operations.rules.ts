/** What the API offers about all data at once: catalogues by DCAT-AP, and feeds of editions. */
import { z } from 'zod';
import type { ApiOperation, ApiSample } from './api-operation.types.ts';
import type { CatalogueFormat } from './catalogue.types.ts';
import { FEED_MEDIA_TYPES, type FeedFormat } from './feed.types.ts';
import { languageQuery, placeParameter } from './open-data.schema.ts';

const ofPlace = z.object({ place: placeParameter });
const FORMS: Readonly<Record<CatalogueFormat, { readonly name: string; readonly mediaType: string }>> = {
  ttl: { name: 'Turtle', mediaType: 'text/turtle' },
  jsonld: { name: 'JSON-LD', mediaType: 'application/ld+json' },
};
const CONTENTS =
  'DCAT-AP 3.0: every table is a dataset whose address stays when a new edition comes; its files are the distributions, ' +
  'SDMX and PxWeb the data services.';

/** Examples have a catalogue, marked as one, and no feed: nothing invented is news. */
const exampleOfPlace = (name: string, summary: string, isFeed: boolean) => (sample: ApiSample | null) =>
  sample === null || (isFeed && sample.entry.place.isExample)
    ? []
    : [{ name, summary, path: { place: sample.entry.place.slug } }];

function describeCatalogue(format: CatalogueFormat): readonly ApiOperation[] {
  const { name, mediaType } = FORMS[format];
  const suffix = format === 'ttl' ? 'Turtle' : 'JsonLd';
  return [
    {
      id: `readCatalogue${suffix}`,
      tag: 'catalogue',
      path: `/api/v1/catalogue.${format}`,
      summary: `Catalogue of all real places as ${name}`,
      description: `${CONTENTS} Invented places are left out.`,
      answers: { [mediaType]: null },
      problems: [],
      examples: () => [{ name: 'catalogue', summary: 'Every table of every real place', path: {} }],
    },
    {
      id: `readPlaceCatalogue${suffix}`,
      tag: 'catalogue',
      path: `/p/{place}/catalogue.${format}`,
      summary: `Catalogue of a place as ${name}`,
      description: `${CONTENTS} That of an invented place says so in every title.`,
      pathParameters: ofPlace,
      answers: { [mediaType]: null },
      problems: [404],
      examples: exampleOfPlace('catalogue', 'Every table of one place', false),
    },
  ];
}

function describeFeed(format: FeedFormat): ApiOperation {
  const name = format === 'xml' ? 'Atom' : 'JSON Feed 1.1';
  return {
    id: format === 'xml' ? 'readFeedAtom' : 'readFeedJson',
    tag: 'catalogue',
    path: `/p/{place}/feed.${format}`,
    summary: `News of a place as ${name}`,
    description:
      'Publications, corrections and withdrawals, newest first; at most fifty. Invented places have none.',
    pathParameters: ofPlace,
    query: languageQuery,
    answers: { [FEED_MEDIA_TYPES[format]]: null },
    problems: [404],
    examples: exampleOfPlace('feed', 'What one place has published, corrected and withdrawn', true),
  };
}

export const CATALOGUE_OPERATIONS: readonly ApiOperation[] = [
  ...describeCatalogue('ttl'),
  ...describeCatalogue('jsonld'),
  describeFeed('xml'),
  describeFeed('json'),
];
