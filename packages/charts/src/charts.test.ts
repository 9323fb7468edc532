import { Window } from 'happy-dom';
import { describe, expect, test } from 'vitest';
import type { ChartOptions, DotIntervalChoice, PictureOptions, RenderedChart } from './chart.types.ts';
import {
  composeAnswerCube,
  composeContacts,
  composeFrequencyCube,
  composeNatureCube,
  FREQUENCY_TICKS,
  NATURE_TICKS,
} from './charts.fixture.ts';
import { composeMap } from './area-map.fixture.ts';
import { composeFunnel } from './funnel.fixture.ts';
import {
  CHART_CSS,
  measureTextWidthPx,
  renderAreaMap,
  renderContactPicture,
  renderDistributionBars,
  renderDivergingBars,
  renderDotIntervalChart,
  renderFunnelPlot,
} from './index.ts';
import { writeSvg, drawNode } from './svg.ts';

const { document } = new Window();

const WINDOWS: DotIntervalChoice = {
  rows: 'kind',
  series: { dimension: 'window' },
  value: 'mean',
  interval: { low: 'low', high: 'high' },
  range: { low: 'least', high: 'most' },
  answered: 'n',
  asked: 'asked',
  scale: { domain: [0, 5], ticks: FREQUENCY_TICKS },
};

const CHARTS: Readonly<Record<string, (options: ChartOptions) => RenderedChart>> = {
  'dot-interval': (options) => renderDotIntervalChart(composeFrequencyCube(), WINDOWS, options),
  'diverging-bars': (options) =>
    renderDivergingBars(
      composeNatureCube(),
      {
        rows: 'kind',
        value: 'mean',
        interval: { low: 'low', high: 'high' },
        scale: { domain: [-2, 2], ticks: NATURE_TICKS },
      },
      options,
    ),
  'distribution-bars': (options) =>
    renderDistributionBars(
      composeAnswerCube(),
      { rows: 'kind', answers: 'answer', besideCodes: ['unknown'], count: 'n' },
      options,
    ),
  'contacts-20': (options) => renderContactPicture(composeContacts(20), options),
  'contacts-48': (options) => renderContactPicture(composeContacts(48), options),
  'contacts-200': (options) => renderContactPicture(composeContacts(200), options),
  funnel: (options) => renderFunnelPlot(composeFunnel(900), options),
  map: (options) => renderAreaMap(composeMap().cube, composeMap().choice, options),
};

const VARIANTS: readonly Omit<PictureOptions, 'id'>[] = [
  { language: 'en', widthPx: 640 },
  { language: 'de', widthPx: 320 },
  { language: 'ar', widthPx: 320, direction: 'rtl' },
  { language: 'de', widthPx: 480, palette: 'print' },
];

interface Box {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** Boxes of all texts, from their coordinates; ascent 0.75 and descent 0.2 of the font size. */
function listTextBoxes(svg: string): Box[] {
  const parsed = new Window().document;
  parsed.body.innerHTML = svg;
  return [...parsed.querySelectorAll('text')].map((element) => {
    const read = (name: string): number => Number(element.getAttribute(name));
    const text = (element.textContent ?? '').replace(/[\u2068\u2069]/g, '');
    const size = read('font-size');
    const width = measureTextWidthPx(text, size, element.getAttribute('font-weight') === '700');
    const rtl = element.getAttribute('direction') === 'rtl';
    const anchor = element.getAttribute('text-anchor') ?? 'start';
    const before = anchor === 'middle' ? width / 2 : (anchor === 'start') === rtl ? width : 0;
    const left = read('x') - before;
    return { text, left, right: left + width, top: read('y') - size * 0.75, bottom: read('y') + size * 0.2 };
  });
}

function listOverlaps(boxes: readonly Box[]): string[] {
  const sorted = boxes.toSorted((a, b) => a.top - b.top);
  return sorted.flatMap((a, i) => {
    const next = sorted.slice(i + 1).filter((b) => b.top < a.bottom);
    const hit = next.filter((b) => b.left < a.right - 0.5 && b.right > a.left + 0.5);
    return hit.map((b) => `"${a.text}" and "${b.text}"`);
  });
}

for (const [name, render] of Object.entries(CHARTS)) {
  for (const variant of VARIANTS) {
    const { language, widthPx = 640, direction = 'ltr', palette = 'screen' } = variant;
    const title = `${name}-${widthPx}-${language}-${palette}`;
    describe(title, () => {
      const chart = render({ ...variant, document, id: name, warnings: ['Invented numbers.'] });

      test('is drawn as before', async () => {
        await expect(`${chart.svg}\n`).toMatchFileSnapshot(`../snapshots/${title}.svg`);
      });

      test('has a name and a description', () => {
        expect(chart.svg).toContain(`role="img" aria-labelledby="${name}-title ${name}-desc"`);
        expect(chart.svg).toContain(`<title id="${name}-title">${chart.title}</title>`);
        expect(chart.svg).toMatch(new RegExp(`<desc id="${name}-desc">[^<]{40,}</desc>`));
        expect(chart.textAlternative.match(/[.](\s|$)/g)?.length).toBeGreaterThanOrEqual(2);
      });

      test('carries nothing that a strict content policy drops', () => {
        expect(chart.svg).not.toMatch(/<style|\sstyle=|<script|\son\w+=|aria-label="/i);
      });

      test('draws the warnings', () => {
        expect(chart.warnings[0]).toBe('Invented numbers.');
        expect(chart.svg.replace(/[\u2068\u2069]/g, '')).toContain('>Invented numbers.</text>');
      });

      test('no text is smaller than 11 px, outside the picture or over another text', () => {
        const sizes = [...chart.svg.matchAll(/font-size="([\d.]+)"/g)].map((match) => Number(match[1]));
        expect(Math.min(...sizes)).toBeGreaterThanOrEqual(11);
        const boxes = listTextBoxes(chart.svg);
        expect(boxes.length).toBeGreaterThan(10);
        expect(boxes.filter(({ left, right }) => left < -0.5 || right > widthPx + 0.5)).toEqual([]);
        expect(boxes.filter(({ bottom }) => bottom > chart.heightPx)).toEqual([]);
        expect(listOverlaps(boxes)).toEqual([]);
      });

      test(direction === 'rtl' ? 'reads from the right' : 'reads from the left', () => {
        expect(chart.svg.includes('direction="rtl"')).toBe(direction === 'rtl');
      });

      test('colours come with presentation attributes', () => {
        expect(chart.svg.includes('currentColor')).toBe(palette === 'screen');
        for (const [element] of chart.svg.matchAll(/<[^>]*class="chart-(?:fill|line)[^>]*>/g)) {
          expect(element).toMatch(/(fill|stroke)="(#|currentColor|none)/);
        }
      });
    });
  }
}

test('a withheld value leaves no number behind, only the word', () => {
  const { svg } = CHARTS['dot-interval']!({ document, id: 'c', language: 'en' });
  expect(svg.match(/>withheld</g)).toHaveLength(2);
  expect(svg.match(/>not collected</g)).toHaveLength(1);
  // 18 lanes, three of them without a number
  expect(svg.match(/font-weight="700" text-anchor="end"/g)).toHaveLength(15);
});

test('a label is text, whatever it holds', () => {
  const picture = composeContacts(3);
  const label = '<script>alert(1)</script> & "x" \u0000';
  const contacts = picture.contacts.map((contact) => ({ ...contact, label }));
  const { svg } = renderContactPicture({ ...picture, contacts }, { id: 'c', language: 'en' });
  expect(svg).not.toContain('<script');
  expect(svg).not.toContain('\u0000');
});

test('the same contacts give the same picture', () => {
  const draw = (): string => renderContactPicture(composeContacts(200), { id: 'c', language: 'en' }).svg;
  expect(draw()).toBe(draw());
});

test('a table without a single number is drawn and says so', () => {
  const cube = composeFrequencyCube();
  const choice = { ...WINDOWS, rowCodes: ['anti'] };
  const { textAlternative, frame } = renderDotIntervalChart(cube, choice, {
    document,
    id: 'c',
    language: 'de',
  });
  expect(textAlternative).toContain('Es wird keine Zahl gezeigt.');
  expect(frame.n).toBe('');
});

test('a choice that names what the cube does not have is refused', () => {
  const options = { document, id: 'c', language: 'en' };
  const draw = (change: Partial<DotIntervalChoice>) => () =>
    renderDotIntervalChart(composeFrequencyCube(), { ...WINDOWS, ...change }, options);
  expect(draw({ rows: 'place' })).toThrow('no dimension "place"');
  expect(draw({ value: 'median' })).toThrow('no measure "median"');
  expect(draw({ rowCodes: ['x'] })).toThrow('no code "x"');
  expect(() => renderContactPicture(composeContacts(2), { id: '1" onload="', language: 'en' })).toThrow('id');
});

test('a funnel names one place only, and says how many lie beyond the edge', () => {
  const funnel = composeFunnel(900);
  const { differences } = funnel;
  const far = Array.from(differences, (one, i) => (i < 3 ? 90 : one));
  const { svg, textAlternative } = renderFunnelPlot(
    { ...funnel, differences: far },
    { id: 'c', language: 'en' },
  );
  expect(textAlternative).toContain('900 places');
  expect(textAlternative).toContain('Bad Tölz: −3.2 points at 1,240 people.');
  expect(textAlternative).toContain('3 places lie beyond the edge');
  expect(svg.match(/font-weight="700"/g)).toHaveLength(1);
  expect(() => renderFunnelPlot({ ...funnel, differences: [1] }, { id: 'c', language: 'en' })).toThrow(
    'size',
  );
  expect(() => renderFunnelPlot({ ...funnel, limits: [] }, { id: 'c', language: 'en' })).toThrow('limits');
});

test('the style sheet knows dark, forced colours and print', () => {
  for (const part of ['prefers-color-scheme:dark', 'forced-colors:active', '@media print']) {
    expect(CHART_CSS).toContain(part);
  }
});

test('writes well-formed text', () => {
  expect(writeSvg(drawNode('a', { x: 1.23456, y: undefined, id: 'a"b' }, ['<', drawNode('b')]))).toBe(
    '<a x="1.23" id="a&quot;b">&lt;<b/></a>',
  );
});
