/** How values of indicators are written for people: with unit, parts, interval and the reason where there is none. */
import type { IndicatorDefinition, IndicatorUnit } from '@vicus/reference';
import { formatNumber, type Language, type Translate } from '#ui/messages.ts';
import { chooseDecimals } from './definition.rules.ts';
import type { PooledValue } from './pooling.rules.ts';
import type { Difference, Point } from './reading.rules.ts';

type Measured = Pick<IndicatorDefinition, 'kind' | 'unit'>;

/** A number in its unit, e.g. `38.5 %`, `12 persons`, `4.2 months`. */
export function formatValue(value: number, of: Measured, t: Translate, language: Language): string {
  if (of.kind === 'yes-no') return t(value === 0 ? 'word.no' : 'word.yes');
  const number = formatNumber(value, language, chooseDecimals(of));
  return writeUnit(number, of.unit, value, t);
}

const PLAIN_UNITS: readonly IndicatorUnit[] = ['number', 'index', 'none'];

function writeUnit(number: string, unit: IndicatorUnit, value: number, t: Translate): string {
  if (PLAIN_UNITS.includes(unit)) return number;
  return t(`office.indicators.unit.${unit as WordedUnit}`, { number, value });
}
type WordedUnit = Exclude<IndicatorUnit, 'number' | 'index' | 'none'>;

/** The value, or the word for why there is none. */
export function writePoint({ cell }: Point, of: Measured, t: Translate, language: Language): string {
  return cell.kind === 'number' ? formatValue(cell.value, of, t, language) : t(`word.${cell.reason}`);
}

/** `15 of 39 · chance alone: 25.0 to 54.1 %`; '' where nothing more is known. */
export function writeDetail(point: Point, of: Measured, t: Translate, language: Language): string {
  const { numerator, denominator, low, high, isEstimate } = point;
  const count = (value: number) => formatNumber(value, language, 0);
  const parts: string[] = [];
  if (numerator !== null && denominator !== null)
    parts.push(t('office.indicators.of', { part: count(numerator), whole: count(denominator) }));
  else if (denominator !== null)
    parts.push(t(isEstimate ? 'office.indicators.answered' : 'office.indicators.base', { n: denominator }));
  if (low !== null && high !== null) {
    const span = writeSpan(low, high, of, t, language);
    parts.push(t(isEstimate ? 'office.indicators.sampled' : 'office.indicators.chance', { span }));
  }
  return parts.join(' · ');
}

function writeSpan(low: number, high: number, of: Measured, t: Translate, language: Language): string {
  const from = formatNumber(low, language, chooseDecimals(of));
  return t('office.indicators.span', { from, to: formatValue(high, of, t, language) });
}

/** Several years as one; of a count the average a year. */
export function writePooled({ level }: PooledValue, of: Measured, t: Translate, language: Language): string {
  if (of.kind !== 'count') return formatValue(level, of, t, language);
  return t('office.indicators.pool.a-year', { number: formatNumber(level, language, 1) });
}

/** `21 of 61 · by chance alone 23.7 to 47.0 %`; of a count `27 in 3 years · …`. */
export function writePooledDetail(
  { numerator, denominator, years, low, high }: PooledValue,
  of: Measured,
  t: Translate,
  language: Language,
): string {
  const count = (value: number) => formatNumber(value, language, 0);
  const parts =
    denominator === null
      ? t('office.indicators.pool.in-years', { counted: count(numerator), years: years.length })
      : t('office.indicators.of', { part: count(numerator), whole: count(denominator) });
  const span =
    of.kind === 'count'
      ? t('office.indicators.span', {
          from: formatNumber(low, language, 1),
          to: t('office.indicators.pool.a-year', { number: formatNumber(high, language, 1) }),
        })
      : writeSpan(low, high, of, t, language);
  return `${parts} · ${t('office.indicators.chance', { span })}`;
}

/** `+24.0 points (5.2 to 41.0)`: signs always shown. */
export function writeDifference(
  { difference, low, high }: Omit<Difference, 'verdict'>,
  of: Measured,
  language: Language,
): string {
  const digits = chooseDecimals(of);
  const signed = (value: number): string => {
    const text = formatNumber(value, language, digits);
    return Number(value.toFixed(digits)) > 0 ? `+${text}` : text;
  };
  return `${signed(difference)} (${signed(low)} … ${signed(high)})`;
}

/** Units that say nothing beside a difference. */
const UNNAMED: ReadonlySet<string> = new Set(['none', 'number', 'index']);

/** A difference over time or from a target, with its unit: `−25.8 (−41.5 … −11.7) percentage points`. */
export function writeChange(
  difference: Omit<Difference, 'verdict'>,
  of: Measured,
  t: Translate,
  language: Language,
): string {
  const text = writeDifference(difference, of, language);
  const unit = of.unit === 'percent' ? 'percentage-points' : of.unit;
  return UNNAMED.has(unit) ? text : `${text} ${t(`office.indicators.unit-name.${unit}`)}`;
}

/** A period as people read it: `2024`, `second half of 2024`, `third quarter of 2024`, `June 2024`. */
export function writePeriod(period: string, t: Translate, language: Language): string {
  const [year = '', part = ''] = period.split('-');
  if (part === '') return year;
  if (part.startsWith('S') || part.startsWith('Q'))
    return t(part.startsWith('S') ? 'office.indicators.half' : 'office.indicators.quarter', {
      part: part.slice(1),
      year,
    });
  return new Intl.DateTimeFormat(language, { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(
    new Date(Date.UTC(Number(year), Number(part) - 1, 1)),
  );
}
