/**
 * Everything observers of district, region, state and union read in all rounds, put together by somebody who knows the
 * program, who shares and where, and the answers of up to five towns. Worlds are tried one by one: those in which exactly
 * the same would be shown remain possible; a town is told if all of them agree on its answer.
 */
import { describe, expect, test } from 'vitest';
import { readFact } from './facts.rules.ts';
import type { FactCode, SharedRecord } from './observer.types.ts';
import {
  makeTown,
  publishAnew,
  publishAsBuilt,
  readEverything,
  REGIONS,
  type Publisher,
} from './observer-world.fixture.ts';

interface World {
  readonly fact: FactCode;
  /** who shares in each round, by number of town */
  readonly rounds: readonly (readonly number[])[];
  readonly regions: readonly string[];
  readonly answers: readonly string[];
}

/** Small generator: the same worlds at every run (mulberry32). */
function seed(start: number): () => number {
  let state = start;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

function show(world: World, answers: readonly string[], publish: Publisher): string {
  const towns = answers.map((answer, i) =>
    makeTown(`town-${String(i).padStart(2, '0')}`, world.regions[i] ?? 'FR10', { fact: world.fact, answer }),
  );
  const rounds = world.rounds.map((round) => round.map((i) => towns[i] as SharedRecord));
  return JSON.stringify(readEverything(rounds, publish));
}

/** Towns that lie in the same region and share in the same rounds may change places without anything else being shown. */
function listClasses({ rounds, regions }: World): number[][] {
  const keys = regions.map(
    (region, i) => `${region} ${rounds.map((round) => Number(round.includes(i))).join('')}`,
  );
  return [...Map.groupBy(keys.keys(), (i) => keys[i] ?? '').values()];
}

/** All ways to spread `total` over `parts`. */
function listSpreads(total: number, parts: number): number[][] {
  if (parts === 1) return [[total]];
  return Array.from({ length: total + 1 }, (_, first) =>
    listSpreads(total - first, parts - 1).map((rest) => [first, ...rest]),
  ).flat();
}

/** How many towns of each class give each answer, in every world in which the same is shown. */
function listPossible(world: World, publish: Publisher): number[][][] {
  const { answers: codes } = readFact(world.fact);
  const classes = listClasses(world);
  const seen = show(world, world.answers, publish);
  const tries = classes.reduce<number[][][]>(
    (left, members) =>
      left.flatMap((one) => listSpreads(members.length, codes.length).map((spread) => [...one, spread])),
    [[]],
  );
  return tries.filter((spreads) => {
    const answers = [...world.answers];
    classes.forEach((members, at) => {
      const row = (spreads[at] ?? []).flatMap((count, code) =>
        Array.from({ length: count }, () => codes[code] ?? ''),
      );
      members.forEach((town, i) => (answers[town] = row[i] ?? ''));
    });
    return show(world, answers, publish) === seen;
  });
}

/** Towns whose answer is told to somebody who knows those of `known`. */
function attack(world: World, possible: readonly number[][][], known: readonly number[]): number[] {
  const { answers: codes } = readFact(world.fact);
  const told: number[] = [];
  for (const members of listClasses(world)) {
    const at = listClasses(world).findIndex((one) => one[0] === members[0]);
    const open = members.filter((town) => !known.includes(town));
    const fitting = possible.filter((spreads) =>
      listClasses(world).every((own, i) =>
        codes.every(
          (code, k) =>
            own.filter((t) => known.includes(t) && world.answers[t] === code).length <=
            (spreads[i]?.[k] ?? 0),
        ),
      ),
    );
    const seen = codes.filter((code, k) =>
      fitting.some(
        (spreads) =>
          (spreads[at]?.[k] ?? 0) >
          members.filter((t) => known.includes(t) && world.answers[t] === code).length,
      ),
    );
    if (seen.length < 2) told.push(...open);
  }
  return told;
}

/** Every town alone, and groups of five that are worst for the others: those who give one answer, and drawn ones. */
function listReaders(world: World, random: () => number): number[][] {
  const all = world.answers.map((_, i) => i);
  const alike = readFact(world.fact).answers.map((code) =>
    all.filter((i) => world.answers[i] === code).slice(0, 5),
  );
  const drawn = Array.from({ length: 6 }, () => all.toSorted(() => random() - 0.5).slice(0, 5));
  return [[], ...all.map((i) => [i]), ...alike, ...drawn];
}

function drawWorld(count: number, number: number, fact: FactCode, spread: number): World {
  const random = seed(number * 7919 + count);
  const { answers: codes } = readFact(fact);
  const tilt = random();
  const all = Array.from({ length: count }, (_, i) => i);
  const regions = all.map((i) => REGIONS[i % spread] ?? 'DE111');
  const answers = all.map(() => codes[random() < tilt ? 0 : Math.floor(random() * codes.length)] ?? '');
  return { fact, regions, answers, rounds: [all] };
}

function findTold(world: World, publish: Publisher = publishAsBuilt): { told: number; shown: number } {
  const possible = listPossible(world, publish);
  const readers = listReaders(world, seed(world.answers.length));
  const told = readers.flatMap((known) => attack(world, possible, known)).length;
  return { told, shown: JSON.parse(show(world, world.answers, publish)).flat().length as number };
}

describe('the attacker itself', () => {
  const fourteen: World = {
    fact: 'policy',
    regions: Array.from({ length: 14 }, () => 'DE111'),
    answers: Array.from({ length: 14 }, (_, i) => (i < 7 ? 'inclusive' : 'lacking')),
    rounds: [Array.from({ length: 13 }, (_, i) => i), Array.from({ length: 14 }, (_, i) => i)],
  };
  test('finds who joined, if everybody who shares were counted anew', () => {
    expect(findTold(fourteen, publishAnew).told).toBeGreaterThan(0);
    expect(findTold(fourteen).told).toBe(0);
  });
  test('finds who left, if everybody who shares were counted anew', () => {
    const left = { ...fourteen, rounds: fourteen.rounds.toReversed() };
    expect(findTold(left, publishAnew).told).toBeGreaterThan(0);
    expect(findTold(left).told).toBe(0);
  });
});

/** All worlds are gone through, which takes as long as the machine needs. */
const PATIENCE = { timeout: 120_000 };

describe('towns of one size under district, region, state and union', PATIENCE, () => {
  test.each(Array.from({ length: 17 }, (_, i) => i + 4))(
    '%i towns in one district: nobody is told',
    (count) => {
      let shown = 0;
      for (let number = 1; number <= 4; number++)
        for (const fact of ['policy', 'contact-state'] as const) {
          const found = findTold(drawWorld(count, number, fact, 1));
          expect(found.told).toBe(0);
          shown += found.shown;
        }
      if (count < 12) expect(shown).toBe(0);
    },
  );

  test('twelve to twenty towns: some figures are shown', () => {
    const counts = [12, 14, 16, 18, 20].map(
      (count) => findTold(drawWorld(count, 2, 'contact-state', 1)).shown,
    );
    expect(Math.max(...counts)).toBeGreaterThan(0);
  });

  test.each([
    [13, 2],
    [20, 2],
    [20, 3],
    [20, 4],
  ])('%i towns spread over %i regions: nobody is told', (count, spread) => {
    for (let number = 1; number <= 3; number++)
      expect(findTold(drawWorld(count, number, 'contact-region', spread)).told).toBe(0);
  });
});

describe('over rounds, with answers that stay as they are', PATIENCE, () => {
  const draw = (count: number, number: number) => drawWorld(count, number, 'contact-union', 1);
  const range = (from: number, to: number) => Array.from({ length: to - from }, (_, i) => i + from);
  test.each<[what: string, rounds: number[][]]>([
    ['one joins', [range(0, 12), range(0, 13)]],
    ['one leaves', [range(0, 13), range(0, 12)]],
    ['one leaves and comes back', [range(0, 13), range(0, 12), range(0, 13)]],
    ['one goes, another comes', [range(0, 13), [...range(0, 12), 13]]],
    ['five join', [range(0, 12), range(0, 17)]],
    ['one after the other joins', [range(0, 12), range(0, 14), range(0, 16), range(0, 18)]],
  ])('%s: nobody is told', (_what, rounds) => {
    for (let number = 1; number <= 4; number++) {
      const world = { ...draw(Math.max(...rounds.flat()) + 1, number), rounds };
      expect(findTold(world).told).toBe(0);
    }
  });
});
