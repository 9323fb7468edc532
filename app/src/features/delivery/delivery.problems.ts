/** What can go wrong on purpose when numbers are delivered. */
import { Problem } from '#server/problem.ts';

/** It lies with the office, or is approved: a correction begins with its reason. */
export const notFillable = () => new Problem('delivery-not-fillable', 409);
/** What was typed still stands on the page; saved again it replaces the other's. */
export const changedMeanwhile = () => new Problem('delivery-changed-meanwhile', 409);
export const notSubmitted = () => new Problem('delivery-not-submitted', 409);
export const notApproved = () => new Problem('delivery-not-approved', 409);
export const nothingAsked = () => new Problem('data-set-empty', 409);
export const tooManyRows = (maximum: number) => new Problem('data-set-full', 422, { maximum });
/** A person in the office, or an organisation whose partner signs in: one of both, and one of this place. */
export const answeringUnknown = () => new Problem('answering-unknown', 422, {}, 'answering');
export const ownerUnknown = () => new Problem('owner-unknown', 422, {}, 'owner');
export const notFound = () => new Problem('not-found', 404);
