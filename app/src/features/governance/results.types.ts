/** What the office sees of a named wave besides the protected tables. */
import type { Texts } from '@vicus/cube';
import type { Tie } from './answers.rules.ts';
import type { WindowCode } from './governance.types.ts';
import type { NetworkAssessment } from './network.types.ts';

export interface NamedAnswer {
  readonly invitationId: string;
  readonly actorId: string | null;
  readonly name: string;
  readonly role: string;
  readonly ties: readonly Tie[];
  /** the open answers, by group */
  readonly texts: readonly { readonly group: string; readonly text: string }[];
}

export interface NamedResult extends NetworkAssessment {
  readonly answers: readonly NamedAnswer[];
  /** on the list, without an answer */
  readonly silent: readonly { readonly invitationId: string; readonly name: string; readonly role: string }[];
  /** the years of each period */
  readonly periods: Readonly<Record<WindowCode, string>>;
  readonly rows: readonly {
    readonly id: string;
    readonly label: Texts;
  }[];
}
