import { describe, expect, test } from 'vitest';
import { buildCountSystem } from '../counts/build-system.ts';
import type { CountProblem } from '../counts/counts.types.ts';
import { proposeRedesigns } from './propose.ts';
import type { ProtectDesign } from './redesign.types.ts';
import { describeViews, readPersons } from './views.ts';

/** Only what is small itself: enough to compare designs by hand. */
const primaryOnly: ProtectDesign = (design) =>
  [...readPersons(design)].map(([key, persons]) =>
    persons > design.rules.maxN
      ? { key, published: persons, status: 'value', reason: '' }
      : { key, status: 'primary', reason: 'too-few-persons' },
  );

const origins = ['Syria', 'Eritrea', 'Iraq', 'Chad'];
const problem: CountProblem = {
  name: 'newcomers',
  variables: [
    { name: 'origin', leaves: origins, levels: [] },
    { name: 'year', leaves: ['2023', '2024', '2025', '2026'], levels: [] },
  ],
  tables: [{ name: 't', vars: { origin: ['leaf', 'Total'], year: ['leaf', 'Total'] } }],
  rules: { type: 'freq', maxN: 4, protectZeros: false },
  rows: origins.flatMap((origin, i) =>
    ['2023', '2024', '2025', '2026'].map((year) => ({ codes: [origin, year], count: i < 2 ? 6 : 3 })),
  ),
};

describe('views of a pattern', () => {
  test('count cells and persons by breakdown', () => {
    const views = describeViews(problem, primaryOnly(problem) ?? []);
    expect(views.map(({ variables, cells, visible }) => [variables.join(), cells, visible])).toEqual([
      ['', 1, 1],
      ['origin', 4, 4],
      ['year', 4, 4],
      ['origin,year', 16, 8],
    ]);
    expect(views[3]?.personShare).toBeCloseTo(48 / 72);
  });
});

describe('redesign before withholding', () => {
  const proposals = proposeRedesigns(problem, { year: 'period' }, primaryOnly);

  test('proposes at most three designs that show more, each with the table it gives', () => {
    expect(proposals.length).toBeGreaterThan(0);
    expect(proposals.length).toBeLessThanOrEqual(3);
    for (const { problem: design, withheld } of proposals) {
      const persons = (one: CountProblem): number => one.rows.reduce((sum, { count }) => sum + count, 0);
      expect(persons(design)).toBe(persons(problem));
      expect(withheld).toBeLessThan(8);
    }
  });

  test('pools years two by two, and does not call them categories', () => {
    const origin = proposals.find(({ kind }) => kind === 'merge-categories');
    expect(origin?.codes).toEqual(['Iraq + Chad']);
    const pooled = proposals.find(({ kind }) => kind === 'pool-periods');
    expect(pooled?.codes ?? ['2023 + 2024', '2025 + 2026']).toEqual(['2023 + 2024', '2025 + 2026']);
  });

  test('keeps totals of groups where leaves are put together inside them', () => {
    const nested: CountProblem = {
      ...problem,
      variables: [
        {
          name: 'origin',
          leaves: origins,
          levels: [
            { name: 'continent', map: { Syria: 'Asia', Iraq: 'Asia', Eritrea: 'Africa', Chad: 'Africa' } },
          ],
        },
        problem.variables[1] ?? { name: '', leaves: [], levels: [] },
      ],
      tables: [{ name: 't', vars: { origin: ['leaf', 'continent', 'Total'], year: ['leaf', 'Total'] } }],
    };
    for (const { kind, problem: design } of proposeRedesigns(nested, {}, primaryOnly)) {
      if (kind === 'drop-breakdown') continue;
      const system = buildCountSystem(design);
      const africa = system.keys.findIndex((keys) => keys.includes('Africa|Total'));
      if (africa !== -1) expect(system.value[africa]).toBe(36);
    }
  });
});
