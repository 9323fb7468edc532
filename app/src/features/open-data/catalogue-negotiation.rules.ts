/** Which form of the catalogue is given to whom asks for it without saying a format. */
import Negotiator from 'negotiator';
import { CATALOGUE_FORMATS, type CatalogueFormat } from './catalogue.types.ts';

/** The first is given where everything is welcome, and where nothing of ours is (RFC 9110, 15.5.7 allows both). */
const OFFERED: readonly (readonly [mediaType: string, format: CatalogueFormat | 'html'])[] = [
  ['text/turtle', 'ttl'],
  ['application/ld+json', 'jsonld'],
  ['application/json', 'jsonld'],
  ['text/html', 'html'],
  ['application/xhtml+xml', 'html'],
];

/** No program sends more; the rest of a longer header is not read. */
const MAXIMUM_ACCEPT_CHARACTERS = 1_000;

/** By `Accept`; `html`: a person, who is better served by the page. */
export function chooseCatalogueFormat(accept: string | null): CatalogueFormat | 'html' {
  const header = (accept ?? '*/*').slice(0, MAXIMUM_ACCEPT_CHARACTERS);
  const offered = OFFERED.map(([mediaType]) => mediaType);
  const [best] = new Negotiator({ headers: { accept: header } }).mediaTypes(offered);
  return OFFERED.find(([mediaType]) => mediaType === best)?.[1] ?? 'ttl';
}

/** See the other address: that of the format, or the page for people. `address`: of the catalogue without a format. */
export function redirectToFormat(accept: string | null, address: string, page: string): Response {
  const format = chooseCatalogueFormat(accept);
  const location = format === 'html' ? page : `${address}.${format}`;
  return new Response(null, {
    status: 303,
    headers: { location, vary: 'accept', 'access-control-allow-origin': '*' },
  });
}

export function isCatalogueFormat(text: string): text is CatalogueFormat {
  return CATALOGUE_FORMATS.some((format) => format === text);
}
