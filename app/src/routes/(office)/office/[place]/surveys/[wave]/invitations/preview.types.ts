import type { InvitationList, ListedPerson } from '#features/survey/server/invitation-list.ts';
import type { ShownProblem } from '#ui/route-problem.ts';

/** A list that was read and not stored. */
export interface ShownPreview extends Omit<InvitationList, 'people'> {
  readonly people: readonly (Omit<ListedPerson, 'problem'> & { readonly problem: ShownProblem | null })[];
  /** the rows as JSON, for the form that stores them */
  readonly checked: string;
}
