/** PxWebApi 2 over everything that is published. Addresses and shapes by its specification (PxTools/PxApiSpecs). */
import { openProtectedCube, readText, type ProtectedCube } from '@vicus/cube';
import { nameMeasureDimension, toJsonStat } from '@vicus/formats';
import { computeEtag } from '#features/publication/server/public-basis.usecases.ts';
import { cutProtectedTable } from '#features/release/server/release.usecases.ts';
import { readSettings } from '#server/settings/settings.ts';
import type { Language } from '#ui/languages.ts';
import { MEDIA_TYPES } from '../formats.rules.ts';
import { API_LIMITS } from '../limits.rules.ts';
import type { PublishedTableEntry } from '../published-tables.types.ts';
import {
  describePxTable,
  nameCodeList,
  toPxDataset,
  toPxId,
  toPxLink,
  type PxContext,
} from '../pxweb-answers.rules.ts';
import { parsePxCodeListId, parsePxTableId } from '../pxweb-ids.rules.ts';
import { countCells, selectByDefault, selectValues, type PxChoice } from '../pxweb-selection.rules.ts';
import { listCodeListValues, listPxVariables, type PxVariable } from '../pxweb-variables.rules.ts';
import { pxNotFound, pxRequest, pxTooManyCells } from '../pxweb.problems.ts';
import { listPublishedPlaces, listPublishedTables, readPublishedTable } from './published-tables.usecases.ts';
import { renderTable } from './table-bodies.ts';

export interface PxAnswer {
  readonly body: string | Uint8Array<ArrayBuffer>;
  readonly mediaType: string;
  readonly etag: string;
}

export const PX_BASE = '/api/v1/pxweb/v2';

export const toPxContext = (language: Language): PxContext => ({
  base: `${readSettings().origin}${PX_BASE}`,
  language,
});

/** One line: a table of 100,000 numbers is no reading for people. */
export function toPxJson(value: unknown): PxAnswer {
  const body = `${JSON.stringify(value)}\n`;
  return { body, mediaType: 'application/json', etag: computeEtag([body]) };
}

/** Newest edition of the table with this id. Problem `api-px-not-found` (404). */
async function findEntry(id: string): Promise<PublishedTableEntry> {
  const address = parsePxTableId(id);
  const places = address === null ? [] : await listPublishedPlaces();
  const isPlace = places.some(({ slug }) => slug === address?.slug);
  const tables = address !== null && isPlace ? await listPublishedTables(address.slug) : [];
  const entry = tables.find((one) => toPxId(one) === id);
  if (entry === undefined)
    throw pxNotFound(`Table with id, ${id.slice(0, 100)} can not be found; /tables lists them`);
  return entry;
}

interface OpenTable {
  readonly entry: PublishedTableEntry;
  readonly table: ProtectedCube;
  readonly variables: readonly PxVariable[];
}

async function openTable(id: string): Promise<OpenTable> {
  const entry = await findEntry(id);
  const { place, release } = entry;
  const { table } = await readPublishedTable({
    slug: place.slug,
    releaseId: release.releaseId,
    tableId: entry.id,
  });
  const cube = openProtectedCube(table);
  return { entry, table, variables: listPxVariables(cube, nameMeasureDimension(cube.dimensions)) };
}

export async function readPxTable(id: string, context: PxContext): Promise<PxAnswer> {
  return toPxJson({ language: context.language, ...describePxTable(await findEntry(id), context) });
}

/** All variables and values, without a number. */
export async function readPxMetadata(id: string, context: PxContext): Promise<PxAnswer> {
  const { entry, table, variables } = await openTable(id);
  const { status: _status, ...dataset } = toJsonStat(table, { language: context.language });
  const metadata = toPxDataset(dataset, entry, variables, context);
  return toPxJson({ ...metadata, value: [] });
}

export async function readPxDefaultSelection(id: string, context: PxContext): Promise<PxAnswer> {
  const { variables } = await openTable(id);
  const chosen = selectByDefault(variables, API_LIMITS.observations);
  return toPxJson({
    selection: [...chosen].map(([variableCode, valueCodes]) => ({
      variableCode,
      codeList: null,
      valueCodes,
    })),
    placement: {
      heading: variables.slice(-1).map((one) => one.id),
      stub: variables.slice(0, -1).map((one) => one.id),
    },
    language: context.language,
    links: [toPxLink(context, 'self', `/tables/${id}/defaultselection`)],
  });
}

export const PX_FORMATS = ['json-stat2', 'csv', 'px', 'xlsx'] as const;
export type PxFormat = (typeof PX_FORMATS)[number];

/** `outputFormat` of an address. Problem `api-px-request` for one that is not written, or for another form of it. */
export function readPxFormat(query: URLSearchParams): PxFormat {
  const byName = new Map([...query].map(([name, text]) => [name.toLowerCase(), text]));
  const wanted = byName.get('outputformat') ?? '';
  const format = PX_FORMATS.find((one) => one === wanted.toLowerCase());
  if (format === undefined && wanted !== '')
    throw pxRequest(`Unsupported outputFormat ${wanted.slice(0, 40)}; offered: ${PX_FORMATS.join(', ')}`);
  // Codes with texts and a title is the one form that is written.
  const others = (byName.get('outputformatparams') ?? '')
    .split(',')
    .filter((word) => !['', 'usecodesandtexts', 'includetitle'].includes(word.toLowerCase()));
  if (others.length > 0)
    throw pxRequest(
      `outputFormatParams ${others.join(',').slice(0, 60)} are not offered; UseCodesAndTexts is what is written`,
    );
  return format ?? 'json-stat2';
}

/** Numbers and gaps of the values that are chosen. Problems: `api-px-request` (400), `api-px-too-many-cells` (403). */
export async function readPxData(
  id: string,
  { choices, format }: { readonly choices: readonly PxChoice[]; readonly format: PxFormat },
  context: PxContext,
): Promise<PxAnswer> {
  const { entry, table, variables } = await openTable(id);
  const most = format === 'xlsx' ? API_LIMITS.observationsOfSpreadsheet : API_LIMITS.observations;
  const chosen = selectValues(variables, choices, most);
  const cells = countCells(chosen);
  if (cells > most) throw pxTooManyCells(cells, most);
  const codes = variables.flatMap((one): [string, readonly string[]][] =>
    one.cubeId === null ? [] : [[one.cubeId, chosen.get(one.id) ?? []]],
  );
  const measures = variables
    .filter(({ cubeId }) => cubeId === null)
    .flatMap((one) => chosen.get(one.id) ?? []);
  const cut = cutProtectedTable(table, Object.fromEntries(codes), measures);
  if (format === 'json-stat2') {
    const dataset = toJsonStat(cut, { language: context.language });
    return toPxJson(toPxDataset(dataset, entry, variables, context));
  }
  const { place, release } = entry;
  const { language } = context;
  const origin = readSettings().origin;
  const body = await renderTable({ place, release, table: cut, format, language, origin, search: '' });
  const etag = computeEtag([release.releaseId, release.contentHash, entry.id, [...chosen], format, language]);
  return { body, mediaType: MEDIA_TYPES[format], etag };
}

export async function readPxCodeList(id: string, context: PxContext): Promise<PxAnswer> {
  const parsed = parsePxCodeListId(id);
  const open = parsed === null ? null : await openTable(parsed.tableId);
  const variable = open?.variables.find((one) => one.id === parsed?.variableId);
  if (parsed === null || variable === undefined)
    throw pxNotFound(
      `Code list with id, ${id.slice(0, 100)} can not be found; the metadata of a table list them`,
    );
  const { language } = context;
  return toPxJson({
    id,
    label: nameCodeList(variable, parsed.list, language),
    language,
    languages: [language],
    elimination: variable.totalCode !== null && parsed.list === 'all',
    ...(variable.totalCode === null || parsed.list !== 'all'
      ? {}
      : { eliminationValueCode: variable.totalCode }),
    type: 'Valueset',
    values: listCodeListValues(variable, parsed.list).map(({ code, label }) => ({
      code,
      label: readText(label, language),
      valueMap: [code],
    })),
    links: [toPxLink(context, 'self', `/codelists/${encodeURIComponent(id)}`)],
  });
}
