/** Packs of facts that every group in the council gets at the same moment. */
import type { CardContent } from './card.types.ts';
import type { Fact, FactAddress } from '#features/fact/fact.types.ts';

export interface PackWords {
  /** a language of the site */
  readonly language: string;
  readonly title: string;
  readonly introduction: string;
  readonly facts: readonly FactAddress[];
  readonly questions: readonly string[];
}

export interface PackDraft extends PackWords {
  readonly packId: string;
  /** ISO 8601 time; null: not chosen yet */
  readonly opensAt: string | null;
  readonly revision: number;
}

export type ToldHow = '' | 'mail' | 'by-hand' | 'failed';

export interface PackRecipient {
  readonly recipientId: string;
  readonly name: string;
  readonly email: string;
  readonly toldHow: ToldHow;
  /** ISO 8601 time */
  readonly toldAt: string | null;
}

export interface PublishedPack extends PackWords {
  readonly packId: string;
  /** ISO 8601 time */
  readonly opensAt: string;
  readonly contentHash: string;
  readonly state: 'published' | 'withdrawn';
  readonly withdrawal: string;
  readonly isExample: boolean;
}

/** A fact in a pack, in words; null: its figures were withdrawn. */
export interface PackFactView {
  readonly address: FactAddress;
  readonly fact: Fact | null;
  readonly content: CardContent | null;
}
