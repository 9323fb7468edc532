import { randomBytes } from 'node:crypto';
import type pg from 'pg';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { Member } from '#server/auth/member.ts';
import { now, setClock } from '#server/clock.ts';
import { readOffice } from '#server/db/doors.ts';
import { openTestWorld, type TestWorld } from '#server/db/testing/test-world.ts';
import { readLetterLinks } from './server/invitation.usecases.ts';
import { openLink, saveSection } from './server/respond.usecases.ts';
import { sendAnswers } from './server/send.usecases.ts';
import { closeWave, readNamedAnswers } from './server/survey.usecases.ts';
import type { LinkAddress } from './respond.types.ts';
import { answer, fillIn, listAddresses, readReview } from './testing/respondent.ts';
import { seedOpenWave, seedPlace } from './testing/seed.ts';

let world: TestWorld;
let member: Member;
let stranger: Member;
let superuser: pg.Client;

beforeAll(async () => {
  world = await openTestWorld();
  member = await seedPlace(world, 'vico');
  stranger = await seedPlace(world, 'borgo');
  superuser = world.superuser;
});
afterEach(() => setClock(undefined));
afterAll(() => world.close());

const count = (table: string, waveId: string) => world.count(table, { wave_id: waveId });

describe('links', () => {
  test('only hashes are kept, and in anonymous waves nothing that leads to a person', async () => {
    const anonymous = await seedOpenWave(member, { mode: 'anonymous', invited: 12 });
    const named = await seedOpenWave(member, { mode: 'named', invited: 5 });
    const read = (waveId: string) =>
      superuser.query(
        `select invitation_id, length(link_hash) as bytes from confidential.link where wave_id = $1`,
        [waveId],
      );
    expect((await read(anonymous)).rows).toEqual(
      Array.from({ length: 12 }, () => ({ invitation_id: null, bytes: 32 })),
    );
    expect(
      (await read(named)).rows.every((row: { invitation_id: string | null }) => row.invitation_id !== null),
    ).toBe(true);
    const { rows } = await superuser.query(
      `select length(key) as bytes from confidential.wave_key where wave_id = $1`,
      [anonymous],
    );
    expect(rows).toEqual([{ bytes: 32 }]);
    const urls = (await readLetterLinks(member, anonymous, ['mail'])).map(({ url }) => url);
    expect(new Set(urls).size).toBe(12);
    expect(urls[0]).toMatch(/^http:\/\/localhost:3000\/r\/vico\/[0-9a-f-]{36}\/[\w-]{27}\?lang=de$/);
  });

  test('malformed, unknown, of another place, used and late links are told apart', async () => {
    const waveId = await seedOpenWave(member, { mode: 'anonymous', invited: 12 });
    const [first, second] = await listAddresses(member, waveId);
    if (!first || !second) throw new Error('no link');
    const refusals: [Partial<LinkAddress>, string, number][] = [
      [{ token: first.token.slice(0, 20) }, 'link-malformed', 400],
      [{ token: `${first.token}=` }, 'link-malformed', 400],
      [{ token: '<script>alert(1)</script>' }, 'link-malformed', 400],
      [{ waveId: 'nonsense' }, 'link-malformed', 400],
      [{ slug: '../x' }, 'link-malformed', 400],
      [{ slug: 'nowhere' }, 'link-unknown', 404],
      [{ token: randomBytes(20).toString('base64url') }, 'link-unknown', 404],
      [{ slug: 'borgo' }, 'link-wrong-place', 404],
      [{ waveId: crypto.randomUUID() }, 'link-wrong-place', 404],
    ];
    for (const [change, code, status] of refusals)
      await expect(openLink({ ...first, ...change })).rejects.toMatchObject({ code, status });
    await answer(first);
    await expect(openLink(first)).rejects.toMatchObject({
      code: 'link-used',
      status: 410,
      values: { contact: 'Ada, ada@example.org' },
    });
    const later = new Date(now().getTime() + 15 * 86_400_000);
    setClock(() => later);
    await expect(openLink(second)).rejects.toMatchObject({ code: 'link-late', status: 410 });
    setClock(undefined);
    await closeWave(member, waveId);
    await expect(openLink(second)).rejects.toMatchObject({ code: 'link-late' });
    await expect(openLink(first)).rejects.toMatchObject({ code: 'link-late' });
  });
});

describe('answers', () => {
  test('are saved sealed, resumed with the same link, and told what is wrong', async () => {
    const waveId = await seedOpenWave(member, { mode: 'anonymous', invited: 12 });
    const [address] = await listAddresses(member, waveId);
    if (!address) throw new Error('no link');
    expect((await openLink(address)).draft).toBeNull();
    // contact with the school opens a question on the same page: the page comes once more
    const saved = await saveSection(address, {
      sectionId: 'contacts',
      entries: [['q.contact.school.now', '2']],
      mark: null,
    });
    expect(saved).toEqual({ ok: true, next: 'contacts', appeared: 'nature', previous: 'you' });
    expect((await openLink(address)).draft?.answers).toEqual({ contact: { school: { now: '2' } } });
    const { rows } = await superuser.query<{ sealed: Buffer }>(
      `select sealed from confidential.draft where wave_id = $1`,
      [waveId],
    );
    expect(rows).toHaveLength(1);
    expect(rows[0]?.sealed.includes('school')).toBe(false);
    for (const entries of [
      [['q.contact.school.now', '99']],
      [['q.contact.nobody.now', '1']],
      [['q.role', 'official']],
      [['q.change', 'x'.repeat(10_000)]],
      [
        ['q.contact.school.now', '<script>'],
        ['q.__proto__.x.y', '1'],
      ],
      [
        ['q..', ''],
        ['q.change.a.b.c', '1'],
      ],
    ] as const) {
      const refused = await saveSection(address, { sectionId: 'contacts', entries, mark: null });
      expect(refused.ok).toBe(false);
    }
    expect((await openLink(address)).draft?.answers).toEqual({ contact: { school: { now: '2' } } });
    await expect(
      saveSection(address, { sectionId: 'nonsense', entries: [], mark: null }),
    ).rejects.toMatchObject({ code: 'not-found' });
    await expect(
      saveSection(address, { sectionId: 'contacts', entries: [], mark: 'an older one' }),
    ).rejects.toMatchObject({ code: 'answers-elsewhere', status: 409 });
  });

  test('what is required is asked for before sending', async () => {
    const waveId = await seedOpenWave(member, { mode: 'anonymous', invited: 12 });
    const [address] = await listAddresses(member, waveId);
    if (!address) throw new Error('no link');
    await saveSection(address, { sectionId: 'contacts', entries: [['q.contact.club.now', '0']], mark: null });
    const sent = await sendAnswers(address, await readReview(address));
    expect(sent).toMatchObject({ ok: false, findings: [{ question: 'role', code: 'required' }] });
    expect(await count('confidential.intake', waveId)).toBe(0);
  });

  test('sent twice give the same receipt and are stored once; another key finds the link used', async () => {
    const waveId = await seedOpenWave(member, { mode: 'anonymous', invited: 12 });
    const [address, other] = await listAddresses(member, waveId);
    if (!address || !other) throw new Error('no link');
    const review = await fillIn(address);
    const [one, two, three] = await Promise.all([
      sendAnswers(address, review),
      sendAnswers(address, review),
      sendAnswers(address, review),
    ]);
    const later = await sendAnswers(address, review);
    const receipts = [one, two, three, later].map((sent) => (sent.ok ? sent.receipt.receipt : ''));
    expect(new Set(receipts).size).toBe(1);
    expect(receipts[0]).toMatch(/^[2-9A-Z]{4}(-[2-9A-Z]{4}){2}$/);
    expect(later.ok && later.receipt.answers).toEqual({
      role: 'official',
      contact: { school: { now: '2' } },
    });
    expect(await count('confidential.intake', waveId)).toBe(1);
    expect(await count('confidential.draft', waveId)).toBe(0);
    await expect(sendAnswers(address, { ...review, submissionKey: 'another' })).rejects.toMatchObject({
      code: 'link-used',
    });
    await expect(sendAnswers(address, { submissionKey: '', reviewed: '' })).rejects.toMatchObject({
      code: 'link-used',
    });
    // the key of one link does not send another
    await fillIn(other);
    await expect(sendAnswers(other, review)).rejects.toMatchObject({ code: 'answers-elsewhere' });
    expect(await answer(other)).not.toBe(receipts[0]);
  });

  test('sent three times at once are never taken for changed ones', async () => {
    const waveId = await seedOpenWave(member, { mode: 'anonymous', invited: 30 });
    for (const address of await listAddresses(member, waveId)) {
      const review = await fillIn(address);
      const sent = await Promise.all([1, 2, 3].map(() => sendAnswers(address, review)));
      expect(new Set(sent.map((one) => one.ok && one.receipt.receipt)).size).toBe(1);
    }
    expect(await count('confidential.intake', waveId)).toBe(30);
  });

  test('are not sent when another window changed them after the review', async () => {
    const waveId = await seedOpenWave(member, { mode: 'anonymous', invited: 12 });
    const [address] = await listAddresses(member, waveId);
    if (!address) throw new Error('no link');
    const review = await fillIn(address);
    await saveSection(address, { sectionId: 'you', entries: [['q.role', 'elected']], mark: null });
    await expect(sendAnswers(address, review)).rejects.toMatchObject({ code: 'answers-elsewhere' });
  });

  test('of named waves are readable after closing only, by staff only', async () => {
    const waveId = await seedOpenWave(member, { mode: 'named', invited: 5 });
    const [address] = await listAddresses(member, waveId);
    if (!address) throw new Error('no link');
    await answer(address);
    const read = () => readOffice(member, (reader) => readNamedAnswers(reader, waveId));
    expect(await read()).toEqual([]);
    await closeWave(member, waveId);
    expect(await read()).toHaveLength(1);
    const foreign = await readOffice(stranger, (reader) => readNamedAnswers(reader, waveId));
    expect(foreign).toEqual([]);
    for (const table of ['wave_key', 'link', 'draft', 'submission', 'intake'])
      expect(await count(`confidential.${table}`, waveId)).toBe(0);
  });
});

test('a hundred and twenty sendings of twelve pages at once give twelve receipts', async () => {
  const waveId = await seedOpenWave(member, { mode: 'anonymous', invited: 12 });
  const addresses = await listAddresses(member, waveId);
  const reviews = await Promise.all(addresses.map((address) => fillIn(address)));
  const sendings = addresses.flatMap((address, at) =>
    Array.from({ length: 10 }, () =>
      sendAnswers(address, reviews[at] ?? { submissionKey: '', reviewed: '' }),
    ),
  );
  const receipts = (await Promise.all(sendings)).map((sent) => (sent.ok ? sent.receipt.receipt : ''));
  expect(new Set(receipts).size).toBe(12);
  expect(receipts).not.toContain('');
  expect(await count('confidential.intake', waveId)).toBe(12);
});
