/** Figures as they are leave only with a stated purpose, marked, and with a line in the record. */
import { createHash } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Member } from '#server/auth/member.ts';
import { openTestWorld, type TestWorld } from '#server/db/testing/test-world.ts';
import { listInternalDownloads } from '#features/release/server/internal-download.usecases.ts';
import { downloadInternalTables, listInternalTables } from './server/internal-tables.usecases.ts';

let world: TestWorld;
const HERE = '00000000-0000-4000-8000-00000000000a';
const ROLES = ['coordinator', 'officer', 'partner', 'reader'] as const;
const member = (role: Member['role']): Member => ({ userId: role, placeId: HERE, role, actorId: null });
const given = {
  purpose: 'Planning of language courses for next year',
  legalBasis: 'public-task',
  legalText: 'Section 3 of the act on integration',
  format: 'csv',
  keepDays: '30',
  understood: 'on',
};

beforeAll(async () => {
  world = await openTestWorld();
  const { superuser } = world;
  await superuser.query(
    `insert into office.place (place_id, slug, name, country) values ($1, 'here', 'Here', 'DE')`,
    [HERE],
  );
  for (const role of ROLES) {
    await superuser.query(`insert into auth."user" (id, name, email) values ($1, $1, $1 || '@example.org')`, [
      role,
    ]);
    if (role !== 'partner')
      await superuser.query(`insert into office.membership (place_id, user_id, role) values ($1, $2, $2)`, [
        HERE,
        role,
      ]);
  }
  await superuser.query(
    `insert into office.data_import (place_id, import_id, kind, title, source, made_by)
     values ($1, $1, 'form', 'Register', 'Register', 'officer')`,
    [HERE],
  );
  await superuser.query(
    `insert into confidential.observation (place_id, import_id, indicator_id, definition_version, people, period, breakdown, value, status, numerator, denominator)
     values ($1, $1, 'em1', 1, 'newcomers', '2025', '', 3.0 / 70, 'final', 3, 70)`,
    [HERE],
  );
});
afterAll(() => world.close());

test('staff take a file that says on every row what it is; the record and the audit know it', async () => {
  const officer = member('officer');
  const [table] = await listInternalTables(officer);
  const file = await downloadInternalTables(officer, { ...given, tables: [table?.id] });
  const text = new TextDecoder().decode(file.content);
  expect(file.name).toMatch(/^INTERNAL-not-for-publication-here-\d{4}-\d\d-\d\d\.csv$/);
  expect(text.split('\r\n')[0]).toContain('NOT FOR PUBLICATION');
  expect(text).toContain('Delete by');
  const [row] = text.split('\r\n').filter((line) => line.includes('2025') && line.includes(',70'));
  expect(row).toMatch(
    /^"?Internal, not for publication: Planning of language courses for next year \(officer, \d{4}-\d\d-\d\d\)/,
  );
  const hash = createHash('sha256').update(file.content).digest('hex');
  expect(await listInternalDownloads(officer)).toMatchObject([{ who: 'officer', fileHash: hash }]);
  const { rows } = await world.superuser.query(
    `select a.user_id, a.detail->>'sha256' as hash, a.xmin = d.xmin as together
     from office.audit_entry a join office.internal_download d on d.internal_download_id::text = a.object_id
     where a.action = 'internal.download'`,
  );
  expect(rows).toEqual([{ user_id: 'officer', hash, together: true }]);
});

test('the coordinator reads the whole record, an officer only what is theirs', async () => {
  const coordinator = member('coordinator');
  const [table] = await listInternalTables(coordinator);
  const file = await downloadInternalTables(coordinator, { ...given, format: 'xlsx', tables: [table?.id] });
  expect(Array.from(file.content.slice(0, 2))).toEqual([0x50, 0x4b]);
  expect(await listInternalDownloads(coordinator)).toHaveLength(2);
  expect(await listInternalDownloads(member('officer'))).toHaveLength(1);
});

test.each([
  ['purpose', { purpose: 'because' }, 'internal-purpose-short'],
  ['basis', { legalText: '§3' }, 'internal-basis-short'],
  ['tables', { tables: [] }, 'internal-no-table'],
  ['understood', { understood: '' }, 'internal-not-understood'],
  ['table that is gone', { tables: ['gone'] }, 'not-found'],
])('without %s there is no file and no line', async (_, change, code) => {
  const coordinator = member('coordinator');
  const [table] = await listInternalTables(coordinator);
  const tried = downloadInternalTables(coordinator, { ...given, tables: [table?.id], ...change });
  await expect(tried).rejects.toMatchObject({ code });
  expect(await listInternalDownloads(coordinator)).toHaveLength(2);
});

test.each(['partner', 'reader'] as const)('a %s is refused', async (role) => {
  await expect(downloadInternalTables(member(role), { ...given, tables: ['x'] })).rejects.toMatchObject({
    status: 403,
  });
  await expect(listInternalTables(member(role))).rejects.toMatchObject({ status: 403 });
});

test('a line of the record cannot be changed or removed by the office', async () => {
  const { rows } = await world.superuser.query(
    `select privilege_type from information_schema.role_table_grants
     where grantee = 'vicus_office' and table_name = 'internal_download' order by 1`,
  );
  expect(rows.map((row: { privilege_type: string }) => row.privilege_type)).toEqual(['INSERT', 'SELECT']);
});
