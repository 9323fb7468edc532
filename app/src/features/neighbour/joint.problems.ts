/** What can go wrong on purpose in services that places pay for together. */
import { Problem } from '#server/problem.ts';

export const onlyTheLead = () => new Problem('joint-only-lead', 403);
export const placesNotInCircle = () => new Problem('joint-not-in-circle', 422, {}, 'places');
export const tooFewPlaces = () => new Problem('joint-too-few-places', 422, {}, 'places');
export const keyNotPossible = () => new Problem('joint-key-not-possible', 409, {}, 'costKey');
export const floorAboveCap = () => new Problem('joint-floor-above-cap', 422, {}, 'floor');
export const percentNotWhole = (sum: number) => new Problem('joint-percent', 422, { sum }, 'percent-equal');
/** Somebody changed words or figures after the page was opened. */
export const changedMeanwhile = () => new Problem('joint-changed', 409);
export const noPublishedShare = () => new Problem('joint-no-published-share', 422, {}, 'migrantsFrom');
export const migrantsMissing = () => new Problem('joint-migrants-missing', 422, {}, 'migrants');
