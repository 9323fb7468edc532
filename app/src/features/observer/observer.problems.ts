/** What can go wrong on purpose when a town shares with levels above. */
import { Problem } from '#server/problem.ts';

/** Without inhabitants there is no size class, and sizes are never mixed. */
export const sizeNotKnown = () => new Problem('observer-size-not-known', 409);
/** None of the chosen parts has a figure yet. */
export const nothingToShare = () => new Problem('observer-nothing-to-share', 409, {}, 'parts');
/** There is nothing in force that could be ended, e.g. because the form was sent twice. */
export const upwardNotInForce = () => new Problem('sharing-not-in-force', 409);
