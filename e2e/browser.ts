/** One Chromium for a test file; every person gets a window (context) of their own that is watched. */
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { chromium } from 'playwright-core';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { root } from '../tools/processes.mjs';

export interface WindowChoice {
  readonly origin: string;
  readonly javaScript?: boolean;
  readonly widthPx?: number;
  readonly isDark?: boolean;
  readonly language?: string;
}

export interface Person {
  readonly page: Page;
  readonly context: BrowserContext;
  /** What went wrong meanwhile: scripts or styles refused, requests to elsewhere, answers of 500. */
  readonly complaints: string[];
  close(): Promise<void>;
}

async function launch(): Promise<Browser> {
  const chosen = process.env['CHROME_PATH'];
  if (chosen !== undefined && chosen !== '') {
    if (!existsSync(chosen)) throw new Error(`CHROME_PATH names ${chosen}, which is not there.`);
    return chromium.launch({ executablePath: chosen });
  }
  if (process.platform !== 'linux' || process.arch !== 'x64')
    throw new Error('Set CHROME_PATH to an installed Chrome: the browser comes with npm on Linux x64 only.');
  const { default: packaged } = await import('@sparticuz/chromium');
  packaged.setGraphicsMode = false;
  // Its own switches run everything in one process, in which closing one window ends the browser.
  const args = packaged.args.filter(
    (arg) => !/^--(single-process|no-zygote|disable-web-security)$/.test(arg),
  );
  return chromium.launch({ executablePath: await packaged.executablePath(), args });
}

let opened: Promise<Browser> | undefined;

export function openBrowser(): Promise<Browser> {
  opened ??= launch();
  return opened;
}

export async function closeBrowser(): Promise<void> {
  const browser = await opened;
  opened = undefined;
  await browser?.close();
}

function watch(page: Page, origin: string): string[] {
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (/content security policy|refused to/i.test(message.text()))
      complaints.push(`${page.url()}: ${message.text()}`);
  });
  page.on('pageerror', (error) => complaints.push(`${page.url()}: ${error.message}`));
  page.on('request', (request) => {
    const url = new URL(request.url());
    const isOwn = url.protocol === 'data:' || url.protocol === 'blob:' || url.origin === origin;
    if (!isOwn) complaints.push(`${page.url()} asked another host: ${request.url()}`);
  });
  page.on('response', (response) => {
    if (response.status() >= 500) complaints.push(`${response.url()} answered ${response.status()}`);
  });
  return complaints;
}

export async function openWindow(choice: WindowChoice): Promise<Person> {
  const browser = await openBrowser();
  const context = await browser.newContext({
    baseURL: choice.origin,
    javaScriptEnabled: choice.javaScript ?? true,
    viewport: { width: choice.widthPx ?? 1280, height: 800 },
    colorScheme: choice.isDark ? 'dark' : 'light',
    locale: choice.language ?? 'en',
    acceptDownloads: true,
  });
  context.setDefaultTimeout(15_000);
  const page = await context.newPage();
  const complaints = watch(page, choice.origin);
  return { page, context, complaints, close: () => context.close() };
}

const resultsFolder = resolve(root, 'test-results');

/** What the person saw when a test failed. */
export async function keepEvidence(page: Page, name: string): Promise<void> {
  mkdirSync(resultsFolder, { recursive: true });
  const file = join(resultsFolder, name.replaceAll(/[^\w-]+/g, '-'));
  await page.screenshot({ path: `${file}.png`, fullPage: true }).catch(() => undefined);
  writeFileSync(`${file}.html`, await page.content().catch(() => ''));
}

/** Runs a journey in a window; keeps picture and page when it fails, and fails when the window complained. */
export async function withWindow<Result>(
  name: string,
  choice: WindowChoice,
  journey: (person: Person) => Promise<Result>,
): Promise<Result> {
  const person = await openWindow(choice);
  try {
    const result = await journey(person);
    if (person.complaints.length > 0)
      throw new Error(`The browser complained:\n${person.complaints.join('\n')}`);
    return result;
  } catch (error) {
    await keepEvidence(person.page, name);
    throw error;
  } finally {
    await person.close();
  }
}
