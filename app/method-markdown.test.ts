import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { renderMethodPage } from './method-markdown.ts';

const folder = new URL('../docs/methods/', import.meta.url);
const files = readdirSync(folder).filter((name) => name.endsWith('.md'));
const pages = files.map((name) => ({
  name,
  ...renderMethodPage(readFileSync(new URL(name, folder), 'utf8')),
}));

describe.each(pages)('$name', ({ title, html }) => {
  test('has a title and every link leads somewhere', () => {
    expect(title).not.toBe('');
    const links = [...html.matchAll(/<a href="([^"]+)"/g)].map(([, href = '']) => href);
    const isKnown = (href: string): boolean => {
      if (href.startsWith('https://') || href.startsWith('#')) return true;
      const id = /^\/methods\/([a-z0-9-]+)(#.*)?$/.exec(href)?.[1];
      return files.includes(`${id}.md`);
    };
    expect(links.filter((href) => !isKnown(href))).toEqual([]);
  });
});

test('raw HTML is text', () => {
  const { html } = renderMethodPage('# A\n\n<script>alert(1)</script>\n\nA <b onclick="x">b</b> | c');
  expect(html).not.toMatch(/<script|<b /);
  expect(html).toContain('&lt;script&gt;');
});

test('a page without a title stops the build', () => {
  expect(() => renderMethodPage('No heading')).toThrow(/title/);
});
