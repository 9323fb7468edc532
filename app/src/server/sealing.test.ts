import { randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { configureSealing, sealValue, unsealValue } from './sealing.ts';
import { publishSettings, type RunningSettings } from './settings/settings.ts';

afterEach(() => configureSealing(undefined));
const purpose = { purpose: 'draft', waveId: 'w', material: 'token' } as const;

describe('sealing', () => {
  test('opens what was sealed for the same purpose, wave and key, and nothing else', () => {
    configureSealing(randomBytes(32));
    const sealed = sealValue({ a: ['ü', 1] }, purpose);
    expect(unsealValue(sealed, purpose)).toEqual({ a: ['ü', 1] });
    expect(unsealValue(sealed, { ...purpose, material: 'other' })).toBeUndefined();
    expect(unsealValue(sealed, { ...purpose, waveId: 'x' })).toBeUndefined();
    expect(unsealValue(sealed, { ...purpose, purpose: 'intake' })).toBeUndefined();
    expect(unsealValue(new Uint8Array(0), purpose)).toBeUndefined();
    const changed = Uint8Array.from(sealed);
    changed[40] = (changed[40] ?? 0) ^ 1;
    expect(unsealValue(changed, purpose)).toBeUndefined();
  });

  test('gives the same length to short and longer answers, and never the same bytes', () => {
    configureSealing(randomBytes(32));
    expect(sealValue('a', purpose)).toHaveLength(sealValue('b'.repeat(500), purpose).length);
    expect(sealValue('a', purpose)).not.toEqual(sealValue('a', purpose));
  });

  test('says so when the secret is another one', () => {
    configureSealing(randomBytes(32));
    const sealed = sealValue('a', purpose);
    configureSealing(randomBytes(32));
    expect(() => unsealValue(sealed, purpose)).toThrow(/sealing-secret-missing/);
  });

  test('makes its secret once, for its owner only', () => {
    const dataDirectory = mkdtempSync(join(tmpdir(), 'vicus-sealing-'));
    publishSettings({ dataDirectory } as RunningSettings);
    const sealed = sealValue('a', purpose);
    const file = join(dataDirectory, 'secrets', 'sealing');
    expect(statSync(file).mode & 0o777).toBe(0o600);
    const secret = readFileSync(file, 'utf8');
    configureSealing(undefined);
    expect(unsealValue(sealed, purpose)).toBe('a');
    expect(readFileSync(file, 'utf8')).toBe(secret);
    rmSync(dataDirectory, { recursive: true });
  });
});
