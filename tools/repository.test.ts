/** What the repository promises about itself and no other tool checks. */
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';

const root = resolve(import.meta.dirname, '..');

/** What .gitignore leaves out, for a copy of the project without git. */
const ignored = new Set([
  'node_modules',
  'build',
  '.svelte-kit',
  '.git',
  'data',
  'test-results',
  'screenshots',
]);

function walk(directory: string): readonly string[] {
  return readdirSync(resolve(root, directory), { withFileTypes: true })
    .filter(({ name }) => !ignored.has(name))
    .flatMap((entry) =>
      entry.isDirectory() ? walk(join(directory, entry.name)) : [join(directory, entry.name)],
    );
}

/** Files that are, or are about to be, in the repository. */
function listFiles(): readonly string[] {
  if (!existsSync(resolve(root, '.git'))) return walk('.');
  const which = ['ls-files', '--cached', '--others', '--exclude-standard', '-z'];
  const listed = execFileSync('git', ['-c', `safe.directory=${root}`, ...which], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  return listed.split('\0').filter((file) => file !== '' && existsSync(resolve(root, file)));
}

const files = listFiles();
/** This file spells out what it looks for. */
const isCode = (file: string) =>
  /\.(ts|mjs|js|svelte)$/.test(file) && !/\.d\.ts$|repository\.test\.ts$/.test(file);
const code = files.filter(isCode);

function readText(file: string): string {
  return readFileSync(resolve(root, file), 'utf8');
}

/** Names that say nothing: whatever is inside has a better one. */
const emptyWords = [
  'util',
  'utils',
  'helper',
  'helpers',
  'common',
  'manager',
  'misc',
  'stuff',
  'shared',
  'lib',
];

describe('names', () => {
  test('no file or folder has a name that says nothing', () => {
    const toWords = (file: string) => file.toLowerCase().split(/[/.\-_]/);
    expect(code.filter((file) => toWords(file).some((word) => emptyWords.includes(word)))).toEqual([]);
  });

  test('no exported function is called get, handle, process, manager or helper something', () => {
    // SvelteKit prescribes these names.
    const prescribed = new Set(['handle', 'handleError', 'handleFetch', 'handleValidationError']);
    const pattern =
      /export (?:async )?(?:function|const) ((?:get|handle|process)(?:[A-Z]\w*)?|\w*(?:Manager|Helper|Util)s?)\b/g;
    const found = code
      .flatMap((file) => Array.from(readText(file).matchAll(pattern), ([, name = '']) => ({ file, name })))
      .filter(({ name }) => !prescribed.has(name));
    expect(found).toEqual([]);
  });

  test('migrations are numbered without a gap', () => {
    const migrations = files
      .filter((file) => file.startsWith('app/migrations/'))
      .map((file) => basename(file));
    const numbers = migrations.toSorted().map((name) => Number(name.slice(0, 4)));
    expect(numbers).toEqual(numbers.map((_, index) => index + 1));
  });
});

/** Oxlint counts the lines of TypeScript; pages, tools and styles are counted here. */
describe('length', () => {
  /** The reason stands beside each. */
  const longer: Record<string, number> = {
    // Design tokens and print styles live in one file, so that a colour is changed in one place.
    'app/src/ui/style.css': 600,
  };

  test('no page or style sheet is longer than 300 lines', () => {
    const isCounted = (file: string) => /\.(svelte|mjs)$/.test(file) || /^app\/src\/.*\.css$/.test(file);
    const lengths = files
      .filter(isCounted)
      .map((file) => ({ file, lines: readText(file).split('\n').length - 1 }));
    expect(lengths.filter(({ file, lines }) => lines > (longer[file] ?? 300))).toEqual([]);
  });
});

/** Who may call the door that makes one is checked in seal-callers.test.ts. */
describe('the gate', () => {
  test('nobody makes one by a type assertion', () => {
    const casts = code.filter((file) => /\bas (?:unknown as )?ProtectedCube\b/.test(readText(file)));
    expect(
      casts.filter((file) => !file.startsWith('packages/cube/src/') && !file.endsWith('.test.ts')),
    ).toEqual([]);
  });
});

/** npm leaves packages of other platforms out of the lock when a registry does not have them; `npm ci` then refuses. */
describe('the lock', () => {
  /** 30 MB for drawing pages; pdfjs-dist only reads here, and says that it does without. */
  const leftOut = ['@napi-rs/canvas'];
  type Entry = { optionalDependencies?: Record<string, string>; resolved?: string };

  test('names the packages of every platform', () => {
    const { packages }: { packages: Record<string, Entry> } = JSON.parse(readText('package-lock.json'));
    const wanted = Object.entries(packages).flatMap(([path, entry]) =>
      Object.keys(entry.optionalDependencies ?? {})
        .filter((name) => !leftOut.includes(name))
        .map((name) => ({ path, name })),
    );
    const missing = wanted.filter(
      ({ path, name }) => !packages[`${path}/node_modules/${name}`] && !packages[`node_modules/${name}`],
    );
    expect(missing).toEqual([]);
  });

  test('names no host that packages came from', () => {
    const { packages }: { packages: Record<string, Entry> } = JSON.parse(readText('package-lock.json'));
    expect(Object.values(packages).filter(({ resolved }) => resolved?.startsWith('http'))).toEqual([]);
  });
});

describe('honesty', () => {
  test('nothing is left to do in the code', () => {
    const marks = /\b(TODO|FIXME|XXX)\b/;
    expect(code.filter((file) => marks.test(readText(file)))).toEqual([]);
  });

  test('no type is silenced', () => {
    const silenced = /\bas any\b|@ts-ignore|@ts-nocheck/;
    expect(code.filter((file) => silenced.test(readText(file)))).toEqual([]);
  });

  test('no secret or database is in the repository', () => {
    // Below routes a folder is an address: /office/…/data is a page.
    const kept = /^(?!app\/src\/routes\/)(.*\/)?(data|secrets)\/|\.(env|pem|key|sqlite)$/;
    expect(files.filter((file) => kept.test(file))).toEqual([]);
  });

  test('every room says what it is in a README', () => {
    const rooms = new Set(
      files.map((file) => /^app\/src\/features\/([^/]+)\//.exec(file)?.[1]).filter(Boolean),
    );
    expect([...rooms].filter((room) => !files.includes(`app/src/features/${room}/README.md`))).toEqual([]);
  });
});
