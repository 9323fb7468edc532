/** Where people meet, and whom they have. */
import { FEW_PEOPLE, OWN_JUDGEMENT, WHO_ANSWERED } from './caveats.ts';
import { ASKED_BY_STAY, FIRST } from './entry-defaults.ts';
import type { IndicatorDefinition } from './indicator.types.ts';
import { both, cite, equal, named } from './texts.ts';

export const ENCOUNTER: readonly IndicatorDefinition[] = [
  {
    ...FIRST,
    heading: 'interaction',
    polarity: 'higher-is-better',
    id: 'sc5',
    question: both(
      'How many places are there where people meet with somebody who brings them together?',
      'Wie viele Orte gibt es, an denen sich Menschen begleitet begegnen?',
    ),
    name: named(
      'Moderated places of encounter',
      'Begleitete Orte der Begegnung',
      'Lugares de encuentro con acompañamiento',
      'Luoghi d’incontro con accompagnamento',
    ),
    definition: both(
      'Places or recurring activities open to newcomers and long-term residents alike, with a person who brings people together, active at least six times in the year, for each 1,000 residents.',
      'Orte oder wiederkehrende Angebote, offen für Zugezogene und lange Ansässige, mit einer Person, die Menschen zusammenbringt, mindestens sechsmal im Jahr, je 1.000 Einwohnerinnen und Einwohner.',
    ),
    numerator: both(
      'Moderated places or recurring activities',
      'Begleitete Orte oder wiederkehrende Angebote',
    ),
    denominator: both('Residents, 31 December', 'Einwohnerzahl, 31. Dezember'),
    kind: 'rate',
    unit: 'per-thousand',
    describes: 'institutions',
    usualSource: ['activity-register', 'own-records'],
    jointWork: 'self-assessment',
    collecting: both(
      'Go through the activity register and the list of clubs once a year; ring those of whom nobody knows.',
      'Einmal im Jahr Angebotsregister und Vereinsliste durchgehen; bei Unklarem anrufen.',
    ),
    hoursPerYear: 1.5,
    caveats: [
      both(
        'It counts offers, not meetings. One that is full every week counts as much as one that is empty.',
        'Sie zählt Angebote, nicht Begegnungen. Ein volles zählt so viel wie ein leeres.',
      ),
      both(
        'In a village of 900 one café is 1.1 for each 1,000. Do not compare with towns; look at the change here.',
        'In einem Dorf mit 900 Menschen ist ein Café 1,1 je 1.000. Nicht mit Städten vergleichen; die Entwicklung hier ansehen.',
      ),
      OWN_JUDGEMENT,
    ],
    equivalents: [
      equal(
        'Interreg',
        'RCO 82',
        'similar',
        'Participations in joint actions for equal opportunities and inclusion.',
        'Teilnahmen an gemeinsamen Maßnahmen für Chancengleichheit und Teilhabe.',
      ),
    ],
    source: cite(
      'whole-comm-relations',
      'places for encounter with some structure or moderation',
      'The finding is theirs; the count is this platform’s.',
    ),
  },
  {
    ...FIRST,
    heading: 'interaction',
    polarity: 'higher-is-better',
    id: 'sc6',
    question: both(
      'How many people does somebody have for personal matters?',
      'Mit wie vielen Menschen kann jemand Persönliches besprechen?',
    ),
    name: named(
      'People to confide in',
      'Vertraute Menschen',
      'Personas de confianza',
      'Persone con cui confidarsi',
    ),
    definition: both(
      'Median number of people with whom respondents can talk about personal matters. Newcomers and everybody else side by side.',
      'Mittlere Zahl (Median) der Menschen, mit denen Befragte Persönliches besprechen können. Zugezogene und alle anderen nebeneinander.',
    ),
    numerator: null,
    denominator: both('Respondents who answered', 'Befragte, die geantwortet haben'),
    kind: 'median',
    unit: 'number',
    describes: 'residents',
    ...ASKED_BY_STAY,
    usualSource: ['own-survey'],
    jointWork: 'newcomers-survey',
    collecting: both(
      'Add one own question to both surveys: none, 1, 2, 3, 4 to 6, 7 to 9, 10 or more.',
      'Eine eigene Frage in beide Befragungen aufnehmen: niemand, 1, 2, 3, 4 bis 6, 7 bis 9, 10 oder mehr.',
    ),
    hoursPerYear: 1,
    caveats: [
      both(
        'The median moves in whole steps: look at the share with nobody as well.',
        'Der Median springt in ganzen Schritten: auch den Anteil ohne vertraute Menschen ansehen.',
      ),
      WHO_ANSWERED,
      FEW_PEOPLE,
    ],
    equivalents: [equal('ESS', 'number of confidants', 'similar', 'The same bands.', 'Gleiche Stufen.')],
    source: cite(
      'social-survey',
      'people with whom one can discuss intimate and personal matters',
      'Own wording.',
    ),
  },
];
