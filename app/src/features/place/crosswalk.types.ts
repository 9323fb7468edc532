/** Nouns of conversion keys. */
import type { DatasetAbout } from './dataset.types.ts';

export interface Crosswalk {
  readonly about: DatasetAbout;
  /** what stands before a code in the register */
  readonly prefix: string;
  /** `editions`: the columns that tell from which edition (and to which) a pair leads */
  readonly columns: {
    readonly from: string;
    readonly to: string;
    readonly weight: string;
    readonly editions: readonly string[];
  };
  /** first year of the new codes, by the editions divided by a space */
  readonly steps: Readonly<Record<string, number>>;
  /** whether codes that ended get an entry with their last day: localities, not regions */
  readonly areLocalities: boolean;
}

export interface CrosswalkRow {
  readonly row: number;
  readonly from: string;
  readonly to: string;
  readonly year: number;
  readonly weight: number;
}

export interface CrosswalkPair extends CrosswalkRow {
  /** share of the old code's inhabitants, 0 to 1 */
  readonly share: number;
}
