/** Expressions of PxWebApi 2: what is written is read back; junk chooses nothing or is refused by a Problem. */
import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import { isProblem } from '#server/problem.ts';
import { parsePxCodeListId, parsePxTableId, toPxCodeListId, toPxTableId } from './pxweb-ids.rules.ts';
import {
  countCells,
  matchesPattern,
  readChoices,
  selectByDefault,
  selectValues,
  splitExpressions,
  writeExpressions,
} from './pxweb-selection.rules.ts';
import type { PxVariable } from './pxweb-variables.rules.ts';

// Many cases: a busy machine needs its time.
vi.setConfig({ testTimeout: 30_000 });

const RUNS = { seed: 7, numRuns: 200 };
const toValues = (codes: readonly string[]) => codes.map((code) => ({ code, label: { en: code } }));
const time: PxVariable = {
  id: 'Tid',
  cubeId: 'Tid',
  label: { en: 'Year' },
  kind: 'time',
  values: toValues(['2024', '2022', '2023', '2025']),
  totalCode: null,
};
const region: PxVariable = {
  id: 'Region',
  cubeId: 'Region',
  label: { en: 'Region' },
  kind: 'place',
  values: toValues(['0301', '0302', '1101', 'a,b']),
  totalCode: null,
};
const choose = (variable: PxVariable, ...expressions: string[]) =>
  selectValues([variable], [{ variableId: variable.id, expressions, codeList: null }], 100).get(variable.id);

test.each([
  [time, ['top(2)'], ['2024', '2025']],
  [time, ['top(1,1)'], ['2024']],
  [time, ['bottom(1)'], ['2022']],
  [time, ['from(2024)'], ['2024', '2025']],
  [time, ['to(2022)', '2025'], ['2022', '2025']],
  [time, ['range(2022,2023)'], ['2022', '2023']],
  [region, ['03*'], ['0301', '0302']],
  [region, ['?1?1'], ['1101']],
  [region, ['top(2)'], ['0301', '0302']],
  [region, ['RANGE([0302],[1101])'], ['0302', '1101']],
  [region, ['a,b'], ['a,b']],
])('%# expressions', (variable, expressions, codes) => {
  expect(choose(variable, ...expressions)).toEqual(codes);
});

test('expressions and ids come back', () => {
  const expression = fc.oneof(
    fc.stringMatching(/^[A-Za-z0-9*? é-]{1,8}$/).filter((one) => one.trim() === one),
    fc.constantFrom('top(3)', 'range(2020,2024)', 'a,b'),
  );
  fc.assert(
    fc.property(fc.array(expression, { maxLength: 5 }), (expressions) => {
      expect(splitExpressions(writeExpressions(expressions))).toEqual(expressions);
    }),
    RUNS,
  );
  const id = toPxTableId('bad-toelz', 'survey/one', 'contacts by.role');
  expect(parsePxTableId(id)?.slug).toBe('bad-toelz');
  expect(parsePxCodeListId(toPxCodeListId(id, 'parts', 'a.b c'))).toEqual({
    tableId: id,
    list: 'parts',
    variableId: 'a.b c',
  });
});

test('patterns match as words do', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[ab]{0,8}$/), fc.stringMatching(/^[ab*?]{0,6}$/), (text, pattern) => {
      const expected = new RegExp(`^${pattern.replaceAll('*', '.*').replaceAll('?', '.')}$`);
      expect(matchesPattern(text, pattern)).toBe(expected.test(text));
    }),
    RUNS,
  );
  const begun = Date.now();
  expect(matchesPattern('a'.repeat(200), `${'*a'.repeat(100)}b`)).toBe(false);
  expect(Date.now() - begun).toBeLessThan(1_000);
});

test('the default selection fits, the latest period first to stay', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 40 }), (most) => {
      const chosen = selectByDefault([region, time], most);
      expect(countCells(chosen)).toBeLessThanOrEqual(most);
      expect([...chosen.values()].every((codes) => codes.length > 0)).toBe(true);
    }),
    RUNS,
  );
  expect(selectByDefault([region, time], 4).get('Tid')).toEqual(['2025']);
});

test('junk is refused by a Problem and by nothing else', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.string(), (name, text) => {
      try {
        const query = new URLSearchParams([
          [`valueCodes[${name}]`, text],
          ['valueCodes[Tid]', text],
        ]);
        selectValues([time, region], readChoices(query), 100);
      } catch (error) {
        if (!isProblem(error)) throw error;
      }
    }),
    RUNS,
  );
});
