/**
 * The bar of comparison: a member who knows its own figures, and reads everything that is published over places, learns no
 * other's. The attacker shares no code with the choice of groups: exact fractions, and every set of up to four others.
 */
import { openProtectedCube, readCell } from '@vicus/cube';
import { describe, expect, test } from 'vitest';
import { computeGroupContacts, OCCASIONAL, pickContactGroup } from './contacts.rules.ts';
import {
  drawCrossing,
  drawPlace,
  KINDS,
  listShownSets,
  publish,
  seed,
  type Published,
} from './drawn-places.fixture.ts';
import { judgeGroups } from './group-choice.rules.ts';
import type { ComparedPlace } from './group-figures.types.ts';

const TIMEOUT_MS = 60_000;

/** Whole-number elimination without fractions (Bareiss would do the same): rank over the rationals, exact. */
function computeRank(rows: readonly (readonly number[])[]): number {
  const left = rows.map((row) => row.map((value) => BigInt(value)));
  let rank = 0;
  for (let column = 0; column < (left[0]?.length ?? 0); column++) {
    const at = left.findIndex((row, i) => i >= rank && row[column] !== 0n);
    if (at === -1) continue;
    [left[rank], left[at]] = [left[at]!, left[rank]!];
    const pivot = left[rank]!;
    for (let i = rank + 1; i < left.length; i++) {
      const factor = left[i]![column]!;
      if (factor !== 0n) left[i] = left[i]!.map((value, c) => value * pivot[column]! - pivot[c]! * factor);
    }
    rank += 1;
  }
  return rank;
}

/** Sets of at most `most` others about whom `reader`, knowing its own, can tell some combination exactly. */
function attack(sets: readonly (readonly string[])[], reader: string, most: number): string[][] {
  const others = [...new Set(sets.flat())].filter((one) => one !== reader);
  const rows = sets.map((set) => others.map((one) => (set.includes(one) ? 1 : 0)));
  const rank = computeRank(rows);
  const found: string[][] = [];
  const tryFrom = (start: number, chosen: readonly number[]): void => {
    if (chosen.length > 0) {
      const outside = rows.map((row) => row.filter((_, column) => !chosen.includes(column)));
      if (computeRank(outside) < rank) found.push(chosen.map((column) => others[column]!));
    }
    if (chosen.length === most || found.length > 0) return;
    for (let next = start; next < others.length; next++) tryFrom(next + 1, [...chosen, next]);
  };
  tryFrom(0, []);
  return found;
}

function attackByEveryMember(editions: readonly Published[], figure: string): string[][] {
  const sets = editions.flatMap((edition) => listShownSets(edition, figure));
  const members = new Set(sets.flat());
  return [...members].flatMap((reader) => attack(sets, reader, 4));
}

describe('the attacker itself', () => {
  const six = ['a', 'b', 'c', 'd', 'e', 'f'];
  test('finds one who joined, if a round stood in two comparisons', () => {
    expect(attack([six, [...six.slice(1), 'g']], 'a', 4)).toContainEqual(['g']);
  });
  test('finds a group of five read by a member', () => {
    expect(attack([six.slice(1)], 'b', 4)).toHaveLength(1);
    expect(attack([six], 'b', 4)).toEqual([]);
  });
});

describe('places that share', () => {
  const names = (count: number) => Array.from({ length: count }, (_, i) => `place-${i}`);
  const draw = (count: number, world: number, wave = 'one') => {
    const random = seed(world);
    return names(count).map((name) => drawPlace(name, wave, random));
  };

  test('four besides the reader: nothing is published, the reason is said', () => {
    for (const count of [4, 5]) {
      expect(publish(draw(count, 1), 2025).tables).toEqual([]);
      expect(judgeGroups(draw(count, 1))[0]).toMatchObject({ state: 'too-few', needed: 6 - count });
    }
  });

  // Five, six and seven besides the reader, and more, by size, structure, diversity and orientation at once.
  test.each([6, 7, 8, 12, 16])(
    '%i places: no member tells anything about fewer than five others',
    (count) => {
      for (let world = 1; world <= (count < 10 ? 12 : 3); world++) {
        const edition = publish(draw(count, world * 31 + count), 2025);
        expect(listShownSets(edition, 'horizontal').length).toBeGreaterThan(0);
        expect(attackByEveryMember([edition], 'horizontal')).toEqual([]);
        for (const figure of ['index-2', 'kind-pro-migrant-groups', 'change-horizontal', 'nature-vertical'])
          expect(attackByEveryMember([edition], figure)).toEqual([]);
      }
    },
    TIMEOUT_MS,
  );

  test(
    'places of few kinds in two countries, towns and rural: groups that are crossed tell of nobody',
    () => {
      const crossed = ['country', 'urbanisation', 'type', 'size-orientation', 'size-type'];
      const seen = new Set<string>();
      for (let world = 1; world <= 2; world++) {
        const places = drawCrossing(20, world, 5).map((place, i): ComparedPlace => {
          const isTown = place.size === 'small';
          return {
            ...place,
            degreeOfUrbanisation: isTown ? 2 : 3,
            country: i % 2 === 0 ? 'DE' : 'ES',
            diversity: 'high',
            orientation: isTown ? 'progressive' : 'mixed',
          };
        });
        for (const { state, grouping } of judgeGroups(places)) if (state === 'shown') seen.add(grouping);
        const sets = listShownSets(publish(places, 2025), 'horizontal');
        const kinds = Map.groupBy(sets.flat(), (one) => sets.map((set) => set.includes(one)).join());
        for (const [reader = ''] of [...kinds.values()].slice(0, 3))
          expect(attack(sets, reader, 4)).toEqual([]);
      }
      expect([...seen].filter((one) => crossed.includes(one)).length).toBeGreaterThanOrEqual(3);
    },
    TIMEOUT_MS,
  );

  test('of a country, type or crossed group that is not shown, the table does not even have the name', () => {
    const places = draw(8, 3).map((place, i) => ({ ...place, country: i === 0 ? 'LU' : 'DE' }));
    const [contact] = publish(places, 2025).tables;
    const codes = openProtectedCube(contact!).dimensions[1]!.categories.map(({ code }) => code);
    expect(codes).toContain('all');
    expect(codes.filter((code) => code.includes('LU'))).toEqual([]);
  });

  test('groups of many places that cross: no member tells anything about fewer than five others', () => {
    const edition = publish(drawCrossing(20, 3, 5), 2025);
    const sets = listShownSets(edition, 'horizontal');
    expect(sets.length).toBeGreaterThan(2);
    const kinds = Map.groupBy(sets.flat(), (one) => sets.map((set) => set.includes(one)).join());
    // Members of the same groups read the same.
    for (const [reader = ''] of kinds.values()) expect(attack(sets, reader, 4)).toEqual([]);
  });

  test('two years, one place joins and one leaves: nothing more can be told', () => {
    for (let world = 1; world <= 8; world++) {
      const first = draw(8, world, 'one');
      const next = [...draw(8, world + 99, 'two').slice(1), drawPlace('newcomer', 'two', seed(world + 7))];
      const editions = [publish(first, 2025), publish(next, 2026)];
      expect(attackByEveryMember(editions, 'vertical')).toEqual([]);
    }
  });

  test('averages are rounded, and near an end of the scale they are withheld', () => {
    const places = draw(6, 5).map((place) => ({
      ...place,
      figures: { ...place.figures, vertical: 0.04, translocal: 0 },
    }));
    const [contact] = publish(places, 2025).tables;
    const cube = openProtectedCube(contact!);
    const at = { period: '2025', group: 'all' };
    for (const figure of ['vertical', 'translocal'])
      expect(readCell(cube, { ...at, figure }, 'mean')).toEqual({ kind: 'none', reason: 'withheld' });
    const shown = readCell(cube, { ...at, figure: 'horizontal' }, 'mean');
    expect(shown.kind === 'number' && Math.round(shown.value * 10) / 10 === shown.value).toBe(true);
  });

  test('one place with more than half of the total takes the figure away', () => {
    const places = draw(6, 6).map((place, i) => ({
      ...place,
      figures: { ...place.figures, translocal: i === 0 ? 4 : 0.6 },
    }));
    const cube = openProtectedCube(publish(places, 2025).tables[0]!);
    const at = { period: '2025', group: 'all', figure: 'translocal' };
    expect(readCell(cube, at, 'mean')).toEqual({ kind: 'none', reason: 'withheld' });
  });

  test('a range is shown only where the spread tells no single figure', () => {
    const spread = (levels: readonly number[]) => levels.map((level, i) => ({ i, level }));
    const build = (levels: readonly number[]) =>
      spread(levels).map(({ i, level }) => {
        const place = draw(6, 7)[i]!;
        return { ...place, figures: { ...place.figures, horizontal: level } };
      });
    const read = (levels: readonly number[], measure: string) => {
      const cube = openProtectedCube(publish(build(levels), 2025).tables[0]!);
      return readCell(cube, { period: '2025', group: 'all', figure: 'horizontal' }, measure);
    };
    // However alike: what is shown is the range of a spread of a twentieth of the scale.
    expect(read([1.4, 1.4, 1.4, 1.4, 1.4, 1.4], 'low')).toEqual(
      read([1.38, 1.39, 1.4, 1.4, 1.41, 1.42], 'low'),
    );
    expect(read([0.6, 0.9, 1.2, 1.5, 1.8, 2.1], 'low').kind).toBe('number');
    // Five alike and one far off: the one far off would know that the five are alike.
    expect(read([1, 1, 1, 1, 1, 2.4], 'mean').kind).toBe('number');
    expect(read([1, 1, 1, 1, 1, 2.4], 'low')).toEqual({ kind: 'none', reason: 'withheld' });
  });
});

describe('kinds of actor most places have contact with', () => {
  test('every member leaves open for every other whether it has contact (all 2^n worlds tried)', () => {
    for (let count = 6; count <= 9; count++) {
      const random = seed(count);
      const places = Array.from({ length: count }, (_, i) => ({
        ...drawPlace(`place-${i}`, 'one', random),
        size: 'small',
      }));
      const groups = judgeGroups(places);
      const group = pickContactGroup(groups, 0)!;
      const { kinds } = computeGroupContacts(places, group);
      for (const kind of KINDS) {
        const has = places.map(({ contacts }) => (contacts[kind] ?? 0) >= OCCASIONAL);
        for (let reader = 0; reader < count; reader++)
          expect(listOpen(has, reader, kinds.includes(kind))).toBe(count - 1);
      }
    }
  });

  /** Others for whom both answers fit what the reader knows: its own, and whether more than half have contact. */
  function listOpen(has: readonly boolean[], reader: number, isMost: boolean): number {
    const count = has.length;
    const seen = has.map(() => new Set<boolean>());
    for (let world = 0; world < 2 ** count; world++) {
      const bits = has.map((_, i) => (world >> i) % 2 === 1);
      const having = bits.filter(Boolean).length;
      if (bits[reader] !== has[reader] || having > count / 2 !== isMost) continue;
      bits.forEach((bit, i) => seen[i]!.add(bit));
    }
    return seen.filter((values, i) => i !== reader && values.size === 2).length;
  }

  test('a place is in one statement only: its size class, or all', () => {
    const places = Array.from({ length: 12 }, (_, i) => ({
      ...drawPlace(`place-${i}`, 'one', seed(i)),
      size: i < 6 ? 'small' : 'rural',
    }));
    const groups = judgeGroups(places);
    expect(pickContactGroup(groups, 0)?.code).toBe('size-small');
    expect(pickContactGroup(judgeGroups(places.slice(0, 8)), 7)?.code).toBe('all');
    expect(pickContactGroup(judgeGroups(places.slice(0, 5)), 0)).toBeUndefined();
  });
});
