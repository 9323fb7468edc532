import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test, vi } from 'vitest';
import { runVicus } from '../testing/run-command.ts';

const folder = mkdtempSync(join(tmpdir(), 'vicus-releases-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

vi.setConfig({ testTimeout: 60_000 });

/** A folder with counts of places; `shared` says how its codes stand to those of other releases. */
function write(name: string, counts: Readonly<Record<string, number>>, shared: object = {}): string {
  const at = join(folder, name);
  mkdirSync(at, { recursive: true });
  const definition = {
    name,
    variables: { place: { leaves: Object.keys(counts) } },
    tables: [{ name: 'places', vars: { place: ['leaf', 'Total'] } }],
    rules: { type: 'freq', maxN: 4 },
    ...shared,
  };
  writeFileSync(join(at, 'problem.json'), JSON.stringify(definition));
  const rows = Object.entries(counts).map(([code, count]) => `${code},${count}`);
  writeFileSync(join(at, 'inner.csv'), `${['place,freq', ...rows].join('\n')}\n`);
  return at;
}

const split = { c1: 'c', c2: 'c' };
const merged = { a: 'ab', b: 'ab' };
const first = write('first', { a: 20, b: 3, c: 30 }, { codes: { place: split } });
const second = write('second', { ab: 23, c: 30 }, { codes: { place: { ...merged, ...split } } });
const third = write('third', { ab: 23, c1: 26, c2: 4 }, { codes: { place: merged } });
const shown = (name: string) => join(folder, `${name}.csv`);

test('three releases with a merger and a split: each is protected with those before', async () => {
  const before: string[] = [];
  for (const [name, at] of Object.entries({ first, second, third })) {
    const { code, err } = await runVicus(['protect', at, '--out', shown(name), ...before]);
    expect({ code, err }).toMatchObject({ code: 0 });
    const audited = await runVicus(['audit', at, shown(name), ...before]);
    expect(audited).toMatchObject({ code: 0, out: expect.stringContaining('archivist 0') });
    before.push('--published', `${at}:${shown(name)}`);
  }
});

test('what was published without looking back is found, with the release', async () => {
  const alone = shown('alone');
  expect((await runVicus(['protect', second, '--out', alone])).code).toBe(0);
  expect(readFileSync(alone, 'utf8')).toContain('ab,23,value,');
  const all = shown('all');
  writeFileSync(
    all,
    'key,published,status,reason\na,20,value,\nb,,primary,\nc,30,value,\nTotal,,secondary,\n',
  );
  const { code, out, err } = await runVicus(['audit', second, alone, '--published', `${first}:${all}`]);
  expect(code).toBe(1);
  expect(out).toContain('archivist 1');
  expect(err).toContain(`b in ${all} can be computed exactly (archivist)`);
});

test('what earlier releases tell by themselves is said; the result is written', async () => {
  const leak = shown('leak');
  writeFileSync(
    leak,
    'key,published,status,reason\na,20,value,\nb,,primary,\nc,30,value,\nTotal,53,value,\n',
  );
  const { code, err } = await runVicus(['protect', second, '--published', `${first}:${leak}`]);
  expect(code).toBe(0);
  expect(err).toContain(`b in ${leak} is told by what was published before`);
});

test('what later tables could not protect any more is said before the first release, which is not written', async () => {
  const areas = write('areas', { ab: 23, c: 30 }, { codes: { place: merged } });
  const finer = write('finer', { a: 20, b: 3, c: 30 });
  const out = shown('areas');
  const { code, err } = await runVicus(['protect', areas, '--out', out, '--later', finer]);
  expect({ code, err }).toMatchObject({ code: 0 });
  // Zeros are shown, so each of three towns has 1 or more: of a published total of 5 no town has more than 3.
  const districts = write(
    'districts',
    { abc: 5, d: 30 },
    { codes: { place: { a: 'abc', b: 'abc', c: 'abc' } } },
  );
  const towns = write('towns', { a: 1, b: 2, c: 2, d: 30 });
  const told = await runVicus(['protect', districts, '--out', shown('districts'), '--later', towns]);
  expect(told).toMatchObject({ code: 1, err: expect.stringMatching(/^later-lost:/m) });
  expect(told.err).toContain(`b of ${towns} could not be protected any more after this result`);
  expect(existsSync(shown('districts'))).toBe(false);
  const alone = await runVicus(['protect', districts, '--out', shown('districts')]);
  expect([alone.code, existsSync(shown('districts'))]).toEqual([0, true]);
});

test.each<[string, (all: string) => readonly string[], RegExp]>([
  ['no file', () => ['protect', second, '--published', first], /--published is FOLDER:RESULT\.csv/],
  ['no folder', () => ['protect', second, '--published', ':x.csv'], /--published is FOLDER:RESULT\.csv/],
  [
    'a file that is not there',
    () => ['audit', second, 'x', '--published', `${first}:none.csv`],
    /file-unreadable/,
  ],
  [
    'a number that is not the one of its tables',
    (all) => ['protect', second, '--published', `${first}:${all}`],
    /release-contradicts: .*a: 21/,
  ],
  [
    'rounding beside later tables',
    () => ['protect', second, '--method', 'round', '--later', third],
    /--later go with --method withhold/,
  ],
  [
    'rounding',
    () => ['protect', second, '--method', 'round', '--published', `${first}:${shown('first')}`],
    /withhold/,
  ],
])('%s is refused by name, with code 2', async (_, toWords, said) => {
  const wrong = shown('wrong');
  writeFileSync(
    wrong,
    'key,published,status,reason\na,21,value,\nb,,primary,\nc,30,value,\nTotal,,secondary,\n',
  );
  const words = toWords(wrong).map((word) => (word === 'x' ? shown('second') : word));
  const { code, err } = await runVicus(words);
  expect(code).toBe(2);
  expect(err).toMatch(said);
});

test('codes nobody explained are refused, not taken for other people', async () => {
  const plain = write('plain', { a: 20, b: 3, c: 30 });
  const result = shown('plain');
  expect((await runVicus(['protect', plain, '--out', result])).code).toBe(0);
  const { code, err } = await runVicus([
    'protect',
    write('new', { ab: 23, c: 30 }),
    '--published',
    `${plain}:${result}`,
  ]);
  expect(code).toBe(2);
  expect(err).toMatch(/^bad-release: .*apart/m);
});
