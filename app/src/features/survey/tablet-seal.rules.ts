/**
 * Sealing on a tablet for a wave: anyone can seal, only the server can open, and after closing nobody. ECDH on P-256
 * with a key pair made for one answer, HKDF-SHA-256, AES-256-GCM; all by WebCrypto, in browser and server alike. Method:
 * docs/methods/offline.md.
 */

const FORMAT = 1;
const POINT_BYTES = 65;
const NONCE_BYTES = 12;
const HEAD_BYTES = 1 + POINT_BYTES + NONCE_BYTES;
const LENGTH_BYTES = 4;
/** Lengths tell something about what was written; everything is filled up to a multiple of this. */
const BLOCK_BYTES = 1024;
const CURVE = { name: 'ECDH', namedCurve: 'P-256' } as const;

type Bytes = Uint8Array<ArrayBuffer>;

/** `publicKey`: raw point, 65 bytes. `privateKey`: PKCS #8. */
export interface KeyPairBytes {
  readonly publicKey: Bytes;
  readonly privateKey: Bytes;
}

export async function makeKeyPair(): Promise<KeyPairBytes> {
  const pair = await crypto.subtle.generateKey(CURVE, true, ['deriveBits']);
  return {
    publicKey: new Uint8Array(await crypto.subtle.exportKey('raw', pair.publicKey)),
    privateKey: new Uint8Array(await crypto.subtle.exportKey('pkcs8', pair.privateKey)),
  };
}

/** Seals for whoever holds the private half. `waveId` is bound in: it opens for this wave only. */
export async function sealForWave(value: unknown, publicKey: Bytes, waveId: string): Promise<Bytes> {
  const own = await crypto.subtle.generateKey(CURVE, false, ['deriveBits']);
  const point = new Uint8Array(await crypto.subtle.exportKey('raw', own.publicKey));
  const theirs = await crypto.subtle.importKey('raw', publicKey, CURVE, false, []);
  const key = await deriveKey(own.privateKey, theirs, { point, publicKey, waveId });
  const nonce = crypto.getRandomValues(new Uint8Array(NONCE_BYTES));
  const body = await crypto.subtle.encrypt(toCipher(nonce, waveId), key, pad(value));
  return join(Uint8Array.of(FORMAT), point, nonce, new Uint8Array(body));
}

/** @returns undefined for what was not sealed for this wave, or was changed since */
export async function openSealed(
  sealed: Uint8Array,
  { publicKey, privateKey }: KeyPairBytes,
  waveId: string,
): Promise<unknown> {
  if (sealed.length <= HEAD_BYTES || sealed[0] !== FORMAT) return undefined;
  const point = sealed.slice(1, 1 + POINT_BYTES);
  const nonce = sealed.slice(1 + POINT_BYTES, HEAD_BYTES);
  try {
    const own = await crypto.subtle.importKey('pkcs8', privateKey, CURVE, false, ['deriveBits']);
    const theirs = await crypto.subtle.importKey('raw', point, CURVE, false, []);
    const key = await deriveKey(own, theirs, { point, publicKey, waveId });
    const plain = await crypto.subtle.decrypt(toCipher(nonce, waveId), key, sealed.slice(HEAD_BYTES));
    return unpad(new Uint8Array(plain));
  } catch {
    return undefined;
  }
}

interface Binding {
  readonly point: Bytes;
  readonly publicKey: Bytes;
  readonly waveId: string;
}

async function deriveKey(own: CryptoKey, theirs: CryptoKey, binding: Binding): Promise<CryptoKey> {
  const shared = await crypto.subtle.deriveBits({ name: 'ECDH', public: theirs }, own, 256);
  const material = await crypto.subtle.importKey('raw', shared, 'HKDF', false, ['deriveKey']);
  const salt = join(binding.point, binding.publicKey);
  const info = toBytes(`vicus tablet ${binding.waveId}`);
  const to = { name: 'AES-GCM', length: 256 };
  return crypto.subtle.deriveKey({ name: 'HKDF', hash: 'SHA-256', salt, info }, material, to, false, [
    'encrypt',
    'decrypt',
  ]);
}

const toCipher = (iv: Bytes, waveId: string) => ({ name: 'AES-GCM', iv, additionalData: toBytes(waveId) });

const toBytes = (text: string): Bytes => new TextEncoder().encode(text);

function pad(value: unknown): Bytes {
  const packed = toBytes(JSON.stringify(value));
  const size = Math.ceil((packed.length + LENGTH_BYTES) / BLOCK_BYTES) * BLOCK_BYTES;
  const plain = new Uint8Array(size);
  new DataView(plain.buffer).setUint32(0, packed.length);
  plain.set(packed, LENGTH_BYTES);
  return plain;
}

function unpad(plain: Bytes): unknown {
  const length = new DataView(plain.buffer).getUint32(0);
  return JSON.parse(new TextDecoder().decode(plain.subarray(LENGTH_BYTES, LENGTH_BYTES + length))) as unknown;
}

function join(...parts: readonly Uint8Array[]): Bytes {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
