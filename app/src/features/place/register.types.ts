/** Nouns of the register of real places. */

export const REGISTER_LEVELS = ['country', 'nuts-1', 'nuts-2', 'nuts-3', 'locality'] as const;
export type RegisterLevel = (typeof REGISTER_LEVELS)[number];

/** One code of the register, as it is written into the database. */
export interface RegisterEntry {
  readonly placeCode: string;
  readonly level: RegisterLevel;
  readonly parentCode: string | null;
  /** ISO 3166-1 alpha-2 */
  readonly country: string;
  readonly nationalCode: string;
  readonly name: string;
  readonly names: Readonly<Record<string, string>>;
  readonly searchName: string;
  readonly areaKm2: number | null;
  /** 1 cities, 2 towns and suburbs, 3 rural areas */
  readonly degreeOfUrbanisation: number | null;
  readonly coordinates: RegisterCoordinates | null;
  /** ISO days; null: not known, or still in use */
  readonly validFrom: string | null;
  readonly validTo: string | null;
}

export interface RegisterCoordinates {
  /** degrees north and east, WGS 84 */
  readonly latitude: number;
  readonly longitude: number;
  readonly source: string;
}

export interface RegisterPopulation {
  readonly placeCode: string;
  readonly year: number;
  readonly population: number;
}

export const CHANGE_KINDS = ['merger', 'split', 'recoding', 'renaming'] as const;
export type ChangeKind = (typeof CHANGE_KINDS)[number];

/** One code becomes another. */
export interface PlaceChange {
  readonly fromCode: string;
  readonly toCode: string;
  /** first year in which the new code counts */
  readonly year: number;
  readonly kind: ChangeKind;
  /** share of the old place's inhabitants that came over, 0 to 1; null: all of them, in a split: not known */
  readonly share: number | null;
}

/** Where a place of the register lies, from its country down to its NUTS 3 region. */
export interface RegisterRegion {
  readonly placeCode: string;
  readonly level: RegisterLevel;
  readonly name: string;
}

/** A locality as people recognise it. */
export interface RegisterLocality {
  readonly placeCode: string;
  readonly country: string;
  readonly nationalCode: string;
  readonly name: string;
  readonly names: Readonly<Record<string, string>>;
  readonly regions: readonly RegisterRegion[];
  readonly latitude: number | null;
  readonly longitude: number | null;
  readonly coordinatesSource: string | null;
  readonly areaKm2: number | null;
  readonly degreeOfUrbanisation: number | null;
  /** ISO day since when the code is no longer in use; null: in use */
  readonly validTo: string | null;
  /** the newest count; null: none is in the register */
  readonly population: {
    readonly inhabitants: number;
    readonly year: number;
    readonly source: string;
  } | null;
}
