/** Invented surveys of 2025: what residents and newcomers say, and what office-holders think that residents say. */

export interface ExampleListening {
  readonly seed: string;
  readonly title: string;
  readonly instrument: 'residents' | 'newcomers' | 'policymakers-perception';
  readonly approach: 'sample' | 'list';
  readonly asked: number;
  readonly people: number;
  readonly population: number;
  readonly purpose: string;
  /** ISO days */
  readonly openedOn: string;
  readonly closesOn: string;
  readonly retentionUntil: string;
}

/** Everybody who holds office: few, but the whole list was asked and most answered. */
export const EXAMPLE_OFFICE_HOLDERS: ExampleListening = {
  seed: 'Amberlund office-holders 2025',
  title: 'What office-holders think that residents think, 2025',
  instrument: 'policymakers-perception',
  approach: 'list',
  asked: 15,
  people: 12,
  population: 15,
  purpose: 'Invented for the example: to hold our own guesses beside what residents say.',
  openedOn: '2025-09-01',
  closesOn: '2025-09-12',
  retentionUntil: '2035-09-12',
};

export const EXAMPLE_RESIDENTS: ExampleListening = {
  seed: 'Amberlund residents 2025',
  title: 'How we live together, 2025',
  instrument: 'residents',
  approach: 'sample',
  asked: 1_150,
  people: 400,
  population: 9_880,
  purpose: 'Invented for the example: to know how people of all origins live together here.',
  openedOn: '2025-09-15',
  closesOn: '2025-10-10',
  retentionUntil: '2035-10-10',
};

/** Its questions are those a town asks people who came from another country. */
export const EXAMPLE_NEWCOMERS: ExampleListening = {
  seed: 'Amberlund newcomers 2025',
  title: 'Arriving and staying, 2025',
  instrument: 'newcomers',
  approach: 'sample',
  asked: 520,
  people: 210,
  population: 1_390,
  purpose:
    'Invented for the example: to know what people who came from other countries need in order to stay.',
  openedOn: '2025-09-08',
  closesOn: '2025-10-03',
  retentionUntil: '2035-10-03',
};

export const EXAMPLE_LISTENING_EDITION = {
  titleEn: 'How we live together, 2025',
  titleDe: 'Wie wir zusammenleben, 2025',
  summaryEn:
    'Invented for the example. More residents think that people of different origin live together well than most of them believe of one another, and more than the town hall expected. Buses in the evening and homes one can afford are what most people miss.',
  summaryDe:
    'Für das Beispiel erfunden. Mehr Menschen finden, dass man hier gut zusammenlebt, als die meisten voneinander glauben, und mehr, als das Rathaus vermutet hat. Am meisten fehlen Busse am Abend und bezahlbare Wohnungen.',
} as const;

/** Share of people born abroad, as a register would say. */
export const EXAMPLE_FOREIGN_BORN = { percent: '14.1', year: '2024' } as const;

/** What the invented office chose to publish: a page that somebody reads to its end. */
export const PUBLISHED_TABLES: readonly string[] = [
  'perception-gap',
  'survey-response',
  'survey-composition',
  'survey-means',
  'survey-answers-belonging',
  'survey-answers-contact-frequency',
  'survey-answers-get-on-together',
  'survey-answers-integration-succeeds-here',
  'survey-answers-shared-responsibility',
  'survey-answers-services--transport',
  'survey-answers-services--housing-offer',
];
