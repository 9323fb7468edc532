/** What a place knows of the six obstacles, and what it does not. No score, no order. */
import type { Cube, Texts } from '@vicus/cube';
import type { Obstacle, ObstacleQuestion, Signal } from '@vicus/reference';
import type { Activity } from '#features/activity/activity.types.ts';
import type { PoliticalConstellation } from '#features/place/place.types.ts';
import type { Measure } from '#features/policy/policy.types.ts';
import type { PostSheet } from './post.types.ts';
import type { SignalAnswer, StockTake } from './stock-take.types.ts';

/** Each is a sentence `office.obstacles.fact.<code>`. */
export const FACT_CODES = [
  'posts',
  'posts-vacant',
  'training',
  'signal',
  'signal-not-ours',
  'contact',
  'contact-bare',
  'contact-withheld',
  'fund-use',
  'fund-of',
  'budget-sources',
  'responsibility',
  'responsibility-bare',
  'council',
  'council-seats',
  'decisions',
  'conflict',
  'conflict-bare',
  'gap-higher',
  'gap-lower',
  'gap-alike',
] as const;
export type FactCode = (typeof FACT_CODES)[number];

export interface ObstacleFact {
  readonly question: string;
  readonly code: FactCode;
  /** of the sentence; days as ISO text, shares 0–100 */
  readonly values: Readonly<Record<string, string | number>>;
  /** of the sentence, in several languages */
  readonly texts: Readonly<Record<string, Texts>>;
  /** how many answers, entries or posts stand behind it; null: one document or one entry */
  readonly n: number | null;
  /** a day, or a period in words */
  readonly period: string;
  /** where it is from: title of a wave or round; '': a register of the office */
  readonly source: string;
  /** page of the office below `/office/<place>/` */
  readonly path: string;
  /** id of a page of docs/methods; null: an entry as it stands */
  readonly method: string | null;
}

export interface ObstacleDiagnosis {
  readonly obstacle: Obstacle;
  readonly known: readonly ObstacleFact[];
  readonly notKnown: readonly ObstacleQuestion[];
}

/** A source of money as the room strategy has it; that room comes after this one, so its route passes them. */
export interface BudgetSource {
  readonly name: string;
  readonly isEuropean: boolean;
}

/** Tables of one closed wave, opened. */
export interface WaveTables {
  readonly waveId: string;
  readonly title: string;
  readonly closedOn: string;
  readonly tables: readonly Cube[];
}

/** Everything the rules read. Null and empty: there is none. */
export interface ObstacleBasis {
  readonly today: string;
  readonly posts: PostSheet;
  readonly result: {
    readonly round: StockTake;
    readonly signals: readonly Signal[];
    readonly answers: readonly SignalAnswer[];
  } | null;
  readonly governance: WaveTables | null;
  /** newest wave of each questionnaire that asks who should make the effort */
  readonly responsibility: readonly WaveTables[];
  readonly gap: WaveTables | null;
  readonly activities: readonly Activity[];
  readonly budgetSources: readonly BudgetSource[];
  readonly constellations: readonly PoliticalConstellation[];
  readonly measures: readonly Measure[];
}
