import { CONTEXT_LINKS, findIndicator } from '@vicus/reference';
import { expect, test } from 'vitest';
import type { ContextFigure } from '#features/place/context-figure.types.ts';
import { listContextLinks, listImportCommands, pickNewestFigures, toScope } from './context.rules.ts';

const figure = (change: Partial<ContextFigure>): ContextFigure => ({
  placeCode: 'AT',
  measure: 'employment-rate-15-64-percent',
  people: 'newcomers',
  breakdown: '',
  period: '2023',
  value: 62,
  status: 'final',
  reason: null,
  flag: '',
  ...change,
});
const none = { value: null, status: null, reason: 'not-collected' as const };

test('the newest number of each group, nearest place first; a reason only where there is no number at all', () => {
  const lines = pickNewestFigures(
    [
      figure({}),
      figure({ period: '2024', value: 64, status: 'provisional', flag: 'p' }),
      figure({ period: '2024', breakdown: 'sex=f', value: 99 }),
      figure({ people: 'others', period: '2022', value: 75 }),
      figure({ people: 'others', period: '2024', ...none }),
      figure({ placeCode: 'AT1', people: 'everyone', ...none }),
      figure({ placeCode: 'DE' }),
    ],
    new Map([
      ['AT', { scope: 'country', name: 'AT' }],
      ['AT1', { scope: 'region', name: 'Ostösterreich' }],
    ]),
  );
  expect(
    lines.map(({ scope, people, period, value, reason }) => [scope, people, period, value ?? reason]),
  ).toEqual([
    ['region', 'everyone', '2023', 'not-collected'],
    ['country', 'newcomers', '2024', 64],
    ['country', 'others', '2022', 75],
  ]);
  expect(lines[1]).toMatchObject({ status: 'provisional', flag: 'p' });
});

test('a link is of one version of the definition', () => {
  const employment = findIndicator('em1')!;
  expect(listContextLinks(employment)).toHaveLength(1);
  expect(listContextLinks({ ...employment, version: 2 })).toEqual([]);
});

test('every figure can be brought in, by a command that names its source', () => {
  for (const link of CONTEXT_LINKS) expect(listImportCommands(link).length, link.figure).toBeGreaterThan(0);
  const [work] = CONTEXT_LINKS.filter(({ indicatorId }) => indicatorId === 'em1');
  expect(listImportCommands(work!)).toEqual(['vicus import eurostat-integration FOLDER']);
});

test('the degree of urbanisation by its words', () => {
  expect([null, 1, 2, 3].map(toScope)).toEqual(['country', 'cities', 'towns', 'rural']);
});
