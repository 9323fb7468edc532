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

test('a name spelt in two ways is refused once for each spelling: nothing is joined unasked', () => {
  const { findings } = gather(
    toTie(2, 'Ann Lee', 'employers'),
    toTie(3, 'Ann LEE', 'housing'),
    toTie(4, 'Ann LEE', 'trade-unions'),
    toTie(5, 'Ánn Lee', 'eu-officials'),
  );
  expect(findings).toMatchObject([
    { row: 3, code: 'label-spelt-twice', severity: 'error', values: { other: 'Ann Lee', first: 2 } },
    { row: 5, code: 'label-spelt-twice', severity: 'error' },
  ]);
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
