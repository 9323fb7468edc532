/** What is there and what is missing of the indicators a place follows, the cheapest first. */
import type { IndicatorDefinition } from '@vicus/reference';
import type { People } from './indicator.types.ts';
import { toPeriodEnd } from './observation.rules.ts';
import type { IndicatorReading } from './reading.rules.ts';

/**
 * - `never`: no value yet; `old`: the newest is older than two years; `no-comparison`: newcomers without the others;
 * - `no-parts`: a share without its two counts, so without interval; `estimated`: only an estimate, and not from a survey
 */
export type Shortfall = 'never' | 'old' | 'no-comparison' | 'no-parts' | 'estimated';

export interface CompletenessLine {
  readonly definition: IndicatorDefinition;
  readonly periods: number;
  readonly newest: string | null;
  readonly people: readonly People[];
  readonly shortfalls: readonly Shortfall[];
}

const OLD_MONTHS = 24;

/** `today`: ISO day. Lines with a shortfall come first, those that take the fewest hours a year on top. */
export function listCompleteness(readings: readonly IndicatorReading[], today: string): CompletenessLine[] {
  const months = Number(today.slice(0, 4)) * 12 + Number(today.slice(5, 7));
  const lines = readings.map((reading) => readLine(reading, months));
  return lines.toSorted(
    (a, b) =>
      Number(a.shortfalls.length === 0) - Number(b.shortfalls.length === 0) ||
      Number(b.shortfalls.includes('never')) - Number(a.shortfalls.includes('never')) ||
      a.definition.hoursPerYear - b.definition.hoursPerYear ||
      (a.definition.id < b.definition.id ? -1 : 1),
  );
}

function readLine({ definition, points, latest }: IndicatorReading, months: number): CompletenessLine {
  const measured = points.filter(({ cell }) => cell.kind === 'number');
  const newest =
    measured
      .map(({ period }) => period)
      .toSorted((a, b) => toPeriodEnd(a) - toPeriodEnd(b))
      .at(-1) ?? null;
  const people = [...new Set(measured.map((point) => point.people))];
  const isOld = newest !== null && months - toPeriodEnd(newest) > OLD_MONTHS;
  const lacksOthers = people.includes('newcomers') && !people.includes('others');
  // Answers to a survey come with their own interval, and are an estimate because they cannot be anything else.
  const counted = measured.filter(({ isEstimate }) => isEstimate !== true);
  const hasParts = counted.every(({ numerator, denominator }) => numerator !== null && denominator !== null);
  const isEstimated = latest.some(
    ({ cell, isEstimate }) => cell.kind === 'number' && cell.status === 'estimated' && isEstimate !== true,
  );
  const found: [Shortfall, boolean][] = [
    ['never', measured.length === 0],
    ['old', isOld],
    ['no-comparison', lacksOthers && definition.kind === 'share'],
    ['no-parts', measured.length > 0 && definition.kind === 'share' && !hasParts],
    ['estimated', isEstimated],
  ];
  return {
    definition,
    periods: new Set(measured.map(({ period }) => period)).size,
    newest,
    people,
    shortfalls: found.filter(([, is]) => is).map(([name]) => name),
  };
}
