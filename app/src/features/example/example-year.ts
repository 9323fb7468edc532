/** How the first year of the invented strategy went; how it was judged is in `example-evaluation.ts`. */
import type { CycleStep } from '#features/evaluation/cycle.types.ts';
import { BUS, COURSES, type JudgedAction } from './example-evaluation.ts';

export const EXAMPLE_DECISION = {
  body: 'Town council',
  reference: 'Decision 41 (invented)',
} as const;

/** Milestones that were reached, and how many days after the start; the others were not. */
export const EXAMPLE_REACHED: Readonly<Record<string, number>> = {
  'The shed opens': 3,
  'First evening course begins': 9,
  'Evening opens as well': 64,
  'All large houses have two neighbours': 131,
};

export const EXAMPLE_LENT = [
  {
    kind: 'premises',
    name: 'Hall of the goods shed',
    capacity: '1',
    heldAt: 'Goods shed at the station',
    conditions: 'Until 22:00; leave it as you found it.',
  },
  {
    kind: 'equipment',
    name: 'Bicycles with helmets',
    capacity: '6',
    heldAt: 'Bicycle workshop',
    conditions: 'For groups, with somebody who knows the way.',
  },
  {
    kind: 'hours',
    name: 'Interpreting by phone, one hour',
    capacity: '4',
    heldAt: 'Town hall',
    conditions: 'Ask two days before.',
  },
] as const;

/** The round table reads the evaluation before it is concluded. */
export const EXAMPLE_READING = {
  bodyName: 'Round table with organisations of migrants',
  tookPart: 'Organisations of migrants, clubs, schools, the four owners, integration office',
  about: 'Evaluation of the first year: what follows from it (invented)',
} as const;

/** `dueIn`: days from the loading; `done`: what became of it, '' open. */
export const EXAMPLE_FOLLOW_UPS: readonly {
  readonly about: JudgedAction;
  readonly what: string;
  readonly owner: string;
  readonly dueIn: number;
  readonly done: string;
}[] = [
  {
    about: COURSES,
    what: 'Agree who stands in for the teacher before the next course begins',
    owner: 'Adult education centre',
    dueIn: 45,
    done: '',
  },
  {
    about: BUS,
    what: 'Count passengers each evening',
    owner: 'Integration office',
    dueIn: -3,
    done: 'The driver counts; the sheet hangs in the bus.',
  },
];

export const EXAMPLE_CYCLE_NOTES: Readonly<Record<CycleStep, string>> = {
  plan: 'Actions of the year read with the four owners (invented).',
  report: 'Report sent to the council (invented).',
  review: 'Round table read the report (invented).',
  amend: 'Nothing was amended; the first year was too young (invented).',
};
