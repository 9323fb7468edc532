import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  computeDraftId,
  computeLinkHash,
  computeLinkToken,
  computeReceipt,
  isGenuineToken,
  parseLinkToken,
  renderLinkUrl,
  TOKEN_CHARACTERS,
} from './link.rules.ts';

const keys = fc.uint8Array({ minLength: 32, maxLength: 32 });

describe('links', () => {
  test('a token is genuine for its own wave only', () => {
    fc.assert(
      fc.property(keys, keys, fc.uuid(), (key, other, invitationId) => {
        const token = computeLinkToken(key, invitationId);
        expect(token).toHaveLength(TOKEN_CHARACTERS);
        const bytes = parseLinkToken(token);
        if (bytes === undefined) throw new Error('not parsed');
        expect(isGenuineToken(key, bytes)).toBe(true);
        fc.pre(Buffer.compare(key, other) !== 0);
        expect(isGenuineToken(other, bytes)).toBe(false);
      }),
      { seed: 1, numRuns: 100 },
    );
  });

  test('one wrong letter anywhere is noticed', () => {
    const key = new Uint8Array(32).fill(7);
    const token = computeLinkToken(key, randomUUID());
    for (let at = 0; at < token.length; at += 1) {
      const wrong = token.slice(0, at) + (token[at] === 'A' ? 'B' : 'A') + token.slice(at + 1);
      const bytes = parseLinkToken(wrong);
      expect(bytes === undefined || !isGenuineToken(key, bytes)).toBe(true);
    }
  });

  test('what cannot be a token is none', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 40 }), (text) => {
        if (parseLinkToken(text) !== undefined) expect(text).toMatch(/^[\w-]{27}$/);
      }),
      { seed: 2, numRuns: 200 },
    );
    for (const text of ['', 'A'.repeat(26), 'A'.repeat(28), `${'A'.repeat(26)}B`, `${'A'.repeat(26)}=`])
      expect(parseLinkToken(text)).toBeUndefined();
  });

  test('hash and draft name of a token tell nothing of one another', () => {
    const token = computeLinkToken(new Uint8Array(32), randomUUID());
    expect(computeLinkHash(token)).toHaveLength(32);
    expect(computeDraftId(token)).toHaveLength(16);
    expect(Buffer.from(computeLinkHash(token)).includes(Buffer.from(computeDraftId(token)))).toBe(false);
  });

  test('an address carries place, wave, token and language', () => {
    expect(renderLinkUrl('https://a.example', 'vico', 'w', { token: 't', language: 'uk' })).toBe(
      'https://a.example/r/vico/w/t?lang=uk',
    );
  });
});

test('a receipt is the same for the same key and readable aloud', () => {
  const key = new Uint8Array(32).fill(1);
  expect(computeReceipt(key, 'a')).toBe(computeReceipt(key, 'a'));
  expect(computeReceipt(key, 'a')).not.toBe(computeReceipt(key, 'b'));
  // no 0, 1, I, L, O, U: nothing to mistake
  expect(computeReceipt(key, 'a')).toMatch(/^[2-9A-HJKMNPQRSTVWXYZ]{4}(-[2-9A-HJKMNPQRSTVWXYZ]{4}){2}$/);
});
