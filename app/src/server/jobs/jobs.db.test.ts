import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { Member } from '#server/auth/member.ts';
import { closeDatabase, connectDatabase } from '#server/db/connection.ts';
import { createTestDatabase, type TestDatabase } from '#server/db/testing/test-database.ts';
import { configureSealing } from '#server/sealing.ts';
import { publishSettings, type RunningSettings } from '#server/settings/settings.ts';
import { configureMail, type Mail } from '#server/mail/mail.ts';
import { countFailedMails, inviteByMail } from '#features/survey/server/invitation.usecases.ts';
import { closeWave } from '#features/survey/server/survey.usecases.ts';
import { seedOpenWave, seedPlace } from '#features/survey/testing/seed.ts';
import { closeSender } from './boss.ts';
import { prepareJobs, startJobs, stopJobs } from './jobs.ts';
import { jobRunners, runDaily, runMix } from './schedule.ts';

let database: TestDatabase;
let member: Member;
const mails: Mail[] = [];

beforeAll(async () => {
  database = await createTestDatabase();
  connectDatabase(database.appUrl);
  configureSealing(randomBytes(32));
  publishSettings({ origin: 'https://vicus.example.org', smtpUrl: undefined } as RunningSettings);
  member = await seedPlace(database, 'vico');
  await prepareJobs(database.ownerUrl);
});
afterAll(async () => {
  configureMail(undefined);
  await stopJobs();
  await closeSender();
  await closeDatabase();
  await database.drop();
});

async function query(text: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: database.superuserUrl });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(text)).rows;
  } finally {
    await client.end();
  }
}

test('without a mail server the office is told so, and nothing is put off', async () => {
  const waveId = await seedOpenWave(member, { mode: 'anonymous', invited: 10 });
  await expect(inviteByMail(member, waveId, 'invitation')).rejects.toMatchObject({
    code: 'mail-not-configured',
  });
  expect(await query(`select * from jobs.job where name = 'send-invitation'`)).toEqual([]);
});

test('invitations go out in the language of the invited; jobs hold ids and nothing else', async () => {
  configureMail(async (mail) => void mails.push(mail));
  const waveId = await seedOpenWave(member, { mode: 'anonymous', invited: 10 });
  expect(await inviteByMail(member, waveId, 'reminder')).toBe(10);
  const jobs = await query(`select data from jobs.job where name = 'send-invitation'`);
  expect(jobs).toHaveLength(10);
  for (const { data } of jobs) {
    expect(Object.keys(data as object).toSorted()).toEqual(['invitationId', 'kind', 'placeId', 'waveId']);
    expect(JSON.stringify(data)).not.toMatch(/@|http|Person/);
  }
  await startJobs(jobRunners, []);
  await vi.waitFor(() => expect(mails).toHaveLength(10), { timeout: 25_000, interval: 100 });
  const [mail] = mails.toSorted((a, b) => (a.to < b.to ? -1 : 1));
  expect(mail).toMatchObject({
    to: 'person10@example.org',
    replyTo: 'ada@example.org',
    fromName: 'Ada, Town of vico',
  });
  expect(mail?.subject).toBe('Erinnerung: Autumn – Town of vico');
  expect(mail?.text).toMatch(/https:\/\/vicus\.example\.org\/r\/vico\/[0-9a-f-]{36}\/[\w-]{27}\?lang=de/);
  expect(mail?.text).toContain('geht an alle Eingeladenen');
  const words = mails.map(({ text }) => text.replace(/Person \d+/, '').replace(/\/[\w-]{27}\?/, ''));
  expect(new Set(words).size).toBe(1);
});

test('a failed mail leaves no address in the queue', async () => {
  configureMail(() =>
    Promise.reject(Object.assign(new Error('550 person1@example.org unknown'), { code: 'EENVELOPE' })),
  );
  const waveId = await seedOpenWave(member, { mode: 'named', invited: 1 });
  await inviteByMail(member, waveId, 'invitation');
  const readFailed = () =>
    query(
      `select output::text as output from jobs.job where output is not null and data->>'waveId' = '${waveId}'`,
    );
  await vi.waitFor(async () => expect(await readFailed()).toHaveLength(1), {
    timeout: 20_000,
    interval: 200,
  });
  const [failed] = await readFailed();
  expect(failed?.['output']).toContain('EENVELOPE');
  expect(failed?.['output']).not.toContain('@');
  // Tried once of five times: not lost yet.
  expect(await countFailedMails(member, waveId)).toBe(0);
  await query(`update jobs.job set state = 'failed' where data->>'waveId' = '${waveId}'`);
  expect(await countFailedMails(member, waveId)).toBe(1);
});

test('the nightly and the minute job run on an installation with closed, open and no waves', async () => {
  const waveId = await seedOpenWave(member, { mode: 'named', invited: 3 });
  await closeWave(member, waveId);
  await runMix();
  await runDaily();
});

test('preparing twice changes nothing', async () => {
  await prepareJobs(database.ownerUrl);
  expect(await query(`select count(*)::int as n from jobs.queue where name = 'mix'`)).toEqual([{ n: 1 }]);
});
