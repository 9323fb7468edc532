import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, describe, expect, test, vi } from 'vitest';
import { runVicus } from '../testing/run-command.ts';

const folder = mkdtempSync(join(tmpdir(), 'vicus-tables-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

vi.setConfig({ testTimeout: 60_000 });

const towns = ['north', 'south', 'east', 'west'];
const ages = ['0-17', '18-64', '65+'];
const definition = {
  name: 'town',
  variables: { town: { leaves: towns, levels: [] }, age: { leaves: ages, levels: [] } },
  tables: [{ name: 'full', vars: { town: ['leaf', 'Total'], age: ['leaf', 'Total'] } }],
  rules: { type: 'freq', maxN: 4, protectZeros: false },
};
const counts = [
  [2, 40, 12],
  [9, 31, 0],
  [14, 1, 8],
  [21, 17, 30],
];
const rows = towns.flatMap((town, i) =>
  ages.flatMap((age, j) => (counts[i]![j]! > 0 ? [`${town},${age},${counts[i]![j]}`] : [])),
);

function write(
  name: string,
  problem: unknown,
  lines: readonly string[] = ['town,age,freq', ...rows],
): string {
  const at = join(folder, name);
  mkdirSync(at, { recursive: true });
  writeFileSync(join(at, 'problem.json'), typeof problem === 'string' ? problem : JSON.stringify(problem));
  writeFileSync(join(at, 'inner.csv'), `${lines.join('\n')}\n`);
  return at;
}

const town = write('town', definition);
const result = join(folder, 'result.csv');

function tamper(name: string, change: (lines: string[]) => readonly string[]): string {
  const file = join(folder, name);
  writeFileSync(file, change(readFileSync(result, 'utf8').trimEnd().split('\n')).join('\n'));
  return file;
}

describe('vicus protect FOLDER, vicus audit', () => {
  test('writes what may be published, says how much is withheld, and the audit agrees', async () => {
    const proof = join(folder, 'proof.json');
    const words = ['protect', town, '--out', result, '--certificate', proof, '--json'];
    const { code, out } = await runVicus(words);
    expect(code).toBe(0);
    const said = JSON.parse(out) as Record<string, unknown>;
    expect(Object.keys(said)).toEqual(['cells', 'primary', 'secondary', 'seconds', 'failures']);
    const none = { newspaper: 0, reader: 0, person: 0, family: 0, archivist: 0 };
    expect(said).toMatchObject({ cells: 19, primary: 2, failures: none });
    const lines = readFileSync(result, 'utf8').trimEnd().split('\n');
    expect(lines[0]).toBe('key,published,status,reason');
    expect(lines).toHaveLength(1 + 20);
    expect(lines).toContain('north|0-17,,primary,too-few-persons');
    expect(lines).toContain('south|65+,0,value,');
    expect(lines.filter((line) => line.includes(',secondary,'))).toHaveLength(Number(said['secondary']));
    const again = await runVicus(['audit', town, result, '--certificate', proof]);
    expect(again).toMatchObject({ code: 0, err: expect.stringContaining('proved by addition') });
    expect(again.out).toContain('failures   newspaper 0, reader 0, person 0, family 0, archivist 0');
  });

  test.each<[string, string, (lines: string[]) => readonly string[]]>([
    [
      'a primary cell shown',
      'is shown although',
      (lines) =>
        lines.map((line) => line.replace('north|0-17,,primary,too-few-persons', 'north|0-17,2,value,')),
    ],
    ['every secondary cell shown', 'can be computed', (lines) => lines.map(showSecondary)],
    [
      'a number changed',
      'another number',
      (lines) => lines.map((line) => line.replace(/^west\|65\+,30,/, 'west|65+,31,')),
    ],
    ['a row missing', 'is missing', (lines) => lines.filter((line) => !line.startsWith('Total|Total,'))],
    ['a row twice', 'twice', (lines) => [...lines, lines.at(-1)!]],
    ['a row of elsewhere', 'is no cell', (lines) => [...lines, 'centre|65+,9,value,']],
  ])('%s: exit code 1', async (name, said, change) => {
    const { code, err } = await runVicus(['audit', town, tamper(`${name}.csv`, change)]);
    expect(code).toBe(1);
    expect(err).toContain(said);
  });

  test('rounds instead, and shows no rounded zero as zero', async () => {
    const { code, out } = await runVicus(['protect', town, '--method', 'round']);
    expect(code).toBe(0);
    expect(out).toContain('south|65+,0–4,rounded,small-counts-rounded');
    expect(out).not.toMatch(/,0,rounded/);
  });

  test('the same seed gives the same result', async () => {
    const [one, other] = [await runVicus(['protect', town]), await runVicus(['protect', town])];
    expect(one.out).toBe(other.out);
  });

  test('a policy of the place takes the place of the rules', async () => {
    const policy = join(folder, 'policy.json');
    writeFileSync(policy, JSON.stringify({ policyId: 'town', minimumCount: 10 }));
    const { code, out } = await runVicus(['protect', town, '--policy', policy, '--json']);
    expect([code, (JSON.parse(out) as { primary: number }).primary]).toEqual([0, 4]);
    writeFileSync(policy, JSON.stringify({ minimumCount: 2 }));
    expect(await runVicus(['protect', town, '--policy', policy])).toMatchObject({
      code: 2,
      err: expect.stringMatching(/^policy-lowered:/),
    });
  });

  test('families learn nothing where the policy says so, or --family does', async () => {
    const policy = join(folder, 'family.json');
    writeFileSync(policy, JSON.stringify({ policyId: 'town', family: true }));
    const out = join(folder, 'family.csv');
    const failures = (text: string) => (JSON.parse(text) as { failures: { family: number } }).failures.family;
    const plain = await runVicus(['audit', town, result, '--family', '--json']);
    expect([plain.code, failures(plain.out) > 0]).toEqual([1, true]);
    for (const words of [['--policy', policy], ['--family']]) {
      const { code } = await runVicus(['protect', town, ...words, '--out', out]);
      expect(code).toBe(0);
      const audited = await runVicus(['audit', town, out, ...words, '--json']);
      expect([audited.code, failures(audited.out)]).toEqual([0, 0]);
    }
    expect((await runVicus(['protect', town, '--family', '--method', 'round'])).code).toBe(2);
  });

  test('a table of one protected cell shows nothing, which is safe', async () => {
    const alone = { ...definition, tables: [{ name: 't', vars: { town: ['Total'], age: ['Total'] } }] };
    const out = join(folder, 'none.csv');
    const lines = ['town,age,freq', 'north,65+,3'];
    const { code, err } = await runVicus(['protect', write('alone', alone, lines), '--out', out]);
    expect({ code, err }).toMatchObject({ code: 0 });
    expect(readFileSync(out, 'utf8')).toBe(
      'key,published,status,reason\nTotal|Total,,primary,too-few-persons\n',
    );
  });
});

function showSecondary(line: string): string {
  const [key = '', , status] = line.split(',');
  if (status !== 'secondary') return line;
  const [one = '', age = ''] = key.split('|');
  const sum = counts
    .filter((_, i) => one === 'Total' || towns[i] === one)
    .flatMap((row) => row.filter((_, j) => age === 'Total' || ages[j] === age))
    .reduce((all, count) => all + count, 0);
  return `${key},${sum},value,`;
}

describe('bad input is named, with its place, and ends with exit code 2', () => {
  const header = 'town,age,freq';
  test.each<[string, RegExp, unknown, string[]?]>([
    ['no JSON', /^no-json: .*problem\.json/, '{'],
    ['no tables', /^bad-definition: tables/, { ...definition, tables: 'all' }],
    ['negative', /^negative-count: .*-3/s, definition, [header, 'north,65+,-3']],
    ['fraction', /^fractional-count:/, definition, [header, 'north,65+,1.5']],
    ['overflow', /^count-too-large:/, definition, [header, 'north,65+,9007199254740993']],
    ['no number', /^bad-count: .*line 2/, definition, [header, 'north,65+,many']],
    ['unknown leaf', /^unknown-leaf:/, definition, [header, 'centre,65+,3']],
    ['row twice', /^duplicate-row:/, definition, [header, 'north,65+,3', 'north,65+,4']],
    ['no column', /^bad-definition: .*line 1/, definition, ['town,freq', 'north,3']],
    ['empty', /^empty-table:/, definition, [header]],
  ])('%s', async (name, said, problem, lines) => {
    const out = join(folder, `${name}.csv`);
    const { code, err } = await runVicus(['protect', write(name, problem, lines), '--out', out]);
    expect(err).toMatch(said);
    expect([code, existsSync(out)]).toEqual([2, false]);
  });

  test('too many dimensions, too many cells', async () => {
    const open = (names: string, leafCount: number) => ({
      variables: Object.fromEntries(
        [...names].map((name) => [
          name,
          { leaves: Array.from({ length: leafCount }, (_, i) => `${name}${i}`) },
        ]),
      ),
      tables: [{ name: 't', vars: Object.fromEntries([...names].map((name) => [name, ['leaf', 'Total']])) }],
      rules: { type: 'freq', maxN: 4 },
    });
    const lines = (names: string) => [
      `${[...names].join(',')},freq`,
      `${[...names].map((one) => `${one}0`).join(',')},3`,
    ];
    const wide = write('wide', open('abcdefghij', 2), lines('abcdefghij'));
    expect(await runVicus(['protect', wide])).toMatchObject({
      code: 2,
      err: expect.stringMatching(/^too-many-/),
    });
    const long = write('long', open('abc', 110), lines('abc'));
    expect(await runVicus(['protect', long])).toMatchObject({
      code: 2,
      err: expect.stringMatching(/^too-many-/),
    });
  });

  test('a folder or result that is not there, and options that are none', async () => {
    expect(await runVicus(['protect', join(folder, 'nowhere')])).toMatchObject({
      code: 2,
      err: expect.stringMatching(/^file-unreadable:/),
    });
    const bad = join(folder, 'bad.csv');
    writeFileSync(bad, 'key,published,status,reason\nTotal|Total,many,value,\n');
    expect(await runVicus(['audit', town, bad])).toMatchObject({
      code: 2,
      err: expect.stringMatching(/^bad-result: .*line 2/),
    });
    for (const option of ['--guarantee=most', '--method=guess', '--seconds=soon', '--seed=1.5'])
      expect((await runVicus(['protect', town, option])).code).toBe(2);
  });
});

test('Ctrl-C keeps the best safe result', async () => {
  const places = Array.from({ length: 40 }, (_, i) => `p${i}`);
  const groups = Array.from({ length: 12 }, (_, i) => `g${i}`);
  const map = Object.fromEntries(places.map((place, i) => [place, `d${i % 8}`]));
  const large = {
    name: 'large',
    variables: {
      place: { leaves: places, levels: [{ name: 'd', map }] },
      group: { leaves: groups, levels: [] },
    },
    tables: [{ name: 't', vars: { place: ['leaf', 'd', 'Total'], group: ['leaf', 'Total'] } }],
    rules: { type: 'freq', maxN: 4, protectZeros: false },
  };
  const lines = places.flatMap((place, i) =>
    groups.map((group, j) => `${place},${group},${((i * 7 + j * 13 + i * j) % 11) ** 2 % 17}`),
  );
  const at = write('large', large, ['place,group,freq', ...lines.filter((line) => !line.endsWith(',0'))]);
  const out = join(folder, 'large.csv');
  const { code, err } = await interruptOnce(['protect', at, '--out', out, '--seconds', '600']);
  expect(err).toContain('Stopping');
  expect(code).toBe(0);
  expect((await runVicus(['audit', at, out])).code).toBe(0);
});

/** Runs the command and sends SIGINT once a first safe pattern is there. */
function interruptOnce(words: readonly string[]): Promise<{ code: number | null; err: string }> {
  return new Promise((done, refuse) => {
    const program = resolve(import.meta.dirname, '../vicus.ts');
    const child = spawn(process.execPath, [program, ...words], { stdio: ['ignore', 'ignore', 'pipe'] });
    let err = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      if (/secondary/.test(text) && !/secondary/.test(err)) child.kill('SIGINT');
      err += text;
    });
    child.on('error', refuse);
    child.on('close', (code) => done({ code, err }));
  });
}
