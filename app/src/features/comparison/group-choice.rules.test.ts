import { expect, test } from 'vitest';
import { judgeGroups } from './group-choice.rules.ts';
import { listClasses, type Described } from './groupings.rules.ts';

const place = (change: Partial<Described> = {}): Described => ({
  size: 'small',
  structure: null,
  diversity: null,
  orientation: null,
  degreeOfUrbanisation: null,
  country: null,
  ...change,
});
const several = (count: number, change: Partial<Described> = {}): Described[] =>
  Array.from({ length: count }, () => place(change));
const judge = (places: readonly Described[]) =>
  Object.fromEntries(judgeGroups(places).map((group) => [group.code, group]));

test('five places are too few, six are enough: five besides the reader', () => {
  expect(judge(several(5))['all']).toMatchObject({ state: 'too-few', needed: 1 });
  expect(judge(several(4))['all']).toMatchObject({ state: 'too-few', needed: 2 });
  expect(judge(several(6))['all']).toMatchObject({ state: 'shown', needed: 0 });
});

test('a group that leaves a handful outside is not shown beside all', () => {
  const places = [...several(7), ...several(2, { size: 'medium' })];
  const groups = judge(places);
  expect(groups['all']?.state).toBe('shown');
  expect(groups['size-small']).toMatchObject({ state: 'would-reveal', needed: 4 });
  expect(groups['size-medium']).toMatchObject({ state: 'too-few', needed: 4 });
});

test('two groups that are all places are shown: they say the same', () => {
  expect(judge(several(6))['size-small']?.state).toBe('shown');
});

test('groups that cross are shown only where no combination is about a handful', () => {
  const both = several(6, { orientation: 'progressive', structure: 'favourable' });
  const one = several(6, { orientation: 'progressive', structure: 'unfavourable' });
  const other = (count: number) => several(count, { orientation: 'conservative', structure: 'favourable' });
  expect(judge([...both, ...one, ...other(6)])).toMatchObject({
    all: { state: 'shown' },
    'structure-favourable': { state: 'shown' },
    'orientation-progressive': { state: 'shown' },
  });
  // favourable − progressive is about `one` and `other`; all − progressive would be about `other` alone.
  expect(judge([...both, ...one, ...other(5)])['orientation-progressive']?.state).toBe('would-reveal');
});

test('a large installation is judged at once', () => {
  const pick = <Value>(list: readonly Value[], i: number): Value => list[i % list.length]!;
  const places = Array.from({ length: 400 }, (_, i) => ({
    size: pick(['rural', 'small', 'medium', 'larger'], i * 7 + (i >> 3)),
    structure: pick(['favourable', 'unfavourable', null] as const, i + (i >> 2)),
    diversity: pick(['high', 'low', null] as const, i * 5 + (i >> 4)),
    orientation: pick(['progressive', 'conservative', 'mixed', null] as const, i * 3 + (i >> 5)),
    degreeOfUrbanisation: pick([1, 2, 3, null] as const, i * 11 + (i >> 2)),
    country: pick(['AT', 'BE', 'DE', 'ES', 'IT', 'NL', 'SE'], i * 13 + (i >> 3)),
  }));
  const before = process.cpuUsage();
  judgeGroups(places);
  expect(process.cpuUsage(before).user / 1e6).toBeLessThan(2);
});

test('the seven countries of the source, eighty places, every description at random: judged within seconds', () => {
  let state = 7;
  const draw = <Value>(list: readonly Value[]): Value =>
    list[(state = (state * 48_271) % 2_147_483_647) % list.length]!;
  const places = Array.from({ length: 80 }, () => ({
    size: draw(['rural', 'small', 'medium']),
    structure: draw(['favourable', 'unfavourable'] as const),
    diversity: draw(['high', 'low'] as const),
    orientation: draw(['progressive', 'conservative', 'mixed'] as const),
    degreeOfUrbanisation: draw([1, 2, 3] as const),
    country: draw(['AT', 'BE', 'DE', 'ES', 'IT', 'NL', 'SE']),
  }));
  const before = process.cpuUsage();
  const shown = judgeGroups(places).filter((group) => group.state === 'shown');
  expect(process.cpuUsage(before).user / 1e6).toBeLessThan(8);
  expect(shown.length).toBeGreaterThan(5);
});

test('classes: countries as they occur, what is not said is in none, crossed ones need both', () => {
  const places = [place({ country: 'ES' }), place({ country: 'DE' }), place()];
  expect(listClasses('country', places)).toEqual(['DE', 'ES']);
  const groups = judge(
    several(6, { structure: 'favourable', orientation: 'mixed', degreeOfUrbanisation: 2 }),
  );
  expect(groups['urbanisation-2']?.state).toBe('shown');
  expect(groups['size-orientation-small-mixed']?.state).toBe('shown');
  expect(groups['type-favourable-high']?.members).toEqual([]);
});

test('what is tried later takes nothing away: the groups of before stand as they stood', () => {
  const places = [...several(9, { orientation: 'mixed' }), ...several(8, { orientation: 'conservative' })];
  const before = judge(places);
  const after = judge(places.map((one, i) => ({ ...one, country: i % 3 === 0 ? 'DE' : 'ES' })));
  for (const [code, group] of Object.entries(before))
    if (!/^(urbanisation|country|type|size-)/.test(code)) expect(after[code]).toEqual(group);
});
