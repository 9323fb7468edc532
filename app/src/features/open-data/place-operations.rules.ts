/** What the API offers about places and about itself. */
import { z } from 'zod';
import { configAnswer, placeAnswer, placesAnswer, releaseAnswer, releasesAnswer } from './answers.schema.ts';
import type { ApiOperation, ApiSample } from './api-operation.types.ts';
import { languageQuery, placeParameter, releaseParameter } from './open-data.schema.ts';

const json = (answer: z.ZodType) => ({ 'application/json': answer });
const ofPlace = z.object({ place: placeParameter });

/** One example with the place of the sample. */
const exampleOfPlace = (name: string, summary: string) => (sample: ApiSample | null) =>
  sample === null ? [] : [{ name, summary, path: { place: sample.entry.place.slug } }];

export const PLACE_OPERATIONS: readonly ApiOperation[] = [
  {
    id: 'readConfig',
    tag: 'about',
    path: '/api/v1/config',
    summary: 'Limits, formats, languages, version',
    description: 'What one answer may hold and how often one may ask, said before anybody hits it.',
    answers: json(configAnswer),
    problems: [],
    examples: () => [{ name: 'config', summary: 'The settings of this installation', path: {} }],
  },
  {
    id: 'readDescription',
    tag: 'about',
    path: '/api/v1/openapi.json',
    summary: 'This description',
    description:
      'OpenAPI 3.1, derived from the schemas that check requests. Its examples answer on this installation.',
    answers: { 'application/json': null },
    problems: [],
    examples: () => [{ name: 'description', summary: 'This document', path: {} }],
  },
  {
    id: 'listPlaces',
    tag: 'places',
    path: '/api/v1/places',
    summary: 'Places of this installation',
    description: 'Every place with a public profile; invented ones are marked by `isExample`.',
    answers: json(placesAnswer),
    problems: [],
    examples: () => [{ name: 'places', summary: 'All places', path: {} }],
  },
  {
    id: 'readPlace',
    tag: 'places',
    path: '/api/v1/places/{place}',
    summary: 'A place with its newest tables',
    description: 'The tables of the newest edition of each subject, with the addresses of their files.',
    pathParameters: ofPlace,
    query: languageQuery,
    answers: json(placeAnswer),
    problems: [404],
    examples: exampleOfPlace('place', 'One place'),
  },
  {
    id: 'listReleases',
    tag: 'places',
    path: '/api/v1/places/{place}/releases',
    summary: 'Releases of a place',
    description: 'Every public edition, newest first; withdrawn ones stay as a notice with the reason.',
    pathParameters: ofPlace,
    answers: json(releasesAnswer),
    problems: [404],
    examples: exampleOfPlace('releases', 'Everything the place has published'),
  },
  {
    id: 'readRelease',
    tag: 'places',
    path: '/api/v1/places/{place}/releases/{release}',
    summary: 'A release with its tables',
    description: 'One edition, which never changes, with its tables, their files, and its reports.',
    pathParameters: z.object({ place: placeParameter, release: releaseParameter }),
    query: languageQuery,
    answers: json(releaseAnswer),
    problems: [404],
    examples: (sample) =>
      sample === null
        ? []
        : [
            {
              name: 'release',
              summary: 'One edition',
              path: { place: sample.entry.place.slug, release: sample.entry.release.releaseId },
            },
          ],
  },
];
