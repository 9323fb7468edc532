/** Decisions about offers: how far they are, what fits what, what a booking stands at. */
import { isOfferedThen } from '#features/implementation/lending.rules.ts';
import { computeDistanceKm } from '#features/place/register-suggestion.rules.ts';
import type {
  AnswerRow,
  BookingRow,
  BookingState,
  Offer,
  Replaced,
  SharedBooking,
  TakenTime,
  Travel,
} from './offer.types.ts';

/**
 * Roads are longer than the line through the air. Driving distances to hospitals in the USA came to 1.417 times the straight line
 * (Boscoe, Henry, Zdeb 2012); in mountains and across rivers it is more. docs/methods/travel-estimate.md
 */
export const DETOUR_FACTOR = 1.4;
/** By car on country roads and through towns; an assumption of this platform, stated beside every estimate. */
export const SPEED_KM_PER_HOUR = 50;
const STEP_MINUTES = 5;

interface Point {
  readonly latitude: number | null;
  readonly longitude: number | null;
}

/** Whole kilometres and minutes up to the next five; null where a coordinate is not known. */
export function estimateTravel(from: Point, to: Point): Travel | null {
  const straightKm = computeDistanceKm(from, to);
  if (straightKm === null) return null;
  const roadKm = straightKm * DETOUR_FACTOR;
  const minutes = Math.ceil(((roadKm / SPEED_KM_PER_HOUR) * 60) / STEP_MINUTES) * STEP_MINUTES;
  return { distanceKm: Math.round(roadKm), minutes };
}

export interface OfferFilter {
  readonly direction: string;
  readonly kind: string;
  readonly area: string;
  readonly language: string;
  /** null: however far */
  readonly withinKm: number | null;
}

export function parseOfferFilter(query: URLSearchParams): OfferFilter {
  const read = (name: string): string => (query.get(name) ?? '').slice(0, 60);
  const within = read('within').trim();
  return {
    direction: read('direction'),
    kind: read('kind'),
    area: read('area'),
    language: read('language'),
    withinKm: /^\d{1,5}$/.test(within) ? Number(within) : null,
  };
}

export interface FoundOffer {
  readonly offer: Offer;
  readonly travel: Travel | null;
  /** titles of own requests or offers that it fits */
  readonly fits: readonly string[];
}

function isAskedFor(offer: Offer, travel: Travel | null, filter: OfferFilter): boolean {
  const isFar = filter.withinKm !== null && (travel === null || travel.distanceKm > filter.withinKm);
  return (
    !isFar &&
    (filter.direction === '' || offer.direction === filter.direction) &&
    (filter.kind === '' || offer.kind === filter.kind) &&
    (filter.area === '' || offer.area === filter.area) &&
    (filter.language === '' || offer.languages.includes(filter.language))
  );
}

/** Times in which both stand overlap; an open end reaches on. */
const isAtTheSameTime = (a: Offer, b: Offer): boolean =>
  (a.fromOn === null || b.untilOn === null || a.fromOn <= b.untilOn) &&
  (b.fromOn === null || a.untilOn === null || b.fromOn <= a.untilOn);

/** One offers what the other asks for: same kind, same area of life, a language in common where languages are named. */
function isMatch(own: Offer, other: Offer): boolean {
  const hasLanguages = own.languages.length > 0 && other.languages.length > 0;
  return (
    own.direction !== other.direction &&
    own.kind === other.kind &&
    own.area === other.area &&
    (!hasLanguages || own.languages.some((one) => other.languages.includes(one))) &&
    isAtTheSameTime(own, other)
  );
}

const rankTravel = (travel: Travel | null): number => travel?.distanceKm ?? Number.MAX_SAFE_INTEGER;

/** Those that fit first, then the nearest; how often something is booked plays no part. Unknown distances come last. */
export function findOffers(
  {
    own,
    others,
    from,
  }: { readonly own: readonly Offer[]; readonly others: readonly Offer[]; readonly from: Point },
  filter: OfferFilter,
): FoundOffer[] {
  const open = own.filter(({ isOpen }) => isOpen);
  return others
    .map((offer): FoundOffer => ({
      offer,
      travel: estimateTravel(from, offer),
      fits: open.filter((one) => isMatch(one, offer)).map(({ title }) => title),
    }))
    .filter(({ offer, travel }) => isAskedFor(offer, travel, filter))
    .toSorted(
      (a, b) =>
        Math.min(1, b.fits.length) - Math.min(1, a.fits.length) ||
        rankTravel(a.travel) - rankTravel(b.travel) ||
        a.offer.title.localeCompare(b.offer.title) ||
        (a.offer.offerId < b.offer.offerId ? -1 : 1),
    );
}

/** Whether an offer stands in the whole time asked for. */
export const isOpenThen = (offer: Offer, { startsAt, endsAt }: TakenTime): boolean =>
  isOfferedThen(
    { fromOn: offer.fromOn, untilOn: offer.untilOn, isOffered: offer.isOpen },
    { startsAt, endsAt },
  );

/** Monday of the week of a clock time, as ISO day. */
function findMonday(clockTime: string): string {
  const day = new Date(`${clockTime.slice(0, 10)}T00:00:00Z`);
  day.setUTCDate(day.getUTCDate() - ((day.getUTCDay() + 6) % 7));
  return day.toISOString().slice(0, 10);
}

/** Units taken in the week in which the time asked for begins. */
export const sumWeek = (taken: readonly TakenTime[], asked: Pick<TakenTime, 'startsAt'>): number =>
  taken
    .filter(({ startsAt }) => findMonday(startsAt) === findMonday(asked.startsAt))
    .reduce((units, one) => units + one.units, 0);

function readState(booking: BookingRow, answer: AnswerRow | undefined, isThere: boolean): BookingState {
  if (booking.state === 'cancelled') return 'cancelled';
  if (!isThere) return 'gone';
  if (answer === undefined) return 'asked';
  return answer.answer === 'released' ? 'taken-back' : answer.answer;
}

/**
 * Both rows as the own place reads them, newest first. `there`: ids of places that are still here. An answer whose booking is
 * gone with its place keeps what the answer knows.
 */
export function joinBookings(
  ownPlaceId: string,
  bookings: readonly BookingRow[],
  answers: readonly AnswerRow[],
  there: ReadonlySet<string>,
): SharedBooking[] {
  const byId = new Map(answers.map((one) => [one.bookingId, one]));
  const known = new Set(bookings.map(({ bookingId }) => bookingId));
  const joined = bookings.map((booking): SharedBooking => {
    const answer = byId.get(booking.bookingId);
    const isAsking = booking.placeId === ownPlaceId;
    return {
      ...booking,
      side: isAsking ? 'asking' : 'asked',
      otherName: isAsking ? booking.otherName : booking.ownName,
      state: readState(booking, answer, !isAsking || there.has(booking.otherPlaceId)),
      words: booking.state === 'cancelled' ? booking.reason : (answer?.note ?? ''),
    };
  });
  const left = answers
    .filter((one) => one.placeId === ownPlaceId && !known.has(one.bookingId))
    .map((one): SharedBooking => ({
      ...one,
      side: 'asked',
      offerTitle: '',
      forWhat: '',
      contact: '',
      state: 'gone',
      words: one.note,
      replaced: null,
      replacedNote: '',
      usedUnits: null,
    }));
  return [...joined, ...left].toSorted((a, b) => (a.startsAt > b.startsAt ? -1 : 1));
}

export interface ReplacedLine {
  readonly replaced: Replaced;
  readonly times: number;
  readonly units: number;
}

/** What bookings of the own place replaced, most often first. */
export function summariseReplaced(bookings: readonly SharedBooking[]): ReplacedLine[] {
  const own = bookings.flatMap(({ side, replaced, usedUnits }) =>
    side === 'asking' && replaced !== null ? [{ replaced, units: usedUnits ?? 0 }] : [],
  );
  return [...Map.groupBy(own, ({ replaced }) => replaced)]
    .map(([replaced, list]) => ({
      replaced,
      times: list.length,
      units: list.reduce((sum, { units }) => sum + units, 0),
    }))
    .toSorted((a, b) => b.times - a.times || (a.replaced < b.replaced ? -1 : 1));
}
