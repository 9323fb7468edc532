/** Nouns of the register of actors: organisations and offices that take part in integration here. */

export interface ActorContact {
  /** an office or function, not a person's name, where it can be avoided */
  readonly contactRole: string;
  readonly contactEmail: string;
  /** codes of `AREAS_OF_LIFE` */
  readonly areas: readonly string[];
}

export interface ActorInput extends ActorContact {
  /** code of `ACTOR_KINDS` */
  readonly kind: string;
  readonly name: string;
  readonly agreedToBeNamed: boolean;
}

export interface Actor extends ActorInput {
  readonly actorId: string;
  /** ISO day since when it takes part no more; null: it does */
  readonly endedOn: string | null;
}

export interface Agreement {
  readonly agreementId: string;
  readonly subject: string;
  /** ISO day; null: without end */
  readonly until: string | null;
}

export interface ActorWithAgreements extends Actor {
  readonly agreements: readonly Agreement[];
}

/** An agreement that has ended or ends soon. */
export interface DueAgreement extends Agreement {
  readonly actorId: string;
  readonly actorName: string;
  readonly until: string;
}

export const ACTOR_STATES = ['current', 'ended', 'all'] as const;
export type ActorState = (typeof ACTOR_STATES)[number];

/** What the address of the list asks for; empty texts ask for everything. */
export interface ActorFilter {
  readonly search: string;
  /** code of a section of the list */
  readonly group: string;
  readonly area: string;
  readonly state: ActorState;
}

/** One of the four groups of the source, or the further kinds. */
export interface ActorSection {
  readonly code: string;
  readonly actors: readonly Actor[];
}
