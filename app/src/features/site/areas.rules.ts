/** Which published table and which measure tell of which area of life (the fourteen headings of source 004). */
import { AREAS_OF_LIFE, findIndicator } from '@vicus/reference';
import type { Language } from '#ui/languages.ts';

/** Questions of the questionnaires that ship, by their id. What is not listed tells of no one area. */
const AREA_OF_QUESTION: Readonly<Record<string, string>> = {
  'language-understand': 'language-and-culture',
  'language-speak': 'language-and-culture',
  'language-read': 'language-and-culture',
  'language-write': 'language-and-culture',
  course: 'language-and-culture',
  'course-obstacles': 'language-and-culture',
  'work-situation': 'employment',
  'work-fit': 'employment',
  'work-satisfaction': 'employment',
  'unexpected-bill': 'social-services',
  home: 'housing',
  'home-satisfaction': 'housing',
  'doctor-access': 'healthcare',
  'doctor-missed': 'healthcare',
  'office-alone': 'access-to-institutions',
  services: 'access-to-institutions',
  settled: 'access-to-institutions',
  ease: 'access-to-institutions',
  understood: 'access-to-institutions',
  respect: 'access-to-institutions',
  belonging: 'interaction',
  'contact-frequency': 'interaction',
  'contact-quality': 'interaction',
  'someone-to-ask': 'interaction',
  'get-on-together': 'interaction',
  'at-ease': 'interaction',
  trust: 'interaction',
  'safe-after-dark': 'interaction',
  'shared-responsibility': 'interaction',
  'tension-places': 'interaction',
  'worse-treated': 'overcoming-discrimination',
  told: 'overcoming-discrimination',
  'took-part': 'genuine-involvement',
  'local-matters': 'genuine-involvement',
  'said-opinion': 'genuine-involvement',
  'more-part': 'genuine-involvement',
  'wish-to-stay': 'sustainability',
  'why-stay': 'sustainability',
  'why-move': 'sustainability',
};

/** As `indicator-table.ts` and the tables of surveys name them. */
const INDICATOR = /^indicator-([a-z0-9-]+?)(?:-survey)?-v\d+$/;
const QUESTION = /^survey-(?:answers|cross)-(.+?)(--.*)?$/;

/** Code of an area of life; undefined for a table of none, or of several. */
export function findAreaOfTable(tableId: string): string | undefined {
  const question = QUESTION.exec(tableId)?.[1];
  if (question !== undefined) return AREA_OF_QUESTION[question];
  const indicatorId = INDICATOR.exec(tableId)?.[1];
  if (indicatorId !== undefined) return findIndicator(indicatorId)?.heading;
  // How a town and its organisations work together: contact, tone, who takes part.
  return tableId.startsWith('governance-') ? 'genuine-involvement' : undefined;
}

export interface NamedArea {
  readonly code: string;
  readonly heading: 'area-of-life' | 'way-of-working';
  readonly label: string;
}

/** All fourteen, in their order, in the language of the page. */
export const listNamedAreas = (language: Language): NamedArea[] =>
  AREAS_OF_LIFE.map(({ code, heading, label }) => ({ code, heading, label: label[language] ?? label.en }));
