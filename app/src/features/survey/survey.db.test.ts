import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { Member } from '#server/auth/member.ts';
import { addDays, now, setClock, today } from '#server/clock.ts';
import { closeDatabase, connectDatabase } from '#server/db/connection.ts';
import { readOffice, work } from '#server/db/doors.ts';
import { createTestDatabase, type TestDatabase } from '#server/db/testing/test-database.ts';
import { configureSealing } from '#server/sealing.ts';
import { publishSettings } from '#server/settings/settings.ts';
import type { RunningSettings } from '#server/settings/settings.ts';
import {
  closeWaveOfPlace,
  countWaveProgress,
  forgetWave,
  listOpenWaves,
  listWavesToClose,
  listWavesToForget,
  listWavesToMix,
  mixWave,
  rewriteAnswerTables,
} from './server/closing.usecases.ts';
import { importAnswers } from './server/import.usecases.ts';
import {
  readLetterLinks,
  removeInvitation,
  saveInvitations,
  listInvitations,
} from './server/invitation.usecases.ts';
import { openLink, saveSection } from './server/respond.usecases.ts';
import { sealDraft } from './server/respond.usecases.ts';
import { sendAnswers } from './server/send.usecases.ts';
import {
  changeWave,
  closeWave,
  createWave,
  listWaves,
  openWave,
  readAnonymousAnswers,
  readNamedAnswers,
  readWave,
  readWaveProgress,
  removeDraftWave,
} from './server/survey.usecases.ts';
import type { LinkAddress } from './respond.types.ts';
import { INSTRUMENT, listPeople, ROLE_QUESTION, seedOpenWave, seedPlace } from './testing/seed.ts';

let database: TestDatabase;
let member: Member;
let stranger: Member;
let superuser: pg.Client;

beforeAll(async () => {
  database = await createTestDatabase();
  connectDatabase(database.appUrl);
  configureSealing(randomBytes(32));
  publishSettings({ origin: 'http://localhost:3000' } as RunningSettings);
  member = await seedPlace(database, 'vico');
  stranger = await seedPlace(database, 'borgo');
  superuser = new pg.Client({ connectionString: database.superuserUrl });
  await superuser.connect();
});
afterEach(() => setClock(undefined));
afterAll(async () => {
  await superuser.end();
  await closeDatabase();
  await database.drop();
});

async function listAddresses(waveId: string, slug = 'vico'): Promise<LinkAddress[]> {
  const links = await readLetterLinks(member, waveId, ['mail', 'letter', 'hand']);
  return links.map(({ url }) => ({ slug, waveId, token: new URL(url).pathname.split('/')[4] ?? '' }));
}

async function fillIn(
  address: LinkAddress,
  role = 'official',
  text = '',
): Promise<{ submissionKey: string; reviewed: string }> {
  const first = await saveSection(address, { sectionId: 'you', entries: [['q.role', role]], mark: null });
  expect(first).toEqual({ ok: true, next: 'contacts', appeared: null, previous: null });
  const entries = [
    ['q.contact.school.now', '2'],
    ['q.change', text],
  ] as const;
  await saveSection(address, { sectionId: 'contacts', entries, mark: null });
  return readReview(address);
}

async function readReview(address: LinkAddress): Promise<{ submissionKey: string; reviewed: string }> {
  const { draft } = await openLink(address);
  if (draft === null) throw new Error('no draft');
  const reviewed = Buffer.from(sealDraft(draft, address)).toString('base64url');
  return { submissionKey: draft.submissionKey, reviewed };
}

async function answer(address: LinkAddress, role?: string, text?: string): Promise<string> {
  const sent = await sendAnswers(address, await fillIn(address, role, text));
  if (!sent.ok) throw new Error('not sent');
  return sent.receipt.receipt;
}

async function count(table: string, waveId: string): Promise<number> {
  const { rows } = await superuser.query<{ n: number }>(
    `select count(*)::int n from ${table} where wave_id = $1`,
    [waveId],
  );
  return rows[0]?.n ?? 0;
}

describe('a wave', () => {
  test('is made, changed, opened, closed, and never opened again', async () => {
    const waveId = await createWave(member, {
      instrumentId: 'example-contacts',
      instrumentVersion: 1,
      title: ' Spring ',
      mode: 'named',
      design: { windows: ['before', 'now'] },
    });
    await changeWave(member, waveId, { title: 'Summer', mode: 'anonymous' });
    expect(await readWave(member, waveId)).toMatchObject({
      title: 'Summer',
      mode: 'anonymous',
      state: 'draft',
      asked: null,
    });
    const opening = {
      instrument: INSTRUMENT,
      closesOn: addDays(today(), 7),
      retentionUntil: addDays(today(), 300),
      respondentQuestions: [ROLE_QUESTION],
    };
    await expect(openWave(member, waveId, opening)).rejects.toMatchObject({ code: 'nobody-invited' });
    await saveInvitations(member, waveId, listPeople(4));
    await expect(openWave(member, waveId, opening)).rejects.toMatchObject({ code: 'crowd-too-small' });
    await saveInvitations(member, waveId, listPeople(4));
    await expect(openWave(member, waveId, opening)).rejects.toMatchObject({
      code: 'respondents-singled-out',
    });
    await expect(openWave(member, waveId, { ...opening, closesOn: '2020-01-01' })).rejects.toMatchObject({
      code: 'closes-in-the-past',
    });
    await openWave(member, waveId, { ...opening, respondentQuestions: [] });
    expect(await readWave(member, waveId)).toMatchObject({ state: 'open', asked: 8, openedOn: today() });
    await expect(openWave(member, waveId, { ...opening, respondentQuestions: [] })).rejects.toMatchObject({
      code: 'wave-not-draft',
    });
    await expect(changeWave(member, waveId, { mode: 'named' })).rejects.toMatchObject({
      code: 'wave-not-draft',
    });
    await expect(saveInvitations(member, waveId, listPeople(1))).rejects.toMatchObject({
      code: 'wave-not-draft',
    });
    await expect(
      superuser.query(`update office.wave set mode = 'named' where wave_id = $1`, [waveId]),
    ).rejects.toThrow(/keeps its mode/);
    await closeWave(member, waveId);
    expect(await readWave(member, waveId)).toMatchObject({ state: 'closed', answered: 0, closedOn: today() });
    await expect(closeWave(member, waveId)).rejects.toMatchObject({ code: 'wave-not-open' });
    await expect(
      superuser.query(`update office.wave set state = 'open' where wave_id = $1`, [waveId]),
    ).rejects.toThrow(/stays closed/);
    expect((await listWaves(member)).map((wave) => wave.waveId)).toContain(waveId);
  });

  test('belongs to its place, and to the roles that may', async () => {
    const waveId = await seedOpenWave(member, { mode: 'named', invited: 5 });
    for (const attempt of [
      () => readWave(stranger, waveId),
      () => closeWave(stranger, waveId),
      () => listInvitations(stranger, waveId),
      () => readLetterLinks(stranger, waveId, ['mail']),
      () => changeWave(stranger, waveId, { title: 'x' }),
      () => readWaveProgress(stranger, waveId),
    ])
      await expect(attempt()).rejects.toMatchObject({ code: 'not-found', status: 404 });
    const reader: Member = { ...member, role: 'reader' };
    await expect(closeWave(reader, waveId)).rejects.toMatchObject({ code: 'forbidden' });
    await expect(readLetterLinks(reader, waveId, ['mail'])).rejects.toMatchObject({ code: 'forbidden' });
    // A stranger who names this place in the door is let in by no policy.
    const intruder: Member = { ...stranger, placeId: member.placeId };
    await expect(closeWave(intruder, waveId)).rejects.toMatchObject({ code: 'not-found' });
    expect((await readWave(member, waveId)).state).toBe('open');
  });

  test('a draft is removed with its list', async () => {
    const waveId = await createWave(member, {
      instrumentId: 'x',
      instrumentVersion: 1,
      title: 'T',
      mode: 'named',
      design: {},
    });
    await saveInvitations(member, waveId, listPeople(2));
    const [first] = await listInvitations(member, waveId);
    await removeInvitation(member, waveId, first?.invitationId ?? '');
    expect(await listInvitations(member, waveId)).toHaveLength(1);
    await removeDraftWave(member, waveId);
    await expect(readWave(member, waveId)).rejects.toMatchObject({ code: 'not-found' });
  });

  test('a list with one bad row is not stored at all', async () => {
    const waveId = await createWave(member, {
      instrumentId: 'x',
      instrumentVersion: 1,
      title: 'T',
      mode: 'named',
      design: {},
    });
    for (const bad of [
      { name: '', role: 'official', email: 'a@example.org' },
      { name: 'A', role: 'mayor', email: 'a@example.org' },
      { name: 'A', role: 'official', channel: 'mail' },
      { name: 'A', role: 'official', channel: 'hand', politicalGroup: 'mixed' },
      { name: 'x'.repeat(10_000), role: 'official', channel: 'hand' },
      { name: 'A', role: 'official', email: '<script>', channel: 'mail' },
      'garbage',
      null,
    ])
      await expect(saveInvitations(member, waveId, [...listPeople(2), bad])).rejects.toMatchObject({
        status: 422,
      });
    expect(await listInvitations(member, waveId)).toEqual([]);
  });
});

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
    const [first, second] = await listAddresses(waveId);
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
    const [address] = await listAddresses(waveId);
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
    const [address] = await listAddresses(waveId);
    if (!address) throw new Error('no link');
    await saveSection(address, { sectionId: 'contacts', entries: [['q.contact.club.now', '0']], mark: null });
    const sent = await sendAnswers(address, await readReview(address));
    expect(sent).toMatchObject({ ok: false, findings: [{ question: 'role', code: 'required' }] });
    expect(await count('confidential.intake', waveId)).toBe(0);
  });

  test('sent twice give the same receipt and are stored once; another key finds the link used', async () => {
    const waveId = await seedOpenWave(member, { mode: 'anonymous', invited: 12 });
    const [address, other] = await listAddresses(waveId);
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

  test('are not sent when another window changed them after the review', async () => {
    const waveId = await seedOpenWave(member, { mode: 'anonymous', invited: 12 });
    const [address] = await listAddresses(waveId);
    if (!address) throw new Error('no link');
    const review = await fillIn(address);
    await saveSection(address, { sectionId: 'you', entries: [['q.role', 'elected']], mark: null });
    await expect(sendAnswers(address, review)).rejects.toMatchObject({ code: 'answers-elsewhere' });
  });

  test('of named waves are readable after closing only, by staff only', async () => {
    const waveId = await seedOpenWave(member, { mode: 'named', invited: 5 });
    const [address] = await listAddresses(waveId);
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

describe('mixing and closing', () => {
  test('ten answers are moved by one transaction; closing moves the rest and destroys what could lead back', async () => {
    const waveId = await seedOpenWave(member, { mode: 'anonymous', invited: 16 });
    const addresses = await listAddresses(waveId);
    for (const address of addresses.slice(0, 9)) await answer(address);
    expect(await listWavesToMix()).not.toContainEqual({ placeId: member.placeId, waveId });
    expect(await mixWave({ placeId: member.placeId, waveId })).toBe(false);
    for (const address of addresses.slice(9, 10)) await answer(address);
    expect(await listWavesToMix()).toContainEqual({ placeId: member.placeId, waveId });
    expect(await mixWave({ placeId: member.placeId, waveId })).toBe(true);
    await rewriteAnswerTables();
    expect(await count('confidential.intake', waveId)).toBe(0);
    for (const address of addresses.slice(10, 13)) await answer(address);
    await saveSection(addresses[14] as LinkAddress, {
      sectionId: 'you',
      entries: [['q.role', 'official']],
      mark: null,
    });
    await closeWave(member, waveId);
    for (const table of ['wave_key', 'link', 'draft', 'submission', 'intake'])
      expect(await count(`confidential.${table}`, waveId)).toBe(0);
    const { rows } = await superuser.query(
      `select count(*)::int as answers, count(distinct xmin::text)::int as writers from confidential.response where wave_id = $1`,
      [waveId],
    );
    expect(rows).toEqual([{ answers: 13, writers: 1 }]);
    const answers = await work('test', member.placeId, (transaction) =>
      readAnonymousAnswers(transaction, waveId),
    );
    expect(answers).toHaveLength(13);
    expect((await readWave(member, waveId)).answered).toBe(13);
  });

  test('an answer that comes while the wave closes is either in the count or refused', async () => {
    const waveId = await seedOpenWave(member, { mode: 'anonymous', invited: 12 });
    const addresses = await listAddresses(waveId);
    const reviews = await Promise.all(addresses.map((address) => fillIn(address)));
    const [, ...sent] = await Promise.all([
      closeWaveOfPlace(member.placeId, waveId),
      ...addresses.map((address, index) =>
        sendAnswers(address, reviews[index] ?? { submissionKey: '', reviewed: '' }).then(
          () => true,
          (error: { code?: string }) => (error.code === 'link-late' ? false : Promise.reject(error)),
        ),
      ),
    ]);
    expect(await count('confidential.response', waveId)).toBe(sent.filter(Boolean).length);
    expect(await count('confidential.intake', waveId)).toBe(0);
  });

  test('sending and rewriting at once do not lock each other out', async () => {
    const waveId = await seedOpenWave(member, { mode: 'anonymous', invited: 20 });
    const addresses = await listAddresses(waveId);
    const rewrites = Array.from({ length: 8 }, () => rewriteAnswerTables());
    await Promise.all([...addresses.map((address) => answer(address)), ...rewrites]);
    expect(await count('confidential.intake', waveId)).toBe(20);
  });

  test('progress is counted once a day in steps of five', async () => {
    const waveId = await seedOpenWave(member, { mode: 'anonymous', invited: 12 });
    const addresses = await listAddresses(waveId);
    for (const address of addresses.slice(0, 7)) await answer(address);
    expect(await readWaveProgress(member, waveId)).toEqual({
      asked: 12,
      answeredInSteps: 0,
      countedOn: null,
    });
    expect(await listOpenWaves()).toContainEqual({ placeId: member.placeId, waveId });
    await countWaveProgress({ placeId: member.placeId, waveId });
    expect(await readWaveProgress(member, waveId)).toEqual({
      asked: 12,
      answeredInSteps: 5,
      countedOn: today(),
    });
    for (const address of addresses.slice(7)) await answer(address);
    await countWaveProgress({ placeId: member.placeId, waveId });
    expect(await readWaveProgress(member, waveId)).toMatchObject({ answeredInSteps: 5 });
    const tomorrow = new Date(now().getTime() + 86_400_000);
    setClock(() => tomorrow);
    await countWaveProgress({ placeId: member.placeId, waveId });
    expect(await readWaveProgress(member, waveId)).toMatchObject({ answeredInSteps: 10 });
  });

  test('a wave past its last day is listed for closing, and one past its retention date is forgotten', async () => {
    const waveId = await seedOpenWave(member, { mode: 'anonymous', invited: 12 });
    const [address] = await listAddresses(waveId);
    if (address) await answer(address);
    const place = { placeId: member.placeId, waveId };
    expect(await listWavesToClose()).not.toContainEqual(place);
    setClock(() => new Date(Date.now() + 15 * 86_400_000));
    expect(await listWavesToClose()).toContainEqual(place);
    await closeWaveOfPlace(member.placeId, waveId);
    await forgetWave(place);
    expect(await count('confidential.response', waveId)).toBe(1);
    setClock(() => new Date(Date.now() + 366 * 86_400_000));
    expect(await listWavesToForget()).toContainEqual(place);
    await forgetWave(place);
    expect(await count('confidential.response', waveId)).toBe(0);
    expect(await count('office.invitation', waveId)).toBe(0);
  });

  test('answers that were sealed with a lost secret are not thrown away', async () => {
    const waveId = await seedOpenWave(member, { mode: 'anonymous', invited: 12 });
    const [address] = await listAddresses(waveId);
    const secret = randomBytes(32);
    configureSealing(secret);
    if (address) await answer(address);
    configureSealing(randomBytes(32));
    await expect(closeWave(member, waveId)).rejects.toMatchObject({ code: 'sealing-secret-missing' });
    expect(await count('confidential.intake', waveId)).toBe(1);
    configureSealing(secret);
    await closeWave(member, waveId);
    expect((await readWave(member, waveId)).answered).toBe(1);
  });
});

describe('answers collected elsewhere', () => {
  test('become a closed wave, named or without names', async () => {
    const respondents = [
      {
        name: 'A',
        role: 'official' as const,
        answers: { role: 'official', contact: { school: { now: '2' } } },
      },
      { name: 'B', role: 'partner-organisation' as const, answers: { contact: { club: { before: '1' } } } },
    ];
    const input = {
      instrument: INSTRUMENT,
      title: 'Paper',
      design: {},
      closedOn: '2026-01-31',
      retentionUntil: '2027-01-31',
      asked: 3,
      respondents,
    };
    const named = await importAnswers(member, { ...input, mode: 'named' });
    expect(await readWave(member, named)).toMatchObject({ state: 'closed', asked: 3, answered: 2 });
    expect(await readOffice(member, (reader) => readNamedAnswers(reader, named))).toHaveLength(2);
    const anonymous = await importAnswers(member, { ...input, mode: 'anonymous' });
    expect(await count('confidential.response', anonymous)).toBe(2);
    expect(await count('office.invitation', anonymous)).toBe(0);
    await expect(importAnswers(member, { ...input, mode: 'named', asked: 1 })).rejects.toMatchObject({
      code: 'more-answers-than-asked',
    });
    const wrong = [{ ...respondents[0], answers: { role: 'king' } }] as typeof respondents;
    await expect(
      importAnswers(member, { ...input, mode: 'named', respondents: wrong }),
    ).rejects.toMatchObject({ code: 'answers-not-accepted', values: { row: 1 } });
    await expect(
      importAnswers({ ...stranger, placeId: member.placeId }, { ...input, mode: 'named' }),
    ).rejects.toMatchObject({ code: 'not-found' });
  });
});
