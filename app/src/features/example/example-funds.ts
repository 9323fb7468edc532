/** How the invented town looks for money: funds it found itself, an application in preparation, one that was granted. */
import type { OwnQuestion } from '@vicus/reference';
import type { MoneyId } from './example-strategy.ts';

/** What no register knows of it. */
export const EXAMPLE_BASIS: Readonly<Partial<Record<OwnQuestion, 'yes' | 'no'>>> & {
  readonly largestProjectEur: string;
  readonly ownSharePercent: string;
} = {
  'border-area': 'no',
  'local-action-group': 'yes',
  'territorial-strategy': 'yes',
  'legal-agglomeration': 'no',
  largestProjectEur: '60000',
  ownSharePercent: '25',
};

export const EXAMPLE_INTEREST = {
  fundKey: 'programme:CERV-TT',
  answer: 'Invented for the example: we have no partner town abroad yet.',
} as const;

export type ExampleFundId = Extract<MoneyId, 'region' | 'foundation'>;

/** Days are counted from the day of loading. */
export interface ExampleFund {
  readonly id: ExampleFundId;
  readonly name: string;
  readonly funder: string;
  readonly about: string;
  readonly minimumEur: string;
  readonly maximumEur: string;
  readonly ownSharePercent: string;
  /** null: applications at any time */
  readonly deadlineIn: number | null;
  readonly checkedAgo: number;
  readonly isShared: boolean;
  readonly asked: {
    readonly whom: string;
    readonly answer: string;
    readonly ago: number;
    readonly answeredAgo: number;
  };
}

export const EXAMPLE_FUNDS: readonly ExampleFund[] = [
  {
    id: 'region',
    name: 'Programme of the region for small towns, second round (invented)',
    funder: 'Regional office for small towns (invented)',
    about:
      'One more year of what a town has tried and wants to keep. For towns under 20,000 people, alone or together. Invented for the example.',
    minimumEur: '5000',
    maximumEur: '60000',
    ownSharePercent: '25',
    deadlineIn: 60,
    checkedAgo: 9,
    isShared: true,
    asked: {
      whom: 'Regional office for small towns, desk for applications',
      answer:
        'Buses may be paid where they are open to everybody. Rent guarantees may be paid, rent may not.',
      ago: 16,
      answeredAgo: 9,
    },
  },
  {
    id: 'foundation',
    name: 'Foundation of the savings bank (invented)',
    funder: 'Foundation of the savings bank (invented)',
    about: 'Things that stay: tools, kitchens, instruments. No staff. Invented for the example.',
    minimumEur: '1000',
    maximumEur: '20000',
    ownSharePercent: '10',
    deadlineIn: null,
    checkedAgo: 40,
    isShared: false,
    asked: {
      whom: 'Office of the foundation',
      answer: 'A second application is possible once the first has been reported on.',
      ago: 47,
      answeredAgo: 40,
    },
  },
];

export interface ExampleApplication {
  readonly fund: ExampleFundId;
  readonly title: string;
  /** titles in `EXAMPLE_PLAN` */
  readonly actions: readonly string[];
  /** years of the strategy, counted from its first as 0 */
  readonly fromYear: number;
  readonly toYear: number;
  /** days before the day of loading; null: it starts with its first year */
  readonly startedAgo: number | null;
  /** days from the day of loading; below 0: it was handed in then */
  readonly dueIn: number;
  readonly partners: string;
  /** steps the platform knows, with who did them and where the paper lies; those not named are open */
  readonly done: Readonly<Record<string, { readonly who: string; readonly liesAt: string }>>;
  readonly words: Readonly<Record<string, string>>;
}

/** Money of the region ends after three years of the strategy; this asks for the fourth. */
export const EXAMPLE_APPLICATION = {
  fund: 'region',
  title: 'Bus and homes: a fourth year (invented)',
  actions: ['Call bus to evening courses', 'Empty flats back on the market'],
  fromYear: 3,
  toYear: 3,
  startedAgo: null,
  dueIn: 60,
  partners:
    'Municipal housing cooperative: advises owners, keeps the guarantee\nAdult education centre: sets the times of its courses by the bus\nKestwold and Tressholm: the bus may cross the town line (asked, not answered yet)',
  done: {
    'read-call': { who: 'Integration office', liesAt: 'Folder 41-3 (invented)' },
    'ask-office': { who: 'Integration office', liesAt: 'Folder 41-3, answer by letter (invented)' },
    partners: { who: 'Integration office', liesAt: 'Letters of two partners in folder 41-4 (invented)' },
  },
  words: {
    'publishable-summary':
      'Invented for the example. In Amberlund people stayed away from evening courses because no bus went after them, and families waited while flats in the old town stood empty. A bus that comes when it is called, and advice and a guarantee for owners, are being tried, and the region pays for three years. This application asks for a fourth, in which the council decides what becomes part of the budget of the town.',
    'point-b':
      'Invented for the example. What is needed was named by residents and newcomers themselves; the figures below are from our own published surveys. What we can build on: a housing cooperative that lets with care, and courses that are full as soon as somebody can get home from them.',
    'point-d':
      'Invented for the example. The round table with organisations of migrants read a first version of this application and asked for a stop at the hostel. It is in.',
  },
} as const satisfies ExampleApplication;

export const EXAMPLE_OWN_ITEM = {
  what: 'Answer of Kestwold and Tressholm: may the bus cross the town line?',
  who: 'Integration office',
  dueIn: 20,
} as const;

/** Reported on soon; its papers are kept. */
export const EXAMPLE_GRANT = {
  fund: 'foundation',
  title: 'Tools and a kitchen for the goods shed (invented)',
  actions: ['Repair café with a kitchen'],
  fromYear: 0,
  toYear: 1,
  startedAgo: 380,
  dueIn: -520,
  partners: 'Bicycle workshop for all: looks after the tools',
  done: {},
  words: {},
} as const satisfies ExampleApplication;

/** Days before the day of loading. */
export const EXAMPLE_GRANTED = {
  submittedAgo: 523,
  decidedAgo: 440,
  paidAgo: 205,
  fundReference: 'G-41 (invented)',
} as const;

export const EXAMPLE_DUTIES = [
  {
    kind: 'visibility',
    what: 'Sign of the foundation at the door of the shed (invented)',
    dueIn: 6,
    isDone: true,
  },
  { kind: 'report', what: 'How the money was spent, with receipts (invented)', dueIn: 45, isDone: false },
] as const;
