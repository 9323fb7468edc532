/** A calendar as iCalendar (RFC 5545): the few parts this platform needs, written exactly. */
import { addOneDay } from './calendar.rules.ts';

export interface CalendarEvent {
  /** the same whenever it is written, so that a calendar replaces it */
  readonly uid: string;
  readonly title: string;
  readonly words: string;
  readonly link: string;
  /** ISO day for a whole day, or an instant */
  readonly at: string | Date;
  readonly isDone: boolean;
}

export interface Calendar {
  readonly name: string;
  readonly events: readonly CalendarEvent[];
  readonly writtenAt: Date;
}

/** Octets a line may have before it is folded, without its end (section 3.1). */
const LINE_OCTETS = 75;

export function writeCalendar({ name, events, writtenAt }: Calendar): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Vicus//Applications//EN',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    `X-WR-CALNAME:${escapeText(name)}`,
    ...events.flatMap((event) => writeEvent(event, writtenAt)),
    'END:VCALENDAR',
  ];
  return lines.flatMap(foldLine).join('\r\n') + '\r\n';
}

function writeEvent(event: CalendarEvent, writtenAt: Date): string[] {
  const { uid, title, words, link, at, isDone } = event;
  return [
    'BEGIN:VEVENT',
    `UID:${uid}`,
    `DTSTAMP:${toUtc(writtenAt)}`,
    ...(typeof at === 'string'
      ? [`DTSTART;VALUE=DATE:${bare(at)}`, `DTEND;VALUE=DATE:${bare(addOneDay(at))}`, 'TRANSP:TRANSPARENT']
      : [`DTSTART:${toUtc(at)}`, 'DURATION:PT0S']),
    `SUMMARY:${escapeText(isDone ? `✓ ${title}` : title)}`,
    ...(words === '' ? [] : [`DESCRIPTION:${escapeText(words)}`]),
    ...(link === '' ? [] : [`URL:${link}`]),
    'END:VEVENT',
  ];
}

const bare = (day: string): string => day.replaceAll('-', '');

const toUtc = (instant: Date): string => `${instant.toISOString().slice(0, 19).replaceAll(/[-:]/g, '')}Z`;

/** Section 3.3.11. Control characters end nowhere and start no new line. */
const escapeText = (text: string): string =>
  text
    .replaceAll('\\', '\\\\')
    .replaceAll(';', String.raw`\;`)
    .replaceAll(',', String.raw`\,`)
    .replaceAll(/\r\n|\r|\n/g, String.raw`\n`)
    // oxlint-disable-next-line no-control-regex -- they are what is taken out
    .replaceAll(/[\u0000-\u0008\u000B-\u001F\u007F]/g, '');

/** No character is cut in two: lines are counted in octets of UTF-8. */
function foldLine(line: string): string[] {
  const lines: string[] = [];
  let current = '';
  let octets = 0;
  for (const character of line) {
    const size = Buffer.byteLength(character);
    if (octets + size > LINE_OCTETS) {
      lines.push(current);
      current = ' ';
      octets = 1;
    }
    current += character;
    octets += size;
  }
  return [...lines, current];
}
