/** What the office may ask for: indicators of the catalogue or its own, and the codes they are told apart by. */
import { BREAKDOWN_CODES, type Breakdown, type IndicatorDefinition } from '@vicus/reference';
import type { BreakdownChoice } from './field.rules.ts';
import type { DataSetKind } from './delivery.types.ts';

/** Dimensions with codes that are the same everywhere. */
export const CODED_DIMENSIONS = ['sex', 'age', 'origin', 'years-of-residence'] as const;
export type CodedDimension = (typeof CODED_DIMENSIONS)[number];

export const isCodedDimension = (dimension: string): dimension is CodedDimension =>
  (CODED_DIMENSIONS as readonly string[]).includes(dimension);

/** Gaps are computed from both groups, indexes by methods of their own: neither is asked of anybody. */
export function isAskable(
  { kind }: IndicatorDefinition,
  ofKind: DataSetKind,
  breakdowns: readonly Breakdown[],
): boolean {
  if (ofKind === 'service') return kind === 'share' && breakdowns.includes('service');
  return kind !== 'gap' && kind !== 'index';
}

/** The bands of the indicator where it has its own; otherwise the basic codes, which never overlap. */
export function listCodes(definition: IndicatorDefinition, dimension: CodedDimension): BreakdownChoice[] {
  const own = dimension === 'age' ? definition.ageBands : undefined;
  return BREAKDOWN_CODES[dimension]
    .filter(({ code, isBasic }) => (own === undefined ? isBasic : own.includes(code)))
    .map(({ code, label }) => ({ code, name: { en: label.en, de: label.de } }));
}
