/** Sign-in by OpenID Connect, with a real provider on one side and a real database on the other. */
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { closeDatabase, connectDatabase } from '../db/connection.ts';
import { createTestDatabase, type TestDatabase } from '../db/testing/test-database.ts';
import type { OpenIdSettings } from '../settings/settings.ts';
import { listAccountEvents } from './account-events.ts';
import { configureAuth } from './auth.ts';
import { finishOpenId, startOpenId, toOpenIdProblem } from './openid.ts';
import { createAccount, readOpenSession, readSessionUser } from './session.ts';
import { signInAtProvider, startTestProvider, type TestProvider } from './testing/openid-provider.ts';

const ORIGIN = 'http://localhost:3000';
const PLACE = '11111111-1111-4111-8111-111111111111';

let database: TestDatabase;
let owner: Client;
let provider: TestProvider;
let settings: OpenIdSettings;

beforeAll(async () => {
  database = await createTestDatabase();
  connectDatabase(database.appUrl);
  configureAuth('a secret for tests that is long enough', ORIGIN);
  owner = new Client({ connectionString: database.superuserUrl });
  await owner.connect();
  provider = await startTestProvider(`${ORIGIN}/sign-in/callback/openid`);
  const { issuer, clientId, clientSecret } = provider;
  settings = { issuer, clientId, clientSecret, label: 'Town login', trustsEmail: false };
  await owner.query(`insert into office.place (place_id, slug, name, country) values ($1, 'a', 'A', 'AT')`, [
    PLACE,
  ]);
});
afterAll(async () => {
  await provider.close();
  await owner.end();
  await closeDatabase();
  await database.drop();
});

function toRequest(headers: Headers): Headers {
  return new Headers({
    cookie: headers
      .getSetCookie()
      .map((line) => line.split(';')[0])
      .join('; '),
  });
}

/** The whole way of a browser. */
async function goThrough(login: string, isInvitation = false, chosen = settings) {
  const { url, headers } = await startOpenId(chosen, isInvitation ? '/join/token' : '/office', isInvitation);
  const back = await signInAtProvider(url, login);
  const finished = await finishOpenId(chosen, toRequest(headers), Object.fromEntries(back.searchParams));
  const error = new URL(finished.to, ORIGIN).searchParams.get('error');
  return {
    to: finished.to,
    problem: toOpenIdProblem(error)?.code ?? null,
    session: await readOpenSession(toRequest(finished.headers)),
  };
}

async function invite(email: string): Promise<void> {
  await owner.query(
    `insert into office.member_invitation (place_id, email, role, token_hash, invited_by, expires_on)
      values ($1, $2, 'officer', 'x', 'y', current_date + 1)`,
    [PLACE, email],
  );
}

describe('somebody with an account', () => {
  test('signs in by the address that the provider has verified, and stays linked when it changes', async () => {
    const own = await createAccount({
      name: 'Anna',
      email: 'anna@example.org',
      password: 'four words in row',
    });
    const userId = (await readSessionUser(toRequest(own)))?.id;
    provider.people.set('anna', { email: 'Anna@example.org', emailVerified: true, name: 'A. Other' });
    const first = await goThrough('anna');
    expect(first).toMatchObject({ to: '/office', problem: null });
    expect(first.session).toMatchObject({ provenBy: 'openid', user: { id: userId, name: 'Anna' } });
    provider.people.set('anna', { email: 'anna.new@example.org', emailVerified: true, name: 'A. Other' });
    expect((await goThrough('anna')).session?.user).toMatchObject({ id: userId, email: 'anna@example.org' });
    expect((await listAccountEvents(userId ?? '')).map(({ event }) => event)).toEqual(['openid-linked']);
  });

  test('is not found by an address that the provider has not verified, unless the operator vouches for it', async () => {
    await createAccount({ name: 'Ben', email: 'ben@example.org', password: 'four words in row' });
    provider.people.set('ben', { email: 'ben@example.org', emailVerified: false, name: 'Ben' });
    expect(await goThrough('ben')).toMatchObject({ problem: 'openid-no-account', session: null });
    const vouched = { ...settings, trustsEmail: true };
    expect((await goThrough('ben', false, vouched)).session?.user.name).toBe('Ben');
  });

  test('the tokens of the provider are not kept', async () => {
    const { rows } = await owner.query(
      `select distinct "accessToken", "refreshToken", "idToken", scope from auth.account where "providerId" = 'openid'`,
    );
    expect(rows).toEqual([{ accessToken: null, refreshToken: null, idToken: null, scope: null }]);
    const { rows: pictures } = await owner.query(`select 1 from auth."user" where image is not null`);
    expect(pictures).toEqual([]);
  });
});

describe('somebody without an account', () => {
  test('gets none, invited or not, at the sign-in page', async () => {
    await invite('carla@example.org');
    provider.people.set('carla', { email: 'carla@example.org', emailVerified: true, name: 'Carla' });
    provider.people.set('eve', { email: 'eve@example.org', emailVerified: true, name: 'Eve' });
    expect(await goThrough('carla')).toMatchObject({ problem: 'openid-no-account', session: null });
    expect(await goThrough('eve')).toMatchObject({ problem: 'openid-no-account', session: null });
  });

  test('gets one from the page of an invitation, where one stands for this address', async () => {
    expect(await goThrough('eve', true)).toMatchObject({ problem: 'openid-no-account', session: null });
    const joined = await goThrough('carla', true);
    expect(joined).toMatchObject({ to: '/join/token', problem: null });
    expect(joined.session?.user).toMatchObject({ name: 'Carla', email: 'carla@example.org' });
    await invite('dirk@example.org');
    provider.people.set('dirk', { email: 'dirk@example.org', emailVerified: false, name: 'Dirk' });
    expect(await goThrough('dirk', true)).toMatchObject({ problem: 'openid-no-account', session: null });
  });
});

test('an answer that another browser began is refused', async () => {
  const { url } = await startOpenId(settings, '/office', false);
  const back = await signInAtProvider(url, 'anna');
  const stolen = await finishOpenId(settings, new Headers(), Object.fromEntries(back.searchParams));
  expect(toOpenIdProblem(new URL(stolen.to, ORIGIN).searchParams.get('error'))?.code).toBe('openid-failed');
  expect(await readSessionUser(toRequest(stolen.headers))).toBe(null);
});

test.each([{}, { state: 'x', code: 'y' }, { error: 'access_denied' }, { code: '\u0000' }])(
  'a made-up answer ends on the sign-in page (case %#)',
  async (query) => {
    const { to } = await finishOpenId(settings, new Headers(), query as Record<string, string>);
    expect(to).toMatch(/^\/sign-in\?error=/);
  },
);

test('a provider that is away is named, and keeps nobody else waiting', async () => {
  const away = { ...settings, issuer: 'http://127.0.0.1:1', label: 'Away' };
  await expect(startOpenId(away, '/office', false)).rejects.toMatchObject({
    code: 'openid-unreachable',
    status: 503,
    values: { name: 'Away' },
  });
});
