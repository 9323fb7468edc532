import { isProtectedCube, openProtectedCube, readCell, sealProtectedCube, withCells } from '@vicus/cube';
import { expect, test } from 'vitest';
import { buildCountCube } from '../testing/count-cube.ts';
import { restoreProtectedTables, toStoredTables, withholdFurther } from './stored-tables.ts';

const cube = buildCountCube('answers', 'role', { a: 0.1, b: 7 });
const table = sealProtectedCube(cube, { policyId: 'vicus-default', policyVersion: 1, codeVersion: '0.1.0' });
const withheld = { kind: 'none', reason: 'withheld' } as const;

test('stored tables come back sealed, also with their keys in another order', () => {
  const stored = toStoredTables([table]);
  const [row] = JSON.parse(stored.tables);
  const turned = [Object.fromEntries(Object.entries(row).toReversed())];
  const [restored] = restoreProtectedTables(turned, stored.contentHash);
  expect(isProtectedCube(restored)).toBe(true);
  expect(toStoredTables([restored!])).toEqual(stored);
});

test('a policy that was swapped is noticed as well', () => {
  const stored = toStoredTables([table]);
  const changed = JSON.parse(stored.tables.replace('"policyVersion":1', '"policyVersion":2'));
  expect(() => restoreProtectedTables(changed, stored.contentHash)).toThrow('release-damaged');
});

test('a stricter copy has less numbers', () => {
  const stricter = withholdFurther(table, (one) =>
    withCells(one, [{ at: { role: 'b' }, measures: { n: withheld } }]),
  );
  expect(readCell(openProtectedCube(stricter), { role: 'b' }, 'n')).toEqual(withheld);
  expect(readCell(openProtectedCube(stricter), { role: 'a' }, 'n')).toMatchObject({ value: 0.1 });
});

test('a copy that changes, adds or renames anything is refused', () => {
  expect(() =>
    withholdFurther(table, (one) => withCells(one, [{ at: { role: 'b' }, measures: { n: 8 } }])),
  ).toThrow(/more than/);
  expect(() => withholdFurther(table, (one) => ({ ...one, id: 'other' }))).toThrow(/more than/);
  const without = withholdFurther(table, (one) =>
    withCells(one, [{ at: { role: 'b' }, measures: { n: withheld } }]),
  );
  expect(() => withholdFurther(without, () => cube)).toThrow(/more than/);
});
