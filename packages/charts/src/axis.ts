import type { ScaleChoice } from './chart.types.ts';
import { measureTextWidthPx, wrapText } from './measure-text.ts';
import type { Field } from './row-layout.ts';
import { drawLines, drawParagraph, SMALL_PX, TEXT_PX, toLinePx } from './sheet.ts';
import type { Part, Sheet } from './sheet.ts';

/** Place of a value in the field, counted from where reading begins. */
export function toFieldX(field: Field, scale: ScaleChoice, value: number): number {
  const [low, high] = scale.domain;
  const inside = Math.min(Math.max(value, low), high);
  return field.left + ((inside - low) / (high - low)) * (field.right - field.left);
}

/** Numbers below the field, and their words below them, or as a list where they have no room. */
export function drawAxis(sheet: Sheet, field: Field, y: number, scale: ScaleChoice, signed: boolean): Part {
  const { wording } = sheet;
  const ticks = scale.ticks.map(({ value, label }) => ({
    x: toFieldX(field, scale, value),
    number: signed ? wording.signed(value, 0) : wording.number(value, 0),
    label: label ? wording.label(label) : '',
  }));
  const nodes = ticks.map(({ x, number }) =>
    sheet.text(x, y + TEXT_PX, number, { anchor: 'middle', ink: 'muted' }),
  );
  const numbersPx = toLinePx(TEXT_PX) + 2;
  const labelled = ticks.filter(({ label }) => label !== '');
  if (labelled.length === 0) return { nodes, heightPx: numbersPx };
  const widthPx = computeTickWidth(
    sheet,
    labelled.map(({ x }) => x),
  );
  const words = labelled.flatMap(({ label }) => label.split(/\s+/));
  const wrapped = labelled.map(({ label }) => wrapText(label, widthPx, SMALL_PX, 99));
  const fits =
    words.every((word) => measureTextWidthPx(word, SMALL_PX) <= widthPx) &&
    wrapped.every((lines) => lines.length <= 3);
  if (!fits) {
    const key = drawParagraph(sheet, y + numbersPx + 2, labelled.map(writeKey).join('\u00a0· '), {
      sizePx: SMALL_PX,
      ink: 'muted',
    });
    return { nodes: [...nodes, ...key.nodes], heightPx: numbersPx + 2 + key.heightPx };
  }
  const labels = labelled.flatMap(({ x }, i) =>
    drawLines(sheet, x, y + numbersPx, wrapped[i] ?? [], {
      sizePx: SMALL_PX,
      anchor: 'middle',
      ink: 'muted',
    }),
  );
  const lines = Math.max(...wrapped.map(({ length }) => length));
  return { nodes: [...nodes, ...labels], heightPx: numbersPx + lines * toLinePx(SMALL_PX) + 4 };
}

function writeKey({ number, label }: { readonly number: string; readonly label: string }): string {
  return `${number}\u00a0${label.replace(/\s/g, '\u00a0')}`;
}

/** Room of one label: the distance to its neighbour, or twice the distance to the edge of the picture. */
function computeTickWidth(sheet: Sheet, xs: readonly number[]): number {
  const gaps = xs.slice(1).map((x, i) => x - (xs[i] ?? 0));
  const edges = [2 * (xs[0] ?? 0), 2 * (sheet.widthPx - (xs.at(-1) ?? 0))];
  return Math.min(...gaps, ...edges, 160) - 8;
}
