/** Steps of a map: equally wide, with ends that people count in. */

export interface ValueClass {
  readonly low: number;
  readonly high: number;
}

const MOST = 5;
const STEPS = [1, 2, 2.5, 5, 10] as const;
/** Ends are sums of steps; what differs by less than this share of a step is rounding. */
const ROUNDING = 1e-9;

/** Two to five classes, one where all values are the same, none without values. More areas allow more classes. */
export function chooseClasses(values: readonly number[]): ValueClass[] {
  if (values.length === 0) return [];
  const [least, most] = [Math.min(...values), Math.max(...values)];
  if (most === least) return [{ low: least, high: most }];
  const wanted = Math.min(MOST, Math.max(2, Math.round(Math.sqrt(values.length)) + 1));
  for (let step = roundUp((most - least) / wanted); ; step = roundUp(step * 1.01)) {
    const first = Math.floor(least / step + ROUNDING);
    const end = Math.ceil(most / step - ROUNDING);
    if (end - first <= wanted)
      return Array.from({ length: end - first }, (_, i) => ({
        low: (first + i) * step,
        high: (first + i + 1) * step,
      }));
  }
}

function roundUp(value: number): number {
  const unit = 10 ** Math.floor(Math.log10(value));
  return (STEPS.find((step) => step * unit >= value * (1 - ROUNDING)) ?? 10) * unit;
}

/** Which class a value lies in; the last one holds its upper end. */
export function findClass(classes: readonly ValueClass[], value: number): number {
  const found = classes.findLastIndex(({ low, high }) => value >= low - ROUNDING * Math.abs(high - low));
  return Math.max(0, found);
}

/** Digits that tell the ends apart. */
export function countDigits(classes: readonly ValueClass[]): number {
  const [first] = classes;
  if (first === undefined) return 0;
  const width = first.high - first.low || Math.abs(first.low) || 1;
  const digits = [0, 1, 2, 3, 4].find((count) => {
    const scaled = [first.low, width].map((one) => one * 10 ** count);
    return scaled.every((one) => Math.abs(one - Math.round(one)) < 1e-6);
  });
  return digits ?? 4;
}
