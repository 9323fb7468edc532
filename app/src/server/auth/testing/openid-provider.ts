// oxlint-disable-next-line triple-slash-reference -- the library has no types; journeys are checked by another tsconfig
/// <reference path="./oidc-provider.d.ts" />
/** A real OpenID Connect provider for tests, and a person who signs in there. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Provider } from 'oidc-provider';

export interface Person {
  readonly email: string;
  readonly emailVerified: boolean;
  readonly name: string;
}

export interface TestProvider {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** whom the provider knows, by login; may be changed meanwhile */
  readonly people: Map<string, Person>;
  close(): Promise<void>;
}

/** @param callback our address that the provider sends people back to */
export async function startTestProvider(callback: string): Promise<TestProvider> {
  const people = new Map<string, Person>();
  const server = createServer((request, response) => void listen(request, response));
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const client = { client_id: 'vicus', client_secret: 'a secret of client and provider' };
  const listen = new Provider(issuer, {
    clients: [{ ...client, redirect_uris: [callback] }],
    claims: { email: ['email', 'email_verified'], profile: ['name'] },
    cookies: { keys: ['only for tests'] },
    findAccount: (_: unknown, login: string) => {
      const person = people.get(login);
      if (person === undefined) return undefined;
      const { email, emailVerified, name } = person;
      const claims = { sub: `subject-${login}`, email, email_verified: emailVerified, name };
      return { accountId: login, claims: () => claims };
    },
  }).callback();
  return {
    issuer,
    clientId: client.client_id,
    clientSecret: client.client_secret,
    people,
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}

/** Signs in at the provider's own pages and agrees. @returns the address that the provider sends the browser back to */
export async function signInAtProvider(start: string, login: string): Promise<URL> {
  const { origin } = new URL(start);
  const cookies = new Map<string, string>();
  let address = start;
  let form: URLSearchParams | undefined;
  for (let steps = 0; steps < 20; steps += 1) {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const response = await fetch(address, {
      redirect: 'manual',
      headers: { cookie },
      ...(form === undefined ? {} : { method: 'POST', body: form }),
    });
    form = undefined;
    for (const line of response.headers.getSetCookie()) {
      const [name = '', value = ''] = (line.split(';')[0] ?? '').split(/=(.*)/);
      cookies.set(name, value);
    }
    const next = response.headers.get('location');
    if (next !== null) {
      const target = new URL(next, address);
      if (target.origin !== origin) return target;
      address = target.href;
      continue;
    }
    const page = await response.text();
    const prompt = /name="prompt" value="(\w+)"/.exec(page)?.[1];
    if (prompt === undefined)
      throw new Error(`No form on ${address} (${response.status}): ${page.slice(0, 400)}`);
    address = new URL(/<form[^>]*action="([^"]+)"/.exec(page)?.[1] ?? '', address).href;
    form = new URLSearchParams({ prompt, login, password: 'anything' });
  }
  throw new Error('the provider never sent the browser back');
}
