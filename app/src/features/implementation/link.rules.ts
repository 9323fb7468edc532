/**
 * The secret of an owner's link: computed from the number of the request with a secret that lies outside the database,
 * stored nowhere. The database holds a keyed hash, so that a dump of it neither opens a page nor checks a guess.
 * See docs/decisions/0019-the-link-of-an-owner.md.
 */
import { computeSecretName } from '#server/sealing.ts';

/** 20 bytes as base64url, as long as a link of a survey. */
const TOKEN_BYTES = 20;
const TOKEN = /^[\w-]{27}$/;
const RECEIPT_LETTERS = '23456789ABCDEFGHJKMNPQRSTVWXYZ';
const RECEIPT_LETTER_COUNT = 8;

/** `linkNumber`: a link that went to the wrong person is replaced by the next one. */
export function computeReportToken(requestId: string, linkNumber: number): string {
  return computeSecretName('report-link', `${requestId}\n${linkNumber}`)
    .subarray(0, TOKEN_BYTES)
    .toString('base64url');
}

/** What the database keeps of a link. */
export function computeReportHash(token: string): Buffer {
  return computeSecretName('report-hash', token);
}

/** Whether a text can be a link of ours at all. */
export function isReportToken(text: string): boolean {
  return TOKEN.test(text);
}

/** A number somebody can read out: the same sending gives the same, e.g. `7K2M-QX4T`. */
export function computeReportReceipt(sendingId: string): string {
  const letters = [
    ...computeSecretName('report-hash', `receipt\n${sendingId}`).subarray(0, RECEIPT_LETTER_COUNT),
  ]
    .map((byte) => RECEIPT_LETTERS[byte % RECEIPT_LETTERS.length] ?? '')
    .join('');
  return `${letters.slice(0, 4)}-${letters.slice(4)}`;
}
