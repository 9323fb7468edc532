/** A doctor of one's own, and being well. */
import { DIFFERENT_GROUPS, FEW_PEOPLE, LAW_DECIDES, WHO_ANSWERED } from './caveats.ts';
import { ASKED_BY_AGE, ASKED_BY_STAY, BY_PERSON, FIRST } from './entry-defaults.ts';
import type { IndicatorDefinition } from './indicator.types.ts';
import { both, cite, equal, named } from './texts.ts';

const HEALTH = { ...FIRST, heading: 'healthcare', describes: 'newcomers' } as const;

export const HEALTH_CARE: readonly IndicatorDefinition[] = [
  {
    ...HEALTH,
    id: 'he1',
    question: both(
      'How many newcomers have a family doctor?',
      'Wie viele Zugezogene haben eine Hausärztin oder einen Hausarzt?',
    ),
    name: named(
      'With a family doctor',
      'Mit Hausarztpraxis',
      'Con médico de cabecera',
      'Con un medico di base',
    ),
    definition: both(
      'Share of newcomers living here who are registered with, or say they can go to, a general practitioner.',
      'Anteil der hier lebenden Zugezogenen, die bei einer Hausarztpraxis eingeschrieben sind oder sagen, dass sie eine haben.',
    ),
    numerator: both('Of these, with a general practitioner', 'Davon mit Hausarztpraxis'),
    denominator: both(
      'Newcomers living here, or who answered',
      'Hier lebende Zugezogene, oder die geantwortet haben',
    ),
    kind: 'share',
    unit: 'percent',
    polarity: 'higher-is-better',
    breakdowns: BY_PERSON,
    isCore: true,
    usualSource: ['health-insurer', 'own-survey'],
    jointWork: 'newcomers-survey',
    collecting: both(
      'Where people sign on with a practice (e.g. ES, IT, NL): one request to the health service for a count. Elsewhere one own question in the survey of newcomers: "Do you have a family doctor?"',
      'Wo man sich bei einer Praxis einschreibt (z. B. ES, IT, NL): eine Anfrage beim Gesundheitsdienst nach einer Anzahl. Sonst eine eigene Frage in der Befragung der Zugezogenen: „Haben Sie eine Hausarztpraxis?“',
    ),
    hoursPerYear: 1,
    caveats: [
      both(
        'Keep to one source: counts of a register and answers of a survey do not form one series.',
        'Bei einer Quelle bleiben: Zahlen aus einem Register und Antworten einer Befragung ergeben keine gemeinsame Reihe.',
      ),
      both(
        'In many rural places everybody lacks a doctor: show the share of all residents beside it.',
        'In vielen ländlichen Orten fehlen Praxen für alle: den Anteil der ganzen Bevölkerung danebenstellen.',
      ),
      LAW_DECIDES,
    ],
    equivalents: [
      equal(
        'vicus',
        'he2',
        'similar',
        'who could not see one when needed.',
        'wer im Bedarfsfall keine fand.',
      ),
      equal(
        'MIPEX',
        'health',
        'similar',
        'Entitlement by law, not use.',
        'Anspruch nach dem Gesetz, nicht Nutzung.',
      ),
    ],
    source: cite(
      'home-office-indicators',
      'health and social care',
      'Registration with a general practitioner.',
    ),
  },
  {
    ...HEALTH,
    id: 'he2',
    question: both(
      'How many newcomers needed a doctor and could not see one?',
      'Wie viele Zugezogene brauchten eine Ärztin oder einen Arzt und konnten nicht hin?',
    ),
    name: named(
      'Unmet need for a doctor',
      'Ärztliche Hilfe nicht erhalten',
      'Necesidad médica no atendida',
      'Bisogno di cure non soddisfatto',
    ),
    definition: both(
      'Share of newcomers who say that in the last twelve months they needed a doctor and could not see one, of all who answered, those who needed none included.',
      'Anteil der Zugezogenen, die sagen, dass sie in den letzten zwölf Monaten ärztliche Hilfe brauchten und nicht bekamen, an allen Antwortenden, auch denen ohne Bedarf.',
    ),
    numerator: both('Of these, could not see a doctor', 'Davon ohne ärztliche Hilfe'),
    denominator: both('Newcomers who answered', 'Zugezogene, die geantwortet haben'),
    kind: 'share',
    unit: 'percent',
    polarity: 'lower-is-better',
    ...ASKED_BY_STAY,
    usualSource: ['own-survey'],
    jointWork: 'newcomers-survey',
    collecting: both(
      'Comes out of the survey of newcomers: "In the last 12 months, did you need a doctor and could not see one?"',
      'Ergibt sich aus der Befragung der Zugezogenen: ob man in den letzten 12 Monaten eine Ärztin oder einen Arzt brauchte und nicht hinkonnte.',
    ),
    hoursPerYear: 0.5,
    caveats: [WHO_ANSWERED, FEW_PEOPLE],
    equivalents: [
      equal(
        'Eurostat',
        'HLTH_SILC_30',
        'similar',
        'There by reason, from a large sample, by country.',
        'Dort nach Gründen, aus einer großen Stichprobe, nach Ländern.',
      ),
    ],
    source: cite(
      'zaragoza',
      'self-reported unmet need for medical examination',
      'Own wording of the question.',
    ),
  },
  {
    ...HEALTH,
    id: 'he3',
    question: both('How many newcomers feel in good health?', 'Wie viele Zugezogene fühlen sich gesund?'),
    name: named(
      'In good health by own account',
      'Gute Gesundheit nach eigener Einschätzung',
      'Buena salud percibida',
      'Buona salute percepita',
    ),
    definition: both(
      'Share of newcomers who call their health in general good or very good, on five steps from very good to very bad.',
      'Anteil der Zugezogenen, die ihre Gesundheit allgemein gut oder sehr gut nennen, auf fünf Stufen von sehr gut bis sehr schlecht.',
    ),
    numerator: both('Of these, good or very good', 'Davon gut oder sehr gut'),
    denominator: both('Newcomers who answered', 'Zugezogene, die geantwortet haben'),
    kind: 'share',
    unit: 'percent',
    polarity: 'higher-is-better',
    ...ASKED_BY_AGE,
    usualSource: ['own-survey'],
    jointWork: 'newcomers-survey',
    collecting: both(
      'Add one own question with the usual five steps to the surveys of newcomers and of residents.',
      'Eine eigene Frage mit den üblichen fünf Stufen in die Befragungen der Zugezogenen und der Bevölkerung aufnehmen.',
    ),
    hoursPerYear: 1,
    caveats: [
      both(
        'Age decides most of it, and newcomers are younger: compare within age bands or standardise.',
        'Das Alter entscheidet am meisten, und Zugezogene sind jünger: innerhalb von Altersgruppen vergleichen oder standardisieren.',
      ),
      both(
        'Answers about health are sensitive data: anonymous surveys only.',
        'Angaben zur Gesundheit sind besonders geschützt: nur anonym fragen.',
      ),
      WHO_ANSWERED,
    ],
    equivalents: [
      equal(
        'Eurostat',
        'HLTH_SILC_24',
        'same',
        'From a large sample, by country, by citizenship.',
        'Aus einer großen Stichprobe, nach Ländern, nach Staatsangehörigkeit.',
      ),
    ],
    source: cite('social-survey', 'subjective general health', 'The same five steps as Eurostat’s.'),
  },
  {
    ...HEALTH,
    id: 'he4',
    countedEachYear: 'new',
    question: both(
      'How long do people wait for help with mental health?',
      'Wie lange warten Menschen auf psychologische Hilfe?',
    ),
    name: named(
      'Waiting time for mental-health care',
      'Wartezeit auf psychologische Hilfe',
      'Espera para atención psicológica',
      'Attesa per un aiuto psicologico',
    ),
    definition: both(
      'Median number of days from referral to the first appointment with a mental-health service, of newcomers referred in the year.',
      'Mittlere Zahl der Tage (Median) von der Überweisung bis zum ersten Termin bei einer psychologischen Hilfe, für Zugezogene mit Überweisung im Jahr.',
    ),
    numerator: null,
    denominator: both('Newcomers referred in the year', 'Zugezogene mit Überweisung im Jahr'),
    kind: 'median',
    unit: 'days',
    polarity: 'lower-is-better',
    describes: 'institutions',
    usualSource: ['own-records'],
    collecting: both(
      'Ask the counselling centre once a year for the number of referrals and the median wait; never for a list.',
      'Die Beratungsstelle einmal im Jahr nach der Zahl der Überweisungen und der mittleren Wartezeit fragen; nie nach einer Liste.',
    ),
    hoursPerYear: 2,
    caveats: [
      both(
        'Very few people in a small place: keep it inside the office, three years together.',
        'In einem kleinen Ort sind es sehr wenige: nur intern verwenden, drei Jahre zusammen.',
      ),
      both(
        'Who is never referred does not wait in this figure.',
        'Wer nie überwiesen wird, wartet in dieser Zahl nicht.',
      ),
      DIFFERENT_GROUPS,
    ],
    source: cite('this-platform', 'median days from referral', 'From counts of the service.'),
  },
];
