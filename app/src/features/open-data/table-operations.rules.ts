/** What the API offers about one table: its description, and its data in every format. */
import { z } from 'zod';
import { TABLE_FORMATS } from '#features/publication/links.rules.ts';
import { tableAnswer } from './answers.schema.ts';
import type { ApiExample, ApiOperation, ApiSample } from './api-operation.types.ts';
import { MEDIA_TYPES, OFFERED_MEDIA_TYPES } from './formats.rules.ts';
import {
  dataQuery,
  formatParameter,
  languageQuery,
  placeParameter,
  releaseParameter,
  tableParameter,
} from './open-data.schema.ts';
import { toParameterName } from './selection.rules.ts';

const ofTable = z.object({ place: placeParameter, release: releaseParameter, table: tableParameter });
const WITHHELD =
  'A number that is withheld to protect people, one that is missing and a zero are three things in every format: a cell has a ' +
  'number with a status, or a named reason for none.';

function toPath({ entry }: ApiSample): Record<string, string> {
  return { place: entry.place.slug, release: entry.release.releaseId, table: entry.id };
}

function listDataExamples(sample: ApiSample | null): ApiExample[] {
  if (sample === null) return [];
  const path = toPath(sample);
  const formats = TABLE_FORMATS.map((format) => ({
    name: format.replaceAll('.', '-'),
    summary: `The whole table as ${format}`,
    path: { ...path, format },
  }));
  const filter = {
    name: 'filter',
    summary: 'One code of one dimension, labels in German',
    path: { ...path, format: 'csv' },
    query: { [toParameterName(sample.dimensionId)]: sample.code, lang: 'de' },
  };
  return [...formats, filter];
}

export const TABLE_OPERATIONS: readonly ApiOperation[] = [
  {
    id: 'readTable',
    tag: 'tables',
    path: '/api/v1/places/{place}/releases/{release}/{table}',
    summary: 'A table: dimensions, codes, files',
    description:
      'Everything about a table but its numbers: what can be asked for, where it comes from, how it was protected.',
    pathParameters: ofTable,
    query: languageQuery,
    answers: { 'application/json': tableAnswer },
    problems: [404, 410],
    examples: (sample) =>
      sample === null ? [] : [{ name: 'table', summary: 'One table', path: toPath(sample) }],
  },
  {
    id: 'readData',
    tag: 'tables',
    path: '/api/v1/places/{place}/releases/{release}/{table}/data.{format}',
    summary: 'The data of a table in one format',
    description: `The whole table, or the codes and periods asked for. ${WITHHELD}`,
    pathParameters: ofTable.extend({ format: formatParameter }),
    query: dataQuery,
    answers: Object.fromEntries(
      Object.values(MEDIA_TYPES).map((mediaType) => [mediaType.split(';')[0] ?? '', null]),
    ),
    problems: [400, 404, 410, 413],
    examples: listDataExamples,
  },
  {
    id: 'readDataByAccept',
    tag: 'tables',
    path: '/api/v1/places/{place}/releases/{release}/{table}/data',
    summary: 'The data of a table in the format of Accept',
    description: `As \`data.{format}\`; the header \`Accept\` chooses the format, CSV without it. ${WITHHELD}`,
    pathParameters: ofTable,
    query: dataQuery,
    answers: Object.fromEntries(
      OFFERED_MEDIA_TYPES.map((mediaType) => [mediaType.split(';')[0] ?? '', null]),
    ),
    problems: [400, 404, 406, 410, 413],
    examples: (sample) =>
      sample === null
        ? []
        : [{ name: 'accept', summary: 'CSV, because nothing else is asked for', path: toPath(sample) }],
  },
];
