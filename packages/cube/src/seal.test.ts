import { describe, expect, test } from 'vitest';
import {
  buildCube,
  isProtectedCube,
  openInternalCube,
  openProtectedCube,
  sealInternalCube,
  sealProtectedCube,
} from './index.ts';
import type { InternalCube, PolicyStamp, ProtectedCube } from './index.ts';

const cube = buildCube({
  id: 'answers',
  provenance: { title: { en: 't' }, period: '2025', source: { en: 's' }, method: 'cube', notes: [] },
  dimensions: [],
  measures: [{ id: 'n', label: { en: 'n' }, kind: 'count', unit: 'answers', decimals: 0 }],
  cells: [{ at: {}, measures: { n: 17 } }],
});
const policy = { policyId: 'default', policyVersion: 1, codeVersion: '0.1.0' };

describe('the seal', () => {
  test('opens what was sealed', () => {
    const sealed = sealProtectedCube(cube, policy);
    expect(isProtectedCube(sealed)).toBe(true);
    expect(openProtectedCube(sealed)).toBe(cube);
    expect(sealed.policy).toEqual(policy);
  });

  test('is not had by casts, copies or the other seal', () => {
    const cast = { cube, policy } as unknown as ProtectedCube;
    const copy = { ...sealProtectedCube(cube, policy) };
    const internal = sealInternalCube(cube, { purpose: 'check', watermark: 'Internal' });
    for (const fake of [cast, copy, internal as unknown as ProtectedCube]) {
      expect(() => openProtectedCube(fake)).toThrow(/did not pass the publication gate/);
    }
    expect(() => openInternalCube(sealProtectedCube(cube, policy) as unknown as InternalCube)).toThrow(
      /not released for internal use/,
    );
  });

  test('is refused to a cube with a number behind a reason', () => {
    const leaky = { ...cube, columns: { n: { values: Float64Array.of(3), states: Uint8Array.of(6) } } };
    expect(() => sealProtectedCube(leaky, policy)).toThrow(/still holds one/);
    expect(() => sealInternalCube(leaky, { purpose: 'p', watermark: 'w' })).toThrow(/still holds one/);
  });

  test('of an internal file names purpose and watermark', () => {
    expect(() => sealInternalCube(cube, { purpose: ' ', watermark: 'w' })).toThrow(/purpose and a watermark/);
  });

  test('keeps the types apart', () => {
    const takeProtected = (sealed: ProtectedCube): PolicyStamp => sealed.policy;
    // @ts-expect-error an unprotected cube cannot be handed to a public writer
    takeProtected(cube);
    // @ts-expect-error nor can one for internal use
    takeProtected(sealInternalCube(cube, { purpose: 'p', watermark: 'w' }));
    takeProtected(sealProtectedCube(cube, policy));
  });
});
