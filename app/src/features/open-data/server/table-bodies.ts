/** A protected table in each format. What of it is wanted was cut out before. */
import { openProtectedCube, type ProtectedCube } from '@vicus/cube';
import {
  toCsv,
  toCsvw,
  toJsonStat,
  toPx,
  toSdmxCsv,
  toSdmxJson,
  toSdmxJsonStructure,
  toSdmxMl,
  toSdmxMlStructure,
} from '@vicus/formats';
import { toTableHref, type TableFormat } from '#features/publication/links.rules.ts';
import { renderXlsx } from '#server/spreadsheet/render-table.ts';
import type { Language } from '#ui/languages.ts';
import { toLicenceDeed } from '../catalogue-licences.rules.ts';
import { toSdmxOptions } from '../sdmx-ids.rules.ts';
import { toDataSheet, toNotesSheet } from '../sheets.rules.ts';
import type { PublishedTable } from '../published-tables.types.ts';

export interface TableQuestion extends PublishedTable {
  readonly format: TableFormat;
  readonly language: Language;
  /** address of this installation, without a slash at the end */
  readonly origin: string;
  /** what stands behind the `?` besides the language, so that a description points at the same part */
  readonly search: string;
}

type Body = string | Uint8Array<ArrayBuffer>;

export function renderTable(question: TableQuestion): Body | Promise<Body> {
  const { table, format, language, release, place } = question;
  // The day of the edition, not of the request: equal questions have equal answers.
  const prepared = `${release.publishedOn}T00:00:00Z`;
  const { id } = openProtectedCube(table);
  switch (format) {
    case 'csv':
      return toCsv(table, { language, byteOrderMark: true });
    case 'csv-metadata.json':
      return toJsonText({
        ...toCsvw(table, { csvUrl: toCsvUrl(question), language }),
        ...describeEdition(question),
      });
    case 'xlsx':
      return renderXlsx([toDataSheet(table, language), toNotesSheet(question)]);
    case 'json':
      return toJsonText({ ...toJsonStat(table, { language }), updated: prepared });
    case 'px':
      return toPx(table, {
        language,
        prepared,
        ...(place.contactEmail === '' ? {} : { contact: place.contactEmail }),
      });
    default:
      return renderSdmx(table, format, { ...toSdmxOptions(place, release, id), prepared, language });
  }
}

type SdmxFormat = Extract<TableFormat, `sdmx${string}`>;

function renderSdmx(
  table: ProtectedCube,
  format: SdmxFormat,
  options: Parameters<typeof toSdmxJson>[1],
): string {
  switch (format) {
    case 'sdmx.csv':
      return toSdmxCsv(table, options);
    case 'sdmx.json':
      return toJsonText(toSdmxJson(table, options));
    case 'sdmx-structure.json':
      return toJsonText(toSdmxJsonStructure(table, options));
    case 'sdmx.xml':
      return toSdmxMl(table, options);
    case 'sdmx-structure.xml':
      return toSdmxMlStructure(table, options);
  }
}

/** One line: a table of 100,000 numbers is no reading for people. */
function toJsonText(value: unknown): string {
  return `${JSON.stringify(value)}\n`;
}

/** Relative to the description, which stands beside the data. */
function toCsvUrl({ place, release, table, language, search }: TableQuestion): string {
  const cubeId = openProtectedCube(table).id;
  const href = toTableHref(place.slug, release.releaseId, { cubeId, format: 'csv' }, language);
  return search === '' ? href : `${href}&${search}`;
}

/** What a description says of the edition the table belongs to. */
function describeEdition({ place, release, origin }: TableQuestion): Readonly<Record<string, unknown>> {
  return {
    'dc:publisher': place.name,
    'dc:license': { '@id': toLicenceDeed(release.licence) },
    'dc:issued': release.publishedOn,
    'dc:isPartOf': `${origin}/p/${place.slug}/${release.releaseId}`,
  };
}
