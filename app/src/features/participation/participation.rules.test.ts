import { describe, expect, test } from 'vitest';
import { readBand, composeParticipationCube } from './participation.tables.ts';
import { listUnanswered, readPhase, showNewcomerSeats, sumVotes } from './participation.rules.ts';
import type { AdvisoryBody, Consultation, Proposal } from './participation.types.ts';
import { readCell } from '@vicus/cube';
import { collectTexts, pickShownText } from './texts.rules.ts';

const consultation = {
  state: 'open',
  opensOn: '2026-02-01',
  closesOn: '2026-02-28',
  concludedOn: null,
} as Consultation;
const body = { seatsNewcomers: 2, newcomersAgreed: false } as AdvisoryBody;

describe('a consultation', () => {
  test.each([
    ['2026-01-31', 'waiting'],
    ['2026-02-01', 'collecting'],
    ['2026-02-28', 'collecting'],
    ['2026-03-01', 'ended'],
  ])('is on %s: %s', (day, phase) => expect(readPhase(consultation, day)).toBe(phase));

  test('is answered when each shown proposal is, or the whole', () => {
    const shown = [
      { proposalId: 'a', state: 'shown' },
      { proposalId: 'b', state: 'not-shown' },
    ] as Proposal[];
    expect(listUnanswered(shown, [])).toHaveLength(1);
    expect(listUnanswered(shown, [{ proposalId: null } as never])).toHaveLength(0);
    expect(listUnanswered(shown, [{ proposalId: 'a' } as never])).toHaveLength(0);
  });
});

test('expressions are in no sum', () => expect(sumVotes({ coded: 41, paper: 12, expressions: 90 })).toBe(53));

test.each([
  [{}, { kind: 'withheld' }],
  [{ newcomersAgreed: true }, { kind: 'number', seats: 2 }],
  [{ seatsNewcomers: 0 }, { kind: 'number', seats: 0 }],
  [{ seatsNewcomers: 5 }, { kind: 'number', seats: 5 }],
  [{ seatsNewcomers: null }, { kind: 'not-collected' }],
])('seats of newcomers %j are shown as %j', (change, expected) =>
  expect(showNewcomerSeats({ ...body, ...change })).toEqual(expected),
);

test('texts come out of a form by language, and onto a page with the language they are in', () => {
  const fields = collectTexts(
    { 'question.en': 'Why?', 'question.ar': '', other: 1 },
    ['question'],
    ['en', 'ar'],
  );
  expect(fields).toMatchObject({ question: { en: 'Why?', ar: '' }, other: 1 });
  expect(pickShownText({ ar: 'لماذا' }, 'de')).toEqual({ text: 'لماذا', language: 'ar', direction: 'rtl' });
  expect(pickShownText({}, 'de')).toBeNull();
});

test('a table of participation tells nothing counted from zero', () => {
  const row = {
    consultationId: 'c1',
    question: { en: 'Q' },
    opensOn: null,
    received: 0,
    shown: 0,
    notShown: 0,
    coded: 0,
  };
  const more = { paper: 0, expressions: 0, answered: 0, meetings: 1, peopleLow: null, peopleHigh: null };
  const cube = composeParticipationCube([{ ...row, ...more }], '2026');
  expect(readCell(cube, { consultation: 'c1' }, 'received')).toMatchObject({ kind: 'number', value: 0 });
  expect(readCell(cube, { consultation: 'c1' }, 'peopleLow')).toEqual({
    kind: 'none',
    reason: 'not-collected',
  });
  expect(readBand('200+')).toEqual({ low: 200, high: null });
  expect(readBand('20-49')).toEqual({ low: 20, high: 49 });
});
