/** Routes call one use case; this turns its Problems into an answer: an error page for `load`, a `fail` for forms. */
import { error, fail, isActionFailure, isHttpError, isRedirect, type ActionFailure } from '@sveltejs/kit';
import { isProblem, type Problem } from '#server/problem.ts';
import { showOnly } from './shown-only.ts';

/** What a form page shows again beside its fields. */
export interface ShownProblem {
  readonly code: string;
  readonly values: Readonly<Record<string, string | number>>;
  readonly field: string | null;
}

/** Runs a query for `load`. A Problem becomes an error page with its status. */
export async function loadOrExplain<Result>(run: () => Promise<Result>): Promise<Result> {
  try {
    return showOnly(await run());
  } catch (problem) {
    if (!isProblem(problem)) throw problem;
    error(problem.status, { message: problem.code, code: problem.code, values: problem.values });
  }
}

/**
 * Runs a use case for a form action. A Problem comes back as `{ problem, typed }`, so that nothing typed is lost.
 * Passwords and files are never given back.
 */
export async function actOrExplain<Result>(
  form: FormData,
  run: () => Promise<Result>,
): Promise<Result | ActionFailure<{ problem: ShownProblem; typed: Record<string, string> }>> {
  try {
    return await run();
  } catch (thrown) {
    if (isRedirect(thrown) || isHttpError(thrown) || isActionFailure(thrown)) throw thrown;
    if (!isProblem(thrown)) throw thrown;
    return fail(thrown.status, { problem: toShownProblem(thrown), typed: readTyped(form) });
  }
}

export function toShownProblem(problem: Problem): ShownProblem {
  return { code: problem.code, values: problem.values, field: problem.field ?? null };
}

function readTyped(form: FormData): Record<string, string> {
  const typed: Record<string, string> = {};
  for (const [name, value] of form) {
    if (typeof value === 'string' && !name.toLowerCase().includes('password')) typed[name] = value;
  }
  return typed;
}
