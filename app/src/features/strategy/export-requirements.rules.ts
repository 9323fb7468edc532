/**
 * What strategies must contain that funds are given for, as data: community-led local development (CPR Article 32(1)) and
 * territorial strategies (Article 29(1)).
 */
import type { Texts } from '@vicus/reference';
import type { ListId } from './export.types.ts';

/** Where a point is answered: a part of prose, or one of the lists. */
const ANSWERS = [
  'area-and-people',
  'diagnosis',
  'perspectives',
  'rationale',
  'coordination',
  'evaluation-plan',
  'statements',
  'goals',
  'actions',
  'budget',
  'bodies',
] as const;
export type AnswerId = (typeof ANSWERS)[number];

export interface ListItem {
  /** as the article counts: `a`, `b` … */
  readonly point: string;
  readonly asks: Texts;
  readonly answeredBy: readonly AnswerId[];
  /** the article allows it and does not ask for it */
  readonly isOptional: boolean;
}

export interface RequiredList {
  readonly listId: ListId;
  readonly name: Texts;
  readonly article: Texts;
  readonly source: string;
  readonly items: readonly ListItem[];
}

const CPR = 'https://eur-lex.europa.eu/eli/reg/2021/1060/oj';

/** In this platform's words; the regulation's own are behind the link. */
const CLLD_ITEMS: readonly ListItem[] = [
  {
    point: 'a',
    asks: {
      en: 'The area, and the people who live in it',
      de: 'Das Gebiet und die Menschen, die dort leben',
    },
    answeredBy: ['area-and-people'],
    isOptional: false,
  },
  {
    point: 'b',
    asks: {
      en: 'How the community took part in making the strategy',
      de: 'Wie die Gemeinschaft an der Strategie mitgewirkt hat',
    },
    answeredBy: ['perspectives', 'statements'],
    isOptional: false,
  },
  {
    point: 'c',
    asks: {
      en: 'What the area needs and what it can build on',
      de: 'Was das Gebiet braucht und worauf es bauen kann',
    },
    answeredBy: ['diagnosis', 'rationale'],
    isOptional: false,
  },
  {
    point: 'd',
    asks: {
      en: 'Objectives with targets that can be measured, and the actions planned for them',
      de: 'Ziele mit messbaren Zielwerten und die dafür geplanten Maßnahmen',
    },
    answeredBy: ['goals', 'actions'],
    isOptional: false,
  },
  {
    point: 'e',
    asks: {
      en: 'How it is managed, monitored and evaluated, and that those who carry it out are able to',
      de: 'Wie sie gesteuert, beobachtet und ausgewertet wird, und dass die Ausführenden dazu in der Lage sind',
    },
    answeredBy: ['coordination', 'bodies', 'evaluation-plan'],
    isOptional: false,
  },
  {
    point: 'f',
    asks: {
      en: 'A financial plan, with what is planned from each fund and programme',
      de: 'Ein Finanzplan mit dem, was aus jedem Fonds und Programm vorgesehen ist',
    },
    answeredBy: ['budget'],
    isOptional: false,
  },
];

const TERRITORIAL_ITEMS: readonly ListItem[] = [
  {
    point: 'a',
    asks: { en: 'The area the strategy is for', de: 'Das Gebiet, für das die Strategie gilt' },
    answeredBy: ['area-and-people'],
    isOptional: false,
  },
  {
    point: 'b',
    asks: {
      en: 'What the area needs and what it can build on, with what hangs together in its economy, society and environment',
      de: 'Was das Gebiet braucht und worauf es bauen kann, mit den Zusammenhängen von Wirtschaft, Gesellschaft und Umwelt',
    },
    answeredBy: ['diagnosis'],
    isOptional: false,
  },
  {
    point: 'c',
    asks: {
      en: 'An approach across sectors to those needs',
      de: 'Ein bereichsübergreifender Ansatz für diesen Bedarf',
    },
    answeredBy: ['rationale', 'goals'],
    isOptional: false,
  },
  {
    point: 'd',
    asks: {
      en: 'How partners take part in preparing it and in carrying it out',
      de: 'Wie Partner an Vorbereitung und Umsetzung mitwirken',
    },
    answeredBy: ['perspectives', 'statements', 'bodies', 'coordination'],
    isOptional: false,
  },
  {
    point: '+',
    asks: {
      en: 'A list of what is to be supported',
      de: 'Eine Liste dessen, was gefördert werden soll',
    },
    answeredBy: ['actions'],
    isOptional: true,
  },
];

export const REQUIRED_LISTS: readonly RequiredList[] = [
  {
    listId: 'clld',
    name: {
      en: 'Community-led local development',
      de: 'Von der örtlichen Bevölkerung betriebene Entwicklung (CLLD)',
    },
    article: {
      en: 'Regulation (EU) 2021/1060, Article 32(1)',
      de: 'Verordnung (EU) 2021/1060, Artikel 32 Absatz 1',
    },
    source: CPR,
    items: CLLD_ITEMS,
  },
  {
    listId: 'territorial',
    name: { en: 'Territorial strategy', de: 'Territoriale Strategie' },
    article: {
      en: 'Regulation (EU) 2021/1060, Article 29(1)',
      de: 'Verordnung (EU) 2021/1060, Artikel 29 Absatz 1',
    },
    source: CPR,
    items: TERRITORIAL_ITEMS,
  },
];
