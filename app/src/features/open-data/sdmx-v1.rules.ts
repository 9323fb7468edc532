/** Addresses of SDMX REST 1.5: `/data/AGENCY,FLOW,1.0.0/key/provider`, `/codelist/AGENCY/ID/latest`. */
import { readCount, readIds, readMoment, readWord, refuseUnknown } from './sdmx-address.rules.ts';
import { parseKeyV1 } from './sdmx-key.rules.ts';
import type { ComponentFilter, SdmxDataQuery, SdmxFlowQuery, SdmxQuery } from './sdmx-query.types.ts';
import { chooseKinds, readDetail, readReferences } from './sdmx-structure-words.rules.ts';
import { NEWEST, parseVersionWish } from './sdmx-version.rules.ts';
import { sdmxNotOffered, sdmxSyntax } from './sdmx.problems.ts';

type Parameters = ReadonlyMap<string, string>;

const WINDOW = ['startPeriod', 'endPeriod', 'updatedAfter', 'format', 'lang'];
const DATA = [
  ...WINDOW,
  'firstNObservations',
  'lastNObservations',
  'dimensionAtObservation',
  'detail',
  'includeHistory',
];

export function parseSdmxV1(segments: readonly string[], parameters: Parameters): SdmxQuery {
  const [resource = '', ...rest] = segments;
  if (resource === 'data') return { resource: 'data', query: parseData(rest, parameters) };
  if (resource === 'availableconstraint')
    return { resource: 'availability', query: parseAvailability(rest, parameters) };
  if (['schema', 'metadata', 'other', 'registration'].includes(resource))
    throw sdmxNotOffered(
      `Queries for ${resource} are not offered; data, availableconstraint and structures are`,
    );
  if (resource === '')
    throw sdmxSyntax(
      'The address begins with data, availableconstraint or a kind of structure, e.g. dataflow',
    );
  return { resource: 'structure', query: parseStructure(resource, rest, parameters) };
}

function parseFlow(
  [reference = '', key, provider]: readonly string[],
  parameters: Parameters,
): SdmxFlowQuery {
  const parts = reference.split(',');
  const [flow = '', agency, version] = parts.length === 1 ? parts : [parts[1], parts[0], parts[2]];
  if (parts.length > 3 || !/^[A-Za-z0-9_@$-]+$/.test(flow))
    throw sdmxSyntax('A dataflow is FLOW or AGENCY,FLOW or AGENCY,FLOW,VERSION; /dataflow lists them');
  return {
    agencies: readIds(agency, { separator: '+', any: 'all', what: 'an agency' }) ?? readProvider(provider),
    flow,
    version: version === undefined ? NEWEST : parseVersionWish(version),
    keys: parseKeyV1(key),
    isWholeKey: true,
    filters: listPeriodFilters(parameters),
    updatedAfterMs: readMoment(parameters, 'updatedAfter'),
  };
}

/** Each place provides its own data: the provider is its agency, `AGENCY` or `AGENCY,AGENCY`. */
function readProvider(text: string | undefined): string[] | null {
  const providers = readIds(text?.split(',').at(-1), { separator: '+', any: 'all', what: 'a provider' });
  return providers;
}

/** startPeriod and endPeriod say the same as `c[TIME_PERIOD]=ge:…+le:…`. */
function listPeriodFilters(parameters: Parameters): ComponentFilter[] {
  const terms = [
    ...listTerm('ge', parameters.get('startPeriod')),
    ...listTerm('le', parameters.get('endPeriod')),
  ];
  return terms.length === 0 ? [] : [{ component: 'TIME_PERIOD', anyOf: [terms] }];
}

const listTerm = (operator: 'ge' | 'le', value: string | undefined) =>
  value === undefined || value === '' ? [] : [{ operator, value }];

function parseData(segments: readonly string[], parameters: Parameters): SdmxDataQuery {
  refuseLong(segments, 3);
  refuseUnknown(parameters, DATA);
  if (readWord(parameters, 'includeHistory', ['false', 'true']) === 'true')
    throw sdmxNotOffered('includeHistory is not offered: ask for each version of the dataflow by itself');
  const detail = readWord(parameters, 'detail', ['full', 'dataonly', 'serieskeysonly', 'nodata']);
  return {
    ...parseFlow(segments, parameters),
    firstObservations: readCount(parameters, 'firstNObservations'),
    lastObservations: readCount(parameters, 'lastNObservations'),
    dimensionAtObservation: parameters.get('dimensionAtObservation') ?? null,
    attributes: detail === 'dataonly' || detail === 'serieskeysonly' ? ['none'] : ['all'],
    hasValues: true,
    hasObservations: detail === 'full' || detail === 'dataonly',
    offset: 0,
    limit: null,
  };
}

function parseAvailability(segments: readonly string[], parameters: Parameters) {
  refuseLong(segments, 4);
  refuseUnknown(parameters, [...WINDOW, 'references', 'mode']);
  return {
    ...parseFlow(segments, parameters),
    components: readIds(segments[3], { separator: '+', any: 'all', what: 'a dimension' }),
    mode: readWord(parameters, 'mode', ['exact', 'available']),
    references: readReferences(parameters.get('references')),
  };
}

function parseStructure(type: string, segments: readonly string[], parameters: Parameters) {
  refuseLong(segments, 4);
  refuseUnknown(parameters, ['detail', 'references', 'format', 'lang']);
  const [agency, id, version, item] = segments;
  return {
    kinds: chooseKinds(type),
    agencies: readIds(agency, { separator: '+', any: 'all', what: 'an agency' }),
    ids: readIds(id, { separator: '+', any: 'all', what: 'a structure' }),
    versions: (version ?? 'latest').split('+').map(parseVersionWish),
    items: readIds(item, { separator: '+', any: 'all', what: 'an item' }),
    detail: readDetail(parameters),
    references: readReferences(parameters.get('references')),
  };
}

function refuseLong(segments: readonly string[], most: number): void {
  if (segments.length > most) throw sdmxSyntax(`The address has ${segments.length - most} parts too many`);
}
