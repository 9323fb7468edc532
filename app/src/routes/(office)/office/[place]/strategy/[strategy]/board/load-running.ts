/** Pages of what is run: while nothing is adopted they say how to begin. */
import { redirect } from '@sveltejs/kit';
import { isProblem } from '#server/problem.ts';
import { loadOrExplain } from '#ui/route-problem.ts';

interface Params {
  readonly place: string;
  readonly strategy: string;
}

export async function loadRunning<Result>(params: Params, run: () => Promise<Result>): Promise<Result> {
  return loadOrExplain(async () => {
    try {
      return await run();
    } catch (problem) {
      if (isProblem(problem) && problem.code === 'strategy-not-adopted')
        redirect(303, `/office/${params.place}/strategy/${params.strategy}/board/begin`);
      throw problem;
    }
  });
}
