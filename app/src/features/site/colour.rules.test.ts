import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { computeContrast, MINIMUM_CONTRAST } from '#ui/contrast.ts';
import { checkAccent, composeColours } from './colour.rules.ts';
import { writePreviewCss, writeSiteCss } from './site-css.rules.ts';

describe('contrast by the formula of WCAG 2.2', () => {
  // Known values: W3C, "Understanding 1.4.3" and G18 name 21 and 4.5; #767676 is the well-known lightest grey that passes.
  test.each([
    ['#000000', '#ffffff', 21],
    ['#ffffff', '#ffffff', 1],
    ['#767676', '#ffffff', 4.54],
    ['#777777', '#ffffff', 4.48],
    ['#ff0000', '#ffffff', 4],
    ['#0000ff', '#ffffff', 8.59],
    ['#008000', '#ffffff', 5.14],
    ['#ffff00', '#ffffff', 1.07],
  ])('%s on %s is %d', (one, other, expected) => {
    expect(computeContrast(one, other)).toBeCloseTo(expected, 2);
    expect(computeContrast(other, one)).toBe(computeContrast(one, other));
  });
});

const colour = fc
  .tuple(fc.nat(255), fc.nat(255), fc.nat(255))
  .map((parts) => `#${parts.map((part) => part.toString(16).padStart(2, '0')).join('')}`);

describe('the colour of a town', () => {
  test('a colour that can be read is taken as it is', () => {
    expect(checkAccent('#0b5a6e')).toMatchObject({ isGood: true, colours: { light: { accent: '#0b5a6e' } } });
  });

  test('a proposal keeps the hue and moves no further than it has to', () => {
    const checked = checkAccent('#e30613');
    if (checked.isGood) throw new Error('red of traffic signs is too light for links on grey');
    const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) =>
      Number.parseInt(checked.proposal.slice(at, at + 2), 16),
    );
    expect(red).toBeGreaterThan(4 * Math.max(green, blue));
    const lighter = `#${[red + 6, green, blue].map((part) => part.toString(16).padStart(2, '0')).join('')}`;
    expect(checkAccent(lighter).isGood).toBe(false);
  });

  test('any colour is readable or comes with one that is, on light and on dark ground', () => {
    fc.assert(
      fc.property(colour, (accent) => {
        const checked = checkAccent(accent);
        const taken = checked.isGood ? accent : checked.proposal;
        const again = checkAccent(taken);
        expect(again.isGood).toBe(true);
        const { light, dark } = composeColours(taken);
        for (const ground of ['#fdfcfa', '#f3f1ec', '#fff3d1', light.ink])
          expect(computeContrast(light.accent, ground)).toBeGreaterThanOrEqual(MINIMUM_CONTRAST);
        for (const ground of ['#16181b', '#1f2226', '#3a2f10', dark.ink])
          expect(computeContrast(dark.accent, ground)).toBeGreaterThanOrEqual(MINIMUM_CONTRAST);
      }),
      { numRuns: 200, seed: 32 },
    );
  });

  test('the style sheet holds colours and nothing else', () => {
    expect(writeSiteCss('')).not.toContain('{');
    expect(writeSiteCss('#0b5a6e')).toMatch(
      /^:root:root\{--accent:#0b5a6e;--accent-ink:#ffffff\}\n@media screen and \(prefers-color-scheme:dark\)\{:root:root\{--accent:#[0-9a-f]{6};--accent-ink:#0d1a1d\}\}\n$/,
    );
    expect(writePreviewCss('#0b5a6e')).toContain('.site-preview-dark{color-scheme:dark;--paper:#16181b');
    expect(writePreviewCss('')).toContain('--accent:#7cc7da');
  });
});
