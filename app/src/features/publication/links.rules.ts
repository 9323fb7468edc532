/** Addresses of what is public. The address owns the language. */
import type { Language } from '#ui/messages.ts';
import type { DownloadLink, FigureView } from './publication.types.ts';

export const toPlaceHref = (slug: string, language: Language): string => `/p/${slug}?lang=${language}`;
export const toReleaseHref = (slug: string, releaseId: string, language: Language): string =>
  `/p/${slug}/${releaseId}?lang=${language}`;
export const toMethodHref = (method: string, language: Language): string =>
  `/methods/${method}?lang=${language}`;
export const toReportHref = (slug: string, releaseId: string, name: string): string =>
  `/p/${slug}/${releaseId}/${name}`;

/** Formats in which a table can be fetched; the ending of its address. */
export const TABLE_FORMATS = [
  'csv',
  'csv-metadata.json',
  'xlsx',
  'json',
  'px',
  'sdmx.csv',
  'sdmx.json',
  'sdmx-structure.json',
  'sdmx.xml',
  'sdmx-structure.xml',
] as const;
export type TableFormat = (typeof TABLE_FORMATS)[number];

/** What people call them; proper names in every language. */
const FORMAT_NAMES: Readonly<Record<TableFormat, string>> = {
  csv: 'CSV',
  'csv-metadata.json': 'CSVW',
  xlsx: 'Excel',
  json: 'JSON-stat',
  px: 'PX',
  'sdmx.csv': 'SDMX-CSV',
  'sdmx.json': 'SDMX-JSON',
  'sdmx-structure.json': 'SDMX-JSON (structure)',
  'sdmx.xml': 'SDMX-ML',
  'sdmx-structure.xml': 'SDMX-ML (structure)',
};

export const toFormatName = (format: TableFormat): string => FORMAT_NAMES[format];

export function toTableHref(
  slug: string,
  releaseId: string,
  file: { readonly cubeId: string; readonly format: TableFormat },
  language: Language,
): string {
  return `/api/v1/places/${slug}/releases/${releaseId}/${encodeURIComponent(file.cubeId)}/data.${file.format}?lang=${language}`;
}

/** `formats`: which of them; a page names those that people open, a program is told all. */
export function listTableLinks(
  slug: string,
  releaseId: string,
  cubeId: string,
  language: Language,
  formats: readonly TableFormat[] = FORMATS_OF_PAGES,
): DownloadLink[] {
  return formats.map((format) => ({
    label: FORMAT_NAMES[format],
    href: toTableHref(slug, releaseId, { cubeId, format }, language),
  }));
}

const FORMATS_OF_PAGES: readonly TableFormat[] = [
  'csv',
  'xlsx',
  'json',
  'px',
  'sdmx.csv',
  'sdmx.json',
  'sdmx.xml',
];

/** The drawing of a figure as files. */
export const listPictureLinks = (
  slug: string,
  releaseId: string,
  figureId: string,
  language: Language,
): DownloadLink[] =>
  (['svg', 'png'] as const).map((format) => ({
    label: format.toUpperCase(),
    href: `/p/${slug}/${releaseId}/${figureId}.${format}?lang=${language}`,
  }));

export function toEmbedHref(slug: string, releaseId: string, figureId: string, language: Language): string {
  return `/embed/${slug}/${releaseId}/${figureId}?lang=${language}`;
}

/** The lines that another page copies. `origin`: address of this installation. */
export function writeEmbedCode(origin: string, href: string, figure: Pick<FigureView, 'title'>): string {
  const title = figure.title.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
  const address = `${origin}${href}`.replaceAll('&', '&amp;').replaceAll('"', '&quot;');
  return `<iframe src="${address}" title="${title}" width="100%" height="640" loading="lazy"></iframe>`;
}

const LICENCE_HREFS: Readonly<Record<string, string>> = {
  'CC-BY-4.0': 'https://creativecommons.org/licenses/by/4.0/',
  'CC-BY-SA-4.0': 'https://creativecommons.org/licenses/by-sa/4.0/',
  'CC0-1.0': 'https://creativecommons.org/publicdomain/zero/1.0/',
};

export const toLicenceHref = (licence: string): string =>
  LICENCE_HREFS[licence] ?? 'https://creativecommons.org/';
/** As people write it, e.g. `CC BY-SA 4.0`. */
export const toLicenceName = (licence: string): string =>
  licence.replace(/^CC-/, 'CC ').replace(/-(\d)/, ' $1');
