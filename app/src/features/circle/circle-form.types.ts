/** What every part of the page of a circle is given. */
import type { ShownProblem } from '#ui/route-problem.ts';

export interface CircleForm {
  readonly typed?: Readonly<Record<string, string>> | undefined;
  readonly problem?: ShownProblem | null | undefined;
}

export interface CirclePartProps {
  readonly nameOf: (placeId: string) => string;
  readonly ownPlaceId: string;
  readonly mayWrite: boolean;
  readonly form: CircleForm | null | undefined;
}
