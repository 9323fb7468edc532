/** What speaks for a network, what against it, what has to be asked. Reasons with their evidence; never a score. */
import type { NetworkPurpose } from '@vicus/reference';
import type { DirectoryNetwork, Known } from './network.types.ts';

/** What is known of the place; null: not known. */
export interface FittingPlace {
  readonly population: number | null;
  /** ISO 3166-1 alpha-2 */
  readonly country: string;
}

export const FIT_CODES = [
  'serves-wish',
  'serves-no-wish',
  'purposes-ask',
  'large-enough',
  'too-small',
  'partner-only',
  'below-suited',
  'within-suited',
  'above-suited',
  'size-ask',
  'works-here',
  'not-in-country',
  'no-seat',
  'outputs-only',
  'through-association',
  'costs-nothing',
  'costs-known',
  'fee-ask',
  'entry-ask',
] as const;
export type FitCode = (typeof FIT_CODES)[number];

export interface FitReason {
  readonly weight: 'for' | 'against' | 'ask';
  readonly code: FitCode;
  /** inhabitants, or euro a year; null where the reason has none */
  readonly number: number | null;
  readonly purposes: readonly NetworkPurpose[];
  /** ids of sources of what was found */
  readonly sources: readonly string[];
}

/** A value that speaks for or against: found in a source, or told by a place. General knowledge does not. */
function readSpeaking<Value>(fact: Known<Value>): Value | undefined {
  return fact.evidence === 'found' || fact.evidence === 'told' ? fact.value : undefined;
}

const listSources = (fact: Known<unknown>): readonly string[] =>
  fact.evidence === 'found' ? fact.sources : [];

function reason(
  weight: FitReason['weight'],
  code: FitCode,
  fact: Known<unknown>,
  more: Partial<Pick<FitReason, 'number' | 'purposes'>> = {},
): FitReason {
  return { weight, code, number: null, purposes: [], sources: listSources(fact), ...more };
}

/** All reasons: interest, size, country, role, money, entry; what speaks against first, then what is to be asked. */
export function listFitReasons(
  network: DirectoryNetwork,
  place: FittingPlace,
  wishes: readonly NetworkPurpose[],
): FitReason[] {
  const reasons = [
    ...judgeInterest(network, wishes),
    ...judgeSize(network, place.population),
    ...judgeCountry(network, place.country),
    ...judgeRole(network),
    judgeMoney(network),
    ...(readSpeaking(network.entry) === undefined ? [reason('ask', 'entry-ask', network.entry)] : []),
  ];
  const order = { against: 0, ask: 1, for: 2 };
  return reasons.toSorted((a, b) => order[a.weight] - order[b.weight]);
}

function judgeInterest(network: DirectoryNetwork, wishes: readonly NetworkPurpose[]): FitReason[] {
  if (wishes.length === 0) return [];
  if (readSpeaking(network.purposes) === undefined) return [reason('ask', 'purposes-ask', network.purposes)];
  const served = listPurposes(network).filter((one) => wishes.includes(one));
  return served.length > 0
    ? [reason('for', 'serves-wish', network.purposes, { purposes: served })]
    : [reason('against', 'serves-no-wish', network.purposes)];
}

/** Purposes that speak; general knowledge counts for nothing here. */
export const listPurposes = (network: DirectoryNetwork): readonly NetworkPurpose[] =>
  readSpeaking(network.purposes) ?? [];

function judgeSize({ size }: DirectoryNetwork, population: number | null): FitReason[] {
  const stated = readSpeaking(size);
  if (stated === undefined) return [];
  const { minimum, partnerFrom, suitedFrom, suitedBelow } = stated;
  if ([minimum, partnerFrom, suitedFrom, suitedBelow].every((limit) => limit === null)) return [];
  if (population === null) return [reason('ask', 'size-ask', size)];
  const reasons: FitReason[] = [];
  if (minimum !== null) reasons.push(judgeMinimum(minimum, partnerFrom, population, size));
  if (suitedFrom !== null)
    reasons.push(
      population >= suitedFrom
        ? reason('for', 'within-suited', size, { number: suitedFrom })
        : reason('ask', 'below-suited', size, { number: suitedFrom }),
    );
  if (suitedBelow !== null)
    reasons.push(
      population < suitedBelow
        ? reason('for', 'within-suited', size, { number: suitedBelow })
        : reason('ask', 'above-suited', size, { number: suitedBelow }),
    );
  return reasons;
}

function judgeMinimum(
  minimum: number,
  partnerFrom: number | null,
  population: number,
  size: Known<unknown>,
): FitReason {
  if (population >= minimum) return reason('for', 'large-enough', size, { number: minimum });
  if (partnerFrom !== null && population >= partnerFrom)
    return reason('ask', 'partner-only', size, { number: partnerFrom });
  return reason('against', 'too-small', size, { number: partnerFrom ?? minimum });
}

function judgeCountry({ countries }: DirectoryNetwork, country: string): FitReason[] {
  const named = readSpeaking(countries);
  if (named === undefined || named.length === 0) return [];
  return [
    named.includes(country)
      ? reason('for', 'works-here', countries)
      : reason('against', 'not-in-country', countries),
  ];
}

function judgeRole({ role }: DirectoryNetwork): FitReason[] {
  const known = readSpeaking(role);
  if (known === 'none') return [reason('against', 'no-seat', role)];
  if (known === 'outputs') return [reason('against', 'outputs-only', role)];
  if (known === 'through-association') return [reason('ask', 'through-association', role)];
  return [];
}

function judgeMoney({ eurosAYear }: DirectoryNetwork): FitReason {
  const euros = readSpeaking(eurosAYear);
  if (euros === undefined) return reason('ask', 'fee-ask', eurosAYear);
  return euros.to === 0
    ? reason('for', 'costs-nothing', eurosAYear)
    : reason('for', 'costs-known', eurosAYear, { number: euros.to });
}

/** Nothing that was found or told stands against joining. */
export const mayJoin = (reasons: readonly FitReason[]): boolean =>
  reasons.every(({ weight, code }) => weight !== 'against' || code === 'serves-no-wish');

/** Which heading of the directory a network stands under. */
export function readGroup(reasons: readonly FitReason[]): 'open' | 'other' | 'against' {
  if (!mayJoin(reasons)) return 'against';
  return reasons.some(({ code }) => code === 'serves-no-wish') ? 'other' : 'open';
}
