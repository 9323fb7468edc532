/** What may be asked, what is taken by default, and how many people a share is of. Decisions without I/O. */
import type { AvailableYear } from './axes.types.ts';
import {
  OUTCOMES,
  PRECONDITIONS,
  type ExpectedQuestion,
  type Outcome,
  type OutcomeOffer,
  type PeopleBase,
  type Precondition,
  type PreconditionOffer,
} from './expected.types.ts';

export const OUTCOME_BASES: Readonly<Record<Outcome, PeopleBase>> = {
  'employment-percent': 'residents-16',
  'employment-15-74-percent': 'residents-15-74',
  'unemployment-percent': 'labour-force',
  'lowest-40-income-percent': 'residents',
  'vacant-dwellings-percent': 'dwellings',
};

/** Of preconditions that say much the same only the first that most places have is taken by default. */
const FAMILIES: readonly (readonly Precondition[])[] = [
  ['population'],
  ['density'],
  ['under-18-percent', 'under-15-percent'],
  ['over-65-percent', 'mean-age-years'],
  ['foreign-born-percent', 'migration-background-percent', 'foreign-nationals-percent'],
  ['higher-education-percent'],
  ['single-person-households-percent', 'persons-per-household'],
  ['owner-occupied-percent', 'rented-dwellings-percent'],
];
/** These follow from the outcomes as much as they precede them: taken on request only. */
const RESULTS_TOO: readonly Precondition[] = ['net-income-per-person-euro'];
/** Taken by default when at least this share of the places with the outcome has it: who lacks one is left out of the fit. */
const USUAL_SHARE = 0.8;

/** Reads the address of the page; whatever is not understood is left at its default. */
export function parseExpectedQuestion(search: URLSearchParams): ExpectedQuestion {
  const named = search.getAll('by');
  const preconditions = PRECONDITIONS.filter((one) => named.includes(one));
  return {
    outcome: OUTCOMES.find((one) => one === search.get('outcome')) ?? null,
    preconditions: preconditions.length === 0 ? null : preconditions,
  };
}

/** The one asked for if its country has it; else the first known here, else the first there is. */
export function chooseOutcome(
  asked: Outcome | null,
  offers: readonly OutcomeOffer[],
): OutcomeOffer | undefined {
  return (
    offers.find(({ outcome }) => outcome === asked) ??
    offers.find(({ isKnownHere }) => isKnownHere) ??
    offers[0]
  );
}

/** The year with the smallest distance; of two the earlier: what came before can be a precondition. */
export function chooseNearestYear(
  country: string,
  characteristic: string,
  available: readonly AvailableYear[],
  to: number,
): number | null {
  const years = available
    .filter((one) => one.country === country && one.characteristic === characteristic)
    .map(({ year }) => year)
    .toSorted((a, b) => Math.abs(a - to) - Math.abs(b - to) || a - b);
  return years[0] ?? null;
}

/** Which preconditions count. `withOutcome`: places that have the outcome. */
export function choosePreconditions(
  asked: readonly Precondition[] | null,
  withOutcome: number,
  facts: readonly Omit<PreconditionOffer, 'isChosen' | 'hindrance'>[],
  isKnownHere: (precondition: Precondition) => boolean,
): readonly PreconditionOffer[] {
  const isUsual = ({ known }: { readonly known: number }): boolean => known >= USUAL_SHARE * withOutcome;
  const usual = new Set(
    facts.filter((one) => isUsual(one) && isKnownHere(one.precondition)).map((one) => one.precondition),
  );
  const byDefault = FAMILIES.flatMap((family) => family.find((one) => usual.has(one)) ?? []);
  return facts.map((one) => {
    const { precondition } = one;
    const hindrance = !isKnownHere(precondition)
      ? 'not-known-here'
      : RESULTS_TOO.includes(precondition)
        ? 'result-too'
        : isUsual(one)
          ? null
          : 'few-places';
    const isWanted = (asked ?? byDefault).includes(precondition);
    return { ...one, hindrance, isChosen: isWanted && hindrance !== 'not-known-here' };
  });
}

/** Population and density enter by their logarithm: twice as many is the same step everywhere. */
export function isLogarithmic(precondition: Precondition): boolean {
  return precondition === 'population' || precondition === 'density';
}

/** What is known of one place; NaN: not known. Shares 0–100. */
export interface PeopleFacts {
  readonly population: number;
  readonly under18: number;
  readonly under15: number;
  readonly over65: number;
  readonly employment: number;
  readonly unemployment: number;
  readonly personsPerHousehold: number;
}

/**
 * Where no ages are known: parts of all inhabitants, lower than in most places of Europe, so that the interval is rather
 * too wide than too narrow. Assumptions of this platform.
 */
const LEAST_PARTS: Readonly<Record<PeopleBase, number>> = {
  'residents-16': 0.75,
  'residents-15-74': 0.6,
  'labour-force': 0.4,
  residents: 1,
  dwellings: 0.35,
};

const isKnown = (value: number): boolean => !Number.isNaN(value);

/** How many people (or dwellings) a share is of, rather too few than too many; NaN without a population. At least 1. */
export function estimatePeople(base: PeopleBase, facts: PeopleFacts): number {
  if (!(facts.population > 0)) return NaN;
  const part = estimatePart(base, facts);
  const usable = part > 0 && part <= 1 ? part : LEAST_PARTS[base];
  return Math.max(1, Math.round(facts.population * usable));
}

function estimatePart(base: PeopleBase, facts: PeopleFacts): number {
  // Under 18 takes away two years too many, under 15 one too few.
  const young = (isKnown(facts.under18) ? facts.under18 : facts.under15) / 100;
  switch (base) {
    case 'residents':
      return 1;
    case 'dwellings':
      return 1 / facts.personsPerHousehold;
    case 'residents-16':
      return 1 - young;
    case 'residents-15-74':
      return 1 - young - facts.over65 / 100;
    case 'labour-force': {
      const adults = isKnown(young) ? 1 - young : LEAST_PARTS['residents-16'];
      return ((facts.employment / 100) * adults) / (1 - facts.unemployment / 100);
    }
  }
}
