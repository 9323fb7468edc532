/** A chart as a file of its own: with its question, how many answered, source, caution and where it is from. */
import { breakLines } from '#features/message/card-layout.rules.ts';
import { escapeText } from '#features/message/card-marks.rules.ts';

const MARGIN_PX = 24;
const INK = '#1b1f24';
const SOFT_INK = '#4f5864';
const LINE_SHARE = 1.35;

export interface PictureContent {
  readonly language: string;
  /** a drawing for paper, whose warnings stand in it */
  readonly chart: string;
  readonly title: string;
  readonly alternative: string;
  /** how many answered, what lines mean: below the drawing */
  readonly facts: readonly string[];
  /** source, place, licence, address: at the foot */
  readonly foot: readonly string[];
}

const ROOT = /^<svg\b[^>]*?\bwidth="(\d+)"[^>]*?\bheight="(\d+)"/;

/** Well-formed SVG with nothing outside of itself. Throws on what is no drawing of this program. */
export function composePicture(content: PictureContent): string {
  const size = ROOT.exec(content.chart);
  if (size === null) throw new Error('The drawing has no size.');
  const [chartWidth, chartHeight] = [Number(size[1]), Number(size[2])];
  const inside = { widthPx: chartWidth, language: content.language };
  const head = writeLines([content.title], MARGIN_PX, { ...inside, sizePx: 18, isBold: true, ink: INK });
  const chartTop = head.endPx + 10;
  const facts = writeLines(content.facts, chartTop + chartHeight + 12, { ...inside, sizePx: 12, ink: INK });
  const foot = writeLines(content.foot, facts.endPx + 8, { ...inside, sizePx: 11, ink: SOFT_INK });
  const widthPx = chartWidth + 2 * MARGIN_PX;
  const heightPx = Math.ceil(foot.endPx + MARGIN_PX);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${widthPx}" height="${heightPx}" viewBox="0 0 ${widthPx} ${heightPx}"`,
    ` lang="${escapeText(content.language)}" role="img" aria-labelledby="picture-title picture-alt"`,
    ` font-family="'Noto Sans', system-ui, sans-serif">`,
    `<title id="picture-title">${escapeText(content.title)}</title>`,
    `<desc id="picture-alt">${escapeText(content.alternative)}</desc>`,
    `<rect width="${widthPx}" height="${heightPx}" fill="#ffffff"/>`,
    head.marks,
    `<svg x="${MARGIN_PX}" y="${chartTop}"${content.chart.slice('<svg'.length)}`,
    facts.marks,
    foot.marks,
    '</svg>\n',
  ].join('');
}

interface LineStyle {
  readonly widthPx: number;
  readonly sizePx: number;
  readonly isBold?: boolean;
  readonly ink: string;
}

function writeLines(
  texts: readonly string[],
  topPx: number,
  { widthPx, sizePx, isBold = false, ink }: LineStyle,
): { readonly marks: string; readonly endPx: number } {
  const style = { sizePx, isBold, maximumLines: 12 };
  const lines = texts.filter((text) => text !== '').flatMap((text) => breakLines(text, widthPx, style));
  const marks = lines.map((line, at) => {
    const y = Math.round(topPx + sizePx + at * sizePx * LINE_SHARE);
    const weight = isBold ? ' font-weight="700"' : '';
    return `<text x="${MARGIN_PX}" y="${y}" font-size="${sizePx}"${weight} fill="${ink}">${escapeText(line)}</text>`;
  });
  return { marks: marks.join(''), endPx: topPx + Math.ceil(lines.length * sizePx * LINE_SHARE) };
}
