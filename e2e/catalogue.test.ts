/** A harvester's way: from the front page of a place to its catalogue, through every dataset to every file, reading what comes. */
import JSONstat from 'jsonstat-toolkit';
import { Store } from 'n3';
import { SaxesParser } from 'saxes';
import { beforeAll, describe, expect, inject, test } from 'vitest';
import { listShapeResults, parseJsonLd, parseTurtle } from '../packages/formats/testing/dcat-judge.ts';
import { enter } from './visitor.ts';

const origin = inject('baseUrl');
const { slug, otherSlug, visits } = inject('world');

const DCAT = 'http://www.w3.org/ns/dcat#';
const DCT = 'http://purl.org/dc/terms/';
const TYPE = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#type';

/** The example town has publications; its releases are among the visits. */
const releasePath =
  (visits['/(public)/p/[place]/[release]'] ?? [])
    .map(({ path }) => path)
    .find((path) => ![slug, otherSlug].includes(path.split('/')[2] ?? '')) ?? '';
const exampleSlug = releasePath.split('/')[2] ?? '';

async function ask(address: string, headers: Record<string, string> = {}): Promise<Response> {
  const response = await fetch(new URL(address, origin), { headers, redirect: 'manual' });
  // A harvester that is told to wait waits.
  if (response.status !== 429) return response;
  const seconds = Number(response.headers.get('retry-after') ?? '1');
  await new Promise((done) => setTimeout(done, Math.min(seconds, 20) * 1000));
  return ask(address, headers);
}

const readType = (response: Response): string =>
  (response.headers.get('content-type') ?? '').replace(/;.*/s, '');

/** Names and attributes of all elements with their own text; fails on what is not well-formed. */
function readXml(text: string): { name: string; attributes: Record<string, string>; text: string }[] {
  const found: { name: string; attributes: Record<string, string>; text: string }[] = [];
  const open: typeof found = [];
  const parser = new SaxesParser();
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name, attributes }) => {
    const element = { name, attributes: attributes as Record<string, string>, text: '' };
    found.push(element);
    open.push(element);
  });
  parser.on('text', (part) => {
    const inner = open.at(-1);
    if (inner) inner.text += part;
  });
  parser.on('closetag', () => void open.pop());
  parser.write(text).close();
  return found;
}

const listTexts = (elements: ReturnType<typeof readXml>, name: string): string[] =>
  elements.filter((one) => one.name === name).map(({ text }) => text);

describe('a harvester', () => {
  let store = new Store();
  const listObjects = (subject: string, predicate: string): string[] =>
    store.getObjects(subject, predicate, null).map(({ value }) => value);
  const listOfType = (type: string): string[] =>
    store.getSubjects(TYPE, `${DCAT}${type}`, null).map(({ value }) => value);

  beforeAll(async () => {
    const page = await enter(origin).open(`/p/${exampleSlug}`);
    const link = page.document.querySelector('link[rel=describedby][type="text/turtle"]');
    const catalogue = await ask(link?.getAttribute('href') ?? '');
    expect([catalogue.status, readType(catalogue)]).toEqual([200, 'text/turtle']);
    store = new Store(parseTurtle(await catalogue.text()));
  });

  test('finds the same addresses in the head of the page and in its header', async () => {
    const response = await ask(`/p/${exampleSlug}`);
    const header = response.headers.get('link') ?? '';
    const html = await response.text();
    for (const file of ['catalogue.ttl', 'catalogue.jsonld']) {
      expect(header).toContain(`</p/${exampleSlug}/${file}>; rel="describedby"`);
      expect(html).toContain(`href="/p/${exampleSlug}/${file}"`);
    }
  });

  test('is sent to the form it reads; a person to the page', async () => {
    const location = async (accept: string, address: string) => {
      const response = await ask(address, { accept });
      expect([response.status, response.headers.get('vary')]).toEqual([
        303,
        expect.stringMatching(/accept/i),
      ]);
      return response.headers.get('location');
    };
    const place = `/p/${exampleSlug}/catalogue`;
    expect(await location('text/turtle', place)).toBe(`${place}.ttl`);
    expect(await location('application/ld+json', place)).toBe(`${place}.jsonld`);
    expect(await location('text/html', place)).toBe(`/p/${exampleSlug}`);
    expect(await location('*/*', '/api/v1/catalogue')).toBe('/api/v1/catalogue.ttl');
  });

  test('may read the catalogue from another site, and is told when nothing has changed', async () => {
    const first = await ask(`/p/${exampleSlug}/catalogue.ttl`, { origin: 'https://harvester.example' });
    expect(first.headers.get('access-control-allow-origin')).toBe('*');
    const etag = first.headers.get('etag') ?? '';
    const again = await ask(`/p/${exampleSlug}/catalogue.ttl`, { 'if-none-match': etag });
    expect(again.status).toBe(304);
  });

  test.each([
    ['of the example', () => `/p/${exampleSlug}/catalogue`],
    ['of a real place', () => `/p/${slug}/catalogue`],
    ['of the installation', () => '/api/v1/catalogue'],
  ])('judges the catalogue %s by the shapes of DCAT-AP, in both forms', async (_, address) => {
    const turtle = parseTurtle(await (await ask(`${address()}.ttl`)).text());
    const json = await parseJsonLd((await (await ask(`${address()}.jsonld`)).json()) as object);
    const hasData = turtle.some(({ object }) => object.value === `${DCAT}Dataset`);
    const lacks = hasData ? [] : ['Warning dataset', 'Warning service'];
    for (const quads of [turtle, json])
      expect((await listShapeResults(quads)).filter((one) => !lacks.includes(one))).toEqual([]);
    expect(json).toHaveLength(turtle.length);
  });

  test('sees that an example is one, and finds none among real places', async () => {
    const datasets = listOfType('Dataset');
    expect(datasets.length).toBeGreaterThan(5);
    for (const dataset of datasets)
      expect(listObjects(dataset, `${DCT}title`)).toContainEqual(expect.stringMatching(/^Example: /));
    const all = await (await ask('/api/v1/catalogue.ttl')).text();
    expect(all).not.toContain(`/p/${exampleSlug}`);
  });

  test('fetches every file of every dataset and gets the media type that was promised', async () => {
    const seen = new Map<string, number>();
    const fetchFile = async (distribution: string) => {
      const [address = ''] = listObjects(distribution, `${DCAT}downloadURL`);
      const [promised = ''] = listObjects(distribution, `${DCAT}mediaType`);
      const response = await ask(address);
      const mediaType = promised.replace('https://www.iana.org/assignments/media-types/', '');
      expect([address, response.status, readType(response)]).toEqual([address, 200, mediaType]);
      readFile(address, new Uint8Array(await response.arrayBuffer()));
      seen.set(mediaType, (seen.get(mediaType) ?? 0) + 1);
    };
    for (const dataset of listOfType('Dataset'))
      await Promise.all(listObjects(dataset, `${DCAT}distribution`).map(fetchFile));
    expect(seen.size).toBe(7);
    expect(new Set(seen.values()).size).toBe(1);
  });

  test('reaches the pages and the interfaces that the catalogue names', async () => {
    const [dataset = ''] = listOfType('Dataset');
    const pages = [
      ...listObjects(dataset, `${DCAT}landingPage`),
      ...listObjects(dataset, 'http://xmlns.com/foaf/0.1/page'),
    ];
    expect(pages).toHaveLength(2);
    for (const service of listOfType('DataService'))
      pages.push(...listObjects(service, `${DCAT}endpointDescription`));
    for (const page of new Set(pages)) expect([page, (await ask(page)).status]).toEqual([page, 200]);
    // A dataset goes by an address of the catalogue: who follows it comes to its description.
    expect((await ask(dataset)).headers.get('location')).toBe(`/p/${exampleSlug}/catalogue.ttl`);
  });
});

/** Reads a file as its format wants it; what cannot be read throws. */
function readFile(address: string, bytes: Uint8Array): void {
  const text = () => new TextDecoder('utf-8').decode(bytes);
  const format = /\/data\.(.+)$/.exec(new URL(address).pathname)?.[1] ?? '';
  if (format === 'csv' || format === 'sdmx.csv')
    expect(text().trim().split(/\r?\n/).length).toBeGreaterThan(1);
  else if (format === 'json') {
    const dataset = JSONstat(JSON.parse(text()) as object);
    expect([address, dataset.length > 0, dataset.n > 0]).toEqual([address, true, true]);
  } else if (format === 'sdmx.json') expect(JSON.parse(text())).toHaveProperty(['data', 'dataSets', 0]);
  else if (format === 'sdmx.xml') expect(readXml(text()).length).toBeGreaterThan(3);
  else if (format === 'px') expect(text()).toMatch(/DATA=\r?\n[\s\S]*;/);
  else expect(String.fromCodePoint(...bytes.slice(0, 2))).toBe('PK');
}

describe('who follows a place', () => {
  test('finds its feed in two forms that say the same', async () => {
    const page = await enter(origin).open(`/p/${slug}`);
    const addresses = ['application/atom+xml', 'application/feed+json'].map(
      (type) =>
        page.document.querySelector(`link[rel=alternate][type="${type}"]`)?.getAttribute('href') ?? '',
    );
    const [atom, json] = await Promise.all(addresses.map((address) => ask(address)));
    expect([atom, json].map((one) => one && readType(one))).toEqual([
      'application/atom+xml',
      'application/feed+json',
    ]);
    const elements = readXml((await atom?.text()) ?? '');
    const feed = (await json?.json()) as { version: string; title: string; items: { id: string }[] };
    expect(feed.version).toBe('https://jsonfeed.org/version/1.1');
    expect(listTexts(elements, 'title')[0]).toBe(feed.title);
    expect(listTexts(elements, 'id').slice(1)).toEqual(feed.items.map(({ id }) => id));
  });

  test('finds none of an example: it has no news', async () => {
    expect((await ask(`/p/${exampleSlug}/feed.xml`)).status).toBe(404);
    expect(await (await ask(`/p/${exampleSlug}`)).text()).not.toContain('application/atom+xml');
  });
});

describe('who searches the web', () => {
  test('is told of every public page that is there, and of no example', async () => {
    const robots = await (await ask('/robots.txt')).text();
    const map = /^Sitemap: (.+)$/m.exec(robots)?.[1] ?? '';
    const addresses = listTexts(readXml(await (await ask(map)).text()), 'loc');
    const english = addresses.filter((address) => address.endsWith('?lang=en'));
    expect(addresses).toHaveLength(english.length * 4);
    expect(english).toContain(`${origin}/p/${slug}?lang=en`);
    expect(addresses.join()).not.toContain(`/p/${exampleSlug}`);
    for (const address of english) expect([address, (await ask(address)).status]).toEqual([address, 200]);
    expect((await ask('/sitemap.xml?part=1')).status).toBe(404);
  });
});

test('who cites an edition finds the words and the files for it', async () => {
  const page = await enter(origin).open(`${releasePath}?lang=de`);
  const words = page.document.querySelector('#cite .citation')?.textContent?.trim() ?? '';
  expect(words).toMatch(
    /\(20\d\d, .+\)\. .+ \(Fassung \d+\) \[Datensatz; erfundene Zahlen eines Beispielorts\]/,
  );
  expect(words.endsWith(`${origin}${releasePath}`)).toBe(true);
  const files = [...page.document.querySelectorAll('#cite a[download]')].map(
    (a) => a.getAttribute('href') ?? '',
  );
  const types = await Promise.all(files.map(async (file) => readType(await ask(file))));
  expect(types).toEqual([
    'application/x-bibtex',
    'application/x-research-info-systems',
    'application/vnd.citationstyles.csl+json',
  ]);
  expect((await ask(`${releasePath}/citation.doc`)).status).toBe(404);
  expect((await ask(`${releasePath}/citation.bib?table=none`)).status).toBe(404);
});
