import { isFields, readString } from './json-stat-body.ts';
import type { SdmxSourceObservation } from './sdmx-source.ts';
import type { FindingList } from './source-findings.ts';
import type { SourceCode } from './source-table.types.ts';
import { SOURCE_TABLE_LIMITS } from './source-table.types.ts';

type Fields = Readonly<Record<string, unknown>>;
type Level = 'dataSet' | 'dimensionGroup' | 'series' | 'observation';

/** A dimension or attribute of a message. */
export interface JsonComponent {
  readonly id: string;
  readonly label: string;
  readonly isTime: boolean;
  readonly values: readonly SourceCode[];
}

export interface JsonComponents {
  /** all dimensions in the order of the key */
  readonly dimensions: readonly JsonComponent[];
  readonly dimensionsAt: Readonly<Record<Level, readonly JsonComponent[]>>;
  readonly attributesAt: Readonly<Record<Level, readonly JsonComponent[]>>;
  /** measures of an observation; attributes stand behind them */
  readonly measures: number;
}

/** Dimensions and attributes with their values. Errors: `bad-shape` with the path. */
export function readJsonComponents(
  structure: Fields,
  language: string | undefined,
  findings: FindingList,
): JsonComponents {
  const read = (part: string, level: Level): JsonComponent[] => {
    const holder = structure[part];
    const list = isFields(holder) ? holder[level] : undefined;
    if (!Array.isArray(list)) return [];
    return (list as unknown[]).flatMap((one, i) => {
      if (isFields(one) && typeof one['id'] === 'string') return readComponent(one, language);
      findings.add('error', 'bad-shape', null, `${part}.${level}.${i}`);
      return [];
    });
  };
  const levels = (part: string) => ({
    dataSet: read(part, 'dataSet'),
    dimensionGroup: read(part, 'dimensionGroup'),
    series: read(part, 'series'),
    observation: read(part, 'observation'),
  });
  const dimensionsAt = levels('dimensions');
  const { dataSet, series, observation } = dimensionsAt;
  const dimensions = [...dataSet, ...series, ...observation];
  if (dimensions.length === 0) findings.add('error', 'bad-shape', null, 'dimensions');
  const measures = Math.max(1, read('measures', 'observation').length);
  if (measures > 1) findings.add('error', 'several-measures', null, 'measures', { measures });
  return { dimensions, dimensionsAt, attributesAt: levels('attributes'), measures };
}

function readComponent(one: Fields, language: string | undefined): JsonComponent {
  const id = readString(one['id'], '');
  const roles = [one['role'], ...(Array.isArray(one['roles']) ? (one['roles'] as unknown[]) : [])];
  const values = Array.isArray(one['values']) ? (one['values'] as unknown[]) : [];
  return {
    id,
    label: readName(one, id, language),
    isTime: id === 'TIME_PERIOD' || roles.some((role) => role === 'TIME_PERIOD' || role === 'time'),
    values: values.map((value) => readValue(value, language)),
  };
}

/** A value is an id with a name, or (periods, texts) itself. */
function readValue(value: unknown, language: string | undefined): SourceCode {
  if (!isFields(value)) return { code: toText(value), label: toText(value) };
  const code = readString(value['id'], toText(value['value']));
  return { code, label: readName(value, code, language) };
}

function readName(fields: Fields, otherwise: string, language: string | undefined): string {
  const names = isFields(fields['names']) ? fields['names'] : {};
  const wanted = language !== undefined && Object.hasOwn(names, language) ? names[language] : undefined;
  return readString(wanted, readString(fields['name'], otherwise));
}

const toText = (value: unknown): string =>
  typeof value === 'string'
    ? value
    : typeof value === 'number' || typeof value === 'boolean'
      ? String(value)
      : '';

/** Observations of a dataset with everything that is said above them. Errors: `bad-shape`, `code-unknown`. */
export function readJsonObservations(
  dataSet: Fields,
  components: JsonComponents,
  findings: FindingList,
): SdmxSourceObservation[] {
  const { dimensionsAt, attributesAt } = components;
  const whole = new Map(dimensionsAt.dataSet.map(({ id, values }) => [id, values[0]?.code ?? '']));
  addAttributes(whole, attributesAt.dataSet, dataSet['attributes']);
  const groups = isFields(dataSet['dimensionGroupAttributes']) ? dataSet['dimensionGroupAttributes'] : {};
  const found: SdmxSourceObservation[] = [];
  const addAll = (observations: unknown, above: ReadonlyMap<string, string>, series: string): void => {
    if (!isFields(observations)) return;
    for (const [key, cells] of Object.entries(observations)) {
      if (found.length > SOURCE_TABLE_LIMITS.rows) return;
      const path = series === '' ? key : `${series} ${key}`;
      const all = new Map(above);
      addKey(all, key, dimensionsAt.observation, path, findings);
      const list = Array.isArray(cells) ? (cells as unknown[]) : [cells];
      addGroups(all, groups, components);
      addAttributes(all, attributesAt.observation, list.slice(components.measures));
      found.push({ line: null, components: all, value: toText(list[0]) });
    }
  };
  addAll(dataSet['observations'], whole, '');
  for (const [key, one] of Object.entries(isFields(dataSet['series']) ? dataSet['series'] : {})) {
    if (!isFields(one)) continue;
    const above = new Map(whole);
    addKey(above, key, dimensionsAt.series, key, findings);
    addAttributes(above, attributesAt.series, one['attributes']);
    addAll(one['observations'], above, key);
  }
  return found;
}

/** `0:3:1`: positions in the values of the dimensions. */
function addKey(
  into: Map<string, string>,
  key: string,
  dimensions: readonly JsonComponent[],
  path: string,
  findings: FindingList,
): void {
  const positions = key.split(':');
  if (positions.length !== dimensions.length && !(key === '' && dimensions.length === 0)) {
    findings.add('error', 'bad-shape', null, path, {
      parts: positions.length,
      dimensions: dimensions.length,
    });
    return;
  }
  dimensions.forEach(({ id, values }, i) => {
    const code = /^\d+$/.test(positions[i] ?? '') ? values[Number(positions[i])]?.code : undefined;
    if (code === undefined) findings.add('error', 'code-unknown', null, path, { dimension: id });
    into.set(id, code ?? '');
  });
}

/** Attributes as positions in their values, or as themselves; null: not given. */
function addAttributes(
  into: Map<string, string>,
  attributes: readonly JsonComponent[],
  given: unknown,
): void {
  if (!Array.isArray(given)) return;
  attributes.forEach(({ id, values }, i) => {
    const one: unknown = given[i];
    if (one === null || one === undefined) return;
    const isPosition = typeof one === 'number' && values.length > 0;
    const text = isPosition ? (values[one]?.code ?? '') : toText(one);
    if (text !== '') into.set(id, text);
  });
}

/** Attributes of groups: keys with empty parts, e.g. `0::1`, for the dimensions they do not depend on. */
function addGroups(
  into: Map<string, string>,
  groups: Fields,
  { dimensions, attributesAt }: JsonComponents,
): void {
  for (const [key, given] of Object.entries(groups)) {
    const parts = key.split(':');
    const fits = dimensions.every(({ id, values }, i) => {
      const part = parts[i] ?? '';
      return part === '' || part === '~' || values[Number(part)]?.code === into.get(id);
    });
    if (fits) addAttributes(into, attributesAt.dimensionGroup, given);
  }
}
