import { EXAMPLE_INSTRUMENT, type Instrument } from '@vicus/questionnaire';
import { expect, test } from 'vitest';
import { listAnswerColumns, toAnswerCells } from './answers-file.rules.ts';

const label = (en: string) => ({ en });
const INSTRUMENT: Instrument = {
  ...EXAMPLE_INSTRUMENT,
  sections: [
    {
      id: 'all',
      title: label('All'),
      questions: [
        {
          id: 'meets',
          kind: 'several-choices',
          label: label('Where?'),
          choices: [
            { code: 'work', label: label('work') },
            { code: 'club', label: label('club') },
          ],
        },
        {
          id: 'years',
          kind: 'number',
          label: label('Years'),
          minimum: 0,
          maximum: 99,
          decimals: 0,
          specials: ['dont-know'],
        },
        {
          id: 'people',
          kind: 'roster',
          label: label('Who?'),
          columns: [{ id: 'now', label: label('now') }],
          points: [{ code: '1', label: label('one'), value: 1 }],
          maximumRows: 2,
          maximumNameLength: 20,
        },
      ],
    },
  ],
};

test('one column a field, zero and not knowing apart, codes of several choices in one cell', () => {
  const columns = listAnswerColumns(INSTRUMENT);
  expect(columns.map(({ heading }) => heading)).toEqual([
    'meets',
    'years',
    'years (no answer)',
    'people.0',
    'people.0.now',
    'people.1',
    'people.1.now',
  ]);
  const given = { meets: ['work', 'club'], years: 0, people: [{ name: 'Ada', codes: { now: '1' } }] };
  expect(toAnswerCells(INSTRUMENT, columns, given)).toEqual(['work club', '0', '', 'Ada', '1', '', '']);
  expect(toAnswerCells(INSTRUMENT, columns, { years: 'dont-know' })).toEqual([
    '',
    '',
    'dont-know',
    '',
    '',
    '',
    '',
  ]);
  expect(listAnswerColumns(EXAMPLE_INSTRUMENT).map(({ field }) => field)).toContain('q.contact.school.now');
});
