import { json } from '@sveltejs/kit';
import { isProblem } from '#server/problem.ts';

/** Answers a program, not a person: a Problem is its code. */
export async function answerWithJson(run: () => Promise<unknown>): Promise<Response> {
  try {
    return json(await run());
  } catch (problem) {
    if (!isProblem(problem)) throw problem;
    return json({ code: problem.code, values: problem.values }, { status: problem.status });
  }
}
