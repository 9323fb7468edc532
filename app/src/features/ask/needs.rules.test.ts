import fc from 'fast-check';
import { readRound } from '#features/level/rounds.rules.ts';
import { describe, expect, test } from 'vitest';
import {
  composeBlocks,
  isSafe,
  listAreas,
  listCurrentBlocks,
  listIntactBlocks,
  listShownAreas,
  MINIMUM_PLACES,
  readParent,
  type AreaCount,
  type BlockRow,
  type WaitingPlace,
} from './needs.rules.ts';

const SETTING = { numRuns: 150, seed: 9 };

test('rounds are half-years', () => {
  expect(['2026-01-01', '2026-06-30', '2026-07-01', '2026-12-31'].map(readRound)).toEqual([
    '2026-H1',
    '2026-H1',
    '2026-H2',
    '2026-H2',
  ]);
});

test('areas go from the whole to the part, with the letters of ISO 3166', () => {
  expect(listAreas('GR', 'EL301')).toEqual(['EU', 'GR', 'GR3', 'GR30']);
  expect(listAreas('CH', 'CH040')).toEqual(['CH', 'CH0', 'CH04']);
  expect(listAreas('DE', null)).toEqual(['EU', 'DE']);
  expect(listAreas('DE', 'FR101')).toEqual(['EU', 'DE']);
  expect(['DE14', 'DE1', 'DE', 'EU', 'CH'].map(readParent)).toEqual(['DE1', 'DE', 'EU', null, null]);
});

const GEOS = ['DE11', 'DE12', 'DE21', 'FR10', 'FR20'];
const town = fc.record({ geo: fc.constantFrom(...GEOS), comes: fc.nat(3), goes: fc.nat(6) });

/** Rounds in which towns come and go; @returns every block ever made, and in each round those that were counted. */
function playRounds(towns: readonly { geo: string; comes: number; goes: number }[]) {
  const rows: BlockRow[] = [];
  const counted: string[][] = [];
  for (let round = 0; round < 5; round += 1) {
    const here = towns.flatMap(({ geo, comes, goes }, at) =>
      comes <= round && comes + goes > round ? [{ placeId: String(at), geo }] : [],
    );
    const ids = new Set(here.map(({ placeId }) => placeId));
    const inBlock = new Set(listIntactBlocks(rows, ids).map(({ placeId }) => placeId));
    const before = listCurrentBlocks(rows);
    const waiting = here
      .filter(({ placeId }) => !inBlock.has(placeId))
      .map(({ placeId, geo }): WaitingPlace => {
        const areas = listAreas(geo.slice(0, 2), geo);
        return { placeId, areas, size: 'rural', isFresh: !before.has(placeId) };
      });
    composeBlocks(waiting).forEach(({ geo, size, placeIds }, index) => {
      for (const placeId of placeIds)
        rows.push({
          placeId,
          blockId: `${round}-${index}`,
          geo,
          size,
          places: placeIds.length,
          firstRound: String(round),
        });
    });
    counted.push([...new Set(listIntactBlocks(rows, ids).map(({ blockId }) => blockId))]);
  }
  return { rows, counted };
}

describe('blocks', () => {
  test('the youngest block of any sum or difference leaves six places that stand in no other', () => {
    fc.assert(
      fc.property(fc.array(town, { minLength: 0, maxLength: 90 }), (towns) => {
        const { rows } = playRounds(towns);
        const seen = new Set<string>();
        for (const [, block] of Map.groupBy(rows, ({ blockId }) => blockId)) {
          const fresh = block.filter(({ placeId }) => !seen.has(placeId));
          expect(fresh.length).toBeGreaterThanOrEqual(MINIMUM_PLACES);
          for (const { placeId } of block) seen.add(placeId);
        }
      }),
      SETTING,
    );
  });

  test('a place stands in one counted block at a time, and a block that lost one never comes back', () => {
    fc.assert(
      fc.property(fc.array(town, { minLength: 20, maxLength: 90 }), (towns) => {
        const { rows, counted } = playRounds(towns);
        counted.forEach((blocks, round) => {
          const places = rows.filter(({ blockId }) => blocks.includes(blockId)).map(({ placeId }) => placeId);
          expect(new Set(places).size).toBe(places.length);
          const lost = (counted[round - 1] ?? []).filter((block) => !blocks.includes(block));
          for (const later of counted.slice(round))
            for (const block of lost) expect(later).not.toContain(block);
        });
      }),
      SETTING,
    );
  });

  test('a place alone in its region is counted in its country with others', () => {
    const places = [...'abcdef'].map((placeId): WaitingPlace => {
      const areas = listAreas('DE', placeId === 'a' ? 'DE21' : 'DE11');
      return { placeId, areas, size: 'small', isFresh: true };
    });
    expect(composeBlocks(places)).toMatchObject([{ geo: 'DE', size: 'small' }]);
    expect(composeBlocks(places.slice(1))).toEqual([]);
  });
});

/** Counts of a tree: leaves as drawn, areas above as their sums, with some places of blocks above. */
function toTree(
  leaves: readonly { sharing: number; share: number }[],
  above: readonly number[],
): AreaCount[] {
  const counts = new Map<string, { sharing: number; needing: number }>();
  const add = (geo: string, sharing: number, needing: number): void => {
    for (const area of listAreas(geo.slice(0, 2), geo)) {
      const own = counts.get(area) ?? { sharing: 0, needing: 0 };
      counts.set(area, { sharing: own.sharing + sharing, needing: own.needing + needing });
    }
  };
  leaves.forEach(({ sharing, share }, at) => {
    if (sharing > 0) add(GEOS[at] ?? 'DE11', sharing, Math.min(sharing, Math.floor(share * (sharing + 1))));
  });
  ['DE', 'FR'].forEach((geo, at) => {
    const sharing = above[at] ?? 0;
    if (sharing >= MINIMUM_PLACES) add(geo, sharing, Math.floor(sharing / 2));
  });
  return [...counts].map(([geo, count]) => ({ geo, ...count }));
}

const leaf = fc.record({
  sharing: fc.oneof(fc.constant(0), fc.integer({ min: 6, max: 40 })),
  share: fc.double({ min: 0, max: 0.999, noNaN: true }),
});

/**
 * The attacker subtracts in every way: all areas shown are rows over the leaves of the tree (regions, and places counted
 * above them), and any whole combination with factors -1, 0, 1 that leaves a set of places is a count of theirs.
 */
function listComputable(counts: readonly AreaCount[], shown: ReadonlySet<string>): AreaCount[] {
  const known = counts.filter(({ geo }) => shown.has(geo));
  const found: AreaCount[] = [];
  for (const whole of known) {
    const inside = known.filter(
      ({ geo }) => geo !== whole.geo && (whole.geo === 'EU' || geo.startsWith(whole.geo)),
    );
    for (let pick = 0; pick < 2 ** inside.length; pick += 1) {
      const parts = inside.filter((_, at) => (pick & (2 ** at)) !== 0);
      const overlap = parts.some((a) => parts.some((b) => a !== b && b.geo.startsWith(a.geo)));
      if (overlap) continue;
      const sharing = parts.reduce((left, part) => left - part.sharing, whole.sharing);
      const needing = parts.reduce((left, part) => left - part.needing, whole.needing);
      if (sharing > 0) found.push({ geo: whole.geo, sharing, needing });
    }
  }
  return found;
}

describe('areas that are shown', () => {
  const tree = fc.tuple(
    fc.array(leaf, { minLength: 5, maxLength: 5 }),
    fc.array(fc.nat(20), { minLength: 2, maxLength: 2 }),
  );

  test('leave nothing to compute about fewer than six places with the need, or six without', () => {
    fc.assert(
      fc.property(tree, ([leaves, above]) => {
        const counts = toTree(leaves, above);
        for (const one of listComputable(counts, listShownAreas(counts))) {
          expect(isSafe(one), JSON.stringify([one, counts])).toBe(true);
        }
      }),
      SETTING,
    );
  });

  test('lie in areas that are shown', () => {
    fc.assert(
      fc.property(tree, ([leaves, above]) => {
        const counts = toTree(leaves, above);
        const shown = listShownAreas(counts);
        const present = new Set(counts.map(({ geo }) => geo));
        for (const geo of shown) {
          const parent = readParent(geo);
          expect(parent === null || !present.has(parent) || shown.has(parent)).toBe(true);
        }
      }),
      SETTING,
    );
  });

  test('are all of them where there is plenty, and none where there is little', () => {
    const plenty = toTree(
      GEOS.map(() => ({ sharing: 30, share: 0.5 })),
      [],
    );
    expect(listShownAreas(plenty).size).toBe(plenty.length);
    const little = toTree([{ sharing: 8, share: 0.5 }], []);
    expect(listShownAreas(little).size).toBe(0);
  });

  test('are the whole only, where one part has too few and its sister would give it away', () => {
    const counts = toTree(
      [
        { sharing: 20, share: 0.1 },
        { sharing: 30, share: 0.5 },
      ],
      [],
    );
    expect([...listShownAreas(counts)].toSorted()).toEqual(['DE', 'DE1', 'EU']);
  });
});
