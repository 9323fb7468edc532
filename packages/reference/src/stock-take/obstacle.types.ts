import type { FactSource, Texts } from '../provenance.ts';

/** One thing to know about an obstacle; the office of a place is asked nothing that the platform has already. */
export interface ObstacleQuestion {
  readonly code: string;
  /** en and de */
  readonly asks: Texts;
  /** ids of signals of the stock-take whose answers tell of it; empty: other data do */
  readonly signals: readonly string[];
  /** page of the office, below `/office/<place>/`, where it comes to be known */
  readonly path: string;
  /** what to do while it is not known; en and de */
  readonly step: Texts;
}

/** What the source suggests against it, with the room in which it is done. */
export interface ObstacleStep {
  readonly text: Texts;
  readonly path: string;
}

export interface Obstacle {
  readonly code: string;
  /** in this platform's words; en and de */
  readonly title: Texts;
  /** what the source found in its localities, in own words */
  readonly found: Texts;
  readonly questions: readonly ObstacleQuestion[];
  readonly steps: readonly ObstacleStep[];
  readonly source: FactSource;
}
