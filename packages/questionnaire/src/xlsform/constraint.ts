/** `constraint` cells → the range of a number, or how many choices may be made. */
import { parseExpression, type Expression, type Sign } from './expression.ts';

export interface Bounds {
  readonly minimum?: number;
  readonly maximum?: number;
  /** true: a limit of a number with decimals that the form leaves out is now allowed */
  readonly isWidened: boolean;
}

interface Limit {
  readonly sign: Sign;
  readonly value: number;
}

function toNumber(expression: Expression): number | undefined {
  if (expression.kind === 'number') return expression.value;
  if (expression.kind !== 'text' || expression.text.trim() === '') return undefined;
  const value = Number(expression.text);
  return Number.isNaN(value) ? undefined : value;
}

/** The limits that an `and` of comparisons sets; `undefined`: something else is asked for. */
function listLimits(
  expression: Expression,
  isSubject: (one: Expression) => boolean,
): readonly Limit[] | undefined {
  if (expression.kind === 'all') {
    const parts = expression.parts.map((part) => listLimits(part, isSubject));
    return parts.some((part) => part === undefined) ? undefined : parts.flatMap((part) => part ?? []);
  }
  if (expression.kind !== 'compare' || expression.sign === '!=') return undefined;
  const { left, right, sign } = expression;
  const value = toNumber(isSubject(left) ? right : left);
  if (value === undefined || isSubject(left) === isSubject(right)) return undefined;
  const mirrored: Readonly<Record<string, Sign>> = { '<': '>', '<=': '>=', '>': '<', '>=': '<=' };
  return [{ sign: isSubject(left) ? sign : (mirrored[sign] ?? sign), value }];
}

function toBounds(limits: readonly Limit[], isWhole: boolean): Bounds {
  const lows = limits.flatMap(({ sign, value }) => {
    if (sign === '>') return isWhole ? [Math.floor(value) + 1] : [value];
    return sign === '>=' || sign === '=' ? [isWhole ? Math.ceil(value) : value] : [];
  });
  const highs = limits.flatMap(({ sign, value }) => {
    if (sign === '<') return isWhole ? [Math.ceil(value) - 1] : [value];
    return sign === '<=' || sign === '=' ? [isWhole ? Math.floor(value) : value] : [];
  });
  return {
    ...(lows.length === 0 ? {} : { minimum: Math.max(...lows) }),
    ...(highs.length === 0 ? {} : { maximum: Math.min(...highs) }),
    isWidened: !isWhole && limits.some(({ sign }) => sign === '<' || sign === '>'),
  };
}

/** The range that a cell sets for its own answer (`.` or `${name}`); `undefined`: no plain range. */
export function toNumberBounds(source: string, name: string, isWhole: boolean): Bounds | undefined {
  const expression = parseExpression(source);
  const isSubject = (one: Expression): boolean =>
    one.kind === 'answer' && (one.name === '' || one.name === name);
  const limits = expression && listLimits(expression, isSubject);
  return limits && toBounds(limits, isWhole);
}

/** The largest number of choices: `count-selected(.) <= 3`. */
export function toMaximumChoices(source: string): number | undefined {
  const expression = parseExpression(source);
  const isSubject = (one: Expression): boolean => one.kind === 'call' && one.name === 'count-selected';
  const limits = expression && listLimits(expression, isSubject);
  const { minimum, maximum } = limits ? toBounds(limits, true) : {};
  return minimum === undefined && maximum !== undefined && maximum >= 1 ? maximum : undefined;
}
