/** A circle of small invented towns: who is in it, what they work on, where they met, what they pay and what came out. */

export const EXAMPLE_CIRCLE = {
  name: 'Small towns of the Example district',
  purpose:
    'Invented for the example. What none of us can pay alone, and what each has tried: interpreting, buses, training. One evening every three months, each time in another town.',
  invitation: 'Invented for the example. We would like to have you with us.',
} as const;

/** Names of invented neighbours in the order in which they are loaded. */
export type CircleNeighbour = 'Kestwold' | 'Tressholm' | 'Ostrevik';

interface Share {
  readonly amount: string;
  readonly isPaid: boolean;
}

export interface ExampleCircleMember {
  readonly name: CircleNeighbour;
  readonly mayBeNamed: boolean;
  readonly share: Share;
  readonly trained: number;
  readonly topic: { readonly title: string; readonly area: string; readonly note: string } | null;
}

export const EXAMPLE_CIRCLE_MEMBERS: readonly ExampleCircleMember[] = [
  {
    name: 'Kestwold',
    mayBeNamed: true,
    share: { amount: '900', isPaid: true },
    trained: 4,
    topic: {
      title: 'Evening bus over the town line',
      area: 'access-to-institutions',
      note: 'Our people would take the call bus of Amberlund if it came two stops further.',
    },
  },
  {
    name: 'Tressholm',
    mayBeNamed: true,
    share: { amount: '600', isPaid: true },
    trained: 2,
    topic: null,
  },
  {
    name: 'Ostrevik',
    mayBeNamed: false,
    share: { amount: '250', isPaid: false },
    trained: 1,
    topic: {
      title: 'No practice takes new patients',
      area: 'healthcare',
      note: 'What did others do?',
    },
  },
];

/** Was asked and has not answered. */
export const EXAMPLE_CIRCLE_INVITED = 'Astervoe';

/** Of the town that leads. */
export const EXAMPLE_CIRCLE_TOPIC = {
  title: 'Interpreting by phone for all of us',
  area: 'healthcare',
  note: 'One contract, hours shared by what each town pays in.',
} as const;

export const EXAMPLE_CIRCLE_MONEY = [
  { kind: 'share', what: 'Interpreting by phone', amount: '1200', isPaid: 'on' },
  { kind: 'expense', what: 'Interpreting by phone, first quarter', amount: '1850.50', isPaid: 'on' },
] as const;

export const EXAMPLE_CIRCLE_TRAINING = {
  title: 'How to begin a conversation with an interpreter on the phone',
  hours: '2.5',
  givenBy: 'Adult education centre',
  heldAgo: 35,
  trained: 5,
} as const;

/** Held before the circle was set up here. */
export const EXAMPLE_CIRCLE_MET = {
  heldAgo: 35,
  heldAt: 'Amberlund, town hall',
  about:
    'First meeting (invented). Which towns pay for interpreting, how often it is needed, and what happens when nobody is there.',
  decided: 'One contract for interpreting by phone, for a year. Each town pays in by the size of it.',
} as const;

export const EXAMPLE_CIRCLE_PLANNED = {
  heldIn: 56,
  heldAt: 'Kestwold, library',
  about: 'Planned (invented): first figures on interpreting, and the evening bus over the town line.',
} as const;

/** The first is published, the second waits for the town that leads. */
export const EXAMPLE_CIRCLE_OUTCOMES = [
  {
    by: 'lead',
    title: 'One contract for interpreting, four small towns',
    words:
      'Invented for the example. Four towns signed one contract for interpreting by phone. Each pays in by its size and calls when it needs to; hours that one town does not use are there for the others.',
    learned: 'Agree first on who looks after the list of calls. The price was the smaller question.',
  },
  {
    by: 'Kestwold',
    title: 'Half an hour of practice before the first call',
    words:
      'Invented for the example. Staff who had tried a call together once used interpreting by phone; those who only had the leaflet did not.',
    learned: '',
  },
] as const;
