/** The nightly audit over the database: all editions of a place, its page, and nobody else's. */
import { sealProtectedCube, type ProtectedCube } from '@vicus/cube';
import { DEFAULT_POLICY } from '@vicus/disclosure';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Member } from '#server/auth/member.ts';
import { openTestWorld, type TestWorld } from '#server/db/testing/test-world.ts';
import { publishSettings, type RunningSettings } from '#server/settings/settings.ts';
import { buildCountCube } from '../testing/count-cube.ts';
import { publishRelease, readLedgerSize, withdrawRelease } from './release.usecases.ts';
import { auditPlace, readReleaseAudit, runReleaseAudits } from './standing-audit.usecases.ts';
import { readOffice } from '#server/db/doors.ts';

let world: TestWorld;
const HERE = '00000000-0000-4000-8000-00000000000a';
const member = (userId: string, role: Member['role']): Member => ({
  userId,
  placeId: HERE,
  role,
  actorId: null,
});
const coordinator = member('anna', 'coordinator');

beforeAll(async () => {
  world = await openTestWorld();
  publishSettings({ version: '0.1.0' } as RunningSettings);
  await world.superuser.query(`insert into auth."user" (id, name, email) values
    ('anna', 'A', 'a@example.org'), ('rita', 'R', 'r@example.org')`);
  await world.superuser.query(
    `insert into office.place (place_id, slug, name, country) values ($1, 'here', 'here', 'DE')`,
    [HERE],
  );
  await world.superuser.query(
    `insert into office.membership (place_id, user_id, role) values ($1, 'anna', 'coordinator'), ($1, 'rita', 'reader')`,
    [HERE],
  );
});
afterAll(() => world.close());

/** Sealed without the gate, as if the gate had failed. */
function seal(id: string, counts: Readonly<Record<string, number | null>>): ProtectedCube {
  return sealProtectedCube(buildCountCube(id, 'district', counts), {
    policyId: DEFAULT_POLICY.policyId,
    policyVersion: 1,
    codeVersion: '0.1.0',
  });
}

async function publish(subject: string, table: ProtectedCube): Promise<string> {
  const ledgerSize = await readOffice(coordinator, (reader) => readLedgerSize(reader, HERE));
  return publishRelease(coordinator, {
    subject,
    version: 1,
    title: { en: subject },
    summary: {},
    tables: [table],
    withheld: [],
    policy: DEFAULT_POLICY,
    ledgerSize,
    assets: [],
  });
}

test('without editions there is nothing to attack', async () => {
  await runReleaseAudits({});
  expect(await readReleaseAudit(coordinator)).toEqual({
    last: null,
    history: [],
    isBehind: false,
    editions: 0,
  });
});

test('a withdrawn edition still gives a cell of a later one away', async () => {
  const first = await publish('one', seal('people', { all: 40, a: 28, b: null, c: null }));
  await runReleaseAudits({});
  expect((await readReleaseAudit(coordinator)).last).toMatchObject({
    editions: 1,
    withheld: 2,
    findings: [],
  });
  await publish('two', seal('other', { all: 40, ab: 37, c: null }));
  await withdrawRelease(coordinator, { releaseId: first, reason: 'Mistake' });
  expect((await readReleaseAudit(coordinator)).isBehind).toBe(true);
  await runReleaseAudits({});
  const { last, isBehind, history } = await readReleaseAudit(coordinator);
  expect(isBehind).toBe(false);
  expect(history).toHaveLength(1);
  expect(
    last?.findings.some(({ release, kind, low }) => release.en === 'two' && kind === 'certain' && low === 3),
  ).toBe(true);
});

test('the same editions are not attacked again the same week, unless somebody asks', async () => {
  expect(await auditPlace(HERE)).toBeUndefined();
  expect(await auditPlace(HERE, true)).toMatchObject({ editions: 2 });
});

test('readers do not see it', async () => {
  const rita = member('rita', 'reader');
  await expect(readReleaseAudit(rita)).rejects.toMatchObject({ status: 403 });
  const rows = await readOffice(rita, (reader) =>
    reader.selectFrom('office.release_audit').selectAll().execute(),
  );
  expect(rows).toEqual([]);
});
