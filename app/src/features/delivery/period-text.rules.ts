/** Periods in words. */
import { createTranslator, formatMonth, type Language } from '#ui/messages.ts';

/** `2026-Q3` → third quarter of 2026, `2026-03` → March 2026. */
export function nameTextPeriod(period: string, language: Language): string {
  const t = createTranslator(language);
  const [year = '', part = ''] = period.split('-');
  if (part === '') return year;
  if (/^\d\d$/.test(part)) return formatMonth(period, language);
  const number = part.slice(1);
  return part.startsWith('S')
    ? t('office.deliveries.period.half', { number, year })
    : t('office.deliveries.period.quarter', { number, year });
}
