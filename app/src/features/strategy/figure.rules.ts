/** A fact of a published table as words for a strategy. */
import { readText } from '@vicus/cube';
import type { Fact } from '#features/fact/fact.types.ts';
import {
  writeAbout,
  writeFootings,
  writeHeadline,
  writePeriod,
  writeQuestion,
} from '#features/fact/sentence.rules.ts';
import type { Language } from '#ui/languages.ts';
import type { FrozenFact, PlacedFact } from './strategy.types.ts';

interface ToldRelease {
  readonly title: Parameters<typeof readText>[0];
  readonly version: number;
  readonly contentHash: string;
}

/** In the words of `language`, with the edition it was read from. */
export function toFrozenFact(
  placed: Pick<PlacedFact, 'placedFactId' | 'address'>,
  fact: Fact,
  release: ToldRelease,
  language: Language,
): FrozenFact {
  return {
    placedFactId: placed.placedFactId,
    address: placed.address,
    question: writeQuestion(fact, language),
    about: writeAbout(fact, language),
    period: writePeriod(fact, language),
    headline: writeHeadline(fact, language),
    footings: writeFootings(fact, language),
    cautions: fact.notes.map((note) => readText(note, language)),
    source: readText(fact.source, language),
    releaseTitle: readText(release.title, language),
    releaseVersion: release.version,
    contentHash: release.contentHash,
  };
}
