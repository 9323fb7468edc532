/** Where statements can come from. */
import type { HeardIn } from './strategy.types.ts';

export interface HeardChoice {
  readonly kind: HeardIn;
  readonly id: string;
  readonly name: string;
  /** ISO day; null: not known */
  readonly on: string | null;
}

/** Something said already that can be taken over as a statement, with where it was said. */
export interface ReadyStatement extends HeardChoice {
  readonly voice: 'newcomers' | 'residents' | 'council' | null;
  readonly statement: string;
}
