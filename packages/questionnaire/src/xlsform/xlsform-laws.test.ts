import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  checkInstrument,
  parseInstrumentJson,
  planXlsForm,
  toInstrumentJson,
  type Question,
} from '../index.ts';
import { formOf, often, text, yesNo } from './testing/forms.ts';
import { listUnaccounted } from './testing/reckoning.ts';

fc.configureGlobal({ seed: 20_261_122, numRuns: 150 });

describe('any workbook', () => {
  const cell = fc.oneof(
    { weight: 3, arbitrary: fc.constant('') },
    fc.constantFrom(
      'text',
      'integer',
      'decimal',
      'note',
      'date',
      'calculate',
      'geopoint',
      'acknowledge',
      'range',
      'select_one yn',
      'select_multiple often',
      'select_one often or_other',
      'select_one gone',
      'begin_group',
      'end_group',
      'begin_repeat',
      'end_repeat',
      'begin group',
      'end group',
      'a',
      'b',
      'c',
      'yes',
      'label',
      'list-nolabel',
      'table-list',
      'field-list',
      'minimal',
      'true()',
      "${a} = 'yes'",
      'selected(${b}, "1")',
      '${a} > 3',
      '. >= 0 and . <= 9',
      'not(${c})',
      '${a}',
      '((',
      '**bold** ${a}',
      '<b>x</b>',
      '{answer:a}',
      'Hello\n\nyou',
      '🏡',
      '٣',
    ),
    fc.string({ maxLength: 12 }),
  );
  const headings = fc.subarray(
    [
      'type',
      'name',
      'label',
      'label::English (en)',
      'label::ar',
      'hint',
      'required',
      'relevant',
      'constraint',
      'appearance',
      'default',
      'parameters',
      'odd column',
      '',
    ],
    { minLength: 3 },
  );
  const survey = headings.chain((heads) =>
    fc
      .array(fc.array(cell, { minLength: heads.length, maxLength: heads.length }), { maxLength: 12 })
      .map((rows) => ({ name: 'survey', rows: [heads, ...rows] })),
  );
  const choices = {
    name: 'choices',
    rows: [
      ['list_name', 'name', 'label'],
      ...[...yesNo, ...often].map((row) => [row.list_name, row.name, row.label]),
    ],
  };

  it('gives an instrument that can be used, or none; every cell is there or named; nothing throws', () => {
    fc.assert(
      fc.property(survey, (sheet) => {
        const sheets = [sheet, choices];
        const planned = planXlsForm(sheets);
        expect(planned.findings.filter(({ code }) => code === 'instrument-invalid')).toEqual([]);
        expect(listUnaccounted(sheets, planned)).toEqual([]);
        if (planned.instrument === undefined) return;
        expect(checkInstrument(planned.instrument)).toEqual([]);
        expect(parseInstrumentJson(toInstrumentJson(planned.instrument))).toMatchObject({ ok: true });
      }),
    );
  });

  it('is read in time that grows with its length', () => {
    const rows = Array.from({ length: 5000 }, (_, index) =>
      text(`q${index}`, { relevant: `\${q${index}} = '('` }),
    );
    const begun = performance.now();
    planXlsForm(formOf([...rows, text('deep', { relevant: '('.repeat(5000) })]));
    expect(performance.now() - begun).toBeLessThan(3000);
  });

  it('without a sheet called survey says so', () => {
    expect(planXlsForm([]).findings).toMatchObject([{ code: 'no-survey-sheet' }]);
    const found: readonly Question[] =
      planXlsForm([{ name: 'Sheet1', rows: [['type']] }]).instrument?.sections[0]?.questions ?? [];
    expect(found).toEqual([]);
  });
});
