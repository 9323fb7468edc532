/** A record as a form sends it, complete enough to be published. */
import { PRACTICE_FIELDS } from '#features/evaluation/practice.types.ts';

type Fields = Record<string, string | string[]>;

export function toRecordFields(given: Fields = {}): Fields {
  const texts = Object.fromEntries(PRACTICE_FIELDS.map(({ id }) => [id, `About ${id}.`]));
  return {
    ...texts,
    title: 'Language café in the library',
    language: 'en',
    areas: ['language-and-culture'],
    targetGroups: ['newcomers'],
    evidenceLevel: '2',
    cost: '40',
    currency: 'EUR',
    staffHoursPerWeek: '6',
    contact: 'Office for integration',
    contactLanguages: 'en, de',
    needCompetences: ['education'],
    needActorKinds: ['pro-migrant-groups'],
    needLendables: ['premises'],
    minimumInhabitants: '3000',
    revision: '1',
    ...given,
  };
}
