/** The table of an indicator, what the gate makes of it, and what both say. */
import { openProtectedCube, readCell, type Cube } from '@vicus/cube';
import { DEFAULT_POLICY, protect } from '@vicus/disclosure';
import { findIndicator, INDICATORS, type IndicatorDefinition } from '@vicus/reference';
import { describe, expect, test } from 'vitest';
import { composeIndicatorTable } from './indicator-table.ts';
import type { Observation, People } from './indicator.types.ts';
import { toContent } from './observation.rules.ts';
import { readIndicator } from './reading.rules.ts';

const source = { en: 'Register' };
const employment = findIndicator('em1')!;

function observe(
  definition: IndicatorDefinition,
  people: People,
  period: string,
  parts: { readonly numerator?: number; readonly denominator?: number; readonly value?: number },
  breakdown = '',
): Observation {
  const { numerator = null, denominator = null, value = null } = parts;
  const { id, version } = definition;
  const content = toContent(definition, { numerator, denominator, value }, { status: 'final', counted: '' });
  return {
    indicatorId: id,
    definitionVersion: version,
    people,
    breakdown,
    period,
    importId: 'i',
    ...content,
  };
}

function pass(definition: IndicatorDefinition, rows: readonly Observation[]): Cube {
  const table = composeIndicatorTable(definition, rows, source)!;
  const made = protect({ tables: [table], policy: DEFAULT_POLICY, published: [], codeVersion: '0' });
  return openProtectedCube(made.tables[0]!);
}

const PLAIN = [
  observe(employment, 'newcomers', '2023', { numerator: 30, denominator: 66 }),
  observe(employment, 'newcomers', '2024', { numerator: 41, denominator: 70 }),
  observe(employment, 'others', '2024', { numerator: 3105, denominator: 4120 }),
];

describe('a share of newcomers and of everybody else', () => {
  test('says level, gap and change', () => {
    const reading = readIndicator(employment, composeIndicatorTable(employment, PLAIN, source)!.cube, null);
    expect(reading.latest.map(({ people, period }) => [people, period])).toEqual([
      ['newcomers', '2024'],
      ['others', '2024'],
    ]);
    expect(reading.gap).toMatchObject({ period: '2024', verdict: 'above' });
    expect(reading.gap!.difference).toBeCloseTo((3105 / 4120 - 41 / 70) * 100, 6);
    expect(reading.change).toMatchObject({ from: '2023', to: '2024', verdict: 'cannot-be-told' });
  });

  test('holds its distance to a target against chance', () => {
    const aim = { baselinePeriod: null, targetValue: 90, targetOn: '2027-12-31' };
    const reading = readIndicator(employment, composeIndicatorTable(employment, PLAIN, source)!.cube, aim);
    expect(reading.target).toMatchObject({ verdict: 'below', value: 90 });
  });

  test('large counts pass the gate as they are', () => {
    const cube = pass(employment, PLAIN);
    expect(readCell(cube, { people: 'newcomers', period: '2024' }, 'value')).toMatchObject({
      kind: 'number',
    });
  });

  test('three of seventy-one do not', () => {
    const few = [...PLAIN, observe(employment, 'newcomers', '2025', { numerator: 3, denominator: 71 })];
    const cube = pass(employment, few);
    const at = { people: 'newcomers', period: '2025' };
    for (const measure of ['value', 'lower', 'upper', 'numerator'])
      expect(readCell(cube, at, measure)).toEqual({ kind: 'none', reason: 'withheld' });
    const reading = readIndicator(employment, cube, null);
    expect(reading.latest[0]?.cell).toEqual({ kind: 'none', reason: 'withheld' });
  });

  test('a whole with one part withheld does not give it away', () => {
    const rows = [
      observe(employment, 'newcomers', '2024', { numerator: 3, denominator: 12 }),
      observe(employment, 'others', '2024', { numerator: 400, denominator: 600 }),
      observe(employment, 'everyone', '2024', { numerator: 403, denominator: 612 }),
    ];
    const cube = pass(employment, rows);
    const shown = ['others', 'everyone'].map(
      (people) => readCell(cube, { people, period: '2024' }, 'numerator').kind,
    );
    expect(shown).toContain('none');
  });

  test('a zero stays zero before the gate, and what nobody collected stays so', () => {
    const rows = [...PLAIN, observe(employment, 'newcomers', '2022', { numerator: 0, denominator: 20 })];
    const { cube } = composeIndicatorTable(employment, rows, source)!;
    expect(readCell(cube, { people: 'newcomers', period: '2022' }, 'value')).toMatchObject({ value: 0 });
    expect(readCell(cube, { people: 'others', period: '2022' }, 'value')).toEqual({
      kind: 'none',
      reason: 'not-collected',
    });
  });
});

test('breakdowns stand beside their total and add up or say that they do not', () => {
  const rows = [
    observe(employment, 'newcomers', '2024', { numerator: 41, denominator: 70 }),
    observe(employment, 'newcomers', '2024', { numerator: 18, denominator: 32 }, 'sex=f'),
    observe(employment, 'newcomers', '2024', { numerator: 23, denominator: 38 }, 'sex=m'),
  ];
  const table = composeIndicatorTable(employment, rows, source)!;
  expect(table.unlisted).toEqual([]);
  const partly = composeIndicatorTable(
    employment,
    rows
      .slice(0, 2)
      .concat(observe(employment, 'newcomers', '2024', { numerator: 20, denominator: 30 }, 'sex=m')),
    source,
  )!;
  expect(partly.unlisted).toEqual(['sex']);
  expect(() => pass(employment, rows)).not.toThrow();
});

test.each(INDICATORS.map((one) => [one.id, one] as const))(
  '%s makes a table that the gate takes',
  (_, definition) => {
    const parts =
      definition.kind === 'share' || definition.kind === 'rate'
        ? { numerator: 40, denominator: 120 }
        : { value: definition.unit === 'scale-1-5' || definition.unit === 'none' ? 1 : 8, denominator: 60 };
    const rows = (['newcomers', 'others'] as const).map((people) =>
      observe(definition, people, '2024', parts),
    );
    const cube = pass(definition, rows);
    expect(readIndicator(definition, cube, null).latest).toHaveLength(2);
  },
);

test('a value whose people nobody counted is no part of what may be shown', () => {
  const contact = INDICATORS.find(({ kind }) => kind === 'mean')!;
  const cube = pass(contact, [observe(contact, 'newcomers', '2024', { value: 6.5 })]);
  expect(readCell(cube, { people: 'newcomers', period: '2024' }, 'value')).toEqual({
    kind: 'none',
    reason: 'not-collected',
  });
});
