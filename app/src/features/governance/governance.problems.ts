/** What can go wrong on purpose with the governance survey. */
import { Problem } from '#server/problem.ts';

export const waveNotOfGovernance = () => new Problem('wave-not-of-governance', 409);
export const waveNotClosed = () => new Problem('wave-not-closed', 409);
export const resultsNotComputed = () => new Problem('results-not-computed', 409);
export const planNotConfirmed = () => new Problem('plan-not-confirmed', 422, {}, 'confirmed');
export const closingNotConfirmed = () => new Problem('closing-not-confirmed', 422, {}, 'confirmed');
