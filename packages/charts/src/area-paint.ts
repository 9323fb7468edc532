/** How areas of a map are told apart without colour: each class has a ground and a texture, the finer the higher. */
import type { Ink } from './palette.ts';
import type { Sheet } from './sheet.ts';
import { drawNode } from './svg.ts';
import type { SvgNode } from './svg.ts';

/** Steps of the palette for so many classes, from low to high. */
const STEPS_OF: readonly (readonly number[])[] = [[], [3], [2, 4], [1, 3, 5], [1, 2, 4, 5], [1, 2, 3, 4, 5]];

const SIDE_PX = 8;
const dot = (x: number, y: number): string => `M${x - 0.9},${y}a0.9,0.9,0,1,1,1.8,0a0.9,0.9,0,1,1,-1.8,0Z`;
const bar = (y: number): string => `M0,${y - 0.5}H${SIDE_PX}V${y + 0.5}H0Z`;
/** From nothing over few and many dots to lines and a net; each fits together at the edges of its square. */
const TEXTURES: readonly string[] = [
  '',
  dot(4, 4),
  [dot(2, 2), dot(6, 2), dot(4, 6), dot(0, 6), dot(8, 6)].join(''),
  bar(4),
  `${bar(2)}${bar(6)}M3.5,0H4.5V${SIDE_PX}H3.5Z`,
];

/** Of few classes the textures that differ most. */
const TEXTURES_OF: readonly (readonly number[])[] = [
  [],
  [0],
  [0, 3],
  [0, 2, 4],
  [0, 1, 3, 4],
  [0, 1, 2, 3, 4],
];

const nameClass = (sheet: Sheet, position: number): string => `${sheet.id}-class-${position}`;

/** Patterns of `count` classes (at most five), with ids that begin with the id of the chart. */
export function drawClassPatterns(sheet: Sheet, count: number): SvgNode {
  const patterns = (STEPS_OF[count] ?? []).map((step, position) => {
    const texture = TEXTURES[TEXTURES_OF[count]?.[position] ?? 0] ?? '';
    const ink = sheet.inks.onStep(step);
    const square = { id: nameClass(sheet, position), width: SIDE_PX, height: SIDE_PX };
    const ground = sheet.inks.fill(`step-${step}` as Ink);
    return drawNode('pattern', { ...square, patternUnits: 'userSpaceOnUse' }, [
      drawNode('rect', { width: SIDE_PX, height: SIDE_PX, ...ground }),
      ...(texture === '' ? [] : [drawNode('path', { d: texture, 'fill-opacity': 0.55, ...ink })]),
    ]);
  });
  return drawNode('defs', {}, patterns);
}

/** `withheld` as everywhere: hatched; `missing`: an empty outline, broken. */
export function paintArea(
  sheet: Sheet,
  area: number | 'withheld' | 'missing',
): Readonly<Record<string, string | number | undefined>> {
  const { stroke } = sheet.inks.line('axis');
  const edge = { class: sheet.inks.line('axis').class, stroke, 'stroke-width': 1 };
  if (area === 'missing') return { ...edge, fill: 'none', 'stroke-dasharray': '3 3' };
  const pattern = area === 'withheld' ? `${sheet.id}-hatch` : nameClass(sheet, area);
  return { ...edge, fill: `url(#${pattern})`, 'fill-rule': 'evenodd' };
}
