/**
 * What is shown of a cohort: how many gave which answer, where neither an answer of a handful nor an answer all gave comes
 * out. Depends on the answers, so it comes last and only ever takes away; decided once for a cohort, whatever stands on it.
 */
import { coversPlace } from '#features/level/level.rules.ts';
import type { Level } from '#features/level/level.types.ts';
import { FACTS, readFact } from './facts.rules.ts';
import {
  SIZE_CODES,
  type ExposedCohort,
  type Fact,
  type LevelFigure,
  type Partition,
  type WholeCohort,
} from './observer.types.ts';

/** The reader's own place and five others. */
export const MINIMUM_ANSWER = 6;

/** All ways to show neighbouring answers together, the finest first. Always in this order. */
export function listPartitions({ answers }: Pick<Fact, 'answers'>): Partition[] {
  const cuts = Array.from({ length: 2 ** (answers.length - 1) }, (_, mask) => {
    const blocks: string[][] = [[]];
    answers.forEach((answer, at) => {
      if (at > 0 && ((mask >> (at - 1)) & 1) === 1) blocks.push([]);
      blocks.at(-1)?.push(answer);
    });
    return blocks;
  });
  return cuts
    .filter((blocks) => blocks.length > 1)
    .toSorted((one, other) => other.length - one.length || (one[0]?.length ?? 0) - (other[0]?.length ?? 0));
}

/** How many gave an answer of each block. */
function countBlocks(cohort: WholeCohort, partition: Partition): number[] {
  return partition.map(
    (block) => cohort.members.filter(({ facts }) => block.includes(facts[cohort.fact] ?? '')).length,
  );
}

/** Nobody, or six and more, in each block; and at least two blocks with somebody. */
export function isSafe(counts: readonly number[]): boolean {
  const given = counts.filter((count) => count > 0);
  return given.length > 1 && given.every((count) => count >= MINIMUM_ANSWER);
}

/** The finest way in which the cohort may be shown; undefined: not at all. */
export function exposeCohort(cohort: WholeCohort): ExposedCohort | undefined {
  const partition = listPartitions(readFact(cohort.fact)).find((one) => isSafe(countBlocks(cohort, one)));
  return partition === undefined ? undefined : { ...cohort, partition };
}

/** Whether each block of the finer lies within one of the coarser. */
function isRefinement(finer: Partition, coarser: Partition): boolean {
  return finer.every((block) => coarser.some((wide) => block.every((answer) => wide.includes(answer))));
}

/** What is shown of an area, fact by fact and size by size: sums over cohorts that lie in it with all their towns. */
export function computeFigures(area: Level, cohorts: readonly ExposedCohort[]): LevelFigure[] {
  const inside = cohorts.filter(({ members }) => members.every(({ codes }) => coversPlace(area, codes)));
  return FACTS.flatMap((fact) =>
    SIZE_CODES.flatMap((sizeClass) => {
      const own = inside.filter((one) => one.fact === fact.code && one.sizeClass === sizeClass);
      const figure = sumUp(fact, own);
      return figure === undefined ? [] : [{ ...figure, fact: fact.code, areaId: area.placeId, sizeClass }];
    }),
  );
}

/** In the way that counts most towns; of two the finer. */
function sumUp(
  fact: Fact,
  cohorts: readonly ExposedCohort[],
): Pick<LevelFigure, 'partition' | 'counts' | 'places'> | undefined {
  const ways = listPartitions(fact).map((partition) => {
    const fitting = cohorts.filter((one) => isRefinement(one.partition, partition));
    const counts = fitting.map((one) => countBlocks(one, partition));
    return {
      partition,
      counts: partition.map((_, at) => counts.reduce((sum, one) => sum + (one[at] ?? 0), 0)),
      places: fitting.reduce((sum, { members }) => sum + members.length, 0),
    };
  });
  const most = Math.max(...ways.map(({ places }) => places));
  const best = ways.find(({ places, counts }) => places === most && isSafe(counts));
  return most === 0 ? undefined : best;
}
