/** Decisions about how results are shown. */
import { MINIMUM_ANSWERS } from './governance.types.ts';

/** Too few for any statistic: an inventory of contacts is all there is. */
export function isFewAnswers(answered: number | null): boolean {
  return (answered ?? 0) < MINIMUM_ANSWERS;
}
