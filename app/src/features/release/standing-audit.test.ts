/** The attack finds what is not protected, and leaves alone what is. */
import { buildCube, openProtectedCube, type Cube } from '@vicus/cube';
import { DEFAULT_POLICY, protect, type MeasureBasis } from '@vicus/disclosure';
import { expect, test } from 'vitest';
import { openHighsSolver } from '#server/solver/highs.ts';
import { runStandingAudit } from './standing-audit.ts';
import type { AuditedEdition } from './standing-audit.types.ts';

const solver = await openHighsSolver();
type Count = number | 'withheld';

function makeCube(
  id: string,
  districts: Readonly<Record<string, readonly [Count, Count, Count]>>,
  period = '2025',
): Cube {
  const toCell = (count: Count) =>
    count === 'withheld' ? ({ kind: 'none', reason: 'withheld' } as const) : count;
  return buildCube({
    id,
    provenance: { title: { en: id }, period, source: { en: 'Register' }, method: 'cube', notes: [] },
    dimensions: [
      {
        id: 'district',
        label: { en: 'District' },
        role: 'category',
        categories: Object.keys(districts).map((code) => ({
          code,
          label: { en: code },
          ...(code === 'all' ? {} : { parent: 'all' }),
        })),
      },
      {
        id: 'sex',
        label: { en: 'Sex' },
        role: 'category',
        categories: [
          { code: 'all', label: { en: 'All' } },
          { code: 'f', label: { en: 'Women' }, parent: 'all' },
          { code: 'm', label: { en: 'Men' }, parent: 'all' },
        ],
      },
    ],
    measures: [{ id: 'n', label: { en: 'Persons' }, kind: 'count', unit: 'persons', decimals: 0 }],
    cells: Object.entries(districts).flatMap(([district, counts]) =>
      ['all', 'f', 'm'].map((sex, at) => ({
        at: { district, sex },
        measures: { n: toCell(counts[at] ?? 0) },
      })),
    ),
  });
}

const edition = (releaseId: string, ...cubes: Cube[]): AuditedEdition => ({
  releaseId,
  title: { en: releaseId },
  version: 1,
  publishedOn: '2026-01-01',
  audience: 'public',
  state: 'published',
  minimumCount: 5,
  cubes,
});
const run = (...editions: AuditedEdition[]) => runStandingAudit(editions, solver, () => true);

test('a count that one subtraction gives is certain', () => {
  const found = run(
    edition('one', makeCube('t', { all: [30, 17, 13], a: [12, 'withheld', 10], b: [18, 15, 3] })),
  );
  expect(found.findings.map(({ kind, low }) => [kind, low])).toEqual([
    ['certain', 2],
    ['small', 3],
  ]);
});

test('what the gate protects holds, also over tables that share a margin', () => {
  const cube = makeCube('t', {
    all: [84, 40, 44],
    a: [12, 2, 10],
    b: [33, 18, 15],
    c: [39, 20, 19],
  });
  const basis: Record<string, MeasureBasis> = { n: { kind: 'count-of-persons' } };
  const { tables } = protect({
    tables: [{ cube, basis }],
    policy: DEFAULT_POLICY,
    published: [],
    solver,
    codeVersion: '1',
  });
  const result = run(edition('one', ...tables.map((table) => openProtectedCube(table))));
  expect(result.withheld).toBeGreaterThan(1);
  expect(result.findings).toEqual([]);
  expect(result.notTried).toBe(0);
  expect(result.bounds[0]?.narrowest.every(({ low, high }) => (high ?? Infinity) - low >= 2)).toBe(true);
});

test('the margin of another table gives a count away, an edition withdrawn long ago too', () => {
  const hidden = {
    all: [45, 'withheld', 'withheld'],
    a: [12, 'withheld', 'withheld'],
    b: [33, 18, 15],
  } as const;
  expect(run(edition('one', makeCube('t', hidden))).findings).toEqual([]);
  const margin = makeCube('other', { all: [45, 20, 25], b: [33, 18, 15] });
  const found = run(edition('one', makeCube('t', hidden)), edition('two', margin));
  expect(found.findings.filter(({ kind }) => kind === 'certain').length).toBeGreaterThan(1);
});

test('merged districts: old and new codes give the part in between away', () => {
  const before = makeCube('t', {
    all: [60, 30, 30],
    a: [20, 10, 10],
    b: [22, 'withheld', 'withheld'],
    c: [18, 'withheld', 'withheld'],
  });
  const after = makeCube('t', { all: [60, 30, 30], ab: [42, 23, 19], c: [18, 7, 11] });
  expect(run(edition('one', before)).findings).toEqual([]);
  const found = run(edition('one', before), edition('two', after));
  expect(found.findings.filter(({ kind }) => kind === 'certain')).toHaveLength(4);
});

test('a figure that moved by a few people between editions is told', () => {
  const found = run(
    edition('one', makeCube('t', { all: [40, 20, 20], a: [20, 10, 10], b: [20, 10, 10] })),
    edition('two', makeCube('t', { all: [42, 22, 20], a: [22, 12, 10], b: [20, 10, 10] })),
  );
  expect(new Set(found.findings.map(({ kind }) => kind))).toEqual(new Set(['difference']));
});

test('out of time, cells count as not tried', () => {
  const cube = makeCube('t', { all: [30, 17, 13], a: [12, 'withheld', 10], b: [18, 15, 'withheld'] });
  const result = runStandingAudit([edition('one', cube)], solver, () => false);
  expect(result.notTried).toBe(2);
  expect(result.findings).toEqual([]);
});

test('an average is certain where the count behind it and the whole are shown', () => {
  const cube = buildCube({
    id: 'm',
    provenance: { title: { en: 'm' }, period: '2025', source: { en: 's' }, method: 'cube', notes: [] },
    dimensions: [
      {
        id: 'role',
        label: { en: 'Role' },
        role: 'category',
        categories: [
          { code: 'all', label: { en: 'All' } },
          { code: 'x', label: { en: 'X' }, parent: 'all' },
          { code: 'y', label: { en: 'Y' }, parent: 'all' },
        ],
      },
    ],
    measures: [
      { id: 'n', label: { en: 'Answers' }, kind: 'count', unit: 'answers', decimals: 0 },
      { id: 'mean', label: { en: 'Mean' }, kind: 'mean', unit: 'points on 0-5', decimals: 1 },
    ],
    cells: [
      { at: { role: 'all' }, measures: { n: 30, mean: 2.5 } },
      { at: { role: 'x' }, measures: { n: 10, mean: { kind: 'none', reason: 'withheld' } } },
      { at: { role: 'y' }, measures: { n: 20, mean: 2 } },
    ],
  });
  expect(run(edition('one', cube)).findings).toMatchObject([{ kind: 'certain', low: 3.5 }]);
});
