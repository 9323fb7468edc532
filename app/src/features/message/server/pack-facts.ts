/** Facts of a pack with their words and pictures. */
import { readSettings } from '#server/settings/settings.ts';
import type { Language } from '#ui/messages.ts';
import { composeCard } from '../card-words.rules.ts';
import type { FactAddress, Fact } from '#features/fact/fact.types.ts';
import type { PackFactView } from '../pack.types.ts';
import type { PlaceWords } from './place-words.queries.ts';

export const toPackHref = (slug: string, packId: string): string =>
  `${readSettings().origin}/p/${slug}/packs/${packId}`;

export function composePackFacts(
  standing: readonly { readonly address: FactAddress; readonly fact: Fact | null }[],
  place: Pick<PlaceWords, 'name' | 'slug' | 'isExample' | 'accent'>,
  language: Language,
): PackFactView[] {
  const host = readSettings().origin.replace(/^https?:\/\//, '');
  return standing.map(({ address, fact }) => ({
    address,
    fact,
    content:
      fact &&
      composeCard(
        fact,
        {
          place: place.name,
          isExample: place.isExample,
          picture: 'number',
          sentence: '',
          address: `${host}/p/${place.slug}/${address.releaseId}`,
          accent: place.accent,
        },
        language,
      ),
  }));
}
