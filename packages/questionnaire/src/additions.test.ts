import { describe, expect, it } from 'vitest';
import {
  arrangeQuestion,
  checkAnswer,
  checkInstrument,
  EXAMPLE_INSTRUMENT,
  fillTexts,
  type Instrument,
  listVisibleQuestions,
  parseFormData,
  type Question,
  toFormEntries,
} from './index.ts';

const en = (text: string) => ({ en: text });
const text = (id: string, label = id): Question => ({
  id,
  kind: 'short-text',
  label: en(label),
  maximumLength: 50,
});
const age: Question = { id: 'age', kind: 'number', label: en('Age'), minimum: 0, maximum: 120, decimals: 0 };
const area: Question = {
  id: 'area',
  kind: 'district',
  label: en('Where?'),
  specials: ['rather-not-say'],
  districts: [
    { code: 'north', label: { en: 'North', de: 'Norden' }, outline: 'M0 0H500V500H0Z' },
    { code: 'south', label: en('South') },
  ],
};
const tools: Question = {
  id: 'tools',
  kind: 'several-choices',
  label: en('Tools'),
  order: 'random',
  choices: ['a', 'b', 'c', 'other'].map((code) => ({
    code,
    label: en(code),
    ...(code === 'other' ? { last: true as const } : {}),
  })),
};

function instrumentOf(...questions: readonly Question[]): Instrument {
  return { ...EXAMPLE_INSTRUMENT, sections: [{ id: 's', title: en('S'), questions }] };
}

const findMessages = (...questions: readonly object[]) =>
  checkInstrument(instrumentOf(...(questions as Question[]))).map(
    ({ path, message }) => `${path}: ${message}`,
  );

const listAsked = (instrument: Instrument, answers: object) =>
  listVisibleQuestions(instrument, answers as never).map(({ question }) => question.id);

describe('a district', () => {
  const instrument = instrumentOf(area, {
    ...text('why'),
    askedWhen: { question: 'area', oneOf: ['north'] },
  });

  it('is answered by its code or by a way of not answering', () => {
    expect(checkAnswer(instrument, { area: 'north', why: 'near' })).toMatchObject({ ok: true, dropped: [] });
    expect(checkAnswer(instrument, { area: 'rather-not-say' })).toMatchObject({ ok: true });
    expect(checkAnswer(instrument, { area: 'west' })).toMatchObject({
      findings: [{ code: 'unknown-choice' }],
    });
  });

  it('goes through a form as one field', () => {
    const [section] = instrument.sections;
    if (section === undefined) throw new Error('no section');
    const entries = toFormEntries(section, { area: 'south' });
    expect(entries).toEqual([['q.area', 'south']]);
    expect(parseFormData(section, entries).answers).toEqual({ area: 'south' });
  });

  it('is not asked where the place has not filled any in', () => {
    expect(listAsked(instrumentOf({ ...area, districts: [] }, text('t')), {})).toEqual(['t']);
    expect(findMessages({ ...area, districts: [] })).toEqual([]);
  });

  it('has an outline of straight lines and nothing else', () => {
    const withOutline = (outline: string) => ({
      ...area,
      districts: [{ code: 'a', label: en('A'), outline }],
    });
    expect(findMessages(withOutline('m1,2 l3.5-4z'))).toEqual([]);
    for (const outline of ['M0 0"/><script>', 'url(#x)', '', 'M0 0C1 1 2 2 3 3']) {
      expect(findMessages(withOutline(outline))[0]).toMatch(/districts\[0\]\.outline: must be an SVG path/u);
    }
  });
});

describe('a condition on a number', () => {
  const between = { question: 'age', atLeast: 18, atMost: 64 };
  const instrument = instrumentOf(
    { ...age, specials: ['dont-know'] },
    { ...text('work'), askedWhen: between },
  );

  it('holds at both ends and never for a blank or a way of not answering', () => {
    const asked = [18, 64, 17, 65, 'dont-know', undefined].map(
      (value) => listAsked(instrument, value === undefined ? {} : { age: value }).length,
    );
    expect(asked).toEqual([2, 2, 1, 1, 1, 1]);
  });

  it('is refused about anything that is no number', () => {
    expect(findMessages(area, { ...text('x'), askedWhen: { question: 'area', atLeast: 1 } })).toEqual([
      'sections[0].questions[1].askedWhen: area holds no number',
    ]);
    expect(findMessages(age, { ...text('x'), askedWhen: { ...between, atLeast: 70 } })).toEqual([
      'sections[0].questions[1].askedWhen: atLeast is above atMost',
    ]);
  });
});

describe('earlier answers in texts', () => {
  it('come in the language of the text, what was written between isolates', () => {
    const instrument = instrumentOf(area, age, text('name'), tools, {
      id: 'since',
      kind: 'month',
      label: en('Since'),
      minimum: '2000-01',
      maximum: '2026-12',
    });
    const answers = { area: 'north', age: 41, name: 'مريم', tools: ['a', 'c'], since: '2015-09' };
    const fill = (id: string, language: string) => fillTexts(`{answer:${id}}`, answers, instrument, language);
    expect(fill('area', 'de')).toBe('Norden');
    expect(fill('area', 'uk')).toBe('North');
    expect(fill('age', 'en')).toBe('41');
    expect(fill('name', 'en')).toBe('\u2068مريم\u2069');
    expect(fill('tools', 'en')).toBe('a and c');
    expect(fill('since', 'de')).toBe('September 2015');
    expect(fill('nothing', 'en')).toBe('…');
    expect(fill('constructor', 'en')).toBe('…');
  });

  it('must name an earlier question with one answer', () => {
    expect(findMessages(text('a', 'So, {answer:b}?'), text('b', 'And {answer:a}?'))).toEqual([
      'sections[0].questions[0].label: b is not an earlier question',
    ]);
    const matrix = EXAMPLE_INSTRUMENT.sections[1]?.questions[0];
    expect(findMessages(matrix ?? area, text('b', '{answer:contact}'))).toEqual([
      'sections[0].questions[1].label: contact is a matrix and has no single answer to name',
    ]);
    expect(checkInstrument({ ...instrumentOf(text('a')), consent: en('{answer:a}') })).toHaveLength(1);
  });
});

describe('random order', () => {
  const codes = (question: Question) =>
    'choices' in question ? question.choices.map(({ code }) => code) : [];

  it('gives every order equally often, the last choice last', () => {
    const counts = new Map<string, number>();
    for (let index = 0; index < 6000; index += 1) {
      const order = codes(arrangeQuestion(tools, `key-${index}`)).join(' ');
      counts.set(order, (counts.get(order) ?? 0) + 1);
    }
    expect(counts.size).toBe(6);
    expect([...counts.keys()].every((order) => order.endsWith(' other'))).toBe(true);
    // χ² with 5 degrees of freedom: 20.5 is exceeded once in a thousand times.
    const chi = [...counts.values()].reduce((sum, count) => sum + (count - 1000) ** 2 / 1000, 0);
    expect(chi).toBeLessThan(20.5);
  });

  it('is the same for a matrix and for the one whose rows hang on it', () => {
    const [contact, nature] = EXAMPLE_INSTRUMENT.sections[1]?.questions ?? [];
    const rows = (question: Question | undefined, seed: string) => {
      const arranged = arrangeQuestion({ ...question, order: 'random' } as Question, seed);
      return 'rows' in arranged ? arranged.rows.map(({ id }) => id) : [];
    };
    for (let seed = 0; seed < 20; seed += 1)
      expect(rows(nature, `${seed}`)).toEqual(rows(contact, `${seed}`));
  });

  it('is for choices and rows only', () => {
    expect(findMessages({ ...age, order: 'random' })).toEqual([
      'sections[0].questions[0].order: needs choices or a matrix',
    ]);
    expect(arrangeQuestion(age, 'seed')).toBe(age);
  });
});

describe('what a question measures', () => {
  it('stands once in an instrument, and an estimate says of what answer', () => {
    expect(findMessages({ ...age, concept: 'x' }, { ...text('t'), concept: 'x' })).toEqual([
      'sections: x stands here twice',
    ]);
    expect(findMessages({ ...age, estimates: { concept: 'trust', codes: ['4', '5'] } })).toEqual([]);
    expect(findMessages({ ...age, estimates: { concept: 'trust' } })).toHaveLength(1);
    expect(findMessages({ ...age, estimates: { concept: 'trust', codes: ['4'], atLeast: 7 } })).toHaveLength(
      1,
    );
  });
});
