/**
 * Figures that hang together, attacked together: contact by kind of actor beside the average of its group, and change beside
 * contact now. A solver that knows every shown sum and the reader's own figures places nobody's within a tenth of a scale.
 */
import { beforeAll, expect, test } from 'vitest';
import type { Solver } from '@vicus/disclosure';
import { openHighsSolver } from '#server/solver/highs.ts';
import { drawCrossing, listShownSets, publish, type Published } from './drawn-places.fixture.ts';
import { PRINTED_KINDS, type ComparedPlace } from './group-figures.types.ts';

let solver: Solver;
beforeAll(async () => {
  solver = await openHighsSolver();
});

const TENTH = 0.5;
const GROUP = 'vertical';
const KINDS = PRINTED_KINDS.filter(({ group }) => group === GROUP).map(({ code }) => `kind-${code}`);

interface Attack {
  /** value of variable `v` of place `p` */
  readonly values: readonly (readonly number[])[];
  /** which variables of a place make up a figure, and how often each */
  readonly sums: readonly { readonly figure: string; readonly weights: readonly number[] }[];
  readonly max: number;
}

/** Narrowest limits of any variable, and of what they add up to, of any other place for any of the first readers. */
function findNarrowest({ places, tables }: Published, { values, sums, max }: Attack): number {
  const width = values[0]!.length;
  const at = (place: number, variable: number): number => place * width + variable;
  const rows = sums.flatMap(({ figure, weights }) =>
    listShownSets({ places, tables }, figure).map((set) => {
      const members = places.flatMap(({ subject }, i) => (set.includes(subject) ? [i] : []));
      const terms = members.flatMap((place) =>
        weights.flatMap((w, v) => (w === 0 ? [] : [[at(place, v), w] as const])),
      );
      return {
        terms,
        sum: members.reduce((all, p) => all + weights.reduce((s, w, v) => s + w * values[p]![v]!, 0), 0),
      };
    }),
  );
  let narrowest = Infinity;
  for (let reader = 0; reader < 2; reader++) {
    const limits = (bound: number) =>
      values.flatMap((own, place) => own.map((value) => (place === reader ? value : bound)));
    const model = solver.openModel({
      objective: values.flatMap((own) => own.map(() => 0)),
      rows: {
        low: rows.map(({ sum }) => sum - 1e-7),
        high: rows.map(({ sum }) => sum + 1e-7),
        starts: rows.reduce<number[]>((starts, { terms }) => [...starts, starts.at(-1)! + terms.length], [0]),
        columns: rows.flatMap(({ terms }) => terms.map(([column]) => column)),
        coefficients: rows.flatMap(({ terms }) => terms.map(([, weight]) => weight)),
      },
      low: limits(0),
      high: limits(max),
      changes: 'objective',
    });
    const measure = (columns: number[], weight: number): number => {
      const [low, high] = [1, -1].map((sign) => {
        model.setObjective(
          columns,
          columns.map(() => sign * weight),
        );
        const found = model.solve();
        expect(found.status).toBe('optimal');
        return sign * found.objective;
      });
      model.setObjective(
        columns,
        columns.map(() => 0),
      );
      return high! - low!;
    };
    for (let other = 0; other < places.length; other++) {
      if (other === reader) continue;
      const own = values[other]!.map((_, v) => at(other, v));
      narrowest = Math.min(narrowest, ...own.map((column) => measure([column], 1)), measure(own, 1 / width));
    }
    model.close();
  }
  return narrowest;
}

const TIMEOUT_MS = 60_000;
const isShown = (edition: Published, figure: string): boolean => listShownSets(edition, figure).length > 0;

test.each([
  [6, 5],
  [8, 2],
  [14, 1.2],
])(
  '%i places with contact up to %d: no kind and no average of kinds is narrowed down',
  (count, most) => {
    let seen = 0;
    for (const world of [1, 2, 3]) {
      const places = drawCrossing(count, world * 13 + count, most).map(withKinds);
      const edition = publish(places, 2025);
      seen += KINDS.filter((kind) => isShown(edition, kind)).length;
      const values = places.map(({ further }) => KINDS.map((kind) => further[kind]!));
      const sums = [
        ...KINDS.map((figure, v) => ({ figure, weights: KINDS.map((_, i) => (i === v ? 1 : 0)) })),
        { figure: GROUP, weights: KINDS.map(() => 1) },
      ];
      expect(findNarrowest(edition, { values, sums, max: 5 })).toBeGreaterThanOrEqual(TENTH - 1e-3);
    }
    if (most >= 2) expect(seen).toBeGreaterThan(0);
  },
  TIMEOUT_MS,
);

/** One kind hardly anybody has contact with, as the EU in the study; the average follows from the kinds. */
function withKinds(place: ComparedPlace, i: number): ComparedPlace {
  const level = place.figures[GROUP];
  const kinds = KINDS.map((_, v) =>
    v === 0 ? 0.1 * (i % 3) : Math.min(5, level * (0.6 + 0.3 * ((i + v) % 3))),
  );
  const average = kinds.reduce((sum, one) => sum + one, 0) / kinds.length;
  return {
    ...place,
    figures: { ...place.figures, [GROUP]: average },
    further: { ...place.further, ...Object.fromEntries(KINDS.map((kind, v) => [kind, kinds[v]!])) },
  };
}

test.each([
  [6, 5],
  [9, 3],
])(
  '%i places with contact up to %d: contact before is not told by contact now and its change',
  (count, most) => {
    for (const world of [1, 2, 3]) {
      const places = drawCrossing(count, world * 7 + count, most).map((place, i) => ({
        ...place,
        // Before there was hardly anything in some worlds: the change then tells of each that it was nothing.
        further: {
          ...place.further,
          [`change-${GROUP}`]: place.figures[GROUP] - (world === 1 ? 0.05 : (i % 4) * 0.7),
        },
      }));
      const edition = publish(places, 2025);
      const values = places.map(({ figures, further }) => [
        figures[GROUP],
        figures[GROUP] - further[`change-${GROUP}`]!,
      ]);
      const sums = [
        { figure: GROUP, weights: [1, 0] },
        { figure: `change-${GROUP}`, weights: [1, -1] },
      ];
      expect(findNarrowest(edition, { values, sums, max: 5 })).toBeGreaterThanOrEqual(TENTH - 1e-3);
      if (world === 1) expect(isShown(edition, `change-${GROUP}`)).toBe(false);
    }
  },
  TIMEOUT_MS,
);
