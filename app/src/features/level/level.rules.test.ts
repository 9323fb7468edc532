import { describe, expect, test } from 'vitest';
import { coversLevel, coversPlace, isFittingCover, parseCovers, sortLevels } from './level.rules.ts';
import type { Level, PlaceCodes } from './level.types.ts';

const nowhere: PlaceCodes = { country: 'DE', nutsCode: null, lauCode: null, registerCode: null };
const town: PlaceCodes = {
  country: 'DE',
  nutsCode: 'DE111',
  lauCode: '08111000',
  registerCode: 'DE_08111000',
};
const greek: PlaceCodes = {
  country: 'GR',
  nutsCode: 'EL301',
  lauCode: '45010100',
  registerCode: 'EL_45010100',
};

describe('a level covers', () => {
  test.each<[cover: string, place: PlaceCodes, isCovered: boolean]>([
    ['DE', town, true],
    ['DE', nowhere, true],
    ['AT', town, false],
    ['DE1', town, true],
    ['DE11', town, true],
    ['DE111', town, true],
    ['DE12', town, false],
    ['DE1', nowhere, false],
    ['DE_08111', town, true],
    ['DE_08111000', { ...town, registerCode: null }, true],
    ['DE_08111000', { ...town, lauCode: null }, true],
    ['DE_08112', town, false],
    ['DE_08111', nowhere, false],
    ['AT_08111', town, false],
    ['GR', greek, true],
    ['EL', greek, true],
    ['EL30', greek, true],
    ['GR30', greek, true],
    ['EL_4501', greek, true],
    ['GR_4501', { ...greek, registerCode: null }, true],
    ['UK', { ...nowhere, country: 'GB' }, true],
    ['GB', { ...nowhere, country: 'UK' }, true],
    ['EU', town, true],
    ['EU', greek, true],
    ['EU', { ...nowhere, country: 'EL' }, true],
    ['EU', { ...nowhere, country: 'GB' }, false],
    ['EU', { ...nowhere, country: 'CH' }, false],
  ])('%s: %o: %s', (cover, place, isCovered) => {
    expect(coversPlace({ covers: [cover] }, place)).toBe(isCovered);
    expect(coversPlace({ covers: ['ZZ', cover] }, place)).toBe(isCovered);
  });

  test('nothing without codes', () => {
    expect(coversPlace({ covers: [] }, town)).toBe(false);
  });
});

test('the nearest level comes first', () => {
  const levels = [
    ['union', 'EU'],
    ['country', 'DE'],
    ['region', 'DE1'],
    ['region', 'DE11'],
    ['district', 'DE111'],
  ].map(([kind, cover]) => ({ kind, covers: [cover], name: cover }) as unknown as Level);
  expect(sortLevels(levels).map((one) => one.name)).toEqual(['DE111', 'DE11', 'DE1', 'DE', 'EU']);
  expect(sortLevels(levels.toReversed()).map((one) => one.name)).toEqual([
    'DE111',
    'DE11',
    'DE1',
    'DE',
    'EU',
  ]);
});

test('codes are read as they are typed', () => {
  expect(parseCovers(' de11, itc1\nde_08111 \n')).toEqual(['DE11', 'ITC1', 'DE_08111']);
  expect(parseCovers('EU eu')).toEqual(['EU']);
  expect(parseCovers(' ')).toEqual([]);
});

test.each<[kind: Level['kind'], country: string, covers: string[], fits: boolean]>([
  ['union', 'EU', ['EU'], true],
  ['union', 'EU', ['DE'], false],
  ['country', 'GR', ['EL'], true],
  ['country', 'DE', ['DE', 'AT'], false],
  ['region', 'DE', ['DE1'], true],
  ['region', 'DE', ['DE'], false],
  ['region', 'DE', ['DE1', 'AT1'], false],
  ['district', 'DE', ['DE_08111', 'DE111'], true],
  ['district', 'DE', ['nonsense'], false],
  ['district', 'DE', [], false],
])('a %s of %s may cover %o: %s', (kind, country, covers, fits) => {
  expect(isFittingCover(kind, country, covers)).toBe(fits);
});

test.each<[outer: string, inner: string, lies: boolean]>([
  ['EU', 'DE', true],
  ['EU', 'CH', false],
  ['DE', 'DE1', true],
  ['DE1', 'DE', false],
  ['DE1', 'DE111', true],
  ['DE1', 'DE2', false],
  ['DE', 'DE_08111', true],
  ['DE', 'AT_1', false],
])('a level of %s has one of %s in it: %s', (outer, inner, lies) => {
  const make = (cover: string) =>
    ({ placeId: cover, kind: cover === 'EU' ? 'union' : 'region', covers: [cover] }) as unknown as Level;
  expect(coversLevel(make(outer), make(inner))).toBe(lies);
});
