/** Feeling safe, and trust, of everybody who lives here. */
import { CAN_BE_TURNED, WHO_ANSWERED } from './caveats.ts';
import { ASKED_BY_AGE, FIRST } from './entry-defaults.ts';
import type { IndicatorDefinition } from './indicator.types.ts';
import { both, cite, equal, named } from './texts.ts';

const SAFETY = {
  ...FIRST,
  describes: 'residents',
  usualSource: ['own-survey'],
} as const;

const TRUST = {
  ...SAFETY,
  ...ASKED_BY_AGE,
  jointWork: 'residents-survey',
  numerator: null,
  denominator: both('Respondents who answered', 'Befragte, die geantwortet haben'),
  kind: 'mean',
  unit: 'scale-0-10',
  polarity: 'higher-is-better',
  heading: 'access-to-institutions',
  hoursPerYear: 1,
} as const;

const OTHER_SCALE = both(
  'The question on trust that ships has four steps: its answers do not belong in this series.',
  'Die mitgelieferte Frage zum Vertrauen hat vier Stufen: Ihre Antworten gehören nicht in diese Reihe.',
);

export const SAFETY_AND_TRUST: readonly IndicatorDefinition[] = [
  {
    ...SAFETY,
    id: 'sa1',
    ...ASKED_BY_AGE,
    jointWork: 'residents-survey',
    question: both(
      'Do people feel safe when they walk alone near home after dark?',
      'Fühlen sich Menschen sicher, wenn sie abends allein in ihrer Wohngegend unterwegs sind?',
    ),
    name: named(
      'Feeling safe after dark',
      'Sicherheitsgefühl am Abend',
      'Sensación de seguridad por la noche',
      'Sentirsi sicuri di sera',
    ),
    definition: both(
      'Share of respondents who feel very safe or rather safe when they are out alone near home in the evening, on four steps. Newcomers and everybody else side by side.',
      'Anteil der Befragten, die sich abends allein in ihrer Wohngegend sehr sicher oder eher sicher fühlen, auf vier Stufen. Zugezogene und alle anderen nebeneinander.',
    ),
    numerator: both('Of these, very or rather safe', 'Davon sehr oder eher sicher'),
    denominator: both('Respondents who chose a step', 'Befragte, die eine Stufe gewählt haben'),
    kind: 'share',
    unit: 'percent',
    polarity: 'higher-is-better',
    heading: 'interaction',
    isCore: true,
    collecting: both(
      'Comes out of the survey of residents; those born abroad apart from the others. Add the question to the survey of newcomers if few of them answer the other.',
      'Ergibt sich aus der Befragung der Bevölkerung, getrennt nach im Ausland und hier Geborenen. Bei wenigen Antworten die Frage auch den Zugezogenen stellen.',
    ),
    hoursPerYear: 0.5,
    caveats: [
      both(
        'It is about street lights, traffic and age as well, and not about any group. Ask why before acting.',
        'Es geht auch um Beleuchtung, Verkehr und Alter, und um keine Gruppe. Vor dem Handeln nach dem Warum fragen.',
      ),
      WHO_ANSWERED,
    ],
    equivalents: [
      equal(
        'ESS',
        'walking alone in local area after dark',
        'similar',
        'The same four steps, other words.',
        'Gleiche vier Stufen, andere Worte.',
      ),
    ],
    method: 'instrument-residents',
    source: cite('social-survey', 'feeling of safety walking alone in local area after dark', 'Own wording.'),
  },
  {
    ...SAFETY,
    id: 'sa2',
    countedEachYear: 'new',
    question: both(
      'How many attacks and insults out of hate became known?',
      'Wie viele Angriffe und Beleidigungen aus Hass wurden bekannt?',
    ),
    name: named(
      'Known hate incidents',
      'Bekannt gewordene Hassvorfälle',
      'Incidentes de odio conocidos',
      'Episodi di odio noti',
    ),
    definition: both(
      'Number of incidents in the year, recorded by police or advice centres, in which somebody was attacked, threatened, insulted or had property damaged because of origin, language, religion or skin colour. Each incident once.',
      'Zahl der von Polizei oder Beratungsstellen im Jahr erfassten Vorfälle, bei denen jemand wegen Herkunft, Sprache, Religion oder Hautfarbe angegriffen, bedroht, beleidigt oder geschädigt wurde. Jeder Vorfall einmal.',
    ),
    numerator: both('Incidents known in the year', 'Im Jahr bekannt gewordene Vorfälle'),
    denominator: null,
    kind: 'count',
    unit: 'number',
    polarity: 'none',
    heading: 'overcoming-discrimination',
    describes: 'relations',
    usualSource: ['police', 'own-records'],
    collecting: both(
      'Ask the police and the advice centres once a year, and compare the lists of cases by date only.',
      'Einmal im Jahr Polizei und Beratungsstellen fragen und nur nach Datum abgleichen.',
    ),
    hoursPerYear: 1.5,
    caveats: [
      both(
        'Most incidents are never reported: more cases can mean more trust. Never a rate, never a trend out of a handful.',
        'Die meisten Vorfälle werden nie gemeldet: Mehr Fälle können mehr Vertrauen bedeuten. Nie eine Rate, nie ein Trend aus wenigen.',
      ),
      both(
        'One case can name a family: public only as the gate allows.',
        'Ein Fall kann eine Familie erkennbar machen: öffentlich nur, was die Veröffentlichungsprüfung zulässt.',
      ),
      CAN_BE_TURNED,
    ],
    equivalents: [equal('vicus', 'di2', 'similar', 'how many tell anybody.', 'wie viele es jemandem sagen.')],
    source: cite(
      'this-platform',
      'incidents known to police and advice centres',
      'A count only, because of under-reporting.',
    ),
  },
  {
    ...TRUST,
    id: 'sa3',
    question: both('Do people trust the town hall?', 'Vertrauen die Menschen ihrer Gemeindeverwaltung?'),
    name: named(
      'Trust in the town hall',
      'Vertrauen in die Gemeindeverwaltung',
      'Confianza en el ayuntamiento',
      'Fiducia nel Comune',
    ),
    definition: both(
      'Mean answer on trust in the municipality from 0 (none at all) to 10 (complete). Newcomers and everybody else side by side.',
      'Mittlere Antwort zum Vertrauen in die Gemeinde von 0 (gar keines) bis 10 (volles). Zugezogene und alle anderen nebeneinander.',
    ),
    collecting: both(
      'Add one own question from 0 to 10 to both surveys.',
      'Eine eigene Frage von 0 bis 10 in beide Befragungen aufnehmen.',
    ),
    caveats: [OTHER_SCALE, WHO_ANSWERED],
    equivalents: [
      equal(
        'Eurostat',
        'ILC_PW03B',
        'similar',
        'Trust in other institutions, by country.',
        'Vertrauen in andere Einrichtungen, nach Ländern.',
      ),
      equal('vicus', 'sa3-police', 'similar', 'The police.', 'Die Polizei.'),
    ],
    source: cite(
      'social-survey',
      'trust in institutions, 0 to 10',
      'The municipality is this platform’s addition.',
    ),
  },
  {
    ...TRUST,
    id: 'sa3-police',
    question: both('Do people trust the police?', 'Vertrauen die Menschen der Polizei?'),
    name: named(
      'Trust in the police',
      'Vertrauen in die Polizei',
      'Confianza en la policía',
      'Fiducia nella polizia',
    ),
    definition: both(
      'Mean answer on trust in the police from 0 (none at all) to 10 (complete). Newcomers and everybody else side by side.',
      'Mittlere Antwort zum Vertrauen in die Polizei von 0 (gar keines) bis 10 (volles). Zugezogene und alle anderen nebeneinander.',
    ),
    collecting: both(
      'Asked beside “Trust in the town hall”, as a second line.',
      'Neben „Vertrauen in die Gemeindeverwaltung“ als zweite Zeile gefragt.',
    ),
    hoursPerYear: 0.5,
    caveats: [OTHER_SCALE, WHO_ANSWERED],
    equivalents: [
      equal(
        'ESS',
        'trust in the police',
        'same',
        'From a national sample.',
        'Aus einer nationalen Stichprobe.',
      ),
      equal('vicus', 'sa3', 'similar', 'The town hall.', 'Die Gemeindeverwaltung.'),
    ],
    source: cite('social-survey', 'trust in the police, 0 to 10', 'Own wording.'),
  },
];
