/** A wave is one round of an instrument in one place. This room asks and collects; it does not know what is asked. */
import type { Answers, Instrument } from '@vicus/questionnaire';

export const WAVE_MODES = ['anonymous', 'named'] as const;
export type WaveMode = (typeof WAVE_MODES)[number];
export type WaveState = 'draft' | 'open' | 'closed';

/** Everybody; some by chance; named people; whoever wants, by a public link. */
export const APPROACHES = ['census', 'sample', 'list', 'open'] as const;
export type Approach = (typeof APPROACHES)[number];

export const CHANNELS = ['mail', 'letter', 'hand'] as const;
export type Channel = (typeof CHANNELS)[number];

/** Why the data of a named wave may be used: Article 6(1)(a) or (e) of the General Data Protection Regulation. */
export type LegalBasis = 'consent' | 'public-task';

/**
 * Whatever the instrument's room needs to build its questions. Survey reads two entries, shown to
 * respondents: `basis` (default: public task in named waves, consent in anonymous ones) and `purpose`, in the office's
 * words.
 */
export type WaveDesign = Readonly<Record<string, unknown>>;

/** What names a wave to the database. */
export interface WaveOfPlace {
  readonly placeId: string;
  readonly waveId: string;
}

export interface Wave {
  readonly placeId: string;
  readonly waveId: string;
  readonly instrumentId: string;
  readonly instrumentVersion: number;
  readonly title: string;
  readonly mode: WaveMode;
  readonly state: WaveState;
  readonly design: WaveDesign;
  /** the instrument as opened; null in a draft */
  readonly instrument: Instrument | null;
  /** days as ISO text */
  readonly openedOn: string | null;
  readonly closesOn: string | null;
  readonly closedOn: string | null;
  readonly retentionUntil: string | null;
  /** people asked: set at opening */
  readonly asked: number | null;
  /** answers: set at closing, never before */
  readonly answered: number | null;
  readonly createdOn: string;
  /** null: a governance wave */
  readonly approach: Approach | null;
  /** groups smaller than this are never told about; frozen at opening */
  readonly minimumGroup: number;
}

/** What may be told while a wave is open: brought up to date once a day, answers in steps of five. */
export interface WaveProgress {
  readonly asked: number;
  /** rounded down to a multiple of five */
  readonly answeredInSteps: number;
  /** the day the number was made; null before the first */
  readonly countedOn: string | null;
}

export interface Invitation {
  readonly invitationId: string;
  readonly actorId: string | null;
  readonly name: string;
  readonly email: string;
  readonly language: string;
  readonly role: string;
  /** of elected members only */
  readonly politicalGroup: string | null;
  readonly channel: Channel;
  /** street, town, country as they stand in the window of an envelope; empty where no letter is sent */
  readonly addressLines: readonly string[];
  /** code of a district of the place */
  readonly district: string | null;
}

/** An invitation with the address that its person opens. Made when it is printed or sent, never stored. */
export interface InvitationLink extends Invitation {
  readonly url: string;
  /** to type in where the link cannot be opened; null in governance waves */
  readonly code: string | null;
}

export interface NamedAnswers {
  readonly invitationId: string;
  readonly answers: Answers;
}

/** What the list of the invited says about a person that a question would ask again. */
export type InvitedFact = 'role' | 'political-group';

/** A question about the respondent, as `planRespondentQuestions` needs it. */
export interface RespondentQuestion {
  /** id of the question in the instrument */
  readonly id: string;
  /** where the list of the invited knows the answer; null: it does not, so the question cannot be crossed with it */
  readonly fact: InvitedFact | null;
  /** the choices; a choice that stands for several codes of the list names them */
  readonly categories: readonly RespondentCategory[];
  /** asked only of those who chose one of these categories of an earlier question */
  readonly askedOf?: { readonly question: string; readonly codes: readonly string[] };
  /** allowed mergers, best first, each a list of groups of codes; left out: any */
  readonly mergers?: readonly (readonly (readonly string[])[])[];
}

export interface RespondentCategory {
  readonly code: string;
  /** codes of the list of the invited that this choice stands for; left out: its own code */
  readonly stands?: readonly string[];
}

export interface InvitedFacts {
  readonly role: string;
  readonly politicalGroup: string | null;
}

/** Choices that may be asked, each a group of the original codes, with how many of the invited it fits. */
export interface PlannedCategory {
  readonly codes: readonly string[];
  readonly invited: number;
}

export type PlanReason =
  /** a choice, alone or combined with an earlier question, would stand for fewer than the minimum */
  | 'small-group'
  /** the list does not say it of everybody who would be asked */
  | 'not-on-the-list'
  /** the earlier question it depends on is not asked any more, or not finely enough */
  | 'depends-on-other';

export interface PlannedQuestion {
  readonly id: string;
  readonly outcome: 'asked' | 'merged' | 'dropped';
  /** empty when dropped */
  readonly categories: readonly PlannedCategory[];
  /** null when asked as it is */
  readonly reason: PlanReason | null;
}

export interface RespondentPlan {
  readonly minimum: number;
  readonly invited: number;
  readonly questions: readonly PlannedQuestion[];
  /** true: every question may be asked as it stands */
  readonly isUnchanged: boolean;
}

/** Where an anonymous wave cannot be: fewer people than this are no crowd. */
export const MINIMUM_CROWD = 5;
