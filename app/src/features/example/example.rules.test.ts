import { describe, expect, test } from 'vitest';
import { planExample } from './example.rules.ts';

const names = ['Town', 'North', 'South'];

describe('the example is loaded', () => {
  test('at the first start', () => {
    const facts = { hasRealPlace: false, loaded: [], present: [] };
    expect(planExample(names, facts)).toEqual({ torn: [], missing: names });
  });
  test('not where a town was set up before', () => {
    const facts = { hasRealPlace: true, loaded: [], present: [] };
    expect(planExample(names, facts).missing).toEqual([]);
  });
  test('not again once it was removed', () => {
    expect(planExample(names, { hasRealPlace: false, loaded: names, present: [] }).missing).toEqual([]);
    expect(planExample(names, { hasRealPlace: false, loaded: ['Town'], present: [] }).missing).toEqual([]);
  });
  test('to its end after a start that was killed, also beside a town that was set up meanwhile', () => {
    const facts = { hasRealPlace: true, loaded: ['Town'], present: ['Town', 'North'] };
    expect(planExample(names, facts)).toEqual({ torn: ['North'], missing: ['North', 'South'] });
  });
  test('anew where the town itself was left half loaded; a real town of that name is left alone', () => {
    const facts = { hasRealPlace: false, loaded: [], present: ['Town'] };
    expect(planExample(names, facts)).toEqual({ torn: ['Town'], missing: names });
  });
});
