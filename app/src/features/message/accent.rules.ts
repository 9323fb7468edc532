/** The colour of a place, made dark enough to be read. */

/** Of the platform, where a place has none. */
const OWN_ACCENT = '#0b5cad';
/** WCAG 2.2: text of normal size against what is behind it */
const READABLE = 4.5;
const STEP = 0.9;

/** sRGB parts 0–255 */
type Colour = readonly [number, number, number];

function parseColour(hex: string): Colour | undefined {
  const parts = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(hex);
  if (parts === null) return undefined;
  const [, red = '', green = '', blue = ''] = parts;
  return [parseInt(red, 16), parseInt(green, 16), parseInt(blue, 16)];
}

const renderColour = (colour: Colour): string =>
  `#${colour.map((part) => Math.round(part).toString(16).padStart(2, '0')).join('')}`;

/** Relative luminance 0–1 (WCAG 2.2). */
function computeLuminance(colour: Colour): number {
  const [red = 0, green = 0, blue = 0] = colour.map((part) => {
    const share = part / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** Contrast with white, 1–21; white on the colour reads as well as the colour on white. */
export function computeContrastWithWhite(hex: string): number {
  const colour = parseColour(hex);
  return colour === undefined ? 1 : 1.05 / (computeLuminance(colour) + 0.05);
}

/** The colour, darkened until it can be read on white; the platform's own for what is no colour. */
export function toReadableAccent(hex: string): string {
  let colour = parseColour(hex) ?? parseColour(OWN_ACCENT) ?? [0, 0, 0];
  while (computeContrastWithWhite(renderColour(colour)) < READABLE)
    colour = [colour[0] * STEP, colour[1] * STEP, colour[2] * STEP];
  return renderColour(colour);
}
