/** Codes and ids from what an officer writes. They are made once and stay when words are changed. */
import { SPECIAL_CODES } from '@vicus/questionnaire';

const MAXIMUM_CODE_LENGTH = 40;

/** Letters that do not come apart into a plain one and a mark. */
const FOLDED: Readonly<Record<string, string>> = { ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', ł: 'l', đ: 'd' };

function toPlain(text: string): string {
  return text
    .toLowerCase()
    .replaceAll(/[ßæœøłđ]/gu, (letter) => FOLDED[letter] ?? letter)
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[^a-z0-9]+/gu, '-')
    .slice(0, MAXIMUM_CODE_LENGTH)
    .replaceAll(/^-+|-+$/gu, '');
}

/**
 * A code for a text that no other has. Texts in other scripts, which give no letters, are numbered.
 * `taken` gains the code.
 */
export function makeCode(text: string, taken: Set<string>, fallback: string): string {
  const plain = toPlain(text);
  // `new` is an address of the builder.
  const isFree = (code: string): boolean =>
    code !== 'new' && !taken.has(code) && !SPECIAL_CODES.some((special) => special === code);
  const base = plain === '' ? fallback : plain;
  let code = plain === '' ? `${base}-1` : base;
  for (let number = 2; !isFree(code); number += 1) code = `${base}-${number}`;
  taken.add(code);
  return code;
}
