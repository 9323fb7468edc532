/** Drawn worlds of places that share, and what of them is published. Not part of the product. */
import { openProtectedCube, readCell, type ProtectedCube } from '@vicus/cube';
import { classifyPlace } from './groupings.rules.ts';
import { judgeGroups } from './group-choice.rules.ts';
import { protectGroupFigures } from './group-figures.rules.ts';
import {
  FIGURES,
  FIGURE_SCALES,
  GROUPINGS,
  GROUPS_OF_ACTORS,
  PRINTED_KINDS,
  type ComparedPlace,
  type PlaceFigures,
} from './group-figures.types.ts';

export const KINDS = ['pro-migrant-groups', 'private-companies', 'eu-officials'];

/** Numbers 0–1 by seed (mulberry32), for worlds that are the same every time. */
export function seed(state: number): () => number {
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

export function drawPlace(name: string, wave: string, random: () => number): ComparedPlace {
  const pick = <Value>(list: readonly Value[]): Value => list[Math.floor(random() * list.length)]!;
  const figures = Object.fromEntries(
    FIGURES.map((code) => {
      const { min, max } = FIGURE_SCALES[code];
      return [code, min + (max - min) * (0.15 + 0.5 * random())];
    }),
  ) as unknown as PlaceFigures;
  return {
    placeId: name,
    subject: `governance/${name}-${wave}`,
    releaseId: name,
    size: pick(['rural', 'small']),
    structure: pick(['favourable', 'unfavourable'] as const),
    diversity: pick(['high', 'low', null] as const),
    orientation: pick(['progressive', 'conservative', 'mixed'] as const),
    degreeOfUrbanisation: pick([1, 2, 3, null] as const),
    country: pick(['DE', 'ES', null] as const),
    figures,
    further: drawFurther(figures, random),
    answers: 5 + Math.floor(random() * 8),
    contacts: Object.fromEntries(KINDS.map((kind) => [kind, random() * 3])),
  };
}

/** Kinds whose average is that of their group, a change that leaves what was before on the scale, and any nature. */
function drawFurther(figures: PlaceFigures, random: () => number): Record<string, number> {
  const further: Record<string, number> = {};
  for (const group of GROUPS_OF_ACTORS) {
    const kinds = PRINTED_KINDS.filter((kind) => kind.group === group);
    const now = figures[group];
    const drawn = kinds.map(() => random() - 0.5);
    const middle = drawn.reduce((sum, one) => sum + one, 0) / kinds.length;
    kinds.forEach(
      ({ code }, i) => (further[`kind-${code}`] = now + Math.min(now, 1) * (drawn[i]! - middle) * 0.8),
    );
    further[`change-${group}`] = now - 5 * random();
    further[`nature-${group}`] = 3.6 * random() - 1.8;
  }
  return further;
}

export interface Published {
  readonly places: readonly ComparedPlace[];
  readonly tables: readonly ProtectedCube[];
}

export function publish(places: readonly ComparedPlace[], period: number): Published {
  const groups = judgeGroups(places);
  const isShown = groups.some(({ state }) => state === 'shown');
  return { places, tables: isShown ? protectGroupFigures(places, groups, { period, codeVersion: 'x' }) : [] };
}

/** Everything linear that is shown about one figure: sets of rounds whose sum a reader knows. */
export function listShownSets({ places, tables }: Published, figure: string): string[][] {
  return tables.flatMap((table) => {
    const cube = openProtectedCube(table);
    if (!cube.dimensions[2]!.categories.some(({ code }) => code === figure)) return [];
    const period = cube.dimensions[0]!.categories[0]!.code;
    return cube.dimensions[1]!.categories.flatMap(({ code }) => {
      if (readCell(cube, { period, group: code, figure }, 'mean').kind !== 'number') return [];
      const isIn = (place: ComparedPlace): boolean =>
        code === 'all' ||
        GROUPINGS.some(
          (grouping) => grouping !== 'all' && `${grouping}-${classifyPlace(place, grouping)}` === code,
        );
      return [places.filter(isIn).map(({ subject }) => subject)];
    });
  });
}

/** Places in few classes, so that several groups that cross are shown; contact with higher levels between 0 and `most`. */
export function drawCrossing(count: number, world: number, most: number): ComparedPlace[] {
  const random = seed(world);
  return Array.from({ length: count }, (_, i) => {
    const place = drawPlace(`place-${i}`, 'one', random);
    const half = random() < 0.5;
    return {
      ...place,
      size: half ? 'rural' : 'small',
      structure: random() < (half ? 0.8 : 0.2) ? ('favourable' as const) : ('unfavourable' as const),
      diversity: null,
      orientation: random() < 0.6 ? ('progressive' as const) : ('mixed' as const),
      figures: { ...place.figures, vertical: random() ** 2 * most },
    };
  });
}
