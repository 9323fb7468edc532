import { Window } from 'happy-dom';
import { expect, test } from 'vitest';
import { composePicture } from './picture.rules.ts';

const chart =
  '<svg xmlns="http://www.w3.org/2000/svg" class="chart" width="600" height="200" viewBox="0 0 600 200"><text>5</text></svg>';
const content = {
  language: 'de',
  chart,
  title: 'Wie "sicher" <ist> es & wo?'.repeat(6),
  alternative: 'Zwei von drei',
  facts: ['n = 12', ''],
  foot: ['Quelle: Befragung', 'http://localhost:3000/p/vico/0196f7a0-0000-7000-8000-000000000001?lang=de'],
};

test('a picture is one well-formed drawing with title, facts and where it is from', () => {
  const svg = composePicture(content);
  const parsed = new new Window().DOMParser().parseFromString(svg, 'image/svg+xml');
  const root = parsed.documentElement;
  expect(root?.tagName).toBe('svg');
  expect(root?.getAttribute('width')).toBe('648');
  expect(root?.querySelector('title')?.textContent).toBe(content.title);
  expect(root?.querySelector('desc')?.textContent).toBe('Zwei von drei');
  expect(root?.querySelector('svg')?.getAttribute('x')).toBe('24');
  const lines = [...(root?.querySelectorAll('text') ?? [])].map(({ textContent }) => textContent);
  expect(lines).toContain('n = 12');
  expect(lines.join('')).toContain('0196f7a0');
  const bottom = Math.max(...[...svg.matchAll(/<text x="24" y="(\d+)"/g)].map(([, y]) => Number(y)));
  expect(bottom).toBeLessThan(Number(root?.getAttribute('height')));
});

test('signs that XML cannot hold are left out', () => {
  const svg = composePicture({ ...content, title: 'Wie\u0001 sicher\u000B?' });
  expect(svg).toContain('<title id="picture-title">Wie sicher?</title>');
});

test('what is no drawing of this program is a bug', () => {
  expect(() => composePicture({ ...content, chart: '<p>' })).toThrow('no size');
});
