/** Lists of PxWebApi 2: configuration, tables by words and days, folders: one for each place. */
import { addDays, today } from '#server/clock.ts';
import { readSettings } from '#server/settings/settings.ts';
import { LANGUAGE_NAMES, LANGUAGES } from '#ui/languages.ts';
import { API_LIMITS } from '../limits.rules.ts';
import { describePxTable, matchesSearch, toPxLink, type PxContext } from '../pxweb-answers.rules.ts';
import { pxNotFound, pxRequest } from '../pxweb.problems.ts';
import { listPublishedPlaces, listPublishedTables } from './published-tables.usecases.ts';
import { PX_FORMATS, toPxJson, type PxAnswer } from './pxweb.usecases.ts';

/** No limit on this installation: the specification asks for a number. */
const UNLIMITED = 1_000_000;

export function readPxConfig(): PxAnswer {
  const { version, apiRequestsPerMinute } = readSettings();
  return toPxJson({
    apiVersion: '2.0.0',
    appVersion: version,
    languages: LANGUAGES.public.map((id) => ({ id, label: LANGUAGE_NAMES[id] })),
    defaultLanguage: 'en',
    maxDataCells: API_LIMITS.observations,
    maxCallsPerTimeWindow: apiRequestsPerMinute === 0 ? UNLIMITED : apiRequestsPerMinute,
    timeWindow: 60,
    license: 'https://creativecommons.org/licenses/by/4.0/',
    sourceReferences: SOURCES,
    defaultDataFormat: PX_FORMATS[0],
    dataFormats: PX_FORMATS,
    features: [
      { id: 'CORS', params: [{ key: 'enabled', value: 'true' }] },
      { id: 'SavedQueries', params: [{ key: 'enabled', value: 'false' }] },
      { id: 'Placement', params: [{ key: 'enabled', value: 'false' }] },
    ],
  });
}

const SOURCES = [
  { language: 'en', text: 'Source: the place that published the table, with the day and edition' },
  { language: 'de', text: 'Quelle: der Ort, der die Tabelle veröffentlicht hat, mit Tag und Ausgabe' },
  { language: 'es', text: 'Fuente: el lugar que publicó la tabla, con el día y la edición' },
  { language: 'it', text: 'Fonte: il luogo che ha pubblicato la tabella, con giorno ed edizione' },
];

const MAXIMUM_PAGE = 1_000;

function readNumber(query: URLSearchParams, name: string, otherwise: number): number {
  const text = query.get(name);
  if (text === null || text === '') return otherwise;
  if (!/^[1-9]\d{0,8}$/.test(text)) throw pxRequest(`${name} is a whole number from 1 on`);
  return Number(text);
}

/** Tables of all real places: those of an example enter no list. */
export async function listPxTables(query: URLSearchParams, context: PxContext): Promise<PxAnswer> {
  const pastDays = query.get('pastDays') === null ? null : readNumber(query, 'pastDays', 1);
  const pageSize = Math.min(readNumber(query, 'pageSize', 20), MAXIMUM_PAGE);
  const pageNumber = readNumber(query, 'pageNumber', 1);
  const search = (query.get('query') ?? '').trim().slice(0, 200);
  const since = pastDays === null ? '' : addDays(today(), -Math.min(pastDays, 100_000));
  const found = (await listPublishedTables()).filter(
    (one) => one.release.publishedOn >= since && (search === '' || matchesSearch(one, search)),
  );
  const totalPages = Math.max(1, Math.ceil(found.length / pageSize));
  if (pageNumber > totalPages) throw pxNotFound(`There are ${totalPages} pages of ${pageSize} tables`);
  const toPage = (rel: string, number: number) =>
    toPxLink(context, rel, `/tables?${toSearch(query, number, pageSize)}`);
  return toPxJson({
    language: context.language,
    tables: found
      .slice((pageNumber - 1) * pageSize, pageNumber * pageSize)
      .map((one) => describePxTable(one, context)),
    page: {
      pageNumber,
      pageSize,
      totalElements: found.length,
      totalPages,
      links: [
        ...(pageNumber < totalPages ? [toPage('next', pageNumber + 1)] : []),
        ...(pageNumber > 1 ? [toPage('previous', pageNumber - 1)] : []),
        toPage('last', totalPages),
      ],
    },
    links: [toPage('self', pageNumber)],
  });
}

function toSearch(query: URLSearchParams, pageNumber: number, pageSize: number): string {
  const kept = ['query', 'pastDays'].flatMap((name): [string, string][] => {
    const text = query.get(name);
    return text === null ? [] : [[name, text]];
  });
  const pages: [string, string][] = [
    ['pageNumber', String(pageNumber)],
    ['pageSize', String(pageSize)],
  ];
  return new URLSearchParams([...kept, ...pages]).toString();
}

/** Folders: the root holds places, a place holds its tables. */
export async function readPxFolder(id: string | null, context: PxContext): Promise<PxAnswer> {
  const { language } = context;
  const places = await listPublishedPlaces();
  if (id === null)
    return toPxJson({
      language,
      id: '',
      label: 'Vicus',
      description: '',
      tags: [],
      folderContents: places
        .filter(({ isExample }) => !isExample)
        .map(({ slug, name, region }) => ({
          type: 'FolderInformation',
          id: slug,
          label: name,
          description: region,
          sortCode: slug,
          tags: [],
          links: [toPxLink(context, 'self', `/navigation/${slug}`)],
        })),
      links: [toPxLink(context, 'self', '/navigation')],
    });
  const place = places.find(({ slug }) => slug === id);
  if (place === undefined)
    throw pxNotFound(`Node with id, ${id.slice(0, 100)} can not be found; /navigation lists them`);
  return toPxJson({
    language,
    id,
    label: place.name,
    description: place.region,
    tags: [],
    folderContents: (await listPublishedTables(id)).map((one) => describePxTable(one, context)),
    links: [toPxLink(context, 'self', `/navigation/${id}`)],
  });
}
