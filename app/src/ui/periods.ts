/** Periods of tables as people write them. */
import { formatDate, type Language } from './messages.ts';
import { LOCALES } from './value-formats.ts';

/** `period`: ISO 8601 year, month, day, or two of them parted by `/`. What is none of these is shown as it is. */
export function formatPeriod(period: string, language: Language): string {
  return period
    .split('/')
    .map((part) => formatPart(part, language))
    .join(' – ');
}

function formatPart(part: string, language: Language): string {
  if (/^\d{4}-\d{2}-\d{2}$/.test(part)) return formatDate(part, language);
  if (!/^\d{4}-\d{2}$/.test(part)) return part;
  const options = { year: 'numeric', month: 'long', timeZone: 'UTC' } as const;
  return new Intl.DateTimeFormat(LOCALES[language], options).format(new Date(`${part}-01T00:00:00Z`));
}
