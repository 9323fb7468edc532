/** People of an invented town, drawn by seed, and the tables an office would make of them. Only the test knows them. */
import { buildCube, type Category, type Dimension } from '@vicus/cube';
import type { MeasureBasis, TableToProtect } from '@vicus/disclosure';

interface Person {
  readonly year: string;
  readonly district: string;
  readonly school: string;
  readonly quarter: string;
  readonly origin: string;
  readonly sex: string;
  readonly age: string;
  readonly works: boolean;
}

const YEARS = ['2022', '2023', '2024'];
const DISTRICTS = { centre: 0.4, north: 0.24, mill: 0.14, lake: 0.1, hill: 0.06, wood: 0.06 };
const ORIGINS = { eu: 0.55, asia: 0.33, other: 0.12 };
const SEXES = { f: 0.46, m: 0.54 };
const AGES = { young: 0.3, middle: 0.55, old: 0.15 };
const PEOPLE_A_YEAR = 190;

/** Mulberry32: the same people in every run. */
function drawFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

function pick(shares: Readonly<Record<string, number>>, at: number): string {
  let left = at;
  for (const [code, share] of Object.entries(shares)) {
    left -= share;
    if (left < 0) return code;
  }
  return Object.keys(shares).at(-1) ?? '';
}

function drawPeople(seed: number): Person[] {
  const draw = drawFrom(seed);
  return YEARS.flatMap((year, at) =>
    Array.from({ length: PEOPLE_A_YEAR + 25 * at }, () => {
      const district = pick(DISTRICTS, draw());
      return {
        year,
        district,
        school: pick({ east: 0.5, west: 0.42, south: 0.08 }, draw()),
        quarter: pick({ 'centre-1': 0.7, 'centre-2': 0.3 }, draw()),
        origin: pick(ORIGINS, draw()),
        sex: pick(SEXES, draw()),
        age: pick(AGES, draw()),
        works: draw() < 0.45,
      };
    }),
  );
}

/** Districts as they were cut when a release was made: first two are merged, then one is split. */
export type Cut = 'old' | 'merged' | 'split';
const MERGED: Readonly<Record<string, string>> = { hill: 'hill-and-wood', wood: 'hill-and-wood' };

function toDistrict({ district, quarter }: Person, cut: Cut): string {
  if (cut !== 'old' && MERGED[district] !== undefined) return MERGED[district];
  if (cut === 'split' && district === 'centre') return quarter;
  return district;
}

/** What everybody can read in the paper: which old and new districts are the same ground. */
export const BOUNDARY_CHANGES: readonly { readonly whole: string; readonly parts: readonly string[] }[] = [
  { whole: 'hill-and-wood', parts: ['hill', 'wood'] },
  { whole: 'centre', parts: ['centre-1', 'centre-2'] },
];

export interface TownRelease {
  readonly title: string;
  readonly years: readonly string[];
  readonly cut: Cut;
  readonly tables: readonly string[];
}

export const RELEASES: readonly TownRelease[] = [
  { title: 'People 2022', years: ['2022'], cut: 'old', tables: ['people', 'work', 'ages'] },
  { title: 'People 2023', years: ['2022', '2023'], cut: 'merged', tables: ['people', 'work', 'ages'] },
  {
    title: 'People 2024',
    years: ['2022', '2023', '2024'],
    cut: 'split',
    tables: ['people', 'work', 'ages', 'schools'],
  },
];

const label = (code: string) => ({ en: code });

function toDimension(id: string, codes: readonly string[]): Dimension {
  const categories: Category[] = [
    { code: 'all', label: label('all') },
    ...codes.map((code) => ({ code, label: label(code), parent: 'all' })),
  ];
  return { id, label: label(id), role: 'category', categories };
}

/** The pooled years are the sum of their years. */
function toPeriods(years: readonly string[]): Dimension {
  const pooled = `${years[0]}-${years.at(-1)}`;
  const categories: Category[] =
    years.length === 1
      ? [{ code: years[0] ?? '', label: label(years[0] ?? '') }]
      : [
          { code: pooled, label: label(pooled) },
          ...years.map((code) => ({ code, label: label(code), parent: pooled })),
        ];
  return { id: 'years', label: label('years'), role: 'category', categories };
}

type Read = (person: Person) => string;

function listCodes(people: readonly Person[], read: Read): string[] {
  return [...new Set(people.map(read))].toSorted();
}

const count = (id: string) =>
  ({ id, label: label(id), kind: 'count', unit: 'persons', decimals: 0 }) as const;
const COUNTED: Record<string, MeasureBasis> = { persons: { kind: 'count-of-persons' } };
const WORKING: Record<string, MeasureBasis> = {
  working: { kind: 'count-of-persons' },
  persons: { kind: 'count-of-persons' },
  rate: { kind: 'share', numerator: 'working', denominator: 'persons' },
};

interface Plan {
  readonly id: string;
  readonly by: Readonly<Record<string, Read>>;
  readonly hasRate: boolean;
}

function compose(
  people: readonly Person[],
  years: readonly string[],
  { id, by, hasRate }: Plan,
): TableToProtect {
  const counted = people.filter(({ year }) => years.includes(year));
  const axes = Object.entries(by);
  const dimensions = [
    ...axes.map(([name, read]) => toDimension(name, listCodes(counted, read))),
    toPeriods(years),
  ];
  const cells = crossCodes(dimensions).map((at) => {
    const there = counted.filter(
      (person) =>
        axes.every(([name, read]) => at[name] === 'all' || at[name] === read(person)) &&
        (at['years'] === person.year || at['years']?.includes('-') === true),
    );
    const working = there.filter(({ works }) => works).length;
    const noBase = { kind: 'none', reason: 'no-base' } as const;
    const rate = there.length === 0 ? noBase : working / there.length;
    return { at, measures: hasRate ? { working, persons: there.length, rate } : { persons: there.length } };
  });
  const rate = { id: 'rate', label: label('rate'), kind: 'share', unit: 'share 0-1', decimals: 3 } as const;
  const cube = buildCube({
    id,
    provenance: {
      title: label(`${id} of the town`),
      period: `${years[0]}/${years.at(-1)}`,
      source: label('Register'),
      method: 'register-figures',
      notes: [],
    },
    dimensions,
    measures: hasRate ? [rate, count('working'), count('persons')] : [count('persons')],
    cells,
  });
  return { cube, basis: hasRate ? WORKING : COUNTED };
}

function crossCodes(dimensions: readonly Dimension[]): Record<string, string>[] {
  return dimensions.reduce<Record<string, string>[]>(
    (rows, { id, categories }) =>
      rows.flatMap((row) => categories.map(({ code }) => ({ ...row, [id]: code }))),
    [{}],
  );
}

/** The tables of a release, as they are. */
export function composeTruth({ years, cut, tables }: TownRelease, seed = 7): TableToProtect[] {
  const people = drawPeople(seed);
  const district: Read = (person) => toDistrict(person, cut);
  const plans: Plan[] = [
    { id: 'people', by: { district, origin: ({ origin }) => origin, sex: ({ sex }) => sex }, hasRate: false },
    { id: 'work', by: { origin: ({ origin }) => origin, sex: ({ sex }) => sex }, hasRate: true },
    { id: 'ages', by: { district, age: ({ age }) => age }, hasRate: false },
    { id: 'schools', by: { school: ({ school }) => school, sex: ({ sex }) => sex }, hasRate: false },
  ];
  return plans.filter(({ id }) => tables.includes(id)).map((plan) => compose(people, years, plan));
}
