import { CELL_STATES, CUBE_JSON_FORMAT, cubeSize, openProtectedCube, readText, STATUSES } from '@vicus/cube';
import type { Cube, Dimension, DimensionRole, ProtectedCube, Reason, Status } from '@vicus/cube';
import type { JsonStatDataset, JsonStatDimension } from './json-stat.types.ts';
import { STATES } from './states.ts';

/**
 * Writes a protected cube as a JSON-stat 2.0 dataset. The measures are one more dimension, the last, with role
 * `metric` and their units. `value` has `null` where there is no number; `status` says by position why, in this
 * platform's words (`withheld`, `not-collected`, …; meaning in `extension.status.label`), or that a number is
 * `provisional` or `estimated`. `extension.vicus` holds provenance, policy and the texts in all languages.
 *
 * @param sealed a protected cube
 * @param options `language`: BCP 47 tag of the labels; English where a text is not there
 * @returns an object for `JSON.stringify`
 * @throws CubeProblem `not-sealed`
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
 * const dataset = toJsonStat(sealed, { language: 'en' });
 * dataset.id // => ["role","measure"]
 * dataset.value // => [17,null]
 * dataset.status // => {"1":"withheld"}
 * dataset.dimension.role.category.child // => {"all":["elected"]}
 */
export function toJsonStat(sealed: ProtectedCube, options: { readonly language: string }): JsonStatDataset {
  const { language } = options;
  const cube = openProtectedCube(sealed);
  const { id, provenance, dimensions, measures } = cube;
  const measureId = nameMeasureDimension(dimensions);
  // JSON-stat asks for notes that differ.
  const notes = [...new Set(provenance.notes.map((note) => readText(note, language)))];
  return {
    version: '2.0',
    class: 'dataset',
    label: readText(provenance.title, language),
    source: readText(provenance.source, language),
    ...(notes.length === 0 ? {} : { note: notes }),
    id: [...dimensions.map((dimension) => dimension.id), measureId],
    size: [...dimensions.map(({ categories }) => categories.length), measures.length],
    role: { ...listRole(cube, 'time', 'time'), ...listRole(cube, 'place', 'geo'), metric: [measureId] },
    dimension: Object.fromEntries([
      ...dimensions.map((dimension) => [dimension.id, describeDimension(dimension, language)] as const),
      [measureId, describeMeasures(cube, language)] as const,
    ]),
    ...listCellsOf(cube),
    extension: {
      status: { label: listLegend(language) },
      vicus: { format: CUBE_JSON_FORMAT, id, provenance, dimensions, measures, policy: sealed.policy },
    },
  };
}

/**
 * What the measures are called in JSON-stat: `measure`, with underscores appended if a dimension of the cube has that name.
 *
 * @param dimensions of the cube
 * @returns id of the dimension of measures
 * @example
 * nameMeasureDimension([]) // => "measure"
 * nameMeasureDimension([{ id: 'measure', label: { en: 'Measure' }, role: 'category', categories: [] }]) // => "measure_"
 */
export function nameMeasureDimension(dimensions: readonly Pick<Dimension, 'id'>[]): string {
  let name = 'measure';
  while (dimensions.some((dimension) => dimension.id === name)) name = `${name}_`;
  return name;
}

function listRole(
  cube: Cube,
  role: DimensionRole,
  name: 'time' | 'geo',
): { time?: string[]; geo?: string[] } {
  const ids = cube.dimensions.filter((dimension) => dimension.role === role).map(({ id }) => id);
  return ids.length === 0 ? {} : { [name]: ids };
}

function describeDimension({ label, categories }: Dimension, language: string): JsonStatDimension {
  const children = Map.groupBy(
    categories.filter((category) => category.parent !== undefined),
    (category) => category.parent ?? '',
  );
  const child = [...children].map(([parent, parts]) => [parent, parts.map(({ code }) => code)] as const);
  return {
    label: readText(label, language),
    category: {
      index: categories.map(({ code }) => code),
      label: Object.fromEntries(
        categories.map((category) => [category.code, readText(category.label, language)]),
      ),
      ...(child.length === 0 ? {} : { child: Object.fromEntries(child) }),
    },
  };
}

function describeMeasures({ measures }: Cube, language: string): JsonStatDimension {
  return {
    label: readText({ en: 'Measure', de: 'Kennzahl', es: 'Medida', it: 'Misura' }, language),
    category: {
      index: measures.map(({ id }) => id),
      label: Object.fromEntries(measures.map(({ id, label }) => [id, readText(label, language)])),
      unit: Object.fromEntries(measures.map(({ id, unit, decimals }) => [id, { label: unit, decimals }])),
    },
  };
}

function listCellsOf(cube: Cube): Pick<JsonStatDataset, 'value' | 'status'> {
  const value: (number | null)[] = [];
  const status: [string, Exclude<Status | Reason, 'final'>][] = [];
  const size = cubeSize(cube);
  for (let i = 0; i < size; i++) {
    for (const { id } of cube.measures) {
      const state = cube.columns[id]?.states[i] ?? 0;
      const name = CELL_STATES[state] ?? 'final';
      if (name !== 'final') status.push([String(value.length), name]);
      value.push(state < STATUSES.length ? (cube.columns[id]?.values[i] ?? 0) : null);
    }
  }
  return status.length === 0 ? { value } : { value, status: Object.fromEntries(status) };
}

function listLegend(language: string): Record<string, string> {
  return Object.fromEntries(
    Object.entries(STATES).map(([name, { label }]) => [name, readText(label, language)]),
  );
}
