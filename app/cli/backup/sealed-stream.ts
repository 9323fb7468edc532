/**
 * Sealing a stream of any length with a passphrase: AES-256-GCM in chunks, the key by scrypt. Chunks are numbered and
 * the last one says so in its nonce (the STREAM construction of Hoang, Reyhanitabar, Rogaway and Vizár, 2015, as age
 * uses it): a chunk that was changed, left out, moved or cut off at the end does not open.
 */
import { createCipheriv, createDecipheriv, randomBytes, scrypt } from 'node:crypto';
import { z } from 'zod';
import { CliFailure } from '../cli-failure.ts';

const CHUNK_BYTES = 65_536;
const TAG_BYTES = 16;
const KEY_BYTES = 32;
const SALT_BYTES = 16;
const NONCE_BYTES = 12;
/** Cost of one guess: 128 MB of memory and about half a second. */
const SCRYPT = { N: 131_072, r: 8, p: 1 } as const;
const MAXIMUM_MEMORY_BYTES = 256 * 1024 * 1024;
const MAXIMUM_HEAD_BYTES = 1_000;

const headSchema = z.strictObject({
  format: z.literal('vicus-backup'),
  version: z.literal(1),
  kdf: z.literal('scrypt'),
  N: z.literal(SCRYPT.N),
  r: z.literal(SCRYPT.r),
  p: z.literal(SCRYPT.p),
  salt: z.base64(),
});

type Bytes = AsyncIterable<Uint8Array>;

/** The first line of the file, then the sealed chunks. */
export async function* sealStream(plain: Bytes, passphrase: string): AsyncGenerator<Buffer> {
  const salt = randomBytes(SALT_BYTES);
  const head = Buffer.from(
    `${JSON.stringify({ format: 'vicus-backup', version: 1, kdf: 'scrypt', ...SCRYPT, salt: salt.toString('base64') })}\n`,
  );
  const key = await deriveKey(passphrase, salt);
  yield head;
  let number = 0;
  for await (const { chunk, isLast } of cutChunks(plain, CHUNK_BYTES)) {
    const cipher = createCipheriv('aes-256-gcm', key, toNonce(number, isLast));
    cipher.setAAD(head);
    yield Buffer.concat([cipher.update(chunk), cipher.final(), cipher.getAuthTag()]);
    number += 1;
  }
}

/** Failures `backup-unreadable`, `backup-key-wrong`, `backup-damaged`. */
export async function* openStream(sealed: Bytes, passphrase: string): AsyncGenerator<Buffer> {
  const { head, rest } = await splitHead(sealed);
  const { salt } = parseHead(head);
  const key = await deriveKey(passphrase, Buffer.from(salt, 'base64'));
  let number = 0;
  for await (const { chunk, isLast } of cutChunks(rest, CHUNK_BYTES + TAG_BYTES)) {
    yield openChunk(chunk, { key, head, number, isLast });
    number += 1;
  }
}

function openChunk(
  chunk: Buffer,
  { key, head, number, isLast }: { key: Buffer; head: Buffer; number: number; isLast: boolean },
): Buffer {
  try {
    const cipher = createDecipheriv('aes-256-gcm', key, toNonce(number, isLast));
    cipher.setAAD(head);
    cipher.setAuthTag(chunk.subarray(-TAG_BYTES));
    return Buffer.concat([cipher.update(chunk.subarray(0, -TAG_BYTES)), cipher.final()]);
  } catch {
    if (number > 0) throw damaged();
    throw new CliFailure(
      'backup-key-wrong',
      'The backup does not open with this VICUS_BACKUP_KEY, or its beginning is damaged.',
      'Set VICUS_BACKUP_KEY to what it was when the backup was made.',
    );
  }
}

function damaged(): CliFailure {
  return new CliFailure(
    'backup-damaged',
    'The backup is damaged or cut off; nothing was restored.',
    'Copy the file again from where it is kept, or take an older backup.',
  );
}

function deriveKey(passphrase: string, salt: Uint8Array): Promise<Buffer> {
  return new Promise((done, refuse) => {
    scrypt(
      passphrase.normalize('NFKC'),
      salt,
      KEY_BYTES,
      { ...SCRYPT, maxmem: MAXIMUM_MEMORY_BYTES },
      (error, key) => (error ? refuse(error) : done(key)),
    );
  });
}

function toNonce(number: number, isLast: boolean): Buffer {
  const nonce = Buffer.alloc(NONCE_BYTES);
  nonce.writeUIntBE(number, NONCE_BYTES - 7, 6);
  nonce[NONCE_BYTES - 1] = isLast ? 1 : 0;
  return nonce;
}

/** Chunks of exactly `size` bytes, the last one shorter or empty; always at least one. */
async function* cutChunks(stream: Bytes, size: number): AsyncGenerator<{ chunk: Buffer; isLast: boolean }> {
  let waiting = Buffer.alloc(0);
  for await (const piece of stream) {
    waiting = Buffer.concat([waiting, piece]);
    let at = 0;
    for (; waiting.length - at > size; at += size)
      yield { chunk: waiting.subarray(at, at + size), isLast: false };
    waiting = waiting.subarray(at);
  }
  yield { chunk: waiting, isLast: true };
}

async function splitHead(sealed: Bytes): Promise<{ head: Buffer; rest: Bytes }> {
  const pieces = sealed[Symbol.asyncIterator]();
  let begun = Buffer.alloc(0);
  while (!begun.includes(10) && begun.length < MAXIMUM_HEAD_BYTES) {
    const { value, done } = await pieces.next();
    if (done) break;
    begun = Buffer.concat([begun, value]);
  }
  const end = begun.indexOf(10) + 1;
  async function* readRest(): Bytes {
    yield begun.subarray(end);
    yield* { [Symbol.asyncIterator]: () => pieces };
  }
  return { head: begun.subarray(0, end), rest: readRest() };
}

function parseHead(head: Buffer): z.output<typeof headSchema> {
  try {
    return headSchema.parse(JSON.parse(head.toString()));
  } catch {
    throw new CliFailure(
      'backup-unreadable',
      'This file is no backup of Vicus, or one of a newer version.',
      'Choose a file that "vicus backup" wrote, and a version of Vicus at least as new.',
    );
  }
}
