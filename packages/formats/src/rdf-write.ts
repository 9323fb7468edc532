import { PREFIXES } from './rdf-graph.ts';
import type { RdfNode, RdfObject } from './rdf-graph.ts';

const ESCAPES: Readonly<Record<string, string>> = {
  '"': '\\"',
  '\\': '\\\\',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
};

/** A text of Turtle between quotation marks. Source: W3C RDF 1.1 Turtle, 6.4. */
function quote(text: string): string {
  const escaped = text.replaceAll(
    /["\\\p{Cc}]/gu,
    (sign) => ESCAPES[sign] ?? `\\u${sign.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`,
  );
  return `"${escaped}"`;
}

/** The nodes as Turtle, with prefixes. */
export function writeTurtle(nodes: readonly RdfNode[]): string {
  const prefixes = Object.entries(PREFIXES).map(([prefix, address]) => `@prefix ${prefix}: <${address}> .`);
  const blocks = nodes.map((node) => `<${node.iri ?? ''}> ${writeStatements(node, '  ')} .`);
  return `${[prefixes.join('\n'), ...blocks].join('\n\n')}\n`;
}

function writeStatements({ types, statements }: RdfNode, indent: string): string {
  const said = statements.filter(([, objects]) => objects.length > 0);
  const lines = said.map(
    ([name, objects]) => `${name} ${objects.map((one) => writeObject(one, `${indent}  `)).join(', ')}`,
  );
  return [`a ${types.join(', ')}`, ...lines].join(` ;\n${indent}`);
}

function writeObject(object: RdfObject, indent: string): string {
  switch (object.kind) {
    case 'iri':
      return `<${object.iri}>`;
    case 'text':
      return `${quote(object.text)}${object.language === null ? '' : `@${object.language}`}`;
    case 'typed':
      return `${quote(object.text)}^^${object.datatype}`;
    case 'node':
      return `[ ${writeStatements(object.node, indent)} ]`;
  }
}

/** The nodes as JSON-LD 1.1 with its context inside, so that a reader needs nothing from elsewhere. */
export function writeJsonLd(nodes: readonly RdfNode[]): Readonly<Record<string, unknown>> {
  return { '@context': PREFIXES, '@graph': nodes.map(toNodeObject) };
}

function toNodeObject({ iri, types, statements }: RdfNode): Readonly<Record<string, unknown>> {
  const said = statements.filter(([, objects]) => objects.length > 0);
  return {
    ...(iri === null ? {} : { '@id': iri }),
    '@type': types,
    ...Object.fromEntries(said.map(([name, objects]) => [name, objects.map(toValueObject)])),
  };
}

function toValueObject(object: RdfObject): unknown {
  switch (object.kind) {
    case 'iri':
      return { '@id': object.iri };
    case 'text':
      return object.language === null
        ? { '@value': object.text }
        : { '@value': object.text, '@language': object.language };
    case 'typed':
      return { '@value': object.text, '@type': object.datatype };
    case 'node':
      return toNodeObject(object.node);
  }
}
