import { describe, expect, it } from 'vitest';
import { ask, plan, text, type Row } from './testing/forms.ts';

describe('types of an XLSForm', () => {
  it.each<[string, string, object]>([
    ['text', 'short-text', {}],
    ['integer', 'number', { decimals: 0 }],
    ['decimal', 'number', { decimals: 6 }],
    ['select_one yn', 'one-choice', {}],
    ['select one from yn', 'one-choice', {}],
    ['SELECT_MULTIPLE yn', 'several-choices', {}],
    ['date', 'month', {}],
    ['acknowledge', 'one-choice', { choices: [{ code: 'ok', label: { en: 'OK' } }] }],
  ])('%s is %s', (type, kind, more) => {
    expect(plan([{ type, name: 'q', label: 'Question?' }]).questions).toMatchObject([
      { id: 'q', kind, ...more },
    ]);
  });

  it.each([
    ['calculate', 'computed-left-out'],
    ['start', 'computed-left-out'],
    ['geopoint', 'type-not-supported'],
    ['rank yn', 'type-not-supported'],
    ['image', 'type-not-supported'],
    ['select_one_from_file towns.csv', 'type-not-supported'],
    ['teleport', 'type-not-known'],
    ['', 'row-without-type'],
  ])('%s is left out as %s', (type, code) => {
    expect(plan([text('kept'), { type, name: 'q', label: 'Q' }]).codes).toEqual([`3 ${code}`]);
  });

  it('a range, a limit of choices and limits of numbers are kept where they are plain', () => {
    const { questions, codes } = plan([
      { type: 'range', name: 'r', label: 'R', parameters: 'start=0 end=5 step=1' },
      { type: 'integer', name: 'age', label: 'Age', constraint: '. >= 0 and . < 120' },
      { type: 'integer', name: 'own', label: 'Own', constraint: '(${own} > 2 and 9 >= ${own})' },
      { type: 'decimal', name: 'd', label: 'D', constraint: '. > 0' },
      { type: 'integer', name: 'odd', label: 'Odd', constraint: '. mod 2 = 1' },
      { type: 'select_multiple often', name: 'm', label: 'M', constraint: 'count-selected(.) < 3' },
    ]);
    expect(questions).toMatchObject([
      { minimum: 0, maximum: 5 },
      { minimum: 0, maximum: 119 },
      { minimum: 3, maximum: 9 },
      { minimum: 0 },
      { minimum: -2_147_483_647 },
      { maximumChoices: 2 },
    ]);
    expect(codes).toEqual(['5 constraint-widened', '6 constraint-not-carried-over']);
  });

  it('or_other becomes a choice and a line to write in', () => {
    const { questions, codes } = plan([{ type: 'select_one yn or_other', name: 'q', label: 'Q' }]);
    expect(questions).toMatchObject([
      { choices: [{ code: 'yes' }, { code: 'no' }, { code: 'other', last: true }] },
      { id: 'q-other', kind: 'short-text', askedWhen: { question: 'q', oneOf: ['other'] } },
    ]);
    expect(codes).toEqual(['2 other-added']);
  });
});

describe('groups, notes, tables and repeats', () => {
  const begin = (name: string, more: Row = {}): Row => ({
    type: 'begin_group',
    name,
    label: `Group ${name}`,
    ...more,
  });
  const end: Row = { type: 'end_group' };

  it('become pages; a condition of a group is that of its page and of the pages in it', () => {
    const { instrument, codes } = plan([
      ask('a'),
      begin('one', { relevant: "${a} = 'yes'" }),
      { type: 'note', name: 'n', label: 'Please read.' },
      ask('b'),
      begin('two', { relevant: "selected(${b}, 'no')" }),
      text('c'),
      end,
      text('d'),
      end,
    ]);
    expect(instrument?.sections.map(({ id, title, intro }) => [id, title.en, intro?.en])).toEqual([
      ['page', 'Imported form', undefined],
      ['one', 'Group one', 'Please read.'],
      ['two', 'Group two', undefined],
      ['one-2', 'Group one', undefined],
    ]);
    expect(instrument?.sections[2]?.askedWhen).toEqual({
      all: [
        { question: 'a', oneOf: ['yes'] },
        { question: 'b', oneOf: ['no'] },
      ],
    });
    expect(codes).toEqual([]);
  });

  it('a note inside a page becomes help of the question below it, and the last note is named', () => {
    const { questions, codes } = plan([
      text('a'),
      { type: 'note', name: 'n', label: 'Think of last week.' },
      text('b', { hint: 'In words' }),
      { type: 'note', name: 'thanks', label: 'Thank you.' },
    ]);
    expect(questions[1]?.help?.en).toBe('Think of last week.\n\nIn words');
    expect(codes).toEqual(['3 note-became-help', '5 note-left-out']);
  });

  it('rows under a heading of answers become a matrix that conditions can still name', () => {
    const row = (name: string) => ({
      type: 'select_one often',
      name,
      label: name,
      appearance: 'list-nolabel',
    });
    const { questions, codes } = plan([
      begin('g', { appearance: 'field-list' }),
      { type: 'select_one often', name: 'how', label: 'How often?', appearance: 'label' },
      row('friends'),
      row('family'),
      text('why', { relevant: "${family} > 0 and ${friends} = '0'" }),
      end,
    ]);
    expect(questions).toMatchObject([
      { kind: 'matrix', id: 'how', label: { en: 'How often?' }, rows: [{ id: 'friends' }, { id: 'family' }] },
      {
        askedWhen: {
          all: [
            { question: 'how', row: 'family', oneOf: ['1', '2'] },
            { question: 'how', row: 'friends', oneOf: ['0'] },
          ],
        },
      },
    ]);
    expect(codes).toEqual(['3 rows-became-matrix']);
  });

  it('a repeat of a name with ratings becomes a roster; another is asked once', () => {
    const rated = { type: 'select_one often', name: 'contact', label: 'Contact' };
    const repeat = (...rows: readonly Row[]): readonly Row[] => [
      { type: 'begin_repeat', name: 'people', label: 'People', repeat_count: '4' },
      ...rows,
      { type: 'end_repeat' },
    ];
    expect(plan(repeat(text('who'), rated)).questions).toMatchObject([
      { kind: 'roster', id: 'people', maximumRows: 4, columns: [{ id: 'contact' }], help: { en: 'who' } },
    ]);
    const once = plan(repeat(text('who'), { type: 'integer', name: 'age', label: 'Age' }));
    expect(once.questions.map(({ kind }) => kind)).toEqual(['short-text', 'number']);
    expect(once.codes).toContain('2 repeat-asked-once');
  });

  it('brackets that do not match are named', () => {
    expect(plan([begin('g'), text('a')]).codes).toEqual(['2 group-not-closed']);
    expect(plan([text('a'), end]).codes).toEqual(['3 group-not-closed']);
  });
});
