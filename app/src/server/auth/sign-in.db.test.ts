/** Second factor, sessions, recovery: on a real database, as a browser with its cookies would meet them. */
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { closeDatabase, connectDatabase } from '../db/connection.ts';
import { createTestDatabase, type TestDatabase } from '../db/testing/test-database.ts';
import { listAccountEvents } from './account-events.ts';
import { changePassword, mayChoosePassword } from './account.ts';
import { configureAuth } from './auth.ts';
import { createRecoveryLink, findAccount } from './recovery.ts';
import {
  beginSecondFactor,
  confirmSecondFactor,
  endSecondFactor,
  readPendingOffer,
  readSecondFactor,
  renewRecoveryCodes,
  signInWithCode,
} from './second-factor.ts';
import {
  createAccount,
  readOpenSession,
  readSessionUser,
  signInWithPassword,
  signInWithToken,
} from './session.ts';
import { endSession, endSessions, listSessions } from './sessions.ts';
import { computeTotp } from './testing/totp.ts';

const ORIGIN = 'http://localhost:3000';
const PASSWORD = 'four words in row';

let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase();
  connectDatabase(database.appUrl);
  configureAuth('a secret for tests that is long enough', ORIGIN);
});
afterAll(async () => {
  await closeDatabase();
  await database.drop();
});

/** A browser that keeps its cookies. */
function toRequest(...given: Headers[]): Headers {
  const jar = new Map<string, string>();
  for (const line of given.flatMap((headers) => headers.getSetCookie())) {
    const [pair = ''] = line.split(';');
    const at = pair.indexOf('=');
    if (/max-age=0/i.test(line)) jar.delete(pair.slice(0, at));
    else jar.set(pair.slice(0, at), pair.slice(at + 1));
  }
  return new Headers({ cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; ') });
}

async function join(name: string): Promise<{ userId: string; email: string; request: Headers }> {
  const email = `${name.toLowerCase()}@example.org`;
  const request = toRequest(await createAccount({ name, email, password: PASSWORD }));
  return { userId: (await readSessionUser(request))?.id ?? '', email, request };
}

/** @returns key of the app and recovery codes */
async function switchOn(userId: string, request: Headers) {
  await beginSecondFactor(request, PASSWORD);
  const key = (await readPendingOffer(userId))?.key ?? '';
  const { headers, recoveryCodes } = await confirmSecondFactor(request, userId, computeTotp(key, -1));
  return { key, recoveryCodes, request: toRequest(request, headers) };
}

async function openLink(userId: string, choice: { withoutSecondFactor: boolean }) {
  const link = await createRecoveryLink(userId, ORIGIN, choice);
  return signInWithToken(link.split('/').at(-1) ?? '');
}

describe('the second factor', () => {
  test('needs the password and a right code, shows its key only until then, and asks from then on', async () => {
    const { userId, email, request } = await join('Anna');
    await expect(beginSecondFactor(request, 'wrong')).rejects.toMatchObject({ code: 'password-wrong' });
    await beginSecondFactor(request, PASSWORD);
    expect(await readSecondFactor(userId)).toBe('pending');
    expect((await signInWithPassword(email, PASSWORD)).needsCode).toBe(false);
    const offer = await readPendingOffer(userId);
    expect(offer?.uri).toContain('anna%40example.org');
    const key = offer?.key ?? '';
    await expect(confirmSecondFactor(request, userId, '000000')).rejects.toMatchObject({
      code: 'code-wrong',
    });
    const { headers, recoveryCodes } = await confirmSecondFactor(request, userId, computeTotp(key, -1));
    expect(new Set(recoveryCodes).size).toBe(10);
    expect((await readSessionUser(toRequest(headers)))?.id).toBe(userId);
    expect(await readPendingOffer(userId)).toBe(null);

    const first = await signInWithPassword(email, PASSWORD);
    expect(first.needsCode).toBe(true);
    expect(await readSessionUser(toRequest(first.headers))).toBe(null);
    const challenge = toRequest(first.headers);
    await expect(signInWithCode(challenge, '000000')).rejects.toMatchObject({ code: 'code-wrong' });
    const code = computeTotp(key);
    const signedIn = toRequest(await signInWithCode(challenge, ` ${code.slice(0, 3)} ${code.slice(3)}`));
    expect((await readSessionUser(signedIn))?.id).toBe(userId);

    // The same code again, seen over a shoulder, with the password.
    const again = toRequest((await signInWithPassword(email, PASSWORD)).headers);
    await expect(signInWithCode(again, code)).rejects.toMatchObject({ code: 'code-wrong' });
  });

  test('a recovery code opens once; new ones replace the old; switching off needs the password', async () => {
    const { userId, email, request } = await join('Ben');
    const on = await switchOn(userId, request);
    const [code = '', second = ''] = on.recoveryCodes;
    const challenge = async () => toRequest((await signInWithPassword(email, PASSWORD)).headers);
    const session = toRequest(await signInWithCode(await challenge(), code));
    expect((await readSessionUser(session))?.id).toBe(userId);
    await expect(signInWithCode(await challenge(), code)).rejects.toMatchObject({ code: 'code-wrong' });
    await expect(renewRecoveryCodes(session, userId, 'wrong')).rejects.toMatchObject({
      code: 'password-wrong',
    });
    const renewed = await renewRecoveryCodes(session, userId, PASSWORD);
    await expect(signInWithCode(await challenge(), second)).rejects.toMatchObject({ code: 'code-wrong' });
    expect(
      (await readSessionUser(toRequest(await signInWithCode(await challenge(), renewed[3] ?? ''))))?.id,
    ).toBe(userId);
    await expect(endSecondFactor(session, userId, 'wrong')).rejects.toMatchObject({ code: 'password-wrong' });
    await endSecondFactor(session, userId, PASSWORD);
    expect(await readSecondFactor(userId)).toBe('off');
    expect((await signInWithPassword(email, PASSWORD)).needsCode).toBe(false);
    expect((await listAccountEvents(userId)).map(({ event }) => event).toReversed()).toEqual([
      'second-factor-on',
      'recovery-code-used',
      'recovery-codes-renewed',
      'recovery-code-used',
      'second-factor-off',
    ]);
  });

  test('ten wrong codes, however many times the password was given again, make the account wait', async () => {
    const { userId, email, request } = await join('Guessed');
    const { key } = await switchOn(userId, request);
    const outcomes: string[] = [];
    for (let i = 0; i < 11; i += 1) {
      const challenge = toRequest((await signInWithPassword(email, PASSWORD)).headers);
      outcomes.push(await signInWithCode(challenge, '000000').then(String, ({ code }) => String(code)));
    }
    expect(outcomes).toEqual([...Array<string>(10).fill('code-wrong'), 'too-many-attempts']);
    const challenge = toRequest((await signInWithPassword(email, PASSWORD)).headers);
    await expect(signInWithCode(challenge, computeTotp(key))).rejects.toMatchObject({ status: 429 });
  });

  test('a code without a challenge, or after too many on one, begins anew', async () => {
    await expect(signInWithCode(new Headers(), '123456')).rejects.toMatchObject({ code: 'code-too-late' });
    const { userId, email, request } = await join('Late');
    await switchOn(userId, request);
    const challenge = toRequest((await signInWithPassword(email, PASSWORD)).headers);
    for (let i = 0; i < 5; i += 1)
      await expect(signInWithCode(challenge, '000000')).rejects.toMatchObject({ code: 'code-wrong' });
    await expect(signInWithCode(challenge, '000000')).rejects.toMatchObject({ code: 'code-too-late' });
  });
});

describe('a one-time link', () => {
  test('lets a new password be chosen without the old one, and signs out the others', async () => {
    const { userId, email, request } = await join('Carla');
    expect(await mayChoosePassword(request, userId)).toBe(false);
    const { headers, needsCode } = await openLink(userId, { withoutSecondFactor: false });
    expect(needsCode).toBe(false);
    const here = toRequest(headers);
    expect((await readOpenSession(here))?.provenBy).toBe('link');
    await changePassword(here, userId, { currentPassword: '', password: 'another four words' });
    expect(await readSessionUser(request)).toBe(null);
    expect((await readSessionUser(here))?.id).toBe(userId);
    await expect(signInWithPassword(email, PASSWORD)).rejects.toMatchObject({ code: 'sign-in-refused' });
    const fresh = toRequest((await signInWithPassword(email, 'another four words')).headers);
    expect((await readOpenSession(fresh))?.provenBy).toBe('password');
    await expect(
      changePassword(fresh, userId, { currentPassword: '', password: 'yet another four' }),
    ).rejects.toMatchObject({ code: 'password-wrong' });
    await expect(
      changePassword(here, userId, { currentPassword: '', password: 'short' }),
    ).rejects.toMatchObject({ code: 'password-too-short' });
  });

  test('still asks for the second factor, unless the operator switched it off', async () => {
    const { userId, request } = await join('Dora');
    const { key } = await switchOn(userId, request);
    const asked = await openLink(userId, { withoutSecondFactor: false });
    expect(asked.needsCode).toBe(true);
    expect(await readSessionUser(toRequest(asked.headers))).toBe(null);
    const proven = toRequest(await signInWithCode(toRequest(asked.headers), computeTotp(key)));
    expect((await readOpenSession(proven))?.provenBy).toBe('link');
    expect(await mayChoosePassword(proven, userId)).toBe(true);

    const open = await openLink(userId, { withoutSecondFactor: true });
    expect(open.needsCode).toBe(false);
    expect((await readSessionUser(toRequest(open.headers)))?.id).toBe(userId);
    expect((await listAccountEvents(userId)).map(({ event }) => event)).toEqual(
      expect.arrayContaining(['link-made', 'second-factor-removed-by-operator', 'second-factor-on']),
    );
  });

  test('is made for addresses that are known only', async () => {
    expect(await findAccount(' Carla@Example.org ')).not.toBe(null);
    expect(await findAccount('nobody@example.org')).toBe(null);
  });
});

describe('sessions', () => {
  test('are listed, and ended one by one, but for one, or all', async () => {
    const { userId, email, request } = await join('Emil');
    const other = toRequest((await signInWithPassword(email, PASSWORD)).headers);
    const third = toRequest((await signInWithPassword(email, PASSWORD)).headers);
    const here = (await readOpenSession(request))?.sessionId ?? '';
    const lines = await listSessions(userId, here);
    expect(lines).toHaveLength(3);
    expect(lines.filter(({ isThis }) => isThis)).toHaveLength(1);
    const otherId = (await readOpenSession(other))?.sessionId ?? '';
    await endSession((await join('Fremd')).userId, otherId);
    expect(await readSessionUser(other)).not.toBe(null);
    await endSession(userId, otherId);
    expect(await readSessionUser(other)).toBe(null);
    expect(await readSessionUser(third)).not.toBe(null);
    await endSessions(userId, here);
    expect(await readSessionUser(third)).toBe(null);
    expect(await readSessionUser(request)).not.toBe(null);
    await endSessions(userId, null);
    expect(await readSessionUser(request)).toBe(null);
  });

  test('nothing in the tables of sign-in tells of address or device', async () => {
    const client = new Client({ connectionString: database.superuserUrl });
    await client.connect();
    const { rows } = await client.query(
      `select distinct nullif("ipAddress", '') as address, nullif("userAgent", '') as agent from auth.session`,
    );
    const columns = await client.query<{ name: string }>(
      `select table_name || '.' || column_name as name from information_schema.columns
        where table_schema = 'auth' and column_name ~* 'address|agent|device|transport|aaguid|model'`,
    );
    await client.end();
    expect(rows.length === 0 || rows).toEqual(rows.length === 0 || [{ address: null, agent: null }]);
    expect(columns.rows.map(({ name }) => name).toSorted()).toEqual([
      'session.ipAddress',
      'session.userAgent',
    ]);
  });
});
