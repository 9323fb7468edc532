import type { ContactPicture } from './chart.types.ts';
import { drawEgo } from './contact-fan.ts';
import type { Sector } from './contact-fan.ts';
import { drawSign, drawTie, toTone } from './contact-marks.ts';
import { wrapText } from './measure-text.ts';
import { drawLines, HEADING_PX, TEXT_PX, toLinePx } from './sheet.ts';
import type { Part, Sheet } from './sheet.ts';
import type { SvgNode } from './svg.ts';

const STEM_X = 16;
const SIGN_X = 66;
const LABEL_X = 78;

/** On a narrow screen: the middle on top, a stem down, one branch to each contact. */
export function drawTree(
  sheet: Sheet,
  top: number,
  sectors: readonly Sector[],
  picture: ContactPicture,
): Part {
  const ties: SvgNode[] = [];
  const words: SvgNode[] = [];
  const ego = drawEgo(sheet, [56, top + 26], picture.ego);
  let y = top + 60;
  let end = y;
  for (const { label, contacts } of sectors) {
    const heading = wrapText(label, sheet.widthPx - 40, HEADING_PX, 2, true);
    words.push(...drawLines(sheet, STEM_X + 12, y, heading, { sizePx: HEADING_PX, bold: true }));
    y += heading.length * toLinePx(HEADING_PX) + 4;
    for (const contact of contacts) {
      const lines = wrapText(contact.label, sheet.widthPx - LABEL_X - 6, TEXT_PX, 2);
      const signY = y + (lines.length * toLinePx(TEXT_PX)) / 2;
      ties.push(...drawTie(sheet, [STEM_X, signY], [SIGN_X, signY], contact, false));
      words.push(drawSign(sheet, SIGN_X, signY, 5, toTone(contact)), ...drawLines(sheet, LABEL_X, y, lines));
      y += lines.length * toLinePx(TEXT_PX) + 5;
      end = signY;
    }
    y += 8;
  }
  const stem = sheet.line(STEM_X, top + 26, STEM_X, end, { ...sheet.inks.line('axis'), 'stroke-width': 1.5 });
  return { nodes: [stem, ...ties, ...words, ...ego], heightPx: y - top };
}
