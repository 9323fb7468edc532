/** A contact with its tone, as one side tells it. */
export interface SignedTie {
  /** 1-5; contacts that do not take place have no tone */
  readonly frequency: number;
  /** −2 very conflictual … 2 very collaborative */
  readonly nature: number;
}

export interface SignedTies {
  readonly conflictual: number;
  readonly neither: number;
  readonly collaborative: number;
  /** conflictual / all, 0-1; `null` without ties */
  readonly conflictualShare: number | null;
  /** the same with each tie counted as often as it takes place: Σ frequency of conflictual / Σ frequency of all */
  readonly conflictualShareByFrequency: number | null;
}

/**
 * Signed ties: how many contacts are felt to be conflictual, and how much of all contact that is.
 *
 * @param ties contacts with frequency 1-5 and nature −2 … 2
 * @throws RangeError for a value outside its scale
 * Source: F. Harary, Michigan Mathematical Journal 2 (1953) 143-146 for signed ties; the share weighted by frequency is
 * this platform's. Method page: docs/methods/network-signs.md
 * @example
 * computeSignedTies([{ frequency: 1, nature: -2 }, { frequency: 3, nature: 1 }]).conflictualShareByFrequency // => 0.25
 */
export function computeSignedTies(ties: readonly SignedTie[]): SignedTies {
  for (const { frequency, nature } of ties) {
    if (!(frequency >= 1 && frequency <= 5)) throw new RangeError(`${frequency} is no frequency from 1 to 5`);
    if (!(nature >= -2 && nature <= 2)) throw new RangeError(`${nature} is no nature from −2 to 2`);
  }
  const conflictual = ties.filter(({ nature }) => nature < 0);
  const collaborative = ties.filter(({ nature }) => nature > 0).length;
  const contact = sumFrequencies(ties);
  return {
    conflictual: conflictual.length,
    neither: ties.length - conflictual.length - collaborative,
    collaborative,
    conflictualShare: ties.length === 0 ? null : conflictual.length / ties.length,
    conflictualShareByFrequency: contact === 0 ? null : sumFrequencies(conflictual) / contact,
  };
}

function sumFrequencies(ties: readonly SignedTie[]): number {
  return ties.reduce((sum, { frequency }) => sum + frequency, 0);
}
