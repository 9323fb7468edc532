/** Two hundred malformed submissions; `npm run soak` sends 10,000. */
import { expect, test } from 'vitest';
import { tryMalformed } from './malformed-trial.ts';

test('malformed submissions: no failure of ours, no partial row, limits are said', async () => {
  const trial = await tryMalformed(200, 20_261_122);
  expect(trial).toMatchObject({ sent: 200, failures: [], broken: [], changed: [], unannounced: 0 });
});
