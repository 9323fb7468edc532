import { describe, expect, it } from 'vitest';
import { listVisibleQuestions, planXlsForm, type Answers } from '../index.ts';
import { ask, formOf, plan, text, yesNo, type Row } from './testing/forms.ts';

describe('conditions of an XLSForm', () => {
  const rows = (relevant: string): readonly Row[] => [
    ask('a'),
    { type: 'integer', name: 'n', label: 'N', constraint: '. >= 0' },
    { type: 'select_multiple often', name: 'm', label: 'M' },
    text('t'),
    text('last', { relevant, required: 'yes' }),
  ];
  const isAsked = (relevant: string, answers: Answers): boolean => {
    const { instrument } = plan(rows(relevant));
    if (instrument === undefined) throw new Error('nothing came of the form');
    return listVisibleQuestions(instrument, answers).some(({ question }) => question.id === 'last');
  };

  it.each<[string, Answers, boolean]>([
    ["${a} = 'yes'", { a: 'yes' }, true],
    ["${a} = 'yes'", {}, false],
    ['"yes" = ${a}', { a: 'yes' }, true],
    ['${a} = ‘yes’', { a: 'yes' }, true],
    ["${a} != 'yes'", {}, true],
    ["${a} != 'yes'", { a: 'yes' }, false],
    ["${a} = ''", {}, true],
    ["${a} != ''", { a: 'no' }, true],
    ["not(selected(${m}, '1'))", { m: ['0', '1'] }, false],
    ["selected (${m}, '1') and ${n} > 3", { m: ['1'], n: 4 }, true],
    ['${n} < 3', {}, false],
    ['${n} < 3', { n: 2 }, true],
    ['3 < ${n}', { n: 3 }, false],
    ['${n} >= 3 and ${n} <= 5', { n: 5 }, true],
    ['${n} = 3', { n: 3 }, true],
    ["${n} = ''", {}, true],
    ["${a} = 'yes' or ${a} = 'no' and ${n} = 1", { a: 'yes' }, true],
    ["(${a} = 'yes' or ${a} = 'no') and ${n} = 1", { a: 'yes' }, false],
    ['${a}', { a: 'no' }, true],
    ['true()', {}, true],
  ])('%s with %j: %s', (relevant, answers, expected) => {
    expect(isAsked(relevant, answers)).toBe(expected);
  });

  it.each([
    ["${later} = 'yes'", 'not-an-earlier-question'],
    ["${a} = 'perhaps'", 'not-a-known-choice'],
    ["${t} = 'x'", 'no-choice-or-number'],
    ['${a} = ${t}', 'compares-two-answers'],
    ["regex(${t}, 'x')", 'function-not-supported'],
    ['${n} + 1 = 2', 'not-readable'],
    ["${a} = 'yes", 'not-readable'],
    ['(((', 'not-readable'],
  ])('%s is named as %s, and then nobody is held up by it', (relevant, reason) => {
    const { findings, questions } = plan(rows(relevant));
    const found = findings.filter(({ code }) => code === 'condition-not-carried-over');
    expect(found).toMatchObject([{ row: 6, column: 'relevant', parameters: { reason } }]);
    const last = questions.at(-1);
    expect(last).not.toHaveProperty('askedWhen');
    expect(last).not.toHaveProperty('required');
  });
});

describe('languages and words of an XLSForm', () => {
  it('come by their tags; the own language is the source, and a language nobody knows is named', () => {
    const sheets = formOf(
      [
        {
          type: 'text',
          name: 'a',
          'label::English (en)': 'Name',
          'label::Deutsch (de)': 'Name?',
          'label::Klingon': 'pong',
        },
      ],
      [],
      {
        form_title: 'Visit',
        form_id: 'Visit_1',
        version: '3',
        default_language: 'Deutsch (de)',
        style: 'pages',
      },
    );
    const { instrument, findings } = planXlsForm(sheets);
    expect(instrument).toMatchObject({
      id: 'visit-1',
      version: 3,
      languages: { en: { state: 'draft' }, de: { state: 'source' } },
    });
    expect(instrument?.sections[0]?.questions[0]?.label).toEqual({ en: 'Name', de: 'Name?' });
    expect(findings.map(({ code, column }) => [code, column])).toEqual([
      ['language-not-known', 'label::Klingon'],
      ['setting-not-used', 'style'],
    ]);
  });

  it('without English the own language stands for it, and that is said', () => {
    const sheets = formOf([{ type: 'text', name: 'a', 'label::Español (es)': '¿Nombre?' }]);
    const { instrument, findings } = planXlsForm(sheets);
    expect(instrument?.sections[0]?.questions[0]?.label).toEqual({ en: '¿Nombre?', es: '¿Nombre?' });
    expect(findings).toMatchObject([{ row: 1, code: 'english-missing', parameters: { language: 'es' } }]);
  });

  it('name earlier answers, lose markup and keep a star inside a word', () => {
    const { questions, codes } = plan([
      text('who'),
      text('b', { label: '**Hello** <i>${who}</i>, Bürger*innen' }),
      text('c', { label: 'And ${nobody}?' }),
    ]);
    expect(questions[1]?.label.en).toBe('Hello {answer:who}, Bürger*innen');
    expect(questions[2]?.label.en).toBe('And …?');
    expect(codes).toEqual(['3 markup-removed', '4 reference-not-possible']);
  });

  it('codes that mean “don’t know” are ways of not answering', () => {
    const list = [
      ...yesNo,
      { list_name: 'yn', name: "don't know", label: 'No idea' },
      { list_name: 'yn', name: 'dont_know', label: '?' },
    ];
    const { questions, findings } = plan([ask('a'), text('b', { relevant: "${a} = 'dont_know'" })], list);
    expect(questions[0]).toMatchObject({ specials: ['dont-know'] });
    expect(questions[1]?.askedWhen).toEqual({ question: 'a', oneOf: ['dont-know'] });
    expect(findings.map(({ code }) => code)).toContain('choice-became-special');
  });

  it('same names and choices given twice are named', () => {
    const list = [...yesNo, { list_name: 'yn', name: 'yes', label: 'Yes again' }];
    const { questions, codes } = plan([ask('a'), ask('A')], list);
    expect(questions.map(({ id }) => id)).toEqual(['a', 'a-2']);
    expect(codes).toEqual(['3 name-changed', '4 choice-left-out']);
  });
});
