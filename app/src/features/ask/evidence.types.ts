/** Evidence of an ask as it is shown. */
import type { Fact } from '#features/fact/fact.types.ts';

export interface ShownEvidence {
  readonly evidenceId: string;
  readonly words: string;
  /** null: words, or a figure whose release was withdrawn */
  readonly fact: Fact | null;
  readonly isGone: boolean;
  /** of the release it is from; null: words */
  readonly releaseId: string | null;
}
