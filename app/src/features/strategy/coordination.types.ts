/** Bodies of a strategy held against the register of actors and the governance survey. */
import type { Texts } from '@vicus/cube';

export interface BodyActor {
  readonly actorId: string;
  readonly name: string;
  /** code of `ACTOR_KINDS` */
  readonly kind: string;
  readonly kindLabel: Texts;
}

export interface ContactedKind {
  readonly kind: string;
  readonly label: Texts;
  /** average frequency of contact, 0–5, as the survey shows it */
  readonly frequency: number;
}

export interface CoordinationCheck {
  /** of the register, current, by name */
  readonly actors: readonly BodyActor[];
  /** the newest governance survey with averages; null: none */
  readonly wave: { readonly waveId: string; readonly title: string; readonly closedOn: string } | null;
  /** in contact at least occasionally, but in no body */
  readonly outside: readonly ContactedKind[];
  /** in a body, but hardly any contact told of */
  readonly rarelyMet: readonly ContactedKind[];
  /** in a body of the strategy, in no row of the survey */
  readonly notAsked: readonly { readonly kind: string; readonly label: Texts }[];
}
