/** Fact cards: as they are made, as the public sees them, as they are drawn. */
import type { Language } from '#ui/messages.ts';
import type { Fact, FactAddress } from '#features/fact/fact.types.ts';

export const CARD_PICTURES = ['number', 'bars'] as const;
export type CardPicture = (typeof CARD_PICTURES)[number];

/** Wide and square for social media, a sheet of A6 for print. */
export const CARD_SHAPES = ['wide', 'square', 'print'] as const;
export type CardShape = (typeof CARD_SHAPES)[number];

export interface CardDraft {
  readonly cardId: string;
  readonly fact: FactAddress;
  readonly picture: CardPicture;
  /** by language of the site */
  readonly sentences: Readonly<Record<string, string>>;
  readonly revision: number;
}

export interface PublishedCard extends Omit<CardDraft, 'revision'> {
  /** ISO 8601 date */
  readonly publishedOn: string;
  readonly accent: string;
  readonly state: 'published' | 'withdrawn';
  readonly withdrawal: string;
  readonly isExample: boolean;
}

/** One line of a small chart. */
export interface CardBar {
  readonly label: string;
  readonly text: string;
  /** 0–1 of the longest; null: no number, or none that is sure enough */
  readonly length: number | null;
  readonly interval: readonly [number, number] | null;
  readonly isThis: boolean;
}

/** A number on its scale: positions 0–1 from its beginning. */
export interface CardStrip {
  readonly from: string;
  readonly to: string;
  readonly interval: readonly [number, number];
  /** null: too unsure to be marked */
  readonly value: number | null;
}

/** Every word and length of a card, in one language. */
export interface CardContent {
  readonly language: Language;
  readonly direction: 'ltr' | 'rtl';
  readonly place: string;
  /** that the place is invented; empty: it is not */
  readonly mark: string;
  readonly question: string;
  readonly about: string;
  readonly headline: string;
  readonly isNone: boolean;
  readonly footings: readonly string[];
  readonly sentence: string;
  readonly source: string;
  /** where the card, its table and its method stand */
  readonly address: string;
  readonly bars: readonly CardBar[];
  readonly strip: CardStrip | null;
  readonly alternative: string;
  readonly accent: string;
}

/** A card as its page shows it. */
export interface CardView {
  readonly cardId: string;
  readonly fact: Fact;
  readonly content: CardContent;
}
