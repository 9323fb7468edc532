/** Finding one's way, and an administration that can be found. */
import { OWN_JUDGEMENT, WHO_ANSWERED } from './caveats.ts';
import { ASKED_BY_STAY, FIRST } from './entry-defaults.ts';
import type { IndicatorDefinition } from './indicator.types.ts';
import { both, cite, equal, named } from './texts.ts';

const ACCESS = {
  ...FIRST,
  polarity: 'higher-is-better',
  heading: 'access-to-institutions',
  describes: 'institutions',
  usualSource: ['own-records'],
} as const;

const COUNTED_BY_THEMSELVES = both(
  'Only what people say of themselves, of their own will and without a name. Nobody is counted by name, accent or looks.',
  'Nur was Menschen freiwillig und ohne Namen über sich angeben. Niemand wird nach Namen, Akzent oder Aussehen gezählt.',
);

export const ACCESS_TO_INSTITUTIONS: readonly IndicatorDefinition[] = [
  {
    ...ACCESS,
    id: 'ac1',
    question: both(
      'How easy is it for newcomers to settle things at an office or with a doctor?',
      'Wie leicht ist es für Zugezogene, etwas beim Amt oder in der Arztpraxis zu erledigen?',
    ),
    name: named('Finding one’s way', 'Sich zurechtfinden', 'Saber desenvolverse', 'Sapersi orientare'),
    definition: both(
      'Mean over respondents of the mean of two answers from 1 (very hard) to 5 (very easy): settling something at an office, getting an appointment with a doctor and making oneself understood. Only who answered both.',
      'Mittelwert über die Befragten aus dem Mittel von zwei Antworten von 1 (sehr schwer) bis 5 (sehr leicht): etwas beim Amt erledigen; einen Arzttermin bekommen und sich verständlich machen. Nur wer beide beantwortet hat.',
    ),
    numerator: null,
    denominator: both(
      'Newcomers who answered both questions',
      'Zugezogene, die beide Fragen beantwortet haben',
    ),
    kind: 'mean',
    unit: 'scale-1-5',
    describes: 'newcomers',
    ...ASKED_BY_STAY,
    isCore: true,
    usualSource: ['own-survey'],
    jointWork: 'newcomers-survey',
    collecting: both(
      'Comes out of the survey of newcomers: its score "navigational", which runs from 0 to 1, times 4 plus 1.',
      'Ergibt sich aus der Befragung der Zugezogenen: ihr Wert „Zurechtfinden“ von 0 bis 1, mal 4 plus 1.',
    ),
    hoursPerYear: 0.5,
    caveats: [
      both(
        'It speaks about offices and practices as much as about those who go there: a simpler form raises it.',
        'Sie sagt über Ämter und Praxen so viel wie über die, die hingehen: Ein einfacheres Formular hebt sie.',
      ),
      both(
        'Longer lists ask about looking for work and legal help too; with those it would be another indicator.',
        'Längere Listen fragen auch nach Arbeitssuche und Rechtshilfe; damit wäre es ein anderer Indikator.',
      ),
      WHO_ANSWERED,
    ],
    equivalents: [
      equal(
        'IPL Integration Index',
        'navigational',
        'similar',
        'More items, other words, 0 to 1.',
        'Mehr Fragen, andere Worte, 0 bis 1.',
      ),
    ],
    method: 'questionnaire-scores',
    source: cite(
      'integration-index',
      'navigational dimension',
      'The idea; two own questions of the questionnaire that ships.',
    ),
  },
  {
    ...ACCESS,
    id: 'ac2',
    question: both(
      'Can newcomers read the first information about each service?',
      'Können Zugezogene die ersten Informationen zu jedem Angebot lesen?',
    ),
    name: named(
      'First information in several languages',
      'Erste Informationen in mehreren Sprachen',
      'Información básica en varios idiomas',
      'Prime informazioni in più lingue',
    ),
    definition: both(
      'Share of the services of the municipality whose first information (what, for whom, where, when, what to bring) exists in plain language and in the three languages most needed here.',
      'Anteil der Angebote der Gemeinde, deren erste Informationen (was, für wen, wo, wann, was mitbringen) in einfacher Sprache und in den drei hier am meisten gebrauchten Sprachen vorliegen.',
    ),
    numerator: both('Of these, with such information', 'Davon mit solchen Informationen'),
    denominator: both('Services of the municipality', 'Angebote der Gemeinde'),
    kind: 'share',
    unit: 'percent',
    breakdowns: ['service'],
    jointWork: 'self-assessment',
    collecting: both(
      'Go through the pages and leaflets once a year with a list of services (the list of “Service points with interpreting” will do).',
      'Einmal im Jahr Seiten und Merkblätter anhand der Liste der Angebote durchgehen (die Liste von „Anlaufstellen mit Dolmetschen“ genügt).',
    ),
    hoursPerYear: 2,
    caveats: [
      both(
        'Which three languages changes over the years: write them beside the value.',
        'Welche drei Sprachen es sind, ändert sich: beim Wert dazuschreiben.',
      ),
      OWN_JUDGEMENT,
    ],
    equivalents: [equal('vicus', 'la4', 'similar', 'interpreting.', 'Dolmetschen.')],
    source: cite('gauci-slides', 'Access to institutions', 'Three languages are this platform’s choice.'),
  },
  {
    ...ACCESS,
    id: 'ac3',
    question: both(
      'Do people of immigrant families work in the town hall?',
      'Arbeiten in der Verwaltung Menschen aus zugewanderten Familien?',
    ),
    name: named(
      'Diversity of staff',
      'Vielfalt in der Verwaltung',
      'Diversidad del personal',
      'Diversità del personale',
    ),
    definition: both(
      'Share of the municipality’s staff who, in a voluntary and anonymous question, say that they or a parent were born abroad, of those who answered.',
      'Anteil der Beschäftigten der Gemeinde, die auf freiwillige, anonyme Frage angeben, dass sie oder ein Elternteil im Ausland geboren sind, an den Antwortenden.',
    ),
    numerator: both(
      'Of these, they or a parent born abroad',
      'Davon selbst oder ein Elternteil im Ausland geboren',
    ),
    denominator: both('Staff who answered', 'Beschäftigte, die geantwortet haben'),
    kind: 'share',
    unit: 'percent',
    polarity: 'none',
    usualSource: ['own-survey'],
    collecting: both(
      'One anonymous question to all staff every third year, with the works council; fewer than 20 staff: leave it.',
      'Alle drei Jahre eine anonyme Frage an alle Beschäftigten, mit der Personalvertretung; bei weniger als 20 Beschäftigten darauf verzichten.',
    ),
    hoursPerYear: 2,
    caveats: [COUNTED_BY_THEMSELVES],
    equivalents: [
      equal(
        'Kolada',
        'representation of foreign-born',
        'similar',
        'From the register of employment.',
        'Aus dem Beschäftigungsregister.',
      ),
      equal('vicus', 'ac3-trained', 'similar', 'What staff learned.', 'Was Beschäftigte gelernt haben.'),
    ],
    source: cite(
      'swedish-key-figures',
      'representation of foreign-born',
      'A voluntary question instead of a register.',
    ),
  },
  {
    ...ACCESS,
    id: 'ac3-trained',
    question: both(
      'How many of the staff learned to work with people from other countries?',
      'Wie viele Beschäftigte wurden für die Arbeit mit Menschen aus anderen Ländern geschult?',
    ),
    name: named('Staff trained', 'Geschulte Beschäftigte', 'Personal formado', 'Personale formato'),
    definition: both(
      'Share of the staff with contact to the public who in the last three years had at least four hours of training on plain language, interpreting, law or fair treatment.',
      'Anteil der Beschäftigten mit Publikumskontakt, die in den letzten drei Jahren mindestens vier Stunden zu einfacher Sprache, Dolmetschen, Recht oder fairer Behandlung geschult wurden.',
    ),
    numerator: both('Of these, trained in the last three years', 'Davon in den letzten drei Jahren geschult'),
    denominator: both('Staff with contact to the public', 'Beschäftigte mit Publikumskontakt'),
    kind: 'share',
    unit: 'percent',
    usualSource: ['own-records', 'activity-register'],
    collecting: both(
      'The personnel office counts attendance of trainings by person once a year.',
      'Das Personalamt zählt einmal im Jahr die Geschulten, jede Person einmal.',
    ),
    hoursPerYear: 1,
    caveats: [OWN_JUDGEMENT],
    equivalents: [
      equal(
        'ESF+',
        'EECO18',
        'similar',
        'Administrations supported, not staff.',
        'Unterstützte Verwaltungen, nicht Beschäftigte.',
      ),
      equal(
        'AMIF',
        'R.1.5',
        'similar',
        'Who found a training useful for the work.',
        'Wer eine Schulung für die Arbeit nützlich fand.',
      ),
      equal('vicus', 'ac3', 'similar', 'Who works there.', 'Wer dort arbeitet.'),
    ],
    source: cite(
      'whole-comm-brief',
      'obstacle 1: no officials dedicated and trained',
      'The measure is this platform’s.',
    ),
  },
  {
    ...ACCESS,
    id: 'ac4',
    countedEachYear: 'none',
    question: both(
      'Is there one person or office newcomers can turn to with everything?',
      'Gibt es eine Person oder Stelle, an die sich Zugezogene mit allem wenden können?',
    ),
    name: named(
      'One point of contact',
      'Eine Anlaufstelle für alles',
      'Un punto de contacto único',
      'Un punto di contatto unico',
    ),
    definition: both(
      'Yes if on 31 December there is a point of contact with name, place and hours that is open to all newcomers, and its post is filled.',
      'Ja, wenn es am 31. Dezember eine Anlaufstelle mit Namen, Ort und Sprechzeiten gibt, die allen Zugezogenen offensteht, und die Stelle besetzt ist.',
    ),
    numerator: null,
    denominator: null,
    kind: 'yes-no',
    unit: 'none',
    jointWork: 'self-assessment',
    collecting: both(
      'The office knows. A vacant post is a no.',
      'Die Verwaltung weiß es. Eine unbesetzte Stelle ist ein Nein.',
    ),
    hoursPerYear: 0.25,
    caveats: [
      both(
        'A name on a page is not a person: in one place that was studied, the contact person had been away for long and was not replaced.',
        'Ein Name auf einer Seite ist noch keine Person: In einem untersuchten Ort war die Ansprechperson lange weg und wurde nicht ersetzt.',
      ),
    ],
    equivalents: [
      equal(
        'vicus',
        'ac4-hours',
        'similar',
        'How many hours it is open.',
        'Wie viele Stunden sie offen ist.',
      ),
    ],
    source: cite('whole-comm-wp3', 'Part 2, posts filled and not replaced', 'The test is this platform’s.'),
  },
  {
    ...ACCESS,
    id: 'ac4-hours',
    countedEachYear: 'none',
    question: both(
      'How many hours a week is the point of contact open?',
      'Wie viele Stunden in der Woche ist die Anlaufstelle offen?',
    ),
    name: named(
      'Opening hours of the point of contact',
      'Sprechstunden der Anlaufstelle',
      'Horas de atención del punto de contacto',
      'Ore di apertura del punto di contatto',
    ),
    definition: both(
      'Hours in an ordinary week in which newcomers can come or call without an appointment. 0 if there is no such point.',
      'Stunden in einer gewöhnlichen Woche, in denen Zugezogene ohne Termin kommen oder anrufen können. 0, wenn es keine Stelle gibt.',
    ),
    numerator: both('Opening hours in an ordinary week', 'Sprechstunden in einer gewöhnlichen Woche'),
    denominator: null,
    kind: 'count',
    unit: 'hours',
    jointWork: 'self-assessment',
    collecting: both('Read it from the door.', 'An der Tür ablesen.'),
    hoursPerYear: 0.25,
    caveats: [
      both(
        'Hours when people work do not help those who work: note the evening hours beside it.',
        'Sprechzeiten während der Arbeit helfen Berufstätigen nicht: Abendstunden dazuschreiben.',
      ),
    ],
    equivalents: [equal('vicus', 'ac4', 'similar', 'Whether there is one.', 'Ob es eine gibt.')],
    source: cite('whole-comm-wp3', 'Part 2, service points', 'The measure is this platform’s.'),
  },
];
