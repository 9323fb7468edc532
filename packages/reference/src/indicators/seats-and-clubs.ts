/** Seats, passports, clubs: ways of belonging that others grant or share. */
import { FEW_PEOPLE, LAW_DECIDES, MOVED_AWAY, PARALLEL_OFFERS, WHO_ANSWERED } from './caveats.ts';
import { ASKED_BY_STAY, BY_SEX_AND_AGE, FIRST } from './entry-defaults.ts';
import type { IndicatorDefinition } from './indicator.types.ts';
import { both, cite, equal, named } from './texts.ts';

export const SEATS_AND_CLUBS: readonly IndicatorDefinition[] = [
  {
    ...FIRST,
    id: 'cp4',
    question: both(
      'How many seats in council, committees and advisory bodies are held by newcomers?',
      'Wie viele Sitze in Rat, Ausschüssen und Beiräten haben Zugezogene?',
    ),
    name: named(
      'Seats held by newcomers',
      'Sitze von Zugezogenen',
      'Puestos ocupados por recién llegados',
      'Seggi occupati da nuovi arrivati',
    ),
    definition: both(
      'Number of seats in the council, its committees and the advisory bodies of the place held by newcomers on 31 December. A count, with the number of all seats in words beside it; no share.',
      'Zahl der Sitze im Rat, in seinen Ausschüssen und in den Beiräten des Ortes, die am 31. Dezember Zugezogene innehaben. Eine Anzahl, daneben in Worten die Zahl aller Sitze; kein Anteil.',
    ),
    numerator: both('Seats held by newcomers', 'Sitze von Zugezogenen'),
    denominator: null,
    kind: 'count',
    unit: 'number',
    polarity: 'none',
    heading: 'inclusion-in-policymaking',
    describes: 'institutions',
    usualSource: ['own-records'],
    collecting: both(
      'Ask those who hold a seat whether they want to be counted; nobody is counted by name or looks.',
      'Die Mitglieder fragen, ob sie mitgezählt werden möchten; niemand wird nach Namen oder Aussehen gezählt.',
    ),
    hoursPerYear: 1,
    caveats: [
      both(
        'One seat is one person everybody knows: from 1 to 4 it is public only if all of them agree.',
        'Ein Sitz ist eine Person, die alle kennen: von 1 bis 4 nur öffentlich, wenn alle zustimmen.',
      ),
    ],
    source: cite(
      'swedish-key-figures',
      'representation of foreign-born',
      'There of elected members and staff; a count here.',
    ),
    method: 'participation',
  },
  {
    ...FIRST,
    id: 'cp5',
    countedEachYear: 'new',
    question: both(
      'How many of the newcomers who could become citizens do so in a year?',
      'Wie viele der Zugezogenen, die sich einbürgern lassen könnten, tun es in einem Jahr?',
    ),
    name: named(
      'Naturalisations',
      'Einbürgerungen',
      'Adquisiciones de nacionalidad',
      'Acquisizioni di cittadinanza',
    ),
    definition: both(
      'Naturalisations in the year for each 100 non-national residents who have lived in the country as long as the law asks.',
      'Einbürgerungen im Jahr je 100 Menschen mit anderer Staatsangehörigkeit, die so lange im Land leben, wie das Gesetz verlangt.',
    ),
    numerator: both('Naturalisations in the year', 'Einbürgerungen im Jahr'),
    denominator: both(
      'Non-nationals with the length of stay the law asks',
      'Menschen mit anderer Staatsangehörigkeit und der gesetzlich verlangten Aufenthaltsdauer',
    ),
    kind: 'share',
    unit: 'percent',
    polarity: 'none',
    heading: 'inclusion-in-policymaking',
    describes: 'newcomers',
    breakdowns: BY_SEX_AND_AGE,
    usualSource: ['population-register'],
    jointWork: 'register-request',
    collecting: both(
      'Naturalisations from the statistical office or the district; non-nationals by length of stay from the register.',
      'Einbürgerungen vom Statistikamt oder Landkreis; Menschen mit anderer Staatsangehörigkeit nach Aufenthaltsdauer aus dem Melderegister.',
    ),
    hoursPerYear: 1,
    caveats: [
      LAW_DECIDES,
      both(
        'It is a personal decision, and offices can be slow. Many EU citizens see no need.',
        'Es ist eine persönliche Entscheidung, und Ämter können langsam sein. Viele Menschen aus der EU sehen keinen Anlass.',
      ),
      FEW_PEOPLE,
    ],
    equivalents: [
      equal(
        'Eurostat',
        'MIGR_ACQS',
        'similar',
        'For each 100 non-nationals, whatever their length of stay.',
        'Je 100 Menschen mit anderer Staatsangehörigkeit, gleich wie lange sie da sind.',
      ),
      equal(
        'AMIF',
        'R.2.11',
        'similar',
        'Applications for long-term residence.',
        'Anträge auf langfristigen Aufenthalt.',
      ),
      equal(
        'MIPEX',
        'access to nationality',
        'similar',
        'A score of the law of a country.',
        'Ein Punktwert für das Recht eines Landes.',
      ),
    ],
    source: cite(
      'zaragoza',
      'active citizenship: acquisition of citizenship',
      'Eligible people as the denominator, where the register allows.',
    ),
  },
  {
    ...FIRST,
    id: 'cp6',
    question: both(
      'How many newcomers are active in a club or help others without pay?',
      'Wie viele Zugezogene sind in einem Verein aktiv oder helfen freiwillig?',
    ),
    name: named(
      'Active in clubs or as volunteers',
      'In Vereinen oder freiwillig aktiv',
      'Actividad en asociaciones o voluntariado',
      'Attivi in associazioni o nel volontariato',
    ),
    definition: both(
      'Share of adult newcomers who in the last twelve months took part in a sports or other club, or helped others without pay.',
      'Anteil der erwachsenen Zugezogenen, die in den letzten zwölf Monaten in einem Sport- oder anderen Verein mitgemacht oder anderen unbezahlt geholfen haben.',
    ),
    numerator: both(
      'Of these, active in a club or helping without pay',
      'Davon im Verein oder freiwillig aktiv',
    ),
    denominator: both('Adult newcomers who answered', 'Erwachsene Zugezogene, die geantwortet haben'),
    kind: 'share',
    unit: 'percent',
    polarity: 'higher-is-better',
    heading: 'interaction',
    describes: 'newcomers',
    ...ASKED_BY_STAY,
    usualSource: ['own-survey'],
    jointWork: 'newcomers-survey',
    collecting: both(
      'Comes out of the survey of newcomers: from the cross-table of the two answers, one plus the other less both.',
      'Ergibt sich aus der Befragung der Zugezogenen: aus der Kreuztabelle beider Antworten die eine plus die andere minus beide.',
    ),
    hoursPerYear: 0.5,
    caveats: [PARALLEL_OFFERS, WHO_ANSWERED, MOVED_AWAY],
    equivalents: [
      equal('vicus', 'cp3', 'similar', 'public matters.', 'öffentliche Angelegenheiten.'),
      equal('vicus', 'cu2', 'similar', 'culture and sport.', 'Kultur und Sport.'),
    ],
    source: cite('home-office-indicators', 'social bridges', 'Wording and formula are this platform’s.'),
  },
];
