/** The public site of a town: set by an officer in the browser, read by everybody; a chart in a foreign page. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { closeBrowser, openWindow } from './browser.ts';
import { operator, signInAs } from './operator.ts';
import { byPointer, signIn } from './pages.ts';
import { setUpTown } from './world.ts';
import { ARMS_PNG } from './world-site.ts';
import { enter, type Visitor } from './visitor.ts';

const origin = inject('baseUrl');
let officer: Visitor;
let slug: string;

beforeAll(async () => {
  officer = await signInAs(origin, operator);
  slug = await setUpTown(officer, 'Zittau');
});
afterAll(closeBrowser);

describe('an officer sets the site', () => {
  test('by hand in the browser: a colour that cannot be read comes back with one that can', async () => {
    const { page, complaints, close } = await openWindow({ origin });
    await page.goto('/sign-in');
    await signIn(page, byPointer, operator);
    await page.goto(`/office/${slug}/site`);
    await page.locator('[name=displayName]').fill('Town of three rivers');
    await page.locator('[name="wants.en"]').fill('Everybody finds a door that is open.');
    await page.locator('[name=accent]').fill('#ffcc00');
    await page.locator('form[action="?/words"] button').click();
    const alert = await page.getByRole('alert').textContent();
    const proposal = /#[0-9a-f]{6}(?=\.)/.exec(alert ?? '')?.[0] ?? '';
    expect(alert).toContain('#ffcc00');
    expect(await page.locator('[name=accent]').inputValue()).toBe(proposal);
    expect(await page.locator('[name=displayName]').inputValue()).toBe('Town of three rivers');
    await page.locator('form[action="?/words"] button').click();
    await page.getByRole('status').waitFor();
    await page.locator('form[action="?/publish"] button').click();
    await page.getByText('Everybody sees just this.').waitFor();
    await page.goto(`/p/${slug}`);
    await page.getByRole('link', { name: 'Town of three rivers' }).waitFor();
    await page.getByText('Everybody finds a door that is open.').waitFor();
    const shown = await page.evaluate(
      () => getComputedStyle(document.querySelector('footer a') ?? document.body).color,
    );
    const parts = [1, 3, 5].map((at) => Number.parseInt(proposal.slice(at, at + 2), 16));
    expect(shown).toBe(`rgb(${parts.join(', ')})`);
    expect(complaints).toEqual([]);
    await close();
  });

  test('a spoiled picture is refused kindly, a whole one stands in the head', async () => {
    const bring = async (content: Buffer, name: string) =>
      officer.submit(await officer.open(`/office/${slug}/site`), {
        form: 'form[action="?/arms"]',
        fields: { file: new File([new Uint8Array(content)], name), 'armsAlt.en': 'Arms: three rivers' },
      });
    const refused = [
      [ARMS_PNG.subarray(0, 50), 'arms.png', 'damaged or cut off'],
      [Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'), 'arms.png', 'SVG files are not taken'],
      [Buffer.from('PK no picture'), 'arms.jpg', 'whatever its name says'],
      [Buffer.concat([ARMS_PNG, Buffer.alloc(30_000)]), 'arms.png', 'heavier than 24 kB'],
    ] as const;
    for (const [content, name, words] of refused) {
      const answer = await bring(content, name);
      expect(answer.status).toBe(422);
      expect(answer.text).toContain(words);
    }
    expect((await bring(ARMS_PNG, 'arms.png')).status).toBe(200);
    await officer.submit(await officer.open(`/office/${slug}/site`), { form: 'form[action="?/publish"]' });
    const page = await enter(origin).open(`/p/${slug}`);
    const arms = page.document.querySelector('header img');
    expect(arms?.getAttribute('alt')).toBe('Arms: three rivers');
    const sent = await fetch(new URL(arms?.getAttribute('src') ?? '', origin));
    expect(sent.headers.get('content-type')).toBe('image/png');
    expect(sent.headers.get('cache-control')).toContain('immutable');
  });

  test('pages that are left out are gone from the menu and from their address', async () => {
    const before = await enter(origin).open(`/p/${slug}/releases`);
    expect(before.status).toBe(200);
    const form = await officer.open(`/office/${slug}/site`);
    await officer.submit(form, { form: 'form[action="?/words"]', fields: { 'hide.releases': 'on' } });
    await officer.submit(await officer.open(`/office/${slug}/site`), { form: 'form[action="?/publish"]' });
    expect((await enter(origin).open(`/p/${slug}/releases`)).status).toBe(404);
  });
});

test('public pages may be kept by any proxy, and change as soon as the site does', async () => {
  const address = new URL(`/p/${slug}/imprint?lang=en`, origin);
  const first = await fetch(address);
  expect(first.headers.get('cache-control')).toMatch(/^public, max-age=\d+/);
  expect(first.headers.get('vary')).toMatch(/accept-language/i);
  expect(first.headers.get('set-cookie')).toBeNull();
  const etag = first.headers.get('etag') ?? '';
  expect((await fetch(address, { headers: { 'if-none-match': etag } })).status).toBe(304);
  const form = await officer.open(`/office/${slug}/site`);
  const fields = { responsible: 'The mayor of three rivers' };
  await officer.submit(form, { form: 'form[action="?/words"]', fields });
  await officer.submit(await officer.open(`/office/${slug}/site`), { form: 'form[action="?/publish"]' });
  const again = await fetch(address, { headers: { 'if-none-match': etag } });
  expect(again.status).toBe(200);
  expect(await again.text()).toContain('The mayor of three rivers');
});

describe('a chart of the example town', () => {
  let foreign: Server;
  let embedded: string;
  let figure: string;

  beforeAll(async () => {
    const offices = await officer.open('/office');
    const links = [...offices.document.querySelectorAll('main a')].map(
      (one) => one.getAttribute('href') ?? '',
    );
    let release: string | undefined;
    for (const link of links.filter((one) => /^\/office\/[a-z0-9-]+$/.test(one))) {
      const place = await officer.open(link.replace('/office/', '/p/'));
      if (!place.text.includes('This place is invented')) continue;
      release = /href="(\/p\/[a-z0-9-]+\/[0-9a-f-]{36})/.exec(place.html)?.[1];
    }
    const page = await officer.open(release ?? '');
    embedded = /\/embed\/[^"?&]+/.exec(page.html)?.[0] ?? '';
    figure = embedded.replace('/embed/', '/p/');
    const body = (path: string) =>
      `<iframe src="${origin}${path}" title="Chart" width="700" height="600"></iframe>`;
    foreign = createServer((request, response) => {
      response.setHeader('content-type', 'text/html');
      response.end(`<!doctype html><title>Newspaper</title>${body(request.url ?? '/')}`);
    }).listen(0, '127.0.0.1');
    await new Promise((done) => {
      foreign.once('listening', done);
    });
  });
  afterAll(() => foreign.close());

  const openForeign = async (path: string) => {
    const person = await openWindow({ origin });
    // Another name than the product's: another site.
    await person.page.goto(`http://127.0.0.1:${(foreign.address() as AddressInfo).port}${path}`);
    return person;
  };

  test('stands in a foreign page with source, number of answers, caution and the way back', async () => {
    const { page, close } = await openForeign(`${embedded}?lang=en`);
    const frame = page.frameLocator('iframe');
    await frame.locator('figure svg').first().waitFor();
    const text = (await frame.locator('main').textContent()) ?? '';
    expect(text).toContain('Source');
    expect(text).toContain('This place is invented');
    const back = await frame.locator('main > p a').first().getAttribute('href');
    expect(back).toMatch(/^\/p\//);
    await close();
  });

  test('no other page lets itself be framed', async () => {
    const { page, close } = await openForeign(`/p/${slug}?lang=en`);
    await page.waitForLoadState('networkidle');
    expect(await page.frameLocator('iframe').locator('h1').count()).toBe(0);
    await close();
    const policy = (await fetch(new URL(`/p/${slug}`, origin))).headers.get('content-security-policy');
    expect(policy).toContain("frame-ancestors 'none'");
  });

  test('comes as SVG and PNG that say where they are from', async () => {
    const svg = await fetch(new URL(`${figure}.svg?lang=de`, origin));
    expect(svg.headers.get('content-type')).toContain('image/svg+xml');
    const drawing = await svg.text();
    expect(drawing).toContain(`${origin}/p/`);
    expect(drawing).toContain('Dieser Ort ist erfunden');
    expect(drawing).not.toMatch(/<script|onload|href="http/);
    const png = await fetch(new URL(`${figure}.png?lang=de`, origin));
    expect(png.headers.get('content-type')).toBe('image/png');
    expect(
      Buffer.from(await png.arrayBuffer())
        .subarray(1, 4)
        .toString(),
    ).toBe('PNG');
    expect((await fetch(new URL(`${figure}-none.png`, origin))).status).toBe(404);
  });
});
