/** Names of cards, packs and messages: short enough for an address on paper. */
import { randomInt } from 'node:crypto';

/** Without letters and digits that are taken for one another. */
const SIGNS = 'abcdefghjkmnpqrstuvwxyz23456789';
const LENGTH = 8;

export function drawShortName(): string {
  return Array.from({ length: LENGTH }, () => SIGNS[randomInt(SIGNS.length)] ?? 'a').join('');
}

/** What is none of these cannot be the name of anything. */
export const isShortName = (text: string): boolean => /^[a-z0-9]{8}$/.test(text);
