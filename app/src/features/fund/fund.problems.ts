/** What can go wrong on purpose with funds. Further: `fund-link`, `fund-asked-when`, `fund-answered-how`, `fund-amounts-order`. */
import { Problem } from '#server/problem.ts';

export const fundUnknown = () => new Problem('fund-unknown', 404);

/** Somebody saved it meanwhile. */
export const fundChangedMeanwhile = () => new Problem('fund-changed-meanwhile', 409);
