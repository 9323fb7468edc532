/** Which columns the table of an indicator has, by the kind of value, and what stands behind each of them. */
import type { Measure } from '@vicus/cube';
import type { MeasureBasis } from '@vicus/disclosure';
import type { IndicatorDefinition } from '@vicus/reference';
import { chooseDecimals } from './definition.rules.ts';
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

/** Which columns a kind of indicator has, and what the gate has to know of each. */
export function chooseShape(definition: IndicatorDefinition): TableShape {
  const { kind, unit, describes } = definition;
  const decimals = chooseDecimals(definition);
  const measure = (id: MeasureName, of: Measure['kind'], as: string, digits: number): Measure => ({
    id,
    label: MEASURE_LABELS[id],
    kind: of,
    unit: as,
    decimals: digits,
  });
  const count = (id: MeasureName): Measure => measure(id, 'count', 'persons', 0);
  const persons: MeasureBasis = { kind: 'count-of-persons' };
  if (kind === 'share' || kind === 'rate') {
    const valueUnit = kind === 'share' ? 'share 0-1' : unit;
    const digits = kind === 'share' ? decimals + 2 : decimals;
    const value: MeasureBasis =
      kind === 'share'
        ? { kind: 'share', numerator: 'numerator', denominator: 'denominator' }
        : { kind: 'derived', from: ['numerator', 'denominator'] };
    const bound: MeasureBasis = { kind: 'derived', from: ['value'] };
    return {
      measures: [
        measure('value', kind === 'share' ? 'share' : 'index', valueUnit, digits),
        measure('lower', 'bound', valueUnit, digits),
        measure('upper', 'bound', valueUnit, digits),
        count('numerator'),
        count('denominator'),
      ],
      basis: { value, lower: bound, upper: bound, numerator: persons, denominator: persons },
      isRegister: true,
      counts: ['numerator', 'denominator'],
    };
  }
  if (kind === 'count' && (unit === 'persons' || unit === 'visits')) {
    const bound: MeasureBasis = { kind: 'derived', from: ['value'] };
    return {
      measures: [
        measure('value', 'count', unit, 0),
        measure('lower', 'bound', unit, decimals),
        measure('upper', 'bound', unit, decimals),
      ],
      basis: { value: persons, lower: bound, upper: bound },
      isRegister: true,
      counts: ['value'],
    };
  }
  const isAboutPersons =
    kind === 'mean' || kind === 'median' || kind === 'gap' || describes !== 'institutions';
  if (kind === 'count' || kind === 'yes-no' || !isAboutPersons) {
    const reason = 'Counts things, offices or decisions, not people.';
    return {
      measures: [measure('value', kind === 'count' ? 'sum' : 'index', unit, decimals)],
      basis: { value: { kind: 'not-about-persons', reason } },
      isRegister: false,
      counts: [],
    };
  }
  return {
    measures: [measure('value', 'mean', unit, decimals), count('base')],
    basis: { value: { kind: 'mean', respondents: 'base', scale: SCALES[unit] ?? WIDEST }, base: persons },
    isRegister: false,
    counts: ['base'],
  };
}

const WIDEST = { min: -1_000_000_000, max: 1_000_000_000 };
const SCALES: Readonly<Record<string, { readonly min: number; readonly max: number }>> = {
  'scale-0-10': { min: 0, max: 10 },
  'scale-1-5': { min: 1, max: 5 },
};
