/** How values of an indicator over time are drawn: one picture a version, status and reason on every number, minus signs. */
import { findIndicator, type IndicatorDefinition } from '@vicus/reference';
import { expect, test } from 'vitest';
import { composeIndicatorTable } from '#features/indicator/indicator-table.ts';
import type { Observation, ObservationContent } from '#features/indicator/indicator.types.ts';
import { toReason } from '#features/indicator/observation.rules.ts';
import type { FigureView } from './publication.types.ts';
import { drawIndicator } from './server/indicator-figures.ts';

const employment = findIndicator('em1')!;
const change = findIndicator('cx2')!;

const observe = (
  definition: IndicatorDefinition,
  period: string,
  content: Partial<ObservationContent>,
): Observation => ({
  indicatorId: definition.id,
  definitionVersion: definition.version,
  people: 'newcomers',
  breakdown: '',
  period,
  importId: 'i',
  numerator: null,
  denominator: null,
  value: null,
  status: 'final',
  reason: null,
  counted: '',
  ...content,
});

function draw(definition: IndicatorDefinition, rows: readonly Observation[], language: 'en' | 'de' = 'en') {
  const table = composeIndicatorTable(definition, rows, { en: 'Register' })!;
  return drawIndicator(table.cube, { language, medium: 'screen', warnings: [], idPrefix: '' });
}

const readRow = ({ tables }: FigureView, period: string): string[] => {
  const row = tables[0]?.rows.find(({ label }) => label === period);
  return row?.kind === 'row' ? row.cells.map(({ text }) => text) : [];
};

const share = { numerator: 30, denominator: 60, value: 50 };
const ROWS = [
  observe(employment, '2021', share),
  observe(employment, '2022', { ...share, status: 'provisional' }),
  observe(employment, '2023', { ...share, status: 'estimated' }),
  observe(employment, '2024', toReason('not-applicable')),
  observe(employment, '2025', toReason('withheld-at-source')),
];

test('status and reason stand beside every number of the table, with interval, part and whole', () => {
  const figure = draw(employment, ROWS);
  expect(readRow(figure, '2021')).toEqual(['50.0%', '37.7% – 62.3%', '30', '60']);
  expect(readRow(figure, '2022')[0]).toMatch(/^50\.0.?% \(provisional\)$/);
  expect(readRow(figure, '2023')[0]).toMatch(/^50\.0.?% \(estimated\)$/);
  expect(readRow(figure, '2024')[0]).toBe('not applicable');
  expect(readRow(figure, '2025')[0]).toMatch(/withheld at/);
  expect(readRow(draw(employment, ROWS, 'de'), '2022')[0]).toMatch(/^50,0.?% \(vorläufig\)$/);
});

test('the picture says that some numbers are not final, and names source, period and method', () => {
  const figure = draw(employment, ROWS);
  expect(figure.warnings).toEqual(
    expect.arrayContaining(['Some numbers are provisional.', 'Some numbers are estimates.']),
  );
  expect(figure.chart?.wide).toContain('provisional or estimated');
  expect(figure).toMatchObject({ source: 'Register', period: '2021/2025' });
  expect(figure.method).not.toBe('');
});

test('values of another version are never in the same picture', () => {
  const second = { ...employment, version: 2, since: '2023' };
  const rows = [...ROWS.slice(0, 2), observe(second, '2023', share), observe(second, '2024', share)];
  const [first, later] = [draw(employment, rows), draw(second, rows)];
  expect(first.tables[0]?.rows.map(({ label }) => label)).toEqual(['2021', '2022']);
  expect(later.tables[0]?.rows.map(({ label }) => label)).toEqual(['2023', '2024']);
  expect([first.id, later.id]).toEqual(['indicator-em1-v1', 'indicator-em1-v2']);
});

test('what shrinks has a minus sign in picture and table', () => {
  const figure = draw(change, [
    observe(change, '2023', { value: -4.5, denominator: 900 }),
    observe(change, '2024', { value: 2.25, denominator: 900 }),
  ]);
  const seen = `${JSON.stringify(figure.tables)} ${figure.textAlternative} ${[...(figure.chart?.wide ?? '').matchAll(/<text[^>]*>([^<]*)</g)].map(([, text]) => text).join(' ')}`;
  expect(seen).toContain('−4.5');
  expect(seen).not.toMatch(/[^\d]-\d/);
});
