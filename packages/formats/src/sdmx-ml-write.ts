import type { ProtectedCube } from '@vicus/cube';
import { NAMESPACES, writeHeader } from './sdmx-ml-parts.ts';
import { toUrns } from './sdmx-names.ts';
import { cutSdmx } from './sdmx-observations.ts';
import type { SdmxCut, SdmxObservation } from './sdmx-observations.ts';
import { describeSdmx } from './sdmx-table.ts';
import type { SdmxMessageOptions, SdmxTable } from './sdmx.types.ts';
import { element, toXmlDocument } from './xml.ts';
import type { Xml } from './xml.ts';

/**
 * Writes a protected cube as an SDMX-ML 2.1 message of structure-specific data: time series with unit and decimals, each
 * observation with OBS_STATUS, CONF_STATUS and CELL_STATE; flat observations where the table has no TIME_PERIOD. A cell without a
 * number has no OBS_VALUE; zero is `0`. Source: SDMX 2.1 Section 3A, SDMXDataStructureSpecific.xsd.
 *
 * @param sealed a protected cube
 * @param options agency, version, moment, language, selection
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
export function toSdmxMl(sealed: ProtectedCube, options: SdmxMessageOptions): string {
  const table = describeSdmx(sealed, options);
  const cut = cutSdmx(sealed, table, options.select);
  const hasTime = table.dimensions.at(-1)?.kind === 'time';
  const observed = hasTime ? 'TIME_PERIOD' : 'AllDimensions';
  const namespace = `${toUrns(table).flow}:ObsLevelDim:${observed}`;
  const dataSet = element(
    'message:DataSet',
    {
      'ss:structureRef': table.flow,
      'xsi:type': 'data:DataSetType',
      'ss:dataScope': 'DataStructure',
      'ss:action': 'Replace',
    },
    [...(hasTime ? listSeries(table, cut) : listFlat(table, cut))],
  );
  return toXmlDocument(
    element('message:StructureSpecificData', { ...NAMESPACES, 'xmlns:data': namespace }, [
      writeHeader(table, options, describeStructure(table, namespace, observed)),
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
  to: number,
): [string, string][] {
  return table.dimensions.slice(0, to).map(({ id }, i) => [id, codes[i]?.[at[i] ?? 0]?.id ?? '']);
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

interface Series {
  readonly key: string;
  readonly head: readonly [string, string][];
  readonly observations: Xml[];
}

const writeSeries = ({ head, observations }: Series): Xml =>
  element('Series', Object.fromEntries(head), observations);

/** Observations of one series follow one another, because time is the fastest dimension. */
function* listSeries(table: SdmxTable, cut: SdmxCut): Generator<Xml> {
  const last = table.dimensions.length - 1;
  const open: Series[] = [];
  for (const one of cut.observations) {
    const key = one.at.slice(0, last).join(':');
    if (open[0]?.key !== key) {
      yield* open.splice(0).map(writeSeries);
      const head = [
        ...readKey(one, table, cut, last),
        ...readAttributes(one, table, (on) => on === 'measure'),
      ];
      open.push({ key, head, observations: [] });
    }
    const time = cut.codes[last]?.[one.at[last] ?? 0]?.id ?? '';
    const attributes = readAttributes(one, table, (on) => on !== 'measure');
    open[0]?.observations.push(
      element('Obs', Object.fromEntries([['TIME_PERIOD', time], ...writeValue(one), ...attributes])),
    );
  }
  yield* open.map(writeSeries);
}

function* listFlat(table: SdmxTable, cut: SdmxCut): Generator<Xml> {
  for (const one of cut.observations) {
    const key = readKey(one, table, cut, table.dimensions.length);
    const attributes = readAttributes(one, table, () => true);
    yield element('Obs', Object.fromEntries([...key, ...writeValue(one), ...attributes]));
  }
}
