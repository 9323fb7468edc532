import { expect, test } from 'vitest';
import type { PublicContent } from '#features/strategy/public.types.ts';
import { withProgress } from './public-progress.rules.ts';
import type { PublicProgressContent } from './public-progress.types.ts';

test('where progress was published, an action stands in one state, with its reason, whatever was adopted', () => {
  const adopted = {
    actions: [
      { key: 'courses', state: 'planned', stateReason: '' },
      { key: 'bus', state: 'planned', stateReason: '' },
      { key: 'evening', state: 'running', stateReason: '' },
    ],
  } as unknown as PublicContent;
  const progress = {
    goals: [
      {
        actions: [
          { key: 'courses', state: 'blocked', reason: '' },
          { key: 'bus', state: 'dropped', reason: 'No driver' },
        ],
      },
    ],
  } as unknown as PublicProgressContent;
  expect(withProgress(adopted, progress).actions).toEqual([
    { key: 'courses', state: 'blocked', stateReason: '' },
    { key: 'bus', state: 'dropped', stateReason: 'No driver' },
    { key: 'evening', state: 'running', stateReason: '' },
  ]);
});
