import { readText } from '@vicus/cube';
import type { ProtectedCube } from '@vicus/cube';
import { toCodeId } from './identifiers.ts';
import { OBS_VALUE_LABEL, toAttachment, toNames, toUrns } from './sdmx-names.ts';
import { cutSdmx } from './sdmx-observations.ts';
import { describeSdmx } from './sdmx-table.ts';
import type { SdmxAttribute, SdmxCode, SdmxDimension, SdmxMessageOptions, SdmxTable } from './sdmx.types.ts';

/** A message of SDMX-JSON as an object for `JSON.stringify`. */
export type SdmxJsonMessage = Readonly<Record<string, unknown>>;

/**
 * Writes a protected cube as an SDMX-JSON 2.0 data message: flat observations (`dimensionAtObservation=AllDimensions`), each with
 * value, then OBS_STATUS, CONF_STATUS, CELL_STATE, unit, decimals and time format as positions in their lists. A cell without a
 * number has `null` and its codes; zero is `0`. Source: SDMX-JSON data message 2.0.0.
 *
 * @param sealed a protected cube
 * @param options agency, version, moment, language, selection
 * @returns an object for `JSON.stringify`
 * @throws CubeProblem `not-sealed`; `bad-text` for an agency or version; `unknown-dimension`, `unknown-code` for a selection
 * @example
 * const cube = buildCube({
 *   id: 'answers',
 *   provenance: { title: { en: 'Answers' }, period: '2025', source: { en: 'Survey' }, method: 'cube', notes: [] },
 *   dimensions: [{ id: 'role', label: { en: 'Role' }, role: 'category', categories: [
 *     { code: 'all', label: { en: 'All' } }, { code: 'elected', label: { en: 'Elected' }, parent: 'all' }] }],
 *   measures: [{ id: 'n', label: { en: 'Answers' }, kind: 'count', unit: 'answers', decimals: 0 }],
 *   cells: [{ at: { role: 'all' }, measures: { n: 0 } }],
 *   unmentioned: 'withheld',
 * });
 * const sealed = sealProtectedCube(cube, { policyId: 'default', policyVersion: 1, codeVersion: '0.1.0' });
 * const { data } = toSdmxJson(sealed, { agency: 'VICUS', prepared: '2026-01-31T12:00:00Z', language: 'en' });
 * data.dataSets[0].observations // => {"0:0:0":[0,0,0,0,0,0,0],"1:0:0":[null,6,1,6,0,0,0]}
 * data.structures[0].attributes.observation[0].values[6].id // => "Q"
 */
export function toSdmxJson(sealed: ProtectedCube, options: SdmxMessageOptions): SdmxJsonMessage {
  const table = describeSdmx(sealed, options);
  const cut = cutSdmx(sealed, table, options.select);
  const places = table.attributes.map(
    ({ codelist }) => new Map(codelist.codes.map(({ id }, position) => [id, position])),
  );
  const observations: [string, (number | null)[]][] = [];
  for (const { at, value, attributes } of cut.observations) {
    observations.push([at.join(':'), [value, ...attributes.map((id, i) => places[i]?.get(id) ?? 0)]]);
  }
  return {
    $schema: 'https://json.sdmx.org/2.0.0/sdmx-json-data-schema.json',
    meta: toMeta(table, options, 'https://json.sdmx.org/2.0.0/sdmx-json-data-schema.json'),
    data: {
      structures: [describeData(table, cut.codes, options.language)],
      dataSets: [{ structure: 0, action: 'Replace', observations: Object.fromEntries(observations) }],
    },
  };
}

/** Head of a message; ids of senders have no points. */
export function toMeta(table: SdmxTable, options: SdmxMessageOptions, schema: string): SdmxJsonMessage {
  const tags = new Set([options.language, ...Object.keys(toNames(table.title, options.language).names)]);
  return {
    schema,
    id: `${table.flow}-${options.prepared.replaceAll(/[^0-9TZ]/g, '')}`,
    test: false,
    prepared: options.prepared,
    contentLanguages: [...tags],
    sender: {
      id: toCodeId(table.agency.replaceAll('.', '_')),
      ...toNames(table.agencyName, options.language),
    },
  };
}

function describeData(
  table: SdmxTable,
  codes: readonly (readonly SdmxCode[])[],
  language: string,
): SdmxJsonMessage {
  const urns = toUrns(table);
  const { description, annotations } = table;
  return {
    ...toNames(table.title, language),
    ...(description === null ? {} : { descriptions: toNames(description, language).names }),
    links: [
      { rel: 'dataflow', urn: urns.flow },
      { rel: 'datastructure', urn: urns.structure },
    ],
    dataSets: [0],
    dimensions: {
      dataSet: [],
      series: [],
      observation: table.dimensions.map((one, i) => describeDimension(one, i, codes[i] ?? [], language)),
    },
    measures: {
      observation: [
        { id: 'OBS_VALUE', ...toNames(OBS_VALUE_LABEL, language), format: { dataType: 'Double' } },
      ],
    },
    attributes: {
      dataSet: [],
      dimensionGroup: [],
      series: [],
      observation: table.attributes.map((one) => describeAttribute(one, language)),
    },
    annotations: annotations.map(({ type, texts }) => ({
      type,
      text: readText(texts, language),
      texts: toNames(texts, language).names,
    })),
  };
}

function describeDimension(
  { id, label, kind }: SdmxDimension,
  keyPosition: number,
  codes: readonly SdmxCode[],
  language: string,
): SdmxJsonMessage {
  const roles: Readonly<Record<string, string>> = { TIME_PERIOD: 'TIME_PERIOD', REF_AREA: 'GEO' };
  const role = roles[id];
  const known = new Set(codes.map((code) => code.id));
  return {
    id,
    ...toNames(label, language),
    keyPosition,
    ...(role === undefined ? {} : { roles: [role] }),
    values: codes.map((code) => {
      const names = toNames(code.label, language);
      // A period with a duration has a slash, which an id may not have.
      if (kind === 'time' && code.id.includes('/')) return { value: code.id, ...names };
      const hasParent = code.parent !== undefined && known.has(code.parent);
      return { id: code.id, ...names, ...(hasParent ? { parent: code.parent } : {}) };
    }),
  };
}

function describeAttribute(
  { id, label, codelist, dependsOn }: SdmxAttribute,
  language: string,
): SdmxJsonMessage {
  const attachment = toAttachment(dependsOn);
  return {
    id,
    ...toNames(label, language),
    relationship: attachment === null ? { observation: {} } : { dimensions: [attachment] },
    values: codelist.codes.map((code) => ({ id: code.id, ...toNames(code.label, language) })),
  };
}
