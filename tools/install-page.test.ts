/** docs/install.md, held against the program: its settings and its commands. */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { COMMANDS } from '../app/cli/commands.ts';
import { parseSettings, SETTING_NAMES } from '../app/src/server/settings/settings.ts';
import { root } from './processes.mjs';

const page = readFileSync(resolve(root, 'docs/install.md'), 'utf8');
const rows = [...page.matchAll(/^\| `([A-Z_]+)` *\| (\S[^|]*?) *\|/gm)].map(([, name = '', value = '']) => ({
  name,
  value: value.replaceAll('`', ''),
}));

test('the table has every setting, and no other', () => {
  expect(rows.map(({ name }) => name).toSorted()).toEqual([...SETTING_NAMES].toSorted());
});

test('the defaults of the table are those of the program', () => {
  const chosen = { OIDC_ISSUER: 'https://a.example.org', OIDC_CLIENT_ID: 'a', OIDC_CLIENT_SECRET: 'a' };
  const { port, host, openId, dataDirectory, apiRequestsPerMinute } = parseSettings(chosen, '/clone', '1');
  const defaults: Record<string, string> = {
    PORT: String(port),
    HOST: host,
    VICUS_DATA: dataDirectory.replace('/clone', '.'),
    VICUS_API_REQUESTS_PER_MINUTE: String(apiRequestsPerMinute),
    OIDC_NAME: openId?.label ?? '',
    OIDC_TRUST_EMAIL: openId?.trustsEmail === true ? 'yes' : 'no',
  };
  for (const { name, value } of rows) expect(value, name).toBe(defaults[name] ?? '–');
});

test('every command on the page exists, with its options', () => {
  const used = [...page.matchAll(/vicus -- ([a-z-]+)([^\n`]*)/g)];
  expect(used.length).toBeGreaterThan(5);
  for (const [, name, rest = ''] of used) {
    const command = COMMANDS.find((one) => one.name === name);
    expect(command, name).toBeDefined();
    const known = Object.keys({ ...command?.options, ...command?.flags });
    for (const [, option = ''] of rest.matchAll(/ --([a-z-]+)/g))
      expect(known, `${name} ${rest}`).toContain(option);
  }
});
