import { buildCube } from '@vicus/cube';
import type { Cell, Cube } from '@vicus/cube';
import { describe, expect, test } from 'vitest';
import {
  DEFAULT_POLICY,
  describePolicy,
  describeReason,
  forInternalUse,
  protect,
  raisePolicy,
} from './index.ts';
import { PUBLIC_REASONS, WITHHOLDING_REASONS } from './index.ts';
import type { DisclosurePolicy, MeasureBasis, TableToProtect } from './index.ts';

type Numbers = Record<string, Cell | number>;

const provenance = { title: { en: 'T' }, period: '2025', source: { en: 'S' }, method: 'cube', notes: [] };
const n: MeasureBasis = { kind: 'count-of-persons' };
const mean: MeasureBasis = {
  kind: 'mean',
  respondents: 'n',
  scale: { min: 0, max: 5 },
  group: 'closed-list',
};

/** One dimension `role`: the first code is the total of the others, unless `flat`. */
function buildTable(id: string, rows: Record<string, Numbers>, flat = false): Cube {
  const codes = Object.keys(rows);
  const measures = Object.keys(Object.values(rows)[0] ?? {});
  return buildCube({
    id,
    provenance,
    dimensions: [
      {
        id: 'role',
        label: { en: 'Role' },
        role: 'category',
        categories: codes.map((code, i) => {
          const label = { en: code };
          return i === 0 || flat ? { code, label } : { code, label, parent: codes[0] ?? '' };
        }),
      },
    ],
    measures: measures.map((measure) => ({
      id: measure,
      label: { en: measure },
      kind: measure.startsWith('n') ? 'count' : 'mean',
      unit: 'x',
      decimals: 2,
    })),
    cells: codes.map((code) => ({ at: { role: code }, measures: rows[code] ?? {} })),
  });
}

function run(tables: readonly TableToProtect[], policy: DisclosurePolicy = DEFAULT_POLICY): void {
  protect({ tables, policy, published: [], codeVersion: 'test' });
}

describe('tables that contradict their description', () => {
  const cube = buildTable('t', { all: { n: 20, mean: 2 } });
  const cases: [string, TableToProtect][] = [
    ['basis-missing', { cube, basis: { n } }],
    ['basis-missing', { cube, basis: { n, mean: { kind: 'not-about-persons', reason: ' ' } } }],
    ['basis-unknown-measure', { cube, basis: { n, mean, other: n } }],
    ['basis-not-a-count', { cube, basis: { n, mean: { ...mean, respondents: 'mean' } as MeasureBasis } }],
    ['mean-outside-scale', { cube: buildTable('t', { all: { n: 20, mean: 6 } }), basis: { n, mean } }],
    [
      'average-without-respondents',
      { cube: buildTable('t', { all: { n: 0, mean: 1 } }), basis: { n, mean } },
    ],
    ['bad-count', { cube: buildTable('t', { all: { n: 2.5 } }), basis: { n } }],
    ['bad-count', { cube: buildTable('t', { all: { n: -1 } }), basis: { n } }],
    [
      'bad-share',
      {
        cube: buildTable('t', { all: { n: 20, mean: 2 } }),
        basis: { n, mean: { kind: 'share', denominator: 'n' } },
      },
    ],
    ['totals-do-not-add', { cube: buildTable('t', { all: { n: 10 }, a: { n: 12 } }), basis: { n } }],
    ['unknown-dimension', { cube, basis: { n, mean }, overlapping: ['sex'] }],
  ];
  test.each(cases)('%s', (code, table) => {
    expect(() => run([table])).toThrow(expect.objectContaining({ code }));
  });

  test('a table twice, a policy below the default, a complement that names no cell', () => {
    const table = { cube, basis: { n, mean } };
    expect(() => run([table, table])).toThrow(expect.objectContaining({ code: 'duplicate-table' }));
    const low = { ...DEFAULT_POLICY, minimumCount: 3 };
    expect(() => run([table], low)).toThrow(expect.objectContaining({ code: 'policy-lowered' }));
    const part = { cube: 't', measure: 'n', at: { role: 'nobody' } };
    const nested = { ...table, complements: [{ part, whole: part }] };
    expect(() => run([nested])).toThrow(expect.objectContaining({ code: 'unknown-cell' }));
  });
});

test('an internal cube carries purpose and watermark', () => {
  const cube = buildTable('t', { all: { n: 3 } });
  const { use } = forInternalUse(cube, 'check', { by: 'A. Officer', on: '2026-01-02' });
  expect(use.watermark).toBe('Internal, not for publication: check (A. Officer, 2026-01-02)');
  expect(() => forInternalUse(cube, ' ')).toThrow(expect.objectContaining({ code: 'bad-text' }));
});

test('a policy may be raised, never lowered', () => {
  const raised = raisePolicy(DEFAULT_POLICY, { policyId: 'town', minimumCount: 10, zeros: 'protected' });
  expect(raised).toMatchObject({ policyId: 'town', version: 2, minimumCount: 10, zeros: 'protected' });
  for (const change of [{ minimumCount: 9 }, { zeros: 'published' }, { withholdExtremes: false }] as const) {
    expect(() => raisePolicy(raised, change)).toThrow(expect.objectContaining({ code: 'policy-lowered' }));
  }
  expect(() => raisePolicy(raised, { minimumPlaces: 5.5 })).toThrow(
    expect.objectContaining({ code: 'bad-policy' }),
  );
});

test('policy and reasons are told in four languages', () => {
  const policy = raisePolicy(DEFAULT_POLICY, { minimumCount: 7, nonresponse: 'protected' });
  const told = ['en', 'de', 'es', 'it'].map((language) => describePolicy(policy, language).join('\n'));
  expect(new Set(told).size).toBe(4);
  for (const text of told) expect(text).toMatch(/7[^{}]*10/);
  for (const reason of [...PUBLIC_REASONS, ...WITHHOLDING_REASONS]) {
    expect(new Set(['en', 'de', 'es', 'it'].map((language) => describeReason(reason, language))).size).toBe(
      4,
    );
  }
});
