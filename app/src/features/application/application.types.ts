/** Nouns of applications for money, of the money of a place and of what it obliges to. */
import type { Language } from '#ui/languages.ts';

/** Headings of the draft: the corporate Part B of direct calls, or the lists of Regulation (EU) 2021/1060, Articles 32 and 29. */
export const OUTLINES = ['part-b', 'clld', 'territorial'] as const;
export type OutlineId = (typeof OUTLINES)[number];

export const APPLICATION_STATES = ['preparing', 'submitted', 'granted', 'refused', 'withdrawn'] as const;
export type ApplicationState = (typeof APPLICATION_STATES)[number];

export interface ApplicationWords {
  readonly title: string;
  /** ISO day on which it has to be handed in */
  readonly dueOn: string;
  /** `17:00` on the clocks of `timeZone`; '' the whole day */
  readonly dueTime: string;
  /** IANA name */
  readonly timeZone: string;
  readonly outline: OutlineId;
  /** of the words in the draft */
  readonly language: Language;
  readonly strategyId: string | null;
  /** chosen actions of the strategy; empty: all that were not dropped */
  readonly actionIds: readonly string[];
  /** one a line, with what each brings */
  readonly partners: string;
  readonly projectFrom: string | null;
  readonly projectUntil: string | null;
}

/** What became of it. */
export interface ApplicationStanding {
  readonly state: ApplicationState;
  readonly askedCents: number | null;
  readonly grantedCents: number | null;
  /** ISO 4217 */
  readonly currency: string;
  readonly submittedOn: string | null;
  readonly decidedOn: string | null;
  /** when the funder paid for the last time; null: not known yet */
  readonly lastPaymentOn: string | null;
  /** number of the grant agreement or of the application */
  readonly fundReference: string;
}

export interface Application extends ApplicationWords, ApplicationStanding {
  readonly applicationId: string;
  readonly fundKey: string;
  /** as it was called when the application was begun */
  readonly fundName: string;
  readonly begunOn: string;
  readonly revision: number;
}

export interface ItemWords {
  readonly what: string;
  /** an office, a function or an organisation; '' nobody yet */
  readonly who: string;
  readonly dueOn: string;
  readonly doneOn: string | null;
  /** where the paper lies: a folder, a file number, a link */
  readonly liesAt: string;
}

export interface ApplicationItem extends ItemWords {
  readonly itemId: string;
  /** of a step the platform knows; '' the place's own */
  readonly code: string;
  readonly revision: number;
}

export interface ApplicationText {
  readonly heading: string;
  readonly words: string;
  readonly revision: number;
}

export const MONEY_STATES = ['planned', 'applied', 'secured', 'ended'] as const;
export type MoneyState = (typeof MONEY_STATES)[number];

export interface OwnMoneyWords {
  readonly name: string;
  readonly programme: string;
  readonly state: MoneyState;
  readonly amountCents: number | null;
  readonly currency: string;
  readonly fromOn: string | null;
  readonly endsOn: string | null;
  readonly lastPaymentOn: string | null;
  readonly note: string;
}

export interface OwnMoney extends OwnMoneyWords {
  readonly moneyId: string;
}

export const DUTY_KINDS = ['report', 'payment', 'visibility', 'records', 'other'] as const;
export type DutyKind = (typeof DUTY_KINDS)[number];

export interface Duty {
  readonly dutyId: string;
  readonly applicationId: string | null;
  readonly moneyId: string | null;
  readonly kind: DutyKind;
  readonly what: string;
  readonly dueOn: string;
  readonly doneOn: string | null;
  /** title of the application or name of the money */
  readonly about: string;
}

/** What the rest of the room needs to know of a fund, whatever the fund is. */
export interface AppliedFund {
  readonly fundKey: string;
  readonly name: string;
  /** id of the programme, e.g. `AMIF-NAT-DE`; '' not known */
  readonly programme: string;
  /** whether the Commission or an agency of it gives the money itself */
  readonly isDirect: boolean;
  /** ISO day; null: not known */
  readonly dueOn: string | null;
  readonly link: string;
}
