/** Cost keys are exact: shares sum to the total whatever the figures, and nobody pays less for using more. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { computeScenarios, computeShares, computeTrueUp } from './cost-key.rules.ts';
import { COST_KEYS, type CostPlan, type ShareBase, type Shares } from './joint.types.ts';

const PLAN: CostPlan = {
  fixedCents: 1_200_000,
  variableCents: 1_800_000,
  fixedBy: 'equal',
  variableBy: 'use',
  mixedPercent: { equal: 20, population: 30, migrants: 0, use: 50 },
  floorCents: null,
  capCents: null,
};
/** The worked example of docs/methods/cost-keys.md. */
const TOWNS: readonly ShareBase[] = [
  { placeId: 'a', population: 9_000, migrants: 600, use: 310 },
  { placeId: 'b', population: 4_000, migrants: 500, use: 120 },
  { placeId: 'c', population: 2_000, migrants: 100, use: 20 },
];

const readCents = (result: Shares): number[] | string =>
  'shares' in result ? result.shares.map(({ cents }) => cents) : result.why;

test('the worked example of the method page', () => {
  const found = Object.fromEntries(
    computeScenarios(PLAN, TOWNS).map(({ costKey, result }) => [costKey, readCents(result)]),
  );
  expect(found).toEqual({
    equal: [1_000_000, 1_000_000, 1_000_000],
    population: [1_800_000, 800_000, 400_000],
    migrants: [1_500_000, 1_250_000, 250_000],
    use: [2_066_667, 800_000, 133_333],
    'fixed-variable': [1_640_000, 880_000, 480_000],
    mixed: [1_773_333, 840_000, 386_667],
  });
});

test('floor and cap move money to the others, and it still is the total', () => {
  const held = computeShares('use', { ...PLAN, floorCents: 300_000, capCents: 1_500_000 }, TOWNS);
  expect(held).toEqual({
    shares: [
      { placeId: 'a', cents: 1_500_000, heldBy: 'cap' },
      { placeId: 'b', cents: 1_200_000, heldBy: null },
      { placeId: 'c', cents: 300_000, heldBy: 'floor' },
    ],
  });
});

test('what makes a key impossible is said', () => {
  const [a, b] = TOWNS as [ShareBase, ShareBase];
  expect(computeShares('migrants', PLAN, [a, { ...b, migrants: null }])).toEqual({
    why: 'missing',
    figure: 'migrants',
    placeIds: ['b'],
  });
  const unused = [a, b].map((one) => ({ ...one, use: 0 }));
  expect(computeShares('use', PLAN, unused)).toEqual({ why: 'all-zero', figure: 'use' });
  expect(readCents(computeShares('equal', PLAN, unused))).toEqual([1_500_000, 1_500_000]);
  expect(computeShares('equal', { ...PLAN, floorCents: 2_000_000 }, [a, b])).toEqual({
    why: 'floor-too-high',
    neededCents: 4_000_000,
  });
  expect(computeShares('equal', { ...PLAN, capCents: 1_000_000 }, [a, b])).toEqual({
    why: 'cap-too-low',
    openCents: 1_000_000,
  });
  const oneUser = [a, { ...b, use: 0 }];
  expect(computeShares('use', { ...PLAN, capCents: 2_000_000 }, oneUser)).toEqual({
    why: 'cap-too-low',
    openCents: 1_000_000,
  });
  expect(
    computeShares('mixed', { ...PLAN, mixedPercent: { equal: 50, population: 20, migrants: 0, use: 0 } }, [
      a,
    ]),
  ).toEqual({ why: 'percent', sumPercent: 70 });
});

test('the true-up is the bill of real use less what was paid', () => {
  const agreed = { costKey: 'fixed-variable' as const, plan: PLAN };
  const used = [
    { placeId: 'a', useUnits: 200, paidCents: 1_640_000 },
    { placeId: 'b', useUnits: 200, paidCents: 880_000 },
    { placeId: 'c', useUnits: 100, paidCents: 480_000 },
  ];
  const result = computeTrueUp(agreed, { fixedCents: 1_200_000, variableCents: 1_500_000 }, TOWNS, used);
  expect('lines' in result && result.lines.map((one) => one.differenceCents)).toEqual([
    -640_000, 120_000, 220_000,
  ]);
  expect(computeTrueUp(agreed, PLAN, TOWNS, used.slice(1))).toEqual({
    why: 'missing',
    figure: 'use',
    placeIds: ['a'],
  });
});

const figure = fc.integer({ min: 0, max: 90_000 });
const bases = fc
  .array(fc.record({ population: figure, migrants: figure, use: figure }), { minLength: 1, maxLength: 9 })
  .map((list) => list.map((one, at): ShareBase => ({ ...one, placeId: `p${at}` })));
const percent = fc
  .tuple(fc.nat(100), fc.nat(100), fc.nat(100))
  .map((cuts) => cuts.toSorted((a, b) => a - b) as [number, number, number])
  .map(([x, y, z]) => ({ equal: x, population: y - x, migrants: z - y, use: 100 - z }));
const amount = fc.integer({ min: 0, max: 10_000_000_000_000 });
const bound = fc.option(fc.integer({ min: 0, max: 20_000_000 }));
const plan: fc.Arbitrary<CostPlan> = fc
  .record({
    fixedCents: fc.oneof(amount, fc.nat(5_000)),
    variableCents: fc.oneof(amount, fc.nat(5_000)),
    fixedBy: fc.constantFrom('equal', 'population', 'migrants'),
    variableBy: fc.constantFrom('use', 'population', 'migrants'),
    mixedPercent: percent,
    floorCents: bound,
    capCents: bound,
  })
  .map((one) => {
    const { floorCents, capCents } = one;
    const isWrong = floorCents !== null && capCents !== null && floorCents > capCents;
    return isWrong ? { ...one, floorCents: capCents, capCents: floorCents } : one;
  });
const costKey = fc.constantFrom(...COST_KEYS);
const RUNS = { numRuns: 200, seed: 9 };

test('shares sum to the total, none is negative, floor and cap hold', () => {
  fc.assert(
    fc.property(costKey, plan, bases, (key, one, places) => {
      const result = computeShares(key, one, places);
      if ('why' in result) return;
      const cents = result.shares.map((share) => share.cents);
      const total = one.fixedCents + one.variableCents;
      expect(cents.reduce((a, b) => a + b, 0)).toBe(total);
      for (const share of cents) {
        expect(Number.isSafeInteger(share)).toBe(true);
        expect(share).toBeGreaterThanOrEqual(total === 0 ? 0 : (one.floorCents ?? 0));
        expect(share).toBeLessThanOrEqual(one.capCents ?? total);
      }
    }),
    RUNS,
  );
});

test('where floor and cap leave room and everybody uses something, there are shares', () => {
  fc.assert(
    fc.property(costKey, plan, bases, (key, one, places) => {
      const positive = places.map((place) => ({
        placeId: place.placeId,
        population: (place.population ?? 0) + 1,
        migrants: (place.migrants ?? 0) + 1,
        use: (place.use ?? 0) + 1,
      }));
      const total = one.fixedCents + one.variableCents;
      const hasRoom =
        (one.floorCents ?? 0) * places.length <= total && (one.capCents ?? total) * places.length >= total;
      expect('shares' in computeShares(key, one, positive)).toBe(hasRoom || total === 0);
    }),
    RUNS,
  );
});

test('who uses more never pays less', () => {
  fc.assert(
    fc.property(costKey, plan, bases, fc.nat(1_000), (key, one, places, more) => {
      const [first, ...others] = places as [ShareBase, ...ShareBase[]];
      const before = computeShares(key, one, places);
      const after = computeShares(key, one, [{ ...first, use: (first.use ?? 0) + more }, ...others]);
      if ('why' in before || 'why' in after) return;
      expect(after.shares[0]?.cents).toBeGreaterThanOrEqual(before.shares[0]?.cents ?? 0);
    }),
    RUNS,
  );
});

test('the order of places changes nothing', () => {
  fc.assert(
    fc.property(costKey, plan, bases, fc.nat(8), (key, one, places, turn) => {
      const turned = [...places.slice(turn % places.length), ...places.slice(0, turn % places.length)];
      const sorted = (result: Shares) =>
        'why' in result ? result.why : result.shares.toSorted((a, b) => (a.placeId < b.placeId ? -1 : 1));
      expect(sorted(computeShares(key, one, turned.toReversed()))).toEqual(
        sorted(computeShares(key, one, places)),
      );
    }),
    RUNS,
  );
});
