import type { Contact, ContactPicture } from './chart.types.ts';
import { drawSign, drawTie, labelContact, toTone } from './contact-marks.ts';
import { measureTextWidthPx, wrapText } from './measure-text.ts';
import { drawLines, HEADING_PX, TEXT_PX, toLinePx } from './sheet.ts';
import type { Part, Sheet } from './sheet.ts';
import { drawNode } from './svg.ts';
import type { SvgNode } from './svg.ts';

export interface Sector {
  readonly label: string;
  readonly contacts: readonly Contact[];
}

interface Entry {
  readonly lines: readonly string[];
  readonly contact: Contact | undefined;
  readonly top: number;
}

interface Column {
  readonly entries: readonly Entry[];
  readonly heightPx: number;
}

const GROUP_GAP_PX = 14;
const ENTRY_GAP_PX = 5;

/** Up to some fifty contacts: the middle, a column of named contacts on each side, one line to each. */
export function drawFan(
  sheet: Sheet,
  top: number,
  sectors: readonly Sector[],
  picture: ContactPicture,
): Part {
  const columnPx = Math.min(sheet.widthPx * 0.34, 240);
  const [left, right] = shareSides(sectors, (sector) => layoutColumn([sector], columnPx, sheet).heightPx);
  const columns = [layoutColumn(left, columnPx, sheet), layoutColumn(right, columnPx, sheet)] as const;
  const heightPx = Math.max(columns[0].heightPx, columns[1].heightPx, 140);
  const middle: readonly [number, number] = [sheet.widthPx / 2, top + heightPx / 2];
  const ties: SvgNode[] = [];
  const signs: SvgNode[] = [];
  columns.forEach((column, side) => {
    const labelX = side === 0 ? columnPx : sheet.widthPx - columnPx;
    const signX = side === 0 ? columnPx + 12 : sheet.widthPx - columnPx - 12;
    const anchor = side === 0 ? 'end' : 'start';
    const columnTop = top + (heightPx - column.heightPx) / 2;
    for (const { lines, contact, top: entryTop } of column.entries) {
      const y = columnTop + entryTop;
      const style = contact ? { anchor } : { anchor, bold: true, sizePx: HEADING_PX };
      signs.push(...drawLines(sheet, labelX, y, lines, style as Parameters<typeof drawLines>[4]));
      if (!contact) continue;
      const signY = y + (lines.length * toLinePx(TEXT_PX)) / 2;
      ties.push(...drawTie(sheet, middle, [signX, signY], contact, false));
      signs.push(drawSign(sheet, signX, signY, 5, toTone(contact)));
    }
  });
  return { nodes: [...ties, ...signs, ...drawEgo(sheet, middle, picture.ego)], heightPx: heightPx + 8 };
}

/** Keeps the order: the first groups on the first side, so that both sides are about as high. */
function shareSides(sectors: readonly Sector[], measure: (sector: Sector) => number): [Sector[], Sector[]] {
  let best = 1;
  let bestDifference = Infinity;
  const heights = sectors.map(measure);
  const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
  for (let cut = 1; cut <= sectors.length; cut++) {
    const difference = Math.abs(sum(heights.slice(0, cut)) - sum(heights.slice(cut)));
    if (difference < bestDifference) [best, bestDifference] = [cut, difference];
  }
  return [sectors.slice(0, best), sectors.slice(best)];
}

function layoutColumn(sectors: readonly Sector[], widthPx: number, sheet: Sheet): Column {
  const entries: Entry[] = [];
  let y = 0;
  for (const { label, contacts } of sectors) {
    if (y > 0) y += GROUP_GAP_PX;
    const heading = wrapText(label, widthPx - 4, HEADING_PX, 2, true);
    entries.push({ lines: heading, contact: undefined, top: y });
    y += heading.length * toLinePx(HEADING_PX) + ENTRY_GAP_PX;
    for (const contact of contacts) {
      const lines = wrapText(labelContact(contact, sheet.wording), widthPx - 4, TEXT_PX, 3);
      entries.push({ lines, contact, top: y });
      y += lines.length * toLinePx(TEXT_PX) + ENTRY_GAP_PX;
    }
  }
  return { entries, heightPx: y };
}

export function drawEgo(sheet: Sheet, [x, y]: readonly [number, number], ego: string): SvgNode[] {
  const lines = wrapText(ego, 92, TEXT_PX, 3, true);
  const width = Math.max(...lines.map((line) => measureTextWidthPx(line, TEXT_PX, true))) + 16;
  const height = lines.length * toLinePx(TEXT_PX) + 10;
  const paint = { class: 'chart-fill-ego chart-line-axis', fill: sheet.inks.fill('ego').fill };
  return [
    drawNode('rect', {
      x: sheet.mirror(x) - width / 2,
      y: y - height / 2,
      width,
      height,
      rx: 8,
      ...paint,
      stroke: sheet.inks.line('axis').stroke,
    }),
    ...drawLines(sheet, x, y - height / 2 + 4, lines, { anchor: 'middle', bold: true }),
  ];
}
