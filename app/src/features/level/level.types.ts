/** Nouns of levels above towns. */

export const LEVEL_KINDS = ['district', 'region', 'country', 'union'] as const;
/** from the nearest to a town to the farthest */
export type LevelKind = (typeof LEVEL_KINDS)[number];

/** A level of this installation: where observers work, and whom towns ask. */
export interface Level {
  readonly placeId: string;
  readonly slug: string;
  readonly name: string;
  readonly kind: LevelKind;
  /** ISO 3166-1 alpha-2 of the country it lies in; `EU` for the union */
  readonly country: string;
  /** `EU`, a country, NUTS codes, or country and LAU code as the register writes them; each with all that begins with it */
  readonly covers: readonly string[];
  readonly isExample: boolean;
  readonly contactEmail: string;
}

/** What says where a town lies; null: not known. */
export interface PlaceCodes {
  /** ISO 3166-1 alpha-2 */
  readonly country: string;
  readonly nutsCode: string | null;
  readonly lauCode: string | null;
  /** its own entry in the register, e.g. `DE_08111000` */
  readonly registerCode: string | null;
}
