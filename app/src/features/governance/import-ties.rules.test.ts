import { expect, test } from 'vitest';
import type { ReadTie } from './import-rows.rules.ts';
import { gatherRespondents } from './import-ties.rules.ts';
import type { AnswerImportChoices } from './import.types.ts';

const CHOICES: AnswerImportChoices = {
  columns: {},
  natureColumns: {},
  natureScale: 'own',
  missing: 'not-answered',
  direction: 'one',
  roleOfRest: 'official',
  frequencyOf: {},
  natureOf: {},
};
const toTie = (row: number, respondent: string, kind: string): ReadTie => ({
  row,
  respondent,
  actor: { kind },
  codes: { later: '3' },
  role: null,
  politicalGroup: null,
  organisation: null,
});
const gather = (...ties: ReadTie[]) => gatherRespondents(ties, [], CHOICES);

test('rows of a second spelling are refused and left out: nothing is joined unasked', () => {
  const { findings, respondents } = gather(
    toTie(2, 'Ann Lee', 'employers'),
    toTie(3, 'Ann LEE', 'housing'),
    toTie(4, 'Ann LEE', 'trade-unions'),
    toTie(5, 'Ánn Lee', 'eu-officials'),
  );
  expect(findings).toMatchObject([
    { row: 3, code: 'label-spelt-twice', severity: 'error', values: { other: 'Ann Lee', first: 2 } },
    { row: 4, code: 'label-spelt-twice', severity: 'error' },
    { row: 5, code: 'label-spelt-twice', severity: 'error' },
  ]);
  expect(respondents.map(({ name, ties }) => [name, [...ties.keys()]])).toEqual([['Ann Lee', ['employers']]]);
});

test('a second file with the nature of contacts is held to the same spelling', () => {
  const nature = { ...toTie(2, 'ann lee', 'employers'), codes: { nature: '4' } } as ReadTie;
  const { findings } = gatherRespondents([toTie(2, 'Ann Lee', 'employers')], [nature], CHOICES);
  expect(findings).toMatchObject([{ row: 2, column: '[2]', code: 'label-spelt-twice' }]);
});

test('one spelling is one respondent, and a repeated row counts once', () => {
  const { findings, respondents } = gather(
    toTie(2, 'Ann Lee', 'employers'),
    toTie(3, 'Ann Lee', 'housing'),
    toTie(4, 'Ann Lee', 'housing'),
  );
  expect(findings.map(({ code }) => code)).toEqual(['row-repeated']);
  expect(respondents.map(({ name, ties }) => [name, ties.size])).toEqual([['Ann Lee', 2]]);
});
