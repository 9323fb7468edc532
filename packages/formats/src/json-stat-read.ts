import { buildCube, CUBE_JSON_FORMAT, CubeProblem, parseCubeJson, REASONS, STATUSES } from '@vicus/cube';
import type { Cell, CellEntry, Cube, Dimension, Measure, MeasureKind, Provenance, Reason } from '@vicus/cube';
import type { Status, Texts } from '@vicus/cube';
import { isFields, readBody, readString } from './json-stat-body.ts';
import type { Body, BodyDimension } from './json-stat-body.ts';
import { nameMeasureDimension } from './json-stat-write.ts';

export interface JsonStatOptions {
  /** BCP 47 tag of the file's texts (default `en`); they stand under `en` too, because a text must */
  readonly language?: string;
  /** id of the cube (default: the address or `json-stat`) */
  readonly id?: string;
  /** what the numbers are; JSON-stat does not say, so by default they are taken as not to be added up (`index`) */
  readonly kind?: MeasureKind;
  /** id of the method page (default `cube`) */
  readonly method?: string;
}

/**
 * Reads a JSON-stat 2.0 dataset. A file written by `toJsonStat` comes back as the same cube. Of any other file the
 * dimension with role `metric` becomes the measures (if there is exactly one; else there is one measure `value`), and
 * status codes of Eurostat and SDMX are read: `e`, `p` for numbers; `c`, `Q` (withheld at source) and `z`, `M` (not
 * applicable) for gaps; any other gap is `not-collected`. Codes not carried over are named in the notes.
 *
 * @param json the text, or the value already parsed from it
 * @param options what the file does not say; ignored for files written by `toJsonStat`
 * @returns a cube; not protected
 * @throws CubeProblem `bad-shape` with the place, and everything `buildCube` throws
 * @example
 * const cube = parseJsonStat({
 *   version: '2.0', class: 'dataset', label: 'Residents', source: 'Registry',
 *   id: ['year'], size: [3], role: { time: ['year'] },
 *   dimension: { year: { category: { index: ['2023', '2024', '2025'] } } },
 *   value: [900, null, 912], status: { 1: 'c', 2: 'p' },
 * });
 * readCell(cube, { year: '2024' }, 'value') // => {"kind":"none","reason":"withheld-at-source"}
 * readCell(cube, { year: '2025' }, 'value') // => {"kind":"number","value":912,"status":"provisional"}
 * cube.provenance.period // => "2023/2025"
 */
export function parseJsonStat(json: string | object, options: JsonStatOptions = {}): Cube {
  const body = readBody(typeof json === 'string' ? parseText(json) : json);
  const extension = body.fields['extension'];
  const vicus = isFields(extension) ? extension['vicus'] : undefined;
  if (isFields(vicus) && vicus['format'] === CUBE_JSON_FORMAT) return readOwn(body, vicus);
  return readForeign(body, options);
}

function parseText(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new CubeProblem(
      'bad-shape',
      '',
      `this is not JSON: ${cause instanceof Error ? cause.message : ''}`,
    );
  }
}

const LETTERS: Readonly<Record<Status | Reason, string>> = {
  final: 'f',
  provisional: 'p',
  estimated: 'e',
  'not-collected': 'n',
  'not-applicable': 'a',
  'no-base': 'b',
  withheld: 'w',
  'withheld-at-source': 's',
};

/** The descriptions come from the extension, the numbers from the body; the two must agree. */
function readOwn(body: Body, vicus: Readonly<Record<string, unknown>>): Cube {
  const { policy: _, ...structure } = vicus;
  const ids = body.dimensions.at(-1)?.codes ?? [];
  const columns = ids.map((id, m) => {
    const cells = Array.from({ length: body.size / ids.length }, (_cell, i) => i * ids.length + m);
    return [
      id,
      {
        values: cells.map((i) => body.values[i] ?? null),
        states: cells.map((i) => LETTERS[(body.statuses[i] ?? 'final') as Status] ?? '?').join(''),
      },
    ];
  });
  const cube = parseCubeJson({ ...structure, columns: Object.fromEntries(columns) });
  const expected = [
    ...cube.dimensions.map(({ id, categories }) => [id, categories.map(({ code }) => code)]),
    [nameMeasureDimension(cube.dimensions), cube.measures.map(({ id }) => id)],
  ];
  const found = body.dimensions.map(({ id, codes }) => [id, codes]);
  if (JSON.stringify(found) !== JSON.stringify(expected)) {
    throw new CubeProblem('bad-shape', 'extension.vicus', 'does not describe the dimensions of this file');
  }
  return cube;
}

function readForeign(body: Body, options: JsonStatOptions): Cube {
  const roles = isFields(body.fields['role']) ? body.fields['role'] : {};
  const toTexts = (text: string): Texts => ({ en: text, [options.language ?? 'en']: text });
  const metrics = Array.isArray(roles['metric']) ? (roles['metric'] as unknown[]) : [];
  const metric = metrics.length === 1 ? body.dimensions.find(({ id }) => id === metrics[0]) : undefined;
  const dimensions = body.dimensions
    .filter((dimension) => dimension !== metric)
    .map((dimension) => toDimension(dimension, roles, toTexts));
  const { entries, unread } = readEntries(body, metric);
  return buildCube({
    id: options.id ?? readString(body.fields['href'], 'json-stat'),
    provenance: readProvenance(body, dimensions, unread, options, toTexts),
    dimensions,
    measures: listMeasures(metric, options.kind ?? 'index', body, toTexts),
    cells: entries,
  });
}

function toDimension(
  dimension: BodyDimension,
  roles: Readonly<Record<string, unknown>>,
  toTexts: (text: string) => Texts,
): Dimension {
  const has = (role: string): boolean =>
    Array.isArray(roles[role]) && (roles[role] as unknown[]).includes(dimension.id);
  return {
    id: dimension.id,
    label: toTexts(dimension.label),
    role: has('time') ? 'time' : has('geo') ? 'place' : 'category',
    categories: dimension.codes.map((code) => {
      const parent = dimension.parents.get(code);
      const category = { code, label: toTexts(dimension.labels.get(code) ?? code) };
      return parent === undefined ? category : { ...category, parent };
    }),
  };
}

function listMeasures(
  metric: BodyDimension | undefined,
  kind: MeasureKind,
  { fields }: Body,
  toTexts: (text: string) => Texts,
): Measure[] {
  if (metric === undefined) {
    const label = toTexts(readString(fields['label'], 'Value'));
    return [{ id: 'value', label, kind, unit: 'unit not stated', decimals: 0 }];
  }
  return metric.codes.map((id) => {
    const unit = metric.units.get(id);
    return {
      id,
      label: toTexts(metric.labels.get(id) ?? id),
      kind,
      unit: readString(unit?.label, 'unit not stated'),
      decimals: unit?.decimals ?? 0,
    };
  });
}

function readEntries(
  body: Body,
  metric: BodyDimension | undefined,
): { entries: CellEntry[]; unread: ReadonlySet<string> } {
  const unread = new Set<string>();
  const entries = body.values.map((value, index): CellEntry => {
    const at: [string, string][] = [];
    let measureId = 'value';
    let rest = index;
    for (const dimension of body.dimensions.toReversed()) {
      const code = dimension.codes[rest % dimension.codes.length] ?? '';
      rest = Math.floor(rest / dimension.codes.length);
      if (dimension === metric) measureId = code;
      else at.push([dimension.id, code]);
    }
    const cell = readForeignCell(value, body.statuses[index], unread);
    return { at: Object.fromEntries(at), measures: Object.fromEntries([[measureId, cell]]) };
  });
  return { entries, unread };
}

/** Sources: Eurostat flags (lower case, may be combined) and SDMX code list CL_OBS_STATUS (upper case). */
const NUMBER_CODES: Readonly<Record<string, Status>> = {
  e: 'estimated',
  E: 'estimated',
  p: 'provisional',
  P: 'provisional',
};
const GAP_CODES: Readonly<Record<string, Reason>> = {
  c: 'withheld-at-source',
  Q: 'withheld-at-source',
  z: 'not-applicable',
  M: 'not-applicable',
};

function readForeignCell(value: number | null, status: string | undefined, unread: Set<string>): Cell {
  const codes = status === undefined ? [] : /^[a-z]{1,3}$/.test(status) ? [...status] : [status];
  if (value === null) {
    const known: readonly string[] = REASONS;
    const reason = codes
      .map((code) => (known.includes(code) ? (code as Reason) : GAP_CODES[code]))
      .find(Boolean);
    return { kind: 'none', reason: reason ?? 'not-collected' };
  }
  let settled: Status = 'final';
  for (const code of codes) {
    const read = (STATUSES as readonly string[]).includes(code) ? (code as Status) : NUMBER_CODES[code];
    if (read === undefined) unread.add(code);
    else if (STATUSES.indexOf(read) > STATUSES.indexOf(settled)) settled = read;
  }
  return { kind: 'number', value, status: settled };
}

function readProvenance(
  { fields }: Body,
  dimensions: readonly Dimension[],
  unread: ReadonlySet<string>,
  { method = 'cube' }: JsonStatOptions,
  toTexts: (text: string) => Texts,
): Provenance {
  const times = dimensions.find((dimension) => dimension.role === 'time')?.categories ?? [];
  const [first, last] = [times[0]?.code, times.at(-1)?.code];
  const span = first === undefined ? undefined : first === last ? first : `${first}/${last}`;
  const notes = Array.isArray(fields['note']) ? (fields['note'] as unknown[]) : [];
  const codes = [...unread].toSorted().join(', ');
  return {
    title: toTexts(readString(fields['label'], 'Untitled table')),
    period: span ?? readString(fields['updated'], 'not stated'),
    source: toTexts(readString(fields['source'], readString(fields['href'], 'Source not stated'))),
    method,
    notes: [
      ...notes.filter((note) => typeof note === 'string').map(toTexts),
      ...(codes === '' ? [] : [{ en: `Status codes of the source that are not carried over: ${codes}` }]),
    ],
  };
}
