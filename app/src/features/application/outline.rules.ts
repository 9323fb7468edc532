/** The headings a draft is written under, as data: who asks for them, and what the platform can put there. */
import type { Texts } from '@vicus/reference';
import { REQUIRED_LISTS, type AnswerId } from '#features/strategy/export-requirements.rules.ts';
import type { OutlineId } from './application.types.ts';

/** What the platform puts under a heading. Answers of a strategy, and what only an application has. */
export const DRAFT_SOURCES = [
  'context',
  'figures',
  'needs',
  'work-plan',
  'milestones',
  'cost-plan',
  'cost-options',
  'partners',
  'risk-list',
  'measures',
  'poster',
] as const;
export type DraftSource = (typeof DRAFT_SOURCES)[number] | AnswerId;

export interface DraftHeading {
  readonly headingId: string;
  /** as the form counts: `2.1.4`; '' none */
  readonly number: string;
  readonly title: Texts;
  readonly gives: readonly DraftSource[];
}

export interface Outline {
  readonly outlineId: OutlineId;
  readonly name: Texts;
  readonly source: string;
  readonly headings: readonly DraftHeading[];
}

const heading = (
  number: string,
  en: string,
  de: string,
  gives: readonly DraftSource[] = [],
): DraftHeading => ({
  headingId: `part-${number.replaceAll('.', '-')}`,
  number,
  title: { en, de },
  gives,
});

/** Part B as the agencies use it for lump sums and budgets; the portal's own template has the last word. */
const PART_B: readonly DraftHeading[] = [
  heading('1.1', 'Background and general objectives', 'Hintergrund und allgemeine Ziele', [
    'context',
    'area-and-people',
    'rationale',
  ]),
  heading('1.2', 'Needs analysis and specific objectives', 'Bedarf und einzelne Ziele', [
    'figures',
    'diagnosis',
    'needs',
    'statements',
    'goals',
  ]),
  heading(
    '1.3',
    'Fit with other actions, what is new, added value for Europe',
    'Zusammenspiel mit anderem, Neues, europäischer Mehrwert',
  ),
  heading('2.1.1', 'Concept and method', 'Konzept und Methode', ['perspectives', 'actions']),
  heading(
    '2.1.2',
    'Management, quality, monitoring and evaluation',
    'Leitung, Qualität, Beobachtung, Auswertung',
    ['coordination', 'evaluation-plan', 'measures'],
  ),
  heading('2.1.3', 'Teams, staff and experts', 'Team, Personal, Fachleute'),
  heading('2.1.4', 'Cost effectiveness and money', 'Wirtschaftlichkeit und Geld', [
    'cost-plan',
    'cost-options',
  ]),
  heading('2.1.5', 'Risks', 'Risiken', ['risk-list']),
  heading('2.2.1', 'Who works together', 'Wer zusammenarbeitet', ['partners']),
  heading('2.2.2', 'How the partners decide', 'Wie die Partner entscheiden', ['bodies']),
  heading('3.1', 'Impact and ambition', 'Wirkung und Anspruch', ['goals']),
  heading(
    '3.2',
    'Communication, dissemination and visibility',
    'Kommunikation, Verbreitung und Sichtbarkeit',
    ['poster'],
  ),
  heading('3.3', 'What stays afterwards', 'Was danach bleibt'),
  heading('4', 'Work plan, work packages and timing', 'Arbeitsplan, Arbeitspakete und Zeiten', [
    'work-plan',
    'milestones',
  ]),
  heading('5', 'Ethics and security', 'Ethik und Sicherheit'),
];

/** Points of a list of the regulation, with figures, needs and money as an application shows them. */
function toHeadings(listId: 'clld' | 'territorial'): DraftHeading[] {
  const list = REQUIRED_LISTS.find((one) => one.listId === listId);
  const own = (list?.items ?? []).map(({ point, asks, answeredBy }): DraftHeading => ({
    headingId: `point-${point === '+' ? 'more' : point}`,
    number: point === '+' ? '' : `(${point})`,
    title: asks,
    gives: answeredBy.flatMap((id): readonly DraftSource[] => EXTENDED[id] ?? [id]),
  }));
  const names = own.flatMap(({ gives }) => gives);
  const left: readonly DraftHeading[] = [
    {
      headingId: 'partners',
      number: '',
      title: { en: 'Partners', de: 'Partner' },
      gives: ['partners'],
    },
    {
      headingId: 'visibility',
      number: '',
      title: { en: 'Visibility', de: 'Sichtbarkeit' },
      gives: ['poster'],
    },
  ];
  const money: DraftHeading = {
    headingId: 'money',
    number: '',
    title: { en: 'Budget', de: 'Kosten' },
    gives: ['cost-plan', 'cost-options'],
  };
  return names.includes('cost-plan') ? [...own, ...left] : [...own, money, ...left];
}

const EXTENDED: Readonly<Partial<Record<AnswerId, readonly DraftSource[]>>> = {
  'area-and-people': ['context', 'area-and-people'],
  diagnosis: ['figures', 'diagnosis', 'needs'],
  goals: ['goals', 'measures'],
  actions: ['work-plan', 'milestones'],
  budget: ['cost-plan', 'cost-options'],
};

const CPR = 'https://eur-lex.europa.eu/eli/reg/2021/1060/oj';

export const APPLICATION_OUTLINES: readonly Outline[] = [
  {
    outlineId: 'part-b',
    name: {
      en: 'Direct call of the Union (corporate Part B)',
      de: 'Direkter Aufruf der Union (Formular Teil B)',
    },
    source: 'https://ec.europa.eu/info/funding-tenders/opportunities/portal',
    headings: PART_B,
  },
  {
    outlineId: 'clld',
    name: {
      en: 'Local action group (LEADER/CLLD: points of Article 32)',
      de: 'Lokale Aktionsgruppe (LEADER/CLLD: Punkte von Artikel 32)',
    },
    source: CPR,
    headings: toHeadings('clld'),
  },
  {
    outlineId: 'territorial',
    name: {
      en: 'National or regional call (common core: points of Article 29)',
      de: 'Nationaler oder regionaler Aufruf (gemeinsamer Kern: Punkte von Artikel 29)',
    },
    source: CPR,
    headings: toHeadings('territorial'),
  },
];

export function findOutline(outlineId: OutlineId): Outline {
  const found = APPLICATION_OUTLINES.find((one) => one.outlineId === outlineId);
  if (found === undefined) throw new TypeError(`No outline ${outlineId}`);
  return found;
}

/** Words of an application that stand under no heading of a form. */
export const SUMMARY_HEADING = 'publishable-summary';
export const POSTER_HEADING = 'poster';

/** Longest publishable summary of a periodic report, in characters (EU Funding & Tenders Portal, Online Manual). */
export const SUMMARY_CHARACTERS = 7_480;

export const listHeadingIds = (outlineId: OutlineId): string[] => [
  SUMMARY_HEADING,
  POSTER_HEADING,
  ...findOutline(outlineId).headings.map(({ headingId }) => headingId),
];
