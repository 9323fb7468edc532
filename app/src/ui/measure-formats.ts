/** Numbers of tables as people write them. */
import type { Measure } from '@vicus/cube';
import { formatNumber, formatShare, type Language } from './messages.ts';

/** A number with the decimals of its measure; shares in percent. */
export function formatValue(value: number, measure: Measure, language: Language): string {
  if (measure.kind === 'share' || measure.unit.startsWith('share'))
    return formatShare(value, language, Math.max(0, measure.decimals - 2));
  return formatNumber(value, language, measure.decimals);
}
