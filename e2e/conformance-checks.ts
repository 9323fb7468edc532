/** Pages judged by tools that others wrote, besides axe: the standard of HTML, and a second engine of accessibility. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { HtmlValidate, StaticConfigLoader } from 'html-validate';
import type { Page } from 'playwright-core';

/** What the standard forbids, and nothing of style. */
const judge = new HtmlValidate(new StaticConfigLoader({ root: true, extends: ['html-validate:standard'] }));

/** What breaks the standard in a page as the server sent it (a browser mends much of it before anybody looks). */
export async function listMarkupFaults(html: string): Promise<string[]> {
  const { results } = await judge.validateString(html);
  return results
    .flatMap(({ messages }) => messages)
    .slice(0, 5)
    .map(
      ({ ruleId, message, line, column }) => `html ${ruleId}: ${message} (line ${line}, column ${column})`,
    );
}

const snifferSource = readFileSync(
  createRequire(import.meta.url).resolve('html_codesniffer/build/HTMLCS.js'),
  'utf8',
);

/**
 * The one finding that is no fault in its place: the engine wants `headers` on every cell as soon as a second row holds one wide
 * heading, because it counts rows and knows no row groups. Where each such heading is `scope="rowgroup"` and the first of a
 * `tbody` of its own, HTML says which cells it heads (WCAG technique H63).
 */
const WANTS_HEADERS = /H43\.HeadersRequired$/;

/** The program for tablets has one address; what stands behind its `#` is the language that it shows next. */
const WANTS_ANCHOR = /2_4_1\.G1,G123,G124\.NoSuchID$/;

interface Finding {
  readonly type: number;
  readonly code: string;
  readonly msg: string;
  readonly html: string;
  /** a table whose wide headings each begin a row group */
  readonly isGrouped: boolean;
  readonly isLanguageOfProgram: boolean;
}

/** Errors against WCAG 2.1 AA by HTML_CodeSniffer; its warnings and notices ask for a person's eye and are left to persons. */
export async function listSnifferFaults(page: Page): Promise<string[]> {
  // Evaluated by the debugger, so that the page's own policy against inline scripts stays in force.
  await page.evaluate(snifferSource);
  const found = await page.evaluate(
    () =>
      new Promise<Finding[]>((done, refuse) => {
        const { HTMLCS } = globalThis as unknown as {
          HTMLCS: {
            process(standard: string, source: Document, done: () => void, failed: () => void): void;
            getMessages(): { type: number; code: string; msg: string; element: Element | Document }[];
            getTranslation(key: string): string | undefined;
          };
        };
        // Some of its findings have no words in any language, on which it would stumble: their key says what they are.
        const translate = HTMLCS.getTranslation.bind(HTMLCS);
        HTMLCS.getTranslation = (key) => translate(key) ?? key;
        const isGrouped = (element: Element | Document) =>
          [...element.querySelectorAll('tbody th[colspan]')].every(
            (th) => th.getAttribute('scope') === 'rowgroup' && th.closest('tr')?.matches(':first-child'),
          );
        const finish = () => {
          const messages = HTMLCS.getMessages();
          done(
            messages.map(({ type, code, msg, element }) => ({
              type,
              code,
              msg,
              html: 'outerHTML' in element ? element.outerHTML.slice(0, 160) : 'the page',
              isGrouped: isGrouped(element),
              isLanguageOfProgram: 'matches' in element && element.matches('a[hreflang][href^="#"]'),
            })),
          );
        };
        HTMLCS.process('WCAG2AA', document, finish, () => {
          refuse(new Error('the second engine does not know its own standard'));
        });
      }),
  );
  const errors = found.filter(
    ({ type, code, isGrouped, isLanguageOfProgram }) =>
      type === 1 &&
      !(WANTS_HEADERS.test(code) && isGrouped) &&
      !(WANTS_ANCHOR.test(code) && isLanguageOfProgram),
  );
  return errors.slice(0, 5).map(({ code, msg, html }) => `sniffer ${code}: ${msg} ${html}`);
}
