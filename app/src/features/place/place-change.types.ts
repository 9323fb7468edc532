/** Nouns of lists of mergers, splits and recodings. */
import type { PlaceChange } from './register.types.ts';

export interface ListedChange extends PlaceChange {
  /** 1-based row of the file */
  readonly row: number;
  /** name of the place that ended; its code where the list has none */
  readonly fromName: string;
}

/** What the operator says about a list whose form Vicus prescribes. */
export interface ChangeListAbout {
  readonly publisher: string;
  readonly licence: string;
}
