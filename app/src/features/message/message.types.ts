/** A message being written: for whom, in which order, what its author checked, and the figure behind each claim. */
import type { Fact, FactAddress } from '#features/fact/fact.types.ts';
import type { WrittenNumber } from '#features/fact/numbers.rules.ts';

/** In the order in which they are read. */
export const MESSAGE_BOXES = ['values', 'problem', 'solution', 'examples'] as const;
export type MessageBox = (typeof MESSAGE_BOXES)[number];

/** Ways of putting it that were found to work. */
export const MESSAGE_FRAMES = ['none', 'humanity', 'prosperity', 'health-security'] as const;
export type MessageFrame = (typeof MESSAGE_FRAMES)[number];

/** Whom the effort goes to. */
export const MESSAGE_SEGMENTS = ['none', 'base', 'middle', 'opposed'] as const;
export type MessageSegment = (typeof MESSAGE_SEGMENTS)[number];

export type CheckAnswer = 'yes' | 'no' | 'open';

/** The checklist. `wished`: the answer after which nothing has to be thought about. */
export const CHECKS = [
  { id: 'rumour', wished: 'no' },
  { id: 'headline', wished: 'no' },
  { id: 'group', wished: 'no' },
  { id: 'fear', wished: 'no' },
  { id: 'cause', wished: 'no' },
  { id: 'person', wished: 'no' },
  { id: 'source', wished: 'yes' },
  { id: 'worry', wished: 'yes' },
  { id: 'plain', wished: 'yes' },
  { id: 'involved', wished: 'yes' },
  { id: 'answer', wished: 'yes' },
] as const;
export type CheckId = (typeof CHECKS)[number]['id'];

/** Words of the text with the figure they rest on. */
export interface Claim {
  /** as it stands in the text */
  readonly quote: string;
  /** null: nobody has said which figure */
  readonly fact: FactAddress | null;
}

export interface MessageContent {
  readonly language: string;
  readonly audience: string;
  readonly segment: MessageSegment;
  readonly messenger: string;
  readonly channel: string;
  /** the value of the audience that it touches */
  readonly value: string;
  readonly frame: MessageFrame;
  /** by which one will know whether it worked */
  readonly success: string;
  readonly boxes: Readonly<Record<MessageBox, string>>;
  readonly answers: Readonly<Record<CheckId, CheckAnswer>>;
  readonly claims: readonly Claim[];
}

export interface Message {
  readonly messageId: string;
  readonly title: string;
  readonly content: MessageContent;
  readonly revision: number;
  /** ISO 8601 date */
  readonly changedOn: string;
}

export interface MessageVersion {
  readonly revision: number;
  readonly title: string;
  /** ISO 8601 date */
  readonly savedOn: string;
}

/** A claim with its figure as it stands now. */
export interface ClaimView extends Claim {
  readonly standing: 'none' | 'known' | 'withdrawn';
  readonly figure: Fact | null;
  /** whether the words still stand in the text */
  readonly isInText: boolean;
}

/** What is worth a second look. Never a grade, never in the way. */
export interface MessageFindings {
  /** the fields that say for whom, by whom and where, and are empty */
  readonly missing: readonly ('audience' | 'messenger' | 'channel' | 'value' | 'success')[];
  readonly emptyBoxes: readonly MessageBox[];
  /** answers of the author that give cause to think */
  readonly toThinkAbout: readonly CheckId[];
  readonly unanswered: readonly CheckId[];
  /** numbers that no chosen figure has */
  readonly untold: readonly UntoldNumber[];
  /** there are numbers, and no value is named */
  readonly isNumbersOnly: boolean;
}

export interface UntoldNumber {
  readonly number: WrittenNumber;
  readonly box: MessageBox;
  /** a few words around it */
  readonly context: string;
}
