/** Being treated worse, and where to turn. */
import { FEW_PEOPLE, OWN_JUDGEMENT, WHO_ANSWERED } from './caveats.ts';
import { ASKED_BY_STAY, FIRST } from './entry-defaults.ts';
import type { IndicatorDefinition } from './indicator.types.ts';
import { both, cite, equal, named } from './texts.ts';

const FAIRNESS = {
  ...FIRST,
  heading: 'overcoming-discrimination',
  usualSource: ['own-survey'],
  jointWork: 'newcomers-survey',
} as const;

export const DISCRIMINATION: readonly IndicatorDefinition[] = [
  {
    ...FAIRNESS,
    id: 'di1',
    question: both(
      'How many newcomers were treated worse because they come from another country?',
      'Wie viele Zugezogene wurden schlechter behandelt, weil sie aus einem anderen Land kommen?',
    ),
    name: named(
      'Treated worse in the last 12 months',
      'In den letzten 12 Monaten schlechter behandelt',
      'Trato peor en los últimos 12 meses',
      'Trattati peggio negli ultimi 12 mesi',
    ),
    definition: both(
      'Share of newcomers who say that in the last twelve months they were treated worse because they come from another country in at least one area (work and looking for it, looking for a home, health, school, offices, daily life, clubs), of those who had to do with at least one of these areas.',
      'Anteil der Zugezogenen, die sagen, in den letzten zwölf Monaten in mindestens einem Bereich (Arbeit und Arbeitssuche, Wohnungssuche, Gesundheit, Schule, Ämter, Alltag, Vereine) schlechter behandelt worden zu sein, weil sie aus einem anderen Land kommen, unter denen, die mit mindestens einem davon zu tun hatten.',
    ),
    numerator: both(
      'Of these, treated worse in at least one area',
      'Davon in mindestens einem Bereich schlechter behandelt',
    ),
    denominator: both(
      'Newcomers who had to do with at least one area',
      'Zugezogene, die mit mindestens einem Bereich zu tun hatten',
    ),
    kind: 'share',
    unit: 'percent',
    polarity: 'lower-is-better',
    describes: 'relations',
    ...ASKED_BY_STAY,
    breakdowns: ['sex', 'years-of-residence', 'service'],
    isCore: true,
    collecting: both(
      'Comes out of the survey of newcomers: whoever was treated worse anywhere is asked whom they told; whoever had to do with any area is asked about it. The two numbers of people asked are numerator and denominator.',
      'Ergibt sich aus der Befragung der Zugezogenen: Wer irgendwo schlechter behandelt wurde, wird gefragt, wem er oder sie es gesagt hat; wer mit einem Bereich zu tun hatte, wird danach gefragt. Die beiden Anzahlen der Gefragten sind Zähler und Nenner.',
    ),
    hoursPerYear: 0.5,
    caveats: [
      both(
        'It tells what people experienced, not what a court would find. A rise can mean that people dare to say it.',
        'Sie sagt, was Menschen erlebt haben, nicht was ein Gericht feststellen würde. Ein Anstieg kann heißen, dass sich mehr zu sagen trauen.',
      ),
      both(
        'By area, divide by those who had to do with that area, not by everybody.',
        'Je Bereich durch die teilen, die damit zu tun hatten, nicht durch alle.',
      ),
      WHO_ANSWERED,
    ],
    equivalents: [
      equal(
        'EU-MIDIS',
        'discrimination in the last 12 months',
        'similar',
        'Chosen groups, by country; more areas.',
        'Ausgewählte Gruppen, nach Ländern; mehr Bereiche.',
      ),
      equal(
        'Zaragoza',
        'perceived discrimination',
        'similar',
        'Member of a group that is discriminated against.',
        'Zugehörigkeit zu einer benachteiligten Gruppe.',
      ),
    ],
    method: 'instrument-newcomers',
    source: cite(
      'midis',
      'discrimination experienced in nine areas',
      'Its denominator: those in contact with the area.',
    ),
  },
  {
    ...FAIRNESS,
    id: 'di2',
    question: both(
      'Who was treated worse: did they tell anybody in an office?',
      'Wer schlechter behandelt wurde: Hat er oder sie es einer Stelle gesagt?',
    ),
    name: named(
      'Reported to an office',
      'Einer Stelle gemeldet',
      'Comunicado a un organismo',
      'Segnalato a un ufficio',
    ),
    definition: both(
      'Share of the newcomers who were treated worse in the last twelve months and told an office or an advice centre about it.',
      'Anteil der in den letzten zwölf Monaten schlechter behandelten Zugezogenen, die es einem Amt oder einer Beratungsstelle gesagt haben.',
    ),
    numerator: both(
      'Of these, told an office or advice centre',
      'Davon einem Amt oder einer Beratung gesagt',
    ),
    denominator: both('Newcomers who were treated worse', 'Zugezogene, die schlechter behandelt wurden'),
    kind: 'share',
    unit: 'percent',
    polarity: 'higher-is-better',
    describes: 'institutions',
    collecting: both(
      'Comes out of the survey of newcomers.',
      'Ergibt sich aus der Befragung der Zugezogenen.',
    ),
    hoursPerYear: 0.5,
    caveats: [
      FEW_PEOPLE,
      both(
        'It counts people, not incidents. The number of complaints alone says little: few can mean peace or silence.',
        'Sie zählt Menschen, nicht Vorfälle. Die Zahl der Beschwerden allein sagt wenig: Wenige können Ruhe oder Schweigen heißen.',
      ),
      WHO_ANSWERED,
    ],
    equivalents: [
      equal('EU-MIDIS', 'reporting of incidents', 'similar', 'Of the last incident.', 'Zum letzten Vorfall.'),
      equal('vicus', 'di3-known', 'similar', 'who knows where to go.', 'wer weiß, wohin.'),
    ],
    source: cite(
      'midis',
      'reporting discrimination',
      'People instead of incidents, as the questionnaire that ships asks it.',
    ),
  },
  {
    ...FAIRNESS,
    id: 'di3',
    countedEachYear: 'none',
    question: both(
      'Is there a place in this town where one can complain about discrimination?',
      'Gibt es hier eine Stelle, bei der man sich über Diskriminierung beschweren kann?',
    ),
    name: named(
      'A place to complain',
      'Beschwerdestelle',
      'Un lugar donde reclamar',
      'Un luogo a cui rivolgersi',
    ),
    definition: both(
      'Yes if a person or office that can be reached from here, by name, hours and several languages, takes complaints about discrimination by anybody, the town hall included, and answers them.',
      'Ja, wenn eine von hier erreichbare Person oder Stelle mit Namen, Sprechzeiten und in mehreren Sprachen Beschwerden über Diskriminierung annimmt, auch über die Verwaltung selbst, und sie beantwortet.',
    ),
    numerator: null,
    denominator: null,
    kind: 'yes-no',
    unit: 'none',
    polarity: 'higher-is-better',
    describes: 'institutions',
    usualSource: ['own-records'],
    jointWork: 'self-assessment',
    collecting: both(
      'Try it: call the number, look at the page in two languages, ask when the last complaint was answered.',
      'Ausprobieren: anrufen, die Seite in zwei Sprachen ansehen, fragen, wann zuletzt geantwortet wurde.',
    ),
    hoursPerYear: 0.5,
    caveats: [
      OWN_JUDGEMENT,
      both(
        'A post of the district or the region counts if people from here can reach it.',
        'Eine Stelle des Kreises oder der Region zählt, wenn Menschen von hier sie erreichen.',
      ),
    ],
    equivalents: [
      equal(
        'MIPEX',
        'anti-discrimination',
        'similar',
        'The law and bodies of a country.',
        'Recht und Stellen eines Landes.',
      ),
      equal('vicus', 'di3-known', 'similar', 'Whether people know of it.', 'Ob die Menschen sie kennen.'),
    ],
    source: cite('gauci-slides', 'Overcoming discrimination', 'The test is this platform’s.'),
  },
  {
    ...FAIRNESS,
    id: 'di3-known',
    question: both(
      'Do newcomers know where to complain?',
      'Wissen Zugezogene, wo sie sich beschweren können?',
    ),
    name: named(
      'Knowing where to complain',
      'Beschwerdestelle bekannt',
      'Saber dónde reclamar',
      'Sapere a chi rivolgersi',
    ),
    definition: both(
      'Share of newcomers who know a place where they can complain about being treated worse.',
      'Anteil der Zugezogenen, die eine Stelle kennen, bei der man sich über schlechtere Behandlung beschweren kann.',
    ),
    numerator: both('Of these, know such a place', 'Davon kennen eine solche Stelle'),
    denominator: both('Newcomers who answered', 'Zugezogene, die geantwortet haben'),
    kind: 'share',
    unit: 'percent',
    polarity: 'higher-is-better',
    describes: 'institutions',
    ...ASKED_BY_STAY,
    collecting: both(
      'Add one own question to the survey of newcomers: "Do you know where you could complain?"',
      'Eine eigene Frage in die Befragung der Zugezogenen aufnehmen: „Wissen Sie, wo Sie sich beschweren könnten?“',
    ),
    hoursPerYear: 1,
    caveats: [WHO_ANSWERED, FEW_PEOPLE],
    equivalents: [
      equal(
        'EU-MIDIS',
        'awareness of organisations',
        'similar',
        'Any organisation in the country.',
        'Irgendeine Stelle im Land.',
      ),
      equal('vicus', 'di3', 'similar', 'whether there is one.', 'ob es eine gibt.'),
    ],
    source: cite('midis', 'awareness of complaint bodies', 'A local place here.'),
  },
];
