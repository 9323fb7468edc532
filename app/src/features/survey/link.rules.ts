/**
 * Links and receipts of a wave. Both are computed from the wave's key (32 random bytes, destroyed at closing) and
 * stored nowhere; the database holds only a hash of each link that may still be used.
 */
import { createHash, createHmac, hkdfSync, randomBytes, timingSafeEqual } from 'node:crypto';
import { SUBMISSION_KEY_BYTES } from './tablet.types.ts';
import type { Approach } from './survey.types.ts';

const NAME_BYTES = 12;
const SEAL_BYTES = 8;
const TOKEN_BYTES = NAME_BYTES + SEAL_BYTES;
/** the secret in a tablet's address, as long as a link */
export const SECRET_BYTES = TOKEN_BYTES;
/** base64url of 20 bytes, without padding */
export const TOKEN_CHARACTERS = 27;
const RECEIPT_LETTERS = '23456789ABCDEFGHJKMNPQRSTVWXYZ';
const RECEIPT_LETTER_COUNT = 12;
const CODE_NAME_LETTERS = 10;
const CODE_SEAL_LETTERS = 2;
/** base64url of 16 bytes, without padding */
const SUBMISSION_KEY = /^[A-Za-z0-9_-]{22}$/;

/** A key that nobody else has: drawn for a page that is shown for the first time. */
export function drawSubmissionKey(): string {
  return randomBytes(SUBMISSION_KEY_BYTES).toString('base64url');
}

/** The key that a first page came back with, or another where it carries none or no such key. */
export function acceptSubmissionKey(key: string | null | undefined): string {
  return key && SUBMISSION_KEY.test(key) ? key : drawSubmissionKey();
}

function computeMac(key: Uint8Array, purpose: string, value: Uint8Array | string): Buffer {
  return createHmac('sha256', key).update(`${purpose}\0`).update(value).digest();
}

/** The secret part of a personal address: `X = HMAC(key, invitation)` and a seal `HMAC(key, X)`, 20 bytes in all. */
export function computeLinkToken(waveKey: Uint8Array, invitationId: string): string {
  return sealName(waveKey, computeMac(waveKey, 'link', invitationId).subarray(0, NAME_BYTES));
}

/** The token of somebody on a list: governance waves know it by the invitation, general ones by a code to type in. */
export function computePersonalToken(
  waveKey: Uint8Array,
  approach: Approach | null,
  invitationId: string,
): string {
  if (approach === null) return computeLinkToken(waveKey, invitationId);
  return computeTokenOfCode(waveKey, computeCode(waveKey, invitationId));
}

/** What a letter prints beside the QR code: ten letters that name, two that tell a slip of the pen. */
export function computeCode(waveKey: Uint8Array, invitationId: string): string {
  const name = spell(computeMac(waveKey, 'code', invitationId), CODE_NAME_LETTERS);
  return name + spell(computeMac(waveKey, 'code seal', name), CODE_SEAL_LETTERS);
}

/** `k7m2 qx4t 9b3d` as typed → `K7M2QX4T9B3D`; undefined for what cannot be a code of ours. */
export function parseCode(typed: string): string | undefined {
  const code = typed.toUpperCase().replaceAll(/[\s.\-–—_]/g, '');
  const isOurs = code.length === CODE_NAME_LETTERS + CODE_SEAL_LETTERS;
  return isOurs && [...code].every((letter) => RECEIPT_LETTERS.includes(letter)) ? code : undefined;
}

/** Whether this wave made the code, whatever became of its link since. */
export function isGenuineCode(waveKey: Uint8Array, code: string): boolean {
  const name = code.slice(0, CODE_NAME_LETTERS);
  return spell(computeMac(waveKey, 'code seal', name), CODE_SEAL_LETTERS) === code.slice(CODE_NAME_LETTERS);
}

/** In groups of four, as it stands in a letter. */
export function renderCode(code: string): string {
  return code.match(/.{1,4}/g)?.join('-') ?? code;
}

export function computeTokenOfCode(waveKey: Uint8Array, code: string): string {
  return sealName(waveKey, computeMac(waveKey, 'code link', code).subarray(0, NAME_BYTES));
}

/** The token of somebody who came by the public link: made by chance, kept nowhere but in the address they go on with. */
export function makeOpenToken(waveKey: Uint8Array): string {
  return sealName(waveKey, randomBytes(NAME_BYTES));
}

function sealName(waveKey: Uint8Array, name: Buffer): string {
  const seal = computeMac(waveKey, 'seal', name).subarray(0, SEAL_BYTES);
  return Buffer.concat([name, seal]).toString('base64url');
}

function spell(bytes: Buffer, letters: number): string {
  return [...bytes.subarray(0, letters)]
    .map((byte) => RECEIPT_LETTERS[byte % RECEIPT_LETTERS.length] ?? '')
    .join('');
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
  return renderCode(spell(mac, RECEIPT_LETTER_COUNT));
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
