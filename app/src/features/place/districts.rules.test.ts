import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { drawDistricts, makeDistrictCode, parseDistrictList } from './districts.rules.ts';

describe('a pasted list of districts', () => {
  test('names and inhabitants, with the separators of every country', () => {
    const { districts, findings } = parseDistrictList("Old Town; 1,250\nSüd\t1'010\n\nHamlet");
    expect(findings).toEqual([]);
    expect(districts).toEqual([
      { code: 'old-town', name: 'Old Town', population: 1250 },
      { code: 'sued', name: 'Süd', population: 1010 },
      { code: 'hamlet', name: 'Hamlet', population: null },
    ]);
  });

  test('says which line is wrong and why', () => {
    const { findings } = parseDistrictList('North; many\n; 12\nSouth\nsouth');
    expect(findings).toEqual([
      { line: 1, code: 'population-not-a-number' },
      { line: 2, code: 'name-missing' },
      { line: 4, code: 'name-twice' },
    ]);
  });

  test('a code is plain, short and free, whatever the name', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 120 }),
        fc.array(fc.constantFrom('district', 'a')),
        (name, taken) => {
          const code = makeDistrictCode(name, taken);
          expect(code).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
          expect(code.length).toBeLessThanOrEqual(60);
          expect(taken).not.toContain(code);
        },
      ),
      { seed: 3, numRuns: 200 },
    );
  });
});

const square = (name: string, x: number) => ({
  type: 'Feature',
  properties: { name },
  geometry: {
    type: 'Polygon',
    coordinates: [
      [
        [x, 0],
        [x + 0.005, 0],
        [x + 0.01, 0],
        [x + 0.01, 0.01],
        [x, 0.01],
        [x, 0],
      ],
    ],
  },
});

describe('a map of districts', () => {
  test('two squares side by side share one box, north up, without points that nobody sees', () => {
    const drawn = drawDistricts(JSON.stringify({ features: [square('West', 0), square('East', 0.01)] }));
    expect(drawn).toEqual({
      ok: true,
      areas: [
        { name: 'West', outline: 'M0 750L500 750L500 250L0 250Z' },
        { name: 'East', outline: 'M500 750L1000 750L1000 250L500 250Z' },
      ],
    });
  });

  test.each([
    ['no JSON', 'not-geojson'],
    [JSON.stringify({ features: [] }), 'no-areas'],
    [JSON.stringify({ features: [{ ...square('', 0), properties: {} }] }), 'no-names'],
    [JSON.stringify({ features: [square('In metres', 400_000)] }), 'not-degrees'],
  ])('%s', (text, reason) => {
    expect(drawDistricts(text)).toEqual({ ok: false, reason });
  });
});
