/** What can go wrong on purpose on the command line: a stable name, what happened, how to mend it. Exit code 1. */
import { StartFailure } from '../src/server/database/start-failure.ts';
import { isProblem } from '../src/server/problem.ts';

export const EXIT = { done: 0, failed: 1, usage: 2, bug: 3, interrupted: 130 } as const;

export class CliFailure extends Error {
  readonly code: string;
  readonly mend: string;
  readonly exitCode: number;

  constructor(code: string, what: string, mend: string, exitCode: number = EXIT.failed) {
    super(what);
    this.name = 'CliFailure';
    this.code = code;
    this.mend = mend;
    this.exitCode = exitCode;
  }
}

/** The words after the command are not what it takes. Exit code 2. */
export class UsageFailure extends Error {}

/** Lines for standard error, and the exit code. */
export function renderFailure(error: unknown): { readonly text: string; readonly exitCode: number } {
  if (error instanceof CliFailure)
    return { text: `${error.code}: ${error.message}\nTo mend it: ${error.mend}`, exitCode: error.exitCode };
  if (error instanceof StartFailure)
    return { text: `${error.code}: ${error.message}\nTo mend it: ${error.mend}`, exitCode: EXIT.failed };
  if (isProblem(error)) {
    const values = Object.entries(error.values).map(([name, value]) => `${name} ${value}`);
    const detail = values.length === 0 ? '' : ` (${values.join(', ')})`;
    return { text: `${error.code}: Vicus refused this${detail}.`, exitCode: EXIT.failed };
  }
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return { text: `This is a bug: ${text}`, exitCode: EXIT.bug };
}
