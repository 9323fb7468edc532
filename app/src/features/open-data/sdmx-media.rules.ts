/** In which file type a query of SDMX REST is answered: by `Accept`, or by `format` where a person types the address. */
import { sdmxNotAcceptable, sdmxSyntax } from './sdmx.problems.ts';

export type SdmxService = 'v1' | 'v2';
export type SdmxResource = 'data' | 'availability' | 'structure';
export type SdmxFileType = 'json' | 'xml' | 'csv-1' | 'csv-2';

export interface SdmxMedia {
  readonly type: SdmxFileType;
  /** codes with their names beside them; only in CSV */
  readonly labels: 'id' | 'both';
}

/** As they are written in answers. */
const DATA: Readonly<Record<SdmxFileType, string>> = {
  json: 'application/vnd.sdmx.data+json; version=2.0.0',
  xml: 'application/vnd.sdmx.structurespecificdata+xml; version=2.1',
  'csv-1': 'application/vnd.sdmx.data+csv; version=1.0.0',
  'csv-2': 'application/vnd.sdmx.data+csv; version=2.0.0',
};
const STRUCTURE: Readonly<Partial<Record<SdmxFileType, string>>> = {
  json: 'application/vnd.sdmx.structure+json; version=2.0.0',
  xml: 'application/vnd.sdmx.structure+xml; version=2.1',
};

export function toSdmxMediaType({ type, labels }: SdmxMedia, resource: SdmxResource): string {
  const written = resource === 'data' ? DATA[type] : (STRUCTURE[type] ?? '');
  return type.startsWith('csv') ? `${written}; labels=${labels}; charset=utf-8` : written;
}

/** Words for `format` that .Stat, the ECB and Eurostat use too. */
const FORMATS: Readonly<Record<string, SdmxMedia>> = {
  json: { type: 'json', labels: 'id' },
  jsondata: { type: 'json', labels: 'id' },
  xml: { type: 'xml', labels: 'id' },
  structurespecificdata: { type: 'xml', labels: 'id' },
  csv: { type: 'csv-2', labels: 'id' },
  csvdata: { type: 'csv-1', labels: 'id' },
  csvfile: { type: 'csv-1', labels: 'id' },
  csvfilewithlabels: { type: 'csv-1', labels: 'both' },
};

interface Range {
  readonly name: string;
  readonly parameters: ReadonlyMap<string, string>;
  readonly quality: number;
}

/** No program sends more; the rest of a longer header is not read. */
const MAXIMUM_ACCEPT_CHARACTERS = 1_000;

/** Media ranges of `Accept` (RFC 9110, 12.5.1), best first. */
function listRanges(accept: string): Range[] {
  const ranges = accept
    .slice(0, MAXIMUM_ACCEPT_CHARACTERS)
    .split(',')
    .map((text): Range => {
      const [name = '', ...rest] = text.split(';').map((part) => part.trim());
      const parameters = new Map(
        rest.map((part): [string, string] => {
          const at = part.indexOf('=');
          const value = part.slice(at + 1).replaceAll('"', '');
          return [part.slice(0, Math.max(at, 0)).trim().toLowerCase(), value.trim().toLowerCase()];
        }),
      );
      const quality = Number(parameters.get('q') ?? 1);
      return { name: name.toLowerCase(), parameters, quality: Number.isFinite(quality) ? quality : 0 };
    });
  return ranges.filter(({ quality }) => quality > 0).toSorted((a, b) => b.quality - a.quality);
}

/** `2.0.0`, `2.0`, `2`, and with the `+` of semantic versions, e.g. `2.0.0+` or `1+.0.0`. */
function fitsVersion(wanted: string | undefined, ours: string): boolean {
  if (wanted === undefined) return true;
  const [asked, have] = [wanted.replaceAll('+', ''), ours].map((one) => one.split('.').map(Number));
  if (asked === undefined || have === undefined || asked.some(Number.isNaN)) return false;
  const fits = have.every((part, i) => part === (asked[i] ?? 0));
  const isOpen = wanted.includes('+') && have.join('.') >= asked.join('.');
  return fits || isOpen;
}

const plain = (type: SdmxFileType): SdmxMedia => ({ type, labels: 'id' });

function chooseForRange(range: Range, resource: SdmxResource, service: SdmxService): SdmxMedia | null {
  const { name, parameters } = range;
  const version = parameters.get('version');
  if (name === '*/*' || name === 'application/*') return plain(service === 'v1' ? 'xml' : 'json');
  if (name === 'application/json') return plain('json');
  if (name === 'application/xml' || name === 'text/xml') return plain('xml');
  const [kind, xml] = resource === 'data' ? ['data', 'structurespecificdata'] : ['structure', 'structure'];
  if (name === `application/vnd.sdmx.${kind}+json`)
    return fitsVersion(version, '2.0.0') ? plain('json') : null;
  if (name === `application/vnd.sdmx.${xml}+xml`) return fitsVersion(version, '2.1') ? plain('xml') : null;
  return resource === 'data' && isWrittenCsv(range) ? chooseCsv(range, service) : null;
}

function chooseCsv(range: Range, service: SdmxService): SdmxMedia | null {
  const labels = range.parameters.get('labels') === 'both' ? 'both' : 'id';
  const version = range.name === 'text/csv' ? undefined : range.parameters.get('version');
  if (range.name !== 'text/csv' && range.name !== 'application/vnd.sdmx.data+csv') return null;
  if (version === undefined) return { type: service === 'v1' ? 'csv-1' : 'csv-2', labels };
  if (fitsVersion(version, '2.0.0')) return { type: 'csv-2', labels };
  return fitsVersion(version, '1.0.0') ? { type: 'csv-1', labels } : null;
}

/** Other spellings of times, series keys and names alone are not written. */
const isWrittenCsv = ({ parameters }: Range): boolean =>
  ['id', 'both'].includes(parameters.get('labels') ?? 'id') &&
  (parameters.get('timeformat') ?? 'original') === 'original' &&
  (parameters.get('keys') ?? 'none') === 'none';

/**
 * The file type a query is answered in. Problems: `api-sdmx-not-acceptable` (406) with what there is, `api-sdmx-syntax` for a
 * `format` that is none.
 */
export function chooseSdmxMedia(
  { accept, format }: { readonly accept: string | null; readonly format: string | undefined },
  resource: SdmxResource,
  service: SdmxService,
): SdmxMedia {
  if (format !== undefined) {
    const media = Object.hasOwn(FORMATS, format) ? FORMATS[format] : undefined;
    if (media !== undefined && (resource === 'data' || STRUCTURE[media.type] !== undefined)) return media;
    const words = resource === 'data' ? Object.keys(FORMATS) : ['json', 'xml'];
    throw sdmxSyntax(`format is one of ${words.join(', ')}`);
  }
  for (const range of listRanges(accept === null || accept.trim() === '' ? '*/*' : accept)) {
    const media = chooseForRange(range, resource, service);
    if (media !== null) return media;
  }
  const offered = Object.values(resource === 'data' ? DATA : STRUCTURE);
  throw sdmxNotAcceptable(
    `Not written here: ${(accept ?? '').slice(0, 200)}. Offered: ${offered.join(' | ')}`,
  );
}

/** Whether an error is told in XML: only to programs that ask for XML and nothing else first. */
export function wantsXmlErrors(accept: string | null, format: string | undefined): boolean {
  if (format !== undefined) return FORMATS[format]?.type === 'xml';
  return listRanges(accept ?? '')[0]?.name.endsWith('xml') === true;
}
