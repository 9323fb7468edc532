/** At the edges: other addresses, other hosts, other places, wrong methods, things too large. */
import { request } from 'node:http';
import type { IncomingMessage } from 'node:http';
import { beforeAll, describe, expect, inject, test } from 'vitest';
import { operator, signInAs } from './operator.ts';
import { listEndpointRoutes } from './routes.ts';
import { enter } from './visitor.ts';
import type { Visitor } from './visitor.ts';
import { neighbour } from './world.ts';

const origin = inject('baseUrl');
const { port } = new URL(origin);
const world = inject('world');

interface Sent {
  readonly method?: string;
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Buffer;
}

interface Answer {
  readonly status: number;
  readonly text: string;
  readonly location: string;
}

/** Sends exactly these headers; `fetch` would choose Host and Origin itself. */
async function sendRaw({ method = 'POST', path, headers = {}, body = '' }: Sent): Promise<Answer> {
  const response = await new Promise<IncomingMessage>((done, refuse) => {
    const type = { 'content-type': 'application/x-www-form-urlencoded', accept: 'text/html' };
    const sent = request({ host: '127.0.0.1', port, method, path, headers: { ...type, ...headers } }, done);
    sent.on('error', refuse);
    sent.end(body);
  });
  let text = '';
  response.setEncoding('utf8');
  for await (const part of response) text += String(part);
  return { status: response.statusCode ?? 0, text, location: response.headers.location ?? '' };
}

const signInForm = new URLSearchParams({ email: operator.email, password: operator.password }).toString();

describe('under which address a form is sent', () => {
  test.for([`localhost:${port}`, `127.0.0.1:${port}`])('accepted at %s', async (host) => {
    const headers = { host, origin: `http://${host}` };
    const { status, location } = await sendRaw({ path: '/sign-in?/password', headers, body: signInForm });
    expect(status).toBe(303);
    expect(location).toMatch(/\/office$/);
  });

  test('another name gets a page that names the right address', async () => {
    const host = `town-hall.local:${port}`;
    const headers = { host, origin: `http://${host}` };
    const { status, text } = await sendRaw({ path: '/sign-in?/password', headers, body: signInForm });
    expect(status).toBe(421);
    expect(text).toContain(origin);
  });

  test.for(['https://elsewhere.example', 'null', `http://localhost:${Number(port) + 1}`])(
    'a form of another site is refused: %s',
    async (foreign) => {
      const headers = { host: `localhost:${port}`, origin: foreign };
      const { status, location } = await sendRaw({ path: '/sign-in?/password', headers, body: signInForm });
      expect(status).toBe(403);
      expect(location).toBe('');
    },
  );

  test.for(['', 'a b', '[', 'x'.repeat(3000), '../..', 'localhost:99999'])(
    'a host that is none: %s',
    async (host) => {
      const { status } = await sendRaw({ method: 'GET', path: '/', headers: { host } });
      expect(status).toBeLessThan(500);
    },
  );
});

describe('methods and sizes', () => {
  test.for(['PUT', 'PATCH', 'DELETE', 'OPTIONS', 'POST'])('%s to every page is no bug', async (method) => {
    const headers = { host: `localhost:${port}`, origin };
    const paths = Object.values(world.visits)
      .flat()
      .map(({ path }) => path);
    for (const path of paths) {
      const { status } = await sendRaw({ method, path, headers });
      expect(status, path).toBeLessThan(500);
    }
  });

  test('13 MB into forms are refused with a page that says so', async () => {
    const visitor = await signInAs(origin, operator);
    const body = new FormData();
    body.append('file', new File([Buffer.alloc(13 * 1024 * 1024, 'a,b\n')], 'large.csv'));
    for (const path of [`/office/${world.slug}/actors/import`, `/office/${world.slug}/profile?/profile`]) {
      const answer = await visitor.open(path, { method: 'POST', body, headers: { origin } });
      expect(answer.status, path).toBe(413);
      expect(answer.document.querySelectorAll('h1').length, path).toBe(1);
    }
  });

  test.for([
    ['text', 'text/plain'],
    ['json', 'application/json'],
    ['broken multipart', 'multipart/form-data; boundary=nothing'],
    ['multipart without boundary', 'multipart/form-data'],
    ['no type', ''],
  ])('a body that is no form: %s', async ([, type = '']) => {
    const headers = { host: `localhost:${port}`, origin, 'content-type': type };
    const { status } = await sendRaw({ path: '/sign-in?/password', headers, body: '{"a":' });
    expect(status).toBeGreaterThanOrEqual(400);
    expect(status).toBeLessThan(500);
  });

  test('addresses that nobody would type', async () => {
    const headers = { host: `localhost:${port}` };
    for (const path of [
      '/%00',
      '/%ff%fe',
      '/r/%',
      '/office/%2e%2e%2f',
      '/p/..%5c',
      '//',
      `/${'a'.repeat(8000)}`,
    ]) {
      const { status } = await sendRaw({ method: 'GET', path, headers });
      expect(status, path.slice(0, 40)).toBeLessThan(500);
    }
  });
});

/** What a place published for others, what two agreed on, and what every place can look up: one id for all of them. */
const BETWEEN_PLACES =
  /\/(circles\/[^/]+|joint-services\/[^/]+|neighbours\/(?!new)[^/]+|practices\/(?!own)[^/]+|networks\/reference:|funds\/(programme|call):)/;

/** The status another place is to get; null: it depends on nothing but whether there is an id. */
async function readShared(path: string, own: number): Promise<number | null> {
  const { pathname } = new URL(path, origin);
  // The other place of these worlds belongs to the circle and the service; what a third one sees is tried on the database.
  if (BETWEEN_PLACES.test(decodeURIComponent(pathname))) return own;
  const ask = /\/asks\/[0-9a-f]{12}$/.exec(pathname)?.[0];
  // A draft stays with its place: what others are told of an ask is what everybody is told.
  return ask === undefined ? null : (await enter(origin).open(ask)).status;
}

describe('another place', () => {
  let stranger: Visitor;
  let member: Visitor;
  beforeAll(async () => {
    [stranger, member] = [await signInAs(origin, neighbour), await signInAs(origin, operator)];
  });
  const workplaces = Object.entries(world.visits).flatMap(([route, visits]) =>
    visits
      .filter(({ path }) => path.startsWith(`/office/${world.slug}`))
      .map(({ path, status = 200 }) => ({ route, path, own: status })),
  );

  test.for(workplaces)('is not told of $path', async ({ path }) => {
    expect((await stranger.open(path)).status).toBe(404);
  });

  test.for(workplaces)('its ids are unknown in one’s own place: $path', async ({ path, route, own }) => {
    const moved = path.replace(`/office/${world.slug}`, `/office/${world.otherSlug}`);
    const { status } = await stranger.open(moved);
    // What has no id of its own is simply the page of one's own place.
    // What ships (questionnaires, the catalogue of indicators) is known in every place.
    const isOfEveryPlace = /\/(new|shipped:[^/]+|indicators\/(?!own-)[^/]+)(\/|$)/.test(
      decodeURIComponent(new URL(path, origin).pathname),
    );
    const hasId = !isOfEveryPlace && route.replace('[place]', '').includes('[');
    const shared = await readShared(path, own);
    if (shared !== null) expect(status).toBe(shared);
    else if (hasId) expect(status).toBe(404);
    else expect(status).toBeLessThan(500);
  });

  test.for(workplaces)('takes no form: $path', async ({ path }) => {
    const page = await member.open(path);
    const forms = [...page.document.querySelectorAll('form[method=post]')];
    for (const form of forms) {
      const action = new URL(form.getAttribute('action') ?? '', page.url);
      const own = new URL(action.href.replace(`/office/${world.slug}`, `/office/${world.otherSlug}`));
      const body = new URLSearchParams({ name: 'taken over' });
      const answer = await stranger.open(action.href, { method: 'POST', body, headers: { origin } });
      expect(answer.status, action.href).toBe(404);
      const moved = await stranger.open(own.href, {
        method: 'POST',
        body: new URLSearchParams(),
        headers: { origin },
      });
      expect(moved.status, own.href).toBeLessThan(500);
    }
  });

  test('without signing in every workplace leads to the sign-in page', async () => {
    const visitor = enter(origin);
    for (const { path } of workplaces) {
      const page = await visitor.open(path);
      expect(new URL(page.url).pathname, path).toBe('/sign-in');
    }
  });

  test('endpoints of the office are closed to strangers', async () => {
    const endpoints = listEndpointRoutes().filter((route) => route.includes('/office/[place]'));
    for (const route of endpoints) {
      const path = route
        .replace(/^\/\(office\)/, '')
        .replace('[place]', world.slug)
        .replaceAll(/\[[^\]]+\]/g, '00000000-0000-4000-8000-000000000000');
      const read = await stranger.open(path);
      // Some take forms only: those are sent one.
      const body = new URLSearchParams({ tried: '1' });
      const sent = { method: 'POST', body, headers: { origin } };
      const answer = read.status === 405 ? await stranger.open(path, sent) : read;
      expect(answer.status, path).toBe(404);
    }
  });
});
