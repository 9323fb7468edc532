/** What can go wrong on purpose in the register of activities. */
import { Problem } from '#server/problem.ts';

export const countNotWhole = (field: string) => new Problem('activity-count-not-whole', 422, {}, field);
export const countMissing = () => new Problem('activity-count-missing', 422, {}, 'total');
/** More people are told apart than there are. */
export const totalTooSmall = (total: number, sum: number) =>
  new Problem('activity-total-too-small', 422, { total, sum }, 'total');
/** More answers than people. */
export const answersTooMany = (field: string, answers: number, people: number) =>
  new Problem('activity-answers-too-many', 422, { answers, people }, field);
export const levelIncomplete = (field: string) => new Problem('activity-level-incomplete', 422, {}, field);
/** Names, ages, countries and the like stand in a note: look at them before it is kept. */
export const noteNeedsALook = (words: readonly string[]) =>
  new Problem('activity-note-names', 422, { words: words.join(', ') }, 'note');
export const dayOutside = (from: string, until: string) =>
  new Problem('activity-day-outside', 422, { from, until }, 'heldOn');
export const dayInFuture = () => new Problem('activity-day-in-future', 422, {}, 'heldOn');
export const periodOutside = () => new Problem('activity-period-outside', 422, {}, 'year');
export const dayTaken = () => new Problem('activity-day-taken', 409, {}, 'heldOn');
export const periodTaken = () => new Problem('activity-period-taken', 409, {}, 'year');
export const activityHasCounts = () => new Problem('activity-has-counts', 409);
export const activityThere = () => new Problem('activity-there-already', 409, {}, 'title');
export const organiserUnknown = () => new Problem('activity-organiser-unknown', 422, {}, 'actorId');
/** The indicator is not counted in people here. */
export const totalNotAsked = () => new Problem('fund-total-not-asked', 422);
/** Nothing in the report can be told exactly and belongs to an indicator of the catalogue. */
export const nothingToHandOver = () => new Problem('activity-nothing-to-hand-over', 422);
