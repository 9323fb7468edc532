import type { Palette } from './chart.types.ts';

/** Ink roles. Each becomes a class (for the page's style sheet) and a presentation attribute (for everywhere else). */
export type Ink =
  | 'text'
  | 'muted'
  | 'grid'
  | 'axis'
  | 'ground'
  | 'warning'
  | 'hatch'
  | 'series-1'
  | 'series-2'
  | 'series-3'
  | 'series-4'
  | 'minus'
  | 'plus'
  | 'ego'
  | 'step-0'
  | 'step-1'
  | 'step-2'
  | 'step-3'
  | 'step-4'
  | 'step-5';

/** Tested for contrast on white: text 4.5, marks 3. Blue and orange stay apart for all common colour blindness. */
const LIGHT: Readonly<Record<Ink, string>> = {
  text: '#1b1f24',
  muted: '#4f5864',
  grid: '#d9dde2',
  axis: '#6b7480',
  ground: '#ffffff',
  warning: '#8a3b00',
  hatch: '#7c858f',
  'series-1': '#0b5cad',
  'series-2': '#b85000',
  'series-3': '#6a3d9a',
  'series-4': '#3d4650',
  minus: '#b85000',
  plus: '#0b5cad',
  ego: '#e6ebf1',
  'step-0': '#eceff3',
  'step-1': '#c6dbef',
  'step-2': '#9ecae1',
  'step-3': '#4f94c8',
  'step-4': '#1f6cb0',
  'step-5': '#08407e',
};

const DARK: Readonly<Record<Ink, string>> = {
  text: '#eceff3',
  muted: '#b9c2cc',
  grid: '#3a424c',
  axis: '#98a2ae',
  ground: '#14181d',
  warning: '#ffb877',
  hatch: '#8b95a1',
  'series-1': '#77b5f2',
  'series-2': '#ffa35c',
  'series-3': '#c9a4ee',
  'series-4': '#c3cad2',
  minus: '#ffa35c',
  plus: '#77b5f2',
  ego: '#2a323c',
  'step-0': '#2b333d',
  'step-1': '#1d4468',
  'step-2': '#23608f',
  'step-3': '#3f86bd',
  'step-4': '#7fb8e4',
  'step-5': '#cfe6fa',
};

/** Ink of a number on a stacked step: [light, dark]. */
const ON_STEP: readonly (readonly [string, string])[] = [
  ['#1b1f24', '#ffffff'],
  ['#1b1f24', '#ffffff'],
  ['#1b1f24', '#ffffff'],
  ['#08111b', '#08111b'],
  ['#ffffff', '#08111b'],
  ['#ffffff', '#08111b'],
];

export const INKS = Object.keys(LIGHT) as readonly Ink[];

export interface Inks {
  /** class and fill of a shape or text */
  fill(ink: Ink): { readonly class: string; readonly fill: string };
  /** class and stroke of a line */
  line(ink: Ink): { readonly class: string; readonly stroke: string; readonly fill: 'none' };
  onStep(step: number): { readonly class: string; readonly fill: string };
}

/** Inks as classes with presentation attributes; on screen text falls back to the colour of the page around it. */
export function openInks(palette: Palette): Inks {
  const colour = (ink: Ink): string => (palette === 'screen' && ink === 'text' ? 'currentColor' : LIGHT[ink]);
  return {
    fill: (ink) => ({ class: `chart-fill-${ink}`, fill: colour(ink) }),
    line: (ink) => ({ class: `chart-line-${ink}`, stroke: colour(ink), fill: 'none' }),
    onStep: (step) => ({ class: `chart-on-step-${step}`, fill: ON_STEP[step]?.[0] ?? LIGHT.text }),
  };
}

function writeVariables(colours: Readonly<Record<Ink, string>>, side: 0 | 1): string {
  const inks = INKS.map((ink) => `--chart-${ink}:${colours[ink]}`);
  const onSteps = ON_STEP.map((pair, step) => `--chart-on-step-${step}:${pair[side]}`);
  return [...inks, ...onSteps].join(';');
}

function writeRules(): string {
  const inks = INKS.map(
    (ink) => `.chart-fill-${ink}{fill:var(--chart-${ink})}.chart-line-${ink}{stroke:var(--chart-${ink})}`,
  );
  const onSteps = ON_STEP.map((_, step) => `.chart-on-step-${step}{fill:var(--chart-on-step-${step})}`);
  return [...inks, ...onSteps].join('');
}

/** Steps in forced colours: shares of the text colour that keep 4.5 to the number on them. */
const FORCED_STEPS = [0, 0.15, 0.35, 0.65, 0.8, 1] as const;

/** In forced colours the reader's own colours win; shapes, hatching, broken lines and words still tell marks apart. */
const FORCED =
  '@media (forced-colors:active){.chart{forced-color-adjust:none;' +
  INKS.map((ink) => `--chart-${ink}:${toForced(ink)}`).join(';') +
  ';' +
  ON_STEP.map((_, step) => `--chart-on-step-${step}:${step < 3 ? 'CanvasText' : 'Canvas'}`).join(';') +
  '}.chart-segment{stroke:CanvasText}.chart-line-grid{stroke-opacity:.4}' +
  FORCED_STEPS.map((opacity, step) => `.chart-fill-step-${step}{fill-opacity:${opacity}}`).join('') +
  '}';

function toForced(ink: Ink): string {
  if (ink === 'ground' || ink === 'ego') return 'Canvas';
  if (ink === 'series-1' || ink === 'plus') return 'Highlight';
  if (ink === 'grid') return 'GrayText';
  return 'CanvasText';
}

/**
 * The style sheet of all charts, for the site's own style sheet: light, dark, forced colours and print. A page may
 * show a `.chart-wide` and a `.chart-narrow` drawing of one chart inside a `.chart-box`; the style sheet picks.
 */
export const CHART_CSS = [
  `.chart{display:block;width:100%;height:auto;font-family:inherit;color:var(--chart-text);${writeVariables(LIGHT, 0)}}`,
  `@media screen and (prefers-color-scheme:dark){.chart{${writeVariables(DARK, 1)}}}`,
  writeRules(),
  FORCED,
  '.chart-box{container-type:inline-size}.chart-narrow{display:none}',
  '@container (max-width:559px){.chart-wide{display:none}.chart-narrow{display:block}}',
  '@media print{.chart{break-inside:avoid;print-color-adjust:exact}}',
].join('\n');
