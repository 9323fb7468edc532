/** What a study named in small places, as records beside those of places: described by researchers, evaluated by nobody. */
import { SOURCE_PRACTICES, type SourcePractice } from '@vicus/reference';
import type { Compared } from './similarity.rules.ts';
import { compareContexts, orderBySimilarity } from './similarity.rules.ts';
import type { PracticeSearch } from './practice.schema.ts';
import type { PracticeNeeds } from './practice.types.ts';

const PREFIX = 'source-';

export const toSourceKey = (id: string): string => `${PREFIX}${id}`;

export function findSourcePractice(practiceKey: string): SourcePractice | undefined {
  return SOURCE_PRACTICES.find(({ id }) => toSourceKey(id) === practiceKey);
}

/** The study says neither how large nor how dense each place is where it tells what was done. */
export const toSourceContext = (practice: SourcePractice): Compared => ({
  country: practice.country,
  sizeClass: null,
  degreeOfUrbanisation: null,
  structure: practice.structure,
  diversity: practice.diversity,
  population: null,
});

export const toSourceNeeds = ({ needs }: SourcePractice): PracticeNeeds => ({
  competences: needs.competences,
  actorKinds: needs.actorKinds,
  lendables: [],
  minimumInhabitants: null,
});

/** Each in every language it is written in, to be searched. */
export function listSourceWords(): {
  readonly id: string;
  readonly language: string;
  readonly texts: { readonly title: string; readonly summary: string };
}[] {
  return SOURCE_PRACTICES.flatMap(({ id, title, what }) =>
    Object.entries(title).map(([language, text]) => ({
      id,
      language,
      texts: { title: text, summary: what[language] ?? '' },
    })),
  );
}

/**
 * Those that fit the filters. A study that says no size, level, cost is left out where one is asked for. `ids`: those that hold the
 * words asked for, best first; null: no words were asked for.
 */
export function listSourcePractices(
  search: PracticeSearch,
  ids: readonly string[] | null,
  own: Compared | null,
): readonly SourcePractice[] {
  if (search.sizeClass !== null || search.level !== null || search.cost !== null || search.place !== null)
    return [];
  const found = SOURCE_PRACTICES.filter(
    (one) =>
      (ids === null || ids.includes(one.id)) &&
      (search.area === null || one.areas.includes(search.area)) &&
      (search.country === null || one.country === search.country) &&
      (search.language === null || Object.hasOwn(one.title, search.language)),
  );
  if (search.order === 'words' && ids !== null)
    return found.toSorted((a, b) => ids.indexOf(a.id) - ids.indexOf(b.id));
  if (search.order === 'like-mine' && own !== null)
    return found.toSorted((a, b) =>
      orderBySimilarity(compareContexts(own, toSourceContext(a)), compareContexts(own, toSourceContext(b))),
    );
  return found;
}
