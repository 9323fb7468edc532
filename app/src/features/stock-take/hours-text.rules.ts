/** Hours in words: whole ones without a decimal, halves and quarters with. */
import { formatNumber, type Language } from '#ui/messages.ts';

export const formatHours = (hours: number, language: Language): string =>
  formatNumber(hours, language, Number.isInteger(hours) ? 0 : Number.isInteger(hours * 10) ? 1 : 2);
