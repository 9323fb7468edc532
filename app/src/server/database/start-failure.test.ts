import { tmpdir } from 'node:os';
import { expect, test } from 'vitest';
import { refuseFullDisk } from './embedded/database-folder.ts';
import { StartFailure, renderStartFailure, toStartFailure } from './start-failure.ts';

test.each([
  ['the operating system', Object.assign(new Error('write'), { code: 'ENOSPC' })],
  ['PostgreSQL', Object.assign(new Error('could not extend file'), { code: '53100' })],
  [
    'the log of PostgreSQL',
    new Error('FATAL: could not write lock file "postmaster.pid": No space left on device'),
  ],
])('a full disk told by %s is named', (_, error) => {
  expect(toStartFailure(error, '/data')).toMatchObject({ code: 'disk-full' });
});

test.each([
  ['EACCES', Object.assign(new Error("EACCES: permission denied, mkdir '/data'"), { code: 'EACCES' })],
  ['EROFS', Object.assign(new Error('read-only'), { code: 'EROFS' })],
  ['PostgreSQL', new Error('postgres: could not access directory "/data": Permission denied')],
])('a missing permission told by %s is named', (_, error) => {
  expect(toStartFailure(error, '/data')).toMatchObject({ code: 'no-permission' });
});

test('a bug stays a bug', () => {
  const bug = new TypeError('x is undefined');
  expect(toStartFailure(bug, '/data')).toBe(bug);
});

test('a disk without room is refused before PostgreSQL meets it', () => {
  expect(() => refuseFullDisk(tmpdir(), Number.MAX_SAFE_INTEGER)).toThrow(/is full/);
  expect(() => refuseFullDisk(tmpdir(), 1)).not.toThrow();
});

test('what is printed says what and how to mend it, without a stack trace', () => {
  expect(renderStartFailure(new StartFailure('port-taken', 'The port is taken.', 'Choose another.'))).toBe(
    '\nVicus cannot start: The port is taken.\nTo mend it: Choose another.\n',
  );
});
