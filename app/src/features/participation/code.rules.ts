/**
 * One-time codes. A code is a random name of eight letters and a seal of four made from it with the secret that lies
 * outside the database: what was mistyped is told from what is used up, and nobody can make a code up.
 * The database holds a keyed hash of each code that may still be used, and nothing of a spent one.
 */
import { randomInt } from 'node:crypto';
import { computeSecretName } from '#server/sealing.ts';

/** Without 0, 1, I, L, O and U: nothing to confuse, and few words. */
const LETTERS = '23456789ABCDEFGHJKMNPQRSTVWXYZ';
const NAME_LENGTH = 8;
const SEAL_LENGTH = 4;
const GROUP_LENGTH = 4;

/** A new code for a consultation, e.g. `7K2M-QX4T-9B3D`. */
export function makeCode(consultationId: string): string {
  const name = Array.from({ length: NAME_LENGTH }, () => LETTERS[randomInt(LETTERS.length)] ?? '').join('');
  return groupLetters(name + computeSeal(consultationId, name));
}

/** Letters of what was typed, whatever the capitals, spaces and hyphens; undefined where it is none of our codes. */
export function parseCode(consultationId: string, typed: string): string | undefined {
  const letters = typed.toUpperCase().replaceAll(/[\s\u00ad\u2010-\u2015.\-–—_]/g, '');
  if (letters.length !== NAME_LENGTH + SEAL_LENGTH) return undefined;
  if ([...letters].some((letter) => !LETTERS.includes(letter))) return undefined;
  const name = letters.slice(0, NAME_LENGTH);
  return letters === name + computeSeal(consultationId, name) ? letters : undefined;
}

/** What the database keeps of a code that may still be used. `letters`: without hyphens. */
export function computeCodeHash(consultationId: string, letters: string): Buffer {
  return computeSecretName('code', `${consultationId}\n${letters.replaceAll('-', '')}`);
}

function computeSeal(consultationId: string, name: string): string {
  const mac = computeSecretName('code-seal', `${consultationId}\n${name}`);
  return [...mac.subarray(0, SEAL_LENGTH)].map((byte) => LETTERS[byte % LETTERS.length] ?? '').join('');
}

function groupLetters(letters: string): string {
  return (letters.match(new RegExp(`.{${GROUP_LENGTH}}`, 'g')) ?? []).join('-');
}
