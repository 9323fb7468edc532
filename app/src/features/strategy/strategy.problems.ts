/** What can go wrong on purpose with a strategy. */
import { Problem } from '#server/problem.ts';

/** Somebody else saved the row after this form was made. The page shows both texts. */
export const changedMeanwhile = () => new Problem('changed-meanwhile', 409);
export const strategyEnded = () => new Problem('strategy-ended', 409);
export const strategyAdoptedBefore = () => new Problem('strategy-adopted-before', 409);
export const adoptionOutdated = () => new Problem('strategy-adoption-outdated', 409);
export const nothingToAdopt = (title: string) => new Problem('strategy-nothing-to-adopt', 422, { title });
export const amendmentWithoutWords = () => new Problem('strategy-amendment-without-words', 422, {}, 'amends');
export const figuresNotTellable = (count: number, first: string) =>
  new Problem('strategy-figures-not-tellable', 422, { count, first });
export const numbersNotConfirmed = (count: number, first: string) =>
  new Problem('strategy-numbers-not-confirmed', 422, { count, first }, 'confirmed');
export const decidedInTheFuture = () => new Problem('strategy-decided-in-the-future', 422, {}, 'decidedOn');
export const tooManyEntries = (maximum: number) => new Problem('too-many-entries', 422, { maximum });
