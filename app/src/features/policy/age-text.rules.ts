/** Ages in words. */
import type { Translate } from '#ui/messages.ts';

/** `6 to 9 years`, `80 years and older`, `all ages`. */
export function writeAges(t: Translate, from: number, to: number | null): string {
  if (to !== null) return t('office.keeps-open.ages', { from, to });
  return from === 0 ? t('office.keeps-open.ages.all') : t('office.keeps-open.ages.open', { from });
}
