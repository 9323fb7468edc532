/** What can go wrong on purpose when somebody takes part. Each says what, where and how to mend it. */
import { Problem } from '#server/problem.ts';

/** Something in it cannot be one of our codes: mistyped. */
export const wrongCode = () => new Problem('support-code-wrong', 422, {}, 'code');
/** We made it, and it is used up or was withdrawn. */
export const spentCode = () => new Problem('code-spent', 410, {}, 'code');
export const closedConsultation = (day: string) => new Problem('consultation-closed', 410, { day });
export const notYetOpen = (day: string) => new Problem('consultation-not-yet-open', 409, { day });
export const tooOften = (minutes: number) => new Problem('too-often', 429, { minutes });
export const nothingChosen = () => new Problem('nothing-chosen', 422, {}, 'proposalId');
export const tooManyChosen = (limit: number) => new Problem('too-many-chosen', 422, { limit }, 'proposalId');
/** There is no consultation yet, so there is nothing to write into a file. */
export const nothingCounted = () => new Problem('nothing-counted', 404);
export const wrongNotice = () => new Problem('notice-unknown', 404);
