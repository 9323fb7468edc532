/** What the API offers by SDMX REST, in both versions of its addresses. */
import { z } from 'zod';
import type { ApiExample, ApiOperation, ApiSample } from './api-operation.types.ts';
import { toSdmxAgency, toSdmxFlow } from './sdmx-ids.rules.ts';
import { toSdmxMediaType, type SdmxFileType, type SdmxResource } from './sdmx-media.rules.ts';

const ERRORS = 'What is wrong is told in an SDMX message too, with its number and how to mend the query.';
const WITHHELD =
  'OBS_STATUS, CONF_STATUS and CELL_STATE tell a number that is withheld, one that is missing and a zero apart.';

const text = (description: string) => z.string().min(1).max(8_000).meta({ description });
const optional = (description: string) => z.string().max(8_000).optional().meta({ description });

const flow = text(
  'FLOW, AGENCY,FLOW or AGENCY,FLOW,VERSION. An edition is a version: 2.0.0; latest is the newest.',
);
const keyV1 = text(
  'Codes by position of the dimensions without time: points between them, + for “or”, nothing for any; all.',
);
const keyV2 = text(
  'Codes by position of the dimensions without time: points between them, * for any, commas between keys.',
);
const agency = text('Agency: one for each place; VICUS lists them. all (1.5) or * (2.x): any.');
const id = text('Id of a structure; all (1.5) or * (2.x): every one.');
const version = text('Version: an edition, e.g. 2.0.0; latest (1.5) or ~ (2.x): the newest.');
const TYPES = ['dataflow', 'datastructure', 'codelist', 'conceptscheme', 'agencyscheme'] as const;
const type = z.enum(TYPES).meta({ description: 'Kind of structure.' });

const window = {
  startPeriod: optional('Only periods that do not begin before this one.'),
  endPeriod: optional('Only periods that do not end after this one.'),
};
const packing = {
  firstNObservations: optional('At most so many of each series, from the first period on.'),
  lastNObservations: optional('At most so many of each series, up to the last period.'),
  dimensionAtObservation: optional(
    'TIME_PERIOD (series by time), another dimension, or AllDimensions (flat).',
  ),
};
const format = optional('File type for those who type the address, instead of Accept: json, xml, csv.');
const references = optional(
  'none, children, parents, parentsandsiblings, descendants, all, or a kind of structure.',
);
const detail = optional('full, allstubs, referencestubs, allcompletestubs, referencecompletestubs.');

const listTypes = (resource: SdmxResource): Record<string, null> => {
  const types: readonly SdmxFileType[] = resource === 'data' ? ['xml', 'json', 'csv-1'] : ['xml', 'json'];
  const names = types.map(
    (one) => toSdmxMediaType({ type: one, labels: 'id' }, resource).split(';')[0] ?? '',
  );
  return Object.fromEntries(names.map((name) => [name, null]));
};

const toNames = ({ entry }: ApiSample) => ({
  agency: toSdmxAgency(entry.place.slug),
  flow: toSdmxFlow(entry.release.subject, entry.id),
});

const example =
  (
    name: string,
    summary: string,
    toParts: (names: ReturnType<typeof toNames>) => Pick<ApiExample, 'path' | 'query'>,
  ) =>
  (sample: ApiSample | null): ApiExample[] =>
    sample === null ? [] : [{ name, summary, ...toParts(toNames(sample)) }];

const V1: readonly ApiOperation[] = [
  {
    id: 'querySdmxData1',
    tag: 'sdmx',
    path: '/api/v1/sdmx/v1/data/{flow}/{key}',
    summary: 'Data by SDMX REST 1.5',
    description: `Observations of a dataflow as SDMX-ML 2.1, SDMX-JSON 2.0 or SDMX-CSV. ${WITHHELD} ${ERRORS}`,
    pathParameters: z.object({ flow, key: keyV1 }),
    query: z.object({
      ...window,
      ...packing,
      detail: optional('full, dataonly, serieskeysonly, nodata.'),
      format,
    }),
    answers: listTypes('data'),
    problems: [400, 404, 406, 410, 413, 501],
    examples: example('series', 'The last observation of each series', (names) => ({
      path: { flow: `${names.agency},${names.flow}`, key: 'all' },
      query: { lastNObservations: '1', format: 'csv' },
    })),
  },
  {
    id: 'querySdmxAvailability1',
    tag: 'sdmx',
    path: '/api/v1/sdmx/v1/availableconstraint/{flow}/{key}',
    summary: 'What a query would give, by SDMX REST 1.5',
    description: `Codes and periods that have observations, and how many. ${ERRORS}`,
    pathParameters: z.object({ flow, key: keyV1 }),
    query: z.object({ ...window, mode: optional('exact or available.'), references, format }),
    answers: listTypes('availability'),
    problems: [400, 404, 406, 410, 501],
    examples: example('all', 'Everything there is', (names) => ({
      path: { flow: `${names.agency},${names.flow}`, key: 'all' },
    })),
  },
  {
    id: 'querySdmxStructure1',
    tag: 'sdmx',
    path: '/api/v1/sdmx/v1/{type}/{agency}/{id}/{version}',
    summary: 'Structures by SDMX REST 1.5',
    description: `Dataflows, data structure definitions, code lists, concepts, agencies. ${ERRORS}`,
    pathParameters: z.object({ type, agency, id, version }),
    query: z.object({ references, detail, format }),
    answers: listTypes('structure'),
    problems: [400, 404, 406, 413, 501],
    examples: example('flow', 'A dataflow with everything it refers to', (names) => ({
      path: { type: 'dataflow', agency: names.agency, id: names.flow, version: 'latest' },
      query: { references: 'descendants' },
    })),
  },
];

const V2: readonly ApiOperation[] = [
  {
    id: 'querySdmxData2',
    tag: 'sdmx',
    path: '/api/v1/sdmx/v2/data/dataflow/{agency}/{id}/{version}/{key}',
    summary: 'Data by SDMX REST 2',
    description: `Observations of a dataflow as SDMX-JSON 2.0, SDMX-ML 2.1 or SDMX-CSV. ${WITHHELD} ${ERRORS}`,
    pathParameters: z.object({ agency, id, version, key: keyV2 }),
    query: z
      .object({
        ...packing,
        attributes: optional('dsd, none, series, obs, or ids with commas.'),
        measures: optional('all, none or OBS_VALUE.'),
        offset: optional('Observations to pass over.'),
        limit: optional('Observations at most.'),
        format,
      })
      .catchall(
        z.string().max(8_000).meta({
          description: 'Filters by dimension, e.g. c[TIME_PERIOD]=ge:2020+le:2022 or c[MEASURE]=n,mean.',
        }),
      ),
    answers: listTypes('data'),
    problems: [400, 404, 406, 410, 413, 501],
    examples: example('whole', 'The whole table', (names) => ({
      path: { agency: names.agency, id: names.flow, version: '~', key: '*' },
      query: { format: 'json' },
    })),
  },
  {
    id: 'querySdmxAvailability2',
    tag: 'sdmx',
    path: '/api/v1/sdmx/v2/availability/dataflow/{agency}/{id}/{version}/{key}',
    summary: 'What a query would give, by SDMX REST 2',
    description: `Codes and periods that have observations, and how many. ${ERRORS}`,
    pathParameters: z.object({ agency, id, version, key: keyV2 }),
    query: z.object({ mode: optional('exact or available.'), references, format }),
    answers: listTypes('availability'),
    problems: [400, 404, 406, 410, 501],
    examples: example('all', 'Everything there is', (names) => ({
      path: { agency: names.agency, id: names.flow, version: '~', key: '*' },
    })),
  },
  {
    id: 'querySdmxStructure2',
    tag: 'sdmx',
    path: '/api/v1/sdmx/v2/structure/{type}/{agency}/{id}/{version}',
    summary: 'Structures by SDMX REST 2',
    description: `Dataflows, data structure definitions, code lists, concepts, agencies. ${ERRORS}`,
    pathParameters: z.object({ type, agency, id, version }),
    query: z.object({ references, detail, format }),
    answers: listTypes('structure'),
    problems: [400, 404, 406, 413, 501],
    examples: example('structure', 'A data structure definition with its code lists', (names) => ({
      path: { type: 'datastructure', agency: names.agency, id: `DSD_${names.flow}`, version: '~' },
      query: { references: 'children' },
    })),
  },
];

export const SDMX_OPERATIONS: readonly ApiOperation[] = [...V1, ...V2];
