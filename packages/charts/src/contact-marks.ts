import type { Contact } from './chart.types.ts';
import type { LegendItem, Sheet } from './sheet.ts';
import { drawNode } from './svg.ts';
import type { SvgNode } from './svg.ts';
import type { Wording } from './texts.ts';

export type Tone = 'collaborative' | 'conflictual' | 'neither';

/** Where there is no contact there is no nature of it. */
export function toTone({ frequency, nature }: Contact): Tone {
  if (frequency === 0 || typeof nature !== 'number' || nature === 0) return 'neither';
  return nature < 0 ? 'conflictual' : 'collaborative';
}

/** 0 to 5, or undefined when not known. */
export function toLevel({ frequency }: Contact): number | undefined {
  return typeof frequency === 'number' ? Math.min(5, Math.max(0, Math.round(frequency))) : undefined;
}

const INK = { collaborative: 'plus', conflictual: 'minus', neither: 'axis' } as const;

/** Shape and colour say the nature: full circle, square, empty circle. */
export function drawSign(sheet: Sheet, x: number, y: number, radius: number, tone: Tone): SvgNode {
  const cx = sheet.mirror(x);
  const fill = sheet.inks.fill(INK[tone]);
  if (tone === 'collaborative') return drawNode('circle', { cx, cy: y, r: radius, ...fill });
  if (tone === 'conflictual') {
    const half = radius * 0.9;
    return drawNode('rect', { x: cx - half, y: y - half, width: 2 * half, height: 2 * half, ...fill });
  }
  const ground = sheet.inks.fill('ground');
  const line = sheet.inks.line('axis');
  return drawNode('circle', {
    cx,
    cy: y,
    r: radius - 0.5,
    class: `${ground.class} ${line.class}`,
    fill: ground.fill,
    stroke: line.stroke,
    'stroke-width': 1.5,
  });
}

/** The name of a contact; where its frequency has no number, the reason stands beside it: it is not "no contact". */
export function labelContact({ label, frequency }: Contact, wording: Wording): string {
  return typeof frequency === 'number' ? label : `${label} (${wording.reason(frequency)})`;
}

/** A line from the middle to a contact; none without contact or when the frequency is not known. */
export function drawTie(
  sheet: Sheet,
  from: readonly [number, number],
  to: readonly [number, number],
  contact: Contact,
  thin: boolean,
): SvgNode[] {
  const level = toLevel(contact);
  if (level === undefined || level === 0) return [];
  const tone = toTone(contact);
  return [
    sheet.line(...from, ...to, {
      ...sheet.inks.line(INK[tone]),
      'stroke-width': thin ? 0.4 + level * 0.35 : 0.6 + level * 0.9,
      'stroke-opacity': tone === 'conflictual' ? 0.9 : thin ? 0.45 : 0.6,
      'stroke-dasharray': tone === 'conflictual' ? (thin ? '4 3' : '6 4') : undefined,
    }),
  ];
}

/** Every line of the picture's key. */
export function drawToneItems(sheet: Sheet): readonly LegendItem[] {
  const { words } = sheet.wording;
  const labels = {
    collaborative: words.collaborative,
    conflictual: words.conflictual,
    neither: words.neither,
  };
  return (['collaborative', 'conflictual', 'neither'] as const).map((tone) => ({
    label: labels[tone],
    signWidthPx: 28,
    draw: (x, y) => [
      sheet.line(x, y, x + 20, y, {
        ...sheet.inks.line(INK[tone]),
        'stroke-width': 3,
        'stroke-opacity': 0.7,
        'stroke-dasharray': tone === 'conflictual' ? '6 4' : undefined,
      }),
      drawSign(sheet, x + 22, y, 5, tone),
    ],
  }));
}
