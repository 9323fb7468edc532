/** How figures the platform has are written: with their interval, how many answered, and where they come from. */
import type { IndicatorDefinition } from '@vicus/reference';
import { formatDate, formatNumber, type Language, type Translate } from '#ui/messages.ts';
import { chooseDecimals } from './definition.rules.ts';
import { formatValue } from './indicator-text.rules.ts';
import type { ObservationContent } from './indicator.types.ts';
import type { FigureBasis, FigureOrigin } from './known-figure.types.ts';

/** The value, or the word for why there is none. */
export function writeContent(
  { value, reason }: ObservationContent,
  of: IndicatorDefinition,
  t: Translate,
  language: Language,
): string {
  if (value !== null) return formatValue(value, of, t, language);
  return reason === null ? '' : t(`word.${reason}`);
}

/** `interval of the survey: 44.0 to 60.0 % · 152 people answered`, or `12 of 900`. */
export function writeBehind(
  { numerator, denominator, respondents = null, low = null, high = null }: ObservationContent,
  of: IndicatorDefinition,
  t: Translate,
  language: Language,
): string {
  const count = (number: number): string => formatNumber(number, language, 0);
  const parts: string[] = [];
  if (low !== null && high !== null) {
    const from = formatNumber(low, language, chooseDecimals(of));
    const span = t('office.indicators.span', { from, to: formatValue(high, of, t, language) });
    parts.push(t('office.indicators.sampled', { span }));
  }
  if (respondents !== null) parts.push(t('office.indicators.answered', { n: respondents }));
  if (numerator !== null && denominator !== null)
    parts.push(t('office.indicators.of', { part: count(numerator), whole: count(denominator) }));
  return parts.join(' · ');
}

/** As it stands under the values. */
export function writeOrigin(
  { kind, title, closedOn }: FigureOrigin,
  bases: readonly FigureBasis[],
  t: Translate,
  language: Language,
): string {
  const about =
    kind === 'survey' || kind === 'governance'
      ? t(`office.offers.source.${kind}`, {
          title,
          day: closedOn === null ? '' : formatDate(closedOn, language),
        })
      : t(`office.offers.source.${kind}`, { title });
  const words = [...new Set(bases)]
    .filter((basis) => basis !== 'count')
    .map((basis) => t(`office.offers.basis.${basis}`));
  return [about, ...words].join('; ');
}
