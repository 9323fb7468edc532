import type { ShownProblem } from '#ui/route-problem.ts';

/** What one form of a page with several shows again after a problem. */
export interface FormPart {
  readonly problem?: ShownProblem | undefined;
  readonly typed?: Record<string, string> | undefined;
}
