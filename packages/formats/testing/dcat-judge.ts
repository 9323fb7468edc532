/** Judges a catalogue by the shapes beside this file, through a SHACL engine and RDF readers that others wrote. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import jsonld from 'jsonld';
import { Parser, Store } from 'n3';
import type { Quad } from 'n3';
import SHACLValidator from 'rdf-validate-shacl';

const shapes = new Store(
  new Parser().parse(readFileSync(path.join(import.meta.dirname, 'dcat-ap.shacl.ttl'), 'utf8')),
);

export const parseTurtle = (text: string): Quad[] => new Parser().parse(text);

export async function parseJsonLd(json: object): Promise<Quad[]> {
  const text = (await jsonld.toRDF(json as jsonld.JsonLdDocument, {
    format: 'application/n-quads',
  })) as unknown as string;
  return new Parser({ format: 'N-Quads' }).parse(text);
}

/** `severity property` of everything the shapes find. */
export async function listShapeResults(quads: Quad[]): Promise<string[]> {
  const report = await new SHACLValidator(shapes).validate(new Store(quads));
  const shorten = (term: { readonly value: string } | null | undefined) =>
    /[^/#]*$/.exec(term?.value ?? '')?.[0] ?? '';
  return report.results.map((one) => {
    const found: unknown = one.path;
    const property = Array.isArray(found) ? undefined : (found as { value: string } | null);
    return `${shorten(one.severity)} ${shorten(property)}`;
  });
}
