import { expect, test } from 'vitest';
import { StartFailure } from '../database/start-failure.ts';
import { parseSettings } from './settings.ts';

function readFailure(environment: Record<string, string>): StartFailure {
  try {
    parseSettings(environment, '/srv/vicus', '1.0.0');
  } catch (error) {
    if (error instanceof StartFailure) return error;
    throw error;
  }
  throw new Error('The settings were accepted.');
}

test('an empty environment gives the documented defaults', () => {
  expect(parseSettings({}, '/srv/vicus', '1.0.0')).toEqual({
    version: '1.0.0',
    cloneDirectory: '/srv/vicus',
    dataDirectory: '/srv/vicus/data',
    host: '127.0.0.1',
    port: 3000,
    configuredOrigin: undefined,
    smtpUrl: undefined,
    openId: undefined,
    apiRequestsPerMinute: 600,
    feeds: [],
    externalDatabase: undefined,
  });
});

test('a setting of blanks counts as left out', () => {
  expect(parseSettings({ PORT: ' ', SMTP_URL: '' }, '/srv/vicus', '1.0.0').port).toBe(3000);
});

test('paths are relative to the clone, an origin loses its slash', () => {
  const settings = parseSettings(
    { VICUS_DATA: '../store', VICUS_ORIGIN: 'https://Vicus.example.org/' },
    '/srv/vicus',
    '1.0.0',
  );
  expect(settings.dataDirectory).toBe('/srv/store');
  expect(settings.configuredOrigin).toBe('https://vicus.example.org');
});

test.each([
  ['PORT', 'web'],
  ['PORT', '70000'],
  ['HOST', 'a b'],
  ['VICUS_ORIGIN', 'vicus.example.org'],
  ['VICUS_ORIGIN', 'https://vicus.example.org/town'],
  ['DATABASE_URL', 'mysql://localhost/x'],
  ['SMTP_URL', 'https://mail.example.org'],
])('%s=%s is refused by name', (name, value) => {
  const failure = readFailure({ [name]: value });
  expect(failure.code).toBe('setting-invalid');
  expect(failure.message).toContain(name);
});

test('a message never repeats a value, which may hold a password', () => {
  expect(readFailure({ DATABASE_URL: 'mysql://me:secret@host/x' }).message).not.toContain('secret');
});

test.each([
  ['DATABASE_URL', 'VICUS_MIGRATE_URL'],
  ['VICUS_MIGRATE_URL', 'DATABASE_URL'],
])('%s alone asks for %s', (present, missing) => {
  expect(readFailure({ [present]: 'postgres://a:b@localhost/vicus' }).message).toContain(`${missing} is not`);
});

test('OpenID Connect needs all three of its settings', () => {
  const whole = {
    OIDC_ISSUER: 'https://login.example.org/realms/town',
    OIDC_CLIENT_ID: 'vicus',
    OIDC_CLIENT_SECRET: 'x',
  };
  expect(parseSettings(whole, '/srv/vicus', '1.0.0').openId).toEqual({
    issuer: 'https://login.example.org/realms/town',
    clientId: 'vicus',
    clientSecret: 'x',
    label: 'OpenID Connect',
    trustsEmail: false,
  });
  for (const name of Object.keys(whole))
    expect(readFailure({ ...whole, [name]: '' }).message).toContain(name);
  expect(readFailure({ ...whole, OIDC_ISSUER: 'http://login.example.org' }).message).toContain('OIDC_ISSUER');
});
