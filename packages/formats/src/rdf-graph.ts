import { CubeProblem } from '@vicus/cube';
import type { Texts } from '@vicus/cube';
import { listTexts } from './identifiers.ts';

/** Vocabularies by prefix. */
export const PREFIXES = {
  adms: 'http://www.w3.org/ns/adms#',
  dcat: 'http://www.w3.org/ns/dcat#',
  dcatap: 'http://data.europa.eu/r5r/',
  dct: 'http://purl.org/dc/terms/',
  foaf: 'http://xmlns.com/foaf/0.1/',
  rdf: 'http://www.w3.org/1999/02/22-rdf-syntax-ns#',
  skos: 'http://www.w3.org/2004/02/skos/core#',
  vcard: 'http://www.w3.org/2006/vcard/ns#',
  xsd: 'http://www.w3.org/2001/XMLSchema#',
} as const;

/** Names with a prefix above, e.g. `dct:title`. */
export type Name = `${keyof typeof PREFIXES}:${string}`;

/** What a statement says: an address, a text, a typed value, or a thing without an address of its own. */
export type RdfObject =
  | { readonly kind: 'iri'; readonly iri: string }
  | { readonly kind: 'text'; readonly text: string; readonly language: string | null }
  | { readonly kind: 'typed'; readonly text: string; readonly datatype: Name }
  | { readonly kind: 'node'; readonly node: RdfNode };

export interface RdfNode {
  /** absolute and escaped; null: a blank node, which stands where it is said */
  readonly iri: string | null;
  readonly types: readonly Name[];
  readonly statements: readonly (readonly [Name, readonly RdfObject[]])[];
}

/** An absolute IRI whose forbidden characters are percent-encoded. Error: `bad-text` for an address without a scheme. */
export function toIri(address: string, where: string): string {
  if (!/^[A-Za-z][A-Za-z0-9+.-]*:/.test(address))
    throw new CubeProblem('bad-text', where, `"${address}" is no absolute address`);
  return address
    .toWellFormed()
    .replaceAll(/[\p{Cc}\p{Z}\p{Co}\p{Cn}<>"{}|\\^`\uFFFD]/gu, encodeURIComponent)
    .replaceAll(/%(?![0-9A-Fa-f]{2})/g, '%25');
}

export const iri = (address: string, where = 'iri'): RdfObject => ({
  kind: 'iri',
  iri: toIri(address, where),
});
export const typed = (text: string, datatype: Name): RdfObject => ({ kind: 'typed', text, datatype });
export const plain = (text: string): RdfObject => ({
  kind: 'text',
  text: text.toWellFormed(),
  language: null,
});
export const nested = (types: readonly Name[], statements: RdfNode['statements']): RdfObject => ({
  kind: 'node',
  node: { iri: null, types, statements },
});

/** One text for each language; a hyphen where there is none, because a reader expects a text. */
export function texts(all: Texts): RdfObject[] {
  const listed = listTexts(all);
  const shown: [string, string][] = listed.length === 0 ? [['en', '-']] : listed;
  return shown.map(([language, text]) => ({ kind: 'text', text: text.toWellFormed(), language }));
}

/** A day or an instant with its type. Error: `bad-text` for any other text. */
export function moment(text: string, where: string): RdfObject {
  if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return typed(text, 'xsd:date');
  if (/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})$/.test(text))
    return typed(text, 'xsd:dateTime');
  throw new CubeProblem('bad-text', where, `"${text}" is neither a day nor an instant`);
}

/** Leaves out what is not given. */
export const optional = <T>(
  given: T | undefined,
  say: (value: T) => readonly RdfObject[],
): readonly RdfObject[] => (given === undefined ? [] : say(given));
