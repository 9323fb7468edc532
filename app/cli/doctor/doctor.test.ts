/** Each thing the doctor can find, made to happen. */
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type RequestListener } from 'node:http';
import { createServer as createSocketServer, type AddressInfo, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, test } from 'vitest';
import { parseSettings } from '../../src/server/settings/settings.ts';
import { noteBackup } from '../backup/last-backup.ts';
import { judgeClock } from './clock.ts';
import { checkForms } from './form-post.ts';
import { checkOpenId } from './hosts.ts';
import { checkBackupAge, checkSecrets, judgeFreeSpace } from './machine.ts';
import { checkMail } from './mail.ts';

const folder = mkdtempSync(join(tmpdir(), 'vicus-doctor-'));
const servers: Server[] = [];
afterAll(() => rmSync(folder, { recursive: true }));
afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});

async function listen(server: Server): Promise<number> {
  servers.push(server);
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return (server.address() as AddressInfo).port;
}

const settingsOf = (environment: Record<string, string> = {}) =>
  parseSettings({ VICUS_DATA: folder, ...environment }, folder, '1.0.0');

const vicus: RequestListener = (_, response) => response.writeHead(303, { location: '/' }).end();

describe('a form sent to the installation', () => {
  /** Vicus behind a proxy that answers as given. */
  async function send(proxy: RequestListener, itself: RequestListener = vicus) {
    const [own, outer] = [await listen(createServer(itself)), await listen(createServer(proxy))];
    const address = { origin: `http://127.0.0.1:${outer}`, host: '127.0.0.1', port: own };
    return checkForms(settingsOf(), address, true);
  }
  const answer =
    (status: number, headers: Record<string, string> = {}, body = ''): RequestListener =>
    (_, response) =>
      response.writeHead(status, headers).end(body);

  test('arrives, with the name and protocol that the browser would send', async () => {
    const seen: unknown[] = [];
    const findings = await send((request, response) => {
      seen.push(request.method, request.url, request.headers.origin);
      vicus(request, response);
    });
    expect(findings.map(({ check, state }) => [check, state])).toEqual([
      ['form-direct', 'good'],
      ['form', 'good'],
      ['clock of the address', 'good'],
    ]);
    expect(seen).toEqual(['POST', '/sign-out', expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+$/)]);
  });

  test.each([
    ['another name', answer(421), 'under another name', 'VICUS_ORIGIN'],
    [
      'another protocol',
      answer(403, {}, 'Cross-site POST form submissions are forbidden'),
      'one of another site',
      'VICUS_ORIGIN',
    ],
    [
      'a proxy that insists on https',
      answer(301, { location: 'https://town.example.org/sign-out' }),
      'sends forms on to https://town.example.org',
      'Set VICUS_ORIGIN=https://town.example.org',
    ],
    ['a proxy that does not find Vicus', answer(502), 'does not reach Vicus', 'HOST and PORT'],
    ['a proxy with a small limit', answer(413), 'too large', 'client_max_body_size'],
    ['another program', answer(200, {}, 'It works!'), 'as Vicus does not', 'the name points to this machine'],
  ])('%s is recognised', async (_, proxy, what, mend) => {
    const [, found] = await send(proxy);
    expect(found).toMatchObject({ check: 'form', state: 'wrong' });
    expect(found?.what).toContain(what);
    expect(found?.mend).toContain(mend);
  });

  test('a clock that is apart is told by the Date of the answer', async () => {
    const findings = await send((request, response) => {
      response.setHeader('date', new Date(Date.now() + 120_000).toUTCString());
      vicus(request, response);
    });
    expect(findings.at(-1)).toMatchObject({ check: 'clock of the address', state: 'wrong' });
  });

  test('where Vicus itself refuses, the proxy is not blamed', async () => {
    const findings = await send(vicus, answer(403, {}, 'Cross-site POST form submissions are forbidden'));
    expect(findings.map(({ check, state }) => [check, state])).toEqual([['form-direct', 'wrong']]);
  });

  test('silence, another origin in this shell, and a stopped Vicus are said', async () => {
    const own = await listen(createServer(vicus));
    const address = { origin: 'http://127.0.0.1:1', host: '0.0.0.0', port: own };
    expect((await checkForms(settingsOf(), address, true))[1]).toMatchObject({
      state: 'wrong',
      what: expect.stringContaining('does not answer'),
    });
    const other = settingsOf({ VICUS_ORIGIN: 'https://other.example.org' });
    expect((await checkForms(other, address, true)).at(-1)).toMatchObject({ check: 'origin', state: 'look' });
    expect(await checkForms(settingsOf(), address, false)).toMatchObject([{ check: 'form', state: 'look' }]);
  });
});

describe('mail', () => {
  /** As much of a mail server as a handshake needs. */
  function openMailServer(mailbox: string[], isLoginRight = true) {
    return listen(
      createSocketServer((socket) => {
        socket.write('220 mail.example.org ESMTP\r\n');
        let isData = false;
        socket.setEncoding('utf8').on('data', (text: string) => {
          if (isData) {
            mailbox.push(text);
            if (!text.includes('\r\n.\r\n')) return;
            isData = false;
            return void socket.write('250 queued\r\n');
          }
          if (text.startsWith('EHLO')) socket.write('250-mail.example.org\r\n250 AUTH PLAIN\r\n');
          else if (text.startsWith('AUTH')) socket.write(isLoginRight ? '235 ok\r\n' : '535 wrong\r\n');
          else if (/^RCPT.*nobody/.test(text)) socket.write('550 no such user\r\n');
          else if (text.startsWith('DATA')) {
            isData = true;
            socket.write('354 go on\r\n');
          } else socket.write('250 ok\r\n');
          return undefined;
        });
        socket.on('error', () => undefined);
      }),
    );
  }
  const origin = 'https://town.example.org';

  test('shakes hands and sends nothing, unless a message is asked for', async () => {
    const mailbox: string[] = [];
    const url = `smtp://town:secret@127.0.0.1:${await openMailServer(mailbox)}`;
    expect(await checkMail(url, origin, undefined)).toMatchObject([{ check: 'mail', state: 'good' }]);
    expect(mailbox).toEqual([]);
    const sent = await checkMail(url, origin, 'me@example.org');
    expect(sent.at(-1)).toMatchObject({ check: 'mail-sent', state: 'good' });
    expect(mailbox.join('')).toContain('Subject: Vicus: mail works');
    const refused = await checkMail(url, origin, 'nobody@example.org');
    expect(refused.at(-1)).toMatchObject({ check: 'mail-sent', state: 'wrong' });
  });

  test('a wrong login, another program, silence, and a sender nobody accepts are told apart', async () => {
    const wrongLogin = `smtp://town:secret@127.0.0.1:${await openMailServer([], false)}`;
    expect(await checkMail(wrongLogin, origin, undefined)).toMatchObject([
      { state: 'wrong', what: expect.stringContaining('refuses name or password') },
    ]);
    const web = await listen(createSocketServer((socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n')));
    expect(await checkMail(`smtp://127.0.0.1:${web}`, origin, undefined)).toMatchObject([
      { state: 'wrong', what: expect.stringContaining('does not answer as a mail server') },
    ]);
    expect(await checkMail('smtps://127.0.0.1:1', origin, undefined)).toMatchObject([{ state: 'wrong' }]);
    expect(await checkMail(undefined, origin, undefined)).toMatchObject([{ state: 'look' }]);
    const url = `smtp://town:secret@127.0.0.1:${await openMailServer([])}`;
    expect((await checkMail(url, 'http://localhost:3000', undefined)).at(-1)).toMatchObject({
      check: 'mail-sender',
      state: 'look',
    });
  });
});

describe('the provider of sign-in', () => {
  test('answers under its own name, or what is wrong is said', async () => {
    let issuer = '';
    const port = await listen(
      createServer((_, response) =>
        response.setHeader('content-type', 'application/json').end(JSON.stringify({ issuer })),
      ),
    );
    issuer = `http://127.0.0.1:${port}`;
    const settings = settingsOf({ OIDC_ISSUER: issuer, OIDC_CLIENT_ID: 'v', OIDC_CLIENT_SECRET: 's' });
    expect(await checkOpenId(settings)).toMatchObject([{ state: 'good' }]);
    issuer = 'https://elsewhere.example.org';
    expect(await checkOpenId(settings)).toMatchObject([
      { state: 'wrong', what: expect.stringContaining('elsewhere') },
    ]);
    expect(await checkOpenId(settingsOf())).toEqual([]);
  });
});

describe('the machine', () => {
  test('secrets that others can read are named with the command that closes them', () => {
    const secrets = join(folder, 'secrets');
    mkdirSync(secrets, { mode: 0o700 });
    writeFileSync(join(secrets, 'session'), 'x', { mode: 0o600 });
    expect(checkSecrets(settingsOf()).state).toBe('good');
    chmodSync(join(secrets, 'session'), 0o644);
    expect(checkSecrets(settingsOf())).toMatchObject({
      state: 'wrong',
      what: expect.stringContaining('secrets/session'),
      mend: expect.stringMatching(/^chmod /),
    });
  });

  test('the age of the last backup counts from week to month', () => {
    const now = new Date('2026-11-22T12:00:00Z');
    const days = (count: number) => new Date(now.getTime() - count * 24 * 60 * 60 * 1000);
    expect(checkBackupAge(settingsOf(), now).state).toBe('look');
    for (const [age, state] of [
      [0, 'good'],
      [7, 'good'],
      [8, 'look'],
      [31, 'wrong'],
    ] as const) {
      noteBackup(folder, '/somewhere/else/town.backup', days(age));
      expect(checkBackupAge(settingsOf(), now), `${age} days`).toMatchObject({ state });
    }
    const beside = join(folder, 'town.backup');
    writeFileSync(beside, '');
    noteBackup(folder, beside, days(0));
    expect(checkBackupAge(settingsOf(), now)).toMatchObject({
      state: 'look',
      what: expect.stringContaining('in the data folder itself'),
    });
  });

  test.each([
    [100, 'wrong'],
    [1_000, 'look'],
    [5_000, 'good'],
  ] as const)('%d MB free: %s', (megabytes, state) => {
    expect(judgeFreeSpace('/data', megabytes).state).toBe(state);
  });

  test.each([
    [0, 0, 'good'],
    [6_000, 0, 'look'],
    [-6_000, 0, 'look'],
    [31_000, 0, 'wrong'],
    [-31_000, 0, 'wrong'],
    // A header of HTTP tells whole seconds only.
    [-5_500, 1_000, 'good'],
  ] as const)('a clock %d ms apart, told in steps of %d ms: %s', (apart, step, state) => {
    expect(
      judgeClock('clock', 'x', 1_000_000 + apart, { before: 1_000_000, after: 1_000_000 }, step).state,
    ).toBe(state);
  });
});
