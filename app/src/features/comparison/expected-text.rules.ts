/** How shares and differences of an expected value are written. */
import { formatNumber, type Language } from '#ui/messages.ts';

/** 0–100 with its sign of per cent. */
export function formatPercent(value: number, language: Language): string {
  return `${formatNumber(value, language, 1)} %`;
}

/** Percentage points with their sign; what rounds to nothing has none. */
export function formatPoints(points: number, language: Language): string {
  const shown = Math.round(points * 10) / 10;
  return `${shown > 0 ? '+' : ''}${formatNumber(shown === 0 ? 0 : shown, language, 1)}`;
}
