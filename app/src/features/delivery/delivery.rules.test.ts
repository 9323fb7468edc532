import { describe, expect, it } from 'vitest';
import { EMPTY_CELL, readCells } from './cell.rules.ts';
import { checkDelivery } from './check.rules.ts';
import { toObservations } from './delivery-observations.rules.ts';
import { cell, FIELDS, GOOD_CELLS, RULES, SERVICE_FIELDS } from './delivery.fixture.ts';
import type { Cells } from './delivery.types.ts';
import { groupFields, joinFields, listServices } from './field.rules.ts';
import { computeParity, listServiceUse } from './service.rules.ts';

const find = (fieldId: string) => FIELDS.filter((one) => one.fieldId === fieldId);
const read = (fieldId: string, amount: string, base = '', reason = '') => {
  const { cells, findings } = readCells(find(fieldId), { [fieldId]: { amount, base, reason } });
  return findings.length > 0 ? findings.map(({ code }) => code) : (cells[fieldId] ?? EMPTY_CELL);
};

describe('reading cells', () => {
  it.each([
    ['0', cell(0)],
    ['12', cell(12)],
    [' 1 200 ', cell(1200)],
    ["1'200", cell(1200)],
    ['', EMPTY_CELL],
    ['  ', EMPTY_CELL],
    ['1.200', ['thousands-sign']],
    ['1,200', ['thousands-sign']],
    ['1,5', ['not-whole']],
    ['-3', ['negative']],
    ['−3', ['negative']],
    ['twelve', ['not-a-number']],
    ['1e3', ['not-a-number']],
    ['<5', ['not-a-number']],
    ['9999999999999', ['too-large']],
  ])('%j', (written, expected) => {
    expect(read('counter/newcomers', written)).toEqual(expected);
  });

  it('keeps zero, not collected, not applicable and nothing apart', () => {
    expect(read('counter/newcomers', '', '', 'not-collected')).toEqual({
      ...EMPTY_CELL,
      reason: 'not-collected',
    });
    expect(read('counter/newcomers', '', '', 'not-applicable')).toEqual({
      ...EMPTY_CELL,
      reason: 'not-applicable',
    });
    expect(read('counter/newcomers', '0', '', 'not-collected')).toEqual(['number-and-reason']);
    expect(read('counter/newcomers', '', '', 'ill')).toEqual(['reason-unknown']);
    expect(read('jobs/newcomers', '4', '10')).toEqual(cell(4, 10));
  });

  it('names every row that cannot be read, and only those', () => {
    const written = {
      'counter/newcomers': { amount: 'x', base: '', reason: '' },
      'counter/others': { amount: '3', base: '', reason: '' },
      'jobs/others': { amount: '4', base: '1.000', reason: '' },
    };
    const { cells, findings } = readCells(FIELDS, written);
    expect(findings).toMatchObject([
      { fieldId: 'counter/newcomers', part: 'amount', code: 'not-a-number', values: { written: 'x' } },
      { fieldId: 'jobs/others', part: 'base', code: 'thousands-sign' },
    ]);
    expect(Object.keys(cells)).toEqual(['counter/others']);
  });
});

describe('checking a delivery', () => {
  const check = (change: Cells, before: Cells = {}, commented: string[] = [], rules = RULES) =>
    checkDelivery({
      fields: FIELDS,
      rules,
      cells: { ...GOOD_CELLS, ...change },
      before,
      commented: new Set(commented),
    }).map(({ fieldId, code }) => `${fieldId} ${code}`);

  it('finds nothing where everything fits', () => {
    expect(check({})).toEqual([]);
  });
  it('asks for rows that must be filled in: an empty one is not zero', () => {
    expect(check({ 'counter/others/sex=f': EMPTY_CELL })).toEqual(['counter/others/sex=f missing']);
    expect(check({ 'counter/others/sex=f': { ...EMPTY_CELL, reason: 'not-collected' } })).toEqual([]);
    expect(check({ 'jobs/others': EMPTY_CELL })).toEqual([]);
  });
  it('wants both numbers of a share, the part no larger than the whole', () => {
    expect(check({ 'jobs/others': cell(4) })).toEqual(['jobs/others base-missing']);
    expect(check({ 'jobs/others': cell(null, 4) })).toEqual(['jobs/others amount-missing']);
    expect(check({ 'jobs/others': cell(5, 4) })).toEqual(['jobs/others part-over-whole']);
  });
  it('holds a breakdown against its total', () => {
    expect(check({ 'counter/newcomers/sex=f': cell(7), 'counter/everyone/sex=f': cell(7) })).toEqual([
      'counter/newcomers breakdown-over-total',
      'counter/everyone breakdown-over-total',
    ]);
    const fewer = { 'counter/newcomers/sex=f': cell(5), 'counter/everyone/sex=f': cell(5) };
    expect(check(fewer)).toEqual([
      'counter/newcomers breakdown-below-total',
      'counter/everyone breakdown-below-total',
    ]);
    expect(check(fewer, {}, [], { ...RULES, breakdownAddsUp: false })).toEqual([]);
  });
  it('holds both groups against everyone; what is unknown may be the rest', () => {
    expect(check({ 'counter/everyone/sex=m': cell(33), 'counter/everyone': cell(39) })).toEqual([
      'counter/everyone groups-over-total',
      'counter/everyone/sex=m groups-over-total',
    ]);
    expect(check({ 'counter/newcomers': { ...EMPTY_CELL, reason: 'not-collected' } })).toEqual([]);
  });
  it('asks what changed where a number leaps, until somebody says so', () => {
    const before = { 'counter/newcomers': cell(31) };
    expect(check({}, before)).toEqual(['counter/newcomers changed-much']);
    expect(check({}, before, ['counter/newcomers'])).toEqual([]);
    expect(check({}, before, [], { ...RULES, changeFold: null })).toEqual([]);
    expect(check({}, { 'counter/newcomers': cell(30) })).toEqual([]);
    expect(check({}, { 'jobs/newcomers': cell(0, 10) })).toEqual([]);
    expect(check({}, { 'counter/others': cell(0) })).toEqual(['counter/others changed-much']);
  });
  it('never adds services up: one person uses several', () => {
    const cells = Object.fromEntries(SERVICE_FIELDS.map(({ fieldId }) => [fieldId, cell(9, 10)]));
    expect(
      checkDelivery({ fields: SERVICE_FIELDS, rules: RULES, cells, before: {}, commented: new Set() }),
    ).toEqual([]);
  });
});

describe('what a delivery says', () => {
  it('becomes values; empty rows say nothing', () => {
    const cells = {
      'counter/newcomers': cell(0),
      'counter/others': { ...EMPTY_CELL, reason: 'not-collected' as const },
      'jobs/newcomers': cell(4, 10),
      'jobs/others': cell(0, 0),
    };
    expect(toObservations(FIELDS, cells, '2026-Q3')).toMatchObject([
      {
        indicatorId: 'counter',
        people: 'newcomers',
        breakdown: '',
        period: '2026-Q3',
        value: 0,
        reason: null,
      },
      { indicatorId: 'counter', people: 'others', value: null, reason: 'not-collected' },
      {
        indicatorId: 'jobs',
        people: 'newcomers',
        numerator: 4,
        denominator: 10,
        value: 40,
        counted: 'persons',
      },
      { indicatorId: 'jobs', people: 'others', value: null, reason: 'no-base' },
    ]);
  });
});

describe('rows', () => {
  it('stand by indicator and group; asked again they stay where they are', () => {
    expect(
      groupFields(FIELDS).map(({ indicatorId, people, fields }) => [indicatorId, people, fields.length]),
    ).toEqual([
      ['counter', 'newcomers', 3],
      ['counter', 'others', 3],
      ['counter', 'everyone', 3],
      ['jobs', 'newcomers', 1],
      ['jobs', 'others', 1],
    ]);
    expect(joinFields(FIELDS, FIELDS.slice(3))).toEqual(FIELDS);
  });
  it('of services have a code each, whatever is typed', () => {
    expect(listServices(' Kinderbetreuung \n\nBücherei-Karte\nkinderbetreuung\n=,=')).toEqual([
      { code: 'kinderbetreuung', name: { en: 'Kinderbetreuung', de: 'Kinderbetreuung' } },
      { code: 'bucherei-karte', name: { en: 'Bücherei-Karte', de: 'Bücherei-Karte' } },
    ]);
  });
});

describe('use of services', () => {
  const reach = (users: number | null, eligible: number | null) => ({
    users,
    eligible,
    coveragePercent: users === null || eligible === null || eligible === 0 ? null : (users / eligible) * 100,
  });
  it('compares coverage of both groups', () => {
    expect(computeParity(reach(5, 50), reach(40, 200), 'persons')).toMatchObject({
      ratio: 0.5,
      verdict: 'cannot-be-told',
    });
    expect(computeParity(reach(50, 500), reach(400, 2000), 'persons')).toMatchObject({ verdict: 'below' });
    // ten visits of one person are no ten people
    expect(computeParity(reach(90, 50), reach(400, 200), 'visits')).toMatchObject({
      low: null,
      verdict: null,
    });
    expect(computeParity(reach(90, 50), reach(400, 500), 'persons')).toBeNull();
    expect(computeParity(reach(5, 50), reach(0, 200), 'persons')).toBeNull();
    expect(computeParity(reach(5, 0), reach(40, 200), 'persons')).toBeNull();
  });
  it('reads each service at its newest period', () => {
    const cells = {
      'use/newcomers/service=childcare': cell(5, 50),
      'use/others/service=childcare': cell(40, 200),
    };
    const rows = [
      ...toObservations(SERVICE_FIELDS, cells, '2026-Q2'),
      ...toObservations(SERVICE_FIELDS, { 'use/newcomers/service=childcare': cell(8, 50) }, '2026-Q3'),
      ...toObservations(SERVICE_FIELDS, { 'use/newcomers/service=library-card': cell(1, 4) }, '2026-Q1'),
    ].map((one) => ({ ...one, importId: 'x' }));
    expect(listServiceUse(rows)).toMatchObject([
      {
        service: 'childcare',
        period: '2026-Q3',
        newcomers: { users: 8 },
        parity: null,
        newcomersPercent: null,
      },
      { service: 'library-card', period: '2026-Q1', newcomers: { coveragePercent: 25 } },
    ]);
    expect(listServiceUse(rows.filter(({ period }) => period === '2026-Q2'))).toMatchObject([
      { parity: { ratio: 0.5 } },
    ]);
  });
});
