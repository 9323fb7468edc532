/**
 * The careful reader of averages: knows its own figure, the exact averages of all groups and the scale, and asks a solver
 * between which limits the figure of each other place must lie. Nobody may be placed within a tenth of the scale.
 */
import { beforeAll, expect, test } from 'vitest';
import type { Solver } from '@vicus/disclosure';
import { openHighsSolver } from '#server/solver/highs.ts';
import { drawCrossing, listShownSets, publish, type Published } from './drawn-places.fixture.ts';

let solver: Solver;
beforeAll(async () => {
  solver = await openHighsSolver();
});

const FIGURE = 'vertical';
const TENTH = 0.5;

/** The narrowest limits that any member finds for any other. */
function findNarrowest({ places, tables }: Published): number {
  const sets = listShownSets({ places, tables }, FIGURE);
  const values = places.map(({ figures }) => figures[FIGURE]);
  const members = sets.map((set) => places.flatMap(({ subject }, i) => (set.includes(subject) ? [i] : [])));
  const sums = members.map((set) => set.reduce((sum, i) => sum + values[i]!, 0));
  let narrowest = Infinity;
  for (let reader = 0; reader < places.length; reader++) {
    const limits = (bound: number) => values.map((value, i) => (i === reader ? value : bound));
    const model = solver.openModel({
      objective: values.map(() => 0),
      rows: {
        low: sums,
        high: sums,
        starts: members.reduce<number[]>((starts, set) => [...starts, starts.at(-1)! + set.length], [0]),
        columns: members.flat(),
        coefficients: members.flat().map(() => 1),
      },
      low: limits(0),
      high: limits(5),
      changes: 'objective',
    });
    for (let other = 0; other < places.length; other++) {
      if (other === reader) continue;
      const [low, high] = [1, -1].map((sign) => {
        model.setObjective([other], [sign]);
        const found = model.solve();
        expect(found.status).toBe('optimal');
        return sign * found.objective;
      });
      model.setObjective([other], [0]);
      narrowest = Math.min(narrowest, high! - low!);
    }
    model.close();
  }
  return narrowest;
}

const TIMEOUT_MS = 60_000;

test.each([
  [6, 5, 1],
  [7, 5, 1],
  [12, 1, 1],
  [18, 1, 2],
  [24, 0.6, 4],
])(
  '%i places with contact up to %d: no place is narrowed to a tenth of the scale',
  (count, most, groups) => {
    const editions = [1, 2].map((world) => publish(drawCrossing(count, world * 17 + count, most), 2025));
    const shown = editions.map((edition) => listShownSets(edition, FIGURE).length);
    expect(Math.max(...shown)).toBeGreaterThanOrEqual(groups);
    for (const edition of editions) expect(findNarrowest(edition)).toBeGreaterThanOrEqual(TENTH - 1e-6);
  },
  TIMEOUT_MS,
);
