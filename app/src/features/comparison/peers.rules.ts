/** What is compared with what, by default and on request. Decisions without I/O. */
import { chooseChangeYears, chooseLatestYear } from './axes.rules.ts';
import type { AvailableYear } from './axes.types.ts';
import {
  PEER_CHARACTERISTICS,
  PEER_SCOPES,
  type PeerCharacteristic,
  type PeerMeasure,
  type PeerQuestion,
  type PeerScope,
  type YearsByCountry,
} from './peers.types.ts';

/** How many places are shown. */
export const SHOWN_PEERS = 10;
/** A characteristic is chosen by default when at least this share of the places asked about has it. */
const USUAL_SHARE = 0.5;
/** A place is compared if it has at least this share of the chosen characteristics. */
const SHARED_SHARE = 0.75;

/** Reads the address of the page; whatever is not understood is left at its default. */
export function parsePeerQuestion(search: URLSearchParams): PeerQuestion {
  const scope = PEER_SCOPES.find((one) => one === search.get('scope')) ?? 'country';
  const named = search.getAll('by');
  const characteristics = PEER_CHARACTERISTICS.filter((one) => named.includes(one));
  const isAsked = search.has('scope') || named.length > 0;
  return {
    scope,
    characteristics: characteristics.length === 0 ? null : characteristics,
    sameDegree: isAsked ? search.has('degree') : true,
  };
}

/** Whether a place of `country` is asked about. */
export function isInScope(scope: PeerScope, ownCountry: string, country: string): boolean {
  if (scope === 'everywhere') return true;
  return (country === ownCountry) === (scope === 'country');
}

export function computeMinimumShared(chosen: number): number {
  return Math.max(1, Math.ceil(SHARED_SHARE * chosen));
}

/** Which characteristics count. `known`: places asked about that have it; `deviation`: null where there is no spread. */
export function chooseMeasures(
  question: PeerQuestion,
  asked: number,
  facts: readonly {
    readonly characteristic: PeerCharacteristic;
    readonly isKnownHere: boolean;
    readonly known: number;
    readonly deviation: number | null;
  }[],
): readonly PeerMeasure[] {
  return facts.map(({ characteristic, isKnownHere, known, deviation }) => {
    const isUsual = known >= USUAL_SHARE * asked;
    const isWanted = question.characteristics?.includes(characteristic) ?? isUsual;
    const hindrance = !isKnownHere
      ? 'not-known-here'
      : deviation === null
        ? 'no-spread'
        : isUsual
          ? null
          : 'few-places';
    return {
      characteristic,
      isChosen: isWanted && isKnownHere && deviation !== null,
      hindrance,
      known,
      standardDeviation: deviation,
      weight: 1,
    };
  });
}

/** The year in which each country has a figure: the latest, or the two of a change. */
export function listYearsByCountry(
  characteristic: PeerCharacteristic,
  available: readonly AvailableYear[],
): YearsByCountry {
  const years = new Map<string, { readonly fromYear: number | null; readonly year: number | null }>();
  for (const country of new Set(available.map((one) => one.country))) {
    const ofCountry = available.filter((one) => one.country === country);
    const change =
      characteristic === 'population-change-percent' ? chooseChangeYears(country, ofCountry) : null;
    const year = change === null ? chooseLatestYear(country, characteristic, ofCountry) : change.year;
    if (year !== null) years.set(country, { fromYear: change?.fromYear ?? null, year });
  }
  return years;
}

/** Population and density count by their logarithm: twice as many is the same step everywhere. */
export function toCompared(characteristic: PeerCharacteristic, value: number): number {
  if (characteristic !== 'population' && characteristic !== 'density') return value;
  return value > 0 ? Math.log(value) : NaN;
}
