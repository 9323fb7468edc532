import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { chooseClasses, countDigits, findClass } from './area-classes.ts';
import { composeMap } from './area-map.fixture.ts';
import { findMiddle, readRings } from './area-shape.ts';
import { renderAreaMap } from './index.ts';

const draw = (change: Partial<ReturnType<typeof composeMap>['choice']> = {}, language = 'en') => {
  const { cube, choice } = composeMap();
  return renderAreaMap(cube, { ...choice, ...change }, { id: 'm', language });
};

describe('a map', () => {
  test('tells withheld, missing and known areas apart without colour', () => {
    const { svg, textAlternative, warnings } = draw();
    expect(svg.match(/url\(#m-hatch\)/g)).toHaveLength(2);
    expect(svg.match(/stroke-dasharray/g)).toHaveLength(2);
    expect(svg).toContain('>withheld (1)<');
    expect(svg).toContain('>not collected (1)<');
    for (const position of [0, 1, 2]) expect(svg).toContain(`url(#m-class-${position})`);
    expect(textAlternative).toBe(
      'The map shows 12 areas, 10 of them with a number. Highest: Field 4 (24.7). Lowest: Field 1 (4.0). Not collected: Field 11. Withheld: Field 6. Not on the map: Field 13.',
    );
    expect(warnings).toEqual(['1 of 12 values are withheld to protect people.']);
  });

  test('a withheld area leaves no number behind', () => {
    const { cube, choice } = composeMap();
    const one = choice.areas.filter(({ code }) => code === 'd6');
    const { svg, frame } = renderAreaMap(cube, { ...choice, areas: one }, { id: 'm', language: 'en' });
    expect(svg).not.toContain('class-0');
    expect(frame.n).toBe('');
  });

  test('counts the areas of each step, and names what is on no map', () => {
    const { svg } = draw();
    const counts = [...svg.matchAll(/>[\d.]+ to (?:under )?[\d.]+ \((\d+)\)</g)].map((found) =>
      Number(found[1]),
    );
    expect(counts.reduce((sum, one) => sum + one, 0)).toBe(10);
    expect(counts.length).toBeGreaterThan(2);
    expect(draw({}, 'de').textAlternative).toContain('Nicht auf der Karte: Feld 13.');
  });

  test('an area that the table does not know is empty; an unknown code and a strange outline are refused', () => {
    const { choice } = composeMap();
    const [first] = choice.areas;
    expect(draw({ areas: [{ ...first!, code: null }] }).textAlternative).toContain('No number is shown.');
    expect(() => draw({ areas: [{ ...first!, code: 'x' }] })).toThrow('no code "x"');
    expect(() => draw({ areas: [{ ...first!, outline: 'M0 0"/><script>' }] })).toThrow('straight lines');
    expect(() => draw({ areas: [] })).toThrow('needs an area');
  });

  test('is not mirrored where people read from the right', () => {
    const { cube, choice } = composeMap();
    const paths = (direction: 'ltr' | 'rtl') =>
      renderAreaMap(cube, choice, { id: 'm', language: 'en', direction }).svg.match(
        / d="M[\d.,L]+Z" stroke-linejoin/g,
      );
    expect(paths('rtl')).toEqual(paths('ltr'));
  });
});

describe('steps', () => {
  test('are equally wide, with ends that people count in', () => {
    expect(chooseClasses([3, 8, 12, 29.3, 17, 22, 9, 11, 14])).toEqual([
      { low: 0, high: 10 },
      { low: 10, high: 20 },
      { low: 20, high: 30 },
    ]);
    expect(chooseClasses([7, 7])).toEqual([{ low: 7, high: 7 }]);
    expect(chooseClasses([])).toEqual([]);
    expect(countDigits([{ low: 0.25, high: 0.5 }])).toBe(2);
  });

  test('laws: at most five, every value in the one it belongs to', () => {
    const value = fc.double({ min: -1e6, max: 1e6, noNaN: true });
    fc.assert(
      fc.property(fc.array(value, { minLength: 1, maxLength: 60 }), (values) => {
        const classes = chooseClasses(values);
        expect(classes.length).toBeLessThanOrEqual(5);
        for (const one of values) {
          const { low, high } = classes[findClass(classes, one)]!;
          const slack = 1e-6 * (high - low) + 1e-6 * Math.abs(one);
          expect(one).toBeGreaterThanOrEqual(low - slack);
          expect(one).toBeLessThanOrEqual(high + slack);
        }
      }),
      { seed: 20261122, numRuns: 200 },
    );
  });
});

test('the mark of a bent area lies inside of it', () => {
  const bent = readRings('M0 0L100 0L100 10L10 10L10 90L100 90L100 100L0 100Z');
  const [x, y] = findMiddle(bent);
  expect(x).toBeGreaterThan(0);
  expect(x).toBeLessThan(10);
  expect(y).toBeGreaterThan(10);
  expect(findMiddle(readRings('M0 0L10 0L10 10L0 10Z'))).toEqual([5, 5]);
  expect(findMiddle(readRings('M3 3L3 3L3 3Z'))).toEqual([3, 3]);
});
