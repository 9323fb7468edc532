/** Queries of SDMX REST over everything that is published. Both versions of the addresses lead here. */
import type { ProtectedCube } from '@vicus/cube';
import {
  listSdmxArtefacts,
  toSdmxCsv,
  toSdmxJson,
  toSdmxJsonAvailability,
  toSdmxJsonStructures,
  toSdmxMl,
  toSdmxMlAvailability,
  toSdmxMlStructures,
  type SdmxDataOptions,
  type SdmxHead,
} from '@vicus/formats';
import { computeEtag } from '#features/publication/server/public-basis.usecases.ts';
import { today } from '#server/clock.ts';
import type { Language } from '#ui/languages.ts';
import { API_LIMITS } from '../limits.rules.ts';
import { readParameters, readSegments } from '../sdmx-address.rules.ts';
import { toSdmxOptions, TOP_AGENCY } from '../sdmx-ids.rules.ts';
import { chooseSdmxMedia, toSdmxMediaType, type SdmxMedia, type SdmxService } from '../sdmx-media.rules.ts';
import type {
  SdmxAvailabilityQuery,
  SdmxDataQuery,
  SdmxFlowQuery,
  SdmxStructureQuery,
} from '../sdmx-query.types.ts';
import {
  chooseAttributes,
  countSelected,
  keepSelectedCodes,
  selectObservations,
} from '../sdmx-select.rules.ts';
import { listReferencedKinds } from '../sdmx-structure-words.rules.ts';
import { parseSdmxV1 } from '../sdmx-v1.rules.ts';
import { parseSdmxV2 } from '../sdmx-v2.rules.ts';
import { sdmxNoResults, sdmxNotOffered, sdmxSemantics, sdmxTooLarge } from '../sdmx.problems.ts';
import { ContentCache } from './content-cache.ts';
import { listEditions, listFlows, openFlow, type OpenFlow } from './sdmx-flows.ts';
import { findStructures } from './sdmx-structures.ts';

export interface SdmxRequest {
  readonly service: SdmxService;
  /** behind the address of the service, as it stands in the address */
  readonly path: string;
  readonly search: string;
  readonly accept: string | null;
  readonly language: Language;
}

export interface SdmxAnswer {
  readonly body: string;
  readonly mediaType: string;
  readonly etag: string;
}

/** Problems: those of sdmx.problems.ts, `edition-withdrawn` (410), `release-damaged` (503). */
export async function answerSdmxQuery(request: SdmxRequest): Promise<SdmxAnswer> {
  const parameters = readParameters(request.search);
  const parse = request.service === 'v1' ? parseSdmxV1 : parseSdmxV2;
  const asked = parse(readSegments(request.path), parameters);
  const wish = { accept: request.accept, format: parameters.get('format') };
  const media = chooseSdmxMedia(wish, asked.resource, request.service);
  const body = await writeAnswer(asked, media, request.language);
  if (body.length > API_LIMITS.bytes)
    throw sdmxTooLarge('The answer is larger than one may be; ask for fewer codes, or in CSV');
  return { body, mediaType: toSdmxMediaType(media, asked.resource), etag: computeEtag([body]) };
}

function writeAnswer(
  asked: ReturnType<typeof parseSdmxV1>,
  media: SdmxMedia,
  language: Language,
): Promise<string> {
  switch (asked.resource) {
    case 'data':
      return writeData(asked.query, media, language);
    case 'availability':
      return writeAvailability(asked.query, media, language);
    case 'structure':
      return writeStructures(asked.query, media, language);
  }
}

/** The one dataflow that is meant. */
async function findFlow({ agencies, flow, version, updatedAfterMs }: SdmxFlowQuery): Promise<OpenFlow> {
  const fitting = (await listFlows(agencies)).filter((one) => one.flow === flow);
  const [newest, ...others] = fitting;
  if (newest === undefined)
    throw sdmxNoResults(`There is no dataflow ${flow}; the query for dataflows lists those there are`);
  if (others.length > 0)
    throw sdmxSemantics(
      `Several agencies have a dataflow ${flow}: name one of ${fitting.map((one) => one.agency).join(', ')}`,
    );
  const [edition] = await listEditions(newest, [version]);
  if (edition === undefined)
    throw sdmxNoResults(`${flow} has no such version; its newest is ${newest.version}`);
  // An edition appears as a whole, some time on its day.
  const endOfDay = Date.parse(`${edition.entry.release.publishedOn}T23:59:59Z`);
  if (updatedAfterMs !== null && endOfDay < updatedAfterMs)
    throw sdmxNoResults(
      `${flow} was published on ${edition.entry.release.publishedOn} and has not changed since`,
    );
  return openFlow(edition);
}

/** The day of the edition, not of the request: equal queries have equal answers. */
const toHead = ({ entry }: OpenFlow, language: Language) => ({
  ...toSdmxOptions(entry.place, entry.release, entry.id),
  prepared: `${entry.release.publishedOn}T00:00:00Z`,
  language,
});

async function writeData(query: SdmxDataQuery, media: SdmxMedia, language: Language): Promise<string> {
  const flow = await findFlow(query);
  const { table, published } = flow;
  const select = selectObservations(table, query);
  const asked = Math.min(countSelected(select), query.limit ?? Infinity);
  if (asked > API_LIMITS.observations)
    throw sdmxTooLarge(
      `${asked} observations are asked for; one answer has ${API_LIMITS.observations} at most. Ask for fewer codes at a time`,
    );
  const observed = query.dimensionAtObservation ?? toUsualPacking(flow);
  if (observed !== 'AllDimensions' && !table.dimensions.some(({ id }) => id === observed))
    throw sdmxSemantics(`dimensionAtObservation is AllDimensions or one of ${listIds(flow)}`);
  const options = {
    ...toHead(flow, language),
    select,
    attributes: chooseAttributes(table, query.attributes),
    hasValues: query.hasValues,
    hasObservations: query.hasObservations,
    dimensionAtObservation: observed,
    offset: query.offset,
    ...(query.limit === null ? {} : { limit: query.limit }),
  };
  if (media.type.startsWith('csv') && !query.hasObservations)
    throw sdmxNotOffered('Keys of series alone are not written as CSV; ask for JSON or XML');
  const key = computeEtag([published.release.contentHash, flow.entry.place.name, options, media]);
  const known = written.find(key);
  if (known !== undefined) return known;
  const body = writeObservations(published.table, options, media);
  written.keep(key, body);
  return body;
}

/** Written data; what many fetch is written once. */
const written = new ContentCache<string>(32 * 1024 * 1024, (body) => body.length);

function writeObservations(table: ProtectedCube, options: SdmxDataOptions, media: SdmxMedia): string {
  if (media.type === 'xml') return toSdmxMl(table, options);
  if (media.type === 'json') return toText(toSdmxJson(table, options));
  const dialect = media.type === 'csv-1' ? '1.0' : '2.0';
  return toSdmxCsv(table, { ...options, dialect, labels: media.labels });
}

const listIds = ({ table }: OpenFlow): string => table.dimensions.map(({ id }) => id).join(', ');

const toUsualPacking = ({ table }: OpenFlow): string =>
  table.dimensions.some(({ kind }) => kind === 'time') ? 'TIME_PERIOD' : 'AllDimensions';

/** One line: a table of 100,000 numbers is no reading for people. */
const toText = (message: object): string => `${JSON.stringify(message)}\n`;

async function writeAvailability(
  query: SdmxAvailabilityQuery,
  media: SdmxMedia,
  language: Language,
): Promise<string> {
  const flow = await findFlow(query);
  const { table, published } = flow;
  const wrong = query.components?.find((id) => !table.dimensions.some((one) => one.id === id));
  if (wrong !== undefined)
    throw sdmxSemantics(`The table has no dimension ${wrong.slice(0, 40)}; it has ${listIds(flow)}`);
  const select = selectObservations(table, query);
  const kinds = listReferencedKinds(['dataflow'], query.references);
  const isAll = query.references.includes('all');
  const whole = listSdmxArtefacts(table).filter(
    ({ kind }) => kinds.has(kind) || (isAll && kind === 'dataflow'),
  );
  const options = {
    ...toHead(flow, language),
    // A table has every combination of its codes: whatever is chosen, each of them can be added.
    ...(query.mode === 'exact' ? { select } : {}),
    ...(query.components === null ? {} : { components: query.components }),
    references: query.mode === 'exact' ? whole.map((one) => keepSelectedCodes(one, table, select)) : whole,
  };
  return media.type === 'xml'
    ? toSdmxMlAvailability(published.table, options)
    : toText(toSdmxJsonAvailability(published.table, options));
}

async function writeStructures(
  query: SdmxStructureQuery,
  media: SdmxMedia,
  language: Language,
): Promise<string> {
  const artefacts = await findStructures(query);
  const head: SdmxHead = {
    agency: TOP_AGENCY,
    agencyName: { en: 'Vicus' },
    flow: 'structures',
    title: { en: 'Structures', de: 'Strukturen', es: 'Estructuras', it: 'Strutture' },
    prepared: `${today()}T00:00:00Z`,
    language,
  };
  return media.type === 'xml'
    ? toSdmxMlStructures(artefacts, head)
    : toText(toSdmxJsonStructures(artefacts, head));
}
