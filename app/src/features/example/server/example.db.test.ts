import { openProtectedCube, listCells } from '@vicus/cube';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { removeExamplePlaces, readPublicPlaces } from '#features/place/server/installation.usecases.ts';
import { readOwnPlaces } from '#features/people/server/membership.usecases.ts';
import { readWaveResult } from '#features/governance/server/results.usecases.ts';
import { listWaves } from '#features/survey/server/survey.usecases.ts';
import { closeDatabase, connectDatabase } from '#server/db/connection.ts';
import { createTestDatabase, type TestDatabase } from '#server/db/testing/test-database.ts';
import { publishSettings } from '#server/settings/settings.ts';
import { Client } from 'pg';
import { EXAMPLE_TOWN } from '../example-town.ts';
import { readComparison } from '#features/comparison/server/sharing.usecases.ts';
import {
  EXAMPLE_NAMES,
  forgetExampleIfRemoved,
  loadExampleNeighbours,
  loadExamplePlace,
  prepareExample,
} from './example.usecases.ts';

let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase();
  connectDatabase(database.appUrl);
  publishSettings({ version: '0.1.0', origin: 'http://localhost:3000', dataDirectory: '/nowhere' } as never);
  const client = new Client({ connectionString: database.superuserUrl });
  await client.connect();
  await client.query(`insert into auth."user" (id, name, email) values ('op', 'Operator', 'op@example.org')`);
  await client.query(`insert into auth.operator (user_id) values ('op')`);
  await client.end();
});
afterAll(async () => {
  await closeDatabase();
  await database.drop();
});

test('the first start loads the town with two computed waves within seconds', async () => {
  const begunMs = Date.now();
  expect(await prepareExample('op')).toEqual(EXAMPLE_NAMES);
  await loadExamplePlace('op', EXAMPLE_TOWN.name);
  expect(Date.now() - begunMs).toBeLessThan(15_000);
  const [own] = await readOwnPlaces('op');
  expect(own).toMatchObject({
    member: { role: 'coordinator' },
    place: { isExample: true, name: EXAMPLE_TOWN.name },
  });
  const waves = await listWaves(own!.member);
  expect(waves.map(({ asked, answered }) => [asked, answered])).toEqual([
    [25, 18],
    [25, 17],
  ]);
  for (const { waveId } of waves) {
    const { tables } = await readWaveResult(own!.member, waveId);
    const ids = tables.map((table) => openProtectedCube(table).id);
    expect(ids).toContain('governance-frequency');
    const frequency = openProtectedCube(tables[ids.indexOf('governance-frequency')]!);
    const means = [...listCells(frequency, 'mean')];
    expect(means.filter(({ cell }) => cell.kind === 'number').length).toBeGreaterThan(20);
  }
});

describe('afterwards', () => {
  test('the neighbours follow, and nobody has an office there', async () => {
    const missing = await prepareExample('op');
    expect(missing).toHaveLength(7);
    expect(await loadExampleNeighbours('op', missing)).toBe(7);
    const own = await readOwnPlaces('op');
    expect(own).toHaveLength(1);
    // Six of the eight have all figures: enough for all together, one too few for the small towns.
    const [comparison] = (await readComparison(own[0]!.member)).comparisons;
    expect(comparison).toMatchObject({ isMade: true });
    const states = comparison!.groups.map(({ outlook }) => [outlook.code, outlook.state, outlook.needed]);
    expect(states).toContainEqual(['all', 'shown', 0]);
    expect(states).toContainEqual(['size-small', 'too-few', 1]);
    expect(comparison!.groups[0]!.contact.every(({ mean }) => mean !== null)).toBe(true);
    expect((await readPublicPlaces()).filter(({ isExample }) => isExample)).toHaveLength(8);
    expect(await prepareExample('op')).toEqual([]);
  });

  test('one step removes everything, and the next start does not bring it back', async () => {
    expect(await removeExamplePlaces('op')).toBe(8);
    expect(await readPublicPlaces()).toEqual([]);
    expect(await prepareExample('op')).toEqual([]);
  });

  test('removing the town while a neighbour is in the making is no failure and leaves nothing', async () => {
    await forgetExampleIfRemoved();
    await loadExamplePlace('op', EXAMPLE_TOWN.name);
    const loading = loadExampleNeighbours('op', await prepareExample('op'));
    await vi.waitFor(
      async () => expect((await readPublicPlaces()).filter(({ isExample }) => isExample)).toHaveLength(2),
      { timeout: 20_000, interval: 5 },
    );
    await removeExamplePlaces('op');
    expect(await loading).toBe(0);
    expect(await readPublicPlaces()).toEqual([]);
  });
});
