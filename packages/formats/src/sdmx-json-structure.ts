import { readText } from '@vicus/cube';
import type { ProtectedCube, Texts } from '@vicus/cube';
import { listSdmxArtefacts } from './sdmx-artefacts.ts';
import type { SdmxArtefact, SdmxArtefactKind } from './sdmx-artefacts.ts';
import { toAttachment, toCodelistUrn, toNames, toUrns } from './sdmx-names.ts';
import { toMeta } from './sdmx-json-write.ts';
import type { SdmxJsonMessage } from './sdmx-json-write.ts';
import { describeSdmx } from './sdmx-table.ts';
import type {
  SdmxAttribute,
  SdmxCode,
  SdmxDimension,
  SdmxHead,
  SdmxMessageOptions,
  SdmxTable,
} from './sdmx.types.ts';

type Entry = Readonly<Record<string, unknown>>;

const SCHEMA = 'https://json.sdmx.org/2.0.0/sdmx-json-structure-schema.json';

/**
 * Writes the structures of a protected cube as an SDMX-JSON 2.0 structure message: dataflow, data structure definition, code
 * lists (with parents, in all languages of the cube), concepts, and a category scheme with categorisations where themes are
 * given. The parts of SDMX's own lists that are used are marked as partial. A code that had to be changed for SDMX carries the
 * one of the cube as annotation `CODE`. Source: SDMX-JSON structure message 2.0.0.
 *
 * @param sealed a protected cube
 * @param options agency, version, moment, language, themes
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
  return toSdmxJsonStructures(listSdmxArtefacts(table), { ...options, ...table });
}

/**
 * Writes chosen structures as an SDMX-JSON 2.0 structure message: the answer to a query for structures.
 *
 * @param artefacts parts by `listSdmxArtefacts`, of one table or of many; stubs where `content` is null
 * @param head who sends the message, when, in which language
 * @returns an object for `JSON.stringify`
 * @example
 * const scheme = { kind: 'agencyscheme', agency: 'VICUS', id: 'AGENCIES', version: '1.0', label: { en: 'Places' }, content: null };
 * const head = { agency: 'VICUS', agencyName: { en: 'Vicus' }, flow: 'AGENCIES', title: { en: 'Places' }, prepared: '2026-01-31T12:00:00Z', language: 'en' };
 * toSdmxJsonStructures([scheme], head).data // => {"agencySchemes":[{"id":"AGENCIES","agencyID":"VICUS","name":"Places","names":{"en":"Places"},"isExternalReference":true}]}
 */
export function toSdmxJsonStructures(artefacts: readonly SdmxArtefact[], head: SdmxHead): SdmxJsonMessage {
  return {
    $schema: SCHEMA,
    meta: toMeta(head, head, SCHEMA),
    data: listJsonArtefacts(artefacts, head.language),
  };
}

const GROUPS: Readonly<Record<SdmxArtefactKind, string>> = {
  dataflow: 'dataflows',
  datastructure: 'dataStructures',
  conceptscheme: 'conceptSchemes',
  codelist: 'codelists',
  categoryscheme: 'categorySchemes',
  categorisation: 'categorisations',
  agencyscheme: 'agencySchemes',
};

/** Artefacts by the names of their lists in a message. */
export function listJsonArtefacts(artefacts: readonly SdmxArtefact[], language: string): Entry {
  const groups = Map.groupBy(artefacts, ({ kind }) => GROUPS[kind]);
  return Object.fromEntries(
    [...groups].map(([group, list]) => [group, list.map((one) => describeArtefact(one, language))]),
  );
}

function describeArtefact(artefact: SdmxArtefact, language: string): Entry {
  const { kind, id, agency, version, label, description = null, annotations = [], isPartial } = artefact;
  return {
    id,
    agencyID: agency,
    // Schemes of agencies have no version.
    ...(kind === 'agencyscheme' ? {} : { version }),
    ...toNames(label, language),
    ...describe(description, language),
    ...(artefact.content === null ? { isExternalReference: true } : describeContent(artefact, language)),
    ...(isPartial === undefined || kind === 'agencyscheme' ? {} : { isPartial }),
    ...(annotations.length === 0
      ? {}
      : { annotations: annotations.map(({ type, texts }) => annotate(type, texts, language)) }),
  };
}

function describeContent(artefact: SdmxArtefact, language: string): Entry {
  if (artefact.content === null) return {};
  const urns = toUrns({ ...artefact, flow: '', structure: '', concepts: '' });
  switch (artefact.kind) {
    case 'dataflow':
      return { structure: toUrns({ ...artefact, ...artefact.content, flow: '', concepts: '' }).structure };
    case 'datastructure':
      return { dataStructureComponents: listComponents(artefact.content) };
    case 'codelist':
      return { codes: artefact.content.map((code) => describeCode(code, language)) };
    case 'categorisation':
      return {
        source: toUrns({ ...artefact, ...artefact.content, structure: '', concepts: '' }).flow,
        target: urns.category(artefact.content.category),
      };
    default: {
      const items = artefact.content.map(({ id, label }) => ({ id, ...toNames(label, language) }));
      return items.length === 0 ? {} : { [ITEMS[artefact.kind]]: items };
    }
  }
}

const ITEMS = { conceptscheme: 'concepts', categoryscheme: 'categories', agencyscheme: 'agencies' } as const;

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

const describeCode = ({ id, code, label, parent }: SdmxCode, language: string): Entry => ({
  id,
  ...toNames(label, language),
  ...(parent === undefined ? {} : { parent }),
  ...(id === code ? {} : { annotations: [{ type: 'CODE', value: code }] }),
});

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
