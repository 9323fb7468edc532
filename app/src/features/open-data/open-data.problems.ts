/** What can be wrong with a question to the API. Each says what, where, and how to mend it. */
import { Problem } from '#server/problem.ts';

/** Longer lists of choices help nobody who reads them. */
const MAXIMUM_CHOICES = 20;

const listChoices = (choices: readonly string[]): string =>
  choices.length > MAXIMUM_CHOICES ? `${choices.slice(0, MAXIMUM_CHOICES).join(', ')} …` : choices.join(', ');

export const unknownParameter = (parameter: string, choices: readonly string[]) =>
  new Problem('api-unknown-parameter', 400, { parameter, choices: listChoices(choices) }, parameter);

export const unknownCode = (parameter: string, given: string, choices: readonly string[]) =>
  new Problem('api-unknown-code', 400, { parameter, given, choices: listChoices(choices) }, parameter);

export const noCodes = (parameter: string) => new Problem('api-no-codes', 400, { parameter }, parameter);

export const notAPeriod = (parameter: string, given: string) =>
  new Problem('api-not-a-period', 400, { parameter, given }, parameter);

export const noPeriods = (parameter: string) => new Problem('api-no-periods', 400, { parameter }, parameter);

/** What SDMX calls "no results found". */
export const noObservations = (periods: string) => new Problem('api-no-observations', 404, { periods });

export const tooManyObservations = (asked: number, most: number, parameter: string) =>
  new Problem('api-too-many-observations', 413, { asked, most, parameter });

export const answerTooLarge = (bytes: number, most: number) =>
  new Problem('api-answer-too-large', 413, { bytes, most });

export const questionTooLong = (most: number) => new Problem('api-question-too-long', 400, { most });

export const notAcceptable = (offered: readonly string[]) =>
  new Problem('api-not-acceptable', 406, { offered: offered.join(', ') });

export const unknownFormat = (given: string, offered: readonly string[]) =>
  new Problem('api-unknown-format', 404, { given, offered: offered.join(', ') });

export const tooManyRequests = (most: number, seconds: number) =>
  new Problem('api-too-many-requests', 429, { most, seconds });

/** Others wait for large tables already. */
export const tooBusy = () => new Problem('api-busy', 503);
