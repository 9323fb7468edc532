/** Tables of the bench: seeded people for a release of linked tables, and large tables with nothing in them to protect. */
import { buildCube, sealProtectedCube, type Cube, type Dimension, type ProtectedCube } from '@vicus/cube';
import { DEFAULT_POLICY, type MeasureBasis, type TableToProtect } from '@vicus/disclosure';

const label = (code: string) => ({ en: code });
const CODE_VERSION = 'bench';
const PERSONS = {
  id: 'persons',
  label: label('Persons'),
  kind: 'count',
  unit: 'persons',
  decimals: 0,
} as const;

function drawFrom(seed: number): () => number {
  let state = seed;
  return () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
}

function toDimension(id: string, count: number): Dimension {
  return {
    id,
    label: label(id),
    role: id === 'year' ? 'time' : 'category',
    categories: [
      ...(id === 'year' ? [] : [{ code: 'all', label: label('All') }]),
      ...Array.from({ length: count }, (_, at) =>
        id === 'year'
          ? { code: String(1925 + at), label: label(String(1925 + at)) }
          : { code: `${id}-${at + 1}`, label: label(`${id} ${at + 1}`), parent: 'all' },
      ),
    ],
  };
}

const provenance = (id: string) => ({
  title: label(`Table ${id}`),
  period: '2025',
  source: label('Register'),
  method: 'register-figures',
  notes: [],
});

/** A table of so many observations, all of them numbers: years × districts × ages. */
export function makeLargeTable(observations: number): ProtectedCube {
  const years = 10;
  const ages = 9;
  const districts = Math.round(observations / years / (ages + 1)) - 1;
  const dimensions = [
    toDimension('district', districts),
    toDimension('age', ages),
    toDimension('year', years),
  ];
  const draw = drawFrom(observations);
  const size = dimensions.reduce((product, { categories }) => product * categories.length, 1);
  const empty = buildCube({
    id: `people-${observations}`,
    provenance: provenance(`of ${observations} observations`),
    dimensions,
    measures: [PERSONS],
    cells: [],
    unmentioned: 'not-collected',
  });
  // Written into the columns: a cell at a time would take longer than everything that is measured.
  const values = Float64Array.from({ length: size }, () => 5 + Math.floor(draw() * 900));
  const states = new Uint8Array(size).fill(0);
  const cube: Cube = { ...empty, columns: { persons: { values, states } } };
  const { policyId, version } = DEFAULT_POLICY;
  return sealProtectedCube(cube, { policyId, policyVersion: version, codeVersion: CODE_VERSION });
}

const BASIS: Record<string, MeasureBasis> = { persons: { kind: 'count-of-persons' } };
const VARIABLES = 7;

/** Codes of a variable; with six, two districts alone make 2,940 cells. */
const readCodes = (cells: number): number => (cells < 3000 ? 3 : 6);

/**
 * Twenty tables over the same people: districts by every pair of seven variables but one. `cells`: of all of them together.
 * 220 people of a district over 36 combinations: more than a third of the cells are counts of 1 to 4, as for newcomers in towns; over 9, one in twenty.
 */
export function makeLinkedTables(cells: number, tables = 20): TableToProtect[] {
  const codeCount = readCodes(cells);
  const each = (codeCount + 1) ** 2;
  const districts = Math.max(2, Math.round(cells / tables / each) - 1);
  const draw = drawFrom(7);
  // As unequal as towns are: a few large districts, codes from common to rare.
  const pick = (count: number): number => Math.floor(count * draw() ** 2.2);
  const people = Array.from({ length: districts * 220 }, () => ({
    district: pick(districts),
    codes: Array.from({ length: VARIABLES }, () => pick(codeCount)),
  }));
  const pairs = Array.from({ length: VARIABLES }, (_, one) =>
    Array.from({ length: VARIABLES - one - 1 }, (_gap, step) => [one, one + step + 1] as const),
  ).flat();
  return pairs.slice(0, tables).map((pair) => countPeople(people, pair, districts, codeCount));
}

interface Counted {
  readonly district: number;
  readonly codes: readonly number[];
}

/** Districts by two variables. */
function countPeople(
  people: readonly Counted[],
  [one, other]: readonly [number, number],
  districts: number,
  codeCount: number,
): TableToProtect {
  const size = codeCount + 1;
  const values = new Float64Array((districts + 1) * size * size);
  const add = (d: number, a: number, b: number): void => {
    const at = (d * size + a) * size + b;
    values[at] = (values[at] ?? 0) + 1;
  };
  for (const { district, codes } of people)
    for (const d of [0, district + 1]) {
      const [a, b] = [(codes[one] ?? 0) + 1, (codes[other] ?? 0) + 1];
      add(d, 0, 0);
      add(d, a, 0);
      add(d, 0, b);
      add(d, a, b);
    }
  const id = `people-by-${one + 1}-and-${other + 1}`;
  const empty = buildCube({
    id,
    provenance: provenance(id),
    dimensions: [
      toDimension('district', districts),
      toDimension(`variable-${one + 1}`, codeCount),
      toDimension(`variable-${other + 1}`, codeCount),
    ],
    measures: [PERSONS],
    cells: [],
    unmentioned: 'not-collected',
  });
  const states = new Uint8Array(values.length).fill(0);
  return { cube: { ...empty, columns: { persons: { values, states } } }, basis: BASIS };
}
