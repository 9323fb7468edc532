/** Whether a value makes sense for its indicator: parts that fit together, whole people, a number on its scale. */
import type { IndicatorDefinition } from '@vicus/reference';
import {
  countNotWhole,
  partExceedsWhole,
  partsMissing,
  valueMissing,
  valueOffScale,
} from './indicator.problems.ts';
import type { WrittenParts } from './observation.rules.ts';

const RANGES: Readonly<Record<string, readonly [number, number]>> = {
  percent: [0, 100],
  'scale-0-10': [0, 10],
  'scale-1-5': [1, 5],
  none: [0, 1],
};

/** How a value of the indicator is written down: two counts, or one number with the people behind it. */
export function asksForParts({ kind }: Pick<IndicatorDefinition, 'kind'>): boolean {
  return kind === 'share' || kind === 'rate';
}

/** Whether the number of people behind a value belongs to it. */
export function asksForBase({ kind, describes }: Pick<IndicatorDefinition, 'kind' | 'describes'>): boolean {
  return (
    kind === 'mean' ||
    kind === 'median' ||
    kind === 'gap' ||
    (kind === 'index' && describes !== 'institutions')
  );
}

/** Where a value lies between two ends; an index in percent, such as growth, may lie below 0. */
export function readRange({
  kind,
  unit,
}: Pick<IndicatorDefinition, 'kind' | 'unit'>): readonly [least: number, most: number] | undefined {
  return kind === 'index' ? undefined : RANGES[unit];
}

/** @throws Problem that names the field: parts, whole numbers, scale */
export function checkParts(
  definition: Pick<IndicatorDefinition, 'kind' | 'unit' | 'hasAmounts'>,
  { numerator, denominator, value }: WrittenParts,
): void {
  if (asksForParts(definition)) {
    if (numerator === null || denominator === null) {
      // Some offices publish the share alone.
      if (value === null) throw partsMissing();
    } else if (definition.kind === 'share' && numerator > denominator) throw partExceedsWhole();
  } else if (value === null) throw valueMissing();
  checkWhole(definition, { numerator, denominator, value });
  const range = readRange(definition);
  if (range !== undefined && value !== null && (value < range[0] || value > range[1]))
    throw valueOffScale(range[0], range[1]);
}

/** People come whole; euro, hours and posts in fractions. */
function checkWhole(
  { unit, hasAmounts }: Pick<IndicatorDefinition, 'unit' | 'hasAmounts'>,
  { numerator, denominator, value }: WrittenParts,
): void {
  for (const [field, count] of Object.entries({ numerator, denominator }))
    if (count !== null && hasAmounts !== true && !Number.isInteger(count)) throw countNotWhole(field);
  const isCount = unit === 'persons' || unit === 'visits';
  if (isCount && value !== null && (!Number.isInteger(value) || value < 0)) throw countNotWhole('value');
}
