import { readText } from '@vicus/cube';
import type { ProtectedCube } from '@vicus/cube';
import { toCodeId } from './identifiers.ts';
import { OBS_VALUE_LABEL, toAttachment, toNames, toUrns } from './sdmx-names.ts';
import { cutSdmx, findObserved, groupSeries } from './sdmx-observations.ts';
import type { SdmxCut, SdmxObservation } from './sdmx-observations.ts';
import { describeSdmx } from './sdmx-table.ts';
import type {
  SdmxAttribute,
  SdmxCode,
  SdmxDataOptions,
  SdmxDimension,
  SdmxHead,
  SdmxTable,
} from './sdmx.types.ts';

/** A message of SDMX-JSON as an object for `JSON.stringify`. */
export type SdmxJsonMessage = Readonly<Record<string, unknown>>;

/**
 * Writes a protected cube as an SDMX-JSON 2.0 data message: flat observations (`dimensionAtObservation=AllDimensions`, the default),
 * each with value, then OBS_STATUS, CONF_STATUS, CELL_STATE, unit, decimals and time format as positions in their lists; or series
 * by the dimension that is named, with unit and decimals. A cell without a number has `null` and its codes; zero is `0`.
 * Source: SDMX-JSON data message 2.0.0.
 *
 * @param sealed a protected cube
 * @param options agency, version, moment, language, selection, packing
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
export function toSdmxJson(sealed: ProtectedCube, options: SdmxDataOptions): SdmxJsonMessage {
  const cut = cutSdmx(sealed, describeSdmx(sealed, options), options);
  const { table } = cut;
  const observed = findObserved(table, options.dimensionAtObservation ?? 'AllDimensions');
  const schema = 'https://json.sdmx.org/2.0.0/sdmx-json-data-schema.json';
  const content =
    observed === null
      ? { observations: Object.fromEntries(listFlat(table, cut, options)) }
      : { series: Object.fromEntries(listSeries(table, cut, observed, options)) };
  return {
    $schema: schema,
    meta: toMeta(table, options, schema),
    data: {
      structures: [describeData(table, cut.codes, options.language, observed)],
      dataSets: [{ structure: 0, action: 'Replace', ...content }],
    },
  };
}

type Row = (number | null)[];

/** Positions of the codes of an observation in the lists of the attributes that are wanted. */
function planPositions(
  { attributes }: SdmxTable,
  isWanted: (attribute: SdmxAttribute) => boolean,
): (of: SdmxObservation) => number[] {
  const places = attributes.map((one) =>
    isWanted(one) ? new Map(one.codelist.codes.map(({ id }, position) => [id, position])) : null,
  );
  return ({ attributes: ids }) =>
    places.flatMap((place, i) => (place === null ? [] : [place.get(ids[i] ?? '') ?? 0]));
}

function* listFlat(
  table: SdmxTable,
  cut: SdmxCut,
  { hasObservations = true }: SdmxDataOptions,
): Generator<[string, Row]> {
  if (!hasObservations) return;
  const read = planPositions(table, () => true);
  for (const one of cut.observations) yield [one.at.join(':'), [one.value, ...read(one)]];
}

/** What the measure decides stands at the series, unless the measure is what its observations differ in. */
const isOfSeries = ({ dependsOn }: SdmxAttribute, table: SdmxTable, observed: number): boolean =>
  dependsOn === 'measure' && table.dimensions[observed]?.kind !== 'measure';

function* listSeries(
  table: SdmxTable,
  cut: SdmxCut,
  observed: number,
  { hasObservations = true }: SdmxDataOptions,
): Generator<[string, { attributes: number[]; observations: Record<string, Row> }]> {
  const readHead = planPositions(table, (one) => isOfSeries(one, table, observed));
  const readRest = planPositions(table, (one) => !isOfSeries(one, table, observed));
  for (const { at, first, observations } of groupSeries(cut, observed)) {
    const rows = observations.map((one): [string, Row] => [
      String(one.at[observed] ?? 0),
      [one.value, ...readRest(one)],
    ]);
    yield [
      at.join(':'),
      { attributes: readHead(first), observations: Object.fromEntries(hasObservations ? rows : []) },
    ];
  }
}

/** Head of a message; ids of senders have no points. */
export function toMeta(
  table: Omit<SdmxHead, 'prepared' | 'language'>,
  options: Pick<SdmxHead, 'prepared' | 'language'>,
  schema: string,
): SdmxJsonMessage {
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
  observed: number | null,
): SdmxJsonMessage {
  const urns = toUrns(table);
  const { description, annotations } = table;
  const dimensions = table.dimensions.map((one, i) => describeDimension(one, i, codes[i] ?? [], language));
  const isSeries = (one: SdmxAttribute): boolean => observed !== null && isOfSeries(one, table, observed);
  const describeAll = (list: readonly SdmxAttribute[]) => list.map((one) => describeAttribute(one, language));
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
      series: observed === null ? [] : dimensions.toSpliced(observed, 1),
      observation: observed === null ? dimensions : dimensions.slice(observed, observed + 1),
    },
    measures: {
      observation: [
        { id: 'OBS_VALUE', ...toNames(OBS_VALUE_LABEL, language), format: { dataType: 'Double' } },
      ],
    },
    attributes: {
      dataSet: [],
      dimensionGroup: [],
      series: describeAll(table.attributes.filter(isSeries)),
      observation: describeAll(table.attributes.filter((one) => !isSeries(one))),
    },
    annotations: annotations.map((one) => annotate(one, language)),
  };
}

const annotate = ({ type, texts }: SdmxTable['annotations'][number], language: string): SdmxJsonMessage => ({
  type,
  text: readText(texts, language),
  texts: toNames(texts, language).names,
});

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
