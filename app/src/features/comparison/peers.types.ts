/** Places like one: in what, how far apart, from which figures. Never an order of merit. */
import type { AxisInputChoice, MissingReason } from './axes.types.ts';

export const PEER_SCOPES = ['country', 'everywhere', 'other-countries'] as const;
export type PeerScope = (typeof PEER_SCOPES)[number];

/** What places can be compared in. The first two are computed from the register itself. */
export const PEER_CHARACTERISTICS = [
  'population',
  'density',
  'population-change-percent',
  'unemployment-percent',
  'net-income-per-person-euro',
  'foreign-nationals-percent',
] as const;
export type PeerCharacteristic = (typeof PEER_CHARACTERISTICS)[number];

/** What the reader asked for; part of the page's address. */
export interface PeerQuestion {
  readonly scope: PeerScope;
  /** null: those that most places have */
  readonly characteristics: readonly PeerCharacteristic[] | null;
  /** only places of the same degree of urbanisation */
  readonly sameDegree: boolean;
}

/** One characteristic of the comparison. */
export interface PeerMeasure {
  readonly characteristic: PeerCharacteristic;
  readonly isChosen: boolean;
  /** why it cannot be chosen, or was not chosen by default */
  readonly hindrance: 'not-known-here' | 'few-places' | 'no-spread' | null;
  /** places asked about that have it, and how many were asked about */
  readonly known: number;
  /** one standard deviation; of the logarithm for population and density; null: nothing to compute from */
  readonly standardDeviation: number | null;
  /** 1, as all weights are equal */
  readonly weight: number;
}

export interface PeerFigure {
  readonly characteristic: PeerCharacteristic;
  readonly value: number | null;
  readonly reason: MissingReason | null;
  readonly fromYear: number | null;
  readonly year: number | null;
}

export interface PeerPlace {
  readonly code: string;
  readonly name: string;
  /** what it lies in, e.g. the province */
  readonly region: string;
  /** ISO 3166-1 alpha-2 */
  readonly country: string;
  readonly degreeOfUrbanisation: number | null;
  readonly figures: readonly PeerFigure[];
}

export interface Peer extends PeerPlace {
  /** standard deviations; 0: equal in everything compared */
  readonly distance: number;
  /** on how many of the chosen characteristics it rests */
  readonly shared: number;
}

export interface PeerComparison {
  readonly question: PeerQuestion;
  readonly own: PeerPlace;
  readonly measures: readonly PeerMeasure[];
  /** how many of the chosen characteristics a place must have */
  readonly minimumShared: number;
  /** places asked about; those that share enough */
  readonly asked: number;
  readonly compared: number;
  /** nearest first */
  readonly peers: readonly Peer[];
}

/** In which year each country has a figure. */
export type YearsByCountry = ReadonlyMap<string, Pick<AxisInputChoice, 'fromYear' | 'year'>>;
