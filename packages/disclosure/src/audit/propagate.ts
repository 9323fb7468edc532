/** What single sums tell of each number: no more than what the others leave, no less than what they need. */
import type { AuditSystem, Packed } from './audit-system.ts';

/** Times a sum is read again at most: limits that creep on are left to the programs. */
const MOST_READINGS = 30;

/** Smallest and largest value of each set; infinite where no sum limits it. */
export interface Limits {
  readonly low: Float64Array;
  readonly high: Float64Array;
}

/**
 * Passes limits on from sum to sum until nothing changes. They hold for sure, and linear programs can only narrow them.
 *
 * @param isKnown set → 1 where its number is published or computed
 * @param smallest least value of a withheld cell of a table
 */
export function propagateLimits(
  { setCount, shownCount, truth, equations }: AuditSystem,
  isKnown: Uint8Array,
  smallest: 0 | 1,
): Limits {
  const ofSet = (toValue: (set: number) => number) =>
    Float64Array.from({ length: setCount }, (_, set) =>
      isKnown[set] === 1 ? (truth[set] as number) : toValue(set),
    );
  const limits = { low: ofSet((set) => (set < shownCount ? smallest : 0)), high: ofSet(() => Infinity) };
  const users = listUsers(equations, setCount);
  const equationCount = equations.start.length - 1;
  const readings = new Uint8Array(equationCount);
  const isQueued = new Uint8Array(equationCount).fill(1);
  const queue = Array.from({ length: equationCount }, (_, equation) => equation);
  for (let at = 0; at < queue.length; at += 1) {
    const equation = queue[at] as number;
    isQueued[equation] = 0;
    if ((readings[equation] as number) >= MOST_READINGS) continue;
    readings[equation] = (readings[equation] as number) + 1;
    const next = narrowSum(equations, equation, limits).flatMap((set) => users[set] as number[]);
    for (const user of next) {
      if (isQueued[user] === 1) continue;
      isQueued[user] = 1;
      queue.push(user);
    }
  }
  return limits;
}

/** Set → the equations that it stands in. */
function listUsers({ start, items }: Packed, setCount: number): number[][] {
  const users: number[][] = Array.from({ length: setCount }, () => []);
  for (let equation = 0; equation + 1 < start.length; equation += 1)
    for (let at = start[equation] as number; at < (start[equation + 1] as number); at += 1)
      users[items[at] as number]?.push(equation);
  return users;
}

/** @returns sets whose limits became narrower */
function narrowSum({ start, items }: Packed, equation: number, limits: Limits): readonly number[] {
  const [whole = 0, ...parts] = items.subarray(start[equation], start[equation + 1]);
  const { low, high } = limits;
  const changed: number[] = [];
  const narrow = (set: number, atLeast: number, atMost: number) => {
    if (!(atLeast > (low[set] as number) || atMost < (high[set] as number))) return;
    low[set] = Math.max(low[set] as number, atLeast);
    high[set] = Math.min(high[set] as number, atMost);
    changed.push(set);
  };
  const { least, most, open } = addLimits(parts, limits);
  narrow(whole, least, open === 0 ? most : Infinity);
  for (const part of parts) {
    const isOpen = high[part] === Infinity;
    const others = open - (isOpen ? 1 : 0) > 0 ? Infinity : most - (isOpen ? 0 : (high[part] as number));
    narrow(part, (low[whole] as number) - others, (high[whole] as number) - (least - (low[part] as number)));
  }
  return changed;
}

/** Sums of the limits of these sets; `open`: how many have no upper one, which `most` leaves out. */
function addLimits(sets: readonly number[], { low, high }: Limits) {
  let [least, most, open] = [0, 0, 0];
  for (const set of sets) {
    least += low[set] as number;
    if (high[set] === Infinity) open += 1;
    else most += high[set] as number;
  }
  return { least, most, open };
}
