/** Numbers of goals and outputs as they are read. */
import { formatNumber, type Language } from '#ui/messages.ts';

/** As many digits behind the point as were given, at most three; the unit behind. */
export function writeAmountOf(value: number, unit: string, language: Language): string {
  const decimals = Math.min(3, /\.(\d+)/.exec(String(value))?.[1]?.length ?? 0);
  const number = formatNumber(value, language, decimals);
  return unit === '' ? number : `${number} ${unit}`;
}
