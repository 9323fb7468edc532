/** Places and what they said of themselves, for tests of rules. */
import type { FundAsked, FundBasis, FundNeighbour, FundPlace } from './fund.types.ts';

export const UNSAID: FundBasis = {
  answers: {
    'border-area': null,
    'small-project-fund': null,
    'local-action-group': null,
    'territorial-strategy': null,
    'legal-agglomeration': null,
  },
  largestProjectEur: null,
  ownSharePercent: null,
};

export const drawPlace = (given: Partial<FundPlace> = {}): FundPlace => ({
  placeCode: 'DE_1',
  name: 'Aue',
  country: 'DE',
  nutsCode: 'DEB1A',
  population: 12_000,
  degreeOfUrbanisation: 2,
  ...given,
});

interface Asked {
  readonly places?: readonly Partial<FundPlace>[];
  readonly answers?: Partial<FundBasis['answers']>;
  readonly largestProjectEur?: number;
  readonly ownSharePercent?: number;
  readonly today?: string;
}

export function drawAsked({
  places = [{}],
  answers = {},
  today = '2026-11-22',
  ...said
}: Asked = {}): FundAsked {
  const [first, ...others] = places.map((one, index) => drawPlace({ placeCode: `DE_${index + 1}`, ...one }));
  return {
    places: [first ?? drawPlace(), ...others],
    basis: { ...UNSAID, ...said, answers: { ...UNSAID.answers, ...answers } },
    today,
  };
}

export const drawNeighbour = (
  given: Partial<FundNeighbour> & { readonly placeCode: string },
): FundNeighbour => ({
  ...drawPlace(),
  name: given.placeCode,
  distanceKm: 10,
  ...given,
  placeCode: given.placeCode,
});
