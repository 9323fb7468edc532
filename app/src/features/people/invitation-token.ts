/**
 * A link by which a colleague joins a place: names the place and holds 24 random bytes. Only a hash of it is kept.
 * The place stands in the link because the person who opens it belongs to no place yet.
 */
import { createHash, randomBytes } from 'node:crypto';
import { Problem } from '#server/problem.ts';

const PLACE_BYTES = 16;
const RANDOM_BYTES = 24;

export function createInvitationToken(placeId: string): string {
  const place = Buffer.from(placeId.replaceAll('-', ''), 'hex');
  return Buffer.concat([place, randomBytes(RANDOM_BYTES)]).toString('base64url');
}

export function hashInvitationToken(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}

/** The place that a link belongs to. Problem `join-link-used` (410) for what is no link. */
export function readInvitationPlace(token: string): string {
  const bytes = Buffer.from(token, 'base64url');
  if (!/^[\w-]{54}$/.test(token) || bytes.length !== PLACE_BYTES + RANDOM_BYTES)
    throw new Problem('join-link-used', 410);
  const hex = bytes.subarray(0, PLACE_BYTES).toString('hex');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
