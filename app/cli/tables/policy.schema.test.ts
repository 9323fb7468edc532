import { readFileSync } from 'node:fs';
import { DEFAULT_POLICY } from '@vicus/disclosure';
import { expect, test } from 'vitest';
import { policyFileSchema, renderPolicySchema } from './policy.schema.ts';

const file = new URL('../../../docs/policy.schema.json', import.meta.url);

test('the document says what the program takes', () => {
  expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(JSON.parse(renderPolicySchema()));
});

test('the default policy is one, and knows all its fields', () => {
  expect(policyFileSchema.parse(DEFAULT_POLICY)).toEqual(DEFAULT_POLICY);
});

test('a lower minimum and an unknown field are refused', () => {
  expect(policyFileSchema.safeParse({ minimumCount: 3 }).success).toBe(false);
  expect(policyFileSchema.safeParse({ minimumCounts: 6 }).success).toBe(false);
});
