/** What can go wrong on purpose with questions of researchers. */
import { Problem } from '#server/problem.ts';

export const requestInvalid = (count: number) => new Problem('research-request-invalid', 422, { count });
export const requestKnown = () => new Problem('research-request-known', 409);
/** It was run or refused meanwhile, or never was. */
export const requestNotOpen = () => new Problem('research-request-not-open', 409);
/** None of the tables that are wanted is there. */
export const requestFindsNothing = () => new Problem('research-request-finds-nothing', 422);
