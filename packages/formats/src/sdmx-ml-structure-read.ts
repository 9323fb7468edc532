import type { SdmxSourceDimension } from './sdmx-source.ts';
import type { FindingList } from './source-findings.ts';
import { visitXml } from './xml-read.ts';
import type { XmlElement } from './xml-read.ts';

/** What a structure message says about a table. */
export interface SdmxMlStructure {
  /** name of the dataflow, or of the definition; null: it has none */
  readonly title: string | null;
  /** in the order of the key */
  readonly dimensions: readonly SdmxSourceDimension[];
}

/** Names of a thing by language; '' for the first. */
type Names = Map<string, string>;

interface Component {
  readonly id: string;
  readonly isTime: boolean;
  codelist: string;
  concept: string;
}

class StructureReading {
  readonly codelists = new Map<string, Map<string, Names>>();
  readonly concepts = new Map<string, Names>();
  readonly components: Component[] = [];
  readonly titles: Names = new Map();
  /** ids of Codelist, Code, Concept that are open */
  codelist = '';
  code = '';
  concept = '';
  definitions = 0;
}

/** Reads code lists, concepts and the dimensions of the one data structure definition. Errors: `not-xml`, `several-tables`. */
export function readSdmxMlStructure(
  text: string,
  language: string | undefined,
  findings: FindingList,
): SdmxMlStructure {
  const reading = new StructureReading();
  visitXml(
    text,
    {
      open: (element, path) => openElement(element, path, reading),
      close: (element, path, inside) => readName(element, path, inside, reading),
    },
    findings,
  );
  if (reading.definitions > 1) findings.add('error', 'several-tables', null, 'DataStructure');
  const choose = (names: Names | undefined): string | null =>
    names?.get(language ?? '') ?? names?.get('en') ?? names?.get('') ?? null;
  return {
    title: choose(reading.titles),
    dimensions: reading.components.map(({ id, isTime, codelist, concept }) => ({
      id,
      label: choose(reading.concepts.get(concept)) ?? id,
      isTime,
      names: new Map(
        [...(reading.codelists.get(codelist) ?? [])].map(([code, names]) => [code, choose(names) ?? code]),
      ),
    })),
  };
}

function openElement(element: XmlElement, path: readonly string[], reading: StructureReading): void {
  const { name, attributes } = element;
  const id = attributes.get('id') ?? '';
  switch (name) {
    case 'Codelist':
      reading.codelist = `${attributes.get('agencyID') ?? ''}:${id}`;
      reading.codelists.set(reading.codelist, new Map());
      break;
    case 'Code':
      reading.code = id;
      reading.codelists.get(reading.codelist)?.set(id, new Map());
      break;
    case 'Concept':
      reading.concept = id;
      reading.concepts.set(id, new Map());
      break;
    case 'DataStructure':
      reading.definitions += 1;
      break;
    case 'Dimension':
    case 'TimeDimension':
    case 'MeasureDimension':
      if (path.at(-1) === 'DimensionList')
        reading.components.push({ id, isTime: name === 'TimeDimension', codelist: '', concept: id });
      break;
    case 'Ref':
      readReference(element, path, reading);
  }
}

function readReference({ attributes }: XmlElement, path: readonly string[], reading: StructureReading): void {
  const component = reading.components.at(-1);
  if (component === undefined || !path.includes('DimensionList')) return;
  const id = attributes.get('id') ?? '';
  if (path.at(-1) === 'Enumeration') component.codelist = `${attributes.get('agencyID') ?? ''}:${id}`;
  if (path.at(-1) === 'ConceptIdentity') component.concept = id;
}

function readName(
  { name, attributes }: XmlElement,
  path: readonly string[],
  text: string,
  reading: StructureReading,
): void {
  if (name === 'URN') readUrn(text.trim(), path, reading);
  if (name !== 'Name') return;
  const into = {
    Code: reading.codelists.get(reading.codelist)?.get(reading.code),
    Concept: reading.concepts.get(reading.concept),
    Dataflow: reading.titles,
    DataStructure: reading.titles,
  }[path.at(-1) ?? ''];
  if (into === undefined) return;
  const language = attributes.get('lang') ?? '';
  if (!into.has(language)) into.set(language, text);
  if (!into.has('')) into.set('', text);
}

/** References as names: `…codelist.Codelist=ISO:CL_CURRENCY(1.0)`, `…Concept=SDMX:CROSS_DOMAIN_CONCEPTS(1.0).FREQ`. */
function readUrn(urn: string, path: readonly string[], reading: StructureReading): void {
  const component = reading.components.at(-1);
  if (component === undefined || !path.includes('DimensionList')) return;
  const list = /Codelist=([^(]+)\(/.exec(urn)?.[1];
  const concept = /Concept=[^(]+\([^)]*\)\.(.+)$/.exec(urn)?.[1];
  if (list !== undefined && path.at(-1) === 'Enumeration') component.codelist = list;
  if (concept !== undefined && path.at(-1) === 'ConceptIdentity') component.concept = concept;
}
