/** The colour of a place, made dark enough to be read. */
import { computeContrast, MINIMUM_CONTRAST } from '#ui/contrast.ts';

/** Of the platform, where a place has none. */
const OWN_ACCENT = '#0b5cad';
/** White on the colour reads as well as the colour on white. */
const GROUND = '#ffffff';
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

/** The colour, darkened until it can be read on white; the platform's own for what is no colour. */
export function toReadableAccent(hex: string): string {
  let colour = parseColour(hex) ?? parseColour(OWN_ACCENT) ?? [0, 0, 0];
  while (computeContrast(renderColour(colour), GROUND) < MINIMUM_CONTRAST)
    colour = [colour[0] * STEP, colour[1] * STEP, colour[2] * STEP];
  return renderColour(colour);
}
