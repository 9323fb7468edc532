/** From single cells to values as they will be stored: parts put together, and what cannot be refused with its row. */
import type { IndicatorDefinition } from '@vicus/reference';
import { toFinding, type TableFinding } from '#server/spreadsheet/spreadsheet.types.ts';
import { computeValue, toContent, toReason, toPeriodEnd } from './observation.rules.ts';
import type { NewObservation } from './indicator.types.ts';
import type { Cell } from './wizard-cells.rules.ts';
import { shorten } from './wizard-rows.rules.ts';
import type { DataMapping, Part, PlanContext } from './wizard.types.ts';

/** A value and the cell that it stands in. */
export interface FoundValue extends NewObservation {
  readonly row: number;
  readonly column: string;
}

export interface FoundValues {
  readonly values: readonly FoundValue[];
  readonly findings: readonly TableFinding[];
  /** shares are written as numbers, and all of them between 0 and 1 */
  readonly areFractions: boolean;
}

type Parts = Partial<Record<Part, Cell>>;

const WHOLE_UNITS = new Set(['persons', 'visits', 'number']);
const BELOW_ZERO = new Set(['gap', 'index']);

export const toError = (code: string, cell: Cell, values: TableFinding['values'] = {}): TableFinding =>
  toFinding('error', code, cell.row, cell.column, values);

export function composeValues(
  cells: readonly Cell[],
  mapping: DataMapping,
  context: PlanContext,
): FoundValues {
  const definitions = new Map(context.definitions.map((one) => [one.id, one]));
  const { known, findings } = gatherParts(cells);
  const areFractions = findFractions(cells, definitions);
  const values = [...known.values()].flatMap((parts): FoundValue[] => {
    const [cell] = Object.values(parts);
    const definition = cell && definitions.get(cell.indicatorId);
    if (cell === undefined || definition === undefined || Object.values(parts).some(({ isOpen }) => isOpen))
      return [];
    const wrong = [
      ...listCellProblems(parts, definition),
      ...listPeriodProblems(cell, definition, context.today),
    ];
    findings.push(...wrong);
    if (wrong.some(({ severity }) => severity === 'error')) return [];
    const composed = composeValue(parts, definition, areFractions && mapping.shares === 'fraction');
    findings.push(...composed.findings);
    return composed.value === null ? [] : [composed.value];
  });
  return { values, findings, areFractions };
}

const toCellKey = ({ indicatorId, people, breakdown, period }: Cell) =>
  [indicatorId, people, breakdown, period].join('\u001F');

/** The same said twice is harmless; two different numbers for one thing leave open which holds. */
function gatherParts(cells: readonly Cell[]): { known: Map<string, Parts>; findings: TableFinding[] } {
  const known = new Map<string, Parts>();
  const findings: TableFinding[] = [];
  for (const cell of cells) {
    const parts = known.get(toCellKey(cell)) ?? {};
    const before = parts[cell.part];
    known.set(toCellKey(cell), before === undefined ? { ...parts, [cell.part]: cell } : parts);
    if (before === undefined) continue;
    if (before.isOpen || cell.isOpen) continue;
    const isSame = before.number === cell.number && before.reason === cell.reason;
    const values = { first: before.row, column: before.column };
    findings.push(
      isSame
        ? toFinding('warning', 'value-repeated', cell.row, cell.column, values)
        : toError('values-contradict', cell, values),
    );
  }
  return { known, findings };
}

/** Shares written from 0 to 1: none above, and one between that no number of percent would be. */
function findFractions(
  cells: readonly Cell[],
  definitions: ReadonlyMap<string, IndicatorDefinition>,
): boolean {
  const shares = cells.filter(
    ({ part, number, isPercent, indicatorId }) =>
      part === 'value' && number !== null && !isPercent && definitions.get(indicatorId)?.kind === 'share',
  );
  const between = shares.some(({ number }) => number !== null && number > 0 && number < 1);
  return between && shares.every(({ number }) => number !== null && number <= 1);
}

function listCellProblems(parts: Parts, definition: IndicatorDefinition): TableFinding[] {
  return Object.values(parts).flatMap((cell) => {
    const code = cell.number === null ? null : findCellProblem(cell, cell.number, definition);
    return code === null ? [] : [toError(code, cell, { given: String(cell.number), unit: definition.unit })];
  });
}

function findCellProblem(
  { part, isPercent }: Cell,
  number: number,
  definition: IndicatorDefinition,
): string | null {
  const { kind } = definition;
  const isOfParts = kind === 'share' || kind === 'rate';
  if (number < 0 && !(part === 'value' && BELOW_ZERO.has(kind))) return 'negative-value';
  if (isPercent && !isPercentUnit(kind, part)) return 'unit-percent';
  if (mustBeWhole(part, definition) && !Number.isInteger(number)) return 'count-not-whole';
  const hasBase = isOfParts || kind === 'mean' || kind === 'median';
  return part === 'denominator' && !hasBase ? 'denominator-not-asked' : null;
}

/** People come whole; euro, hours and posts in fractions. */
const mustBeWhole = (part: Part, { kind, unit, hasAmounts }: IndicatorDefinition) =>
  WHOLE_UNITS.has(unit) || (part !== 'value' && (kind === 'share' || kind === 'rate') && hasAmounts !== true);

const isPercentUnit = (kind: IndicatorDefinition['kind'], part: Part) =>
  part === 'value' && (kind === 'share' || kind === 'gap');

function listPeriodProblems(cell: Cell, { since }: IndicatorDefinition, today: string): TableFinding[] {
  const now = toPeriodEnd(today.slice(0, 7));
  const end = toPeriodEnd(cell.period);
  const begin = end - readMonths(cell.period) + 1;
  const given = cell.period;
  if (begin > now) return [toError('period-in-future', cell, { given })];
  if (since !== '' && end < toPeriodEnd(since)) return [toError('before-definition', cell, { given, since })];
  return end > now ? [toFinding('warning', 'period-not-over', cell.row, cell.column, { given })] : [];
}

/** Length of a period. */
function readMonths(period: string): number {
  if (period.length === 4) return 12;
  return period.includes('S') ? 6 : period.includes('Q') ? 3 : 1;
}

interface Composed {
  readonly value: FoundValue | null;
  readonly findings: readonly TableFinding[];
}

function composeValue(parts: Parts, definition: IndicatorDefinition, isFraction: boolean): Composed {
  const { numerator, denominator, value } = parts;
  const first = value ?? numerator ?? denominator;
  if (first === undefined) return { value: null, findings: [] };
  const { indicatorId, people, breakdown, period, row, column, status } = first;
  const key = { indicatorId, definitionVersion: definition.version, people, breakdown, period, row, column };
  const counted = nameCounted(definition);
  const reason = Object.values(parts).find((cell) => cell.reason !== null)?.reason ?? null;
  if (reason !== null) return { value: { ...key, ...toReason(reason, counted) }, findings: [] };
  const wrong = findPartProblem(parts, definition);
  if (wrong !== null) return { value: null, findings: [wrong] };
  const written = {
    numerator: numerator?.number ?? null,
    denominator: denominator?.number ?? null,
    value: scaleShare(value, definition, isFraction),
  };
  const content = toContent(definition, written, { status, counted });
  return { value: { ...key, ...content }, findings: compareWritten(value, written, definition) };
}

function scaleShare(
  cell: Cell | undefined,
  { kind }: IndicatorDefinition,
  isFraction: boolean,
): number | null {
  if (cell === undefined || cell.number === null) return null;
  return kind === 'share' && isFraction && !cell.isPercent
    ? Math.round(cell.number * 100 * 1e9) / 1e9
    : cell.number;
}

function findPartProblem(parts: Parts, definition: IndicatorDefinition): TableFinding | null {
  if (parts.value === undefined) {
    const missing = findMissingPart(parts, definition);
    if (missing !== null) return missing;
  }
  const { numerator, denominator, value } = parts;
  const part = numerator?.number ?? 0;
  const whole = denominator?.number ?? Number.POSITIVE_INFINITY;
  if (definition.kind === 'share' && numerator !== undefined && part > whole)
    return toError('part-above-whole', numerator, { part, whole });
  return definition.unit === 'percent' ? findTooLarge(value) : null;
}

function findMissingPart(
  { numerator, denominator }: Parts,
  { kind }: IndicatorDefinition,
): TableFinding | null {
  if (numerator === undefined)
    return denominator === undefined ? null : toError('numerator-missing', denominator);
  const isOfParts = kind === 'share' || kind === 'rate';
  return isOfParts && denominator === undefined ? toError('denominator-missing', numerator) : null;
}

function findTooLarge(value: Cell | undefined): TableFinding | null {
  if (value === undefined || value.number === null || value.number <= 100) return null;
  return toError('share-above-100', value, { given: shorten(String(value.number)) });
}

/** Persons or visits, where somebody is counted at all. */
function nameCounted({ unit, kind, describes }: IndicatorDefinition): NewObservation['counted'] {
  if (unit === 'visits') return 'visits';
  const isOfPeople = describes === 'newcomers' || describes === 'residents';
  return unit === 'persons' || (isOfPeople && (kind === 'share' || kind === 'rate')) ? 'persons' : '';
}

/** A share that stands beside its parts must be theirs, but for rounding. */
function compareWritten(
  cell: Cell | undefined,
  written: Parameters<typeof computeValue>[1],
  definition: IndicatorDefinition,
): TableFinding[] {
  if (cell === undefined || written.numerator === null || written.denominator === null) return [];
  const computed = computeValue(definition, written);
  if (typeof computed !== 'number' || written.value === null) return [];
  const isNear = Math.abs(computed - written.value) <= 0.06 + Math.abs(computed) * 0.005;
  const values = { given: String(written.value), computed: String(Math.round(computed * 100) / 100) };
  return isNear ? [] : [toFinding('warning', 'value-differs', cell.row, cell.column, values)];
}
