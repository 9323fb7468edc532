import { randomBytes } from 'node:crypto';
import { Readable } from 'node:stream';
import { describe, expect, test } from 'vitest';
import { openStream, sealStream } from './sealed-stream.ts';

const passphrase = 'six words that nobody else knows';

async function seal(plain: Buffer, cutAt = 10_000): Promise<Buffer> {
  const pieces = Array.from({ length: Math.ceil(plain.length / cutAt) }, (_, i) =>
    plain.subarray(i * cutAt, (i + 1) * cutAt),
  );
  return Buffer.concat(await Array.fromAsync(sealStream(Readable.from(pieces), passphrase)));
}

async function open(sealed: Buffer, key = passphrase): Promise<Buffer> {
  return Buffer.concat(await Array.fromAsync(openStream(Readable.from([sealed]), key)));
}

test.each([0, 65_536, 200_000])('%i bytes come back as they were', async (bytes) => {
  const plain = randomBytes(bytes);
  expect((await open(await seal(plain))).equals(plain)).toBe(true);
});

describe('a file of three chunks', () => {
  const plain = randomBytes(150_000);
  const sealed = seal(plain);

  test('shows nothing of what it holds, and never looks the same twice', async () => {
    const [one, two] = [await sealed, await seal(plain)];
    expect(one.includes(plain.subarray(0, 16))).toBe(false);
    expect(one.equals(two)).toBe(false);
  });
  test('does not open with another key', async () => {
    await expect(open(await sealed, 'another passphrase')).rejects.toMatchObject({
      code: 'backup-key-wrong',
    });
  });
  test.each([
    ['cut off between chunks', (file: Buffer) => file.subarray(0, file.indexOf(10) + 1 + 2 * 65_552)],
    ['cut off inside a chunk', (file: Buffer) => file.subarray(0, -1)],
    ['with more behind it', (file: Buffer) => Buffer.concat([file, Buffer.from('more')])],
    ['with one bit changed', (file: Buffer) => file.with(file.length - 20, (file.at(-20) ?? 0) ^ 1)],
  ])('is refused when it is %s', async (_, damage) => {
    await expect(open(Buffer.from(damage(await sealed)))).rejects.toMatchObject({ code: 'backup-damaged' });
  });
  test('is refused when two chunks change places', async () => {
    const file = await sealed;
    const begin = file.indexOf(10) + 1;
    const [first, second] = [
      file.subarray(begin, begin + 65_552),
      file.subarray(begin + 65_552, begin + 131_104),
    ];
    const swapped = Buffer.concat([file.subarray(0, begin), second, first, file.subarray(begin + 131_104)]);
    await expect(open(swapped)).rejects.toMatchObject({ code: 'backup-key-wrong' });
  });
});

test.each(['', 'no backup at all', '{"format":"vicus-backup","version":2}\n'])(
  'what is no backup is said to be none: %j',
  async (text) => {
    await expect(open(Buffer.from(text))).rejects.toMatchObject({ code: 'backup-unreadable' });
  },
);
