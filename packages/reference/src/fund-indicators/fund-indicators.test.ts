import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { FUND_INDICATORS, INTERVENTION_CODES, SOURCE_DOCUMENTS, SUPPORTING_TYPES } from '../index.ts';

const folder = process.env['VICUS_OPEN_DATA'];
const facts = (name: string) =>
  folder === undefined ? '' : join(folder, '..', 'reference', `funding_${name}.csv`);

/** Enough of CSV for these files: quotes around commas. */
function readRows(name: string): Record<string, string>[] {
  const [head = [], ...rows] = readFileSync(facts(name), 'utf8')
    .trim()
    .split(/\r?\n/)
    .map((line) =>
      [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(([, quoted, plain]) =>
        (quoted ?? plain ?? '').replaceAll('""', '"'),
      ),
    );
  return rows.map((row) => Object.fromEntries(head.map((column, at) => [column, row[at] ?? ''])));
}

describe.skipIf(!existsSync(facts('indicators')))('held against the table of facts', () => {
  test('every row in its order: fund, code, name', () => {
    const rows = readRows('indicators').map(({ fund, code, name }) => [fund, code, name].join('|'));
    const order = ['AMIF', 'ESF+', 'EaSI', 'ERDF', 'Interreg'];
    const ours = FUND_INDICATORS.toSorted((a, b) => order.indexOf(a.fund) - order.indexOf(b.fund));
    expect(ours.map(({ fund, code, name }) => [fund, code, name.en].join('|'))).toEqual(rows);
  });
  test('relevance, personal data and unit as the table says', () => {
    const byName = new Map(FUND_INDICATORS.map((one) => [`${one.fund}|${one.code}|${one.name.en}`, one]));
    for (const row of readRows('indicators')) {
      const one = byName.get(`${row['fund']}|${row['code']}|${row['name']}`);
      expect(one?.localRelevance, row['code']).toBe(row['local_relevance']);
      expect(one?.personalData === 'special', row['code']).toBe(
        row['gdpr_flag']?.startsWith('special category'),
      );
      expect(one?.unit === 'persons', row['code']).toBe(row['unit'] === 'persons');
      expect(one?.splits.includes('age'), row['code']).toBe(
        row['disaggregation']?.startsWith('age') ?? false,
      );
      expect(one?.partOf !== '', row['code']).toBe(row['kind']?.endsWith('(of which)') ?? false);
    }
  });
  test('every intervention code', () => {
    expect(INTERVENTION_CODES.map(({ code, name }) => [code, name.en])).toEqual(
      readRows('intervention_codes').map(({ code, name }) => [code, name]),
    );
  });
});

test('ids are unique and safe in an address; texts are in both languages; sources are listed', () => {
  expect(new Set(FUND_INDICATORS.map(({ id }) => id)).size).toBe(FUND_INDICATORS.length);
  expect(FUND_INDICATORS).toHaveLength(121);
  expect(INTERVENTION_CODES).toHaveLength(40);
  const documents = new Set(SOURCE_DOCUMENTS.map(({ id }) => id));
  for (const { id, name, source } of FUND_INDICATORS) {
    expect(id).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
    expect(
      [name.en, name['de']].every((text) => (text ?? '').trim() !== ''),
      id,
    ).toBe(true);
    expect(documents.has(source.document), id).toBe(true);
  }
  for (const { code, name, source } of INTERVENTION_CODES) {
    expect(name['de'], code).not.toBe(name.en);
    expect(documents.has(source.document), code).toBe(true);
  }
});

test('special categories are never asked of the register: totals or estimates only', () => {
  for (const { id, personalData, rule } of FUND_INDICATORS)
    if (personalData === 'special')
      expect(rule, id).toEqual({ serves: 'total', because: 'special-category' });
});

test('the register answers ten questions and the bands that serve four funds', () => {
  const served = FUND_INDICATORS.filter(({ rule }) => rule.serves !== 'nothing' && rule.serves !== 'total');
  const codes = [
    'O.2.3, O.2.3.1, O.2.3.2, O.2.3.3, O.2.5, R.2.8, R.2.9, R.2.10, R.2.11',
    'EECO01, EECO06, EECO07, EECO08, EECO13',
    'EECR01, EECR02, EECR03, EECR04, EECR05, EECR06',
    'esf-plus-l-total, esf-plus-l-children, esf-plus-l-young, esf-plus-l-65plus, esf-plus-l-non-eu',
    'RCO 81, RCO 115',
  ];
  expect(served.map(({ code, id }) => code || id)).toEqual(codes.join(', ').split(', '));
  expect(SUPPORTING_TYPES).not.toContain('campaign');
});
