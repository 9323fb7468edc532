/** Cells and measures that several tables share. */
import { buildCube } from '@vicus/cube';
import type { Cell, CellEntry, Cube, Dimension, Measure, Provenance, Texts } from '@vicus/cube';
import type { MeasureBasis } from '@vicus/disclosure';
import { boundMeanIfMissingDiffer, computeStudentQuantile, estimateFiniteMean } from '@vicus/statistics';
import type { Scale } from '@vicus/statistics';
import type { GovernanceTableId, WaveFacts } from './governance.types.ts';
import { describeWindow } from './table-axes.ts';
import { MEASURE_TEXTS } from './table-texts.ts';
import { NOTE_TEXTS, TABLE_TEXTS } from './table-titles.ts';

export const NONE = (reason: 'withheld' | 'no-base' | 'not-collected' | 'not-applicable'): Cell => ({
  kind: 'none',
  reason,
});
export const BOUNDS = ['lower', 'upper', 'lower-if-missing-differ', 'upper-if-missing-differ'] as const;

/** With fewer answers than this, bounds are rounded to halves: finer ones would give away how the answers are spread. */
const FEW_ANSWERS = 10;
const CONFIDENCE = 0.95;
const COARSE_STEP_SHARE = 0.1;
const FINE_STEP_SHARE = 0.02;

/** A measure of answers: `kind` decides whether it adds up. */
export function toMeasure(
  id: keyof typeof MEASURE_TEXTS,
  kind: Measure['kind'],
  unit: string,
  decimals: number,
): Measure {
  return { id, label: MEASURE_TEXTS[id], kind, unit, decimals };
}

export const COUNT_OF_ANSWERS = (id: 'n' | 'answers' | 'scaled' | 'asked' | 'answered'): Measure =>
  toMeasure(id, 'count', 'persons', 0);

/** Average, number behind it, interval and range. */
export function listMeanMeasures(unit: string, decimals: number): Measure[] {
  return [
    toMeasure('mean', 'mean', unit, decimals),
    COUNT_OF_ANSWERS('n'),
    ...BOUNDS.map((id) => toMeasure(id, 'bound', unit, decimals)),
  ];
}

export function listMeanBases(scale: Scale): Record<string, MeasureBasis> {
  return {
    n: { kind: 'count-of-persons' },
    mean: { kind: 'mean', respondents: 'n', scale, group: 'closed-list' },
    ...Object.fromEntries(BOUNDS.map((id) => [id, { kind: 'derived', from: ['mean'] } as const])),
  };
}

/** A scale with the smallest spread (standard deviation) an interval is computed with. */
export interface SpreadScale extends Scale {
  readonly leastSpread: number;
}

/**
 * Average of a closed list with what is known of those who did not answer. `asked` undefined: no interval, since
 * nobody knows how many were asked.
 *
 * The exact width of an interval is the spread of the answers; with the average it would tell small counts, and a
 * width of zero that all said the same. So the spread counts as at least `leastSpread` (half a step), and the ends are
 * rounded outwards, to a tenth of the scale where fewer than ten answered and a fiftieth otherwise.
 */
export function toMeanCells(
  values: readonly number[],
  asked: number | undefined,
  scale: SpreadScale,
): Record<string, Cell | number> {
  const n = values.length;
  if (n === 0) return { n: 0, ...Object.fromEntries(['mean', ...BOUNDS].map((id) => [id, NONE('no-base')])) };
  const mean = values.reduce((sum, value) => sum + value, 0) / n;
  if (asked === undefined)
    return { n, mean, ...Object.fromEntries(BOUNDS.map((id) => [id, NONE('not-collected')])) };
  // Roles are self-reported in anonymous waves: more may answer in a role than were asked in it.
  const population = Math.max(asked, n);
  const range = boundMeanIfMissingDiffer(values, population, scale);
  const interval = estimateInterval(values, population, scale);
  const step = (scale.max - scale.min) * (n < FEW_ANSWERS ? COARSE_STEP_SHARE : FINE_STEP_SHARE);
  return {
    n,
    mean,
    lower:
      interval === undefined ? NONE('no-base') : Math.max(scale.min, roundTo(interval.low, step, Math.floor)),
    upper:
      interval === undefined ? NONE('no-base') : Math.min(scale.max, roundTo(interval.high, step, Math.ceil)),
    'lower-if-missing-differ': range.low,
    'upper-if-missing-differ': range.high,
  };
}

/** undefined with a single answer */
function estimateInterval(
  values: readonly number[],
  population: number,
  scale: SpreadScale,
): { readonly low: number; readonly high: number } | undefined {
  const n = values.length;
  const found = estimateFiniteMean(values, population, { scale });
  if (found.mean === null || n < 2) return undefined;
  const spread =
    found.kind === 'interval' ? Math.max(found.standardDeviation, scale.leastSpread) : scale.leastSpread;
  const error = (spread / Math.sqrt(n)) * Math.sqrt(1 - n / population);
  const halfWidth = computeStudentQuantile(n - 1, CONFIDENCE) * error;
  const range = boundMeanIfMissingDiffer(values, population, scale);
  return {
    low: Math.max(found.mean - halfWidth, range.low),
    high: Math.min(found.mean + halfWidth, range.high),
  };
}

function roundTo(value: number, step: number, round: (steps: number) => number): number {
  // 1e-9: a bound that lies on a step stays there in spite of rounding in the sum before
  const steps = round(value / step + (round === Math.floor ? 1e-9 : -1e-9));
  return Math.round(steps * step * 1e9) / 1e9;
}

interface TableParts {
  readonly method: string;
  readonly dimensions: readonly Dimension[];
  readonly measures: readonly Measure[];
  readonly cells: Iterable<CellEntry>;
  readonly notes?: readonly Texts[];
}

/** A table of a wave; cells that are not mentioned are `not-collected` (headings). */
export function buildTable(id: GovernanceTableId, facts: WaveFacts, parts: TableParts): Cube {
  const { dimensions, measures, cells } = parts;
  return buildCube({
    id,
    provenance: describeTable(id, facts, parts),
    dimensions,
    measures,
    cells,
    unmentioned: 'not-collected',
  });
}

function describeTable(id: GovernanceTableId, facts: WaveFacts, parts: TableParts): Provenance {
  const { placeName, title, windows, openedOn, closedOn } = facts;
  const asked = `${describeWindow(windows.earlier)}, ${describeWindow(windows.later)}`;
  return {
    ...TABLE_TEXTS[id],
    period: openedOn === closedOn ? closedOn : `${openedOn}/${closedOn}`,
    source: {
      en: `Survey “${title}” of ${placeName}, about ${asked}`,
      de: `Befragung „${title}“ in ${placeName}, zu ${asked}`,
      es: `Encuesta «${title}» de ${placeName}, sobre ${asked}`,
      it: `Indagine «${title}» di ${placeName}, su ${asked}`,
    },
    method: parts.method,
    notes: parts.notes ?? [NOTE_TEXTS.fullList],
  };
}
