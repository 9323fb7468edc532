/**
 * An attack from the outside: three releases of a town with linked tables, rates, pooled years and moved boundaries, read over
 * HTTP as anybody could, then linear programs for every withheld number. The truth is known here and nowhere else.
 */
import { readEmbeddedUrls } from '../app/src/server/database/embedded/embedded-database.ts';
import { openHighsSolver } from '../app/src/server/solver/highs.ts';
import { listCells, type Cube } from '@vicus/cube';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { connectTo, disconnect, makeOperator } from '../bench/connect.ts';
import { foundPlace, type BenchPlace } from '../bench/places.ts';
import { publishProtected, publishUnprotected } from './attack/publish.ts';
import { listShownTexts, readEverything, type Reading } from './attack/read.ts';
import {
  boundFacts,
  gatherKnowledge,
  nameFact,
  type Fact,
  type Interval,
  type Knowledge,
} from './attack/solve.ts';
import { BOUNDARY_CHANGES, composeTruth, RELEASES } from './attack/truth.ts';
import { startProduct, type Product } from './product.ts';
import { enter } from './visitor.ts';

const solver = await openHighsSolver();
const ground = BOUNDARY_CHANGES.map((change) => ({ dimension: 'district', ...change }));
const EMBARGOED = 'Embargoed until the year 2099';

let product: Product;
let town: BenchPlace;
let careless: BenchPlace;
let embargoed = '';
let reading: Reading;
let known: Knowledge;
const truth = new Map<string, number>();

beforeAll(async () => {
  product = await startProduct();
  const urls = readEmbeddedUrls(product.dataDirectory);
  if (urls === undefined) throw new Error('the attack needs the embedded database');
  const opened = { ...product, ...urls };
  await connectTo(opened);
  const userId = await makeOperator(opened);
  town = await foundPlace(userId);
  careless = await foundPlace(userId);
  for (const release of RELEASES) {
    const tables = composeTruth(release);
    for (const { cube } of tables) rememberTruth(cube);
    await publishProtected(town.member, tables, { subject: 'tables/people', title: release.title }, solver);
  }
  const [first] = RELEASES;
  if (first === undefined) throw new Error('there is a release');
  embargoed = await publishProtected(
    town.member,
    composeTruth(first, 8).map((table) => ({
      ...table,
      cube: { ...table.cube, id: `secret-${table.cube.id}` },
    })),
    { subject: 'tables/secret', title: EMBARGOED, embargoUntil: '2099-01-01T00:00:00.000Z' },
    solver,
  );
  reading = await readEverything(product.origin, town.slug);
  known = gatherKnowledge(reading.tables, ground);
}, 300_000);

afterAll(async () => {
  await disconnect();
  await product.stop();
});

function rememberTruth(cube: Cube): void {
  const counts = cube.measures.filter(({ kind }) => kind === 'count');
  for (const { id } of counts)
    for (const { at, cell } of listCells(cube, id))
      if (cell.kind === 'number') truth.set(nameOf(cube, id, at), cell.value);
}

function nameOf(
  cube: { readonly dimensions: readonly { readonly id: string }[] },
  measure: string,
  at: Readonly<Record<string, string>>,
): string {
  const dimensions = cube.dimensions.map(({ id }) => ({ id, codes: [] }));
  return nameFact(
    { dimensions },
    measure,
    dimensions.map(({ id }) => at[id] ?? ''),
  );
}

const readTruth = ({ name }: Fact): number => {
  const value = truth.get(name);
  if (value === undefined) throw new Error(`nobody knows ${name}`);
  return value;
};

/** A withheld count of one to four must be able to be two more; any other must not be certain. */
const isProtected = (fact: Fact, { low, high }: Interval): boolean => {
  const value = readTruth(fact);
  return low < high && high >= (value < 5 ? value + 2 : value);
};

describe('three releases with linked tables and moved boundaries', () => {
  test('are read in two formats that say the same, and hold withheld numbers of every kind', () => {
    expect(reading.disagreements).toEqual([]);
    expect(new Set(reading.tables.map(({ release }) => release)).size).toBe(3);
    expect(reading.tables).toHaveLength(10);
    const withheld = reading.tables.flatMap(({ cells }) =>
      [...cells].filter(([, shown]) => shown === 'withheld'),
    );
    for (const measure of ['persons', 'working', 'rate'])
      expect(withheld.some(([key]) => key.startsWith(`${measure}|`))).toBe(true);
  });

  test('never contradict one another, and show what is true', () => {
    expect(known.contradictions).toEqual([]);
    const wrong = [...known.facts.values()].filter(
      (fact) => fact.value !== undefined && fact.value !== readTruth(fact),
    );
    expect(wrong.map(({ name }) => name)).toEqual([]);
  });

  test('show no handful of people anywhere', () => {
    const small = [...known.facts.values()].filter(
      ({ name, value = 0 }) => name.startsWith('persons') && value > 0 && value < 5,
    );
    expect(small.map(({ name }) => name)).toEqual([]);
  });

  test('keep every withheld number within its protection interval', () => {
    const withheld = [...known.facts.values()].filter(
      ({ isWithheld, value }) => isWithheld && value === undefined,
    );
    const bounds = boundFacts(known, withheld, solver, isProtected);
    const told = withheld.flatMap((fact) => {
      const interval = bounds.get(fact.name) ?? { low: 0, high: 0 };
      return isProtected(fact, interval) ? [] : [{ name: fact.name, value: readTruth(fact), ...interval }];
    });
    expect(withheld.length).toBeGreaterThan(100);
    expect(told).toEqual([]);
  });

  test('withhold again what a rate would tell: no rate stands over a withheld base', () => {
    const told = reading.tables.flatMap(({ id, cells }) =>
      [...cells].flatMap(([key, shown]) => {
        const [measure, ...codes] = key.split('|');
        if (measure !== 'rate' || typeof shown !== 'number') return [];
        const parts = ['working', 'persons'].map((name) => cells.get([name, ...codes].join('|')));
        return parts.includes('withheld') ? [`${id} ${key}`] : [];
      }),
    );
    expect(told).toEqual([]);
  });
});

describe('what is said besides the tables', () => {
  test('pages show no number that the files withhold', () => {
    const shown = new Set(
      reading.tables.flatMap(({ cells }) => [...cells.values()].filter((one) => typeof one === 'number')),
    );
    const allowed = new Set(
      [...shown].flatMap((value) => [value, Math.round(value * 1000) / 10, Math.round(value * 100)]),
    );
    const strange = reading.pages.flatMap((page) =>
      listShownTexts(page).filter(
        (text) =>
          /^\d+([.,]\d+)?\s?%?$/.test(text) && !allowed.has(Number.parseFloat(text.replace(',', '.'))),
      ),
    );
    expect(strange).toEqual([]);
  });

  test('a refusal tells nothing of a withheld number', async () => {
    const visitor = enter(product.origin);
    const [table] = reading.tables;
    if (table === undefined) throw new Error('a table was read');
    const withheld = [...table.cells].find(([, value]) => value === 'withheld')?.[0] ?? '';
    const codes = withheld.split('|').slice(1);
    const query = table.dimensions.map(({ id }, d) => `c[${id}]=${codes[d]}`).join('&');
    const data = `${table.release}/${table.id}/data`;
    for (const address of [
      `${data}.csv?${query}`,
      `${data}.csv?c[district]=nowhere`,
      `${data}.bin`,
      `${data}.json?value=3`,
      `/embed/${town.slug}/${table.release.split('/').at(-1)}/nothing`,
    ]) {
      const answer = await visitor.open(address, { headers: { accept: '*/*' } });
      expect(answer.status, address).toBeLessThan(500);
      const refusal = answer.status >= 400 ? answer.html : '';
      // Of one cell there is a line that says withheld; no refusal repeats a number.
      expect(refusal, address).not.toMatch(/"value":\s*\d|\b(?:persons|working)\D{1,3}\d/);
    }
  });

  test('an embargoed release is nowhere: no page, list, feed, catalogue, map of the site, file or size', async () => {
    const visitor = enter(product.origin);
    const direct = await Promise.all(
      [
        `/p/${town.slug}/${embargoed}`,
        `/api/v1/places/${town.slug}/releases/${embargoed}`,
        `/api/v1/places/${town.slug}/releases/${embargoed}/secret-people/data.csv`,
      ].map(async (address) => (await visitor.open(address, { headers: { accept: '*/*' } })).status),
    );
    expect(direct).toEqual([404, 404, 404]);
    const invented = await visitor.open(`/p/${town.slug}/${crypto.randomUUID()}`);
    const hidden = await visitor.open(`/p/${town.slug}/${embargoed}`);
    expect(hidden.html.length).toBe(invented.html.length);
    for (const address of [
      `/p/${town.slug}`,
      `/p/${town.slug}/releases`,
      `/api/v1/places/${town.slug}`,
      `/api/v1/places/${town.slug}/releases`,
      `/p/${town.slug}/feed.xml`,
      `/p/${town.slug}/feed.json`,
      `/p/${town.slug}/catalogue.ttl`,
      `/api/v1/catalogue.ttl`,
      `/sitemap.xml`,
      `/api/v1/sdmx/v2/structure/dataflow`,
      `/api/v1/pxweb/v2/tables`,
    ]) {
      const { html, headers } = await visitor.open(address, { headers: { accept: '*/*' } });
      expect(html, address).not.toContain(embargoed);
      expect(html, address).not.toContain(EMBARGOED);
      expect(html, address).not.toContain('secret-people');
      expect(JSON.stringify([...headers]), address).not.toContain(embargoed);
    }
  });
});

test('the attack can succeed: one number withheld alone is found, exactly', async () => {
  const [first] = RELEASES;
  const people = first && composeTruth(first).find(({ cube }) => cube.id === 'people');
  if (people === undefined) throw new Error('there is a table');
  const at = { district: 'mill', origin: 'eu', sex: 'm', years: '2022' };
  const words = { subject: 'tables/people', title: 'Withheld by hand' };
  await publishUnprotected(careless.member, people, { measure: 'persons', at }, words);
  const found = gatherKnowledge((await readEverything(product.origin, careless.slug)).tables, ground);
  const withheld = [...found.facts.values()].filter(({ isWithheld }) => isWithheld);
  const bounds = boundFacts(found, withheld, solver, isProtected);
  expect(withheld).toHaveLength(1);
  const value = truth.get(nameOf(people.cube, 'persons', at));
  expect([...bounds.values()]).toEqual([{ low: value, high: value }]);
});
