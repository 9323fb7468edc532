import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { computeStepDay, TIME_ZONES, toInstant, toTimeZone } from './calendar.rules.ts';
import { writeCalendar } from './ics.rules.ts';
import { APPLICATION_STEPS, listSteps } from './step.rules.ts';

describe('days counted backwards', () => {
  test('a day at the weekend becomes the Friday before; the due day itself never moves', () => {
    // 2026-09-23 is a Wednesday.
    expect(computeStepDay('2026-09-23', 7)).toBe('2026-09-16');
    expect(computeStepDay('2026-09-23', 4)).toBe('2026-09-18');
    expect(computeStepDay('2026-09-23', 3)).toBe('2026-09-18');
    expect(computeStepDay('2026-09-20', 0)).toBe('2026-09-20');
  });

  test('over the end of a year and a leap day', () => {
    expect(computeStepDay('2028-03-01', 1)).toBe('2028-02-29');
    expect(computeStepDay('2027-01-14', 14)).toBe('2026-12-31');
  });

  test('no step lies after the due day or on a weekend', () => {
    fc.assert(
      fc.property(
        fc
          .integer({ min: 0, max: 20_000 })
          .map((days) => new Date(days * 86_400_000).toISOString().slice(0, 10)),
        fc.integer({ min: 1, max: 400 }),
        (dueOn, lead) => {
          const day = computeStepDay(dueOn, lead);
          const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
          return day < dueOn && weekday !== 0 && weekday !== 6;
        },
      ),
      { seed: 9, numRuns: 200 },
    );
  });

  test('every paper says who asks for it, and every step has words in both languages of the office', () => {
    for (const step of APPLICATION_STEPS) {
      expect(step.what['de'], step.code).toBeTruthy();
      expect(step.ground === 'planning', step.code).toBe(step.source === '');
    }
    expect(new Set(APPLICATION_STEPS.map(({ code }) => code)).size).toBe(APPLICATION_STEPS.length);
    expect(listSteps('clld').map(({ code }) => code)).not.toContain('pic');
    expect(listSteps('part-b').map(({ code }) => code)).toContain('pic');
  });
});

describe('clocks', () => {
  test('summer and winter in Brussels', () => {
    expect(toInstant('2026-09-23', '17:00', 'Europe/Brussels').toISOString()).toBe(
      '2026-09-23T15:00:00.000Z',
    );
    expect(toInstant('2026-12-01', '17:00', 'Europe/Brussels').toISOString()).toBe(
      '2026-12-01T16:00:00.000Z',
    );
    expect(toInstant('2026-09-23', '17:00', 'Europe/Athens').toISOString()).toBe('2026-09-23T14:00:00.000Z');
  });

  test('on the days on which clocks change', () => {
    // 2026-03-29: 02:00 becomes 03:00; 2026-10-25: 03:00 becomes 02:00.
    expect(toInstant('2026-03-29', '17:00', 'Europe/Berlin').toISOString()).toBe('2026-03-29T15:00:00.000Z');
    expect(toInstant('2026-03-29', '01:30', 'Europe/Berlin').toISOString()).toBe('2026-03-29T00:30:00.000Z');
    expect(toInstant('2026-03-29', '02:30', 'Europe/Berlin').toISOString()).toBe('2026-03-29T01:30:00.000Z');
    expect(toInstant('2026-10-25', '02:30', 'Europe/Berlin').toISOString()).toBe('2026-10-25T00:30:00.000Z');
  });

  test('every zone is known to this machine', () => {
    for (const timeZone of TIME_ZONES)
      expect(() => new Intl.DateTimeFormat('en', { timeZone }), timeZone).not.toThrow();
    expect(toTimeZone('DE')).toBe('Europe/Berlin');
    expect(toTimeZone('XX')).toBe('Europe/Brussels');
  });
});

describe('the calendar file', () => {
  const text = writeCalendar({
    name: 'Together; or not, \\ “this”',
    writtenAt: new Date('2026-05-01T08:00:00Z'),
    events: [
      { uid: 'a@vicus', title: 'Read\nthe call', words: '', link: '', at: '2026-12-31', isDone: false },
      {
        uid: 'b@vicus',
        title: 'Begegnungsstätte für alle Menschen, die hier neu angekommen sind, und für die Nachbarschaft',
        words: 'x',
        link: 'https://vicus.example.org/office/a',
        at: new Date('2026-09-23T15:00:00Z'),
        isDone: true,
      },
    ],
  });

  test('lines end with CR LF and have at most 75 octets; folded ones are whole again', () => {
    const lines = text.split('\r\n');
    expect(lines.at(-1)).toBe('');
    expect(lines.every((line) => Buffer.byteLength(line) <= 75)).toBe(true);
    expect(text.replaceAll('\r\n ', '')).toContain(
      String.raw`SUMMARY:✓ Begegnungsstätte für alle Menschen\, die hier neu angekommen sind\, und für die Nachbarschaft`,
    );
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\n\r]/);
  });

  test('whole days end on the next day, an hour is an instant', () => {
    expect(text).toContain('DTSTART;VALUE=DATE:20261231\r\nDTEND;VALUE=DATE:20270101');
    expect(text).toContain('DTSTART:20260923T150000Z');
    expect(text).toContain(String.raw`X-WR-CALNAME:Together\; or not\, \\ “this”`);
    expect(text).toContain(String.raw`SUMMARY:Read\nthe call`);
  });

  test('nothing typed can begin a line of its own', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (title) => {
        const written = writeCalendar({
          name: 'x',
          writtenAt: new Date(0),
          events: [{ uid: 'u', title, words: title, link: '', at: '2026-01-01', isDone: false }],
        });
        const begun = written.replaceAll('\r\n ', '').split('\r\n');
        return (
          begun.filter((line) => !/^[A-Z-]+[:;]/.test(line)).join('') === '' &&
          !/\r(?!\n)|(?<!\r)\n/.test(written)
        );
      }),
      { seed: 9, numRuns: 200 },
    );
  });
});
