/** Working together on integration: who is in touch with whom. */
import { FIRST } from './entry-defaults.ts';
import type { IndicatorDefinition } from './indicator.types.ts';
import { both, cite, equal, named } from './texts.ts';

const TIES = {
  ...FIRST,
  heading: 'genuine-involvement',
  describes: 'institutions',
  usualSource: ['own-survey', 'platform'],
  jointWork: 'governance-survey',
  collecting: both(
    'Comes out of the survey on working together, computed by the platform when it closes.',
    'Ergibt sich aus der Befragung zur Zusammenarbeit; die Plattform rechnet nach dem Ende.',
  ),
  hoursPerYear: 0.5,
} as const;

const FEW_RESPONDENTS = both(
  'With one to three respondents it is their view, not the network of the place: say how many answered.',
  'Bei ein bis drei Befragten ist es deren Sicht und nicht das Netz des Ortes: angeben, wie viele geantwortet haben.',
);
const NOT_EVERY_TIE = both(
  'Not every contact is needed. Few ties to groups opposed to migration, or to the EU, are the usual case in small places.',
  'Nicht jeder Kontakt wird gebraucht. Wenig Kontakt zu migrationsfeindlichen Gruppen oder zur EU ist in kleinen Orten der Normalfall.',
);

export const GOVERNANCE: readonly IndicatorDefinition[] = [
  {
    ...TIES,
    id: 'go1',
    question: both(
      'How much are council and administration in touch with others about integration?',
      'Wie viel Kontakt haben Rat und Verwaltung mit anderen zum Thema Integration?',
    ),
    name: named('Interaction index', 'Kontaktindex', 'Índice de interacción', 'Indice di interazione'),
    definition: both(
      'Mean over elected members and officials of the sum of their contact with 16 kinds of actors, each from 0 (none) to 5 (daily), in the newest window (Index 2). From 0 to 80.',
      'Mittelwert über Ratsmitglieder und Beschäftigte aus der Summe ihrer Kontakte zu 16 Arten von Akteuren, je von 0 (keiner) bis 5 (täglich), im jüngsten Zeitraum (Index 2). Von 0 bis 80.',
    ),
    numerator: null,
    denominator: both(
      'Elected members and officials with an index',
      'Ratsmitglieder und Beschäftigte mit Index',
    ),
    kind: 'index',
    unit: 'index',
    polarity: 'none',
    isCore: true,
    caveats: [FEW_RESPONDENTS, NOT_EVERY_TIE],
    equivalents: [
      equal(
        'Whole-COMM',
        'Index 2',
        'same',
        '67 respondents in seven countries; no figures to compare with are printed.',
        '67 Befragte in sieben Ländern; Vergleichszahlen sind nicht abgedruckt.',
      ),
      equal('vicus', 'go3', 'similar', 'those never spoken to.', 'mit wem nie gesprochen wird.'),
    ],
    method: 'interaction-index',
    source: cite('whole-comm-wp3', 'section 3.4, Index 2', 'Rules for missing answers are this platform’s.'),
  },
  {
    ...TIES,
    id: 'go2',
    question: both(
      'Where there is contact: do people pull together?',
      'Wo es Kontakt gibt: Zieht man an einem Strang?',
    ),
    name: named(
      'Collaboration or conflict',
      'Miteinander oder Konflikt',
      'Colaboración o conflicto',
      'Collaborazione o conflitto',
    ),
    definition: both(
      'Mean nature of the ties with contact, from −2 (very conflictual) to 2 (very collaborative).',
      'Mittlere Art der Beziehungen mit Kontakt, von −2 (sehr konflikthaft) bis 2 (sehr kooperativ).',
    ),
    numerator: null,
    denominator: both(
      'Ties with contact and an answer on their nature',
      'Beziehungen mit Kontakt und Angabe zur Art',
    ),
    kind: 'index',
    unit: 'index',
    polarity: 'higher-is-better',
    caveats: [
      both(
        'Open conflict can be part of honest work. A low value is a question to ask, not a mark.',
        'Offener Streit kann zu ehrlicher Arbeit gehören. Ein niedriger Wert ist eine Frage wert und keine Note.',
      ),
      FEW_RESPONDENTS,
    ],
    equivalents: [
      equal(
        'Whole-COMM',
        'nature of interactions',
        'same',
        'Figure 3.3, in words only.',
        'Abbildung 3.3, nur in Worten.',
      ),
    ],
    method: 'nature-of-ties',
    source: cite('whole-comm-wp3', 'Part 3, figure 3.3', 'Steps between the ends are this platform’s.'),
  },
  {
    ...TIES,
    id: 'go3',
    question: both('With whom is there no contact at all?', 'Mit wem gibt es gar keinen Kontakt?'),
    name: named(
      'Ties without contact',
      'Beziehungen ohne Kontakt',
      'Relaciones sin contacto',
      'Relazioni senza contatto',
    ),
    definition: both(
      'Share of the answered ties (respondent × kind of actor) with no contact in the newest window.',
      'Anteil der beantworteten Beziehungen (befragte Person × Art von Akteur) ohne Kontakt im jüngsten Zeitraum.',
    ),
    numerator: both('Of these, without contact', 'Davon ohne Kontakt'),
    denominator: both('Answered ties', 'Beantwortete Beziehungen'),
    kind: 'share',
    unit: 'percent',
    polarity: 'none',
    caveats: [NOT_EVERY_TIE, FEW_RESPONDENTS],
    equivalents: [equal('vicus', 'go1', 'similar', 'how much contact.', 'wie viel Kontakt.')],
    method: 'group-averages',
    source: cite('whole-comm-wp3', 'Part 3, frequency 0', 'The share is this platform’s.'),
  },
  {
    ...TIES,
    id: 'go4',
    question: both(
      'Do both sides tell the same about their contact?',
      'Erzählen beide Seiten dasselbe über ihren Kontakt?',
    ),
    name: named(
      'Agreement of both sides',
      'Übereinstimmung beider Seiten',
      'Coincidencia de ambas partes',
      'Accordo tra le due parti',
    ),
    definition: both(
      'Share of the pairs of organisations that both answered and of which at least one tells of contact, whose two answers differ by at most one step.',
      'Anteil der Paare von Organisationen, die beide geantwortet haben und von denen mindestens eine Kontakt angibt, deren Angaben höchstens eine Stufe auseinanderliegen.',
    ),
    numerator: both('Of these, at most one step apart', 'Davon höchstens eine Stufe auseinander'),
    denominator: both('Pairs both of whom answered, with contact', 'Paare mit beiden Antworten und Kontakt'),
    kind: 'share',
    unit: 'percent',
    polarity: 'none',
    caveats: [
      both(
        'Needs a survey with names, eight answering organisations and 60 % of those asked.',
        'Braucht eine Befragung mit Namen, acht antwortende Organisationen und 60 % der Gefragten.',
      ),
      both(
        'Two people in one organisation may answer differently, and both be right.',
        'Zwei Menschen einer Organisation können verschieden antworten und beide recht haben.',
      ),
    ],
    method: 'network-sides',
    source: cite(
      'this-platform',
      'agreement within one step',
      'Asking both sides follows later studies of the same project.',
    ),
  },
];
