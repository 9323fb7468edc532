/** What can go wrong on purpose when things are lent. */
import { Problem } from '#server/problem.ts';

/** `free` of `capacity` are free at the fullest moment; `from` and `until` name the first booking in the way. */
export const lentAtThatTime = (values: {
  readonly free: number;
  readonly capacity: number;
  readonly from: string;
  readonly until: string;
}) => new Problem('lending-taken', 409, values, 'startsOn');
export const notOfferedThen = () => new Problem('lending-not-offered', 422, {}, 'startsOn');
export const moreThanThereAre = (capacity: number) =>
  new Problem('lending-more-than-there-are', 422, { capacity }, 'amount');
export const bookingBegan = () => new Problem('lending-began', 409);
export const bookedBeyond = (peak: number) => new Problem('lending-booked-beyond', 409, { peak }, 'capacity');
export const lendableHasBookings = () => new Problem('lending-has-bookings', 409);
export const lenderUnknown = () => new Problem('lending-lender-unknown', 422, {}, 'actorId');
export const nameNeedsALook = (words: readonly string[]) =>
  new Problem('lending-names', 422, { words: words.join(', ') }, 'name');
