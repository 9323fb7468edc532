/** Three editions of one table whose places change, against an attacker who puts all their numbers together. */
import { buildCube, listCoordinates, openProtectedCube, readCell } from '@vicus/cube';
import type { Cube, ProtectedCube } from '@vicus/cube';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { DEFAULT_POLICY, DisclosureProblem, protect } from './index.ts';

/** Codes of each edition and the finest places behind them: a and b merge, then c is split. */
const EDITIONS: readonly Readonly<Record<string, readonly number[]>>[] = [
  { all: [0, 1, 2, 3], a: [0], b: [1], c: [2, 3] },
  { all: [0, 1, 2, 3], ab: [0, 1], c: [2, 3] },
  { all: [0, 1, 2, 3], ab: [0, 1], c1: [2], c2: [3] },
];
const SEXES: Readonly<Record<string, readonly number[]>> = { all: [0, 1], f: [0], m: [1] };

type World = readonly (readonly [number, number])[];

function listRows(edition: number, at: Readonly<Record<string, string>>): number[] {
  const columns = SEXES[at['sex'] ?? ''] ?? [];
  return (EDITIONS[edition]?.[at['place'] ?? ''] ?? []).flatMap((row) => columns.map((one) => row * 2 + one));
}

function toCategories(codes: Readonly<Record<string, unknown>>) {
  return Object.keys(codes).map((code) =>
    code === 'all' ? { code, label: { en: code } } : { code, label: { en: code }, parent: 'all' },
  );
}

function buildEdition(world: World, edition: number): Cube {
  const places = EDITIONS[edition] ?? {};
  return buildCube({
    id: 'places',
    provenance: { title: { en: 'P' }, period: '2025', source: { en: 'S' }, method: 'cube', notes: [] },
    dimensions: [
      { id: 'place', label: { en: 'Place' }, role: 'category', categories: toCategories(places) },
      { id: 'sex', label: { en: 'Sex' }, role: 'category', categories: toCategories(SEXES) },
    ],
    measures: [{ id: 'n', label: { en: 'n' }, kind: 'count', unit: 'persons', decimals: 0 }],
    cells: Object.keys(places).flatMap((place) =>
      Object.keys(SEXES).map((sex) => ({
        at: { place, sex },
        measures: {
          n: listRows(edition, { place, sex }).reduce((sum, row) => sum + (world.flat()[row] ?? 0), 0),
        },
      })),
    ),
  });
}

/** Publishes one edition after the other, up to the first that is refused. */
function publish(world: World): Cube[] {
  const published: ProtectedCube[] = [];
  for (const edition of EDITIONS.keys())
    try {
      const tables = [
        { cube: buildEdition(world, edition), basis: { n: { kind: 'count-of-persons' as const } } },
      ];
      const [sealed] = protect({ tables, policy: DEFAULT_POLICY, published, codeVersion: 'test' }).tables;
      if (sealed !== undefined) published.push(sealed);
    } catch (error) {
      if (error instanceof DisclosureProblem && error.code === 'cannot-be-protected') break;
      throw error;
    }
  return published.map((sealed) => openProtectedCube(sealed));
}

/** Rank by elimination; numbers are 0 and 1, so that doubles are exact enough. */
function rankOf(rows: readonly (readonly number[])[]): number {
  const left = rows.map((row) => [...row]);
  let rank = 0;
  for (let column = 0; column < 8; column += 1) {
    const at = left.findIndex((row, i) => i >= rank && Math.abs(row[column]!) > 1e-9);
    if (at === -1) continue;
    [left[rank], left[at]] = [left[at]!, left[rank]!];
    for (let i = rank + 1; i < left.length; i += 1) {
      const factor = left[i]![column]! / left[rank]![column]!;
      left[i] = left[i]!.map((value, j) => value - factor * left[rank]![j]!);
    }
    rank += 1;
  }
  return rank;
}

const toVector = (rows: readonly number[]) =>
  [0, 1, 2, 3, 4, 5, 6, 7].map((row) => (rows.includes(row) ? 1 : 0));

test('three editions with a merger and a split: no small count of any of them is computed', () => {
  const count = fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 4 }), fc.integer({ min: 5, max: 30 }));
  let complete = 0;
  fc.assert(
    fc.property(fc.array(fc.tuple(count, count), { minLength: 4, maxLength: 4 }), (world) => {
      const editions = publish(world);
      if (editions.length === EDITIONS.length) complete += 1;
      const equations: number[][] = [];
      const small: { readonly name: string; readonly rows: readonly number[] }[] = [];
      editions.forEach((cube, edition) => {
        for (const at of listCoordinates(cube)) {
          const rows = listRows(edition, at);
          const persons = rows.reduce((sum, row) => sum + world.flat()[row]!, 0);
          const cell = readCell(cube, at, 'n');
          if (cell.kind === 'number') {
            equations.push(toVector(rows));
            if (persons === 0) equations.push(...rows.map((row) => toVector([row])));
          }
          if (persons >= 1 && persons <= 4)
            small.push({ name: `${edition} ${at['place']} ${at['sex']}`, rows });
        }
      });
      const rank = rankOf(equations);
      const computed = small.filter(({ rows }) => rankOf([...equations, toVector(rows)]) === rank);
      expect(computed.map(({ name }) => name)).toEqual([]);
    }),
    { seed: 20_261_122, numRuns: 150 },
  );
  expect(complete).toBeGreaterThan(30);
});
