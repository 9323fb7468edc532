/** What a place agrees to share, and as what it is grouped. */

export const STRUCTURES = ['favourable', 'unfavourable'] as const;
export const DIVERSITIES = ['high', 'low'] as const;
export const ORIENTATIONS = ['progressive', 'conservative', 'mixed'] as const;
export type Structure = (typeof STRUCTURES)[number];
export type Diversity = (typeof DIVERSITIES)[number];
export type Orientation = (typeof ORIENTATIONS)[number];

/** How the office describes its place on the day it agrees; null: not said, and in no group of that kind. */
export interface SharedDescription {
  readonly structure: Structure | null;
  readonly diversity: Diversity | null;
  readonly orientation: Orientation | null;
}

/** What is taken from the register on the day a place agrees; null: not known, and in no group of that kind. */
export interface RegisteredDescription {
  /** DEGURBA: 1 cities, 2 towns and suburbs, 3 rural areas */
  readonly degreeOfUrbanisation: 1 | 2 | 3 | null;
  /** ISO 3166-1 alpha-2 */
  readonly country: string | null;
}

export interface SharingAgreement extends SharedDescription, RegisteredDescription {
  readonly agreementId: string;
  /** ISO days */
  readonly agreedOn: string;
  readonly until: string;
  /** name of the coordinator who agreed; empty once the account is gone */
  readonly agreedBy: string;
  readonly endedOn: string | null;
}

/** Tables of a published edition that are read for comparison, by `Cube.id`. Nothing else of it is. */
export const SHARED_TABLES = ['governance-groups', 'governance-index', 'governance-frequency'] as const;

/** For how many years a place may agree at once. */
export const SHARING_YEARS = [1, 2, 3, 5] as const;
