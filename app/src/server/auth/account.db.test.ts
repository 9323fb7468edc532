import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { closeDatabase, connectDatabase } from '../db/connection.ts';
import { createTestDatabase, type TestDatabase } from '../db/testing/test-database.ts';
import { changeAccount, changeLanguage, changePassword, readAccount } from './account.ts';
import { configureAuth } from './auth.ts';
import {
  createOperatorLink,
  ensureOperator,
  FIRST_OPERATOR_EMAIL,
  hasPassword,
  isOperator,
} from './operator.ts';
import { createAccount, readSessionUser, signInWithPassword, signInWithToken, signOut } from './session.ts';

const ORIGIN = 'http://localhost:3000';
const PASSWORD = 'four words in row';

let database: TestDatabase;
let operatorId: string;

beforeAll(async () => {
  database = await createTestDatabase();
  connectDatabase(database.appUrl);
  configureAuth('a secret for tests that is long enough', ORIGIN);
  operatorId = await ensureOperator();
});
afterAll(async () => {
  await closeDatabase();
  await database.drop();
});

/** The headers a browser would send with these cookies. */
function toRequest(headers: Headers): Headers {
  const cookies = headers.getSetCookie().map((line) => line.split(';')[0]);
  return new Headers({ cookie: cookies.join('; ') });
}

async function openLink(): Promise<Headers> {
  const link = await createOperatorLink(operatorId, ORIGIN);
  return toRequest((await signInWithToken(link.split('/').at(-1) ?? '')).headers);
}

describe('the operator', () => {
  test('is made once', async () => {
    expect(await ensureOperator()).toBe(operatorId);
    expect(await isOperator(operatorId)).toBe(true);
    expect(await isOperator('somebody')).toBe(false);
    expect(await readAccount(operatorId)).toEqual({
      name: 'Operator',
      email: FIRST_OPERATOR_EMAIL,
      language: 'en',
      hasPassword: false,
    });
  });

  test('signs in by a link that works once', async () => {
    const link = await createOperatorLink(operatorId, ORIGIN);
    expect(link).toMatch(/^http:\/\/localhost:3000\/sign-in\/link\/\w+$/);
    const token = link.split('/').at(-1) ?? '';
    const request = toRequest((await signInWithToken(token)).headers);
    expect((await readSessionUser(request))?.id).toBe(operatorId);
    await expect(signInWithToken(token)).rejects.toMatchObject({ code: 'sign-in-link-used', status: 410 });
    await signOut(request);
    expect(await readSessionUser(request)).toBe(null);
  });

  test.each(['', 'x', '../..', 'a'.repeat(10_000), '\u0000'])(
    'a made-up link is refused (case %#)',
    async (token) => {
      await expect(signInWithToken(token)).rejects.toMatchObject({ name: 'Problem' });
    },
  );

  test('chooses name, address, language and password', async () => {
    const request = await openLink();
    await changeAccount(operatorId, { name: 'Olga', email: 'olga@example.org' });
    await changeLanguage(operatorId, 'de');
    await changePassword(request, operatorId, { currentPassword: '', password: PASSWORD });
    expect(await hasPassword(operatorId)).toBe(true);
    const { headers: signedIn } = await signInWithPassword(' Olga@Example.org', PASSWORD);
    expect(await readSessionUser(toRequest(signedIn))).toEqual({
      id: operatorId,
      name: 'Olga',
      email: 'olga@example.org',
      language: 'de',
    });
  });

  test('changes the password by knowing it, which signs out other browsers', async () => {
    const here = toRequest((await signInWithPassword('olga@example.org', PASSWORD)).headers);
    const elsewhere = toRequest((await signInWithPassword('olga@example.org', PASSWORD)).headers);
    const change = (currentPassword: string) =>
      changePassword(here, operatorId, { currentPassword, password: 'four other words here' });
    await expect(change('wrong')).rejects.toMatchObject({ code: 'password-wrong', field: 'currentPassword' });
    const fresh = toRequest(await change(PASSWORD));
    expect((await readSessionUser(fresh))?.id).toBe(operatorId);
    expect(await readSessionUser(elsewhere)).toBe(null);
  });
});

describe('accounts', () => {
  const input = { name: 'Anna', email: 'anna@example.org', password: PASSWORD };

  test('have one address each', async () => {
    await createAccount(input);
    await expect(createAccount(input)).rejects.toMatchObject({ code: 'account-exists', status: 409 });
    await expect(
      changeAccount(operatorId, { name: 'Olga', email: 'anna@example.org' }),
    ).rejects.toMatchObject({ code: 'account-exists' });
  });

  test.each([
    [{ ...input, email: 'ben@example.org', password: 'short' }, 'password-too-short'],
    [{ ...input, email: 'ben@example.org', password: 'x'.repeat(129) }, 'password-too-long'],
    [{ ...input, email: 'ben' }, 'email-invalid'],
  ])('are refused for wrong input (case %#)', async (wrong, code) => {
    await expect(createAccount(wrong)).rejects.toMatchObject({ code });
  });

  test('wrong passwords are refused, and after ten of them everything is', async () => {
    const attempt = () => signInWithPassword('anna@example.org', 'wrong');
    for (let i = 0; i < 10; i += 1)
      await expect(attempt()).rejects.toMatchObject({ code: 'sign-in-refused', status: 401 });
    await expect(signInWithPassword('anna@example.org', PASSWORD)).rejects.toMatchObject({
      code: 'too-many-attempts',
      status: 429,
    });
    await expect(signInWithPassword('nobody@example.org', 'x')).rejects.toMatchObject({
      code: 'sign-in-refused',
    });
  });

  test('a session keeps no address and no browser name', async () => {
    const { Client } = await import('pg');
    const client = new Client({ connectionString: database.superuserUrl });
    await client.connect();
    const { rows } = await client.query(
      `select distinct nullif("ipAddress", '') as address, nullif("userAgent", '') as agent from auth.session`,
    );
    await client.end();
    expect(rows).toEqual([{ address: null, agent: null }]);
  });
});
