/** Figures of a strategy in words, read from the releases they stand in: for what is published before adoption. */
import { readStandingFacts } from '#features/fact/server/standing-facts.usecases.ts';
import type { Language } from '#ui/languages.ts';
import { toFrozenFact } from '../figure.rules.ts';
import { toPublicFact } from '../public.rules.ts';
import type { PublicFact } from '../public.types.ts';
import type { FrozenFact, PlacedFact, StrategyContent } from '../strategy.types.ts';
import { isOpen, readPlacedFigures } from './figures.usecases.ts';
import { narrow, type StrategyReader } from './strategy.queries.ts';

/** A figure that the public could not look up is left out. */
async function readOpenFigures(
  reader: StrategyReader,
  placeId: string,
  placed: readonly Pick<PlacedFact, 'placedFactId' | 'address'>[],
  language: Language,
): Promise<FrozenFact[]> {
  const addresses = placed.map(({ address }) => address);
  const standing = await readStandingFacts(narrow(reader), placeId, addresses);
  return placed.flatMap((one) => {
    const found = standing.find(({ address }) => address === one.address);
    if (found === undefined || found.fact === null || !isOpen(found)) return [];
    return [toFrozenFact(one, found.fact, found.release, language)];
  });
}

/** The figures placed in a draft as they stand today. */
export async function readDraftFigures(
  reader: StrategyReader,
  placeId: string,
  { facts, strategy }: StrategyContent,
): Promise<FrozenFact[]> {
  const figures = await readPlacedFigures(reader, placeId, facts, strategy.language);
  return figures.flatMap(({ told, isOpen: open }) => (told !== null && open ? [told] : []));
}

/** The figures from which baselines were read, by id of the measure of the goal. Releases never change: nor do these. */
export async function readBaselineFigures(
  reader: StrategyReader,
  placeId: string,
  { goals, strategy }: StrategyContent,
): Promise<Map<string, PublicFact>> {
  const placed = goals.flatMap(({ measures }) =>
    measures.flatMap(({ goalMeasureId, baselineFact }) =>
      baselineFact === null ? [] : [{ placedFactId: goalMeasureId, address: baselineFact }],
    ),
  );
  const found = await readOpenFigures(reader, placeId, placed, strategy.language);
  return new Map(found.map((one) => [one.placedFactId, toPublicFact(one)]));
}

/** Of the figures of an adopted version those that everybody may look up, in the words they were adopted in. */
export async function keepOpenFigures(
  reader: StrategyReader,
  placeId: string,
  frozen: readonly FrozenFact[],
): Promise<FrozenFact[]> {
  const addresses = frozen.map(({ address }) => address);
  const standing = await readStandingFacts(narrow(reader), placeId, addresses);
  return frozen.filter(({ address }) => standing.some((one) => one.address === address && isOpen(one)));
}
