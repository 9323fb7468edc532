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
export const TABLE_FORMATS = ['csv', 'csv-metadata.json', 'json'] as const;
export type TableFormat = (typeof TABLE_FORMATS)[number];

export function toTableHref(
  slug: string,
  releaseId: string,
  file: { readonly cubeId: string; readonly format: TableFormat },
  language: Language,
): string {
  return `/api/v1/places/${slug}/releases/${releaseId}/${file.cubeId}.${file.format}?lang=${language}`;
}

export function listTableLinks(
  slug: string,
  releaseId: string,
  cubeId: string,
  language: Language,
): DownloadLink[] {
  const labels = { csv: 'CSV', 'csv-metadata.json': 'CSVW', json: 'JSON-stat' };
  return TABLE_FORMATS.map((format) => ({
    label: labels[format],
    href: toTableHref(slug, releaseId, { cubeId, format }, language),
  }));
}

export function toEmbedHref(slug: string, releaseId: string, figureId: string, language: Language): string {
  return `/embed/${slug}/${releaseId}/${figureId}?lang=${language}`;
}

/** The lines that another page copies. `origin`: address of this installation. */
export function writeEmbedCode(origin: string, href: string, figure: Pick<FigureView, 'title'>): string {
  const title = figure.title.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
  const address = `${origin}${href}`.replaceAll('&', '&amp;').replaceAll('"', '&quot;');
  return `<iframe src="${address}" title="${title}" width="100%" height="640" loading="lazy"></iframe>`;
}
