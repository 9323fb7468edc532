/** Networks collected elsewhere, from the file to the stored results, recomputed here by other means. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { openProtectedCube, readCell, type Cube } from '@vicus/cube';
import { parse } from 'csv-parse/sync';
import type { Client } from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Member } from '#server/auth/member.ts';
import { openTestWorld, type TestWorld } from '#server/db/testing/test-world.ts';
import {
  KIND_OF_CATEGORY,
  NETWORK_EDGES,
  NETWORK_NATURES,
  NETWORK_NODES,
  recomputeMeans,
  toQuotedCsv,
  type Edge,
} from './import.fixture.ts';
import { readActors } from './server/actor.usecases.ts';
import { importActors, previewActorImport, uploadActors } from './server/actor-import.usecases.ts';
import {
  importAnswersFromFiles,
  previewAnswerImport,
  uploadAnswers,
  type AnswerFiles,
} from './server/import.usecases.ts';
import { preparePublication, publishWave } from '#features/publication/server/publication.usecases.ts';
import { writeTableFile } from '#features/open-data/server/data.usecases.ts';
import { readPlacePage } from '#features/publication/server/public-page.usecases.ts';
import { readNamedResult, readWaveResult } from './server/results.usecases.ts';

const PLACE = '11111111-1111-4111-8111-111111111111';
const MEMBER: Member = { userId: 'officer', placeId: PLACE, role: 'officer', actorId: null };
const bytes = (text: string) => new TextEncoder().encode(text);

let world: TestWorld;
let owner: Client;
beforeAll(async () => {
  world = await openTestWorld();
  owner = world.superuser;
});
afterAll(() => world.close());
beforeEach(async () => {
  await owner.query(`truncate office.place, auth."user" cascade`);
  await owner.query(`insert into auth."user" (id, name, email) values ('officer', 'O', 'o@example.org')`);
  await owner.query(
    `insert into office.place (place_id, slug, name, country) values ($1, 'town', 'Town', 'AT')`,
    [PLACE],
  );
  await owner.query(
    `insert into office.membership (place_id, user_id, role) values ($1, 'officer', 'officer')`,
    [PLACE],
  );
  await owner.query('delete from published.place_address');
  await owner.query(`insert into published.place_address values ('town', $1)`, [PLACE]);
  await owner.query(
    `insert into published.place (place_id, slug, name, country) values ($1, 'town', 'Town', 'AT')`,
    [PLACE],
  );
});

const actorChoices = {
  columns: { kind: '1', name: '0' },
  kindOfRest: '',
  kindOfCategory: KIND_OF_CATEGORY,
  skipErrors: false,
};
const importActorFile = async (content: Uint8Array) => {
  const uploadId = await uploadActors(MEMBER, { purpose: 'actors', fileName: 'nodes.csv', content });
  return importActors(MEMBER, uploadId, actorChoices);
};

const CHOICES: AnswerFiles['choices'] = {
  columns: {},
  natureColumns: {},
  natureScale: 'own',
  missing: 'not-answered',
  direction: 'both',
  roleOfRest: 'partner-organisation',
  frequencyOf: {},
  natureOf: { '0': 'blank', '1': '2', '2': '3', '3': '4', '4': '5' },
};
const FORM = {
  title: 'Network study',
  mode: 'named',
  asked: '10',
  earlierFrom: '2000',
  earlierTo: '2001',
  laterFrom: '2009',
  laterTo: '2010',
  closedOn: '2010-12-31',
  retentionUntil: '2099-12-31',
  basis: 'public-task',
};
const keepFiles = async (
  edges: Uint8Array,
  natures: Uint8Array | null,
  choices = CHOICES,
): Promise<AnswerFiles> => {
  const file = (content: Uint8Array) => ({ purpose: 'answers', fileName: 'edges.csv', content }) as const;
  const ids = await uploadAnswers(MEMBER, file(edges), natures === null ? null : file(natures));
  return { ...ids, choices };
};

/** Every average that passed the gate is the one recomputed here; at least one passed. */
function expectShownMeans(cube: Cube | undefined, expected: ReturnType<typeof recomputeMeans>): void {
  if (cube === undefined) throw new Error('there is no table of frequencies');
  let shown = 0;
  for (const [kind, { n, mean }] of expected) {
    const [wave] = cube.dimensions.find(({ id }) => id === 'wave')?.categories ?? [];
    const roles = cube.dimensions.find(({ id }) => id === 'role')?.categories ?? [];
    for (const role of roles) {
      const at = { wave: wave?.code ?? '', actor: kind, window: 'later', role: role.code };
      const cell = readCell(cube, at, 'mean');
      if (!('value' in cell)) continue;
      shown += 1;
      expect(cell.value).toBeCloseTo(mean, 6);
      expect(readCell(cube, at, 'n')).toMatchObject({ value: n });
    }
  }
  expect(shown).toBeGreaterThan(0);
}

async function expectRecomputed(waveId: string, edges: readonly Edge[], kindOf: ReadonlyMap<string, string>) {
  const { tables } = await readWaveResult(MEMBER, waveId);
  const cubes = tables.map((table) => openProtectedCube(table));
  expect(cubes.map(({ id }) => id)).toContain('governance-frequency');
  const named = await readNamedResult(MEMBER, waveId);
  const ties = new Map<string, number>();
  for (const { name, ties: own } of named?.answers ?? [])
    for (const { kind, frequency } of own)
      if (typeof frequency.later === 'number')
        ties.set(`${name}|${kind}`, Math.max(ties.get(`${name}|${kind}`) ?? 0, frequency.later));
  const expected = recomputeMeans(edges, kindOf);
  for (const [kind, { n, mean }] of expected) {
    const values = [...ties].filter(([key]) => key.endsWith(`|${kind}`)).map(([, value]) => value);
    expect([kind, values.length]).toEqual([kind, n]);
    expect(values.reduce((a, b) => a + b, 0) / values.length).toBeCloseTo(mean, 10);
  }
  expectShownMeans(
    cubes.find(({ id }) => id === 'governance-frequency'),
    expected,
  );
  return { cubes, named, expected };
}

describe('a small network', () => {
  test('comes in as actors, ties, natures and results; twice changes nothing', async () => {
    const nodes = toQuotedCsv(['vertex.names', 'agency_cat'], NETWORK_NODES);
    expect(await importActorFile(nodes)).toEqual({ added: 8, changed: 0, same: 0, skipped: 0 });
    expect(await importActorFile(nodes)).toEqual({ added: 0, changed: 0, same: 8, skipped: 0 });
    const edges = toQuotedCsv(['from', 'to', 'contact'], NETWORK_EDGES);
    const natures = toQuotedCsv(['from', 'to', 'collaborate'], NETWORK_NATURES);
    const files = await keepFiles(edges, natures);
    const preview = await previewAnswerImport(MEMBER, files);
    expect(preview.findings.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(preview.respondents).toHaveLength(8);
    expect(preview.tieCount).toBe(20);
    expect(preview.missingCount).toBe(8 * 7 - 20);
    const waveId = await importAnswersFromFiles(MEMBER, files, FORM);
    const kindOf = new Map(
      NETWORK_NODES.map(([name, category]) => [name as string, KIND_OF_CATEGORY[category]]),
    );
    const { named } = await expectRecomputed(waveId, NETWORK_EDGES, kindOf);
    expect(named?.answers).toHaveLength(8);
    const town = named?.answers.find(({ name }) => name === 'Town office');
    expect(
      town?.ties
        .filter(({ nature }) => nature !== null)
        .map(({ nature }) => nature)
        .toSorted(),
    ).toEqual([2, 3, 4, 5, 5]);
    await expect(importAnswersFromFiles(MEMBER, files, FORM)).rejects.toMatchObject({ code: 'upload-gone' });
    const again = await keepFiles(edges, natures);
    await expect(importAnswersFromFiles(MEMBER, again, FORM)).rejects.toMatchObject({
      code: 'answers-imported-before',
      values: { title: 'Network study' },
    });
    expect((await owner.query('select count(*)::int as waves from office.wave')).rows).toEqual([
      { waves: 1 },
    ]);
  });

  test('anonymous: names are dropped, "no contact" fills the gaps if whoever imports says so', async () => {
    await importActorFile(toQuotedCsv(['vertex.names', 'agency_cat'], NETWORK_NODES));
    const files = await keepFiles(toQuotedCsv(['from', 'to', 'contact'], NETWORK_EDGES), null, {
      ...CHOICES,
      missing: 'no-contact',
    });
    const waveId = await importAnswersFromFiles(MEMBER, files, { ...FORM, mode: 'anonymous', asked: '8' });
    const { rows } = await owner.query<{ answers: object }>('select answers from confidential.response');
    expect(rows).toHaveLength(8);
    expect(JSON.stringify(rows)).not.toContain('Town office');
    expect((await owner.query('select from office.invitation')).rowCount).toBe(0);
    const codes = rows.flatMap(({ answers }) => JSON.stringify(answers).match(/"later":"\d"/g) ?? []);
    expect(codes).toHaveLength(8 * 7);
    expect(codes.filter((code) => code.includes('"0"'))).toHaveLength(8 * 7 - 20);
    expect((await readWaveResult(MEMBER, waveId)).tables.length).toBeGreaterThan(3);
    expect(await readNamedResult(MEMBER, waveId)).toBeNull();
  });

  test('says what is wrong with each row and stores nothing until it is mended or left out', async () => {
    await importActorFile(toQuotedCsv(['vertex.names', 'agency_cat'], NETWORK_NODES));
    const content = bytes(
      [
        'respondent;actor;later;nature;role;political-group',
        'Ann;Town office;7;;official;',
        'Ann;Nobody knows;3;;official;',
        'Ann;Advice centre;3;9;official;progressive',
        'Ann;;3;;official;',
        'Ann;eu-officials;2;-2;official;',
        'Ann;EU officials;2;-2;official;',
        'Ann;Bedienstete der EU;4;-2;official;',
        'Bob;Sports club;;2;wizard;',
        'Town office;Town office;5;;official;',
        'Cid;Sports club;0;1;;',
      ].join('\n'),
    );
    const choices = {
      ...CHOICES,
      direction: 'one',
      natureScale: 'minus-2-to-2',
      natureOf: {},
      roleOfRest: '',
    } as const;
    const files = await keepFiles(content, null, choices);
    const { findings } = await previewAnswerImport(MEMBER, files);
    expect(findings.map(({ row, code }) => `${row} ${code}`)).toEqual([
      '2 frequency-unknown',
      '3 actor-unknown',
      '4 nature-unknown',
      '4 political-group-of-elected-only',
      '5 cell-not-accepted',
      '9 role-unknown',
      '7 row-repeated',
      '8 rows-contradict',
      '10 own-actor',
      '11 role-missing',
    ]);
    await expect(importAnswersFromFiles(MEMBER, files, FORM)).rejects.toMatchObject({
      code: 'import-has-errors',
    });
    expect((await owner.query('select from office.wave')).rowCount).toBe(0);
    await expect(
      importAnswersFromFiles(MEMBER, files, { ...FORM, asked: '1', skipErrors: 'yes' }),
    ).rejects.toMatchObject({ code: 'more-answers-than-asked' });
    expect((await owner.query('select from office.wave')).rowCount).toBe(0);
    await importAnswersFromFiles(MEMBER, files, { ...FORM, skipErrors: 'yes' });
    const { rows } = await owner.query<{ name: string }>('select name from office.invitation order by name');
    expect(rows.map(({ name }) => name)).toEqual(['Ann', 'Town office']);
    expect((await owner.query('select from office.upload')).rowCount).toBe(0);
  });
});

/** The page, the file and the report of what was imported: as many shown averages as the office sees, or fewer. */
async function expectPublished(waveId: string, cubes: readonly Cube[]): Promise<void> {
  const form = { titleEn: 'Network study', titleDe: '', summaryEn: 'Who talks.', summaryDe: '' };
  const { version, ledgerSize } = await preparePublication(MEMBER, waveId);
  const releaseId = await publishWave(MEMBER, waveId, { ...form, version, ledgerSize });
  const page = await readPlacePage('town', 'en');
  expect(page.shown?.edition?.figures.map(({ id }) => id)).toContain('governance-frequency');
  const address = { slug: 'town', releaseId, tableId: 'governance-frequency' };
  const query = new URLSearchParams();
  const { body } = await writeTableFile({ address, format: 'csv', query, language: 'en' });
  const rows: string[][] = parse(String(body), { bom: true });
  const shown = rows.filter(
    (row) => row.includes('mean') && row.some((cell) => /^[0-5](\.\d+)?$/.test(cell)),
  );
  expect(shown.length).toBeGreaterThan(0);
  const frequency = cubes.find(({ id }) => id === 'governance-frequency');
  expect(shown.length).toBeLessThanOrEqual(frequency?.columns['mean']?.values.length ?? 0);
  const { rows: files } = await owner.query<{ name: string; start: string }>(
    `select name, encode(substring(content from 1 for 4), 'escape') as start from published.asset order by name`,
  );
  expect(files).toEqual([
    { name: 'report.de.pdf', start: '%PDF' },
    { name: 'report.en.pdf', start: '%PDF' },
  ]);
}

const folder = join(process.env['VICUS_OPEN_DATA'] ?? '', 'network-interorg-usernetr');
const isThere = process.env['VICUS_OPEN_DATA'] !== undefined && existsSync(folder);

describe('the open network of 25 organisations', () => {
  test.skipIf(!isThere)(
    `runs through import, results, page, CSV and PDF${isThere ? '' : ' (skipped: VICUS_OPEN_DATA is not set)'}`,
    async () => {
      const read = (name: string) => new Uint8Array(readFileSync(join(folder, name)));
      const added = await importActorFile(read('TCcnt_nodes.csv'));
      expect(added).toEqual({ added: 25, changed: 0, same: 0, skipped: 0 });
      expect((await readActors(MEMBER, {}, 'en')).total).toBe(25);
      const files = await keepFiles(read('TCcnt_edges.csv'), read('TCcoll_edges.csv'));
      const preview = await previewAnswerImport(MEMBER, files);
      expect(preview.findings.filter(({ severity }) => severity === 'error')).toEqual([]);
      expect(preview.respondents).toHaveLength(25);
      expect(preview.tieCount).toBe(350);
      const waveId = await importAnswersFromFiles(MEMBER, files, { ...FORM, asked: '25' });
      const records: string[][] = parse(read('TCcnt_edges.csv'), { from_line: 2 });
      const edges = records.map(([from = '', to = '', value]) => [from, to, Number(value)] as const);
      expect(edges).toHaveLength(175);
      const nodes: string[][] = parse(read('TCcnt_nodes.csv'), { from_line: 2 });
      const kindOf = new Map(
        nodes.map(
          ([name = '', category]) =>
            [name, KIND_OF_CATEGORY[category as keyof typeof KIND_OF_CATEGORY]] as const,
        ),
      );
      const { cubes } = await expectRecomputed(waveId, edges, kindOf);
      await expectPublished(waveId, cubes);
    },
    60_000,
  );

  test.skipIf(!isThere)(
    `measures the whole network as R sna 2.7 does${isThere ? '' : ' (skipped: VICUS_OPEN_DATA is not set)'}`,
    async () => {
      const read = (name: string) => new Uint8Array(readFileSync(join(folder, name)));
      await importActorFile(read('TCcnt_nodes.csv'));
      const choices = { ...CHOICES, missing: 'no-contact' as const };
      const files = await keepFiles(read('TCcnt_edges.csv'), read('TCcoll_edges.csv'), choices);
      const waveId = await importAnswersFromFiles(MEMBER, files, { ...FORM, asked: '25' });
      const later = (await readNamedResult(MEMBER, waveId))?.network.at(-1);
      expect(later).toMatchObject({ window: 'later', actorCount: 25, pairCount: 300, knownPairCount: 300 });
      const [reference = []] = parse(read('expected_sna_2.7.csv'), { from_line: 2 }) as string[][];
      expect(reference.slice(0, 3)).toEqual(['TCcnt', '25', String(later?.shape?.tieCount)]);
      const {
        density,
        degreeCentralisation,
        betweennessCentralisation,
        closenessCentralisation,
        transitivity,
      } = later?.shape ?? {};
      const found = [density, degreeCentralisation, betweennessCentralisation, closenessCentralisation, transitivity]; // prettier-ignore
      for (const [i, value] of found.entries()) expect(value).toBeCloseTo(Number(reference[3 + i]), 12);
      // an edge list carries one number for both sides: nothing can be said about their agreement
      expect(later?.sides).toBeNull();
      const { tables } = await readWaveResult(MEMBER, waveId);
      const cube = tables
        .map((table) => openProtectedCube(table))
        .find(({ id }) => id === 'governance-network');
      const at = { wave: waveId, 'network-figure': 'density', window: 'later' };
      expect(cube && readCell(cube, at, 'network-value')).toMatchObject({ value: density });
    },
    60_000,
  );
});

test('actors: every row is told what is wrong with it, in any encoding', async () => {
  const text =
    'Name;Art;E-Mail;Bereiche;Darf genannt werden\r\n' +
    'Flüchtlingshilfe Großröhrsdorf;Migrantenorganisationen;info@example.org;Bildung, housing;ja\r\n' +
    ';Migrantenorganisationen;;;\r\n' +
    'X;quatsch;;;\r\n' +
    `${'L'.repeat(301)};employers;;;\r\n` +
    '<script>alert(1)</script>;employers;not an address;Yoga;vielleicht\r\n' +
    'Y;employers;;;\r\nY;employers;;;\r\nY;employers;y@example.org;;\r\n';
  const content = Uint8Array.from([...text].map((character) => character.charCodeAt(0)));
  const uploadId = await uploadActors(MEMBER, { purpose: 'actors', fileName: 'akteure.csv', content });
  const choices = { columns: {}, kindOfRest: '', kindOfCategory: {} };
  const preview = await previewActorImport(MEMBER, uploadId, choices);
  expect(preview.source).toMatchObject({ encoding: 'Windows-1252', delimiter: ';' });
  expect(preview.findings.map(({ row, code }) => `${row} ${code}`)).toEqual([
    'null guessed-encoding',
    '3 cell-not-accepted',
    '4 kind-unknown',
    '5 cell-not-accepted',
    '6 area-unknown',
    '6 yes-or-no',
    '6 cell-not-accepted',
    '8 row-repeated',
    '9 rows-contradict',
  ]);
  await expect(importActors(MEMBER, uploadId, { ...choices, skipErrors: false })).rejects.toMatchObject({
    code: 'import-has-errors',
  });
  expect((await owner.query('select from office.actor')).rowCount).toBe(0);
  const done = await importActors(MEMBER, uploadId, { ...choices, skipErrors: true });
  expect(done).toEqual({ added: 2, changed: 0, same: 0, skipped: 5 });
  const { sections } = await readActors(MEMBER, { search: 'flUCHT' }, 'de');
  expect(sections[0]?.actors[0]).toMatchObject({
    name: 'Flüchtlingshilfe Großröhrsdorf',
    kind: 'migrant-organisations',
    areas: ['education', 'housing'],
    agreedToBeNamed: true,
  });
});
