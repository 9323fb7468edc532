/**
 * Sealing with a secret that lies outside the database (`VICUS_DATA/secrets/sealing`): whoever holds the database
 * alone (a dump, a backup, its files or its write-ahead log) cannot read what was sealed. AES-256-GCM, keys by HKDF.
 */
import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes, randomUUID } from 'node:crypto';
import {
  closeSync,
  existsSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readFileSync,
  unlinkSync,
} from 'node:fs';
import { join } from 'node:path';
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { writeDurably } from './database/embedded/durable-file.ts';
import { Problem } from './problem.ts';
import { readSettings } from './settings/settings.ts';

const FORMAT = 1;
const SECRET_BYTES = 32;
const SECRET_NAME_BYTES = 4;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const HEAD_BYTES = 1 + SECRET_NAME_BYTES + NONCE_BYTES;
/** Lengths tell something about what was written; everything is filled up to a multiple of this. */
const BLOCK_BYTES = 1024;
/** Two short codes: always one block. */
const ORIGIN_BLOCK_BYTES = 64;
const LENGTH_BYTES = 4;
/** No answer is longer when unpacked; more would be an attack. */
const MAXIMUM_UNPACKED_BYTES = 2_000_000;

let secret: Uint8Array | undefined;

/** For tests and tools: seals with this secret (32 bytes) instead of the one in the data folder. */
export function configureSealing(chosen: Uint8Array | undefined): void {
  secret = chosen;
}

/** What a value is sealed for: a value opens only with the same material and purpose. */
export interface SealPurpose {
  readonly purpose: 'draft' | 'intake' | 'origin' | 'ballot' | 'notice' | 'collection';
  /** a wave, or a consultation */
  readonly waveId: string;
  /** a link's token, or the key of a wave */
  readonly material: Uint8Array | string;
}

export function sealValue(value: unknown, purpose: SealPurpose): Uint8Array {
  const packed = deflateRawSync(JSON.stringify(value));
  const block = purpose.purpose === 'origin' ? ORIGIN_BLOCK_BYTES : BLOCK_BYTES;
  const size = Math.ceil((packed.length + LENGTH_BYTES) / block) * block;
  const plain = Buffer.alloc(size);
  plain.writeUInt32BE(packed.length);
  packed.copy(plain, LENGTH_BYTES);
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv('aes-256-gcm', deriveKey(purpose), nonce);
  const body = Buffer.concat([cipher.update(plain), cipher.final()]);
  return Buffer.concat([Buffer.of(FORMAT), nameSecret(), nonce, body, cipher.getAuthTag()]);
}

/**
 * @returns undefined when it was changed, or sealed for something else
 * @throws Problem `sealing-secret-missing` (503) when it was sealed with a secret that is not in the data folder
 */
export function unsealValue(sealed: Uint8Array, purpose: SealPurpose): unknown {
  const bytes = Buffer.from(sealed);
  if (bytes.length < HEAD_BYTES + TAG_BYTES || bytes[0] !== FORMAT) return undefined;
  if (!bytes.subarray(1, 1 + SECRET_NAME_BYTES).equals(nameSecret()))
    throw new Problem('sealing-secret-missing', 503);
  const nonce = bytes.subarray(1 + SECRET_NAME_BYTES, HEAD_BYTES);
  const cipher = createDecipheriv('aes-256-gcm', deriveKey(purpose), nonce);
  cipher.setAuthTag(bytes.subarray(-TAG_BYTES));
  try {
    const plain = Buffer.concat([cipher.update(bytes.subarray(HEAD_BYTES, -TAG_BYTES)), cipher.final()]);
    const packed = plain.subarray(LENGTH_BYTES, LENGTH_BYTES + plain.readUInt32BE());
    return JSON.parse(
      inflateRawSync(packed, { maxOutputLength: MAXIMUM_UNPACKED_BYTES }).toString(),
    ) as unknown;
  } catch {
    return undefined;
  }
}

/** A name that nobody can compute, or check a guess against, who holds the database alone. 32 bytes. */
export function computeSecretName(
  purpose: 'code' | 'code-seal' | 'notice' | 'address' | 'figures' | 'report-link' | 'report-hash',
  value: string,
): Buffer {
  const named = hkdfSync('sha256', readSealingSecret(), '', `vicus ${purpose}`, SECRET_BYTES);
  return createHmac('sha256', new Uint8Array(named)).update(value).digest();
}

function deriveKey({ purpose, waveId, material }: SealPurpose): Uint8Array {
  const keyMaterial = Buffer.concat([readSealingSecret(), Buffer.from(material)]);
  return new Uint8Array(hkdfSync('sha256', keyMaterial, waveId, `vicus ${purpose}`, SECRET_BYTES));
}

/** Says which secret was used without saying it, so that a lost data folder is told from a forged value. */
function nameSecret(): Buffer {
  return Buffer.from(hkdfSync('sha256', readSealingSecret(), '', 'vicus name', SECRET_NAME_BYTES));
}

function readSealingSecret(): Uint8Array {
  secret ??= readSecretFile(join(readSettings().dataDirectory, 'secrets'));
  return secret;
}

/** Made once, and whole on disk before it is used: answers depend on it. */
function readSecretFile(folder: string): Uint8Array {
  const file = join(folder, 'sealing');
  if (!existsSync(file)) writeSecretFile(folder, file);
  const bytes = Buffer.from(readFileSync(file, 'utf8').trim(), 'base64url');
  if (bytes.length !== SECRET_BYTES)
    throw new Error(`${file} does not hold a secret of ${SECRET_BYTES} bytes`);
  return bytes;
}

/** A second process may do the same at the same moment: the first link to the file stays. */
function writeSecretFile(folder: string, file: string): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const partial = `${file}.${randomUUID()}`;
  writeDurably(partial, randomBytes(SECRET_BYTES).toString('base64url'));
  try {
    linkSync(partial, file);
  } catch (error) {
    if ((error as { code?: unknown }).code !== 'EEXIST') throw error;
  } finally {
    unlinkSync(partial);
  }
  syncFolder(folder);
}

function syncFolder(folder: string): void {
  const handle = openSync(folder, 'r');
  fsyncSync(handle);
  closeSync(handle);
}
