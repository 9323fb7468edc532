/**
 * What can go wrong on purpose. A Problem has a stable code, an HTTP status and a message key with values; pages
 * show the message in the reader's language. Everything else that is thrown is a bug and gets an id.
 */
export type ProblemStatus = 400 | 401 | 403 | 404 | 405 | 406 | 409 | 410 | 413 | 422 | 429 | 501 | 503;

export class Problem extends Error {
  readonly code: string;
  readonly status: ProblemStatus;
  /** values of the message `problem.<code>` */
  readonly values: Readonly<Record<string, string | number>>;
  /** which field of a form it is about, where there is one */
  readonly field: string | undefined;

  constructor(
    code: string,
    status: ProblemStatus,
    values: Readonly<Record<string, string | number>> = {},
    field?: string,
  ) {
    super(`${code} ${JSON.stringify(values)}`);
    this.name = 'Problem';
    this.code = code;
    this.status = status;
    this.values = values;
    this.field = field;
  }
}

export function isProblem(error: unknown): error is Problem {
  return error instanceof Error && error.name === 'Problem';
}
