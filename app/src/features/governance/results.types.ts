/** What the office sees of a named wave besides the protected tables. */
import type { Texts } from '@vicus/cube';
import type { NetworkShortfall } from '@vicus/statistics';
import type { Tie } from './answers.rules.ts';

export interface NamedAnswer {
  readonly invitationId: string;
  readonly name: string;
  readonly role: string;
  readonly ties: readonly Tie[];
  /** the open answers, by group */
  readonly texts: readonly { readonly group: string; readonly text: string }[];
}

export interface NamedResult {
  readonly answers: readonly NamedAnswer[];
  /** on the list, without an answer */
  readonly silent: readonly { readonly invitationId: string; readonly name: string; readonly role: string }[];
  readonly rows: readonly {
    readonly id: string;
    readonly label: Texts;
  }[];
  /** what is missing before measures of the whole network may be computed; empty: nothing */
  readonly shortfalls: readonly NetworkShortfall[];
  readonly answeringActors: number;
  readonly responseShare: number;
}
