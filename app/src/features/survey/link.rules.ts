/**
 * Links and receipts of a wave. Both are computed from the wave's key (32 random bytes, destroyed at closing) and
 * stored nowhere; the database holds only a hash of each link that may still be used.
 */
import { createHash, createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';

const NAME_BYTES = 12;
const SEAL_BYTES = 8;
const TOKEN_BYTES = NAME_BYTES + SEAL_BYTES;
/** base64url of 20 bytes, without padding */
export const TOKEN_CHARACTERS = 27;
const RECEIPT_LETTERS = '23456789ABCDEFGHJKMNPQRSTVWXYZ';
const RECEIPT_GROUPS = 3;
const RECEIPT_GROUP_LENGTH = 4;
export const SUBMISSION_KEY_BYTES = 16;

function computeMac(key: Uint8Array, purpose: string, value: Uint8Array | string): Buffer {
  return createHmac('sha256', key).update(`${purpose}\0`).update(value).digest();
}

/** The secret part of a personal address: `X = HMAC(key, invitation)` and a seal `HMAC(key, X)`, 20 bytes in all. */
export function computeLinkToken(waveKey: Uint8Array, invitationId: string): string {
  const name = computeMac(waveKey, 'link', invitationId).subarray(0, NAME_BYTES);
  const seal = computeMac(waveKey, 'seal', name).subarray(0, SEAL_BYTES);
  return Buffer.concat([name, seal]).toString('base64url');
}

/** The 20 bytes of a token, or undefined for a text that no link of ours can hold (cut off, mistyped length). */
export function parseLinkToken(token: string): Uint8Array | undefined {
  if (!/^[A-Za-z0-9_-]{27}$/.test(token)) return undefined;
  const bytes = Buffer.from(token, 'base64url');
  // Four texts decode to the same bytes in the last letter; only the one we wrote is ours.
  return bytes.length === TOKEN_BYTES && bytes.toString('base64url') === token ? bytes : undefined;
}

/** Whether this wave made the token, whatever became of the link since. */
export function isGenuineToken(waveKey: Uint8Array, token: Uint8Array): boolean {
  const seal = computeMac(waveKey, 'seal', token.subarray(0, NAME_BYTES)).subarray(0, SEAL_BYTES);
  return timingSafeEqual(seal, token.subarray(NAME_BYTES));
}

/** What the database keeps of a link that may still be used. */
export function computeLinkHash(token: string): Uint8Array {
  return createHash('sha256').update(token).digest();
}

/** Under which name the draft of a link is kept. */
export function computeDraftId(token: string): Uint8Array {
  return new Uint8Array(hkdfSync('sha256', token, '', 'vicus draft name', 16));
}

/** What the database keeps of a page's random key until closing. */
export function computeSubmissionHash(submissionKey: string): Uint8Array {
  return createHash('sha256').update(`submission\0${submissionKey}`).digest();
}

/** A number a person can read out: the same submission key gives the same receipt, e.g. `7K2M-QX4T-9B3D`. */
export function computeReceipt(waveKey: Uint8Array, submissionKey: string): string {
  const mac = computeMac(waveKey, 'receipt', submissionKey);
  const letters = [...mac.subarray(0, RECEIPT_GROUPS * RECEIPT_GROUP_LENGTH)].map(
    (byte) => RECEIPT_LETTERS[byte % RECEIPT_LETTERS.length] ?? '',
  );
  const groups = Array.from({ length: RECEIPT_GROUPS }, (_, group) =>
    letters.slice(group * RECEIPT_GROUP_LENGTH, (group + 1) * RECEIPT_GROUP_LENGTH).join(''),
  );
  return groups.join('-');
}

/** The address that a person opens; the language is the one their invitation is written in. */
export function renderLinkUrl(
  origin: string,
  slug: string,
  waveId: string,
  link: { readonly token: string; readonly language: string },
): string {
  return `${origin}/r/${slug}/${waveId}/${link.token}?lang=${link.language}`;
}
