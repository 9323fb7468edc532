/** What every public page of a strategy is made of. */
import { withProgress } from '#features/implementation/public-progress.rules.ts';
import type { PublicProgressContent } from '#features/implementation/public-progress.types.ts';
import { readStrategySheet, type StrategySheet } from '#features/strategy/server/public-pages.usecases.ts';
import { readSiteBasis, type SiteBasis } from '#features/site/server/site-basis.usecases.ts';
import { readSiteName } from '#features/site/server/site-head.usecases.ts';
import { computeEtag } from '#features/publication/server/public-basis.usecases.ts';
import type { Language } from '#ui/languages.ts';

interface Asking {
  readonly params: { readonly place: string };
  readonly locals: { readonly language: Language; readonly publicBasis?: SiteBasis | undefined };
}

export async function openStrategy(
  { params, locals }: Asking,
  asked: { readonly key: string | null; readonly edition: string | null },
) {
  const basis = locals.publicBasis ?? (await readSiteBasis(params.place));
  const { place, strategy: digest } = basis;
  const sheet = withStates(await readStrategySheet(place.placeId, digest, asked));
  const { language } = locals;
  const address = { slug: params.place, key: sheet.strategy.key, edition: sheet.edition, language };
  const etag = computeEtag(['strategy', place.placeId, language, address, digest]);
  return { place, name: readSiteName(basis), sheet, address, etag };
}

/** Progress, where it was published, knows the states of actions better than the edition that was adopted before it. */
function withStates(sheet: StrategySheet): StrategySheet {
  const { strategy, progress } = sheet;
  if (sheet.edition !== 'adopted' || strategy.content === null || progress === null) return sheet;
  const content = withProgress(strategy.content, progress.content as PublicProgressContent);
  return { ...sheet, strategy: { ...strategy, content } };
}
