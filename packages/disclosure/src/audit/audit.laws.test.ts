/**
 * The audit against an attacker of its own: one who writes down every table of whole numbers that agrees with what is
 * published, and one who eliminates with fractions. Both are written here and share nothing with the audit.
 */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { openHighsSolver } from '../../../../app/src/server/solver/highs.ts';
import type { CountProblem } from '../counts/counts.types.ts';
import { audit } from './audit.ts';
import type { PublishedCell } from './audit.types.ts';
import { checkCertificate } from './certificate.ts';

const solver = await openHighsSolver();
const seed = 20_261_122;

interface Cell {
  readonly key: string;
  readonly rows: readonly number[];
  readonly value: number;
}

interface World {
  readonly problem: CountProblem;
  readonly cells: readonly Cell[];
  readonly counts: readonly number[];
}

/** Two rows by three columns, the columns also in two groups: with and without a linked table of the groups. */
function openWorld(counts: readonly number[], protectZeros: boolean, isLinked: boolean): World {
  const map = { a: 'g', b: 'g', c: 'h' };
  const tables = isLinked
    ? [
        { name: 'one', vars: { r: ['leaf', 'Total'], c: ['grp', 'Total'] } },
        { name: 'two', vars: { c: ['leaf'] } },
      ]
    : [{ name: 'one', vars: { r: ['leaf', 'Total'], c: ['leaf', 'grp', 'Total'] } }];
  const problem: CountProblem = {
    name: 'tiny',
    variables: [
      { name: 'r', leaves: ['x', 'y'], levels: [] },
      { name: 'c', leaves: ['a', 'b', 'c'], levels: [{ name: 'grp', map }] },
    ],
    tables,
    rules: { type: 'freq', maxN: 2, protectZeros },
    rows: counts.map((count, i) => ({ codes: [i < 3 ? 'x' : 'y', 'abc'[i % 3]!], count })),
  };
  const columns: Record<string, number[]> = { a: [0], b: [1], c: [2], g: [0, 1], h: [2], Total: [0, 1, 2] };
  const rows: Record<string, number[]> = { x: [0], y: [3], Total: [0, 3] };
  const shown = isLinked
    ? [...cross(['x', 'y', 'Total'], ['g', 'h', 'Total']), ...cross(['Total'], ['a', 'b', 'c'])]
    : cross(['x', 'y', 'Total'], ['a', 'b', 'c', 'g', 'h', 'Total']);
  const cells = shown.map(([r, c]) => {
    const inside = rows[r]!.flatMap((base) => columns[c]!.map((column) => base + column));
    return { key: `${r}|${c}`, rows: inside, value: inside.reduce((sum, row) => sum + counts[row]!, 0) };
  });
  return { problem, cells, counts };
}

function cross(left: readonly string[], right: readonly string[]): [string, string][] {
  return left.flatMap((one) => right.map((other): [string, string] => [one, other]));
}

const isPrimary = ({ problem: { rules } }: World, { value }: Cell) =>
  value <= rules.maxN && (value > 0 || rules.protectZeros);

/** A pattern: protected cells and those drawn are withheld; the grand total never, so that there is an end of tables. */
function publish(world: World, drawn: readonly boolean[]): PublishedCell[] {
  return world.cells.map((cell, i): PublishedCell => {
    if (isPrimary(world, cell)) return { key: cell.key, status: 'primary' };
    const mayHide = cell.key !== 'Total|Total' && (cell.value > 0 || world.problem.rules.protectZeros);
    return drawn[i] === true && mayHide
      ? { key: cell.key, status: 'secondary' }
      : { key: cell.key, status: 'value', published: cell.value };
  });
}

/** Every table of whole numbers that a reader thinks possible. */
function* listTables(world: World, published: readonly PublishedCell[]): Generator<readonly number[]> {
  const total = world.counts.reduce((sum, count) => sum + count, 0);
  const smallest = world.problem.rules.protectZeros ? 0 : 1;
  for (const table of spread(6, total)) {
    const fits = world.cells.every(({ rows, value }, i) => {
      const sum = rows.reduce((all, row) => all + table[row]!, 0);
      return published[i]!.published === undefined ? sum >= smallest : sum === value;
    });
    if (fits) yield table;
  }
}

function* spread(places: number, persons: number): Generator<number[]> {
  if (places === 1) yield [persons];
  else
    for (let first = 0; first <= persons; first += 1)
      for (const rest of spread(places - 1, persons - first)) yield [first, ...rest];
}

/** Rank by elimination with fractions of numbers small enough for doubles. */
function rankOf(rows: readonly (readonly number[])[]): number {
  const left = rows.map((row) => [...row]);
  let rank = 0;
  for (let column = 0; column < 6; column += 1) {
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

const toVector = ({ rows }: Cell) => [0, 1, 2, 3, 4, 5].map((row) => (rows.includes(row) ? 1 : 0));

/** Everything that is public, as equations: shown cells, and rows inside a public zero. */
function listEquations(world: World, published: readonly PublishedCell[]): number[][] {
  const shown = world.cells.filter((_, i) => published[i]!.published !== undefined);
  const zeros = world.problem.rules.protectZeros ? [] : shown.filter(({ value }) => value === 0);
  const single = zeros.flatMap(({ rows }) => rows.map((row) => toVector({ key: '', rows: [row], value: 0 })));
  return [...shown.map(toVector), ...single];
}

const worlds = fc
  .record({
    counts: fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 6, maxLength: 6 }),
    protectZeros: fc.boolean(),
    isLinked: fc.boolean(),
    drawn: fc.array(fc.boolean(), { minLength: 18, maxLength: 18 }),
  })
  .filter(({ counts }) => {
    const persons = counts.reduce((sum, count) => sum + count, 0);
    return persons >= 3 && persons <= 13;
  });

describe('the audit finds what an attacker finds who tries everything', () => {
  test('the newspaper: cells that follow from equations', () => {
    fc.assert(
      fc.property(worlds, ({ counts, protectZeros, isLinked, drawn }) => {
        const world = openWorld(counts, protectZeros, isLinked);
        const published = publish(world, drawn);
        const equations = listEquations(world, published);
        const rank = rankOf(equations);
        const computed = world.cells
          .filter((cell) => isPrimary(world, cell) && rankOf([...equations, toVector(cell)]) === rank)
          .map(({ key }) => key);
        const { found, faults } = audit(published, world.problem, { guarantee: 'exact' });
        expect(faults).toEqual([]);
        expect(found.map(({ key }) => key).toSorted()).toEqual(computed.toSorted());
        expect(found.every(({ isConfirmed }) => isConfirmed === true)).toBe(true);
      }),
      { seed, numRuns: 200 },
    );
  });

  test('the only person of a cell', () => {
    fc.assert(
      fc.property(worlds, ({ counts, protectZeros, isLinked, drawn }) => {
        const world = openWorld(counts, protectZeros, isLinked);
        const published = publish(world, drawn);
        const equations = listEquations(world, published);
        const rank = rankOf(equations);
        const isOpen = (cell: Cell) => rankOf([...equations, toVector(cell)]) > rank;
        const isEmpty = (row: number) =>
          !protectZeros && world.cells.some(({ rows, value }) => value === 0 && rows.includes(row));
        const toSet = ({ rows }: Cell) => rows.filter((row) => !isEmpty(row)).join();
        const insiders = world.cells.filter((cell) => cell.value === 1 && isOpen(cell));
        const computed = world.cells.filter(
          (cell) =>
            isPrimary(world, cell) &&
            isOpen(cell) &&
            insiders.some((one) => {
              const knows = [...equations, toVector(one)];
              return toSet(one) !== toSet(cell) && rankOf([...knows, toVector(cell)]) === rankOf(knows);
            }),
        );
        const { found } = audit(published, world.problem, { guarantee: 'person', solver });
        const keys = found.filter(({ attacker }) => attacker === 'person').map(({ key }) => key);
        expect(keys.toSorted()).toEqual(computed.map(({ key }) => key).toSorted());
      }),
      { seed, numRuns: 200 },
    );
  });

  test.each(['person', 'full'] as const)(
    'the careful reader, %s',
    (guarantee) => {
      fc.assert(
        fc.property(worlds, ({ counts, protectZeros, isLinked, drawn }) => {
          const world = openWorld(counts, protectZeros, isLinked);
          const published = publish(world, drawn);
          const tables = [...listTables(world, published)];
          const tooClose = world.cells.filter((cell) => {
            if (!isPrimary(world, cell)) return false;
            const values = tables.map((table) => cell.rows.reduce((sum, row) => sum + table[row]!, 0));
            return guarantee === 'full'
              ? values.every((value) => value < cell.value + 2)
              : values.every((value) => value === cell.value);
          });
          const result = audit(published, world.problem, { guarantee, solver, certify: true });
          const found = result.found.filter(({ attacker }) => attacker !== 'person').map(({ key }) => key);
          expect(found.toSorted()).toEqual(tooClose.map(({ key }) => key).toSorted());
          expect(result.unaudited).toEqual([]);
          // What is found safe has its proof, and the proof holds by addition.
          if (result.isSafe) {
            expect(result.isProved).toBe(true);
            expect(checkCertificate(world.problem, published, result.certificate!, guarantee).isProved).toBe(
              true,
            );
          }
        }),
        { seed, numRuns: 100 },
      );
    },
    60_000,
  );
});
