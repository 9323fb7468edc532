/** A named wave as a network: who answered, what both sides of each pair told, and what is measured of it. */
import type {
  Agreement,
  ExternalInternalIndex,
  Frequency,
  NetworkShortfall,
  Reciprocity,
  SignedTie,
  SignedTies,
} from '@vicus/statistics';
import type { Tie } from './answers.rules.ts';
import type { WindowCode } from './governance.types.ts';

/** One answer of a named wave with who gave it. */
export interface NetworkAnswer {
  readonly actorId: string | null;
  readonly role: string;
  readonly name: string;
  readonly ties: readonly Tie[];
}

/** An actor that answered and that the others could tell about. */
export interface NetworkActor {
  readonly key: string;
  /** heading its kind stands under: one of the four groups, or `further` */
  readonly group: string;
  /** row of the questionnaire in which the others tell about it */
  readonly rowId: string;
  readonly answers: readonly NetworkAnswer[];
}

/** Two actors that both told about each other. */
export interface KnownPair {
  readonly from: string;
  readonly to: string;
  /** as `from` tells it */
  readonly one: Frequency;
  /** as `to` tells it */
  readonly other: Frequency;
}

export interface WaveNetwork {
  readonly actors: readonly NetworkActor[];
  readonly pairs: readonly KnownPair[];
  /** contacts with their tone, as each side tells them */
  readonly signedTies: readonly SignedTie[];
  /** names of those who answered but stand in no row of the questionnaire: nobody could tell about them */
  readonly outside: readonly string[];
}

/** Measures of the shape; `null` where too few pairs are known. */
export interface NetworkShape {
  readonly tieCount: number;
  /** among known pairs, 0-1 */
  readonly density: number | null;
  /** if no unknown pair had a tie, and if all had */
  readonly densityRange: { readonly low: number; readonly high: number };
  /** mean frequency over known pairs, 0-5 */
  readonly meanFrequency: number | null;
  readonly transitivity: number | null;
  readonly degreeCentralisation: number | null;
  readonly strengthCentralisation: number | null;
  readonly betweennessCentralisation: number | null;
  /** `null` also where some cannot be reached from others */
  readonly closenessCentralisation: number | null;
}

export interface NetworkMeasures {
  readonly window: WindowCode;
  readonly actorCount: number;
  readonly pairCount: number;
  readonly knownPairCount: number;
  readonly shape: NetworkShape | null;
  /** `null` where both sides of every pair carry one number: collected once, so it would be 1 by construction */
  readonly sides: { readonly reciprocity: Reciprocity; readonly agreement: Agreement } | null;
  readonly crossing: ExternalInternalIndex;
  readonly crossingByFrequency: ExternalInternalIndex;
  readonly signs: SignedTies;
  readonly outside: readonly string[];
}

export interface NetworkAssessment {
  /** what is missing before measures of the whole network may be computed; empty: nothing */
  readonly shortfalls: readonly (NetworkShortfall | 'not-asked-about-each-other')[];
  readonly answeringActors: number;
  readonly responseShare: number;
  /** measures by window; empty where something is missing */
  readonly network: readonly NetworkMeasures[];
}
