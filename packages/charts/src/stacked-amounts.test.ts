import { describe, expect, test } from 'vitest';
import { renderStackedAmounts } from './stacked-amounts.ts';
import type { AmountPicture } from './stacked-amounts.ts';

const PICTURE: AmountPicture = {
  title: 'Where does the money end?',
  description: 'Money of three years. In 2029 nothing is planned.',
  parts: ['secured and paid on', 'secured for the last time', 'not secured'],
  rows: [
    { label: '2027', amounts: [600, 200, 200], total: '€1,000' },
    { label: '2028', amounts: [0, 500, 0], total: '€500' },
    { label: '2029', amounts: [0, 0, 0], total: '€0' },
  ],
  warnings: ['The money falls by half in 2028.'],
};

/** Widths of the bars, without the three signs of the legend. */
const readWidths = (svg: string): number[] =>
  [...svg.matchAll(/<rect[^>]*\swidth="([\d.]+)"[^>]*height="18"/g)].map((match) => Number(match[1]));

describe('bars of amounts', () => {
  test('are as long as their amounts, on one scale from 0', () => {
    const widths = readWidths(renderStackedAmounts(PICTURE, { id: 'c', language: 'en' }).svg);
    const [first = 0] = widths;
    expect(widths.map((width) => Math.round((width / first) * 600))).toEqual([600, 200, 200, 500]);
  });

  test.each([320, 640])('stay inside %i px, with name, description and warning', (widthPx) => {
    const { svg, heightPx } = renderStackedAmounts(PICTURE, { id: 'c', language: 'de', widthPx });
    const rights = [...svg.matchAll(/<rect[^>]*\sx="([\d.]+)"[^>]*width="([\d.]+)"/g)].map(
      ([, x, width]) => Number(x) + Number(width),
    );
    expect(Math.max(...rights)).toBeLessThanOrEqual(widthPx);
    expect(svg).toContain('<title id="c-title">Where does the money end?</title>');
    expect(svg).toContain('In 2029 nothing is planned.');
    expect(svg).toContain('The money falls by half');
    expect(svg).not.toMatch(/NaN|<style|\sstyle=/);
    expect(heightPx).toBeGreaterThan(100);
  });

  test('without any money are drawn all the same', () => {
    const empty = { ...PICTURE, rows: [{ label: '2027', amounts: [0, 0, 0], total: '0' }] };
    expect(readWidths(renderStackedAmounts(empty, { id: 'c', language: 'en' }).svg)).toEqual([]);
  });
});
