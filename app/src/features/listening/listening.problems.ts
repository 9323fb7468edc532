/** What can go wrong on purpose with what surveys say. */
import { Problem } from '#server/problem.ts';

export const waveNotOfListening = () => new Problem('wave-not-of-listening', 409);
export const findingsNotComputed = () => new Problem('findings-not-computed', 409);
export const findingsNotClosed = () => new Problem('findings-not-closed', 409);
export const crossCannotBeShown = () => new Problem('cross-cannot-be-shown', 409);
export const crossUnknownQuestion = () => new Problem('cross-unknown-question', 422);
export const crossTooMany = (maximum: number) => new Problem('cross-too-many', 409, { maximum });
export const crossTooLarge = (maximum: number) => new Problem('cross-too-large', 422, { maximum });
export const crossTooFew = () => new Problem('cross-too-few', 409);
export const marginsNotForConsultations = () => new Problem('margins-not-for-consultations', 409);
export const crossNamedOnly = () => new Problem('cross-named-only', 409);
export const marginsAfterPublication = () => new Problem('margins-after-publication', 409);
