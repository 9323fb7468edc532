/** How wide the columns of a table are, in parts of its width. */
import type { DocumentTable } from './document.types.ts';

const NUMBER_PARTS = 1.2;
const WIDEST_LABEL_PARTS = 2.6;
const NARROWEST_LABEL_PARTS = 1;
/** So many letters fit one part. */
const LETTERS_A_PART = 12;

/** Columns of labels as wide as their longest label wants, up to a limit; those of numbers alike. */
export function computeColumnParts({ columns, rows }: DocumentTable): number[] {
  return columns.map(({ label, isNumber }, at) => {
    if (isNumber) return NUMBER_PARTS;
    const texts = rows.flatMap((row) => ('heading' in row ? [] : [row[at] ?? '']));
    const longest = Math.max(label.length, ...texts.map((text) => text.length));
    return Math.min(WIDEST_LABEL_PARTS, Math.max(NARROWEST_LABEL_PARTS, longest / LETTERS_A_PART));
  });
}
