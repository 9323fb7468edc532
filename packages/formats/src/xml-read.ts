import { SaxesParser } from 'saxes';
import type { FindingList } from './source-findings.ts';

/** An element as it begins; `name` without its prefix. */
export interface XmlElement {
  readonly name: string;
  /** by name without prefix; declarations of namespaces are not among them */
  readonly attributes: ReadonlyMap<string, string>;
  /** those without a prefix only */
  readonly unprefixed: ReadonlyMap<string, string>;
  /** addresses of the namespaces declared here */
  readonly namespaces: readonly string[];
  /** 1-based line on which it begins */
  readonly line: number;
}

/** What a reader of a document wants to be told. */
export interface XmlVisitor {
  /** an element begins; `path`: local names from the root to its parent */
  readonly open: (element: XmlElement, path: readonly string[]) => void;
  /** an element ends; `text`: what stands directly in it */
  readonly close?: (element: XmlElement, path: readonly string[], text: string) => void;
}

/**
 * Walks through an XML document. Entities of a document type are not expanded, nothing outside the text is read. Error
 * `not-xml` with its line at the first mistake; what came before it has been told, so look at the findings after.
 */
export function visitXml(text: string, visitor: XmlVisitor, findings: FindingList): void {
  const parser = new SaxesParser({ xmlns: false, position: true });
  const open: { readonly element: XmlElement; text: string }[] = [];
  let failed = false;
  parser.on('error', (error) => {
    if (!failed) findings.add('error', 'not-xml', parser.line, null, { given: error.message.slice(0, 120) });
    failed = true;
  });
  parser.on('opentag', ({ name, attributes }) => {
    if (failed) return;
    const element = toElement(name, attributes, parser.line);
    visitor.open(
      element,
      open.map((one) => one.element.name),
    );
    open.push({ element, text: '' });
  });
  const addText = (more: string): void => {
    const last = open.at(-1);
    if (last !== undefined) last.text += more;
  };
  parser.on('text', addText);
  parser.on('cdata', addText);
  parser.on('closetag', () => {
    const last = open.pop();
    if (failed || last === undefined) return;
    visitor.close?.(
      last.element,
      open.map((one) => one.element.name),
      last.text,
    );
  });
  parser.write(text.replace(/^\uFEFF/, '')).close();
}

function toElement(name: string, attributes: Readonly<Record<string, string>>, line: number): XmlElement {
  const declares = ([key]: [string, string]): boolean => key === 'xmlns' || key.startsWith('xmlns:');
  const all = Object.entries(attributes);
  const said = all.filter((one) => !declares(one));
  return {
    name: toLocal(name),
    attributes: new Map(said.map(([key, value]) => [toLocal(key), value])),
    unprefixed: new Map(said.filter(([key]) => !key.includes(':'))),
    namespaces: all.filter(declares).map(([, address]) => address),
    line,
  };
}

const toLocal = (name: string): string => name.slice(name.indexOf(':') + 1);
