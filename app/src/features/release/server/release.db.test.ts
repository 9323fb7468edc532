import type pg from 'pg';
import { openProtectedCube, readCell, sealProtectedCube, type ProtectedCube } from '@vicus/cube';
import { DEFAULT_POLICY } from '@vicus/disclosure';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Member } from '#server/auth/member.ts';
import { operate, readOffice, work } from '#server/db/doors.ts';
import { openTestWorld, type TestWorld } from '#server/db/testing/test-world.ts';
import { buildCountCube } from '../testing/count-cube.ts';
import type { ReleaseToPublish } from '../release.types.ts';
import {
  listReleases,
  publishRelease,
  readLedger,
  readLedgerSize,
  readNextVersion,
  readPublicAsset,
  readPublicRelease,
  readPublicReleases,
  toStoredTables,
  withdrawRelease,
} from './release.usecases.ts';

let world: TestWorld;
let owner: pg.Client;
const HERE = '00000000-0000-4000-8000-00000000000a';
const THERE = '00000000-0000-4000-8000-00000000000b';
const coordinator: Member = { userId: 'anna', placeId: HERE, role: 'coordinator', actorId: null };
const stranger: Member = { userId: 'boris', placeId: HERE, role: 'coordinator', actorId: null };

beforeAll(async () => {
  world = await openTestWorld();
  owner = world.superuser;
  await owner.query(`insert into auth."user" (id, name, email) values
    ('anna', 'A', 'a@example.org'), ('boris', 'B', 'b@example.org'), ('olga', 'O', 'o@example.org')`);
  await owner.query(`insert into auth.operator values ('olga')`);
  await operate({ userId: 'olga', placeId: null }, async (tx) => {
    for (const [place_id, slug, user_id, is_example] of [
      [HERE, 'here', 'anna', false],
      [THERE, 'there', 'boris', true],
    ] as const) {
      await tx
        .insertInto('office.place')
        .values({ place_id, slug, name: slug, country: 'DE', is_example })
        .execute();
      await tx.insertInto('office.membership').values({ place_id, user_id, role: 'coordinator' }).execute();
    }
  });
});

afterAll(() => world.close());

function sealAnswers(answers: number): ProtectedCube {
  const cube = buildCountCube('answers', 'role', { official: answers, partner: null });
  return sealProtectedCube(cube, { policyId: 'vicus-default', policyVersion: 1, codeVersion: '0.1.0' });
}

async function toRelease(subject: string, change: Partial<ReleaseToPublish> = {}): Promise<ReleaseToPublish> {
  return {
    subject,
    version: 1,
    title: { en: 'Who works with whom' },
    summary: { en: 'Often.' },
    tables: [sealAnswers(17)],
    withheld: [{ cube: 'answers', published: 1, withheld: 1, reasons: ['few-or-alike'] }],
    policy: DEFAULT_POLICY,
    ledgerSize: await readOffice(coordinator, (reader) => readLedgerSize(reader, HERE)),
    assets: [
      { name: 'report.en.pdf', mediaType: 'application/pdf', content: new Uint8Array([37, 80, 68, 70]) },
    ],
    ...change,
  };
}

describe('publish', () => {
  test('an edition comes back as it was published, with its files', async () => {
    const releaseId = await publishRelease(coordinator, await toRelease('governance/one'));
    const release = await readPublicRelease(HERE, releaseId);
    expect(release).toMatchObject({ version: 1, state: 'published', licence: 'CC-BY-4.0', isExample: false });
    expect(release.codeVersion).toBe('0.1.0');
    const cube = openProtectedCube(release.tables[0]!);
    expect(readCell(cube, { role: 'official' }, 'n')).toMatchObject({ value: 17 });
    expect(readCell(cube, { role: 'partner' }, 'n')).toEqual({ kind: 'none', reason: 'withheld' });
    expect(release.contentHash).toBe(toStoredTables([sealAnswers(17)]).contentHash);
    const asset = await readPublicAsset(HERE, releaseId, 'report.en.pdf');
    expect([...asset.content]).toEqual([37, 80, 68, 70]);
    await expect(readPublicAsset(HERE, releaseId, 'report.fr.pdf')).rejects.toMatchObject({ status: 404 });
    const audit = await owner.query(`select action from office.audit_entry where object_id = $1`, [
      releaseId,
    ]);
    expect(audit.rows).toEqual([{ action: 'release.publish' }]);
  });

  test('sending twice publishes once, also at the same moment', async () => {
    const release = await toRelease('governance/twice');
    const sent = await Promise.allSettled([1, 2, 3].map(() => publishRelease(coordinator, release)));
    expect(sent.filter((one) => one.status === 'fulfilled')).toHaveLength(1);
    for (const one of sent)
      if (one.status === 'rejected')
        expect(one.reason).toMatchObject({ code: 'release-published-before', status: 409 });
    expect(await readNextVersion(coordinator, 'governance/twice')).toBe(2);
  });

  test('tables protected against an older ledger are refused', async () => {
    const release = await toRelease('governance/late');
    await publishRelease(coordinator, await toRelease('governance/earlier'));
    await expect(publishRelease(coordinator, release)).rejects.toMatchObject({
      code: 'release-ledger-moved',
    });
  });

  test('nothing is kept when a file cannot be', async () => {
    const assets = ['a.pdf', 'a.pdf'].map((name) => ({
      name,
      mediaType: 'application/pdf',
      content: new Uint8Array(),
    }));
    await expect(
      publishRelease(coordinator, await toRelease('governance/files', { assets })),
    ).rejects.toThrow();
    expect(await readNextVersion(coordinator, 'governance/files')).toBe(1);
  });

  test('an unprotected cube, an empty release and a release under two policies are refused', async () => {
    const lookAlike = { ...sealAnswers(17) } as ProtectedCube;
    await expect(publishRelease(coordinator, await toRelease('x', { tables: [lookAlike] }))).rejects.toThrow(
      /gate/,
    );
    await expect(publishRelease(coordinator, await toRelease('x', { tables: [] }))).rejects.toMatchObject({
      code: 'release-without-tables',
    });
    const policy = { ...DEFAULT_POLICY, version: 2 };
    await expect(publishRelease(coordinator, await toRelease('x', { policy }))).rejects.toThrow(
      /another policy/,
    );
  });

  test('a reader may not, and nobody may in another place', async () => {
    const release = await toRelease('governance/forbidden');
    await expect(publishRelease({ ...coordinator, role: 'reader' }, release)).rejects.toMatchObject({
      status: 403,
    });
    await expect(publishRelease(stranger, { ...release, ledgerSize: 0 })).rejects.toMatchObject({
      status: 403,
    });
    expect(await listReleases(stranger)).toEqual([]);
  });

  test('a release of an example place is marked, whoever publishes it', async () => {
    const member: Member = { ...stranger, placeId: THERE };
    const releaseId = await publishRelease(member, {
      ...(await toRelease('governance/example')),
      ledgerSize: 0,
    });
    expect(await readPublicRelease(THERE, releaseId)).toMatchObject({ isExample: true });
  });
});

describe('keep', () => {
  test('neither the row nor its files can be changed or removed', async () => {
    const releaseId = await publishRelease(coordinator, await toRelease('governance/kept'));
    for (const change of [
      `update published.release set title = '{"en":"Other"}'`,
      `update published.release set summary = '{}'`,
      `update published.release set withheld = '[]'`,
      `update published.release set tables = '[]', content_hash = ''`,
      `update published.asset set content = ''`,
      `delete from published.release`,
      `delete from published.asset`,
    ])
      await expect(owner.query(`${change} where release_id = $1`, [releaseId])).rejects.toThrow(/is never/);
  });

  test('tables changed behind our back are refused, and the ledger with them', async () => {
    const releaseId = await publishRelease(coordinator, await toRelease('governance/tampered'));
    await owner.query('alter table published.release disable trigger user');
    const tables = await owner.query('select tables from published.release where release_id = $1', [
      releaseId,
    ]);
    const changed = JSON.parse(JSON.stringify(tables.rows[0].tables));
    changed[0].cube.columns.n.values[0] = 18;
    const set = 'update published.release set tables = $2 where release_id = $1';
    await owner.query(set, [releaseId, JSON.stringify(changed)]);
    await expect(readPublicRelease(HERE, releaseId)).rejects.toMatchObject({
      code: 'release-damaged',
      status: 503,
    });
    await expect(work('test', HERE, (tx) => readLedger(tx, HERE))).rejects.toMatchObject({
      code: 'release-damaged',
    });
    await owner.query(set, [releaseId, '[{"cube": {"number": 1}}]']);
    await expect(readPublicRelease(HERE, releaseId)).rejects.toMatchObject({ code: 'release-damaged' });
    await owner.query(set, [releaseId, JSON.stringify(tables.rows[0].tables)]);
    await owner.query('alter table published.release enable trigger user');
    expect((await readPublicRelease(HERE, releaseId)).tables).toHaveLength(1);
  });
});

describe('withdraw', () => {
  test('a notice stays, figures and files go, the ledger keeps what was known', async () => {
    const releaseId = await publishRelease(coordinator, await toRelease('governance/wrong'));
    const before = await work('test', HERE, (tx) => readLedger(tx, HERE));
    await withdrawRelease(coordinator, { releaseId, reason: 'A department was counted twice.' });
    const release = await readPublicRelease(HERE, releaseId);
    expect(release).toMatchObject({ state: 'withdrawn', tables: [], assetNames: [] });
    expect(release.withdrawal).toEqual({ en: 'A department was counted twice.' });
    await expect(readPublicAsset(HERE, releaseId, 'report.en.pdf')).rejects.toMatchObject({ status: 404 });
    expect((await readPublicReleases(HERE)).find((one) => one.releaseId === releaseId)?.state).toBe(
      'withdrawn',
    );
    expect(await work('test', HERE, (tx) => readLedger(tx, HERE))).toHaveLength(before.length);
    await expect(withdrawRelease(coordinator, { releaseId, reason: 'Again' })).rejects.toMatchObject({
      code: 'release-withdrawn-before',
    });
    await expect(
      owner.query(`update published.release set state = 'published' where release_id = $1`, [releaseId]),
    ).rejects.toThrow(/stays withdrawn/);
  });

  test('only the coordinator, only in the own place, only with a reason', async () => {
    const releaseId = await publishRelease(coordinator, await toRelease('governance/stays'));
    const reason = 'Because';
    await expect(
      withdrawRelease({ ...coordinator, role: 'officer' }, { releaseId, reason }),
    ).rejects.toMatchObject({ status: 403 });
    await expect(
      withdrawRelease({ ...stranger, placeId: THERE }, { releaseId, reason }),
    ).rejects.toMatchObject({
      status: 404,
    });
    await expect(withdrawRelease(coordinator, { releaseId, reason: ' ' })).rejects.toMatchObject({
      status: 422,
    });
    await expect(withdrawRelease(coordinator, { releaseId: 'x', reason })).rejects.toMatchObject({
      status: 422,
    });
    expect(await readPublicRelease(HERE, releaseId)).toMatchObject({ state: 'published' });
  });
});
