import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readMigrations } from './migrate.ts';

let directory: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'vicus-migrations-'));
});
afterEach(() => rmSync(directory, { recursive: true }));

test('a checkout with Windows line ends has the same hash', () => {
  writeFileSync(join(directory, '0001_first.sql'), 'select 1;\nselect 2;\n');
  const unix = readMigrations(directory);
  writeFileSync(join(directory, '0001_first.sql'), 'select 1;\r\nselect 2;\r\n');
  expect(readMigrations(directory)).toEqual(unix);
});

test.each([['0002_second.sql'], ['1_first.sql'], ['0001_First.sql'], ['0001.sql']])(
  '%s is misnamed',
  (name) => {
    writeFileSync(join(directory, name), 'select 1;');
    expect(() => readMigrations(directory)).toThrow(expect.objectContaining({ code: 'migration-misnamed' }));
  },
);

test('two files of one number are refused', () => {
  writeFileSync(join(directory, '0001_a.sql'), 'select 1;');
  writeFileSync(join(directory, '0001_b.sql'), 'select 1;');
  expect(() => readMigrations(directory)).toThrow(/0001_b/);
});
