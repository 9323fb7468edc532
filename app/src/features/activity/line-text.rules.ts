/** One line of a report to a fund in words: the same on the page and in the annex. */
import { nameTextPeriod } from '#features/delivery/period-text.rules.ts';
import { createTranslator, formatNumber, type Language, type MessageKey } from '#ui/messages.ts';
import type { Bounds } from './count.rules.ts';
import type { ReportGap, ReportLine } from './fund-report.types.ts';

/** `12`, `between 8 and 12`, `at least 8; how many at most cannot be told`. */
export function sayBounds({ atLeast, atMost }: Bounds, language: Language): string {
  const t = createTranslator(language);
  const least = formatNumber(atLeast, language);
  if (atMost === null) return t('office.activities.report.at-least', { least });
  if (atLeast === atMost) return least;
  return t('office.activities.report.between', { least, most: formatNumber(atMost, language) });
}

/** The same in the few characters of a table: `12`, `8–12`, `8 or more`. */
export function sayShort({ atLeast, atMost }: Bounds, language: Language): string {
  const least = formatNumber(atLeast, language);
  if (atMost === null) return createTranslator(language)('office.activities.report.or-more', { least });
  return atLeast === atMost ? least : `${least}–${formatNumber(atMost, language)}`;
}

/** The number, or why there is none. */
export function sayCounted(line: ReportLine, language: Language): string {
  if (line.counted !== null) return sayBounds(line.counted, language);
  return createTranslator(language)(`office.activities.report.state.${line.state}` as MessageKey);
}

export function sayGap(gap: ReportGap, language: Language): string {
  const t = createTranslator(language);
  if (gap.kind === 'months') {
    const months = gap.months.map((one) => nameTextPeriod(one, language)).join(', ');
    return t('office.activities.report.gap.months', { activity: gap.activity, months });
  }
  if (gap.kind === 'longer-period') {
    const periods = gap.periods.map((one) => nameTextPeriod(one, language)).join(', ');
    return t('office.activities.report.gap.longer-period', { activity: gap.activity, periods });
  }
  return t(`office.activities.report.gap.${gap.kind}`, 'activity' in gap ? { activity: gap.activity } : {});
}

/** How the number came about; '' where there is none. */
export function sayHow(line: ReportLine, language: Language): string {
  const t = createTranslator(language);
  const counts = { activities: line.activities, counts: line.counts };
  if (line.total !== null) return t('office.activities.report.how.total', { toldBy: line.total.toldBy });
  const { rule } = line.indicator;
  if (rule.serves === 'total' || rule.serves === 'nothing' || line.counts === 0) return '';
  if (rule.serves === 'exit' && rule.isSample) return t('office.activities.report.how.sample', counts);
  return t(`office.activities.report.how.${rule.serves}`, counts);
}
