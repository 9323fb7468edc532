import { buildCube, readCell, type Cube } from '@vicus/cube';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { listUnnamedKinds, planNaming, withholdUnnamed, type AddedTable } from './naming.rules.ts';

const FREQUENCY: AddedTable = { cube: 'frequency', measure: 'mean', answers: 'n', scale: { min: 0, max: 5 } };

/** `means`: by kind, one group for each letter the kind's code begins with; undefined is withheld already. */
function buildFrequency(means: Record<string, number | undefined>): Cube {
  return buildCube({
    id: 'frequency',
    provenance: {
      title: { en: 'F' },
      period: '2026',
      source: { en: 'S' },
      method: 'group-averages',
      notes: [],
    },
    dimensions: [
      {
        id: 'actor',
        label: { en: 'Actor' },
        role: 'category',
        categories: Object.keys(means).map((code) => ({ code, label: { en: code } })),
      },
    ],
    measures: [{ id: 'mean', label: { en: 'Mean' }, kind: 'mean', unit: 'points', decimals: 1 }],
    cells: Object.entries(means).map(([actor, mean]) => ({
      at: { actor },
      measures: { mean: mean ?? { kind: 'none' as const, reason: 'withheld' as const } },
    })),
  });
}

const toKinds = (codes: readonly string[]) => codes.map((code) => ({ code, group: code.slice(0, 1) }));

function plan(means: Record<string, number | undefined>, unnamed: readonly string[]) {
  const { kinds, groups } = planNaming([buildFrequency(means)], toKinds(Object.keys(means)), unnamed, [
    FREQUENCY,
  ]);
  return { kinds: [...kinds].toSorted(), groups: [...groups].toSorted() };
}

describe('who may be named', () => {
  test('one active actor without agreement hides its kind; two actors, or agreement, do not', () => {
    const actors = [
      { kind: 'one', agreedToBeNamed: false },
      { kind: 'agreed', agreedToBeNamed: true },
      { kind: 'two', agreedToBeNamed: false },
      { kind: 'two', agreedToBeNamed: true },
    ];
    expect(listUnnamedKinds(actors)).toEqual(['one']);
  });
});

describe('what is hidden with it', () => {
  test('another kind of the group, so that the group does not give it away', () => {
    expect(plan({ a1: 2, a2: 3, a3: 4, b1: 1, b2: 1 }, ['a1'])).toEqual({ kinds: ['a1', 'a2'], groups: [] });
  });

  test('a kind that was withheld anyway does not stand in for one', () => {
    expect(plan({ a1: 2, a2: undefined, a3: 4 }, ['a1'])).toEqual({ kinds: ['a1', 'a2', 'a3'], groups: [] });
  });

  test('a sum near the end of the scale tells too much: more go', () => {
    expect(plan({ a1: 0.2, a2: 0.3, a3: 4 }, ['a1'])).toEqual({ kinds: ['a1', 'a2', 'a3'], groups: [] });
  });

  test('where no kind is left the group goes, and another with it', () => {
    expect(plan({ a1: 0.2, a2: 0.1, b1: 2, b2: 2, c1: 3, c2: 3 }, ['a1'])).toEqual({
      kinds: ['a1', 'a2'],
      groups: ['a', 'b'],
    });
  });

  test('what an earlier edition showed protects nobody any more', () => {
    const means = { a1: 2, a2: 3, a3: 2.5, a4: 3 };
    const { kinds } = planNaming(
      [buildFrequency(means)],
      toKinds(Object.keys(means)),
      ['a1', 'a3'],
      [FREQUENCY],
      new Set(['a3', 'a4']),
    );
    expect([...kinds].toSorted()).toEqual(['a1', 'a2', 'a3']);
  });

  test('nobody unnamed, nothing hidden', () => {
    expect(plan({ a1: 2, a2: 3 }, [])).toEqual({ kinds: [], groups: [] });
  });

  test('rows lose their numbers, and only they', () => {
    const cube = withholdUnnamed(buildFrequency({ a1: 2, a2: 3 }), {
      kinds: new Set(['a1']),
      groups: new Set(),
      unevenGroups: new Set(),
    });
    expect(readCell(cube, { actor: 'a1' }, 'mean')).toEqual({ kind: 'none', reason: 'withheld' });
    expect(readCell(cube, { actor: 'a2' }, 'mean')).toMatchObject({ value: 3 });
  });

  test('law: who knows each shown group and the scale knows no unnamed kind to within a step', () => {
    const means = fc.dictionary(
      fc.constantFrom('a1', 'a2', 'a3', 'a4', 'b1', 'b2', 'b3', 'c1', 'c2'),
      fc.double({ min: 0, max: 5, noNaN: true }),
      { minKeys: 2 },
    );
    fc.assert(
      fc.property(
        means,
        fc.array(fc.constantFrom('a1', 'a2', 'b1', 'c1'), { minLength: 1 }),
        (values, names) => {
          const unnamed = [...new Set(names)].filter((name) => Object.hasOwn(values, name));
          const { kinds, groups } = plan(values, unnamed);
          for (const name of unnamed) {
            const group = name.slice(0, 1);
            expect(kinds).toContain(name);
            if (groups.includes(group)) continue;
            const hidden = kinds.filter((code) => code.startsWith(group)).map((code) => values[code] ?? 0);
            const sum = hidden.reduce((total, value) => total + value, 0);
            const low = Math.max(0, sum - (hidden.length - 1) * 5);
            const high = Math.min(5, sum);
            expect(high - low).toBeGreaterThanOrEqual(1);
          }
          if (new Set(Object.keys(values).map((code) => code.slice(0, 1))).size > 1)
            expect(groups).not.toHaveLength(1);
        },
      ),
      { seed: 7, numRuns: 200, examples: [[{ a1: 2, a2: 2, b1: 1, b2: 1 }, ['a1']]] },
    );
  });
});
