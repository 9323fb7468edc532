/** What the invented residents wrote, the themes their sentences were sorted into, and what the invented town answered. */
import type { ThemeKind } from '#features/theme/theme.types.ts';

export interface ExampleTheme {
  readonly kind: ThemeKind;
  readonly name: string;
  readonly meaning: string;
  /** a code of the fourteen areas */
  readonly area: string;
  readonly sentences: readonly string[];
  /** undefined: it stays inside the office */
  readonly answer?: { readonly owner: string; readonly response: string };
}

export const EXAMPLE_THEMES: readonly ExampleTheme[] = [
  {
    kind: 'tension',
    name: 'Noise and rubbish in shared yards',
    area: 'housing',
    meaning: 'Quarrels about noise, rubbish and rules in houses and yards that many people share.',
    sentences: [
      'The yard is left dirty and nobody knows who is to clean it.',
      'There is noise under the windows until late in summer.',
      'Rubbish stands beside the bins because the rules hang there in one language only.',
      'People who move in are never told how our house does things.',
    ],
    answer: {
      owner: 'Housing company and integration office',
      response:
        'From spring, two neighbours in each large house are paid for a few hours a month to welcome people who move in. The rules of the house now hang in six languages with pictures.',
    },
  },
  {
    kind: 'need',
    name: 'The last bus goes too early',
    area: 'access-to-institutions',
    meaning: 'Work, courses and clubs that end after the last bus, for whoever has no car.',
    sentences: [
      'The last bus leaves before the evening course is over.',
      'Without a car one cannot take a late shift.',
      'Young people from Upper Fields cannot get home from training.',
      'On Sundays there is no bus at all.',
    ],
    answer: {
      owner: 'Town council, committee for transport',
      response:
        'The council pays for a call bus until 23:00 on weekdays for one year, and counts how often it is used. In the autumn it decides whether it stays.',
    },
  },
  {
    kind: 'tension',
    name: 'Waiting at offices',
    area: 'access-to-institutions',
    meaning: 'Long waiting, unclear letters, being sent from one counter to the next.',
    sentences: [
      'One waits for weeks for an appointment and then a paper is missing.',
      'Letters from offices are hard to understand, for me too, and I grew up here.',
      'Everybody is sent from one counter to the next.',
    ],
  },
  {
    kind: 'tension',
    name: 'Tone in chat groups',
    area: 'interaction',
    meaning: 'Rumours and rough words in local groups on line.',
    sentences: [
      'In the chat groups a rumour is believed before anybody has asked.',
      'The tone on line is much worse than the tone in the street.',
      'Some write things there that they would never say to a face.',
    ],
  },
];

/** Sentences that fit no theme. */
const OTHER_SENTENCES = [
  'Nothing in particular, it is quiet here.',
  'There are too few cafés where one can simply sit.',
  'I do not notice much of it.',
];

const OPENERS = ['', 'For years: '];

/** No two are the same. */
export const TENSION_TEXTS: readonly string[] = OPENERS.flatMap((opener) =>
  [...EXAMPLE_THEMES.flatMap(({ sentences }) => sentences), ...OTHER_SENTENCES].map(
    (sentence) => opener + sentence,
  ),
);

export const IDEA_TEXTS: readonly string[] = OPENERS.flatMap((opener) =>
  [
    'The repair café works well, there should be one in every district.',
    'More places where one can meet without having to buy anything.',
    'The summer festival on the square was good because everybody cooked.',
    'Sport clubs could let people try for three months without a fee.',
    'A sheet in simple words about who is responsible for what.',
    'Language cafés in the evening, so that people who work can come.',
    'Ask us more often, and tell us afterwards what came of it.',
  ].map((sentence) => opener + sentence),
);

/** The theme a text belongs to; undefined: none fits. */
export function findTheme(body: string): ExampleTheme | undefined {
  return EXAMPLE_THEMES.find(({ sentences }) => sentences.some((sentence) => body.includes(sentence)));
}
