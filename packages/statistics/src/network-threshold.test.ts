import { expect, test } from 'vitest';
import { listNetworkShortfalls, mayComputeNetworkMeasures } from './network-threshold.ts';

test('from 8 answering actors and 60 % response', () => {
  expect(mayComputeNetworkMeasures({ answeringActors: 8, responseShare: 0.6 })).toBe(true);
  expect(mayComputeNetworkMeasures({ answeringActors: 7, responseShare: 1 })).toBe(false);
  expect(mayComputeNetworkMeasures({ answeringActors: 30, responseShare: 0.59 })).toBe(false);
});

test('says what is missing', () => {
  expect(listNetworkShortfalls({ answeringActors: 9, responseShare: 0.7 })).toEqual([]);
  expect(listNetworkShortfalls({ answeringActors: 7, responseShare: 0.7 })).toEqual([
    'too-few-answering-actors',
  ]);
  expect(listNetworkShortfalls({ answeringActors: 9, responseShare: 0.5 })).toEqual(['response-too-low']);
});

test('impossible input is refused', () => {
  expect(() => mayComputeNetworkMeasures({ answeringActors: 9, responseShare: 60 })).toThrow(RangeError);
  expect(() => mayComputeNetworkMeasures({ answeringActors: -1, responseShare: 0.6 })).toThrow(RangeError);
});
