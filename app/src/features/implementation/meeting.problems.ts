/** What can go wrong on purpose with meetings of the bodies that coordinate. */
import { Problem } from '#server/problem.ts';

export const meetingHasDecisions = () => new Problem('meeting-has-decisions', 409);
export const wordsNeedALook = (words: readonly string[], field: string) =>
  new Problem('meeting-names', 422, { words: words.join(', ') }, field);
