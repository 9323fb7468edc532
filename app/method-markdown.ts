/** Turns docs/methods/*.md into HTML when the application is built, so that the running application holds no parser. */
import { basename } from 'node:path';
import { Marked } from 'marked';
import type { Plugin } from 'vite';

const escapeHtml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

/** `finite-population-interval.md` → the page here; a section of it stays one. Anything else is left alone. */
const toPageAddress = (href: string): string =>
  href.replace(
    /^(?:\.\/)?([a-z0-9-]+)\.md(#.*)?$/,
    (_, id: string, section = '') => `/methods/${id}${section}`,
  );

const marked = new Marked({
  renderer: {
    // Our pages hold no raw HTML; if one ever does, readers see it as text.
    html: ({ text }) => escapeHtml(text),
    link({ href, tokens }) {
      return `<a href="${escapeHtml(toPageAddress(href))}">${this.parser.parseInline(tokens)}</a>`;
    },
    table(token) {
      const toRow = (cells: typeof token.header, tag: string) =>
        `<tr>${cells.map((cell) => `<${tag}>${this.parser.parseInline(cell.tokens)}</${tag}>`).join('')}</tr>`;
      const body = token.rows.map((row) => toRow(row, 'td')).join('');
      const table = `<table><thead>${toRow(token.header, 'th')}</thead><tbody>${body}</tbody></table>`;
      return `<div class="table-frame" tabindex="0" role="region" aria-label="Table">${table}</div>`;
    },
  },
});

/** The first heading is the title of the page, the rest its text. */
export function renderMethodPage(markdown: string): { readonly title: string; readonly html: string } {
  const [, title = '', text = ''] = /^# (.+)\n([\s\S]*)$/.exec(markdown) ?? [];
  if (title === '') throw new Error('a method page begins with its title as first heading');
  return { title, html: marked.parse(text, { async: false }) };
}

/** Vite: `import page from './x.md'` gives `{ id, title, html }`. */
export function methodMarkdown(): Plugin {
  return {
    name: 'vicus-method-markdown',
    transform(code, id) {
      if (!id.endsWith('.md')) return null;
      const page = { id: basename(id, '.md'), ...renderMethodPage(code) };
      return { code: `export default ${JSON.stringify(page)}`, map: null };
    },
  };
}
