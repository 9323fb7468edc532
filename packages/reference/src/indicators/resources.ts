/** What the work for integration rests on: money, posts, volunteers. Amounts, not counts of people. */
import { PARALLEL_OFFERS } from './caveats.ts';
import { FIRST } from './entry-defaults.ts';
import type { IndicatorDefinition } from './indicator.types.ts';
import { both, cite, equal, named } from './texts.ts';

const MEANS = {
  ...FIRST,
  describes: 'institutions',
  heading: 'sustainability',
  hasAmounts: true,
  usualSource: ['own-records', 'platform'],
} as const;

export const RESOURCES: readonly IndicatorDefinition[] = [
  {
    ...MEANS,
    id: 'po4',
    countedEachYear: 'none',
    question: both(
      'How much of the money for integration is secured for at least two years?',
      'Wie viel vom Geld für Integration ist für mindestens zwei Jahre gesichert?',
    ),
    name: named(
      'Funding secured for two years',
      'Für zwei Jahre gesicherte Mittel',
      'Financiación asegurada por dos años',
      'Fondi garantiti per due anni',
    ),
    definition: both(
      'Share of the integration budget of the year (own money, state, funds, foundations) whose source is committed in writing for at least two more years.',
      'Anteil der Mittel für Integration im Jahr (eigene, Land, Fonds, Stiftungen), deren Quelle für mindestens zwei weitere Jahre schriftlich zugesagt ist.',
    ),
    numerator: both(
      'Of these, committed for two more years, in euro',
      'Davon für zwei weitere Jahre zugesagt, in Euro',
    ),
    denominator: both(
      'Budget for integration in the year, in euro',
      'Mittel für Integration im Jahr, in Euro',
    ),
    kind: 'share',
    unit: 'percent',
    polarity: 'higher-is-better',
    collecting: both(
      'Ask the treasurer for the lines of the budget, and write the end of each commitment beside it.',
      'Bei der Kämmerei die Haushaltszeilen erfragen und das Ende jeder Zusage danebenschreiben.',
    ),
    hoursPerYear: 2,
    caveats: [
      both(
        'Ordinary services that serve everybody are not in it, though they do most of the work. Say which lines count.',
        'Regelangebote für alle sind nicht enthalten, obwohl sie das meiste leisten. Angeben, welche Zeilen zählen.',
      ),
    ],
    source: cite('gauci-slides', 'Sustainability', 'Two years are this platform’s choice.'),
  },
  {
    ...MEANS,
    id: 'po5',
    countedEachYear: 'none',
    question: both(
      'How many people does the town employ for integration, for its size?',
      'Wie viele Stellen hat der Ort für Integration, gemessen an seiner Größe?',
    ),
    name: named(
      'Posts for integration',
      'Stellen für Integration',
      'Puestos para la integración',
      'Posti di lavoro per l’integrazione',
    ),
    definition: both(
      'Filled posts whose task is integration, in full-time equivalents on 31 December, for each 10,000 residents; shared posts by the share paid for this place.',
      'Besetzte Stellen mit der Aufgabe Integration, in Vollzeitstellen am 31. Dezember, je 10.000 Einwohnerinnen und Einwohner; geteilte Stellen mit dem Anteil dieses Ortes.',
    ),
    numerator: both('Filled posts, full-time equivalents', 'Besetzte Stellen, Vollzeitäquivalente'),
    denominator: both('Residents, 31 December', 'Einwohnerzahl, 31. Dezember'),
    kind: 'rate',
    unit: 'per-ten-thousand',
    polarity: 'higher-is-better',
    collecting: both('The personnel office knows.', 'Das Personalamt weiß es.'),
    hoursPerYear: 0.5,
    caveats: [
      both(
        'A place of 900 with half a day a week has 1.1 for each 10,000: read the posts themselves beside the rate.',
        'Ein Ort mit 900 Menschen und einem halben Tag in der Woche hat 1,1 je 10.000: daneben die Stellen selbst nennen.',
      ),
      both(
        'Duties differ: in some countries district or state do the work.',
        'Aufgaben sind verschieden verteilt: In manchen Ländern übernehmen Kreis oder Staat die Arbeit.',
      ),
    ],
    equivalents: [
      equal(
        'vicus',
        'po5-volunteers',
        'similar',
        'Who does the work without pay.',
        'Wer die Arbeit unbezahlt leistet.',
      ),
    ],
    source: cite(
      'whole-comm-brief',
      'obstacle 1: no bodies or officials dedicated to integration',
      'The measure is this platform’s.',
    ),
  },
  {
    ...MEANS,
    id: 'po5-volunteers',
    countedEachYear: 'none',
    question: both(
      'How much of the work for integration rests on volunteers?',
      'Wie viel der Arbeit für Integration tragen Freiwillige?',
    ),
    name: named(
      'Work done by volunteers',
      'Arbeit von Freiwilligen',
      'Trabajo realizado por voluntarios',
      'Lavoro svolto da volontari',
    ),
    definition: both(
      'Hours of volunteers in the year as a share of all hours of paid staff and volunteers in activities for integration that the town knows of.',
      'Stunden von Freiwilligen im Jahr als Anteil aller Stunden von Beschäftigten und Freiwilligen in den Angeboten für Integration, die der Ort kennt.',
    ),
    numerator: both('Hours of volunteers in the year', 'Stunden von Freiwilligen im Jahr'),
    denominator: both(
      'Hours of paid staff and volunteers in the year',
      'Stunden von Beschäftigten und Freiwilligen im Jahr',
    ),
    kind: 'share',
    unit: 'percent',
    polarity: 'none',
    usualSource: ['activity-register', 'own-records'],
    collecting: both(
      'The activity register knows the hours; ask each organisation for an estimate of the rest.',
      'Das Angebotsregister kennt die Stunden; für den Rest jede Organisation um eine Schätzung bitten.',
    ),
    hoursPerYear: 2,
    caveats: [
      both(
        'Much of it can mean a living town or one that leaves it to others: ask the volunteers which.',
        'Viel davon kann eine lebendige Gemeinde bedeuten oder eine, die es anderen überlässt: die Freiwilligen fragen.',
      ),
      PARALLEL_OFFERS,
    ],
    equivalents: [equal('vicus', 'po5', 'similar', 'Paid posts.', 'Bezahlte Stellen.')],
    source: cite('whole-comm-wp3', 'Part 2, delegation to volunteers', 'The measure is this platform’s.'),
  },
];
