import { buildCube, type Cell } from '@vicus/cube';
import { Window } from 'happy-dom';
import { expect, test } from 'vitest';
import { renderDotIntervalChart } from './index.ts';

const document = new Window().document as unknown as Document;

const drawYears = (cells: Readonly<Record<string, Cell>>, language: 'en' | 'de' = 'en') =>
  renderDotIntervalChart(
    buildCube({
      id: 'work',
      provenance: {
        title: { en: 'Change' },
        period: '2023/2025',
        source: { en: 'Register' },
        method: 'register-figures',
        notes: [],
      },
      dimensions: [
        {
          id: 'period',
          label: { en: 'Period' },
          role: 'time',
          categories: Object.keys(cells).map((code) => ({ code, label: { en: code } })),
        },
      ],
      measures: [{ id: 'value', label: { en: 'Value' }, kind: 'index', unit: 'percent', decimals: 1 }],
      cells: Object.entries(cells).map(([period, value]) => ({ at: { period }, measures: { value } })),
    }),
    {
      rows: 'period',
      value: 'value',
      scale: { domain: [-10, 10], ticks: [{ value: -10 }, { value: 0 }, { value: 10 }] },
    },
    { document, id: 'c', language },
  );

const number = (value: number, status: 'final' | 'provisional' | 'estimated'): Cell => ({
  kind: 'number',
  value,
  status,
});

test('a number that is not final has a hollow dot, a line in the legend and a warning', () => {
  const settled = drawYears({ 2023: number(1, 'final'), 2024: number(2, 'final') });
  const open = drawYears({
    2023: number(1, 'final'),
    2024: number(2, 'provisional'),
    2025: number(3, 'estimated'),
  });
  const holes = (svg: string) => svg.match(/chart-fill-ground/g)?.length ?? 0;
  // Two dots and the ring of the legend.
  expect(holes(open.svg) - holes(settled.svg)).toBeGreaterThanOrEqual(2);
  expect(settled.svg).not.toContain('provisional or estimated');
  expect(open.svg).toContain('provisional or estimated');
  expect(open.warnings).toEqual(['Some numbers are provisional.', 'Some numbers are estimates.']);
});

test('numbers below zero have a minus sign on the axis, beside the dot and in words, in every language', () => {
  for (const language of ['en', 'de'] as const) {
    const { svg, textAlternative } = drawYears({ 2023: number(-4.5, 'final') }, language);
    const words = [...svg.matchAll(/<text[^>]*>([^<]*)</g)].map(([, text]) => text);
    expect(words.filter((text) => /^−\d/.test(text ?? ''))).toHaveLength(2);
    expect(`${words.join(' ')} ${textAlternative}`).not.toMatch(/-\d/);
    expect(textAlternative).toMatch(/−4[.,]5/);
  }
});
