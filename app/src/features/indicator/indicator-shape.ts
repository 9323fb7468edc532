/** Which columns the table of an indicator has, by the kind of value, and what stands behind each of them. */
import type { Measure } from '@vicus/cube';
import type { MeasureBasis } from '@vicus/disclosure';
import type { IndicatorDefinition } from '@vicus/reference';
import { chooseDecimals } from './definition.rules.ts';
import { ANSWERED_LABEL } from './estimate-texts.ts';
import { MEASURE_LABELS } from './indicator-texts.ts';

export interface TableShape {
  readonly measures: readonly Measure[];
  readonly basis: Readonly<Record<string, MeasureBasis>>;
  /** has an interval by chance */
  readonly isRegister: boolean;
  /** counts of persons that add up */
  readonly counts: readonly string[];
}

export type MeasureName = keyof typeof MEASURE_LABELS;

const persons: MeasureBasis = { kind: 'count-of-persons' };
const ofValue: MeasureBasis = { kind: 'derived', from: ['value'] };

function toMeasure(id: MeasureName, kind: Measure['kind'], unit: string, decimals: number): Measure {
  return { id, label: MEASURE_LABELS[id], kind, unit, decimals };
}
const toCount = (id: MeasureName): Measure => toMeasure(id, 'count', 'persons', 0);

/**
 * Which columns a kind of indicator has, and what the gate has to know of each. `isEstimated`: from answers to a survey;
 * `hasInterval`: values came with an interval of their own.
 */
export function chooseShape(
  definition: IndicatorDefinition,
  { isEstimated = false, hasInterval = false } = {},
): TableShape {
  if (isEstimated) return shapeEstimate(definition);
  if (definition.kind === 'share' || definition.kind === 'rate') return shapeProportion(definition);
  if (countsPeople(definition)) return shapeCount(definition);
  return isAboutOffices(definition) ? shapeFact(definition) : shapeAverage(definition, hasInterval);
}

/** Visits are made and incidents suffered by people: a few of them are a few people. */
function countsPeople({ kind, unit, describes }: IndicatorDefinition): boolean {
  if (kind !== 'count' || unit === 'euro' || unit === 'hours') return false;
  return unit === 'persons' || unit === 'visits' || describes !== 'institutions';
}

function isAboutOffices({ kind, describes }: IndicatorDefinition): boolean {
  if (kind === 'count' || kind === 'yes-no') return true;
  return kind === 'index' && describes === 'institutions';
}

/** Counted of all: a share, or so many for each thousand. */
function shapeProportion(definition: IndicatorDefinition): TableShape {
  const isShare = definition.kind === 'share';
  const unit = isShare ? 'share 0-1' : definition.unit;
  const decimals = chooseDecimals(definition) + (isShare ? 2 : 0);
  const value: MeasureBasis = isShare
    ? { kind: 'share', numerator: 'numerator', denominator: 'denominator' }
    : { kind: 'derived', from: ['numerator', 'denominator'] };
  return {
    measures: [
      toMeasure('value', isShare ? 'share' : 'index', unit, decimals),
      toMeasure('lower', 'bound', unit, decimals),
      toMeasure('upper', 'bound', unit, decimals),
      toCount('numerator'),
      toCount('denominator'),
    ],
    basis: { value, lower: ofValue, upper: ofValue, numerator: persons, denominator: persons },
    isRegister: true,
    counts: ['numerator', 'denominator'],
  };
}

function shapeCount({ unit }: IndicatorDefinition): TableShape {
  return {
    measures: [
      toMeasure('value', 'count', unit, 0),
      toMeasure('lower', 'bound', unit, 1),
      toMeasure('upper', 'bound', unit, 1),
    ],
    basis: { value: persons, lower: ofValue, upper: ofValue },
    isRegister: true,
    counts: ['value'],
  };
}

function shapeFact(definition: IndicatorDefinition): TableShape {
  const reason = 'Counts things, offices or decisions, not people.';
  const kind = definition.kind === 'count' ? 'sum' : 'index';
  return {
    measures: [toMeasure('value', kind, definition.unit, chooseDecimals(definition))],
    basis: { value: { kind: 'not-about-persons', reason } },
    isRegister: false,
    counts: [],
  };
}

function shapeAverage(definition: IndicatorDefinition, hasInterval: boolean): TableShape {
  const { unit } = definition;
  const decimals = chooseDecimals(definition);
  const ends = ['lower', 'upper'] as const;
  return {
    measures: [
      toMeasure('value', 'mean', unit, decimals),
      ...(hasInterval ? ends.map((end) => toMeasure(end, 'bound', unit, decimals)) : []),
      toCount('base'),
    ],
    basis: {
      value: { kind: 'mean', respondents: 'base', scale: SCALES[unit] ?? WIDEST },
      ...(hasInterval && { lower: ofValue, upper: ofValue }),
      base: persons,
    },
    isRegister: hasInterval,
    counts: ['base'],
  };
}

/**
 * From answers: how many answered and the interval of the survey instead of parts, which would read as a count of all. A share
 * of answers stands behind its respondents as an average does.
 */
function shapeEstimate(definition: IndicatorDefinition): TableShape {
  const isShare = definition.kind === 'share';
  const unit = isShare ? 'share 0-1' : definition.unit;
  const decimals = chooseDecimals(definition) + (isShare ? 2 : 0);
  const scale = isShare ? { min: 0, max: 1 } : (SCALES[unit] ?? WIDEST);
  const group = definition.describes === 'institutions' ? 'closed-list' : 'persons';
  return {
    measures: [
      toMeasure('value', isShare ? 'share' : 'mean', unit, decimals),
      toMeasure('lower', 'bound', unit, decimals),
      toMeasure('upper', 'bound', unit, decimals),
      { ...toCount('base'), label: ANSWERED_LABEL },
    ],
    basis: {
      value: { kind: 'mean', respondents: 'base', scale, group },
      lower: ofValue,
      upper: ofValue,
      base: persons,
    },
    isRegister: false,
    // who answered one question in one year is no part of who answered another
    counts: [],
  };
}

const WIDEST = { min: -1_000_000_000, max: 1_000_000_000 };
const SCALES: Readonly<Record<string, { readonly min: number; readonly max: number }>> = {
  'scale-0-10': { min: 0, max: 10 },
  'scale-1-5': { min: 1, max: 5 },
};
