/** How well one colour is read on another, by the formulas of WCAG 2.2. `hex`: `#` and six digits. */

/** WCAG 2.2, 1.4.3: text up to 18 points. */
export const MINIMUM_CONTRAST = 4.5;

/** Shares of light of red, green and blue, 0 to 1 ("relative luminance"). */
export function toLinear(hex: string): readonly [number, number, number] {
  const read = (at: number): number => {
    const share = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  };
  return [read(1), read(3), read(5)];
}

/** Relative luminance, 0 to 1. */
function computeLuminance(hex: string): number {
  const [red, green, blue] = toLinear(hex);
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** 1 (the same) to 21 (black on white). */
export function computeContrast(one: string, other: string): number {
  const [a, b] = [computeLuminance(one), computeLuminance(other)];
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
}
