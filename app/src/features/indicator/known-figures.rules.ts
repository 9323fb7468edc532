/** What of the figures that rooms have is offered: those of indicators the place follows, against what stands there. */
import type { ChosenIndicator, Observation } from './indicator.types.ts';
import type { AbsentFigure, KnownFigure, KnownFigures, OfferedFigure } from './known-figure.types.ts';
import { isSameContent, toObservationKey } from './observation.rules.ts';

export interface StoredSource {
  readonly source: string;
  readonly kind: string;
}

export interface FigureSheet {
  readonly figures: readonly OfferedFigure[];
  readonly absent: readonly AbsentFigure[];
  /** indicators the place does not follow, of which there are figures */
  readonly notFollowed: readonly string[];
}

/** A figure with its content in a few letters: another number is another one. No secret, only a comparison. */
export function toToken(figure: KnownFigure): string {
  const { value, low, high, respondents, numerator, denominator, status } = figure;
  return [toObservationKey(figure), value, low, high, respondents, numerator, denominator, status]
    .map((part) => part ?? '')
    .join('|');
}

export function composeSheet(
  known: readonly KnownFigures[],
  chosen: readonly ChosenIndicator[],
  stored: readonly Observation[],
  sources: ReadonlyMap<string, StoredSource>,
): FigureSheet {
  const versions = new Map(chosen.map(({ definition }) => [definition.id, definition.version]));
  const byKey = new Map(stored.map((one) => [toObservationKey(one), one]));
  const all = known.flatMap(({ figures }) => figures);
  const figures = all
    .filter((one) => versions.get(one.indicatorId) === one.definitionVersion)
    .map((one): OfferedFigure => {
      const there = byKey.get(toObservationKey(one));
      const from = there && sources.get(there.importId);
      return {
        ...one,
        token: toToken(one),
        state: there === undefined ? 'new' : isSameContent(there, one) ? 'same' : 'differs',
        stored:
          there === undefined
            ? null
            : { ...there, source: from?.source ?? '', isFromPlatform: from?.kind === 'platform' },
      };
    });
  return {
    figures,
    absent: known.flatMap(({ absent }) => absent).filter(({ indicatorId }) => versions.has(indicatorId)),
    notFollowed: [...new Set(all.map(({ indicatorId }) => indicatorId))].filter((id) => !versions.has(id)),
  };
}

/** What is ticked at first: nothing is there, or an earlier figure of the platform itself was computed anew. */
export const isWanted = ({ state, stored, basis }: OfferedFigure): boolean =>
  basis !== 'open' && (state === 'new' || (state === 'differs' && stored?.isFromPlatform === true));

/** Figures nobody has taken yet. */
export const countOffers = ({ figures }: FigureSheet): number =>
  figures.filter(({ state }) => state !== 'same').length;
