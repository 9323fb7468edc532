/** What estimates from a survey need to know of its sample, and the linearised variance that they share. */

export interface SurveySample {
  /** one a respondent, in any scale; all equal if left out */
  readonly weights?: readonly number[];
  /** stratum of each respondent (e.g. district of a stratified sample); one stratum if left out */
  readonly strata?: readonly string[];
  /** N, or N by stratum; left out: a small part of a large population */
  readonly populationSize?: number | Readonly<Record<string, number>>;
  /** the dimensions the weights were raked to: each respondent's category, undefined where not known */
  readonly calibration?: readonly (readonly (string | undefined)[])[];
}

export interface LinearisedMean {
  readonly mean: number;
  /** undefined where a stratum has a single respondent */
  readonly standardError: number | undefined;
  readonly n: number;
  /** Kish: (Σw)² / Σw² of those who answered this question */
  readonly kishAnswers: number;
  readonly strataCount: number;
}

const SWEEPS = 50;

/**
 * Weighted mean of those who answered, with the standard error of Taylor linearisation: those who did not answer the
 * question stay in the sample as a domain; raked weights enter by the residuals on their margins; each stratum has its
 * finite population correction. `values`: undefined where not answered; at least one answer.
 */
export function linearise(values: readonly (number | undefined)[], sample: SurveySample): LinearisedMean {
  checkSample(values.length, sample);
  const weights = sample.weights ?? values.map(() => 1);
  let sumOfWeights = 0;
  let sumOfSquares = 0;
  let weighted = 0;
  let n = 0;
  values.forEach((value, i) => {
    if (value === undefined) return;
    const weight = weights[i] ?? 0;
    n += 1;
    sumOfWeights += weight;
    sumOfSquares += weight * weight;
    weighted += weight * value;
  });
  const mean = weighted / sumOfWeights;
  const influence = values.map((value) => (value === undefined ? 0 : (value - mean) / sumOfWeights));
  const swept = sweepMargins(influence, sample.calibration ?? []);
  const scores = swept.map((one, i) => one * (weights[i] ?? 0));
  const { variance, strataCount } = addStrata(scores, sample);
  return {
    mean,
    standardError: variance === undefined ? undefined : Math.sqrt(variance),
    n,
    kishAnswers: (sumOfWeights * sumOfWeights) / sumOfSquares,
    strataCount,
  };
}

function checkSample(count: number, { weights, strata, calibration = [] }: SurveySample): void {
  const lists = [weights, strata, ...calibration].filter((list) => list !== undefined);
  if (lists.some((list) => list.length !== count))
    throw new RangeError('Weights, strata and margins have one entry for each respondent');
  if (weights?.some((weight) => !(weight > 0 && Number.isFinite(weight))) === true)
    throw new RangeError('Weights are above 0');
}

/** Takes the mean of each category of each margin out, until nothing is left to take (alternating projections). */
function sweepMargins(values: readonly number[], margins: SurveySample['calibration'] & {}): number[] {
  const swept = [...values];
  const groups = margins.map(listGroups);
  for (let sweep = 0; sweep < (groups.length > 1 ? SWEEPS : 1); sweep += 1) {
    for (const members of groups.flat()) {
      const mean = members.reduce((sum, i) => sum + (swept[i] ?? 0), 0) / members.length;
      for (const i of members) swept[i] = (swept[i] ?? 0) - mean;
    }
  }
  return swept;
}

function listGroups(keys: readonly (string | undefined)[]): number[][] {
  const groups = new Map<string, number[]>();
  keys.forEach((key, i) => {
    if (key === undefined) return;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [i]);
    else group.push(i);
  });
  return [...groups.values()];
}

function addStrata(
  scores: readonly number[],
  { strata, populationSize }: SurveySample,
): { variance: number | undefined; strataCount: number } {
  const groups = listGroups(strata ?? scores.map(() => ''));
  let variance: number | undefined = 0;
  for (const members of groups) {
    const n = members.length;
    const stratum = strata?.[members[0] ?? 0] ?? '';
    const size = typeof populationSize === 'object' ? populationSize[stratum] : populationSize;
    if (typeof populationSize === 'object' && size === undefined)
      throw new RangeError(`Stratum ${stratum} has no population size`);
    if (size !== undefined && !(size >= n)) throw new RangeError(`${n} answers from a population of ${size}`);
    if (size === n) continue;
    if (n < 2) variance = undefined;
    if (variance === undefined) continue;
    const mean = members.reduce((sum, i) => sum + (scores[i] ?? 0), 0) / n;
    const squares = members.reduce((sum, i) => sum + ((scores[i] ?? 0) - mean) ** 2, 0);
    variance += (size === undefined ? 1 : 1 - n / size) * (n / (n - 1)) * squares;
  }
  return { variance, strataCount: groups.length };
}
