import { describe, expect, test } from 'vitest';
import { CONTEXT, listCodes, MESSY_CSV, planText } from './testing/wizard-world.ts';
import type { DataMapping } from './wizard.types.ts';

const SHARE: Partial<DataMapping> = {
  indicator: 'jobs',
  decimal: 'comma',
  columns: { 'beschäftigte (anzahl)': 'numerator', 'personen 15 bis 64': 'denominator', bemerkung: 'none' },
  texts: { mark: { 'k. A.': 'not-collected' } },
};

test('an officer’s own spreadsheet: what is recognised, what is asked, what comes of it', async () => {
  const first = await planText(MESSY_CSV);
  expect(first.groups.map(({ key, meaning }) => [key, meaning])).toEqual([
    ['jahr', 'period'],
    ['geschlecht', 'sex'],
    ['gruppe', 'people'],
    ['beschäftigte (anzahl)', 'none'],
    ['personen 15 bis 64', 'none'],
    ['bemerkung', 'none'],
  ]);
  expect(listCodes(first, 'error')).toEqual([
    ['values-not-named', 4, 'A–F'],
    ['indicator-not-named', 4, 'A–F'],
  ]);
  expect(listCodes(first, 'warning')).toContainEqual(['title-row', 1, null]);
  expect(listCodes(first, 'warning')).toContainEqual(['footnote-row', 15, null]);

  const { decimal: _, texts: __, ...undecided } = SHARE;
  const second = await planText(MESSY_CSV, undecided);
  expect(listCodes(second, 'error')).toEqual([
    ['number-either', 5, 'Beschäftigte (Anzahl)'],
    ['text-undecided', 9, 'Beschäftigte (Anzahl)'],
  ]);
  expect(second.asks).toEqual(['indicator', 'decimal']);

  const decided = await planText(MESSY_CSV, SHARE);
  expect(listCodes(decided, 'error')).toEqual([]);
  expect(decided.counts).toMatchObject({ values: 9, gaps: 2, added: 9 });
  const women = decided.values.find(({ period, breakdown }) => period === '2024' && breakdown === 'sex=f');
  expect(women).toMatchObject({
    numerator: 1250,
    denominator: 2590,
    people: 'newcomers',
    status: 'final',
    row: 11,
  });
  expect(women?.value).toBeCloseTo(48.26, 2);
});

test('years in columns, indicators in rows; next year’s file has the same keys', async () => {
  const text = 'Kennzahl;2023;2024\nKursplätze;120;131\nWarteliste;4;5\n';
  const plan = await planText(text, { people: 'newcomers' });
  expect(plan.groups.map(({ key, meaning }) => [key, meaning])).toEqual([
    ['kennzahl', 'indicator'],
    ['####', 'value@period'],
  ]);
  expect(listCodes(plan, 'error')).toEqual([['text-undecided', 3, 'Kennzahl']]);
  const decided = await planText(text, { people: 'newcomers', texts: { indicator: { Warteliste: 'skip' } } });
  expect(decided.values.map(({ period, value }) => [period, value])).toEqual([
    ['2023', 120],
    ['2024', 131],
  ]);
});

test('numerator and denominator in rows of their own', async () => {
  const plan = await planText('Was;2023\nAusländer in Arbeit;30\nAusländer insgesamt;60', {
    people: 'newcomers',
    columns: { was: 'indicator' },
    texts: {
      indicator: { 'Ausländer in Arbeit': 'jobs', 'Ausländer insgesamt': 'jobs' },
      part: { 'Ausländer in Arbeit': 'numerator', 'Ausländer insgesamt': 'denominator' },
    },
  });
  expect(listCodes(plan, 'error')).toEqual([]);
  expect(plan.values).toMatchObject([{ numerator: 30, denominator: 60, value: 50 }]);
});

test('what some rows leave open is said where it is missing', async () => {
  const texts = { indicator: { A: 'courses', B: 'courses' }, people: { A: 'newcomers', B: '' } };
  const plan = await planText('Was;2023\nA;30\nB;60', { columns: { was: 'indicator' }, texts });
  expect(listCodes(plan, 'error')).toEqual([['people-not-named', 3, '2023']]);
  const columns = { '####/24': 'value@period' };
  const years = await planText('Was;2023/24\nKursplätze;30', {
    people: 'newcomers',
    columns: { was: 'indicator', ...columns },
  });
  expect(listCodes(years, 'error')).toEqual([['period-unknown', 2, '2023/24']]);
});

test('groups in columns', async () => {
  const plan = await planText('Jahr;Ausländer;Deutsche;Insgesamt\n2023;40,5;60,1;55,0\n2024;41,0;60,2;55,3', {
    indicator: 'jobs',
    columns: { insgesamt: 'value@people=everyone' },
  });
  expect(listCodes(plan, 'error')).toEqual([]);
  expect(plan.values.map(({ people, value }) => [people, value]).slice(0, 3)).toEqual([
    ['newcomers', 40.5],
    ['others', 60.1],
    ['everyone', 55],
  ]);
});

const COUNTS: Partial<DataMapping> = { indicator: 'courses', people: 'newcomers' };
const SHARES: Partial<DataMapping> = { indicator: 'jobs', people: 'newcomers' };

const wrong: readonly (readonly [string, string, Partial<DataMapping>, readonly unknown[]])[] = [
  ['a share from 0 to 1', 'Jahr;Wert\n2023;0,41\n2024;0,39', SHARES, [['share-as-fraction', 2, 'Wert']]],
  ['a share above 100', 'Jahr;Wert\n2023;41\n2024;1200', SHARES, [['share-above-100', 3, 'Wert']]],
  ['a part above the whole', 'Jahr;Zähler;Nenner\n2023;50;40', SHARES, [['part-above-whole', 2, 'Zähler']]],
  ['a part alone', 'Jahr;Zähler\n2023;50', SHARES, [['denominator-missing', 2, 'Zähler']]],
  ['below zero', 'Jahr;Wert\n2023;-4', COUNTS, [['negative-value', 2, 'Wert']]],
  ['half a person', 'Jahr;Wert\n2023;4,5', COUNTS, [['count-not-whole', 2, 'Wert']]],
  ['a count in percent', 'Jahr;Wert\n2023;40 %', COUNTS, [['unit-percent', 2, 'Wert']]],
  ['1.234 alone', 'Jahr;Wert\n2023;1.234', COUNTS, [['number-either', 2, 'Wert']]],
  [
    'both ways of writing',
    'Jahr;Wert\n2023;1,5\n2024;1.5',
    { ...SHARES, decimal: 'comma' },
    [['number-other-sign', 3, 'Wert']],
  ],
  ['the same thing twice', 'Jahr;Wert\n2023;4\n2023;5', COUNTS, [['values-contradict', 3, 'Wert']]],
  ['no period', 'Jahr;Wert\n2023/24;4', COUNTS, [['period-unknown', 2, 'Jahr']]],
  ['the future', 'Jahr;Wert\n2031;4', COUNTS, [['period-in-future', 2, 'Wert']]],
  [
    'a number that became a day',
    'Jahr;Wert\n2023;12\n2024;2024-03-01',
    COUNTS,
    [['date-as-value', 3, 'Wert']],
  ],
  ['a text', 'Jahr;Wert\n2023;viele\n2024;3', COUNTS, [['text-undecided', 2, 'Wert']]],
  [
    'a total below its parts',
    'Jahr;Geschlecht;Wert\n2023;weiblich;20\n2023;männlich;30\n2023;insgesamt;45',
    COUNTS,
    [['total-below-parts', 4, 'Wert']],
  ],
  [
    'thousands',
    'Jahr;Wert in Tsd.\n2023;12',
    { ...COUNTS, columns: { 'wert in tsd.': 'value' } },
    [['heading-in-thousands', 1, 'Wert in Tsd.']],
  ],
];

describe.for(wrong)('%s', ([, text, mapping, expected]) => {
  test('is refused by row and column', async () => {
    expect(listCodes(await planText(text, mapping), 'error')).toEqual(expected);
  });
});

test('what is odd is said and does not stop the import', async () => {
  const odd = await planText(
    'Jahr;Geschlecht;Wert\n2022;insgesamt;10\n2023;weiblich;20\n2023;männlich;30\n2023;insgesamt;60\n2023;weiblich;20\n2026;insgesamt;61\nSumme;;71',
    COUNTS,
  );
  expect(listCodes(odd, 'error')).toEqual([]);
  expect(listCodes(odd, 'warning')).toEqual([
    ['total-of-periods', 8, 'Jahr'],
    ['value-repeated', 6, 'Wert'],
    ['period-not-over', 7, 'Wert'],
    ['total-above-parts', 5, 'Wert'],
    ['value-jumps', 5, 'Wert'],
  ]);
  const fraction = await planText('Jahr;Wert\n2023;0,41', { ...SHARES, shares: 'fraction' });
  expect(fraction.values[0]?.value).toBe(41);
  const points = await planText('Jahr;Wert\n2023;1.204\n2024;1.310,5', {
    indicator: 'jobs',
    people: 'others',
  });
  expect(listCodes(points, 'warning')).toEqual([['number-by-others', 2, 'Wert']]);
});

test('rows of other places are counted and left out, merged ones named', async () => {
  const places = {
    own: new Set(['09173112']),
    merged: new Map([['09173199', 1978]]),
    others: new Set(['09173113']),
  };
  const text = 'AGS;Jahr;Wert\n09173112;2023;4\n09173113;2023;5\n09173199;2023;6\n09999999;2023;7';
  const plan = await planText(text, COUNTS, { ...CONTEXT, places });
  expect(plan.counts).toMatchObject({ values: 1, elsewhere: 3 });
  expect(listCodes(plan, 'warning')).toEqual([
    ['other-places', 3, 'AGS'],
    ['merged-place', 4, 'AGS'],
    ['place-unknown', 5, 'AGS'],
  ]);
  const none = await planText('AGS;Jahr;Wert\n09173113;2023;5', COUNTS, { ...CONTEXT, places });
  expect(listCodes(none, 'error')).toEqual([['no-row-of-place', 2, 'AGS']]);
});

test('a value that is known stays, one that differs is a change', async () => {
  const first = await planText('Jahr;Wert\n2023;4\n2024;5', COUNTS);
  const known = first.values.map((one) => ({ ...one, importId: 'x' }));
  const again = await planText('Jahr;Wert\n2023;4\n2024;6', COUNTS, { known });
  expect(again.counts).toMatchObject({ added: 0, changed: 1, unchanged: 1 });
  expect(again.values[1]?.before?.value).toBe(5);
});

test('headings named like parts of the language are headings', async () => {
  const plan = await planText('Jahr;constructor;__proto__\n2023;constructor;4', COUNTS);
  expect(plan.groups.map(({ meaning }) => meaning)).toEqual(['period', 'none', 'value']);
});
