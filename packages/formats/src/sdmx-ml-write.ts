import type { ProtectedCube } from '@vicus/cube';
import { NAMESPACES, writeHeader } from './sdmx-ml-parts.ts';
import { toUrns } from './sdmx-names.ts';
import { cutSdmx, findObserved, groupSeries } from './sdmx-observations.ts';
import type { SdmxCut, SdmxObservation } from './sdmx-observations.ts';
import { describeSdmx } from './sdmx-table.ts';
import type { SdmxDataOptions, SdmxTable } from './sdmx.types.ts';
import { element, toXmlDocument } from './xml.ts';
import type { Xml } from './xml.ts';

/**
 * Writes a protected cube as an SDMX-ML 2.1 message of structure-specific data: time series with unit and decimals, each
 * observation with OBS_STATUS, CONF_STATUS and CELL_STATE; flat observations where the table has no TIME_PERIOD, or as
 * `dimensionAtObservation` says. A cell without a number has no OBS_VALUE; zero is `0`. Source: SDMX 2.1 Section 3A, SDMXDataStructureSpecific.xsd.
 *
 * @param sealed a protected cube
 * @param options agency, version, moment, language, selection, packing
 * @returns the text of the file, UTF-8
 * @throws CubeProblem `not-sealed`; `bad-text` for an agency or version; `unknown-dimension`, `unknown-code` for a selection
 * @example
 * const cube = buildCube({
 *   id: 'answers',
 *   provenance: { title: { en: 'Answers' }, period: '2025', source: { en: 'Survey' }, method: 'cube', notes: [] },
 *   dimensions: [],
 *   measures: [{ id: 'n', label: { en: 'Answers' }, kind: 'count', unit: 'answers', decimals: 0 }],
 *   cells: [{ at: {}, measures: { n: { kind: 'none', reason: 'withheld' } } }],
 * });
 * const sealed = sealProtectedCube(cube, { policyId: 'default', policyVersion: 1, codeVersion: '0.1.0' });
 * const xml = toSdmxMl(sealed, { agency: 'VICUS', prepared: '2026-01-31T12:00:00Z', language: 'en' });
 * xml.match(/<Series.*<\/Series>/)[0] // => "<Series MEASURE=\"n\" UNIT_MEASURE=\"answers\" DECIMALS=\"0\"><Obs TIME_PERIOD=\"2025\" OBS_STATUS=\"Q\" CONF_STATUS=\"N\" CELL_STATE=\"withheld\" TIME_FORMAT=\"P1Y\"/></Series>"
 */
export function toSdmxMl(sealed: ProtectedCube, options: SdmxDataOptions): string {
  const cut = cutSdmx(sealed, describeSdmx(sealed, options), options);
  const { table } = cut;
  const hasTime = table.dimensions.at(-1)?.kind === 'time';
  const wanted = options.dimensionAtObservation ?? (hasTime ? 'TIME_PERIOD' : 'AllDimensions');
  const observed = findObserved(table, wanted);
  const namespace = `${toUrns(table).flow}:ObsLevelDim:${wanted}`;
  const dataSet = element(
    'message:DataSet',
    {
      'ss:structureRef': table.flow,
      'xsi:type': 'data:DataSetType',
      'ss:dataScope': 'DataStructure',
      'ss:action': 'Replace',
    },
    [...(observed === null ? listFlat(table, cut, options) : listSeries(table, cut, observed, options))],
  );
  return toXmlDocument(
    element('message:StructureSpecificData', { ...NAMESPACES, 'xmlns:data': namespace }, [
      writeHeader(table, options, describeStructure(table, namespace, wanted)),
      dataSet,
    ]),
  );
}

function describeStructure({ agency, flow, version }: SdmxTable, namespace: string, observed: string): Xml {
  return element('message:Structure', { structureID: flow, namespace, dimensionAtObservation: observed }, [
    element('common:StructureUsage', {}, [
      element('Ref', { agencyID: agency, id: flow, version, class: 'Dataflow' }),
    ]),
  ]);
}

/** Attributes of XML for a part of the key. */
function readKey(
  { at }: SdmxObservation,
  table: SdmxTable,
  { codes }: SdmxCut,
  isWanted: (dimension: number) => boolean,
): [string, string][] {
  return table.dimensions.flatMap(({ id }, i): [string, string][] =>
    isWanted(i) ? [[id, codes[i]?.[at[i] ?? 0]?.id ?? '']] : [],
  );
}

function readAttributes(
  { attributes }: SdmxObservation,
  table: SdmxTable,
  isWanted: (dependsOn: 'state' | 'measure' | 'time') => boolean,
): [string, string][] {
  return table.attributes.flatMap(({ id, dependsOn }, i): [string, string][] =>
    isWanted(dependsOn) ? [[id, attributes[i] ?? '']] : [],
  );
}

const writeValue = ({ value }: SdmxObservation): [string, string][] =>
  value === null ? [] : [['OBS_VALUE', String(value)]];

function* listSeries(
  table: SdmxTable,
  cut: SdmxCut,
  observed: number,
  { hasObservations = true }: SdmxDataOptions,
): Generator<Xml> {
  // What the measure decides stands at the series, unless the measure is what its observations differ in.
  const isOfSeries = (on: string): boolean =>
    on === 'measure' && table.dimensions[observed]?.kind !== 'measure';
  for (const { first, observations } of groupSeries(cut, observed)) {
    const head = [
      ...readKey(first, table, cut, (i) => i !== observed),
      ...readAttributes(first, table, isOfSeries),
    ];
    const written = hasObservations ? observations : [];
    yield element(
      'Series',
      Object.fromEntries(head),
      written.map((one) =>
        element(
          'Obs',
          Object.fromEntries([
            ...readKey(one, table, cut, (i) => i === observed),
            ...writeValue(one),
            ...readAttributes(one, table, (on) => !isOfSeries(on)),
          ]),
        ),
      ),
    );
  }
}

function* listFlat(
  table: SdmxTable,
  cut: SdmxCut,
  { hasObservations = true }: SdmxDataOptions,
): Generator<Xml> {
  if (!hasObservations) return;
  for (const one of cut.observations) {
    const key = readKey(one, table, cut, () => true);
    const attributes = readAttributes(one, table, () => true);
    yield element('Obs', Object.fromEntries([...key, ...writeValue(one), ...attributes]));
  }
}
