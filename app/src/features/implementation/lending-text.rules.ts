/** Clock times in plain words. */
import type { Language } from '#ui/languages.ts';
import { formatDate } from '#ui/messages.ts';
import type { LentTime } from './lending.types.ts';

export const writeClockTime = (at: string, language: Language): string =>
  `${formatDate(at.slice(0, 10), language)}, ${at.slice(11, 16)}`;

/** The day is said once where it is one day. */
export function writeLentTime(
  { startsAt, endsAt }: Pick<LentTime, 'startsAt' | 'endsAt'>,
  language: Language,
): string {
  const end =
    startsAt.slice(0, 10) === endsAt.slice(0, 10) ? endsAt.slice(11, 16) : writeClockTime(endsAt, language);
  return `${writeClockTime(startsAt, language)} – ${end}`;
}
