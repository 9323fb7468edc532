import { readText } from '@vicus/cube';
import type { ProtectedCube, Texts } from '@vicus/cube';
import { listCodelists, listConcepts, toAttachment, toCodelistUrn, toNames, toUrns } from './sdmx-names.ts';
import { toMeta } from './sdmx-json-write.ts';
import type { SdmxJsonMessage } from './sdmx-json-write.ts';
import { describeSdmx } from './sdmx-table.ts';
import type {
  SdmxAttribute,
  SdmxCodelist,
  SdmxDimension,
  SdmxMessageOptions,
  SdmxTable,
} from './sdmx.types.ts';

type Entry = Readonly<Record<string, unknown>>;

/**
 * Writes the structures of a protected cube as an SDMX-JSON 2.0 structure message: dataflow, data structure definition, code
 * lists (with parents, in all languages of the cube), concepts, and a category scheme with categorisations where themes are
 * given. The parts of SDMX's own lists that are used are marked as partial. A code that had to be changed for SDMX carries the
 * one of the cube as annotation `CODE`. Source: SDMX-JSON structure message 2.0.0.
 *
 * @param sealed a protected cube
 * @param options agency, version, moment, language, themes; `select` has no effect
 * @returns an object for `JSON.stringify`
 * @throws CubeProblem `not-sealed`; `bad-text` for an agency or version
 * @example
 * const cube = buildCube({
 *   id: 'answers',
 *   provenance: { title: { en: 'Answers' }, period: '2025', source: { en: 'Survey' }, method: 'cube', notes: [] },
 *   dimensions: [{ id: 'role', label: { en: 'Role' }, role: 'category', categories: [
 *     { code: 'all', label: { en: 'All' } }, { code: 'elected', label: { en: 'Elected' }, parent: 'all' }] }],
 *   measures: [{ id: 'n', label: { en: 'Answers' }, kind: 'count', unit: 'answers', decimals: 0 }],
 *   cells: [{ at: { role: 'all' }, measures: { n: 17 } }],
 *   unmentioned: 'withheld',
 * });
 * const sealed = sealProtectedCube(cube, { policyId: 'default', policyVersion: 1, codeVersion: '0.1.0' });
 * const { data } = toSdmxJsonStructure(sealed, { agency: 'VICUS', prepared: '2026-01-31T12:00:00Z', language: 'en' });
 * data.dataflows[0].structure // => "urn:sdmx:org.sdmx.infomodel.datastructure.DataStructure=VICUS:DSD_answers(1.0)"
 * data.codelists[0].codes[1].parent // => "all"
 */
export function toSdmxJsonStructure(sealed: ProtectedCube, options: SdmxMessageOptions): SdmxJsonMessage {
  const table = describeSdmx(sealed, options);
  const { language } = options;
  const schema = 'https://json.sdmx.org/2.0.0/sdmx-json-structure-schema.json';
  const own = { agencyID: table.agency, version: table.version };
  return {
    $schema: schema,
    meta: toMeta(table, options, schema),
    data: {
      dataflows: [
        {
          id: table.flow,
          ...own,
          ...toNames(table.title, language),
          ...describe(table.description, language),
          structure: toUrns(table).structure,
          annotations: table.annotations.map(({ type, texts }) => annotate(type, texts, language)),
        },
      ],
      dataStructures: [
        {
          id: table.structure,
          ...own,
          ...toNames(table.title, language),
          dataStructureComponents: listComponents(table),
        },
      ],
      conceptSchemes: [
        {
          id: table.concepts,
          ...own,
          ...toNames(table.title, language),
          concepts: listConcepts(table).map(({ id, label }) => ({ id, ...toNames(label, language) })),
        },
      ],
      codelists: listCodelists(table).map((list) => describeCodelist(list, language)),
      ...listCategories(table, language),
    },
  };
}

const describe = (text: Texts | null, language: string): Entry => {
  if (text === null) return {};
  const { name, names } = toNames(text, language);
  return { description: name, descriptions: names };
};

const annotate = (type: string, texts: Texts, language: string): Entry => ({
  type,
  text: readText(texts, language),
  texts: toNames(texts, language).names,
});

function describeCodelist(list: SdmxCodelist, language: string): Entry {
  return {
    id: list.id,
    agencyID: list.agency,
    version: list.version,
    ...toNames(list.label, language),
    isPartial: list.agency === 'SDMX',
    codes: list.codes.map(({ id, code, label, parent }) => ({
      id,
      ...toNames(label, language),
      ...(parent === undefined ? {} : { parent }),
      ...(id === code ? {} : { annotations: [{ type: 'CODE', value: code }] }),
    })),
  };
}

function listComponents(table: SdmxTable): Entry {
  const { concept } = toUrns(table);
  const coded = table.dimensions.filter(({ kind }) => kind !== 'time');
  const time = {
    id: 'TIME_PERIOD',
    conceptIdentity: concept('TIME_PERIOD'),
    localRepresentation: { format: { dataType: 'ObservationalTimePeriod' } },
  };
  const measure = {
    id: 'OBS_VALUE',
    usage: 'optional',
    conceptIdentity: concept('OBS_VALUE'),
    localRepresentation: { format: { dataType: 'Double' } },
  };
  return {
    dimensionList: {
      id: 'DimensionDescriptor',
      dimensions: coded.map((one, position) => describeComponent(one, position, concept)),
      ...(coded.length < table.dimensions.length ? { timeDimension: time } : {}),
    },
    attributeList: {
      id: 'AttributeDescriptor',
      attributes: table.attributes.map((one) => describeAttribute(one, concept)),
    },
    measureList: { id: 'MeasureDescriptor', measures: [measure] },
  };
}

function describeAttribute(
  { id, dependsOn, codelist }: SdmxAttribute,
  concept: (id: string) => string,
): Entry {
  const attachment = toAttachment(dependsOn);
  return {
    id,
    usage: 'mandatory',
    attributeRelationship: attachment === null ? { observation: {} } : { dimensions: [attachment] },
    conceptIdentity: concept(id),
    localRepresentation: { enumeration: toCodelistUrn(codelist) },
  };
}

function describeComponent(
  { id, codelist }: SdmxDimension,
  position: number,
  concept: (id: string) => string,
): Entry {
  return {
    id,
    position,
    conceptIdentity: concept(id),
    ...(codelist === null ? {} : { localRepresentation: { enumeration: toCodelistUrn(codelist) } }),
  };
}

/** A category for each theme, and the dataflow under each. */
function listCategories(table: SdmxTable, language: string): Entry {
  const { agency, version, themes, flow } = table;
  if (themes.length === 0) return {};
  const urns = toUrns(table);
  const scheme: Texts = {
    en: 'Areas of life',
    de: 'Lebensbereiche',
    es: 'Áreas de la vida',
    it: 'Ambiti di vita',
  };
  return {
    categorySchemes: [
      {
        id: 'THEMES',
        agencyID: agency,
        version,
        ...toNames(scheme, language),
        isPartial: true,
        categories: themes.map(({ id, label }) => ({ id, ...toNames(label, language) })),
      },
    ],
    categorisations: themes.map(({ id, label }) => ({
      id: `${flow}-${id}`,
      agencyID: agency,
      version,
      ...toNames(label, language),
      source: urns.flow,
      target: urns.category(id),
    })),
  };
}
