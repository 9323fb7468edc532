/** What can go wrong on purpose between places that offer and ask. */
import { Problem } from '#server/problem.ts';

export const offerNotOpenThen = () => new Problem('offer-not-open', 422, {}, 'startsOn');
export const offerTaken = (free: number, atOnce: number) =>
  new Problem('offer-taken', 409, { free, atOnce }, 'startsOn');
export const offerWeekTaken = (free: number, perWeek: number) =>
  new Problem('offer-week-taken', 409, { free, perWeek }, 'units');
export const moreThanOffered = (atOnce: number) =>
  new Problem('offer-more-than-there-are', 422, { atOnce }, 'atOnce');
export const ownOffer = () => new Problem('offer-own', 422);
export const bookingIsOver = () => new Problem('offer-booking-over', 409);
export const notOverYet = () => new Problem('offer-not-over', 409);
export const nothingToAnswer = () => new Problem('offer-nothing-to-answer', 409);
export const acceptedBeyond = (peak: number) => new Problem('offer-accepted-beyond', 409, { peak }, 'atOnce');
export const offerNamesALook = (words: readonly string[]) =>
  new Problem('offer-names', 422, { words: words.join(', ') }, 'title');
export const gapHasService = () => new Problem('gap-has-service', 422, {}, 'areas');
export const amountWrong = (wrong: string, field: string) =>
  new Problem('joint-amount', 422, { reason: wrong.replace('too-', '') }, field);
export const freeHasNoCost = () => new Problem('offer-cost-unclear', 422, {}, 'cost');
