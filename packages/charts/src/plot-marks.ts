import { plot } from '@observablehq/plot';
import type { Markish } from '@observablehq/plot';
import type { ChartDocument, ScaleChoice } from './chart.types.ts';
import type { Field } from './row-layout.ts';
import type { Sheet } from './sheet.ts';
import { copyElement } from './svg.ts';
import type { SvgNode } from './svg.ts';

export interface MarkField {
  readonly field: Field;
  readonly scale: ScaleChoice;
  readonly heightPx: number;
}

/** Draws marks with Observable Plot: x on the scale of the field, y in px. Returns the marks without Plot's own frame. */
export function drawMarks(
  document: ChartDocument,
  sheet: Sheet,
  { field, scale, heightPx }: MarkField,
  marks: readonly Markish[],
): readonly SvgNode[] {
  const options: Record<string, unknown> = {
    document,
    width: sheet.widthPx,
    height: heightPx,
    margin: 0,
    x: {
      type: 'linear',
      domain: scale.domain,
      range: [sheet.mirror(field.left), sheet.mirror(field.right)],
      clamp: true,
      axis: null,
    },
    y: { type: 'identity', axis: null },
    marks,
  };
  const drawn = copyElement(plot(options) as unknown as Parameters<typeof copyElement>[0]);
  return drawn.children.filter((child): child is SvgNode => typeof child !== 'string');
}
