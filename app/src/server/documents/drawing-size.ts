/** How large a drawing stands in a document of A4. */
const TEXT_WIDTH_MM = 162;
/** So that a picture, its title and its notes stand on one page. */
const HIGHEST_MM = 196;
const WIDEST_PERCENT = 92;

export interface DrawingSize {
  readonly width: number;
  readonly height: number;
}

/** In the units of the drawing. */
export function readDrawingSize(svg: string): DrawingSize {
  const [, width = '1', height = '1'] = /viewBox="0 0 ([\d.]+) ([\d.]+)"/.exec(svg) ?? [];
  return { width: Number(width), height: Number(height) };
}

/** Share of the text's width at which a drawing is printed. */
export function computeWidthPercent(svg: string): number {
  const { width, height } = readDrawingSize(svg);
  const percent = Math.min(WIDEST_PERCENT, (HIGHEST_MM / (height / width) / TEXT_WIDTH_MM) * 100);
  return Math.floor(percent * 10) / 10;
}
