import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildCube, toCubeJson } from '@vicus/cube';
import { afterAll, describe, expect, test, vi } from 'vitest';
import { runVicus } from './testing/run-command.ts';

const folder = mkdtempSync(join(tmpdir(), 'vicus-cli-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

vi.setConfig({ testTimeout: 20_000 });

describe('help', () => {
  test('lists every command, and no word at all is a wrong use', async () => {
    const [asked, silent] = [await runVicus(['help']), await runVicus([])];
    expect(asked).toMatchObject({ code: 0, err: '' });
    for (const name of [
      'doctor',
      'migrate',
      'recover',
      'demo',
      'backup',
      'restore',
      'export',
      'report',
      'protect',
    ])
      expect(asked.out).toContain(`\n  ${name} `);
    expect(silent).toMatchObject({ code: 2, out: asked.out });
  });
  test('of a command says how it is used', async () => {
    const { code, out } = await runVicus(['backup', '--help']);
    expect(code).toBe(0);
    expect(out).toContain('vicus -- backup FILE');
    expect(out).toContain('VICUS_BACKUP_KEY');
  });
});

test.each([
  [['dance'], 'There is no command "dance".'],
  [['backup'], 'backup needs FILE.'],
  [['migrate', 'now'], 'migrate takes nothing.'],
  [['export', 'a', 'b', 'c'], 'export takes PLACE [FOLDER].'],
  [['report', 'town', '--lanugage', 'de'], '--lanugage'],
  [['demo', 'play'], 'demo takes the word load or remove.'],
])('%j is refused with code 2', async (words, said) => {
  const { code, err } = await runVicus(words, { VICUS_DATA: join(folder, 'never') });
  expect(code).toBe(2);
  expect(err).toContain(said);
});

test('a wrong setting is named, with the way to mend it', async () => {
  const { code, err } = await runVicus(['doctor'], { PORT: 'many' });
  expect(code).toBe(1);
  expect(err).toMatch(/setting-invalid: .*PORT/);
});

test('a backup without a key, or with a short one, is refused before anything is opened', async () => {
  const file = join(folder, 'none.backup');
  expect(await runVicus(['backup', file])).toMatchObject({
    code: 1,
    err: expect.stringMatching(/^backup-key-missing:/),
  });
  expect((await runVicus(['backup', file], { VICUS_BACKUP_KEY: 'short' })).err).toMatch(/^backup-key-short:/);
});

test('doctor finds no data yet, and makes none', async () => {
  const { code, out } = await runVicus(['doctor'], {
    VICUS_DATA: join(folder, 'none'),
    SMTP_URL: 'smtp://town:secret@127.0.0.1:1',
  });
  expect(code).toBe(1);
  expect(out).toContain('look   database: none yet');
  expect(out).toContain('outside hosts that are called: mail 127.0.0.1:1 (SMTP_URL)');
  expect(out).toMatch(
    /wrong {2}mail: 127\.0\.0\.1:1 does not answer.*\n.*Why it matters: .*\n.*To mend it: /,
  );
  expect(out).not.toContain('secret@');
});

test('doctor writes JSON for programs, and refuses to send to what is no address', async () => {
  const settings = { VICUS_DATA: join(folder, 'none') };
  const { code, out } = await runVicus(['doctor', '--json'], settings);
  expect(code).toBe(0);
  const { findings, wrong } = JSON.parse(out) as { wrong: number; findings: { check: string }[] };
  expect(wrong).toBe(0);
  expect(findings.map(({ check }) => check)).toEqual(
    expect.arrayContaining(['settings', 'disk', 'secrets', 'database', 'form', 'mail', 'backup-age']),
  );
  expect((await runVicus(['doctor', '--send-to', 'me'], settings)).code).toBe(2);
});

describe('protect', () => {
  const cube = buildCube({
    id: 'asked',
    provenance: {
      title: { en: 'Asked' },
      period: '2025',
      source: { en: 'Survey' },
      method: 'cube',
      notes: [],
    },
    dimensions: [
      {
        id: 'role',
        label: { en: 'Role' },
        role: 'category',
        categories: [
          { code: 'official', label: { en: 'Officials' } },
          { code: 'elected', label: { en: 'Elected' } },
        ],
      },
    ],
    measures: [{ id: 'n', label: { en: 'Asked' }, kind: 'count', unit: 'persons', decimals: 0 }],
    cells: [
      { at: { role: 'official' }, measures: { n: 12 } },
      { at: { role: 'elected' }, measures: { n: 3 } },
    ],
  });
  const cubeFile = join(folder, 'cube.json');
  const basisFile = join(folder, 'basis.json');
  writeFileSync(cubeFile, toCubeJson(cube));
  writeFileSync(basisFile, JSON.stringify({ basis: { n: { kind: 'count-of-persons' } } }));

  test('withholds what is too small, in CSV and JSON', async () => {
    const csv = await runVicus(['protect', cubeFile, basisFile, '--format', 'csv']);
    expect(csv.code).toBe(0);
    expect(csv.out).toContain('official,Officials,n,Asked,persons,12,final,');
    expect(csv.out).toContain('elected,Elected,n,Asked,persons,,,withheld');
    expect(csv.err).toContain('1 published, 1 withheld');
    const out = join(folder, 'protected.json');
    expect((await runVicus(['protect', cubeFile, basisFile, '--out', out])).code).toBe(0);
    expect(JSON.parse(readFileSync(out, 'utf8'))).toMatchObject({ columns: { n: { values: [12, null] } } });
  });

  test.each([
    [{ basis: {} }, 'basis-missing'],
    [{ basis: { n: { kind: 'count-of-persons' } }, policy: { minimumCount: 3 } }, 'policy-lowered'],
    [{ base: {} }, 'basis-invalid'],
  ])('refuses %j', async (basis, code) => {
    const file = join(folder, `${code}.json`);
    writeFileSync(file, JSON.stringify(basis));
    const ended = await runVicus(['protect', cubeFile, file]);
    expect(ended).toMatchObject({ code: 1, out: '' });
    expect(ended.err).toMatch(new RegExp(`^${code}: `));
  });

  test('refuses a file that is missing or no JSON', async () => {
    expect((await runVicus(['protect', join(folder, 'no.json'), basisFile])).err).toMatch(
      /^file-unreadable: /,
    );
    writeFileSync(join(folder, 'text.json'), 'text');
    expect((await runVicus(['protect', cubeFile, join(folder, 'text.json')])).err).toMatch(/^no-json: /);
    expect((await runVicus(['protect', join(folder, 'text.json'), basisFile])).code).toBe(1);
  });
});
