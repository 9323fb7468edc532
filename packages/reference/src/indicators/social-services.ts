/** Support, and whether it reaches those it is meant for. None of it is good or bad by itself. */
import { CAN_BE_TURNED, DIFFERENT_GROUPS, FEW_PEOPLE, LAW_DECIDES, PARALLEL_OFFERS } from './caveats.ts';
import { BY_SEX_AND_AGE, BY_SEX_AND_STAY, FIRST } from './entry-defaults.ts';
import type { IndicatorDefinition } from './indicator.types.ts';
import { both, cite, equal, named } from './texts.ts';

const SUPPORT = {
  ...FIRST,
  kind: 'share',
  unit: 'percent',
  polarity: 'none',
  heading: 'social-services',
} as const;

export const SOCIAL_SERVICES: readonly IndicatorDefinition[] = [
  {
    ...SUPPORT,
    id: 'so1',
    question: both(
      'How many newcomers receive means-tested benefits?',
      'Wie viele Zugezogene erhalten Grundsicherung oder ähnliche Leistungen?',
    ),
    name: named(
      'Means-tested benefits',
      'Bezug von Grundsicherung',
      'Prestaciones sociales sujetas a ingresos',
      'Prestazioni sociali legate al reddito',
    ),
    definition: both(
      'Share of newcomers living here who received a means-tested benefit for their livelihood in the reference month.',
      'Anteil der hier lebenden Zugezogenen, die im Stichmonat eine einkommensabhängige Leistung zum Lebensunterhalt erhielten.',
    ),
    numerator: both('Of these, receiving such a benefit', 'Davon mit solcher Leistung'),
    denominator: both('Newcomers living here', 'Hier lebende Zugezogene'),
    describes: 'newcomers',
    breakdowns: BY_SEX_AND_STAY,
    usualSource: ['social-office'],
    collecting: both(
      'One request a year to the social office for the number of persons in one month, by years of residence.',
      'Eine Anfrage im Jahr beim Sozialamt nach der Zahl der Personen in einem Monat, nach Aufenthaltsdauer.',
    ),
    hoursPerYear: 2,
    caveats: [
      CAN_BE_TURNED,
      both(
        'Never alone: beside it stand the reception load (“People with protection settled here”) and the years of residence. Who may not work yet depends on benefits by law.',
        'Nie allein zeigen: daneben stehen die Aufnahme („Aufgenommene Menschen mit Schutzstatus“) und die Aufenthaltsdauer. Wer noch nicht arbeiten darf, ist von Gesetzes wegen auf Leistungen angewiesen.',
      ),
      LAW_DECIDES,
    ],
    equivalents: [
      equal(
        'CBS/Divosa benchmark',
        'work and income',
        'similar',
        'Only people with an asylum permit.',
        'Nur Menschen mit Asylstatus.',
      ),
      equal('vicus', 'cx5', 'similar', 'Context that belongs to it.', 'Der Zusammenhang, der dazugehört.'),
    ],
    source: cite('danish-barometer', 'public support', 'There a national goal; no direction is set here.'),
  },
  {
    ...SUPPORT,
    id: 'so2',
    question: both(
      'Do newcomers use the services that are there for everybody?',
      'Nutzen Zugezogene die Angebote, die für alle da sind?',
    ),
    name: named('Use of services', 'Nutzung von Angeboten', 'Uso de los servicios', 'Uso dei servizi'),
    definition: both(
      'For each service: share of the newcomers it is meant for who used it at least once in the period. The same share of everybody else stands beside it. Persons, each once; a service that only counts visits reports visits and no share.',
      'Je Angebot: Anteil der Zugezogenen, für die es gedacht ist, die es im Zeitraum mindestens einmal genutzt haben. Daneben steht derselbe Anteil bei allen anderen. Personen, jede einmal; wer nur Besuche zählt, meldet Besuche und keinen Anteil.',
    ),
    numerator: both('Newcomers who used the service', 'Zugezogene, die das Angebot genutzt haben'),
    denominator: both('Newcomers the service is meant for', 'Zugezogene, für die das Angebot gedacht ist'),
    describes: 'institutions',
    breakdowns: ['service', 'sex', 'age'],
    usualSource: ['own-records', 'activity-register'],
    collecting: both(
      'Each department reports two counts a quarter in the form for deliveries. Begin with three services: library, childcare, advice.',
      'Jede Abteilung meldet im Quartal zwei Anzahlen im Formular für Datenlieferungen. Mit drei Angeboten beginnen: Bücherei, Kita, Beratung.',
    ),
    hoursPerYear: 8,
    caveats: [
      both(
        'More use can mean more need, or a door that opened. Ask the service before reading it.',
        'Mehr Nutzung kann mehr Bedarf bedeuten oder eine geöffnete Tür. Vor dem Deuten beim Angebot nachfragen.',
      ),
      PARALLEL_OFFERS,
      FEW_PEOPLE,
    ],
    equivalents: [
      equal(
        'AMIF',
        'O.2.3',
        'similar',
        'Participants supported by a project.',
        'Von einem Projekt unterstützte Teilnehmende.',
      ),
      equal(
        'ESF+',
        'EECO01',
        'similar',
        'All participants of a project.',
        'Alle Teilnehmenden eines Projekts.',
      ),
      equal(
        'ERDF',
        'RCR 74',
        'similar',
        'Users of new or modernised social care in a year.',
        'Nutzende neuer oder erneuerter sozialer Einrichtungen im Jahr.',
      ),
    ],
    source: cite(
      'whole-comm-options',
      'usage of services by migrants across departments',
      'Asked for there; the form of it is this platform’s.',
    ),
  },
  {
    ...SUPPORT,
    id: 'so3',
    question: both(
      'How many children of newcomers grow up in households with little money?',
      'Wie viele Kinder von Zugezogenen wachsen mit wenig Geld auf?',
    ),
    name: named(
      'Children in households on benefits',
      'Kinder in Haushalten mit Grundsicherung',
      'Menores en hogares con prestaciones',
      'Minori in famiglie con prestazioni',
    ),
    definition: both(
      'Share of the children of newcomers under 18 living here whose household received a means-tested benefit in the reference month. A stand-in for child poverty, which no municipality can measure.',
      'Anteil der hier lebenden Kinder Zugezogener unter 18 Jahren, deren Haushalt im Stichmonat eine einkommensabhängige Leistung erhielt. Ersatzgröße für Kinderarmut, die keine Gemeinde selbst messen kann.',
    ),
    numerator: both('Of these, in households on benefits', 'Davon in Haushalten mit Leistung'),
    denominator: both(
      'Children of newcomers under 18 living here',
      'Hier lebende Kinder Zugezogener unter 18 Jahren',
    ),
    describes: 'newcomers',
    breakdowns: BY_SEX_AND_AGE,
    ageBands: ['u18'],
    usualSource: ['social-office'],
    collecting: both(
      'In the same request to the social office as “Means-tested benefits”.',
      'Mit derselben Anfrage beim Sozialamt wie „Bezug von Grundsicherung“.',
    ),
    hoursPerYear: 0.5,
    caveats: [
      both(
        'Families who are poor and do not apply are missing; better advice makes the figure rise.',
        'Familien, die arm sind und nichts beantragen, fehlen; bessere Beratung lässt die Zahl steigen.',
      ),
      CAN_BE_TURNED,
      DIFFERENT_GROUPS,
    ],
    equivalents: [
      equal(
        'Eurostat',
        'at-risk-of-poverty rate of children',
        'similar',
        'Income below 60 % of the median, from a sample, by country.',
        'Einkommen unter 60 % des Medians, aus einer Stichprobe, nach Ländern.',
      ),
      equal('vicus', 'so1', 'similar', 'people of all ages.', 'Menschen jeden Alters.'),
    ],
    source: cite(
      'zaragoza',
      'child poverty',
      'A stand-in from benefits, because income is not known in a municipality.',
    ),
  },
];
