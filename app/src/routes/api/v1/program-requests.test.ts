import type { RequestEvent } from '@sveltejs/kit';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { setClock } from '#server/clock.ts';
import { publishSettings, type RunningSettings } from '#server/settings/settings.ts';
import { answerPrograms } from './program-requests.ts';

const MOST = 3;

function ask(path: string, { method = 'GET', address = '192.0.2.1', headers = {}, answered = 200 } = {}) {
  const url = new URL(path, 'http://localhost:3000');
  const request = new Request(url, { method, headers });
  const event = {
    url,
    request,
    route: { id: path },
    getClientAddress: () => address,
  } as unknown as RequestEvent;
  const type = answered === 200 ? 'application/json' : 'text/html';
  return answerPrograms(event, () =>
    Promise.resolve(
      new Response('{}', { status: answered, headers: { 'content-type': type, allow: 'GET' } }),
    ),
  );
}

const allow = (most: number) => publishSettings({ apiRequestsPerMinute: most } as RunningSettings);

let now = Date.parse('2026-01-01T00:00:00Z');
beforeEach(() => {
  now += 3_600_000;
  setClock(() => new Date(now));
  allow(MOST);
});
afterEach(() => setClock(undefined));

describe('requests of programs', () => {
  test('too many from one network are told when to come again; another network is not', async () => {
    for (let i = 0; i < MOST; i += 1) expect((await ask('/api/v1/places')).status).toBe(200);
    now += 20_000;
    const refused = await ask('/api/v1/config', { headers: { 'accept-language': 'de' } });
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '40']);
    expect(refused.headers.get('access-control-allow-origin')).toBe('*');
    expect(refused.headers.get('content-type')).toBe('application/problem+json');
    expect(await refused.json()).toMatchObject({
      code: 'api-too-many-requests',
      most: MOST,
      detail: expect.stringMatching(/mehr als 3 Anfragen.*in 40 Sekunden/),
    });
    expect((await ask('/api/v1/places', { address: '192.0.2.2' })).status).toBe(200);
    now += 41_000;
    expect((await ask('/api/v1/places')).status).toBe(200);
  });

  test('one household has one network, whatever its last numbers', async () => {
    for (const last of ['1', '2', '3', '4'])
      await ask('/api/v1/places', { address: `2001:db8:1:2::${last}` });
    expect((await ask('/api/v1/places', { address: '2001:db8:1:2:ffff::1' })).status).toBe(429);
  });

  test('pages, health, feeds and questions before questions are not counted', async () => {
    for (let i = 0; i < 10; i += 1)
      for (const path of ['/', '/health', '/p/vico', '/p/vico/feed.xml'])
        expect((await ask(path)).status, path).toBe(200);
    for (let i = 0; i < 10; i += 1)
      expect((await ask('/api/v1/places', { method: 'OPTIONS' })).status).toBe(204);
    expect((await ask('/api/v1/places')).status).toBe(200);
  });

  test('an operator may lift the limit', async () => {
    allow(0);
    for (let i = 0; i < 50; i += 1) expect((await ask('/api/v1/places')).status).toBe(200);
  });

  test('pages are left as they are; feeds may be read by other sites', async () => {
    expect((await ask('/p/vico')).headers.get('access-control-allow-origin')).toBeNull();
    expect((await ask('/p/vico', { answered: 404 })).headers.get('content-type')).toBe('text/html');
    expect((await ask('/p/vico/feed.json')).headers.get('access-control-allow-origin')).toBe('*');
  });

  test.each([
    [404, 'not-found'],
    [405, 'api-method-not-allowed'],
  ])('what the framework refuses with %i becomes a problem that programs read', async (answered, code) => {
    const response = await ask('/api/v1/nothing', { answered });
    expect(response.status).toBe(answered);
    expect(await response.json()).toMatchObject({ code, status: answered });
  });
});
