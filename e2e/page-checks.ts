/** What holds on every page, whoever wrote it. Each check returns sentences about what is wrong. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults, RunOptions } from 'axe-core';
import type { Page } from 'playwright-core';

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

const everyRule: RunOptions = {
  runOnly: { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] },
  resultTypes: ['violations'],
};

/** All that another colour scheme changes. */
const colourRules: RunOptions = { runOnly: ['color-contrast'], resultTypes: ['violations'] };

/** Violations of WCAG 2.2 A and AA that a program can see. */
export async function listAxeViolations(page: Page, rules = everyRule): Promise<string[]> {
  // Evaluated by the debugger, so that the page's own policy against inline scripts stays in force; once a page.
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axeSource);
  const violations = await page.evaluate(async (options) => {
    const { axe } = globalThis as unknown as { axe: { run(options: object): Promise<AxeResults> } };
    return (await axe.run(options)).violations;
  }, rules);
  return violations.map(
    ({ id, help, nodes }) =>
      `axe ${id}: ${help}: ${nodes
        .slice(0, 3)
        .map(
          ({ html, failureSummary }) => `${html.slice(0, 160)} (${failureSummary?.replaceAll(/\s+/g, ' ')})`,
        )
        .join(' | ')}`,
  );
}

export async function listAxeViolationsInBothSchemes(page: Page): Promise<string[]> {
  await page.emulateMedia({ colorScheme: 'dark' });
  const inDark = await listAxeViolations(page, colourRules);
  await page.emulateMedia({ colorScheme: 'light' });
  return [...inDark.map((text) => `dark: ${text}`), ...(await listAxeViolations(page))];
}

interface Anatomy {
  readonly title: string;
  readonly headings: number;
  readonly language: string;
  readonly direction: string;
  readonly mains: number;
  readonly inline: readonly string[];
  readonly rawTexts: readonly string[];
}

/** Title, one first-level heading, language, direction, one main part, nothing inline, no text that was not written. */
export async function listAnatomyFaults(page: Page, language: string, isOfTexts = true): Promise<string[]> {
  const anatomy = await page.evaluate((): Anatomy => {
    const tags = [...document.querySelectorAll('[style], script:not([src]), style')];
    const copy = document.body.cloneNode(true) as HTMLElement;
    for (const code of copy.querySelectorAll('code, pre, svg, textarea')) code.remove();
    const shown = copy.textContent;
    return {
      title: document.title,
      headings: document.querySelectorAll('h1').length,
      language: document.documentElement.lang,
      direction: document.documentElement.dir,
      mains: document.querySelectorAll('main').length,
      inline: tags.map((tag) => tag.outerHTML.slice(0, 100)),
      rawTexts:
        shown.match(
          /\b(undefined|NaN|\[object Object\])\b|\{[a-zA-Z]+(, plural.*?)?\}|\b(office|public|respond|problem|word)\.[a-z-]+\.[a-z.-]+/g,
        ) ?? [],
    };
  });
  const faults: string[] = [];
  if (anatomy.title.trim() === '') faults.push('no title');
  if (anatomy.headings !== 1) faults.push(`${anatomy.headings} h1`);
  if (anatomy.language !== language) faults.push(`lang is "${anatomy.language}", not "${language}"`);
  if (anatomy.direction !== (language === 'ar' ? 'rtl' : 'ltr')) faults.push(`dir is "${anatomy.direction}"`);
  if (anatomy.mains !== 1) faults.push(`${anatomy.mains} main`);
  faults.push(...anatomy.inline.map((tag) => `inline style or script: ${tag}`));
  // A page about methods may speak of what is undefined.
  if (isOfTexts) faults.push(...anatomy.rawTexts.map((text) => `a text nobody wrote: ${text}`));
  return faults;
}

/** At 320 px nothing stands outside but what scrolls in a frame of its own. */
export async function listOverflows(page: Page, widthPx = 320): Promise<string[]> {
  const before = page.viewportSize();
  await page.setViewportSize({ width: widthPx, height: 800 });
  const faults = await page.evaluate(() => {
    const root = document.documentElement;
    if (root.scrollWidth <= root.clientWidth) return [];
    const isFramed = (element: Element): boolean => {
      for (let up = element.parentElement; up; up = up.parentElement)
        if (['auto', 'scroll', 'hidden'].includes(getComputedStyle(up).overflowX)) return true;
      return false;
    };
    const wide = [...document.body.querySelectorAll('*')].filter((element) => {
      const box = element.getBoundingClientRect();
      return (box.right > root.clientWidth + 1 || box.left < -1) && box.width > 0 && !isFramed(element);
    });
    const names = wide.slice(-3).map((element) => element.outerHTML.slice(0, 140));
    return [`scrolls sideways to ${root.scrollWidth} px: ${names.join(' | ')}`];
  });
  if (before) await page.setViewportSize(before);
  return faults;
}

/** Paper A4 at 96 dpi less the margins: no menus, no buttons, no table cut off. */
export async function listPrintFaults(page: Page): Promise<string[]> {
  const before = page.viewportSize();
  await page.emulateMedia({ media: 'print' });
  await page.setViewportSize({ width: 718, height: 1000 });
  const faults = await page.evaluate(() => {
    const isSeen = (element: Element) =>
      element.checkVisibility({ visibilityProperty: true }) && element.getBoundingClientRect().width > 1;
    const shown = [...document.querySelectorAll('nav, button, .skip-link, input[type=submit]')].filter(
      isSeen,
    );
    const clipped = [...document.querySelectorAll('.table-frame, table')].filter(
      (element) =>
        isSeen(element) &&
        (element.scrollWidth > element.clientWidth + 2 ||
          element.getBoundingClientRect().right > document.documentElement.clientWidth + 2),
    );
    return [
      ...shown.map((element) => `prints ${element.outerHTML.slice(0, 100)}`),
      ...clipped.map((element) => `prints a clipped table: ${element.textContent?.trim().slice(0, 60)}`),
    ];
  });
  await page.emulateMedia({ media: 'screen' });
  if (before) await page.setViewportSize(before);
  return faults;
}

export async function listCookies(page: Page): Promise<string[]> {
  return (await page.context().cookies()).map(({ name }) => `sets the cookie ${name}`);
}
