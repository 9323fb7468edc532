/** Learning the language, and being understood before that. */
import { FEW_PEOPLE, MOVED_AWAY, OWN_JUDGEMENT, WHO_ANSWERED } from './caveats.ts';
import { ASKED_BY_STAY, BY_SEX_AND_AGE, FIRST } from './entry-defaults.ts';
import type { IndicatorDefinition } from './indicator.types.ts';
import { both, cite, equal, named } from './texts.ts';

export const LANGUAGE: readonly IndicatorDefinition[] = [
  {
    ...FIRST,
    id: 'la1',
    question: both(
      'Who wants to learn the language: do they get a place on a course in time?',
      'Wer die Sprache lernen will: Gibt es rechtzeitig einen Kursplatz?',
    ),
    name: named(
      'Course place within three months',
      'Kursplatz innerhalb von drei Monaten',
      'Plaza en un curso en tres meses',
      'Posto in un corso entro tre mesi',
    ),
    definition: both(
      'Share of the newcomers who asked for a language course in a period and were offered a place that they can reach, beginning within three months.',
      'Anteil der Zugezogenen, die in einem Zeitraum nach einem Sprachkurs fragten und denen ein erreichbarer Platz mit Beginn innerhalb von drei Monaten angeboten wurde.',
    ),
    numerator: both(
      'Of these, offered a place within three months',
      'Davon mit Angebot innerhalb von drei Monaten',
    ),
    denominator: both(
      'Newcomers who asked for a course in the period',
      'Zugezogene, die im Zeitraum nach einem Kurs fragten',
    ),
    kind: 'share',
    unit: 'percent',
    polarity: 'higher-is-better',
    heading: 'language-and-culture',
    describes: 'institutions',
    breakdowns: BY_SEX_AND_AGE,
    isCore: true,
    usualSource: ['language-provider', 'activity-register'],
    jointWork: 'course-request',
    collecting: both(
      'Ask providers and advice centres twice a year for two counts: who asked, and who was offered a place in time. A tally on the waiting list is enough.',
      'Zweimal im Jahr Kursträger und Beratungsstellen um zwei Anzahlen bitten: Anfragen und rechtzeitige Angebote. Eine Strichliste an der Warteliste genügt.',
    ),
    hoursPerYear: 1,
    caveats: [
      both(
        'Who gave up asking is not seen: no childcare, no bus, no entitlement. Read it beside the question on obstacles in the survey of newcomers.',
        'Wer gar nicht mehr fragt, wird nicht sichtbar: keine Kinderbetreuung, kein Bus, kein Anspruch. Neben der Frage nach Hindernissen in der Befragung der Zugezogenen lesen.',
      ),
      both(
        'One person who asks at two providers is counted twice unless they compare.',
        'Wer bei zwei Trägern fragt, zählt doppelt, wenn sie sich nicht abstimmen.',
      ),
    ],
    equivalents: [
      equal(
        'AMIF',
        'O.2.3.1',
        'similar',
        'How many took part in a language course.',
        'Wie viele an einem Sprachkurs teilnahmen.',
      ),
      equal(
        'Kolada',
        'language teaching',
        'similar',
        'Sweden counts those who began and finished.',
        'Schweden zählt Beginn und Abschluss.',
      ),
    ],
    source: cite('this-platform', 'offer within three months', 'Three months are this platform’s choice.'),
  },
  {
    ...FIRST,
    id: 'la2',
    countedEachYear: 'new',
    question: both(
      'Of those who begin a language course, how many reach its goal?',
      'Von denen, die einen Sprachkurs beginnen: Wie viele erreichen das Kursziel?',
    ),
    name: named(
      'Language level reached',
      'Sprachniveau erreicht',
      'Nivel de lengua alcanzado',
      'Livello linguistico raggiunto',
    ),
    definition: both(
      'Share of those who began a language course in a year and passed the test of the level it aims at (B1; A2 in courses that also teach reading and writing) within two years. The period is the year of beginning.',
      'Anteil derer, die in einem Jahr einen Sprachkurs begonnen und innerhalb von zwei Jahren die Prüfung des angestrebten Niveaus bestanden haben (B1; A2 in Kursen mit Alphabetisierung). Der Zeitraum ist das Jahr des Beginns.',
    ),
    numerator: both(
      'Of these, passed the test within two years',
      'Davon Prüfung innerhalb von zwei Jahren bestanden',
    ),
    denominator: both(
      'People who began a course in the year',
      'Menschen, die in dem Jahr einen Kurs begannen',
    ),
    kind: 'share',
    unit: 'percent',
    polarity: 'higher-is-better',
    heading: 'language-and-culture',
    describes: 'newcomers',
    breakdowns: BY_SEX_AND_AGE,
    isCore: true,
    usualSource: ['language-provider'],
    jointWork: 'course-request',
    collecting: both(
      'Ask each provider once a year for three counts for the year before last: began, passed, not known.',
      'Jeden Träger einmal im Jahr um drei Anzahlen zum vorletzten Jahr bitten: begonnen, bestanden, nicht bekannt.',
    ),
    hoursPerYear: 1,
    caveats: [
      MOVED_AWAY,
      both(
        'Who stops a course has often found work, or had nobody to look after a child. No reproach follows from it.',
        'Wer einen Kurs abbricht, hat oft Arbeit gefunden oder keine Kinderbetreuung gehabt. Ein Vorwurf folgt daraus nicht.',
      ),
      FEW_PEOPLE,
    ],
    equivalents: [
      equal(
        'AMIF',
        'R.2.8',
        'similar',
        'One level higher on leaving the course, whichever level.',
        'Ein Niveau höher beim Ausscheiden, gleich welches.',
      ),
      equal(
        'ESF+',
        'EECR03',
        'broader',
        'Any qualification on leaving.',
        'Jede Qualifikation beim Ausscheiden.',
      ),
      equal(
        'Danish integration barometer',
        'passing within five years',
        'similar',
        'Five years instead of two.',
        'Fünf statt zwei Jahre.',
      ),
    ],
    source: cite(
      'danish-barometer',
      'language course participants passing',
      'There within five years; two here, so that a change shows earlier.',
    ),
  },
  {
    ...FIRST,
    id: 'la3',
    question: both(
      'How well do newcomers say they get along in the language spoken here?',
      'Wie gut kommen Zugezogene nach eigener Aussage mit der Sprache hier zurecht?',
    ),
    name: named(
      'Language by own account',
      'Sprache nach eigener Einschätzung',
      'Dominio de la lengua, autovaloración',
      'Conoscenza della lingua, autovalutazione',
    ),
    definition: both(
      'Mean of the four average answers from 1 (not at all) to 5 (very well) on understanding, speaking, reading and writing; n is the smallest of the four numbers of answers.',
      'Mittel der vier durchschnittlichen Antworten von 1 (gar nicht) bis 5 (sehr gut) zu Verstehen, Sprechen, Lesen und Schreiben; n ist die kleinste der vier Anzahlen von Antworten.',
    ),
    numerator: null,
    denominator: both(
      'Newcomers who answered, by the question with the fewest',
      'Zugezogene, die geantwortet haben, nach der Frage mit den wenigsten',
    ),
    kind: 'mean',
    unit: 'scale-1-5',
    polarity: 'higher-is-better',
    heading: 'language-and-culture',
    describes: 'newcomers',
    ...ASKED_BY_STAY,
    usualSource: ['own-survey'],
    jointWork: 'newcomers-survey',
    collecting: both(
      'Comes out of the survey of newcomers: add up the four averages of its findings and divide by four.',
      'Ergibt sich aus der Befragung der Zugezogenen: die vier Durchschnitte ihrer Ergebnisse zusammenzählen und durch vier teilen.',
    ),
    hoursPerYear: 0.5,
    caveats: [
      both(
        'People judge themselves by what they need. Somebody who knows more may rate lower.',
        'Menschen messen sich an dem, was sie brauchen. Wer mehr kann, stuft sich manchmal niedriger ein.',
      ),
      WHO_ANSWERED,
    ],
    equivalents: [
      equal(
        'IPL Integration Index',
        'linguistic',
        'similar',
        'Reading and speaking with other words.',
        'Lesen und Sprechen mit anderen Worten.',
      ),
    ],
    method: 'questionnaire-scores',
    source: cite(
      'integration-index',
      'linguistic dimension',
      'The idea; the words of the questions are this platform’s.',
    ),
  },
  {
    ...FIRST,
    id: 'la4',
    question: both(
      'At how many counters can people be understood with an interpreter?',
      'An wie vielen Stellen gibt es Hilfe durch Dolmetschen?',
    ),
    name: named(
      'Service points with interpreting',
      'Anlaufstellen mit Dolmetschen',
      'Servicios con intérprete',
      'Sportelli con interprete',
    ),
    definition: both(
      'Share of the service points for the public (town hall, school, doctor, advice, library) where somebody can be interpreted for, in person, by phone or by video, within two working days.',
      'Anteil der Anlaufstellen (Rathaus, Schule, Arztpraxis, Beratung, Bücherei), an denen vor Ort, per Telefon oder Video innerhalb von zwei Arbeitstagen gedolmetscht werden kann.',
    ),
    numerator: both(
      'Of these, with interpreting within two working days',
      'Davon mit Dolmetschen innerhalb von zwei Arbeitstagen',
    ),
    denominator: both('Service points for the public in the place', 'Anlaufstellen im Ort'),
    kind: 'share',
    unit: 'percent',
    polarity: 'higher-is-better',
    heading: 'access-to-institutions',
    describes: 'institutions',
    breakdowns: ['service'],
    usualSource: ['own-records'],
    jointWork: 'self-assessment',
    collecting: both(
      'Write a list of the service points once; ring each of them once a year.',
      'Einmal eine Liste der Anlaufstellen anlegen; jede einmal im Jahr anrufen.',
    ),
    hoursPerYear: 1.5,
    caveats: [
      both(
        'It tells that somebody interprets, not how well. Children interpreting for their parents do not count.',
        'Sie sagt, dass gedolmetscht wird, nicht wie gut. Kinder, die für ihre Eltern dolmetschen, zählen nicht.',
      ),
      OWN_JUDGEMENT,
    ],
    equivalents: [
      equal('vicus', 'ac2', 'similar', 'written information.', 'schriftliche Informationen.'),
      equal(
        'MIPEX',
        'health',
        'similar',
        'Whether national policy provides interpreters for patients.',
        'Ob das Land Dolmetschen für Kranke vorsieht.',
      ),
    ],
    source: cite(
      'home-office-indicators',
      'language and communication',
      'The measure and the two days are this platform’s.',
    ),
  },
];
