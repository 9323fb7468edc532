/** What is said about a draft: by the public, and by members among themselves. Nothing here could hold who wrote in public. */
import type { ModerationReason } from '#features/participation/participation.types.ts';
import type { Language } from '#ui/languages.ts';

export const ABOUT_KINDS = ['whole', 'part', 'goal', 'action'] as const;
export type AboutKind = (typeof ABOUT_KINDS)[number];

/** What a comment is about: `key` is that of a goal or action in public, the id of a part, or '' for the whole. */
export interface About {
  readonly kind: AboutKind;
  readonly key: string;
}

/** Something that can be talked about, with its name. */
export interface NamedAbout extends About {
  /** '' for the whole and for parts, which pages name in their language */
  readonly title: string;
}

/** As the writer says; nobody checks it. */
export const COMMENT_VOICES = ['newcomer', 'resident', 'organisation', 'no-answer'] as const;
export type CommentVoice = (typeof COMMENT_VOICES)[number];

export const COMMENT_STATES = ['waiting', 'shown', 'not-shown'] as const;
export type CommentState = (typeof COMMENT_STATES)[number];

export const VERDICTS = ['taken-up', 'in-part', 'not-taken-up'] as const;
export type Verdict = (typeof VERDICTS)[number];

export interface CommentAnswer {
  readonly answerId: string;
  readonly verdict: Verdict;
  /** where it was taken up, or why not */
  readonly words: string;
  /** part, goal or action that says it now; null: none */
  readonly target: About | null;
  /** ISO day */
  readonly answeredOn: string;
}

/** A comment as the office sees it. */
export interface OfficeComment {
  readonly commentId: string;
  /** how many drafts had been published up to the one it is about */
  readonly draft: number;
  readonly aboutKind: AboutKind;
  readonly aboutKey: string;
  readonly aboutTitle: string;
  /** '' emptied */
  readonly words: string;
  readonly voice: CommentVoice;
  readonly language: Language;
  /** ISO day */
  readonly day: string;
  readonly state: CommentState;
  readonly reason: ModerationReason | null;
  readonly answer: CommentAnswer | null;
  readonly perspectiveId: string | null;
}

/** A comment as everybody sees it. */
export interface PublicComment {
  readonly key: string;
  readonly aboutKind: AboutKind;
  readonly aboutKey: string;
  readonly aboutTitle: string;
  readonly words: string;
  /** '' unless enough comments share it */
  readonly voice: CommentVoice | '';
  readonly language: Language;
  readonly answerKey: string;
  readonly verdict: Verdict | '';
  readonly answer: string;
  readonly targetKind: AboutKind | '';
  readonly targetKey: string;
  readonly answeredOn: string | null;
}

/** What members say to each other about a draft. */
export interface Note {
  readonly noteId: string;
  readonly threadId: string;
  readonly about: About;
  readonly words: string;
  readonly writtenBy: string;
  readonly isOfPartner: boolean;
  readonly writtenAt: Date;
  readonly resolvedBy: string | null;
  readonly resolvedAt: Date | null;
}

export interface Thread {
  readonly first: Note;
  readonly replies: readonly Note[];
  readonly isResolved: boolean;
}
