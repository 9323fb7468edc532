/** Nouns of what places offer one another and ask for. A clock time is that of the place: `2027-03-01T18:30`, no zone. */

export const DIRECTIONS = ['offer', 'request'] as const;
export type Direction = (typeof DIRECTIONS)[number];

export const OFFER_KINDS = [
  'interpreters',
  'courses',
  'staff-hours',
  'rooms',
  'vehicles',
  'translations',
  'expertise',
  'other',
] as const;
export type OfferKind = (typeof OFFER_KINDS)[number];

export const OFFER_UNITS = ['hours', 'days', 'times', 'places', 'pages'] as const;
export type OfferUnit = (typeof OFFER_UNITS)[number];

export const COST_PER = ['free', 'unit', 'booking'] as const;
export type CostPer = (typeof COST_PER)[number];

/** Languages to tick for interpreters and translations; ISO 639. */
export const OFFER_LANGUAGES = [
  'am',
  'ar',
  'bg',
  'bn',
  'ckb',
  'de',
  'en',
  'es',
  'fa',
  'fr',
  'hi',
  'it',
  'kmr',
  'pl',
  'ps',
  'pt',
  'ro',
  'ru',
  'so',
  'sq',
  'sr',
  'ti',
  'tr',
  'uk',
  'ur',
  'vi',
  'zh',
] as const;

export interface OfferWords {
  readonly direction: Direction;
  readonly kind: OfferKind;
  /** a code of AREAS_OF_LIFE */
  readonly area: string;
  readonly title: string;
  readonly what: string;
  readonly languages: readonly string[];
  /** how many can be booked for the same hour */
  readonly atOnce: number;
  readonly unit: OfferUnit;
  /** units in one week from Monday to Sunday; null: no limit of its own */
  readonly perWeek: number | null;
  readonly costCents: number;
  readonly costPer: CostPer;
  readonly currency: string;
  /** ISO days; null: open */
  readonly fromOn: string | null;
  readonly untilOn: string | null;
  readonly howToBook: string;
  /** an office or post */
  readonly contact: string;
  readonly isOpen: boolean;
}

export interface Offer extends OfferWords {
  readonly placeId: string;
  readonly offerId: string;
  readonly placeName: string;
  readonly placeSlug: string;
  readonly country: string;
  readonly changedOn: string;
  readonly latitude: number | null;
  readonly longitude: number | null;
}

/** How far it is: an estimate, see docs/methods/travel-estimate.md. */
export interface Travel {
  readonly distanceKm: number;
  readonly minutes: number;
}

/** A time that is taken, without by whom and what for. */
export interface TakenTime {
  readonly startsAt: string;
  readonly endsAt: string;
  readonly atOnce: number;
  readonly units: number;
}

export const REPLACED = [
  'nothing',
  'own-staff',
  'paid',
  'volunteers',
  'family-or-child',
  'travel',
  'other',
] as const;
export type Replaced = (typeof REPLACED)[number];

/** The row of the place that asks. */
export interface BookingRow extends TakenTime {
  readonly placeId: string;
  readonly bookingId: string;
  readonly otherPlaceId: string;
  readonly offerId: string;
  readonly otherName: string;
  readonly ownName: string;
  readonly offerTitle: string;
  readonly forWhat: string;
  readonly contact: string;
  readonly state: 'asked' | 'cancelled';
  readonly reason: string;
  readonly replaced: Replaced | null;
  readonly replacedNote: string;
  readonly usedUnits: number | null;
}

/** The row of the place that offers. */
export interface AnswerRow extends TakenTime {
  readonly placeId: string;
  readonly bookingId: string;
  readonly otherPlaceId: string;
  readonly offerId: string;
  readonly otherName: string;
  readonly answer: 'accepted' | 'declined' | 'released';
  readonly note: string;
}

export type BookingState = 'asked' | 'accepted' | 'declined' | 'taken-back' | 'cancelled' | 'gone';

/** Both rows together, as one of the two places reads them. */
export interface SharedBooking extends TakenTime {
  readonly bookingId: string;
  readonly offerId: string;
  /** the own place asked, or was asked */
  readonly side: 'asking' | 'asked';
  readonly otherName: string;
  readonly offerTitle: string;
  readonly forWhat: string;
  readonly contact: string;
  readonly state: BookingState;
  /** why it was cancelled, or what the answer says */
  readonly words: string;
  readonly replaced: Replaced | null;
  readonly replacedNote: string;
  readonly usedUnits: number | null;
}

/** An area of life in the own inventory. */
export interface GapLine {
  readonly area: string;
  /** services, programmes and posts that run there */
  readonly runningCount: number;
  readonly isMatched: boolean;
  /** others that lack it too; only where both let it be matched */
  readonly places: readonly {
    readonly name: string;
    readonly slug: string;
    readonly travel: Travel | null;
  }[];
}
