/** The closer look on linked tables: small programs near a cell and sums of changes must prove what programs of everything prove. */
import { buildCube, openProtectedCube, type Cube } from '@vicus/cube';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { openHighsSolver } from '../../../app/src/server/solver/highs.ts';
import { attack, readNumbers } from './attack.ts';
import { isMove, packColumns, readExample } from './attack-columns.ts';
import type { Quantity, System } from './attack-system.ts';
import { DEFAULT_POLICY } from './policy.ts';
import { protect } from './protect.ts';
import type { SameFigure, TableToProtect } from './disclosure.types.ts';

const solver = await openHighsSolver();
const basis = { n: { kind: 'count-of-persons' } } as const;
const UNITS = ['u1', 'u2', 'u3'];
const CODES = ['a', 'b', 'c'];

const toDimension = (id: string, codes: readonly string[]) => ({
  id,
  label: { en: id },
  role: 'category' as const,
  categories: [
    { code: 'all', label: { en: 'All' } },
    ...codes.map((code) => ({ code, label: { en: code }, parent: 'all' })),
  ],
});

/** A person: district, and a code in each of two other things. */
type Person = readonly [number, number, number];

function countPeople(people: readonly Person[], thing: 1 | 2, order: readonly string[]): Cube {
  const id = `by-${thing}`;
  const isIn = (codes: readonly string[], code: string, at: number) => code === 'all' || codes[at] === code;
  return buildCube({
    id,
    provenance: { title: { en: id }, period: '2025', source: { en: 'R' }, method: 'cube', notes: [] },
    dimensions: [toDimension('unit', UNITS), toDimension(`thing-${thing}`, order)],
    measures: [{ id: 'n', label: { en: 'n' }, kind: 'count', unit: 'persons', decimals: 0 }],
    cells: ['all', ...UNITS].flatMap((unit) =>
      ['all', ...CODES].map((code) => ({
        at: { unit, [`thing-${thing}`]: code },
        measures: {
          n: people.filter((one) => isIn(UNITS, unit, one[0]) && isIn(CODES, code, one[thing])).length,
        },
      })),
    ),
  });
}

const sameFigures: SameFigure[] = ['all', ...UNITS].map((unit) => ({
  one: { cube: 'by-1', measure: 'n', at: { unit, 'thing-1': 'all' } },
  other: { cube: 'by-2', measure: 'n', at: { unit, 'thing-2': 'all' } },
}));

function makeTables(people: readonly Person[], order: readonly string[] = CODES): TableToProtect[] {
  return [
    { cube: countPeople(people, 1, order), basis, sameFigures },
    { cube: countPeople(people, 2, order), basis },
  ];
}

const person = fc.tuple(fc.nat(2), fc.nat(2), fc.nat(2));
const town = fc.array(person, { minLength: 12, maxLength: 70 });

/** Withheld small counts with the number that each must be able to have. */
function listTargets(tables: readonly TableToProtect[], shown: readonly Cube[]) {
  return tables.flatMap(({ cube }, table) =>
    [...(cube.columns['n']?.values ?? [])].flatMap((value, position) => {
      const isHidden = (shown[table]?.columns['n']?.states[position] ?? 0) !== 0;
      if (!isHidden || value === 0 || value >= DEFAULT_POLICY.minimumCount) return [];
      const codes = cube.dimensions.map(({ categories }) => categories.length);
      const [unit, code] = [Math.floor(position / (codes[1] ?? 1)), position % (codes[1] ?? 1)];
      const at = Object.fromEntries(
        cube.dimensions.map(({ id, categories }, d) => [id, categories[d === 0 ? unit : code]?.code ?? '']),
      );
      return [{ cube: cube.id, measure: 'n', at, least: value + 2 }];
    }),
  );
}

test('what the gate shows of linked tables leaves nothing narrow for programs over all equations at once', () => {
  fc.assert(
    fc.property(town, (people) => {
      const tables = makeTables(people);
      const made = protect({ tables, policy: DEFAULT_POLICY, published: [], codeVersion: 't', solver });
      const shown = made.tables.map((table) => openProtectedCube(table));
      const attacked = tables.map((table, at) => ({ ...table, cube: shown[at] ?? table.cube }));
      const targets = listTargets(tables, shown);
      const close = { insiders: [], targets, solver };
      // No known table, no changes: the attack asks everything anew, of all tables at once.
      const found = attack({ tables: attacked, earlier: [], policy: DEFAULT_POLICY, close });
      expect(found.disclosures).toEqual([]);
    }),
    { seed: 20_261_122, numRuns: 25 },
  );
});

test('programs near a cell find narrow what programs of everything find narrow', () => {
  let narrow = 0;
  fc.assert(
    fc.property(town, fc.array(fc.nat(31), { maxLength: 10 }), (people, besides) => {
      const tables = makeTables(people);
      const hidden = tables.map((table, at) => ({
        ...table,
        cube: hide(table.cube, (position, value) => isHidden(value) || besides.includes(at * 16 + position)),
      }));
      const targets = listTargets(
        tables,
        hidden.map(({ cube }) => cube),
      );
      const attacked = { earlier: [], policy: DEFAULT_POLICY };
      const example = readNumbers({ ...attacked, tables });
      const ask = (known?: { example: Float64Array; changes: [] }) =>
        attack({
          ...attacked,
          tables: hidden,
          close: { insiders: [], targets, solver, despiteFound: true, ...(known && { known }) },
        })
          .disclosures.filter(({ how }) => how === 'narrow')
          .map((one) => JSON.stringify([one.cube, one.at]));
      const [overall, nearby] = [ask(), ask({ example, changes: [] })];
      narrow += overall.length;
      expect(nearby.toSorted()).toEqual(overall.toSorted());
    }),
    { seed: 20_261_122, numRuns: 60 },
  );
  expect(narrow).toBeGreaterThan(50);
});

const isHidden = (value: number): boolean => value > 0 && value < DEFAULT_POLICY.minimumCount;

function hide(cube: Cube, isToHide: (position: number, value: number) => boolean): Cube {
  const column = cube.columns['n'];
  if (column === undefined) return cube;
  const none = buildCube({ ...cube, cells: [], unmentioned: 'withheld' }).columns['n']?.states[0] ?? 0;
  const states = column.states.slice();
  const values = column.values.slice();
  column.values.forEach((value, position) => {
    if (value === 0 || !isToHide(position, value)) return;
    states[position] = none;
    values[position] = 0;
  });
  return { ...cube, columns: { n: { values, states } } };
}

test('the order of codes and tables changes nothing about safety', () => {
  fc.assert(
    fc.property(town, (people) => {
      const turned = makeTables(people, CODES.toReversed());
      const made = protect({
        tables: turned,
        policy: DEFAULT_POLICY,
        published: [],
        codeVersion: 't',
        solver,
      });
      const shown = made.tables.map((table) => openProtectedCube(table));
      const attacked = turned.map((table, at) => ({ ...table, cube: shown[at] ?? table.cube }));
      const close = { insiders: [], targets: listTargets(turned, shown), solver };
      expect(attack({ tables: attacked, earlier: [], policy: DEFAULT_POLICY, close }).disclosures).toEqual(
        [],
      );
    }),
    { seed: 7, numRuns: 30 },
  );
});

/** total = a + b + c, all unknown but the total. */
function makeSystem(): System {
  const make = (id: number, value: number | undefined, low: number): Quantity => {
    const at = { d: `${id}` };
    return {
      id,
      cube: 'x',
      measure: 'n',
      at,
      kind: 'count',
      value,
      withheld: value === undefined,
      low,
      high: Infinity,
      least: 1,
    };
  };
  const [total, a, b, c] = [
    make(0, 9, 0),
    make(1, undefined, 1),
    make(2, undefined, 1),
    make(3, undefined, 1),
  ];
  const terms = new Map([
    [total, 1],
    [a, -1],
    [b, -1],
    [c, -1],
  ] as const);
  return {
    quantities: new Map([total, a, b, c].map((one) => [`${one.id}`, one])),
    lines: [{ terms, isSum: true }],
  };
}

test('addition proves a change, and refuses one that breaks a sum, a range or a whole number', () => {
  const columns = packColumns(makeSystem());
  const example = readExample(columns, [9, 2, 3, 4]);
  expect([...example]).toEqual([2, 3, 4]);
  expect(
    isMove(
      columns,
      example,
      new Map([
        [0, 2],
        [1, -2],
      ]),
    ),
  ).toBe(true);
  expect(
    isMove(
      columns,
      example,
      new Map([
        [0, 2],
        [1, -1],
      ]),
    ),
  ).toBe(false);
  expect(
    isMove(
      columns,
      example,
      new Map([
        [0, -2],
        [1, 2],
      ]),
    ),
  ).toBe(false);
  expect(
    isMove(
      columns,
      example,
      new Map([
        [0, 0.5],
        [1, -0.5],
      ]),
    ),
  ).toBe(false);
});

test('a table that does not fit proves nothing, and what a single sum tells is filled in', () => {
  const columns = packColumns(makeSystem());
  const wrong = readExample(columns, [9, 2, 3, 5]);
  expect(
    isMove(
      columns,
      wrong,
      new Map([
        [0, 1],
        [1, -1],
      ]),
    ),
  ).toBe(false);
  expect([...readExample(columns, [9, 2, NaN, 4])]).toEqual([2, 3, 4]);
});
