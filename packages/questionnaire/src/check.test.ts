import { describe, expect, it } from 'vitest';
import {
  checkAnswer,
  computeCompleteness,
  EXAMPLE_INSTRUMENT,
  type Instrument,
  type Question,
} from './index.ts';

const en = (text: string) => ({ en: text });

function instrumentOf(...questions: readonly Question[]): Instrument {
  return { ...EXAMPLE_INSTRUMENT, sections: [{ id: 's', title: en('S'), questions }] };
}

function findCodes(instrument: Instrument, answers: unknown): readonly string[] {
  const checked = checkAnswer(instrument, answers);
  return checked.ok ? [] : checked.findings.map((finding) => finding.code);
}

const TEXT: Question = { id: 'why', kind: 'long-text', label: en('Why?'), maximumLength: 5 };

describe('texts', () => {
  it('are trimmed and lose control characters and direction overrides, but keep line breaks', () => {
    const checked = checkAnswer(instrumentOf(TEXT), { why: ' \u0000a\r\nb\u202E\u001B ' });
    expect(checked).toEqual({ ok: true, answers: { why: 'a\nb' }, dropped: [] });
  });

  it('are one line where one line is asked', () => {
    const short: Question = { ...TEXT, kind: 'short-text' };
    expect(checkAnswer(instrumentOf(short), { why: 'a\nb' })).toMatchObject({ answers: { why: 'a b' } });
  });

  it('are counted in characters, not in units of memory', () => {
    expect(findCodes(instrumentOf(TEXT), { why: '🏡🏡🏡🏡🏡' })).toEqual([]);
    expect(checkAnswer(instrumentOf(TEXT), { why: '123456' })).toMatchObject({
      findings: [{ code: 'too-long', parameters: { length: 6, maximum: 5 } }],
    });
  });

  it('may say "none" without meaning the code', () => {
    const withSpecial: Question = { ...TEXT, specials: ['none'] };
    expect(checkAnswer(instrumentOf(withSpecial), { why: 'none' })).toMatchObject({
      answers: { why: 'none' },
    });
    const special = { why: { special: 'none' } };
    expect(checkAnswer(instrumentOf(withSpecial), special)).toMatchObject({ answers: special });
    expect(findCodes(instrumentOf(TEXT), special)).toEqual(['wrong-kind']);
  });
});

describe('numbers and months', () => {
  const age: Question = {
    id: 'age',
    kind: 'number',
    label: en('Age'),
    minimum: 0,
    maximum: 120,
    decimals: 0,
  };
  const since: Question = {
    id: 'since',
    kind: 'month',
    label: en('Since'),
    minimum: '2014-01',
    maximum: '2026-12',
    specials: ['dont-know'],
  };

  it.each([
    [121, 'out-of-range'],
    [-1, 'out-of-range'],
    [1.5, 'too-many-decimals'],
    ['12', 'not-a-number'],
    [Number.NaN, 'not-a-number'],
    [Number.POSITIVE_INFINITY, 'not-a-number'],
    ['dont-know', 'not-a-number'],
  ])('refuse %s as %s', (given, code) =>
    expect(findCodes(instrumentOf(age), { age: given })).toEqual([code]),
  );

  it('store no minus zero', () => {
    const checked = checkAnswer(instrumentOf(age), { age: -0 });
    expect(checked.ok && Object.is(checked.answers.age, 0)).toBe(true);
  });

  it.each([
    ['2014-13', 'not-a-month'],
    ['2013-12', 'out-of-range'],
    [201401, 'not-a-month'],
  ])('refuse %s as %s', (given, code) =>
    expect(findCodes(instrumentOf(since), { since: given })).toEqual([code]),
  );

  it('take the special code that is offered', () => {
    expect(findCodes(instrumentOf(since), { since: 'dont-know' })).toEqual([]);
    expect(findCodes(instrumentOf(since), { since: 'none' })).toEqual(['not-a-month']);
  });

  it('ask 0 to 10 in whole numbers', () => {
    const trust: Question = {
      id: 't',
      kind: 'zero-to-ten',
      label: en('T'),
      lowLabel: en('low'),
      highLabel: en('high'),
    };
    expect([0, 10, 11, 0.5].flatMap((t) => findCodes(instrumentOf(trust), { t }))).toEqual([
      'out-of-range',
      'too-many-decimals',
    ]);
  });
});

describe('choices', () => {
  const several: Question = {
    id: 'areas',
    kind: 'several-choices',
    label: en('Areas'),
    choices: ['a', 'b', 'c'].map((code) => ({ code, label: en(code) })),
    maximumChoices: 2,
    specials: ['none'],
  };

  it('come in the order of the instrument, each once', () => {
    expect(checkAnswer(instrumentOf(several), { areas: ['c', 'a', 'c'] })).toMatchObject({
      answers: { areas: ['a', 'c'] },
    });
  });

  it.each([
    [['a', 'b', 'c'], 'too-many-choices'],
    [['a', 'none'], 'not-alone'],
    [['constructor'], 'unknown-choice'],
    ['a', 'wrong-kind'],
  ])('refuse %j as %s', (areas, code) => expect(findCodes(instrumentOf(several), { areas })).toEqual([code]));
});

describe('matrix', () => {
  it('names row and column of what is wrong', () => {
    const answers = {
      role: 'elected',
      contact: { school: { now: '9' }, church: { now: '1' }, club: { later: '1' } },
    };
    const checked = checkAnswer(EXAMPLE_INSTRUMENT, answers);
    expect(checked.ok ? [] : checked.findings).toMatchObject([
      { question: 'contact', code: 'unknown-row', parameters: { given: 'church' } },
      {
        question: 'contact',
        row: 'school',
        column: 'now',
        code: 'unknown-choice',
        parameters: { given: '9' },
      },
      { question: 'contact', row: 'club', code: 'unknown-column', parameters: { given: 'later' } },
    ]);
  });

  it('asks for the nature only of rows with contact, and drops what is no longer asked', () => {
    const contact = { school: { before: '1', now: '0' }, club: { before: '0', now: 'dont-know' } };
    const nature = { school: { nature: '2' }, club: { nature: '1' } };
    expect(checkAnswer(EXAMPLE_INSTRUMENT, { role: 'elected', contact, nature })).toEqual({
      ok: true,
      answers: { role: 'elected', contact, nature: { school: { nature: '2' } } },
      dropped: [{ question: 'nature', row: 'club' }],
    });
  });

  it('keeps "no contact", "don’t know" and blank apart', () => {
    const contact = { school: { before: '0', now: 'dont-know' }, club: { before: '', now: null } };
    expect(checkAnswer(EXAMPLE_INSTRUMENT, { role: 'elected', contact })).toMatchObject({
      answers: { contact: { school: { before: '0', now: 'dont-know' } } },
    });
  });

  it('may require every cell that is asked', () => {
    const required: Instrument = {
      ...EXAMPLE_INSTRUMENT,
      sections: EXAMPLE_INSTRUMENT.sections.map((section) => ({
        ...section,
        questions: section.questions.map((question) => ({
          ...question,
          required: question.kind === 'matrix',
        })),
      })),
    };
    const contact = { school: { before: '0', now: '1' }, club: { before: '0', now: '0' } };
    const checked = checkAnswer(required, { contact });
    expect(
      checked.ok ? [] : checked.findings.map(({ question, row, code }) => [question, row, code]),
    ).toEqual([['nature', 'school', 'required']]);
    expect(checkAnswer(required, { contact }, { partial: true }).ok).toBe(true);
  });
});

describe('roster', () => {
  const roster: Question = {
    id: 'people',
    kind: 'roster',
    label: en('Partners'),
    columns: [{ id: 'now', label: en('now') }],
    points: [{ code: '1', value: 1, label: en('often') }],
    maximumRows: 2,
    maximumNameLength: 10,
  };

  it('drops empty rows and refuses codes without a name', () => {
    const named = { name: ' Anna ', codes: { now: '1' } };
    expect(checkAnswer(instrumentOf(roster), { people: [{ name: '', codes: {} }, named] })).toMatchObject({
      answers: { people: [{ name: 'Anna', codes: { now: '1' } }] },
    });
    expect(findCodes(instrumentOf(roster), { people: [{ name: '', codes: { now: '1' } }] })).toEqual([
      'without-name',
    ]);
    expect(findCodes(instrumentOf(roster), { people: [named, named, named] })).toEqual(['too-many-rows']);
    expect(findCodes(instrumentOf(roster), { people: [{ ...named, age: 3 }] })).toEqual(['wrong-kind']);
  });
});

describe('the whole', () => {
  it('refuses what is not known', () => {
    expect(findCodes(EXAMPLE_INSTRUMENT, { role: 'elected', admin: true })).toEqual(['unknown-question']);
    expect(findCodes(EXAMPLE_INSTRUMENT, [])).toEqual(['not-answers']);
    expect(findCodes(EXAMPLE_INSTRUMENT, JSON.parse('{"__proto__": {"role": "elected"}}'))).toEqual([
      'unknown-question',
    ]);
  });

  it('cuts long lists of findings', () => {
    const strangers = Object.fromEntries(Array.from({ length: 500 }, (_, index) => [`x${index}`, '1']));
    expect(findCodes(EXAMPLE_INSTRUMENT, strangers)).toHaveLength(50);
  });

  it('counts nothing where nothing is asked', () => {
    expect(computeCompleteness(instrumentOf(TEXT), {}).shareAnswered).toBeUndefined();
  });

  it('does not let a hidden answer show another question', () => {
    const choice = (id: string, on?: string): Question => ({
      id,
      kind: 'one-choice',
      label: en(id),
      choices: [{ code: 'yes', label: en('yes') }],
      ...(on === undefined ? {} : { askedWhen: { question: on, oneOf: ['yes'] } }),
    });
    const chain = instrumentOf(choice('a'), choice('b', 'a'), choice('c', 'b'));
    expect(checkAnswer(chain, { b: 'yes', c: 'yes' })).toMatchObject({ answers: {} });
    expect(checkAnswer(chain, { a: 'yes', b: 'yes', c: 'yes' })).toMatchObject({ dropped: [] });
  });
});
