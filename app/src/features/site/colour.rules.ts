/**
 * The colour of a town on the pages of this platform: contrast by the formula of WCAG 2.2, a proposal where it is too
 * weak, and the counterpart for dark screens. Hue is kept; only lightness moves (OKLab, Björn Ottosson 2020).
 */
import { computeContrast, MINIMUM_CONTRAST, toLinear } from '#ui/contrast.ts';

/** Everything that links and buttons stand on, as in ui/style.css. */
const LIGHT_GROUNDS = ['#fdfcfa', '#f3f1ec', '#fbeceb', '#eaf4ec', '#fff3d1', '#ffffff'] as const;
const DARK_GROUNDS = ['#16181b', '#1f2226', '#34191a', '#16291b', '#3a2f10'] as const;
/** Ink on a button, light and dark. */
const LIGHT_INK = '#ffffff';
const DARK_INK = '#0d1a1d';
/** Where the search for a colour on dark ground begins. */
const DARK_LIGHTNESS = 0.76;
const LIGHTNESS_STEP = 0.004;

export interface SchemeColours {
  readonly accent: string;
  readonly ink: string;
  /** of the accent to the ground on which it shows least, and of the ink to the accent; the smaller of both */
  readonly contrast: number;
}

export interface SiteColours {
  readonly light: SchemeColours;
  readonly dark: SchemeColours;
}

export type AccentCheck =
  | { readonly isGood: true; readonly colours: SiteColours }
  | { readonly isGood: false; readonly contrast: number; readonly proposal: string };

type Triple = readonly [number, number, number];

/** Whether a colour can be read wherever it stands; if not, the nearest of its hue that can. */
export function checkAccent(accent: string): AccentCheck {
  const contrast = measureLight(accent);
  if (contrast >= MINIMUM_CONTRAST) return { isGood: true, colours: composeColours(accent) };
  return { isGood: false, contrast, proposal: darken(accent) };
}

/** `accent`: one that passed `checkAccent`. */
export function composeColours(accent: string): SiteColours {
  const dark = lighten(accent);
  return {
    light: { accent, ink: LIGHT_INK, contrast: measureLight(accent) },
    dark: { accent: dark, ink: DARK_INK, contrast: measureDark(dark) },
  };
}

const measureLight = (accent: string): number => findWeakest(accent, [...LIGHT_GROUNDS, LIGHT_INK]);
const measureDark = (accent: string): number => findWeakest(accent, [...DARK_GROUNDS, DARK_INK]);

const findWeakest = (accent: string, others: readonly string[]): number =>
  Math.min(...others.map((other) => computeContrast(accent, other)));

function darken(accent: string): string {
  const [lightness, a, b] = toOklab(accent);
  for (let level = lightness; level > 0; level -= LIGHTNESS_STEP) {
    const found = fromOklab([level, a, b]);
    if (measureLight(found) >= MINIMUM_CONTRAST) return found;
  }
  return '#000000';
}

function lighten(accent: string): string {
  const [lightness, a, b] = toOklab(accent);
  for (let level = Math.max(lightness, DARK_LIGHTNESS); level < 1; level += LIGHTNESS_STEP) {
    const found = fromOklab([level, a, b]);
    if (measureDark(found) >= MINIMUM_CONTRAST) return found;
  }
  return '#ffffff';
}

function toHex(linear: Triple): string {
  const write = (share: number): string => {
    const curved = share <= 0.0031308 ? 12.92 * share : 1.055 * share ** (1 / 2.4) - 0.055;
    return Math.round(Math.min(1, Math.max(0, curved)) * 255)
      .toString(16)
      .padStart(2, '0');
  };
  return `#${linear.map(write).join('')}`;
}

function toOklab(hex: string): Triple {
  const [r, g, b] = toLinear(hex);
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ];
}

function toLinearLight([lightness, a, b]: Triple): Triple {
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  return [
    4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
    -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
    -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s,
  ];
}

/** The colour itself, or the strongest of its hue and lightness that a screen can show. */
function fromOklab([lightness, a, b]: Triple): string {
  const isShown = (linear: Triple): boolean => linear.every((share) => share >= -1e-4 && share <= 1 + 1e-4);
  let strength = 1;
  let linear = toLinearLight([lightness, a, b]);
  while (!isShown(linear) && strength > 0) {
    strength = Math.max(0, strength - 0.02);
    linear = toLinearLight([lightness, a * strength, b * strength]);
  }
  return toHex(linear);
}
