import type pg from 'pg';
import { buildCube, openProtectedCube, sealProtectedCube } from '@vicus/cube';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { toStoredTables } from '#features/release/server/release.usecases.ts';
import { openTestWorld, type TestWorld } from '#server/db/testing/test-world.ts';
import { listPublishedPlaces, listPublishedTables, readPublishedTable } from './published-tables.usecases.ts';

const REAL = '00000000-0000-4000-8000-00000000000a';
const EXAMPLE = '00000000-0000-4000-8000-00000000000b';
const OLD = '00000000-0000-4000-8000-0000000000a1';
const NEW = '00000000-0000-4000-8000-0000000000a2';
const GONE = '00000000-0000-4000-8000-0000000000a3';
const SHARED = '00000000-0000-4000-8000-0000000000a4';
const SHOWN = '00000000-0000-4000-8000-0000000000b1';

let world: TestWorld;
let owner: pg.Client;

function buildTable(id: string, n: number) {
  const years = ['2024', '2025'].map((code) => ({ code, label: { en: code } }));
  const roles = ['official', 'elected'].map((code) => ({ code, label: { en: code } }));
  const cube = buildCube({
    id,
    provenance: {
      title: { en: 'Answers', de: 'Antworten' },
      period: '2024/2025',
      source: { en: 'Survey' },
      method: 'cube',
      notes: [],
    },
    dimensions: [
      { id: 'year', label: { en: 'Year' }, role: 'time', categories: years },
      { id: 'role', label: { en: 'Role' }, role: 'category', categories: roles },
    ],
    measures: [{ id: 'n', label: { en: 'Answers' }, kind: 'count', unit: 'answers', decimals: 0 }],
    cells: [{ at: { year: '2024', role: 'official' }, measures: { n } }],
    unmentioned: 'withheld',
  });
  return sealProtectedCube(cube, { policyId: 'default', policyVersion: 1, codeVersion: '0.1.0' });
}

async function addPlace(placeId: string, slug: string, isExample: boolean): Promise<void> {
  for (const schema of ['office', 'published'])
    await owner.query(
      `insert into ${schema}.place (place_id, slug, name, country, is_example) values ($1, $2, 'Lindmoor', 'DE', $3)`,
      [placeId, slug, isExample],
    );
  await owner.query(`insert into published.place_address values ($2, $1)`, [placeId, slug]);
}

interface Edition {
  readonly placeId: string;
  readonly releaseId: string;
  readonly subject: string;
  readonly version: number;
  readonly n: number;
  readonly audience?: string;
}

async function addEdition({ placeId, releaseId, subject, version, n, audience }: Edition): Promise<void> {
  const { tables, contentHash } = toStoredTables([buildTable('answers', n), buildTable('more', n + 1)]);
  await owner.query(
    `insert into published.release (place_id, release_id, subject, version, title, audience, tables, withheld, policy,
      content_hash, code_version) values ($1, $2, $3, $4, '{"en":"T"}', $5, $6, '[]', '{}', $7, '0.1.0')`,
    [placeId, releaseId, subject, version, audience ?? 'public', tables, contentHash],
  );
}

beforeAll(async () => {
  world = await openTestWorld();
  owner = world.superuser;
  await addPlace(REAL, 'real', false);
  await addPlace(EXAMPLE, 'example', true);
  const here = { placeId: REAL, subject: 'survey/one' };
  await addEdition({ ...here, releaseId: OLD, version: 1, n: 10 });
  await addEdition({ ...here, releaseId: NEW, version: 2, n: 12 });
  await addEdition({ ...here, releaseId: GONE, version: 3, n: 99 });
  await owner.query(`update published.release set state = 'withdrawn' where release_id = $1`, [GONE]);
  await addEdition({
    ...here,
    subject: 'survey/two',
    releaseId: SHARED,
    version: 1,
    n: 5,
    audience: 'shared',
  });
  await addEdition({ placeId: EXAMPLE, subject: 'survey/one', releaseId: SHOWN, version: 1, n: 7 });
});

afterAll(() => world.close());

describe('lists', () => {
  test('the newest edition that stands, public ones only, with what is said of its tables', async () => {
    const entries = await listPublishedTables('real');
    expect(entries.map(({ id, release }) => [release.releaseId, id])).toEqual([
      [NEW, 'answers'],
      [NEW, 'more'],
    ]);
    expect(entries[0]).toMatchObject({
      title: { en: 'Answers', de: 'Antworten' },
      question: null,
      period: '2024/2025',
      dimensions: [
        { id: 'year', role: 'time', size: 2, periods: ['2024', '2025'] },
        { id: 'role', role: 'category', size: 2, periods: [] },
      ],
      measures: [{ id: 'n', unit: 'answers' }],
      observations: 4,
    });
    expect(await listPublishedTables('real')).toEqual(entries);
  });

  test('an example is marked, listed at its own address, and in no list of real places', async () => {
    expect((await listPublishedPlaces()).map(({ slug, isExample }) => [slug, isExample])).toEqual([
      ['example', true],
      ['real', false],
    ]);
    expect(new Set((await listPublishedTables()).map(({ place }) => place.slug))).toEqual(new Set(['real']));
    expect((await listPublishedTables('example')).map(({ id }) => id)).toEqual(['answers', 'more']);
    await expect(listPublishedTables('nowhere')).rejects.toMatchObject({ status: 404 });
  });
});

describe('one table', () => {
  const read = (slug: string, releaseId: string, tableId: string) =>
    readPublishedTable({ slug, releaseId, tableId });

  test('is opened once and found again, older editions too', async () => {
    const first = await read('real', OLD, 'answers');
    expect(openProtectedCube(first.table).columns['n']?.values[0]).toBe(10);
    expect((await read('real', OLD, 'answers')).table).toBe(first.table);
    expect((await read('example', SHOWN, 'more')).place.isExample).toBe(true);
  });

  test('is not there for another place, another audience or an invented name, and is gone once withdrawn', async () => {
    await expect(read('example', OLD, 'answers')).rejects.toMatchObject({ status: 404 });
    await expect(read('real', SHARED, 'answers')).rejects.toMatchObject({ status: 404 });
    await expect(read('real', OLD, 'invented')).rejects.toMatchObject({ status: 404 });
    await expect(read('real', 'no-id', 'answers')).rejects.toMatchObject({ name: 'Problem' });
    await expect(read('real', GONE, 'answers')).rejects.toMatchObject({ status: 410 });
  });
});
