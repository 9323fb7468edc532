/** What is odd about values beside one another: totals that do not add, jumps in time; and what they would change. */
import { toFinding, type TableFinding } from '#server/spreadsheet/spreadsheet.types.ts';
import type { Observation } from './indicator.types.ts';
import {
  comparePeriods,
  isSameContent,
  parseBreakdown,
  toBreakdownText,
  toObservationKey,
} from './observation.rules.ts';
import type { FoundValue } from './wizard-values.rules.ts';
import type { PlannedValue } from './wizard.types.ts';

/** A count that grew or fell by more than this is looked at, when it did so by more than `LEAST_DIFFERENCE`. */
const JUMP_FOLD = 3;
const LEAST_DIFFERENCE = 10;

/** What stands for a number of things that can be added. */
function readCount({ numerator, denominator, value, counted }: FoundValue | Observation): number | null {
  if (numerator !== null) return numerator;
  return denominator === null && counted !== '' ? value : null;
}

/** The parts of one dimension against the total beside them. A share without its counts cannot be added. */
export function checkTotals(values: readonly FoundValue[]): TableFinding[] {
  const byKey = new Map(values.map((one) => [toObservationKey(one), one]));
  const groups = new Map<string, { readonly dimension: string; readonly parts: FoundValue[] }>();
  for (const value of values) {
    const codes = parseBreakdown(value.breakdown);
    for (const dimension of Object.keys(codes)) {
      const total = toObservationKey({ ...value, breakdown: toBreakdownText({ ...codes, [dimension]: '' }) });
      if (!byKey.has(total)) continue;
      const group = groups.get(`${total}\u001F${dimension}`) ?? { dimension, parts: [] };
      group.parts.push(value);
      groups.set(`${total}\u001F${dimension}`, group);
    }
  }
  return [...groups].flatMap(([key, { dimension, parts }]) => {
    const total = byKey.get(key.split('\u001F')[0] ?? '');
    return total === undefined || parts.length < 2 ? [] : compareTotal(total, parts, dimension);
  });
}

function compareTotal(total: FoundValue, parts: readonly FoundValue[], dimension: string): TableFinding[] {
  const whole = readCount(total);
  const counts = parts.map(readCount);
  if (whole === null || counts.every((count) => count === null)) return [];
  const sum = counts.reduce<number>((all, count) => all + (count ?? 0), 0);
  const values = { total: whole, sum, dimension };
  if (sum > whole) return [toFinding('error', 'total-below-parts', total.row, total.column, values)];
  const isWhole = counts.every((count) => count !== null);
  return isWhole && sum < whole
    ? [toFinding('warning', 'total-above-parts', total.row, total.column, values)]
    : [];
}

/** Against the period before, in the file or known already. */
export function checkJumps(values: readonly FoundValue[], known: readonly Observation[]): TableFinding[] {
  const toSeries = (one: FoundValue | Observation) => toObservationKey({ ...one, period: '' });
  const written = new Set(values.map(toObservationKey));
  const all = Map.groupBy(
    [...values, ...known.filter((one) => !written.has(toObservationKey(one)))],
    toSeries,
  );
  return values.flatMap((value) => {
    const before = (all.get(toSeries(value)) ?? [])
      .filter(
        (one) => one.period.length === value.period.length && comparePeriods(one.period, value.period) < 0,
      )
      .toSorted((a, b) => comparePeriods(b.period, a.period))[0];
    const [now, then] = [readCount(value), before === undefined ? null : readCount(before)];
    if (before === undefined || now === null || then === null) return [];
    const [low, high] = [Math.min(now, then), Math.max(now, then)];
    if (high - low <= LEAST_DIFFERENCE || high <= JUMP_FOLD * low) return [];
    const said = { before: then, now, period: before.period };
    return [toFinding('warning', 'value-jumps', value.row, value.column, said)];
  });
}

/** What each value would do to what is known. */
export function planChanges(values: readonly FoundValue[], known: readonly Observation[]): PlannedValue[] {
  const byKey = new Map(known.map((one) => [toObservationKey(one), one]));
  return values.map((value) => {
    const before = byKey.get(toObservationKey(value)) ?? null;
    const outcome = before === null ? 'add' : isSameContent(before, value) ? 'same' : 'change';
    return { ...value, before, outcome };
  });
}
