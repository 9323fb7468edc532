/**
 * Challenges for passkeys without a table: each carries its end and a seal over end and purpose, and is taken once.
 * 8 bytes end (milliseconds), 16 random, 16 seal.
 */
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { now } from '../clock.ts';

/** As long as a sign-in page may stand open before its button is pressed. */
const LIFE_MS = 60 * 60 * 1000;
const HEAD_BYTES = 24;
const SEAL_BYTES = 16;
const spent = new Map<string, number>();

/** @param purpose what it may be used for, e.g. `sign-in` or `register <user id>` */
export function makeChallenge(secret: string, purpose: string): Uint8Array<ArrayBuffer> {
  const head = Buffer.alloc(HEAD_BYTES);
  head.writeBigUInt64BE(BigInt(now().getTime() + LIFE_MS));
  randomBytes(HEAD_BYTES - 8).copy(head, 8);
  return new Uint8Array(Buffer.concat([head, seal(secret, purpose, head)]));
}

/** Whether `challenge` (base64url) was made for this purpose, is young enough and comes for the first time. */
export function takeChallenge(secret: string, purpose: string, challenge: string): boolean {
  const bytes = Buffer.from(challenge, 'base64url');
  if (bytes.length !== HEAD_BYTES + SEAL_BYTES) return false;
  const head = bytes.subarray(0, HEAD_BYTES);
  if (!timingSafeEqual(bytes.subarray(HEAD_BYTES), seal(secret, purpose, head))) return false;
  const time = now().getTime();
  const end = Number(head.readBigUInt64BE());
  for (const [one, until] of spent) if (until < time) spent.delete(one);
  const name = head.toString('base64url');
  if (end < time || spent.has(name)) return false;
  spent.set(name, end);
  return true;
}

function seal(secret: string, purpose: string, head: Uint8Array): Buffer {
  const sealed = createHmac('sha256', `passkey challenge ${secret}`).update(purpose).update(head).digest();
  return sealed.subarray(0, SEAL_BYTES);
}
