import { measureTextWidthPx, wrapText } from './measure-text.ts';
import type { Row } from './rows.ts';
import { drawLines, HEADING_PX, SMALL_PX, TEXT_PX, toLinePx } from './sheet.ts';
import type { Part, Sheet } from './sheet.ts';
import type { SvgNode } from './svg.ts';

/** Where lanes lie, counted from where reading begins. */
export interface Field {
  readonly left: number;
  readonly right: number;
  /** where the column of printed values ends */
  readonly valueEnd: number;
}

export interface PlacedRow {
  readonly row: Row;
  /** middle of each lane */
  readonly laneYs: readonly number[];
  /** top of the lines below the lanes */
  readonly belowY: number;
}

export interface RowLayout extends Part {
  readonly field: Field;
  readonly rows: readonly PlacedRow[];
  readonly bottom: number;
}

export interface LayoutWish {
  readonly lanePx: number;
  /** lines of small text below the lanes of a row */
  countLinesBelow(row: Row, field: Field): number;
  /** room for printed values at the end of the lanes */
  readonly valueWidthPx: number;
}

const GAP_PX = 12;

export function computeField(sheet: Sheet, rows: readonly Row[], valueWidthPx: number): Field {
  const valueEnd = sheet.widthPx - 6;
  const right = valueEnd - valueWidthPx - 8;
  if (sheet.narrow) return { left: 12, right, valueEnd };
  const natural = Math.max(...rows.map(({ label }) => measureTextWidthPx(label, TEXT_PX)), 90);
  return { left: 4 + Math.min(natural, sheet.widthPx * 0.36) + GAP_PX, right, valueEnd };
}

/** Places headings, labels and lanes from `top` downwards: labels beside the lanes, or above them when narrow. */
export function layoutRows(sheet: Sheet, top: number, rows: readonly Row[], wish: LayoutWish): RowLayout {
  const field = computeField(sheet, rows, wish.valueWidthPx);
  const labelWidth = sheet.narrow ? sheet.widthPx - 12 : field.left - GAP_PX - 4;
  const withHeadings = new Set(rows.map(({ heading }) => heading)).size > 1;
  const nodes: SvgNode[] = [];
  const placed: PlacedRow[] = [];
  let y = top;
  let heading = '';
  for (const row of rows) {
    if (withHeadings && row.heading !== heading) {
      heading = row.heading;
      const lines = wrapText(heading, sheet.widthPx - 8, HEADING_PX, 2, true);
      nodes.push(...drawLines(sheet, 4, y + 6, lines, { sizePx: HEADING_PX, bold: true }));
      y += 10 + lines.length * toLinePx(HEADING_PX);
    }
    const labels = layoutLabel(sheet, row, labelWidth);
    const lanesPx = row.lanes.length * wish.lanePx;
    const belowPx = wish.countLinesBelow(row, field) * toLinePx(SMALL_PX);
    const besidePx = Math.max(labels.heightPx, lanesPx + belowPx);
    const labelTop = sheet.narrow ? y + 2 : y + (besidePx - labels.heightPx) / 2;
    const lanesTop = sheet.narrow ? y + 2 + labels.heightPx + 2 : y + (besidePx - lanesPx - belowPx) / 2;
    nodes.push(...labels.draw(labelTop));
    placed.push({
      row,
      laneYs: row.lanes.map((_, i) => lanesTop + (i + 0.5) * wish.lanePx),
      belowY: lanesTop + lanesPx,
    });
    y = sheet.narrow ? lanesTop + lanesPx + belowPx + 6 : y + besidePx + 8;
  }
  return { nodes, heightPx: y - top, field, rows: placed, bottom: y };
}

interface PlacedLabel {
  readonly heightPx: number;
  draw(top: number): SvgNode[];
}

function layoutLabel(sheet: Sheet, row: Row, widthPx: number): PlacedLabel {
  const counts = writeAnswered(row, sheet);
  const countWidth = counts === '' ? 0 : measureTextWidthPx(counts, SMALL_PX);
  const lines = wrapText(row.label, widthPx, TEXT_PX, 4);
  const last = measureTextWidthPx(lines.at(-1) ?? '', TEXT_PX);
  const sameLine = counts !== '' && last + 5 + countWidth <= widthPx;
  const linePx = toLinePx(TEXT_PX);
  return {
    heightPx: (lines.length + (counts !== '' && !sameLine ? 1 : 0)) * linePx,
    draw: (top) => {
      const nodes = drawLines(sheet, 4, top, lines);
      if (counts === '') return nodes;
      const x = sameLine ? 4 + last + 5 : 4;
      const y = top + TEXT_PX + (sameLine ? lines.length - 1 : lines.length) * linePx;
      return [...nodes, sheet.text(x, y, counts, { sizePx: SMALL_PX, ink: 'muted' })];
    },
  };
}

/** `n = 17`, or `n = 17 / 15` when series differ. */
function writeAnswered(row: Row, sheet: Sheet): string {
  const numbers = [...new Set(row.answered)].map((value) => sheet.wording.number(value, 0));
  return numbers.length === 0 ? '' : sheet.wording.say('n', { n: numbers.join(' / ') });
}

/** A lane without a number: hatched, with the reason in words. */
export function drawReasonLane(sheet: Sheet, field: Field, y: number, text: string): SvgNode[] {
  const middle = (field.left + field.right) / 2;
  const width = Math.min(measureTextWidthPx(text, TEXT_PX) + 12, field.right - field.left);
  return [
    sheet.rect(field.left, y - 7, field.right - field.left, 14, {
      class: 'chart-hatched',
      fill: `url(#${sheet.id}-hatch)`,
    }),
    sheet.rect(middle - width / 2, y - 8, width, 16, { rx: 3, ...sheet.inks.fill('ground') }),
    sheet.text(middle, y + 4, text, { anchor: 'middle', ink: 'muted' }),
  ];
}
