/** Addresses of SDMX REST 2.x: `/data/dataflow/AGENCY/FLOW/1.0.0/key?c[DIM]=…`, `/structure/codelist/AGENCY/ID/~`. */
import { readCount, readIds, readMoment, readWord, refuseUnknown } from './sdmx-address.rules.ts';
import { isFilterName, parseFilters } from './sdmx-filters.rules.ts';
import { parseKeyV2 } from './sdmx-key.rules.ts';
import type { SdmxDataQuery, SdmxFlowQuery, SdmxQuery } from './sdmx-query.types.ts';
import { chooseKinds, readDetail, readReferences } from './sdmx-structure-words.rules.ts';
import { NEWEST, parseVersionWish } from './sdmx-version.rules.ts';
import { sdmxNotOffered, sdmxSyntax } from './sdmx.problems.ts';

type Parameters = ReadonlyMap<string, string>;

const DATA = [
  'updatedAfter',
  'firstNObservations',
  'lastNObservations',
  'dimensionAtObservation',
  'attributes',
  'measures',
  'includeHistory',
  'offset',
  'limit',
  'format',
  'lang',
];
/** In the standard, not here. */
const NOT_OFFERED = ['sort', 'asOf', 'reportingYearStartDay'];

export function parseSdmxV2(segments: readonly string[], parameters: Parameters): SdmxQuery {
  const [resource = '', ...rest] = segments;
  const missing = NOT_OFFERED.find((name) => parameters.has(name));
  if (missing !== undefined) throw sdmxNotOffered(`The parameter ${missing} is not offered`);
  if (resource === 'data') return { resource: 'data', query: parseData(rest, parameters) };
  if (resource === 'availability')
    return { resource: 'availability', query: parseAvailability(rest, parameters) };
  if (resource === 'structure') return { resource: 'structure', query: parseStructure(rest, parameters) };
  if (['schema', 'metadata', 'registration'].includes(resource))
    throw sdmxNotOffered(`Queries for ${resource} are not offered; data, availability and structure are`);
  throw sdmxSyntax('The address begins with data, availability or structure');
}

function parseFlow(
  [context = '*', agency, resource = '*', version = '*', key]: readonly string[],
  parameters: Parameters,
): SdmxFlowQuery {
  if (context === 'provisionagreement')
    throw sdmxNotOffered(
      'There are no provision agreements: every place provides its own data. Ask for a dataflow',
    );
  if (!['dataflow', 'datastructure', '*'].includes(context))
    throw sdmxSyntax('Data are asked for by dataflow: data/dataflow/AGENCY/FLOW/VERSION/key');
  const flow = context === 'datastructure' ? resource.replace(/^DSD_/, '') : resource;
  if (flow === '*' || !/^[A-Za-z0-9_@$-]+$/.test(flow))
    throw sdmxSyntax('Name one dataflow: data/dataflow/AGENCY/FLOW; structure/dataflow lists them');
  return {
    agencies: readIds(agency, { separator: ',', any: '*', what: 'an agency' }),
    flow,
    // Editions replace one another: of all of them the newest is meant.
    version: version === '*' || version === '' ? NEWEST : parseVersionWish(version),
    keys: parseKeyV2(key),
    isWholeKey: false,
    filters: parseFilters(parameters),
    updatedAfterMs: readMoment(parameters, 'updatedAfter'),
  };
}

function parseData(segments: readonly string[], parameters: Parameters): SdmxDataQuery {
  refuseLong(segments, 5);
  refuseUnknown(parameters, DATA, isFilterName);
  if (readWord(parameters, 'includeHistory', ['false', 'true']) === 'true')
    throw sdmxNotOffered('includeHistory is not offered: ask for each version of the dataflow by itself');
  const measures = readIds(parameters.get('measures'), { separator: ',', any: 'all', what: 'a measure' });
  const attributes = readIds(parameters.get('attributes'), {
    separator: ',',
    any: 'all',
    what: 'an attribute',
  });
  const hasValues = measures === null || measures.includes('OBS_VALUE');
  return {
    ...parseFlow(segments, parameters),
    firstObservations: readCount(parameters, 'firstNObservations'),
    lastObservations: readCount(parameters, 'lastNObservations'),
    dimensionAtObservation: parameters.get('dimensionAtObservation') ?? null,
    attributes: attributes ?? ['all'],
    hasValues,
    // Neither measures nor attributes: the keys of the series.
    hasObservations: hasValues || attributes?.includes('none') !== true,
    offset: parameters.get('offset') === '0' ? 0 : (readCount(parameters, 'offset') ?? 0),
    limit: readCount(parameters, 'limit'),
  };
}

function parseAvailability(segments: readonly string[], parameters: Parameters) {
  refuseLong(segments, 6);
  refuseUnknown(parameters, ['updatedAfter', 'references', 'mode', 'format', 'lang'], isFilterName);
  return {
    ...parseFlow(segments, parameters),
    components: readIds(segments[5], { separator: ',', any: '*', what: 'a dimension' }),
    mode: readWord(parameters, 'mode', ['exact', 'available']),
    references: readReferences(parameters.get('references')),
  };
}

function parseStructure(segments: readonly string[], parameters: Parameters) {
  refuseLong(segments, 5);
  refuseUnknown(parameters, ['detail', 'references', 'format', 'lang']);
  const [type = '*', agency, id, version, item] = segments;
  return {
    kinds: chooseKinds(type === '' ? '*' : type),
    agencies: readIds(agency, { separator: ',', any: '*', what: 'an agency' }),
    ids: readIds(id, { separator: ',', any: '*', what: 'a structure' }),
    versions: (version ?? '~').split(',').map(parseVersionWish),
    items: readIds(item, { separator: ',', any: '*', what: 'an item' }),
    detail: readDetail(parameters),
    references: readReferences(parameters.get('references')),
  };
}

function refuseLong(segments: readonly string[], most: number): void {
  if (segments.length > most) throw sdmxSyntax(`The address has ${segments.length - most} parts too many`);
}
