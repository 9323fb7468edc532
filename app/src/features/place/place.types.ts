import type { Texts } from '@vicus/cube';

/** What every page of a place needs to say whose page it is. */
export interface PlaceHead {
  readonly placeId: string;
  /** the part of addresses that names the place */
  readonly slug: string;
  readonly name: string;
  /** ISO 3166-1 alpha-2 */
  readonly country: string;
  readonly isExample: boolean;
}

/** The place as whoever writes to people or greets them needs it. */
export interface PlaceContact extends Omit<PlaceHead, 'country'> {
  readonly contactName: string;
  readonly contactEmail: string;
}

export interface PlaceProfile extends PlaceHead {
  readonly otherNames: readonly string[];
  readonly region: string;
  readonly lauCode: string | null;
  readonly nutsCode: string | null;
  readonly gazetteerId: number | null;
  /** the place's own entry in the register of places; null: not chosen */
  readonly registerCode: string | null;
  /** degrees north, WGS 84 */
  readonly latitude: number | null;
  /** degrees east, WGS 84 */
  readonly longitude: number | null;
  /** inhabitants in `populationYear` */
  readonly population: number | null;
  readonly populationYear: number | null;
  /** who counted or estimated it */
  readonly populationSource: string;
  /** inhabitants: upper bounds of rural area, small town, medium town */
  readonly sizeThresholds: readonly number[];
  readonly administrativeRole: string;
  readonly contactName: string;
  readonly contactEmail: string;
}

export interface ReceptionEvent {
  readonly receptionEventId: string;
  readonly fromYear: number;
  readonly toYear: number | null;
  readonly description: string;
}

export interface PoliticalConstellation {
  /** ISO day since when it holds */
  readonly fromDate: string;
  readonly executive: string;
  /** 0–100 */
  readonly radicalRightSeatPercent: number | null;
  readonly region: string;
  readonly countryGovernment: string;
}

/** A populated place of the gazetteer. */
export interface GazetteerPlace {
  readonly gazetteerId: number;
  readonly name: string;
  readonly country: string;
  readonly adminCode: string;
  readonly latitude: number;
  readonly longitude: number;
  /** inhabitants as the gazetteer has them; 0: not known */
  readonly population: number;
}

/** A place as the public sees it in a list. */
export interface PublicPlace {
  readonly placeId: string;
  readonly slug: string;
  readonly name: string;
  readonly country: string;
  readonly region: string;
  readonly isExample: boolean;
  readonly introduction: Partial<Texts>;
}
