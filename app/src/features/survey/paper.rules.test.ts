import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkAnswer, checkInstrument, type Answers, type Instrument } from '@vicus/questionnaire';
import { createTranslator } from '#ui/messages.ts';
import { compareKeyedForms, layOutPaper, readKeyedForm, writeKeyedForm } from './paper.rules.ts';

const text = (en: string) => ({ en });
const points = ['never', 'often'].map((code, value) => ({ code, value, label: text(code) }));
const specials = ['dont-know', 'rather-not-say'] as const;

const INSTRUMENT: Instrument = {
  id: 'paper',
  version: 1,
  title: text('Paper'),
  purpose: text('Trial'),
  source: text('Own'),
  languages: { en: { state: 'source' } },
  sections: [
    {
      id: 'all-kinds',
      title: text('All kinds'),
      questions: [
        {
          id: 'one',
          kind: 'one-choice',
          label: text('One'),
          specials,
          choices: [
            { code: 'yes', label: text('Yes') },
            { code: 'no', label: text('No') },
          ],
        },
        {
          id: 'many',
          kind: 'several-choices',
          label: text('Many'),
          specials: ['none'],
          choices: [
            { code: 'bus', label: text('Bus') },
            { code: 'car', label: text('Car') },
          ],
        },
        { id: 'scale', kind: 'scale', label: text('Scale'), specials, points },
        {
          id: 'ten',
          kind: 'zero-to-ten',
          label: text('Ten'),
          specials,
          lowLabel: text('low'),
          highLabel: text('high'),
        },
        {
          id: 'table',
          kind: 'matrix',
          label: text('Table'),
          specials,
          points,
          rows: ['a', 'b'].map((id) => ({ id, label: text(id) })),
          columns: ['now', 'then'].map((id) => ({ id, label: text(id) })),
        },
        {
          id: 'people',
          kind: 'roster',
          label: text('People'),
          points,
          columns: [{ id: 'now', label: text('now') }],
          maximumRows: 2,
          maximumNameLength: 20,
        },
        { id: 'age', kind: 'number', label: text('Age'), specials, minimum: 0, maximum: 120, decimals: 0 },
        {
          id: 'since',
          kind: 'month',
          label: text('Since'),
          specials,
          minimum: '2000-01',
          maximum: '2030-12',
        },
        {
          id: 'where',
          kind: 'district',
          label: text('Where'),
          districts: [
            { code: 'old', label: text('Old town') },
            { code: 'new', label: text('New town') },
          ],
        },
        {
          id: 'why',
          kind: 'long-text',
          label: text('Why'),
          specials: ['rather-not-say'],
          maximumLength: 200,
          askedWhen: { question: 'one', oneOf: ['no'] },
        },
      ],
    },
  ],
};
const reader = { language: 'en', t: createTranslator('en') } as const;
const read = (keyed: Record<string, string>) => readKeyedForm(INSTRUMENT, keyed, reader);

test('the questionnaire of this test is one', () => {
  expect(checkInstrument(INSTRUMENT)).toEqual([]);
});

describe('laying out', () => {
  test('questions are numbered through, rows have letters, ways of not answering have letters of their own', () => {
    const fields = layOutPaper(INSTRUMENT, reader).flatMap(({ questions }) =>
      questions.flatMap((one) => one.fields),
    );
    expect(fields.map(({ number }) => number)).toEqual([
      '1',
      '2',
      '3',
      '4',
      '5a·1',
      '5a·2',
      '5b·1',
      '5b·2',
      '6a',
      '6a·1',
      '6b',
      '6b·1',
      '7',
      '8',
      '9',
      '10',
    ]);
    expect(fields[0]?.marks.map(({ mark }) => mark)).toEqual(['1', '2', 'd', 'r']);
    expect(fields[1]?.marks.map(({ mark }) => mark)).toEqual(['1', '2', 'n']);
    expect(fields[3]?.marks.map(({ mark }) => mark).join('')).toBe('012345678910dr');
    expect(fields.at(-1)?.marks.map(({ mark }) => mark)).toEqual(['/r']);
  });
});

describe('reading what was keyed', () => {
  test('marks become codes; blank stays blank', () => {
    const keyed = {
      one: '2',
      many: '2, 1',
      scale: 'D',
      ten: '10',
      'table.a.now': '1',
      'table.b.then': 'r',
      'people.1': 'Club',
      'people.1.now': '2',
      age: '34',
      since: '2019-05',
      where: '1',
      why: ' Too far ',
    };
    expect(read(keyed)).toEqual({
      ok: true,
      skipped: [],
      answers: {
        one: 'no',
        many: ['bus', 'car'],
        scale: 'dont-know',
        ten: 10,
        table: { a: { now: 'never' }, b: { then: 'rather-not-say' } },
        people: [{ name: 'Club', codes: { now: 'often' } }],
        age: 34,
        since: '2019-05',
        where: 'old',
        why: 'Too far',
      },
    });
    expect(read({})).toEqual({ ok: true, skipped: [], answers: {} });
    expect(read({ one: '2', why: '/r' })).toMatchObject({ answers: { why: { special: 'rather-not-say' } } });
  });

  test('what should have been skipped is left out and named', () => {
    expect(read({ one: '1', why: 'Because' })).toEqual({
      ok: true,
      skipped: ['10'],
      answers: { one: 'yes' },
    });
  });

  test.each([
    ['one', '3', 'no-such-mark'],
    ['many', '1 7', 'no-such-mark'],
    ['ten', '11', 'no-such-mark'],
    ['age', 'old', 'not-a-number'],
    ['age', '130', 'out-of-range'],
    ['age', '1.5', 'other'],
    ['since', 'May', 'not-a-month'],
    ['since', '1999-01', 'other'],
    ['table.a.now', '9', 'no-such-mark'],
  ])('%s: %s is %s', (name, given, reason) => {
    const found = read({ [name]: given });
    expect(found).toMatchObject({ ok: false, findings: [{ reason }] });
  });
});

describe('keying twice', () => {
  test('only the fields that differ are named, with both', () => {
    const first = { one: 'yes', table: { a: { now: 'never' } }, why: '' };
    const differences = compareKeyedForms(
      INSTRUMENT,
      [first, { one: 'no', table: { a: { now: 'never' } } }],
      reader,
    );
    expect(differences).toEqual([{ name: 'one', number: '1', first: '1', second: '2' }]);
  });

  test('law: whatever was answered comes back as it was', () => {
    const optional = <T>(one: fc.Arbitrary<T>) => fc.option(one, { nil: undefined });
    const special = fc.constantFrom(...specials);
    const cell = fc.constantFrom('never', 'often', ...specials);
    const answers = fc.record({
      one: optional(fc.constantFrom('yes', 'no', ...specials)),
      many: optional(fc.constantFrom(['bus'], ['bus', 'car'], ['none'])),
      scale: optional(cell),
      ten: optional(fc.oneof(fc.integer({ min: 0, max: 10 }), special)),
      table: optional(fc.record({ a: fc.record({ now: cell }), b: fc.record({ now: cell, then: cell }) })),
      people: optional(
        fc.constantFrom(
          [{ name: 'Club', codes: { now: 'often' } }],
          [
            { name: 'A', codes: {} },
            { name: 'B', codes: { now: 'never' } },
          ],
        ),
      ),
      age: optional(fc.oneof(fc.integer({ min: 0, max: 120 }), special)),
      since: optional(fc.constantFrom('2004-02', '2030-12', 'dont-know')),
      where: optional(fc.constantFrom('old', 'new')),
      why: optional(
        fc.oneof(fc.constant({ special: 'rather-not-say' }), fc.constantFrom('Far', 'n', '2', 'a /r')),
      ),
    });
    fc.assert(
      fc.property(answers, (given) => {
        const plain = Object.fromEntries(Object.entries(given).filter(([, one]) => one !== undefined));
        const checked = checkAnswer(INSTRUMENT, plain as Answers, { partial: true });
        if (!checked.ok) throw new Error('the answers of this test are none');
        const keyed = writeKeyedForm(INSTRUMENT, checked.answers, reader);
        expect(read({ ...keyed })).toEqual({ ok: true, skipped: [], answers: checked.answers });
      }),
    );
  });
});
