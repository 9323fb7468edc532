import { expect, test } from 'vitest';
import {
  computeMiddle,
  drawDistrictMap,
  isMapTooHeavy,
  MAXIMUM_MAP_CHARACTERS,
} from './district-map.rules.ts';

const label = { en: 'A' };

test('the middle of an outline is found whatever way it is written', () => {
  for (const outline of [
    'M100 200L300 200L300 600L100 600Z',
    'M100,200H300V600H100Z',
    'm100 200h200v400h-200z',
    'M100 200 300 200 300 600 100 600',
    'm100,200l200,0 0,400-200,0z',
  ])
    expect(computeMiddle(outline)).toEqual({ x: 200, y: 400 });
  // after Z, the next part begins where the last began
  expect(computeMiddle('M0 0h10v10zm0 20h10')).toEqual({ x: 5, y: 10 });
});

test('numbers are those of the list, parts without outline left out', () => {
  const map = drawDistrictMap([
    { code: 'a', label },
    { code: 'b', label, outline: 'M0 0H10V10Z' },
  ]);
  expect(map?.viewBox).toBe('-6 -6 22 22');
  expect([...(map?.parts ?? [])]).toEqual([['b', { outline: 'M0 0H10V10Z', number: 2, x: 5, y: 5 }]]);
});

test('without outlines, or with too many, the list stands alone', () => {
  expect(drawDistrictMap([{ code: 'a', label }])).toBeNull();
  const outline = `M${'1 1 '.repeat(1000)}`;
  const many = Array.from({ length: 4 }, (_, index) => ({ code: `d${index}`, label, outline }));
  expect(outline.length * 4).toBeGreaterThan(MAXIMUM_MAP_CHARACTERS);
  expect(drawDistrictMap(many)).toBeNull();
  expect(isMapTooHeavy(many.map((one) => one.outline))).toBe(true);
  expect(isMapTooHeavy([outline])).toBe(false);
});
