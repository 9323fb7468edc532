import type { FactSource, Texts } from '../provenance.ts';

/** What a study says that a small place did: told in short own words, without the name of the place. */
export interface SourcePractice {
  readonly id: string;
  /** en and de */
  readonly title: Texts;
  /** what was done, and what the study says came of it or stood in its way */
  readonly what: Texts;
  /** codes of AREAS_OF_LIFE, the main one first */
  readonly areas: readonly [string, ...string[]];
  readonly forWhom: 'newcomers' | 'residents' | 'everybody' | 'institutions';
  /** ISO 3166-1 alpha-2; null: the study tells it of no one country */
  readonly country: string | null;
  /** conditions of the place as the study classed it; null: it did not */
  readonly structure: 'favourable' | 'unfavourable' | null;
  readonly diversity: 'high' | 'low' | null;
  /** what it rests on: codes of COMPETENCE_AREAS and of ACTOR_KINDS */
  readonly needs: { readonly competences: readonly string[]; readonly actorKinds: readonly string[] };
  /** null: the study does not say */
  readonly staffHoursPerWeek: number | null;
  readonly source: FactSource;
}
