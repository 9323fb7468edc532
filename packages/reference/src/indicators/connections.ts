/** Between people. Both sides are asked the same. */
import { WHO_ANSWERED } from './caveats.ts';
import { ASKED_BY_AGE, FIRST } from './entry-defaults.ts';
import type { IndicatorDefinition } from './indicator.types.ts';
import { both, cite, equal, named } from './texts.ts';

const TOGETHER = {
  ...FIRST,
  heading: 'interaction',
  describes: 'relations',
  ...ASKED_BY_AGE,
  polarity: 'higher-is-better',
  usualSource: ['own-survey'],
  jointWork: 'residents-survey',
} as const;

const BOTH_SIDES = both(
  'Ask both sides and show both. Where newcomers are 3 of 100 residents, most residents cannot meet one weekly, however open they are.',
  'Beide Seiten fragen und beide zeigen. Wo 3 von 100 zugezogen sind, können die meisten nicht wöchentlich mit Zugezogenen sprechen, so offen sie auch sind.',
);

export const CONNECTIONS: readonly IndicatorDefinition[] = [
  {
    ...TOGETHER,
    id: 'sc1',
    question: both(
      'Do newcomers and people who have long lived here talk with each other?',
      'Sprechen Zugezogene und Menschen, die schon lange hier leben, miteinander?',
    ),
    name: named(
      'Weekly contact across groups',
      'Wöchentlicher Kontakt über Gruppen hinweg',
      'Contacto semanal entre grupos',
      'Contatto settimanale tra gruppi',
    ),
    definition: both(
      'Share of respondents who talk at least once a week, beyond a greeting, with people of the other group: newcomers with those who have long lived here, residents with people from other countries.',
      'Anteil der Befragten, die mindestens einmal in der Woche über einen Gruß hinaus mit Menschen der anderen Gruppe sprechen: Zugezogene mit lange Ansässigen, Ansässige mit Menschen aus anderen Ländern.',
    ),
    numerator: both('Of these, weekly or more often', 'Davon wöchentlich oder öfter'),
    denominator: both('Respondents of the group who answered', 'Befragte der Gruppe, die geantwortet haben'),
    kind: 'share',
    unit: 'percent',
    isCore: true,
    collecting: both(
      'Comes out of the surveys of newcomers and of residents; enter each side as a value of its own.',
      'Ergibt sich aus den Befragungen der Zugezogenen und der Bevölkerung; jede Seite als eigenen Wert eintragen.',
    ),
    hoursPerYear: 0.5,
    caveats: [BOTH_SIDES, WHO_ANSWERED],
    equivalents: [
      equal(
        'ESS',
        'frequency of contact',
        'similar',
        'Seven steps; contact when out and about.',
        'Sieben Stufen; Kontakt unterwegs.',
      ),
      equal(
        'Eurobarometer 469',
        'weekly interaction',
        'similar',
        '61 % in the EU, 2017, among all residents.',
        '61 % in der EU, 2017, in der ganzen Bevölkerung.',
      ),
    ],
    method: 'instrument-residents',
    source: cite(
      'social-survey',
      'frequency of contact with people of another background',
      'Own wording; once a week as the limit.',
    ),
  },
  {
    ...TOGETHER,
    id: 'sc2',
    question: both('Are these talks good?', 'Sind diese Begegnungen angenehm?'),
    name: named(
      'Quality of contact',
      'Qualität der Kontakte',
      'Calidad del contacto',
      'Qualità dei contatti',
    ),
    definition: both(
      'Mean answer on how talks with people of the other group are as a rule, from 0 (very bad) to 10 (very good), of those who have contact at least a few times a year.',
      'Mittlere Antwort darauf, wie Gespräche mit Menschen der anderen Gruppe in der Regel sind, von 0 (sehr schlecht) bis 10 (sehr gut), unter denen mit Kontakt mindestens einige Male im Jahr.',
    ),
    numerator: null,
    denominator: both('Respondents with contact who answered', 'Befragte mit Kontakt, die geantwortet haben'),
    kind: 'mean',
    unit: 'scale-0-10',
    isCore: true,
    collecting: both(
      'Comes out of the same surveys as “Weekly contact across groups”.',
      'Ergibt sich aus denselben Befragungen wie „Wöchentlicher Kontakt über Gruppen hinweg“.',
    ),
    hoursPerYear: 0.5,
    caveats: [
      both(
        'Who has no contact is not in it: more contact with new people can lower the mean for a while.',
        'Wer keinen Kontakt hat, ist nicht enthalten: Mehr neue Kontakte können das Mittel eine Zeit lang senken.',
      ),
      WHO_ANSWERED,
    ],
    equivalents: [
      equal(
        'ESS',
        'quality of contact',
        'similar',
        'The same scale, other words.',
        'Gleiche Skala, andere Worte.',
      ),
    ],
    method: 'instrument-residents',
    source: cite('social-survey', 'quality of contact, 0 to 10', 'Own wording.'),
  },
  {
    ...TOGETHER,
    id: 'sc3',
    question: both(
      'How many people have a close friend from the other group?',
      'Wie viele Menschen haben enge Freundinnen oder Freunde aus der anderen Gruppe?',
    ),
    name: named(
      'Close friends across groups',
      'Enge Freundschaften über Gruppen hinweg',
      'Amistades cercanas entre grupos',
      'Amicizie strette tra gruppi',
    ),
    definition: both(
      'Share of respondents with at least one close friend of the other group.',
      'Anteil der Befragten mit mindestens einer engen Freundin oder einem engen Freund aus der anderen Gruppe.',
    ),
    numerator: both(
      'Of these, with at least one close friend',
      'Davon mit mindestens einer engen Freundschaft',
    ),
    denominator: both('Respondents of the group who answered', 'Befragte der Gruppe, die geantwortet haben'),
    kind: 'share',
    unit: 'percent',
    collecting: both(
      'Add one own question to both surveys: several, a few or no close friends.',
      'Eine eigene Frage in beide Befragungen aufnehmen: mehrere, einige oder keine engen Freundschaften.',
    ),
    hoursPerYear: 1,
    caveats: [BOTH_SIDES, WHO_ANSWERED],
    equivalents: [
      equal(
        'ESS',
        'close friends of a different background',
        'similar',
        'Asked of residents of the country.',
        'Gefragt wird die Bevölkerung des Landes.',
      ),
    ],
    source: cite(
      'social-survey',
      'close friends of a different race or ethnic group',
      'Asked of both sides here.',
    ),
  },
  {
    ...TOGETHER,
    id: 'sc4',
    question: both('Do people live together well here?', 'Leben die Menschen hier gut zusammen?'),
    name: named('Getting on well together', 'Gutes Zusammenleben', 'Buena convivencia', 'Buona convivenza'),
    definition: both(
      'Share of respondents who agree or rather agree that people of different origin live together well in this place, on four steps.',
      'Anteil der Befragten, die zustimmen oder eher zustimmen, dass Menschen verschiedener Herkunft in diesem Ort gut zusammenleben, auf vier Stufen.',
    ),
    numerator: both('Of these, agree or rather agree', 'Davon Zustimmung oder eher Zustimmung'),
    denominator: both('Respondents who chose a step', 'Befragte, die eine Stufe gewählt haben'),
    kind: 'share',
    unit: 'percent',
    collecting: both(
      'Comes out of the survey of residents.',
      'Ergibt sich aus der Befragung der Bevölkerung.',
    ),
    hoursPerYear: 0.5,
    caveats: [
      both(
        'In a place where hardly anybody meets, many answer kindly. Read it with “Weekly contact across groups”.',
        'Wo man sich kaum begegnet, antworten viele freundlich. Mit „Wöchentlicher Kontakt über Gruppen hinweg“ zusammen lesen.',
      ),
      WHO_ANSWERED,
    ],
    equivalents: [
      equal(
        'Community Life Survey',
        'people of different backgrounds get on well',
        'similar',
        '81 % in England, 2018/19; other words.',
        '81 % in England, 2018/19; andere Worte.',
      ),
    ],
    method: 'attitude-benchmarks',
    source: cite(
      'home-office-indicators',
      'people of different backgrounds get on well together',
      'Own wording.',
    ),
  },
];
