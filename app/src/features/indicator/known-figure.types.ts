/** Figures the platform has already, from its own rooms, as they would become values of indicators. */
import type { Member } from '#server/auth/member.ts';
import type { NewObservation, Observation, People } from './indicator.types.ts';

/**
 * What stands behind a figure.
 * - `weighted`: answers brought to the composition of the population; `sample`: answers as they came, of some or of all asked;
 * - `open`: whoever wanted answered, so there is no margin of error; `list`: a closed list of office holders;
 * - `count`: everybody or everything was counted
 */
export type FigureBasis = 'weighted' | 'sample' | 'open' | 'list' | 'count';

export interface FigureOrigin {
  readonly kind: 'survey' | 'governance' | 'encounters' | 'arrivals';
  /** figures with the same one come in as one import, and go as one */
  readonly id: string;
  /** of the survey; of a register whose data they are */
  readonly title: string;
  /** below the address of the place in the office */
  readonly path: string;
  /** ISO day on which the survey closed; null: a register that goes on */
  readonly closedOn: string | null;
}

export interface KnownFigure extends NewObservation {
  readonly basis: FigureBasis;
  readonly origin: FigureOrigin;
}

/**
 * Why a source that should have a figure has none.
 * - `withheld`: it would tell of too few; `grouped`: the answers it needs were put together with others;
 * - `not-asked`: the questionnaire left the question out; `no-cross-table`: two answers have to be crossed first;
 * - `no-survey`: nobody of them was asked, or the survey has not closed; `no-estimates`: nobody asked policymakers; `no-register`: the share in the register is missing;
 * - `no-residents`: the number of residents is missing; `not-computed`: the findings are not computed
 */
export type WhyAbsent =
  | 'no-survey'
  | 'withheld'
  | 'grouped'
  | 'not-asked'
  | 'no-cross-table'
  | 'no-estimates'
  | 'no-register'
  | 'no-residents'
  | 'not-computed';

export interface AbsentFigure {
  readonly indicatorId: string;
  readonly people: People;
  readonly why: WhyAbsent;
  readonly origin: FigureOrigin;
}

export interface KnownFigures {
  readonly figures: readonly KnownFigure[];
  readonly absent: readonly AbsentFigure[];
}

/** A room that has figures. */
export type FigureSource = (member: Member) => Promise<KnownFigures>;

/** - `new`: nothing stands there; `same`: it was taken already; `differs`: another value stands there */
export interface OfferedFigure extends KnownFigure {
  /** names the figure with its content: what is taken is what was shown */
  readonly token: string;
  readonly state: 'new' | 'same' | 'differs';
  readonly stored: (Observation & { readonly source: string; readonly isFromPlatform: boolean }) | null;
}
