/** What is watched of each indicator a place follows; the rules themselves are those of `assessAlerts`. */
import { assessAlerts, type Alert, type MeasuredValue, type WatchedIndicator } from '@vicus/statistics';
import type { ChosenIndicator } from './indicator.types.ts';
import { toMeasured, toPeriodEnd } from './observation.rules.ts';
import type { IndicatorReading, Point } from './reading.rules.ts';

/** Registers and departments are usually a year late; shorter series come within a quarter. */
const DELIVERY_MONTHS = { yearly: 12, shorter: 3 } as const;

/** What is asked about a year is known so many months after it: who stayed, who passed, who found work. */
const KNOWN_LATER_MONTHS: Readonly<Record<string, number>> = { cx3: 24, 'cx3-5': 60, la2: 24, em6: 12 };

export interface WatchedLine {
  readonly chosen: ChosenIndicator;
  readonly reading: IndicatorReading;
}

/** `today`: ISO day. */
export function listAlerts(lines: readonly WatchedLine[], today: string): Alert[] {
  return assessAlerts(lines.map(toWatched), { today });
}

function toWatched({ chosen, reading }: WatchedLine): WatchedIndicator {
  const { definition, points } = reading;
  const measured = points.filter(({ cell }) => cell.kind === 'number');
  const people = measured.some((one) => one.people === 'newcomers') ? 'newcomers' : 'everyone';
  const series = measured.filter((one) => one.people === people);
  const final = series.filter(({ cell }) => cell.kind === 'number' && cell.status === 'final');
  const now = final.at(-1);
  const before = now && final.find(({ period }) => toPeriodEnd(period) === toPeriodEnd(now.period) - 12);
  const read = (point: Point | undefined): MeasuredValue | null =>
    point?.cell.kind === 'number' ? toMeasured(definition, { ...point, value: point.cell.value }) : null;
  return {
    id: definition.id,
    polarity: definition.polarity,
    isCore: definition.isCore,
    now: read(now),
    before: read(before),
    series: toSeries(series, KNOWN_LATER_MONTHS[definition.id] ?? 0),
    target: toTarget(chosen),
  };
}

function toSeries(series: readonly Point[], laterMonths: number): WatchedIndicator['series'] {
  const newest = series.at(-1);
  if (newest === undefined) return null;
  const end = toPeriodEnd(newest.period);
  const periodMonths = countMonths(newest.period);
  const [year, month] = [Math.floor((end - 1) / 12), ((end - 1) % 12) + 1];
  return {
    lastPeriodEnd: new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10),
    periodMonths,
    deliveryMonths: laterMonths + (periodMonths === 12 ? DELIVERY_MONTHS.yearly : DELIVERY_MONTHS.shorter),
  };
}

function countMonths(period: string): number {
  const part = period.slice(5);
  if (part === '') return 12;
  return part.startsWith('S') ? 6 : part.startsWith('Q') ? 3 : 1;
}

function toTarget({ definition, targetValue, targetOn }: ChosenIndicator): WatchedIndicator['target'] {
  if (targetValue === null || targetOn === null) return null;
  return { date: targetOn, level: definition.kind === 'share' ? targetValue / 100 : targetValue };
}
