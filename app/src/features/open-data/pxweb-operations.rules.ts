/** What the API offers by PxWebApi 2. */
import { nameMeasureDimension } from '@vicus/formats';
import { z } from 'zod';
import type { ApiOperation, ApiSample } from './api-operation.types.ts';
import { languageQuery } from './open-data.schema.ts';
import { pxSelectionSchema } from './pxweb-body.rules.ts';
import { toPxCodeListId, toPxTableId } from './pxweb-ids.rules.ts';

const json = { 'application/json': null };
const id = z.string().min(1).max(400).meta({ description: 'Id of a table; /tables lists them.' });
const optional = (description: string) => z.string().max(8_000).optional().meta({ description });

const toId = ({ entry }: ApiSample): string => toPxTableId(entry.place.slug, entry.release.subject, entry.id);
const ofTable = (name: string, summary: string) => (sample: ApiSample | null) =>
  sample === null ? [] : [{ name, summary, path: { id: toId(sample) } }];

const page = z.string().regex(/^[1-9]\d{0,8}$/);

const outputFormat = z
  .enum(['json-stat2', 'csv', 'px', 'xlsx'])
  .optional()
  .meta({ description: 'json-stat2 without it.' });
const dataAnswers = {
  ...json,
  'text/csv': null,
  'text/x-pc-axis': null,
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': null,
};

/** One code of one variable, all of the others; what is measured is a variable too. */
function listExampleChoices({ entry, dimensionId, code }: ApiSample) {
  const ids = entry.dimensions.map(({ id: dimension }) => dimension);
  return [...ids, nameMeasureDimension(entry.dimensions)].map((variableCode) => ({
    variableCode,
    valueCodes: variableCode === dimensionId ? [code] : ['*'],
  }));
}

const LISTS: readonly ApiOperation[] = [
  {
    id: 'readPxConfig',
    tag: 'pxweb',
    path: '/api/v1/pxweb/v2/config',
    summary: 'Configuration by PxWebApi 2',
    description:
      'Languages, limits and formats. Saved queries are not offered: an address holds its whole query.',
    answers: json,
    problems: [],
    examples: () => [{ name: 'config', summary: 'The configuration', path: {} }],
  },
  {
    id: 'listPxTables',
    tag: 'pxweb',
    path: '/api/v1/pxweb/v2/tables',
    summary: 'Tables by PxWebApi 2',
    description: 'Newest editions of all tables of real places.',
    query: languageQuery.extend({
      query: optional('Words that all stand in title, question, place or id.'),
      pastDays: page.optional().meta({ description: 'Only what was published in so many days.' }),
      includeDiscontinued: optional('Has no effect: a withdrawn table is not listed.'),
      pageNumber: page.optional().meta({ description: 'Page, from 1.' }),
      pageSize: page.optional().meta({ description: 'Tables a page; 20 without it, 1,000 at most.' }),
    }),
    answers: json,
    problems: [400, 404],
    examples: () => [{ name: 'first', summary: 'The first page', path: {}, query: { pageSize: '5' } }],
  },
  {
    id: 'readPxFolders',
    tag: 'pxweb',
    path: '/api/v1/pxweb/v2/navigation',
    summary: 'Folders by PxWebApi 2',
    description: 'One folder for each place.',
    query: languageQuery,
    answers: json,
    problems: [],
    examples: () => [{ name: 'root', summary: 'All places', path: {} }],
  },
  {
    id: 'readPxFolder',
    tag: 'pxweb',
    path: '/api/v1/pxweb/v2/navigation/{id}',
    summary: 'Tables of a place by PxWebApi 2',
    description: 'The folder of a place.',
    pathParameters: z.object({
      id: z.string().min(1).max(200).meta({ description: 'Address of the place.' }),
    }),
    query: languageQuery,
    answers: json,
    problems: [404],
    examples: (sample) =>
      sample === null ? [] : [{ name: 'place', summary: 'One place', path: { id: sample.entry.place.slug } }],
  },
];

const TABLES: readonly ApiOperation[] = [
  {
    id: 'readPxTable',
    tag: 'pxweb',
    path: '/api/v1/pxweb/v2/tables/{id}',
    summary: 'A table by PxWebApi 2',
    description: 'Title, periods, variables, links.',
    pathParameters: z.object({ id }),
    query: languageQuery,
    answers: json,
    problems: [404],
    examples: ofTable('table', 'One table'),
  },
  {
    id: 'readPxMetadata',
    tag: 'pxweb',
    path: '/api/v1/pxweb/v2/tables/{id}/metadata',
    summary: 'Variables and values by PxWebApi 2',
    description:
      'JSON-stat 2.0 without a number, with the keywords of PX, totals and code lists in `extension`.',
    pathParameters: z.object({ id }),
    query: languageQuery,
    answers: json,
    problems: [404],
    examples: ofTable('metadata', 'One table'),
  },
  {
    id: 'readPxDefaultSelection',
    tag: 'pxweb',
    path: '/api/v1/pxweb/v2/tables/{id}/defaultselection',
    summary: 'What is given without a selection, by PxWebApi 2',
    description: 'Everything where it fits into one answer; else the latest period and totals.',
    pathParameters: z.object({ id }),
    query: languageQuery,
    answers: json,
    problems: [404],
    examples: ofTable('default', 'One table'),
  },
  {
    id: 'readPxData',
    tag: 'pxweb',
    path: '/api/v1/pxweb/v2/tables/{id}/data',
    summary: 'Data by PxWebApi 2',
    description:
      'Values are chosen by `valueCodes[VARIABLE]`: codes, * and ?, top(3), bottom(3), from(a), to(b), [range(a,b)]. A variable ' +
      'that is left out is given with its total; one without a total must be chosen. `codelist[VARIABLE]` chooses among the ' +
      'values of a code list. The same selection may be sent as POST (`selectPxData`). `heading`, `stub` are not followed: every file has one form.',
    pathParameters: z.object({ id }),
    query: languageQuery
      .extend({ outputFormat })
      .catchall(z.string().max(8_000).meta({ description: 'valueCodes[VARIABLE] and codelist[VARIABLE].' })),
    answers: dataAnswers,
    problems: [400, 403, 404],
    examples: ofTable('whole', 'The default selection'),
  },
  {
    id: 'selectPxData',
    tag: 'pxweb',
    path: '/api/v1/pxweb/v2/tables/{id}/data',
    summary: 'Data by PxWebApi 2, the selection in the body',
    description: 'As `readPxData`, for selections too long for an address. Nothing is stored.',
    pathParameters: z.object({ id }),
    query: languageQuery.extend({ outputFormat }),
    body: pxSelectionSchema,
    answers: dataAnswers,
    problems: [400, 403, 404],
    examples: (sample) =>
      sample === null
        ? []
        : [
            {
              name: 'one-code',
              summary: 'One code of one variable',
              path: { id: toId(sample) },
              body: { selection: listExampleChoices(sample) },
            },
          ],
  },
  {
    id: 'readPxCodeList',
    tag: 'pxweb',
    path: '/api/v1/pxweb/v2/codelists/{id}',
    summary: 'A code list by PxWebApi 2',
    description: 'Values of a variable: all, or only the smallest parts. No list adds values up.',
    pathParameters: z.object({
      id: z.string().min(1).max(700).meta({ description: 'Id of a code list; metadata list them.' }),
    }),
    query: languageQuery,
    answers: json,
    problems: [404],
    examples: (sample) =>
      sample === null
        ? []
        : [
            {
              name: 'all',
              summary: 'All values of the first variable',
              path: { id: toPxCodeListId(toId(sample), 'all', sample.dimensionId) },
            },
          ],
  },
];

export const PXWEB_OPERATIONS: readonly ApiOperation[] = [...LISTS, ...TABLES];
