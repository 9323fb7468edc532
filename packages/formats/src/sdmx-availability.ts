import type { ProtectedCube, Texts } from '@vicus/cube';
import { readPeriodDays } from './period-days.ts';
import { listNames, NAMESPACES, writeHeader } from './sdmx-ml-parts.ts';
import { listMlArtefacts } from './sdmx-ml-structure.ts';
import type { SdmxArtefact } from './sdmx-artefacts.ts';
import { listJsonArtefacts } from './sdmx-json-structure.ts';
import { toMeta } from './sdmx-json-write.ts';
import type { SdmxJsonMessage } from './sdmx-json-write.ts';
import { toNames, toUrns } from './sdmx-names.ts';
import { cutSdmx } from './sdmx-observations.ts';
import { describeSdmx } from './sdmx-table.ts';
import type { SdmxCode, SdmxCutOptions, SdmxMessageOptions, SdmxTable } from './sdmx.types.ts';
import { element, toXmlDocument } from './xml.ts';
import type { Xml } from './xml.ts';

const LABEL: Texts = { en: 'What there is', de: 'Was es gibt', es: 'Lo que hay', it: 'Che cosa c’è' };

/** What an answer about availability holds. */
export interface SdmxAvailabilityOptions extends SdmxMessageOptions, Pick<SdmxCutOptions, 'select'> {
  /** ids of the dimensions wanted (default: all) */
  readonly components?: readonly string[];
  /** structures that stand beside it */
  readonly references?: readonly SdmxArtefact[];
}

/** Codes that have observations, by dimension. A table is full: every combination has one, if only to say why it has no number. */
interface Available {
  readonly table: SdmxTable;
  readonly codes: readonly (readonly SdmxCode[])[];
  readonly count: number;
}

function listAvailable(sealed: ProtectedCube, options: SdmxAvailabilityOptions): Available {
  const table = describeSdmx(sealed, options);
  const { codes, observations } = cutSdmx(sealed, table, { select: options.select ?? {} });
  const isOne = [options.select ?? {}].flat().length < 2;
  const count = isOne ? codes.reduce((product, list) => product * list.length, 1) : [...observations].length;
  return { table, codes, count };
}

/** First and last day of the periods. */
function findSpan(codes: readonly SdmxCode[]): { readonly first: string; readonly last: string } | null {
  const days = codes.flatMap(({ code }) => readPeriodDays(code) ?? []);
  const first = days.map((one) => one.first).toSorted()[0];
  const last = days
    .map((one) => one.last)
    .toSorted()
    .at(-1);
  return first === undefined || last === undefined ? null : { first, last };
}

/**
 * Answers an SDMX query for availability as an SDMX-JSON 2.0 structure message: a data constraint with the codes of each dimension
 * that the selection leaves, the span of days of TIME_PERIOD, and the number of observations (annotation `obs_count`).
 *
 * @param sealed a protected cube
 * @param options agency, version, moment, language, selection
 * @returns an object for `JSON.stringify`
 * @throws CubeProblem `not-sealed`; `bad-text` for an agency or version; `unknown-dimension`, `unknown-code` for a selection
 * @example
 * const cube = buildCube({
 *   id: 'answers',
 *   provenance: { title: { en: 'Answers' }, period: '2025-Q1', source: { en: 'Survey' }, method: 'cube', notes: [] },
 *   dimensions: [],
 *   measures: [{ id: 'n', label: { en: 'Answers' }, kind: 'count', unit: 'answers', decimals: 0 }],
 *   cells: [{ at: {}, measures: { n: 12 } }],
 * });
 * const sealed = sealProtectedCube(cube, { policyId: 'default', policyVersion: 1, codeVersion: '0.1.0' });
 * const { data } = toSdmxJsonAvailability(sealed, { agency: 'VICUS', prepared: '2026-01-31T12:00:00Z', language: 'en' });
 * data.dataConstraints[0].cubeRegions[0].keyValues[0] // => {"id":"MEASURE","values":["n"]}
 * data.dataConstraints[0].cubeRegions[0].keyValues[1].timeRange.endPeriod.period // => "2025-03-31"
 */
export function toSdmxJsonAvailability(
  sealed: ProtectedCube,
  options: SdmxAvailabilityOptions,
): SdmxJsonMessage {
  const { table, codes, count } = listAvailable(sealed, options);
  const schema = 'https://json.sdmx.org/2.0.0/sdmx-json-structure-schema.json';
  const keyValues = table.dimensions.flatMap(({ id, kind }, i): Readonly<Record<string, unknown>>[] => {
    if (options.components?.includes(id) === false) return [];
    const list = codes[i] ?? [];
    const span = kind === 'time' ? findSpan(list) : null;
    if (span !== null) {
      const [startPeriod, endPeriod] = [span.first, span.last].map((period) => ({
        period,
        isInclusive: true,
      }));
      return [{ id, timeRange: { startPeriod, endPeriod } }];
    }
    return list.length === 0 ? [] : [{ id, values: list.map((code) => code.id) }];
  });
  return {
    $schema: schema,
    meta: toMeta(table, options, schema),
    data: {
      ...listJsonArtefacts(options.references ?? [], options.language),
      dataConstraints: [
        {
          id: `CC_${table.flow}`,
          agencyID: table.agency,
          version: table.version,
          ...toNames(LABEL, options.language),
          annotations: [{ id: 'obs_count', type: 'sdmx_metrics', value: String(count) }],
          constraintAttachment: { dataflows: [toUrns(table).flow] },
          cubeRegions: [{ include: true, ...(keyValues.length === 0 ? {} : { keyValues }) }],
        },
      ],
    },
  };
}

/**
 * Answers an SDMX query for availability as an SDMX-ML 2.1 structure message: a content constraint of type `Actual` with the codes
 * of each dimension that the selection leaves, the span of days of TIME_PERIOD, and the number of observations (annotation
 * `obs_count`). Source: SDMX 2.1 Section 3A, SDMXStructureConstraint.xsd.
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
 *   cells: [{ at: {}, measures: { n: 12 } }],
 * });
 * const sealed = sealProtectedCube(cube, { policyId: 'default', policyVersion: 1, codeVersion: '0.1.0' });
 * const xml = toSdmxMlAvailability(sealed, { agency: 'VICUS', prepared: '2026-01-31T12:00:00Z', language: 'en' });
 * xml.match(/<common:KeyValue id="MEASURE">.*?<\/common:KeyValue>/)[0] // => "<common:KeyValue id=\"MEASURE\"><common:Value>n</common:Value></common:KeyValue>"
 */
export function toSdmxMlAvailability(sealed: ProtectedCube, options: SdmxAvailabilityOptions): string {
  const { table, codes, count } = listAvailable(sealed, options);
  const { agency, version, flow } = table;
  const flowReference = { id: flow, agencyID: agency, version, package: 'datastructure', class: 'Dataflow' };
  const metrics = element('common:Annotation', { id: 'obs_count' }, [
    element('common:AnnotationTitle', {}, [String(count)]),
    element('common:AnnotationType', {}, ['sdmx_metrics']),
  ]);
  const constraint = element(
    'structure:ContentConstraint',
    { id: `CC_${flow}`, agencyID: agency, version, type: 'Actual' },
    [
      element('common:Annotations', {}, [metrics]),
      ...listNames('common:Name', LABEL),
      element('structure:ConstraintAttachment', {}, [
        element('structure:Dataflow', {}, [element('Ref', flowReference)]),
      ]),
      element(
        'structure:CubeRegion',
        { include: 'true' },
        table.dimensions.flatMap(({ id, kind }, i) =>
          options.components?.includes(id) === false
            ? []
            : [writeKeyValue(id, kind === 'time', codes[i] ?? [])],
        ),
      ),
    ],
  );
  const structures = element('message:Structures', {}, [
    ...listMlArtefacts(options.references ?? []),
    element('structure:Constraints', {}, [constraint]),
  ]);
  return toXmlDocument(
    element('message:Structure', NAMESPACES, [writeHeader(table, options, null), structures]),
  );
}

function writeKeyValue(id: string, isTime: boolean, codes: readonly SdmxCode[]): Xml {
  const span = isTime ? findSpan(codes) : null;
  if (span === null)
    return element(
      'common:KeyValue',
      { id },
      codes.map((code) => element('common:Value', {}, [code.id])),
    );
  const range = element('common:TimeRange', {}, [
    element('common:StartPeriod', { isInclusive: 'true' }, [span.first]),
    element('common:EndPeriod', { isInclusive: 'true' }, [span.last]),
  ]);
  return element('common:KeyValue', { id }, [range]);
}
