/** Numbers that a person changed in words the rules had written: shown beside the original, so that none changes unseen. */
import type { Block, TextBlock } from './report.types.ts';

export interface ChangedNumbers {
  /** stand in the text and not in the original */
  readonly added: readonly string[];
  /** stood in the original and do not any more */
  readonly gone: readonly string[];
}

const NUMBER = /[+−-]?\d+(?:[.,  '’]\d+)*/gu;

/** As written, in order. Dots, commas and thin spaces inside belong to a number; at its end they do not. */
export const listNumbers = (text: string): string[] =>
  [...text.matchAll(NUMBER)].map(([found]) =>
    found.replace(/^[+-](?=\d)/u, (sign) => (sign === '-' ? '' : '+')),
  );

/** Null where every number stands as it did, or nothing was written by rules. */
export function findChangedNumbers({ generated, text }: TextBlock): ChangedNumbers | null {
  if (generated === '' || generated === text) return null;
  const added = subtract(listNumbers(text), listNumbers(generated));
  const gone = subtract(listNumbers(generated), listNumbers(text));
  return added.length === 0 && gone.length === 0 ? null : { added, gone };
}

/** What stands more often in the first list. */
function subtract(from: readonly string[], others: readonly string[]): string[] {
  const left = [...others];
  return from.filter((one) => {
    const at = left.indexOf(one);
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
}

/** A number that left with its whole block, or changed its sentence, is no danger; one that is new in the text is. */
export const hasAddedNumbers = (blocks: readonly Block[]): boolean =>
  blocks.some(
    (block) =>
      block.kind === 'text' && !block.isLeftOut && (findChangedNumbers(block)?.added.length ?? 0) > 0,
  );
