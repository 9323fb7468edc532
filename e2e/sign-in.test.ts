/** Ways into an account, in the built product: codes of an app without scripts, passkeys, a provider, the operator's help. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runVicus } from '../app/cli/testing/run-command.ts';
import { pickFreePort } from '../app/src/server/database/free-port.ts';
import { startTestProvider, type TestProvider } from '../app/src/server/auth/testing/openid-provider.ts';
import { computeTotp } from '../app/src/server/auth/testing/totp.ts';
import { closeBrowser, withWindow } from './browser.ts';
import { openAccount, operator, signInAs } from './operator.ts';
import { byPointer, signIn } from './pages.ts';
import { listBugs, startProduct, type Product } from './product.ts';
import { enter } from './visitor.ts';
import { inviteColleague, setUpTown } from './world.ts';

const dataDirectory = mkdtempSync(join(tmpdir(), 'vicus-sign-in-'));
let product: Product;
let provider: TestProvider;

beforeAll(async () => {
  const port = await pickFreePort('127.0.0.1');
  provider = await startTestProvider(`http://localhost:${port}/sign-in/callback/openid`);
  product = await startProduct({
    PORT: String(port),
    VICUS_DATA: dataDirectory,
    OIDC_ISSUER: provider.issuer,
    OIDC_CLIENT_ID: provider.clientId,
    OIDC_CLIENT_SECRET: provider.clientSecret,
    OIDC_NAME: 'Town login',
  });
  await openAccount(product.origin, product.signInLink);
});
afterAll(async () => {
  await closeBrowser();
  await provider.close();
  expect(listBugs(product.readLog())).toEqual([]);
  await product.stop();
  rmSync(dataDirectory, { recursive: true, force: true });
});

describe('a passkey', () => {
  test('is made, signs in, and is removed', async () => {
    const window = { origin: product.origin };
    await withWindow('passkey', window, async ({ page, context }) => {
      const device = await context.newCDPSession(page);
      await device.send('WebAuthn.enable');
      const { authenticatorId } = await device.send('WebAuthn.addVirtualAuthenticator', {
        options: {
          protocol: 'ctap2',
          transport: 'internal',
          hasResidentKey: true,
          hasUserVerification: true,
          isUserVerified: true,
          automaticPresenceSimulation: true,
        },
      });
      await page.goto('/sign-in');
      await signIn(page, byPointer, operator);
      await page.goto('/office/account/passkeys');
      await page.getByLabel('Name').fill('Office computer');
      await page.getByLabel('Present password').fill('wrong');
      await page.getByRole('button', { name: 'Continue' }).click();
      await page.getByRole('alert').waitFor();
      expect(await page.getByLabel('Name').inputValue()).toBe('Office computer');
      await page.getByLabel('Present password').fill(operator.password);
      await page.getByRole('button', { name: 'Continue' }).click();
      await page.getByRole('button', { name: 'Make the passkey' }).click();
      await page.getByRole('heading', { name: 'Office computer' }).waitFor();
      expect((await device.send('WebAuthn.getCredentials', { authenticatorId })).credentials).toHaveLength(1);

      await context.clearCookies();
      await page.goto('/sign-in');
      await page.getByRole('button', { name: 'Sign in with a passkey' }).click();
      await page.waitForURL('**/office');
      await page.goto('/office/account/sessions');
      expect(await page.getByText('By passkey').count()).toBe(1);

      // Without finger, face or PIN the device proves too little, whatever the page asked.
      await context.clearCookies();
      await device.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified: false });
      await page.goto('/sign-in');
      await page.getByRole('button', { name: 'Sign in with a passkey' }).click();
      await page.getByText('No passkey came').waitFor();
      await device.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified: true });
      await page.getByRole('button', { name: 'Sign in with a passkey' }).click();
      await page.waitForURL('**/office');
      await page.goto('/office/account/passkeys');
      await page.getByRole('button', { name: /^Remove.*Office computer/ }).click();
      await page.getByText('You have no passkey yet').waitFor();
      await context.clearCookies();
      await page.goto('/sign-in');
      await page.getByRole('button', { name: 'Sign in with a passkey' }).click();
      await page.getByText('This passkey was not accepted').waitFor();
    });
  });

  test('is not offered where no script runs, and the page says why', async () => {
    await withWindow('no-passkey', { origin: product.origin, javaScript: false }, async ({ page }) => {
      await page.goto('/sign-in');
      expect(await page.getByRole('button', { name: 'Sign in with a passkey' }).count()).toBe(0);
      await signIn(page, byPointer, operator);
      await page.goto('/office/account/passkeys');
      expect(await page.getByText('Passkeys need a browser').isVisible()).toBe(true);
    });
  });
});

test('codes of an app are set up, asked for, replaced by a recovery code and by the operator, without a script', async () => {
  const visitor = await signInAs(product.origin, operator);
  const begin = await visitor.submit(await visitor.open('/office/account/second-factor'), {
    fields: { currentPassword: operator.password },
  });
  const key = begin.document.querySelector('main code')?.textContent ?? '';
  expect(begin.document.querySelector('main svg')).not.toBe(null);
  const wrong = await visitor.submit(begin, { button: 'Switch on', fields: { code: '000000' } });
  expect(wrong.text).toContain('The code is not right');
  const on = await visitor.submit(wrong, { button: 'Switch on', fields: { code: computeTotp(key, -1) } });
  const codes = [...on.document.querySelectorAll('main li code')].map((one) => one.textContent ?? '');
  expect(codes).toHaveLength(10);
  expect((await visitor.open('/office/account/second-factor')).html).not.toContain(codes[0]);

  const password = { email: operator.email, password: operator.password };
  const begunSignIn = async () => {
    const other = enter(product.origin);
    const asked = await other.submit(await other.open('/sign-in?to=/office/account'), { fields: password });
    expect(new URL(asked.url).pathname).toBe('/sign-in/code');
    expect(new URL((await other.open('/office')).url).pathname).toBe('/sign-in');
    return { other, asked };
  };
  const first = await begunSignIn();
  const inside = await first.other.submit(first.asked, { fields: { code: computeTotp(key) } });
  expect(new URL(inside.url).pathname).toBe('/office/account');
  const second = await begunSignIn();
  const again = await second.other.submit(second.asked, { fields: { code: codes[4] ?? '' } });
  expect(new URL(again.url).pathname).toBe('/office/account');

  const settings = { VICUS_DATA: dataDirectory };
  const { out } = await runVicus(['recover', operator.email, '--without-second-factor'], settings);
  expect(out.startsWith(`${product.origin}/sign-in/link/`)).toBe(true);
  const locked = enter(product.origin);
  const arrived = await locked.submit(await locked.open(out.trim()));
  expect(arrived.text).toContain('Choose a new password');
  const done = await locked.submit(arrived, { fields: operator });
  expect(new URL(done.url).pathname).toBe('/office');
  expect((await locked.open('/office/account/sessions')).text).toContain('The operator switched off codes');
  // Other browsers were signed out by the new password.
  expect(new URL((await visitor.open('/office')).url).pathname).toBe('/sign-in');
  expect(new URL((await (await signInAs(product.origin, operator)).open('/office')).url).pathname).toBe(
    '/office',
  );
});

test('somebody invited joins with the account of the town, and signs in with it from then on', async () => {
  const visitor = await signInAs(product.origin, operator);
  const slug = await setUpTown(visitor, 'Freising');
  const link = await inviteColleague(visitor, slug, 'carla@example.org', 'officer');
  provider.people.set('carla', { email: 'carla@example.org', emailVerified: true, name: 'Carla Colleague' });
  provider.people.set('eve', { email: 'eve@example.org', emailVerified: true, name: 'Eve' });

  const goThrough = async (start: string, login: string) => {
    const person = enter(product.origin);
    let page = await person.follow(await person.open(start), /Town login/);
    // Its pages: who, and whether Vicus may know.
    for (let step = 0; step < 3 && page.url.startsWith(provider.issuer); step += 1)
      page = await person.submit(page, { fields: { login, password: 'anything' } });
    return { person, page };
  };
  const stranger = await goThrough('/sign-in', 'eve');
  expect(stranger.page.text).toContain('Nobody works here under the address');
  const joining = await goThrough(new URL(link).pathname, 'carla');
  expect(joining.page.text).toContain('You are signed in as Carla Colleague');
  const joined = await joining.person.submit(joining.page, { button: 'Accept the invitation' });
  expect(new URL(joined.url).pathname).toBe(`/office/${slug}`);
  const later = await goThrough('/sign-in', 'carla');
  expect(new URL(later.page.url).pathname).toBe('/office');
  expect((await later.person.open('/office/account/sessions')).text).toContain(
    'By the account of your organisation',
  );
});

test('the doctor sends a form to the running product and finds nothing wrong', async () => {
  const { code, out } = await runVicus(['doctor', '--json'], { VICUS_DATA: dataDirectory });
  const { findings } = JSON.parse(out) as { findings: { check: string; state: string }[] };
  expect(findings.filter(({ state }) => state === 'wrong')).toEqual([]);
  expect(code).toBe(0);
  for (const check of ['form-direct', 'form', 'row-level security tried', 'clock of the address'])
    expect(findings).toContainEqual(expect.objectContaining({ check, state: 'good' }));
});
