/** Moments as people read them, with the zone of the clock. */
import type { Language } from '#ui/messages.ts';
import { LOCALES } from '#ui/value-formats.ts';

/** The zone of the installation's clock: a town and its server share it, or the operator sets it (`TZ`). */
export const readOwnZone = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone;

/** `1 December 2026 at 09:00 CET` */
export function writeMoment(moment: Date | string, timeZone: string, language: Language): string {
  const options = {
    timeZone,
    year: 'numeric',
    month: 'long',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    timeZoneName: 'short',
  } as const;
  return new Intl.DateTimeFormat(LOCALES[language], options).format(new Date(moment));
}
