import { LEARNING_SIGNALS } from './signals-learning.ts';
import { HOME_SIGNALS } from './signals-home.ts';
import { PEOPLE_SIGNALS } from './signals-people.ts';
import { PLAN_SIGNALS } from './signals-plan.ts';
import { STANCE_SIGNALS } from './signals-stance.ts';
import { TOGETHER_SIGNALS } from './signals-together.ts';
import type { Signal } from './signal.types.ts';

/** Which set rounds of today ask. A changed question or step is a new set under a new name, never an edit. */
export const CURRENT_SIGNAL_SET = '2026-11';

const SIGNAL_SETS: Readonly<Record<string, readonly Signal[]>> = {
  [CURRENT_SIGNAL_SET]: [
    ...PLAN_SIGNALS,
    ...PEOPLE_SIGNALS,
    ...LEARNING_SIGNALS,
    ...HOME_SIGNALS,
    ...TOGETHER_SIGNALS,
    ...STANCE_SIGNALS,
  ],
};

/**
 * The signals of one set, in the order in which they are asked.
 *
 * @param set name of the set, as a round keeps it
 * @throws RangeError where there is no such set
 * Source: own words after the documents each signal names. Method page: docs/methods/stock-take.md
 * @example
 * listSignals('2026-11').length // => 47
 */
export function listSignals(set: string): readonly Signal[] {
  const signals = SIGNAL_SETS[set];
  if (signals === undefined) throw new RangeError(`there is no set of signals ${set}`);
  return signals;
}
