/**
 * Diversity of a population: the chance that two people drawn from it (with replacement) belong to different groups, 0
 * (all the same) to 1 − 1 / groups.
 *
 * @param counts people of each group, from 0
 * @returns null where there is nobody
 * @throws RangeError for a count below 0
 * Source: E. H. Simpson, Nature 163 (1949) 688. Method page: docs/methods/diversity.md
 * @example
 * computeDiversity([50, 30, 20]).toFixed(2) // => "0.62"
 */
export function computeDiversity(counts: readonly number[]): number | null {
  for (const count of counts)
    if (!(count >= 0 && Number.isFinite(count))) throw new RangeError(`${count} is no count`);
  const total = counts.reduce((sum, count) => sum + count, 0);
  if (total === 0) return null;
  return 1 - counts.reduce((sum, count) => sum + (count / total) ** 2, 0);
}
