import { readFileSync } from 'node:fs';
import { CHART_CSS } from '@vicus/charts';
import { expect, test } from 'vitest';

/** Formatting does not count. */
const squeeze = (css: string): string =>
  css
    .replaceAll(/\/\*.*?\*\//gs, '')
    .replaceAll(/\s+/g, '')
    .replaceAll(/;}/g, '}')
    .replaceAll(/([:,(])0\./g, '$1.');

test('the style sheet of pages says of charts what the charts were made with', () => {
  expect(squeeze(readFileSync(new URL('./charts.css', import.meta.url), 'utf8'))).toBe(squeeze(CHART_CSS));
});
