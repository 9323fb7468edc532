import { expect, test } from 'vitest';
import { readPastedTable, type PasteOptions } from './playground.rules.ts';

const options: PasteOptions = { layout: 'crosstab', minimum: 5, zeros: 'published' };
const crosstab = 'Origin\t2024\t2025\tTotal\nSyria\t14\t1 023\t1037\nEritrea\t\t4\t4\nTotal\t14\t1027\t1041';

function readProblem(text: string, more: Partial<PasteOptions> = {}): unknown {
  try {
    readPastedTable(text, { ...options, ...more });
    return undefined;
  } catch (problem) {
    return problem;
  }
}

test('reads names down and across; totals are compared and left out, an empty field is 0', () => {
  const { problem } = readPastedTable(crosstab, options);
  expect(problem.variables.map(({ leaves }) => leaves)).toEqual([
    ['Syria', 'Eritrea'],
    ['2024', '2025'],
  ]);
  expect(problem.rows.map(({ count }) => count)).toEqual([14, 1023, 0, 4]);
  expect(problem.rules).toEqual({ type: 'freq', maxN: 4, protectZeros: false });
});

test('reads a list of combinations with semicolons', () => {
  const { problem, names } = readPastedTable('Ort;Alter;Anzahl\nA;jung;3\nA;alt;7\nB;jung;12', {
    ...options,
    layout: 'list',
  });
  expect(names).toEqual(['Ort', 'Alter']);
  expect(problem.rows).toHaveLength(3);
});

test.each([
  ['a total that is not the sum', crosstab.replace('1041', '1040'), { what: 'total', line: 4, column: 4 }],
  ['a fraction', crosstab.replace('14\t1 023', '1.5\t1 023'), { what: 'no-count', line: 2, column: 2 }],
  ['a negative count', crosstab.replace('14\t1 023', '-3\t1 023'), { what: 'no-count', line: 2, column: 2 }],
  ['a name twice', crosstab.replace('Eritrea', 'Syria'), { what: 'twice', line: 3, column: 1 }],
  ['no counts', 'Origin\t2024', { what: 'small', line: 1, column: 1 }],
  ['a bar in a name', crosstab.replace('Syria', 'Sy|ria'), { what: 'bar', line: 2, column: 1 }],
  ['a row that is too long', `${crosstab}\nX\t1\t2\t3\t9`, { what: 'long-row', line: 5, column: 5 }],
])('names the place of %s', (_, text, values) => {
  expect(readProblem(text)).toMatchObject({ code: 'playground-table-unreadable', field: 'table', values });
});

test('refuses more fields than can be looked at while somebody waits', () => {
  const rows = Array.from({ length: 41 }, (_, i) => `r${i}\t${'1\t'.repeat(9)}1`);
  expect(readProblem(['x\ta\tb\tc\td\te\tf\tg\th\ti\tj', ...rows].join('\n'))).toMatchObject({
    values: { what: 'large' },
  });
});
