/** Media types of the formats of a table, and which of them a program that sends `Accept` is given. */
import Negotiator from 'negotiator';
import { TABLE_FORMATS, type TableFormat } from '#features/publication/links.rules.ts';

const SPREADSHEET = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** As they are written in answers. Parameters of SDMX by its guidelines for media types (SDMX REST, "formats"). */
export const MEDIA_TYPES: Readonly<Record<TableFormat, string>> = {
  csv: 'text/csv; charset=utf-8',
  'csv-metadata.json': 'application/csvm+json',
  xlsx: SPREADSHEET,
  json: 'application/json',
  // The format has no registered name.
  px: 'text/x-pc-axis; charset=utf-8',
  'sdmx.csv': 'application/vnd.sdmx.data+csv; version=2.0.0; charset=utf-8',
  'sdmx.json': 'application/vnd.sdmx.data+json; version=2.0.0',
  'sdmx-structure.json': 'application/vnd.sdmx.structure+json; version=2.0.0',
  'sdmx.xml': 'application/vnd.sdmx.structurespecificdata+xml; version=2.1',
  'sdmx-structure.xml': 'application/vnd.sdmx.structure+xml; version=2.1',
};

/** Other names by which programs ask for the same; the first format is given where everything is welcome. */
const OFFERED: readonly (readonly [mediaType: string, format: TableFormat])[] = [
  ['text/csv', 'csv'],
  ['application/json', 'json'],
  ['application/vnd.json-stat+json', 'json'],
  ['application/csvm+json', 'csv-metadata.json'],
  [SPREADSHEET, 'xlsx'],
  ['text/x-pc-axis', 'px'],
  ['application/vnd.sdmx.data+csv;version=2.0.0', 'sdmx.csv'],
  ['application/vnd.sdmx.data+json;version=2.0.0', 'sdmx.json'],
  ['application/vnd.sdmx.structure+json;version=2.0.0', 'sdmx-structure.json'],
  ['application/vnd.sdmx.structurespecificdata+xml;version=2.1', 'sdmx.xml'],
  ['application/vnd.sdmx.structure+xml;version=2.1', 'sdmx-structure.xml'],
  ['application/xml', 'sdmx.xml'],
  ['text/xml', 'sdmx.xml'],
];

/** What can be asked for by `Accept`, once each. */
export const OFFERED_MEDIA_TYPES: readonly string[] = OFFERED.map(([mediaType]) => mediaType);

/** No program sends more; the rest of a longer header is not read. */
const MAXIMUM_ACCEPT_CHARACTERS = 1_000;

/** The format a program likes best by its `Accept` (RFC 9110, 12.5.1); null: none of ours. Without the header: CSV. */
export function chooseFormat(accept: string | null): TableFormat | null {
  const header = (accept?.trim() || '*/*').slice(0, MAXIMUM_ACCEPT_CHARACTERS);
  const [best] = new Negotiator({ headers: { accept: header } }).mediaTypes([...OFFERED_MEDIA_TYPES]);
  return OFFERED.find(([mediaType]) => mediaType === best)?.[1] ?? null;
}

/** What clients of SDMX-JSON put behind every address they are given. */
const OTHER_NAMES: Readonly<Record<string, TableFormat>> = { jsondata: 'sdmx.json' };

/** The format that `?format=` names; as it stands where there is none of that name. */
export function readFormatName(text: string): string {
  return Object.hasOwn(OTHER_NAMES, text) ? (OTHER_NAMES[text] ?? text) : text;
}

export function isTableFormat(text: string): text is TableFormat {
  return TABLE_FORMATS.some((format) => format === text);
}
