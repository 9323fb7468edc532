import { expect, test, vi } from 'vitest';
import { tryAgainAfterDeadlock } from './deadlock.ts';

const deadlock = () => Object.assign(new Error('deadlock detected'), { code: '40P01' });

test('a deadlock is tried again, twice at most; anything else is thrown at once', async () => {
  const run = vi.fn().mockRejectedValueOnce(deadlock()).mockResolvedValue('removed');
  expect(await tryAgainAfterDeadlock(run)).toBe('removed');
  expect(run).toHaveBeenCalledTimes(2);
  const always = vi.fn().mockRejectedValue(deadlock());
  await expect(tryAgainAfterDeadlock(always)).rejects.toThrow('deadlock');
  expect(always).toHaveBeenCalledTimes(3);
  const other = vi.fn().mockRejectedValue(new Error('other'));
  await expect(tryAgainAfterDeadlock(other)).rejects.toThrow('other');
  expect(other).toHaveBeenCalledTimes(1);
});
