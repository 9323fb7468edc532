/** Answers from tablets: exactly once, from this wave's tablets only, while it is open; and what a dump could show. */
import { randomBytes } from 'node:crypto';
import type pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Member } from '#server/auth/member.ts';
import { addDays, today } from '#server/clock.ts';
import { work } from '#server/db/doors.ts';
import { openTestWorld, type TestWorld } from '#server/db/testing/test-world.ts';
import { prepareJobs } from '#server/jobs/jobs.ts';
import { drawSubmissionKey } from './link.rules.ts';
import { beginAssistedAnswer } from './server/assisted.usecases.ts';
import { closeWaveOfPlace } from './server/closing.usecases.ts';
import { readTabletQuestionnaire, takeTabletAnswers } from './server/collect.usecases.ts';
import { readLetterLinks } from './server/invitation.usecases.ts';
import { openLink, saveSection, sealDraft } from './server/respond.usecases.ts';
import { sendAnswers } from './server/send.usecases.ts';
import { readAnonymousAnswers } from './server/survey.usecases.ts';
import { addTablet, readTablets, revokeTablet } from './server/tablet.usecases.ts';
import { sealForWave } from './tablet-seal.rules.ts';
import type { LinkAddress } from './respond.types.ts';
import type { SentItem } from './tablet.types.ts';
import { openExampleWave } from './testing/example-wave.ts';
import { seedPlace } from './testing/seed.ts';

let world: TestWorld;
let superuser: pg.Client;
let member: Member;

beforeAll(async () => {
  world = await openTestWorld();
  await prepareJobs(world.ownerUrl);
  member = await seedPlace(world, 'vico');
  superuser = world.superuser;
}, 60_000);
afterAll(() => world.close());

const openToAll = () => openExampleWave(member, { approach: 'open', mode: 'anonymous', invited: 0 });

function toAddress(url: string): LinkAddress {
  const [, , slug = '', waveId = '', token = ''] = new URL(url).pathname.split('/');
  return { slug, waveId, token };
}

async function prepareTablet(waveId?: string): Promise<LinkAddress> {
  return toAddress((await addTablet(member, waveId ?? (await openToAll()))).url);
}

async function seal(tablet: LinkAddress, answers: unknown, waveId = tablet.waveId): Promise<SentItem> {
  const key = drawSubmissionKey();
  const { publicKey } = await readTabletQuestionnaire(tablet);
  const point = new Uint8Array(Buffer.from(publicKey, 'base64'));
  const sealed = await sealForWave({ key, language: 'en', answers }, point, waveId);
  return { id: key, sealed: Buffer.from(sealed).toString('base64') };
}

async function count(table: string, waveId: string): Promise<number> {
  const text = `select count(*)::int as n from ${table} where wave_id = $1`;
  const { rows } = await superuser.query<{ n: number }>(text, [waveId]);
  return rows[0]?.n ?? -1;
}

async function countAudit(): Promise<number> {
  const { rows } = await superuser.query<{ n: number }>('select count(*)::int as n from office.audit_entry');
  return rows[0]?.n ?? -1;
}

const ELECTED = { role: 'elected' };

describe('taking answers', () => {
  test('each counts once, however often and wherever from it is sent', async () => {
    const tablet = await prepareTablet();
    const second = await prepareTablet(tablet.waveId);
    const items = await Promise.all([1, 2, 3].map(() => seal(tablet, ELECTED)));
    const results = await takeTabletAnswers(tablet, { items });
    expect(results.map(({ id }) => id)).toEqual(items.map(({ id }) => id));
    expect(await takeTabletAnswers(second, { items })).toEqual(results);
    await Promise.all([takeTabletAnswers(tablet, { items }), takeTabletAnswers(second, { items })]);
    expect(await count('confidential.intake', tablet.waveId)).toBe(3);
    await closeWaveOfPlace(member.placeId, tablet.waveId);
    const answers = await work('test', member.placeId, (transaction) =>
      readAnonymousAnswers(transaction, tablet.waveId),
    );
    expect(answers.map(({ role }) => role)).toEqual(['elected', 'elected', 'elected']);
  });

  test('what cannot be opened, is of another wave or under another name is refused, and the rest taken', async () => {
    const tablet = await prepareTablet();
    const other = await prepareTablet();
    const good = await seal(tablet, ELECTED);
    const garbage = { id: drawSubmissionKey(), sealed: randomBytes(900).toString('base64') };
    const bytes = Buffer.from((await seal(tablet, ELECTED)).sealed, 'base64');
    bytes[200] = (bytes[200] ?? 0) ^ 1;
    const changed = { id: drawSubmissionKey(), sealed: bytes.toString('base64') };
    const foreign = await seal(other, ELECTED);
    const bound = await seal(tablet, ELECTED, other.waveId);
    const renamed = { ...(await seal(tablet, ELECTED)), id: drawSubmissionKey() };
    const wrong = await seal(tablet, { role: 'emperor' });
    const items = [garbage, changed, foreign, good, bound, renamed, wrong];
    const results = await takeTabletAnswers(tablet, { items });
    expect(results.map((one) => ('refused' in one ? one.refused : 'taken'))).toEqual([
      'garbled',
      'garbled',
      'garbled',
      'taken',
      'garbled',
      'garbled',
      'invalid',
    ]);
    expect(await count('confidential.intake', tablet.waveId)).toBe(1);
  });

  test('limits and malformed parcels are refused whole', async () => {
    const tablet = await prepareTablet();
    const item = await seal(tablet, ELECTED);
    const many = Array.from({ length: 21 }, () => item);
    for (const input of [
      null,
      {},
      { items: [] },
      { items: many },
      { items: [{ ...item, id: 'x' }] },
      { items: [{ ...item, sealed: 'A'.repeat(100_004) }] },
      { items: [{ ...item, sealed: 'not base64!' }] },
    ])
      await expect(takeTabletAnswers(tablet, input)).rejects.toMatchObject({ status: 422 });
    expect(await count('confidential.intake', tablet.waveId)).toBe(0);
  });
});

describe('tablets', () => {
  test('an address is made for open waves only, and another secret opens nothing', async () => {
    const census = await openExampleWave(member, { approach: 'census', mode: 'anonymous', invited: 6 });
    await expect(addTablet(member, census)).rejects.toMatchObject({ code: 'wave-has-list' });
    const tablet = await prepareTablet();
    const guessed = { ...tablet, token: randomBytes(20).toString('base64url') };
    await expect(readTabletQuestionnaire(guessed)).rejects.toMatchObject({ code: 'tablet-unknown' });
    const elsewhere = { ...tablet, waveId: (await prepareTablet()).waveId };
    await expect(readTabletQuestionnaire(elsewhere)).rejects.toMatchObject({ code: 'tablet-unknown' });
    for (const token of ['x', '../../secret', ''])
      await expect(readTabletQuestionnaire({ ...tablet, token })).rejects.toMatchObject({ status: 400 });
  });

  test('one that is shut out sends nothing; another sends what it kept', async () => {
    const tablet = await prepareTablet();
    const items = [await seal(tablet, ELECTED)];
    const [first] = (await readTablets(member, tablet.waveId)).tablets;
    await revokeTablet(member, tablet.waveId, { tabletId: first?.tabletId });
    await expect(takeTabletAnswers(tablet, { items })).rejects.toMatchObject({ code: 'tablet-revoked' });
    await expect(revokeTablet(member, tablet.waveId, { tabletId: first?.tabletId })).rejects.toMatchObject({
      code: 'not-found',
    });
    const next = await prepareTablet(tablet.waveId);
    expect(await takeTabletAnswers(next, { items })).toMatchObject([{ id: items[0]?.id }]);
  });

  test('after the last day a tablet is told that it can still be moved, and what waits is taken once it was', async () => {
    const tablet = await prepareTablet();
    const items = [await seal(tablet, ELECTED)];
    const moveTo = (day: string) =>
      superuser.query('update office.wave set closes_on = $2 where wave_id = $1', [tablet.waveId, day]);
    await moveTo(addDays(today(), -1));
    await expect(takeTabletAnswers(tablet, { items })).rejects.toMatchObject({ code: 'tablet-day-over' });
    await moveTo(addDays(today(), 1));
    expect(await takeTabletAnswers(tablet, { items })).toMatchObject([{ receipt: expect.any(String) }]);
  });

  test('closing destroys the key pair and forgets the tablets; late answers are told why', async () => {
    const tablet = await prepareTablet();
    const items = [await seal(tablet, ELECTED)];
    await closeWaveOfPlace(member.placeId, tablet.waveId);
    await expect(takeTabletAnswers(tablet, { items })).rejects.toMatchObject({ code: 'link-late' });
    expect([
      await count('confidential.collection_key', tablet.waveId),
      await count('office.tablet', tablet.waveId),
    ]).toEqual([0, 0]);
    await expect(addTablet(member, tablet.waveId)).rejects.toMatchObject({ code: 'wave-not-open' });
  });

  test('nothing in the database changes with a tablet that sends, and no answer knows its tablet', async () => {
    const waveId = await openToAll();
    const tablets = [await prepareTablet(waveId), await prepareTablet(waveId)];
    const readRows = async () =>
      (await superuser.query(`select ctid::text, xmin::text, * from office.tablet order by number`)).rows;
    const before = await readRows();
    const audited = await countAudit();
    for (const tablet of tablets)
      await takeTabletAnswers(tablet, { items: [await seal(tablet, ELECTED), await seal(tablet, ELECTED)] });
    expect(await readRows()).toEqual(before);
    expect(await countAudit()).toBe(audited);
    const { rows } = await superuser.query<{ text: string }>(
      `select to_jsonb(i)::text || to_jsonb(s)::text as text from confidential.intake i
         join confidential.submission s using (wave_id) where wave_id = $1`,
      [waveId],
    );
    const secrets = before.map((row) => Buffer.from(row.secret_hash as Buffer).toString('hex'));
    const ids = before.map((row) => String(row.tablet_id));
    const text = rows.map((row) => row.text).join();
    expect(rows.length).toBeGreaterThan(0);
    for (const trace of [...secrets, ...ids, 'elected']) expect(text).not.toContain(trace);
  });
});

describe('at the counter or by phone', () => {
  async function answer(address: LinkAddress): Promise<string> {
    const [section] = (await openLink(address)).wave.instrument.sections;
    const posted = { sectionId: section?.id ?? '', entries: [['q.role', 'elected']] as const, mark: null };
    expect(await saveSection(address, posted)).toMatchObject({ ok: true });
    const { draft } = await openLink(address);
    if (draft === null) throw new Error('nothing was saved');
    const reviewed = Buffer.from(sealDraft(draft, address)).toString('base64url');
    const sent = await sendAnswers(address, { submissionKey: draft.submissionKey, reviewed, language: 'de' });
    if (!sent.ok) throw new Error('the answers were not taken');
    return sent.receipt.receipt;
  }

  test('the answer is marked, kept where enough came so, and no more than that is stored', async () => {
    const waveId = await openToAll();
    const audited = await countAudit();
    for (let number = 0; number < 5; number += 1) {
      const form = { channel: 'counter', language: 'de', code: '' };
      const { address, language } = await beginAssistedAnswer(member, waveId, form);
      expect(language).toBe('de');
      expect((await openLink(address)).draft).toBeNull();
      await answer(address);
    }
    await answer((await beginAssistedAnswer(member, waveId, { channel: 'phone', language: 'de' })).address);
    expect(await countAudit()).toBe(audited);
    await closeWaveOfPlace(member.placeId, waveId);
    const answers = await work('test', member.placeId, (transaction) =>
      readAnonymousAnswers(transaction, waveId),
    );
    // One came by phone: alone it would be a name, so the counter goes with it.
    expect(answers.map((one) => (one as Record<string, unknown>)['$channel'])).toEqual(
      Array.from({ length: 6 }, () => undefined),
    );
  });

  test('five and five keep both channels', async () => {
    const waveId = await openToAll();
    for (const channel of ['counter', 'phone'])
      for (let number = 0; number < 5; number += 1)
        await answer((await beginAssistedAnswer(member, waveId, { channel, language: 'en' })).address);
    await closeWaveOfPlace(member.placeId, waveId);
    const { rows } = await superuser.query<{ channel: string; n: number }>(
      `select answers ->> '$channel' as channel, count(*)::int as n from confidential.response
         where wave_id = $1 group by 1 order by 1`,
      [waveId],
    );
    expect(rows).toEqual([
      { channel: 'counter', n: 5 },
      { channel: 'phone', n: 5 },
    ]);
  });

  test('by the code of a letter, once; what was begun at home stays', async () => {
    const waveId = await openExampleWave(member, { approach: 'census', mode: 'anonymous', invited: 6 });
    const [link] = await readLetterLinks(member, waveId, ['letter']);
    const form = { channel: 'phone', language: 'en', code: link?.code ?? '' };
    const { address } = await beginAssistedAnswer(member, waveId, form);
    const [section] = (await openLink(address)).wave.instrument.sections;
    const posted = { sectionId: section?.id ?? '', entries: [['q.role', 'official']] as const, mark: null };
    await saveSection(address, posted);
    await beginAssistedAnswer(member, waveId, form);
    expect((await openLink(address)).draft?.answers).toEqual({ role: 'official' });
    await answer(address);
    await expect(beginAssistedAnswer(member, waveId, form)).rejects.toMatchObject({ code: 'link-used' });
    for (const [code, problem] of [
      ['K7M2', 'code-malformed'],
      ['K7M2-QX4T-9B3D', 'code-unknown'],
    ])
      await expect(beginAssistedAnswer(member, waveId, { ...form, code })).rejects.toMatchObject({
        code: problem,
      });
  });
});
