/** What people here raise, in their own words: statements, the themes two people sort them into, and the answers given. */

export const THEME_KINDS = ['tension', 'need', 'idea', 'going-well'] as const;
export type ThemeKind = (typeof THEME_KINDS)[number];

/** How many took part in a conversation; a band, because in a small place an exact number can be a family. */
export const PEOPLE_BANDS = ['1', '2-4', '5-9', '10-more'] as const;
export type PeopleBand = (typeof PEOPLE_BANDS)[number];

export type RoundState = 'coding' | 'talking' | 'closed';

export interface Theme {
  readonly themeId: string;
  readonly kind: ThemeKind;
  readonly name: string;
  /** what belongs to it, so that two people code alike */
  readonly meaning: string;
  /** a code of AREAS_OF_LIFE; '': of none, or of several */
  readonly area: string;
  /** who takes care of it: an office, a body, an organisation */
  readonly owner: string;
  readonly response: string;
  readonly respondedOn: string | null;
  readonly endedOn: string | null;
  /** the day it was put on the public page; null: it is not there */
  readonly publishedOn: string | null;
}

/** A theme as the public reads it: words, no numbers. */
export interface PublicTheme {
  readonly themeId: string;
  readonly kind: ThemeKind;
  readonly name: string;
  readonly meaning: string;
  /** a code of AREAS_OF_LIFE; '': of none, or of several */
  readonly area: string;
  readonly owner: string;
  readonly response: string;
  readonly respondedOn: string | null;
  readonly publishedOn: string;
}

/** How often a theme was raised in one closed round. */
export interface ThemeMention {
  readonly codingRoundId: string;
  readonly title: string;
  /** statements with this theme */
  readonly statements: number;
  /** statements in the round */
  readonly of: number;
  /** conversations it came up in; null where the round codes a wave */
  readonly conversations: number | null;
}

export interface ThemeEntry extends Theme {
  readonly mentions: readonly ThemeMention[];
  /** whether enough people raised it to be shown in public */
  readonly mayBePublic: boolean;
}

/** Agreement of the two coders before they talked; `null`: cannot be told (`reason`). */
export interface RoundAgreement {
  readonly alpha: number | null;
  readonly reason: 'one-coder' | 'no-pairs' | 'no-variation' | null;
}

export interface RoundResult {
  readonly statements: number;
  /** 1: nobody else coded; said wherever the result is shown */
  readonly coders: 1 | 2;
  readonly overall: RoundAgreement;
  readonly themes: readonly {
    readonly themeId: string;
    readonly statements: number;
    readonly conversations: number | null;
    readonly agreement: RoundAgreement;
  }[];
}

export interface CodingRound {
  readonly codingRoundId: string;
  readonly title: string;
  /** null: the notes of conversations */
  readonly waveId: string | null;
  readonly questionId: string | null;
  readonly firstCoder: string;
  readonly secondCoder: string | null;
  readonly state: RoundState;
  readonly openedOn: string;
  readonly result: RoundResult | null;
}

export interface Statement {
  readonly statementId: string;
  readonly conversationId: string | null;
  readonly body: string;
  readonly mayQuote: boolean;
}

/** Themes that one coder saw in one statement; coder '' is what both agreed on. */
export interface StatementCode {
  readonly statementId: string;
  readonly coder: string;
  readonly themeIds: readonly string[];
}

export interface Conversation {
  readonly conversationId: string;
  /** `YYYY-MM` */
  readonly month: string;
  readonly setting: string;
  readonly people: PeopleBand;
  readonly isInterpreted: boolean;
  readonly notes: readonly Statement[];
  /** whether its notes are being or were coded: they cannot change any more */
  readonly isCoded: boolean;
}

/** A question whose answers in people's own words may be coded. */
export interface CodableQuestion {
  readonly waveId: string;
  readonly waveTitle: string;
  readonly questionId: string;
  /** in the language of the page */
  readonly label: string;
}

/** Texts fewer than this are shown to nobody; themes raised by fewer are not public. */
export const MINIMUM_STATEMENTS = 5;
/** A theme from conversations must have come up in this many of them to be public. */
export const MINIMUM_CONVERSATIONS = 2;
