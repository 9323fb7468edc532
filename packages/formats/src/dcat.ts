import { toDcatGraph } from './dcat-graph.ts';
import type { DcatCatalogue } from './dcat.types.ts';
import { writeJsonLd, writeTurtle } from './rdf-write.ts';

/**
 * Writes a catalogue by DCAT-AP 3 as Turtle: catalogue, datasets, distributions, services, publishers, licences, with all
 * mandatory and recommended properties. Themes, languages, formats and access rights are addresses of the EU's vocabularies;
 * places are NUTS regions or local units (LAU). Source: SEMIC, DCAT-AP 3.0.0.
 *
 * @param catalogue plain description; addresses are absolute IRIs, days ISO 8601
 * @returns the text of the file, UTF-8
 * @throws CubeProblem `bad-text` with the place for an address that is not absolute and a day that is none
 * @example
 * const publisher = { iri: 'https://town.example/', name: { en: 'Town' } };
 * const turtle = toDcatTurtle({
 *   iri: 'https://town.example/data', title: { en: 'Data of the "town"', de: 'Daten der Stadt' }, description: { en: 'All tables' },
 *   publisher, homepage: 'https://town.example/', licence: 'https://creativecommons.org/licenses/by/4.0/',
 *   languages: ['en', 'de'], issued: '2026-01-31', modified: '2026-01-31', spatial: [{ nuts: 'AT130' }], datasets: [],
 * });
 * turtle.match(/dct:title (.*) ;/)[1] // => "\"Data of the \\\"town\\\"\"@en, \"Daten der Stadt\"@de"
 * turtle.match(/dct:spatial (.*) ;/)[1] // => "<http://data.europa.eu/nuts/code/AT130>"
 */
export function toDcatTurtle(catalogue: DcatCatalogue): string {
  return writeTurtle(toDcatGraph(catalogue));
}

/**
 * Writes a catalogue by DCAT-AP 3 as JSON-LD 1.1: the same statements as `toDcatTurtle`, with the context inside.
 *
 * @param catalogue plain description; addresses are absolute IRIs, days ISO 8601
 * @returns an object for `JSON.stringify`
 * @throws CubeProblem `bad-text` with the place for an address that is not absolute and a day that is none
 * @example
 * const publisher = { iri: 'https://town.example/', name: { en: 'Town' } };
 * const jsonLd = toDcatJsonLd({
 *   iri: 'https://town.example/data', title: { en: 'Data' }, description: { en: 'All tables' },
 *   publisher, homepage: 'https://town.example/', licence: 'https://creativecommons.org/licenses/by/4.0/',
 *   languages: ['en'], issued: '2026-01-31', modified: '2026-01-31', spatial: [{ nuts: 'AT130' }], datasets: [],
 * });
 * jsonLd['@graph'][0]['@type'] // => ["dcat:Catalog"]
 * jsonLd['@graph'][0]['dct:title'] // => [{"@value":"Data","@language":"en"}]
 */
export function toDcatJsonLd(catalogue: DcatCatalogue): Readonly<Record<string, unknown>> {
  return writeJsonLd(toDcatGraph(catalogue));
}
