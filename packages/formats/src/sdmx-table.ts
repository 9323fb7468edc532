import { CubeProblem, openProtectedCube } from '@vicus/cube';
import type { Cube, Dimension, PolicyStamp, ProtectedCube, Texts } from '@vicus/cube';
import { claimIds, toCodeId, toNameId } from './identifiers.ts';
import { TAKEN_IDS, toCodelist } from './sdmx-components.ts';
import type { ListPlace } from './sdmx-components.ts';
import { listAttributes } from './sdmx-attributes.ts';
import type { SdmxCode, SdmxDimension, SdmxOptions, SdmxTable } from './sdmx.types.ts';
import { toSdmxPeriod } from './time-periods.ts';

/**
 * How SDMX sees a protected cube: its dimensions in the order of the key, code lists with parents, attributes, ids. The
 * measures are the dimension `MEASURE`; the first dimension of places is `REF_AREA`; the first dimension of time whose codes are
 * periods is `TIME_PERIOD` and stands last. A cube without one has the period of its provenance there, if SDMX can
 * write it. Ids that SDMX does not allow are brought to its rules (`code` keeps the cube's), each once.
 *
 * @param sealed a protected cube
 * @param options agency, version, themes
 * @returns the description; the same for every selection of the cube
 * @throws CubeProblem `not-sealed`; `bad-text` for an agency or version that SDMX does not allow
 * @example
 * const cube = buildCube({
 *   id: 'answers',
 *   provenance: { title: { en: 'Answers' }, period: '2025', source: { en: 'Survey' }, method: 'cube', notes: [] },
 *   dimensions: [{ id: 'role', label: { en: 'Role' }, role: 'category', categories: [
 *     { code: 'all', label: { en: 'All' } }, { code: 'elected & paid', label: { en: 'Elected' }, parent: 'all' }] }],
 *   measures: [{ id: 'n', label: { en: 'Answers' }, kind: 'count', unit: 'answers', decimals: 0 }],
 *   cells: [{ at: { role: 'all' }, measures: { n: 17 } }],
 *   unmentioned: 'withheld',
 * });
 * const sealed = sealProtectedCube(cube, { policyId: 'default', policyVersion: 1, codeVersion: '0.1.0' });
 * const table = describeSdmx(sealed, { agency: 'VICUS.BACHFELD' });
 * table.dimensions.map(({ id }) => id) // => ["role","MEASURE","TIME_PERIOD"]
 * table.dimensions[0].codes.map(({ id, parent }) => [id, parent ?? null]) // => [["all",null],["elected_paid","all"]]
 * table.dimensions[2].codes[0].id // => "2025"
 */
export function describeSdmx(sealed: ProtectedCube, options: SdmxOptions): SdmxTable {
  const cube = openProtectedCube(sealed);
  const { agency, version = '1.0', agencyName = { en: agency }, themes = [] } = options;
  if (!/^[A-Za-z][\w-]*(\.[A-Za-z][\w-]*)*$/.test(agency))
    throw new CubeProblem('bad-text', 'agency', `"${agency}" is no id of an agency`);
  if (!/^\d+(\.\d+){1,2}$/.test(version))
    throw new CubeProblem('bad-text', 'version', `"${version}" is no version; numbers divided by points`);
  const flow = toNameId(options.flow ?? cube.id);
  const list = { agency, version, prefix: `CL_${flow}_` };
  const dimensions = listDimensions(cube, list);
  const ids = claimIds(
    themes.map(({ id }) => id),
    toNameId,
  );
  return {
    agency,
    agencyName,
    version,
    flow,
    structure: `DSD_${flow}`,
    concepts: `CS_${flow}`,
    title: cube.provenance.title,
    description: cube.provenance.question ?? null,
    dimensions,
    attributes: listAttributes(cube.measures, dimensions, list),
    annotations: listAnnotations(cube, sealed.policy),
    themes: themes.map(({ id, label }) => ({ id: ids.get(id) ?? id, label })),
  };
}

function listDimensions(cube: Cube, place: ListPlace): SdmxDimension[] {
  const time = cube.dimensions.find((one) => one.role === 'time' && listPeriods(one) !== null);
  const area = cube.dimensions.find(({ role }) => role === 'place');
  const others = cube.dimensions.filter((one) => one !== time);
  const named = others.filter((one) => one !== area);
  const ids = claimIds(
    named.map(({ id }) => id),
    toNameId,
    TAKEN_IDS,
    true,
  );
  return [
    ...others.map((one) => toCoded(one, one === area ? 'REF_AREA' : (ids.get(one.id) ?? one.id), place)),
    toMeasures(cube, place),
    ...toTime(cube, time),
  ];
}

function toCoded({ id: cubeId, label, categories }: Dimension, id: string, place: ListPlace): SdmxDimension {
  const ids = claimIds(
    categories.map(({ code }) => code),
    toCodeId,
  );
  const codes = categories.map(({ code, label: name, parent }): SdmxCode => {
    const above = parent === undefined ? undefined : ids.get(parent);
    return {
      id: ids.get(code) ?? code,
      code,
      label: name,
      ...(above === undefined ? {} : { parent: above }),
    };
  });
  return { id, cubeId, kind: 'coded', label, codes, codelist: toCodelist(id, label, codes, place) };
}

function toMeasures({ measures }: Cube, place: ListPlace): SdmxDimension {
  const label: Texts = { en: 'Measure', de: 'Kennzahl', es: 'Medida', it: 'Misura' };
  const ids = claimIds(
    measures.map(({ id }) => id),
    toCodeId,
  );
  const codes = measures.map(({ id, label: name }) => ({ id: ids.get(id) ?? id, code: id, label: name }));
  const codelist = toCodelist('MEASURE', label, codes, place);
  return { id: 'MEASURE', cubeId: null, kind: 'measure', label, codes, codelist };
}

/** Periods of a dimension of time; null: not every code is one, or two are the same. */
function listPeriods({ categories }: Dimension): SdmxCode[] | null {
  const periods = categories.flatMap(({ code, label }) => {
    const period = toSdmxPeriod(code);
    return period === null ? [] : [{ id: period.id, code, label }];
  });
  const isWhole =
    periods.length === categories.length && new Set(periods.map(({ id }) => id)).size === periods.length;
  return isWhole ? periods : null;
}

function toTime({ provenance }: Cube, time: Dimension | undefined): SdmxDimension[] {
  const whole = toSdmxPeriod(provenance.period);
  const codes =
    time === undefined
      ? whole === null
        ? []
        : [{ id: whole.id, code: provenance.period, label: { en: provenance.period } }]
      : (listPeriods(time) ?? []);
  if (codes.length === 0) return [];
  const label = time?.label ?? { en: 'Period', de: 'Zeitraum', es: 'Período', it: 'Periodo' };
  return [{ id: 'TIME_PERIOD', cubeId: time?.id ?? null, kind: 'time', label, codes, codelist: null }];
}

function listAnnotations({ provenance }: Cube, policy: PolicyStamp): SdmxTable['annotations'] {
  const { policyId, policyVersion, codeVersion } = policy;
  return [
    { type: 'SOURCE', texts: provenance.source },
    { type: 'PERIOD', texts: { en: provenance.period } },
    { type: 'METHOD', texts: { en: provenance.method } },
    { type: 'POLICY', texts: { en: `${policyId} version ${policyVersion}; code ${codeVersion}` } },
    ...provenance.notes.map((texts) => ({ type: 'NOTE', texts })),
  ];
}
