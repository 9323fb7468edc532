import type { ProtectedCube } from '@vicus/cube';
import { listSdmxArtefacts } from './sdmx-artefacts.ts';
import type { SdmxArtefact, SdmxArtefactKind } from './sdmx-artefacts.ts';
import { listNames, NAMESPACES, writeHeader } from './sdmx-ml-parts.ts';
import { toAttachment } from './sdmx-names.ts';
import { describeSdmx } from './sdmx-table.ts';
import type {
  SdmxAttribute,
  SdmxCode,
  SdmxCodelist,
  SdmxHead,
  SdmxMessageOptions,
  SdmxTable,
} from './sdmx.types.ts';
import { element, toXmlDocument } from './xml.ts';
import type { Xml } from './xml.ts';

/**
 * Writes the structures of a protected cube as an SDMX-ML 2.1 structure message: dataflow, category scheme and categorisations
 * where themes are given, code lists with parents, concepts, data structure definition; names in all languages of the cube. The
 * parts of SDMX's own lists that are used are marked as partial. Source: SDMX 2.1 Section 3A, SDMXStructure.xsd.
 *
 * @param sealed a protected cube
 * @param options agency, version, moment, language, themes
 * @returns the text of the file, UTF-8
 * @throws CubeProblem `not-sealed`; `bad-text` for an agency or version
 * @example
 * const cube = buildCube({
 *   id: 'answers',
 *   provenance: { title: { en: 'Answers' }, period: '2025', source: { en: 'Survey' }, method: 'cube', notes: [] },
 *   dimensions: [{ id: 'role', label: { en: 'Role' }, role: 'category', categories: [
 *     { code: 'all', label: { en: 'All' } }, { code: 'paid', label: { en: 'Paid < 2 years', de: 'Bezahlt' }, parent: 'all' }] }],
 *   measures: [{ id: 'n', label: { en: 'Answers' }, kind: 'count', unit: 'answers', decimals: 0 }],
 *   cells: [{ at: { role: 'all' }, measures: { n: 17 } }],
 *   unmentioned: 'withheld',
 * });
 * const sealed = sealProtectedCube(cube, { policyId: 'default', policyVersion: 1, codeVersion: '0.1.0' });
 * const xml = toSdmxMlStructure(sealed, { agency: 'VICUS', prepared: '2026-01-31T12:00:00Z', language: 'en' });
 * xml.match(/<structure:Code id="paid">.*?<\/structure:Code>/)[0] // => "<structure:Code id=\"paid\"><common:Name xml:lang=\"en\">Paid &lt; 2 years</common:Name><common:Name xml:lang=\"de\">Bezahlt</common:Name><structure:Parent><Ref id=\"all\"/></structure:Parent></structure:Code>"
 */
export function toSdmxMlStructure(sealed: ProtectedCube, options: SdmxMessageOptions): string {
  const table = describeSdmx(sealed, options);
  return toSdmxMlStructures(listSdmxArtefacts(table), { ...options, ...table });
}

/**
 * Writes chosen structures as an SDMX-ML 2.1 structure message: the answer to a query for structures.
 *
 * @param artefacts parts by `listSdmxArtefacts`, of one table or of many; stubs where `content` is null
 * @param head who sends the message, when
 * @returns the text of the file, UTF-8
 * @example
 * const scheme = { kind: 'agencyscheme', agency: 'VICUS', id: 'AGENCIES', version: '1.0', label: { en: 'Places' }, content: null };
 * const head = { agency: 'VICUS', agencyName: { en: 'Vicus' }, flow: 'AGENCIES', title: { en: 'Places' }, prepared: '2026-01-31T12:00:00Z', language: 'en' };
 * toSdmxMlStructures([scheme], head).match(/<structure:Agency.*<\/structure:AgencyScheme>/)[0] // => "<structure:AgencyScheme id=\"AGENCIES\" agencyID=\"VICUS\" version=\"1.0\" isExternalReference=\"true\"><common:Name xml:lang=\"en\">Places</common:Name></structure:AgencyScheme>"
 */
export function toSdmxMlStructures(artefacts: readonly SdmxArtefact[], head: SdmxHead): string {
  const structures = element('message:Structures', {}, listMlArtefacts(artefacts));
  return toXmlDocument(element('message:Structure', NAMESPACES, [writeHeader(head, head, null), structures]));
}

/** Lists of a message in the order that the schema asks for. */
const GROUPS: readonly (readonly [kind: SdmxArtefactKind, list: string, one: string])[] = [
  ['agencyscheme', 'OrganisationSchemes', 'AgencyScheme'],
  ['dataflow', 'Dataflows', 'Dataflow'],
  ['categoryscheme', 'CategorySchemes', 'CategoryScheme'],
  ['categorisation', 'Categorisations', 'Categorisation'],
  ['codelist', 'Codelists', 'Codelist'],
  ['conceptscheme', 'Concepts', 'ConceptScheme'],
  ['datastructure', 'DataStructures', 'DataStructure'],
];

export function listMlArtefacts(artefacts: readonly SdmxArtefact[]): Xml[] {
  return GROUPS.flatMap(([kind, list, tag]) => {
    const group = artefacts.filter((one) => one.kind === kind);
    if (group.length === 0) return [];
    return [
      element(
        `structure:${list}`,
        {},
        group.map((one) => writeArtefact(one, `structure:${tag}`)),
      ),
    ];
  });
}

function writeArtefact(artefact: SdmxArtefact, tag: string): Xml {
  const { kind, id, agency, version, label, description = null, annotations = [], content } = artefact;
  const attributes = {
    id,
    agencyID: agency,
    version,
    // Agencies come and go without a new version of their scheme.
    isFinal: kind === 'agencyscheme' ? undefined : 'true',
    isPartial: artefact.isPartial === true ? 'true' : undefined,
    isExternalReference: content === null ? 'true' : undefined,
  };
  return element(tag, attributes, [
    annotations.length === 0 ? null : writeAnnotations(annotations),
    ...listNames('common:Name', label),
    ...(description === null ? [] : listNames('common:Description', description)),
    ...(content === null ? [] : listContent(artefact)),
  ]);
}

function listContent(artefact: SdmxArtefact): Xml[] {
  if (artefact.content === null) return [];
  const { agency, version } = artefact;
  const own = { agencyID: agency, version };
  switch (artefact.kind) {
    case 'dataflow': {
      const { structure } = artefact.content;
      const reference = { id: structure, ...own, class: 'DataStructure', package: 'datastructure' };
      return [element('structure:Structure', {}, [element('Ref', reference)])];
    }
    case 'datastructure':
      return [writeComponents(artefact.content)];
    case 'codelist':
      return artefact.content.map(writeCode);
    case 'categorisation': {
      const { flow, category } = artefact.content;
      const source = { id: flow, ...own, package: 'datastructure', class: 'Dataflow' };
      const parent = { maintainableParentID: 'THEMES', maintainableParentVersion: version, agencyID: agency };
      const target = { id: category, ...parent, package: 'categoryscheme', class: 'Category' };
      return [
        element('structure:Source', {}, [element('Ref', source)]),
        element('structure:Target', {}, [element('Ref', target)]),
      ];
    }
    default:
      return artefact.content.map(({ id, label }) =>
        element(ITEMS[artefact.kind], { id }, listNames('common:Name', label)),
      );
  }
}

const ITEMS = {
  conceptscheme: 'structure:Concept',
  categoryscheme: 'structure:Category',
  agencyscheme: 'structure:Agency',
} as const;

function writeAnnotations(annotations: SdmxTable['annotations']): Xml {
  return element(
    'common:Annotations',
    {},
    annotations.map(({ type, texts }) =>
      element('common:Annotation', {}, [
        element('common:AnnotationType', {}, [type]),
        ...listNames('common:AnnotationText', texts),
      ]),
    ),
  );
}

const writeCode = (code: SdmxCode): Xml =>
  element('structure:Code', { id: code.id }, [
    code.id === code.code ? null : writeAnnotations([{ type: 'CODE', texts: { en: code.code } }]),
    ...listNames('common:Name', code.label),
    code.parent === undefined ? null : element('structure:Parent', {}, [element('Ref', { id: code.parent })]),
  ]);

/** Dimensions, attributes and the value. */
function writeComponents(table: SdmxTable): Xml {
  const coded = table.dimensions.filter(({ kind }) => kind !== 'time');
  const hasTime = coded.length < table.dimensions.length;
  const time = element('structure:TimeDimension', { id: 'TIME_PERIOD', position: String(coded.length + 1) }, [
    writeConcept(table, 'TIME_PERIOD'),
    element('structure:LocalRepresentation', {}, [
      element('structure:TextFormat', { textType: 'ObservationalTimePeriod' }),
    ]),
  ]);
  return element('structure:DataStructureComponents', {}, [
    element('structure:DimensionList', { id: 'DimensionDescriptor' }, [
      ...coded.map(({ id, codelist }, i) =>
        element('structure:Dimension', { id, position: String(i + 1) }, [
          writeConcept(table, id),
          codelist === null ? null : writeEnumeration(codelist),
        ]),
      ),
      hasTime ? time : null,
    ]),
    element(
      'structure:AttributeList',
      { id: 'AttributeDescriptor' },
      table.attributes.map((attribute) => writeAttribute(table, attribute)),
    ),
    element('structure:MeasureList', { id: 'MeasureDescriptor' }, [
      element('structure:PrimaryMeasure', { id: 'OBS_VALUE' }, [
        writeConcept(table, 'OBS_VALUE'),
        element('structure:LocalRepresentation', {}, [
          element('structure:TextFormat', { textType: 'Double' }),
        ]),
      ]),
    ]),
  ]);
}

function writeConcept({ agency, version, concepts }: SdmxTable, id: string): Xml {
  const reference = {
    id,
    maintainableParentID: concepts,
    maintainableParentVersion: version,
    agencyID: agency,
    package: 'conceptscheme',
    class: 'Concept',
  };
  return element('structure:ConceptIdentity', {}, [element('Ref', reference)]);
}

function writeEnumeration({ id, agency, version }: SdmxCodelist): Xml {
  const reference = { id, agencyID: agency, version, package: 'codelist', class: 'Codelist' };
  return element('structure:LocalRepresentation', {}, [
    element('structure:Enumeration', {}, [element('Ref', reference)]),
  ]);
}

function writeAttribute(table: SdmxTable, { id, dependsOn, codelist }: SdmxAttribute): Xml {
  const attachment = toAttachment(dependsOn);
  return element('structure:Attribute', { id, assignmentStatus: 'Mandatory' }, [
    writeConcept(table, id),
    writeEnumeration(codelist),
    element('structure:AttributeRelationship', {}, [
      attachment === null
        ? element('structure:PrimaryMeasure', {}, [element('Ref', { id: 'OBS_VALUE' })])
        : element('structure:Dimension', {}, [element('Ref', { id: attachment })]),
    ]),
  ]);
}
