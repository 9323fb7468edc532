/** A placed figure as pages, exports and versions show it. */
import type { FrozenFact, PlacedFact } from './strategy.types.ts';

/** `known`: told by a public release that stands. Else why it cannot be adopted as it is. */
export type FigureState = 'known' | 'withdrawn' | 'not-public' | 'gone';

/** Live in a draft. */
export interface PlacedFigure {
  readonly placed: PlacedFact;
  readonly state: FigureState;
  /** what is told; null where the release was withdrawn or has no such cell any more */
  readonly told: FrozenFact | null;
  /** what the edition said in which it was placed, where a later one is told now and nobody has looked at the words around it */
  readonly before: { readonly version: number; readonly headline: string } | null;
}
