import type { ProtectedCube, Texts } from '@vicus/cube';
import { listNames, NAMESPACES, writeHeader } from './sdmx-ml-parts.ts';
import { listCodelists, listConcepts, toAttachment } from './sdmx-names.ts';
import { describeSdmx } from './sdmx-table.ts';
import type { SdmxAttribute, SdmxCodelist, SdmxMessageOptions, SdmxTable } from './sdmx.types.ts';
import { element, toXmlDocument } from './xml.ts';
import type { Xml } from './xml.ts';

/**
 * Writes the structures of a protected cube as an SDMX-ML 2.1 structure message: dataflow, category scheme and categorisations
 * where themes are given, code lists with parents, concepts, data structure definition; names in all languages of the cube. The
 * parts of SDMX's own lists that are used are marked as partial. Source: SDMX 2.1 Section 3A, SDMXStructure.xsd.
 *
 * @param sealed a protected cube
 * @param options agency, version, moment, language, themes; `select` has no effect
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
  const structures = element('message:Structures', {}, [
    element('structure:Dataflows', {}, [writeDataflow(table)]),
    ...listCategories(table),
    element('structure:Codelists', {}, listCodelists(table).map(writeCodelist)),
    element('structure:Concepts', {}, [writeConcepts(table)]),
    element('structure:DataStructures', {}, [writeStructure(table)]),
  ]);
  const root = element('message:Structure', NAMESPACES, [writeHeader(table, options, null), structures]);
  return toXmlDocument(root);
}

const toOwn = ({ agency, version }: SdmxTable, id: string) => ({
  id,
  agencyID: agency,
  version,
  isFinal: 'true',
});

function writeDataflow(table: SdmxTable): Xml {
  const { structure, agency, version, title, description } = table;
  const reference = {
    id: structure,
    agencyID: agency,
    version,
    class: 'DataStructure',
    package: 'datastructure',
  };
  return element('structure:Dataflow', toOwn(table, table.flow), [
    writeAnnotations(table.annotations),
    ...listNames('common:Name', title),
    ...(description === null ? [] : listNames('common:Description', description)),
    element('structure:Structure', {}, [element('Ref', reference)]),
  ]);
}

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

function writeCodelist({ id, agency, version, label, codes }: SdmxCodelist): Xml {
  const isPartial = agency === 'SDMX' ? 'true' : undefined;
  return element('structure:Codelist', { id, agencyID: agency, version, isFinal: 'true', isPartial }, [
    ...listNames('common:Name', label),
    ...codes.map((code) =>
      element('structure:Code', { id: code.id }, [
        code.id === code.code ? null : writeAnnotations([{ type: 'CODE', texts: { en: code.code } }]),
        ...listNames('common:Name', code.label),
        code.parent === undefined
          ? null
          : element('structure:Parent', {}, [element('Ref', { id: code.parent })]),
      ]),
    ),
  ]);
}

function writeConcepts(table: SdmxTable): Xml {
  return element('structure:ConceptScheme', toOwn(table, table.concepts), [
    ...listNames('common:Name', table.title),
    ...listConcepts(table).map(({ id, label }) =>
      element('structure:Concept', { id }, listNames('common:Name', label)),
    ),
  ]);
}

function writeStructure(table: SdmxTable): Xml {
  const coded = table.dimensions.filter(({ kind }) => kind !== 'time');
  const hasTime = coded.length < table.dimensions.length;
  const time = element('structure:TimeDimension', { id: 'TIME_PERIOD', position: String(coded.length + 1) }, [
    writeConcept(table, 'TIME_PERIOD'),
    element('structure:LocalRepresentation', {}, [
      element('structure:TextFormat', { textType: 'ObservationalTimePeriod' }),
    ]),
  ]);
  return element('structure:DataStructure', toOwn(table, table.structure), [
    ...listNames('common:Name', table.title),
    element('structure:DataStructureComponents', {}, [
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

/** A category for each theme, and the dataflow under each. */
function listCategories(table: SdmxTable): Xml[] {
  const { agency, version, themes, flow } = table;
  if (themes.length === 0) return [];
  const scheme: Texts = {
    en: 'Areas of life',
    de: 'Lebensbereiche',
    es: 'Áreas de la vida',
    it: 'Ambiti di vita',
  };
  const source = { id: flow, agencyID: agency, version, package: 'datastructure', class: 'Dataflow' };
  const parent = { maintainableParentID: 'THEMES', maintainableParentVersion: version, agencyID: agency };
  return [
    element('structure:CategorySchemes', {}, [
      element('structure:CategoryScheme', { ...toOwn(table, 'THEMES'), isPartial: 'true' }, [
        ...listNames('common:Name', scheme),
        ...themes.map(({ id, label }) =>
          element('structure:Category', { id }, listNames('common:Name', label)),
        ),
      ]),
    ]),
    element(
      'structure:Categorisations',
      {},
      themes.map(({ id, label }) =>
        element('structure:Categorisation', toOwn(table, `${flow}-${id}`), [
          ...listNames('common:Name', label),
          element('structure:Source', {}, [element('Ref', source)]),
          element('structure:Target', {}, [
            element('Ref', { id, ...parent, package: 'categoryscheme', class: 'Category' }),
          ]),
        ]),
      ),
    ),
  ];
}
