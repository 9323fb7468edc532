/** What school leads to, and who sits beside whom. */
import { FEW_PEOPLE, MOVED_AWAY } from './caveats.ts';
import { FIRST } from './entry-defaults.ts';
import type { IndicatorDefinition } from './indicator.types.ts';
import { both, cite, equal, named } from './texts.ts';

const NO_CHOICE = both(
  'With one or two schools there is nothing to spread. Where families live decides most of the rest; no school is to blame.',
  'Bei ein oder zwei Schulen lässt sich nichts verteilen. Das meiste andere entscheidet, wo Familien wohnen; keine Schule ist schuld.',
);

export const SCHOOLING: readonly IndicatorDefinition[] = [
  {
    ...FIRST,
    id: 'ed5',
    question: both(
      'How many young adults finished upper secondary school or training?',
      'Wie viele junge Erwachsene haben einen Abschluss der Oberstufe oder einer Lehre?',
    ),
    name: named(
      'Upper secondary education at 20 to 24',
      'Abschluss der Sekundarstufe II mit 20 bis 24 Jahren',
      'Secundaria superior de 20 a 24 años',
      'Istruzione secondaria superiore da 20 a 24 anni',
    ),
    definition: both(
      'Share of newcomers aged 20 to 24 living here who have completed upper secondary education or vocational training (ISCED 3 or higher), here or abroad.',
      'Anteil der hier lebenden Zugezogenen von 20 bis 24 Jahren mit Abschluss der Sekundarstufe II oder einer Berufsausbildung (ISCED 3 oder höher), hier oder im Ausland.',
    ),
    numerator: both(
      'Of these, with upper secondary education or more',
      'Davon mit Sekundarstufe II oder höher',
    ),
    denominator: both('Newcomers aged 20 to 24 living here', 'Hier lebende Zugezogene von 20 bis 24 Jahren'),
    kind: 'share',
    unit: 'percent',
    polarity: 'higher-is-better',
    heading: 'education',
    describes: 'newcomers',
    breakdowns: ['sex', 'years-of-residence'],
    ageBands: ['20-24'],
    usualSource: ['school-authority', 'own-survey'],
    jointWork: 'school-request',
    collecting: both(
      'In countries with a register of education: one request to the statistical office. Elsewhere a question in the survey of newcomers.',
      'In Ländern mit Bildungsregister: eine Anfrage beim Statistikamt. Sonst eine Frage in der Befragung der Zugezogenen.',
    ),
    hoursPerYear: 1,
    caveats: [
      both(
        'Education abroad is often missing in registers. Who arrived late had less time: show length of stay.',
        'Abschlüsse aus dem Ausland fehlen oft in Registern. Wer spät kam, hatte weniger Zeit: Aufenthaltsdauer zeigen.',
      ),
      FEW_PEOPLE,
      MOVED_AWAY,
    ],
    source: cite(
      'danish-barometer',
      'aged 20 to 24 with upper secondary education',
      'As there; education abroad counts here too.',
    ),
  },
  {
    ...FIRST,
    id: 'ed6',
    question: both(
      'Do newcomers’ children and others go to the same schools?',
      'Besuchen Kinder von Zugezogenen und andere dieselben Schulen?',
    ),
    name: named(
      'Uneven spread over schools',
      'Ungleiche Verteilung auf die Schulen',
      'Reparto desigual entre escuelas',
      'Distribuzione disuguale tra le scuole',
    ),
    definition: both(
      'Index of dissimilarity of pupils over the schools of one stage: half the sum of the differences between each school’s share of newcomers’ children and its share of all other pupils. 0: same spread; 1: no school in common. Read beside the value that chance alone would give.',
      'Dissimilaritätsindex der Schülerinnen und Schüler über die Schulen einer Stufe: halbe Summe der Unterschiede zwischen dem Anteil jeder Schule an den Kindern Zugezogener und ihrem Anteil an allen anderen. 0: gleiche Verteilung; 1: keine gemeinsame Schule. Neben dem Wert lesen, den allein der Zufall ergäbe.',
    ),
    numerator: null,
    denominator: null,
    kind: 'index',
    unit: 'index',
    polarity: 'lower-is-better',
    heading: 'education',
    describes: 'relations',
    usualSource: ['school-authority'],
    jointWork: 'school-request',
    collecting: both(
      'Two counts from each school of a stage: children of newcomers and all others. Needs three schools or more. Brought in as “Pupils by school”, they are enough: the index is computed from them.',
      'Zwei Anzahlen von jeder Schule einer Stufe: Kinder von Zugezogenen und alle anderen. Ab drei Schulen. Als „Kinder nach Schule“ eingelesen, genügen sie: Der Index wird daraus berechnet.',
    ),
    spreadOf: 'ed6-pupils',
    hoursPerYear: 1.5,
    caveats: [
      NO_CHOICE,
      both(
        'With few pupils chance alone gives a high value: with 20 such children in 10 schools of 300 about 0.26. Hidden where chance gives more than 0.20.',
        'Bei wenigen Kindern entsteht schon durch Zufall ein hoher Wert: bei 20 solchen Kindern in 10 Schulen zu je 300 etwa 0,26. Nicht gezeigt, wo der Zufall mehr als 0,20 ergibt.',
      ),
    ],
    equivalents: [equal('vicus', 'ed6-share', 'similar', 'Simpler: one school.', 'Einfacher: eine Schule.')],
    method: 'dissimilarity',
    source: cite(
      'this-platform',
      'index of dissimilarity with its chance level',
      'Hidden above a chance level of 0.20 by this platform’s rule.',
    ),
  },
  {
    ...FIRST,
    id: 'ed6-share',
    question: both(
      'Which share of the newcomers’ children goes to one and the same school?',
      'Welcher Anteil der Kinder von Zugezogenen besucht ein und dieselbe Schule?',
    ),
    name: named(
      'Newcomers’ children in one school',
      'Kinder von Zugezogenen an einer Schule',
      'Menores de familias recién llegadas en una misma escuela',
      'Minori di famiglie appena arrivate in una stessa scuola',
    ),
    definition: both(
      'Share of the children of newcomers at the schools of one stage who go to the school with the most of them. Beside it stands that school’s share of all pupils.',
      'Anteil der Kinder Zugezogener an den Schulen einer Stufe, die die Schule mit den meisten von ihnen besuchen. Daneben steht der Anteil dieser Schule an allen Kindern.',
    ),
    numerator: both('Of these, at the school with the most of them', 'Davon an der Schule mit den meisten'),
    denominator: both(
      'Children of newcomers at schools of the stage',
      'Kinder Zugezogener an Schulen dieser Stufe',
    ),
    kind: 'share',
    unit: 'percent',
    polarity: 'none',
    heading: 'education',
    describes: 'relations',
    usualSource: ['school-authority'],
    jointWork: 'school-request',
    collecting: both(
      'From the same counts as “Uneven spread over schools”; two schools are enough.',
      'Aus denselben Anzahlen wie „Ungleiche Verteilung auf die Schulen“; zwei Schulen genügen.',
    ),
    spreadOf: 'ed6-pupils',
    hoursPerYear: 0.5,
    caveats: [
      NO_CHOICE,
      both(
        'Never name the school on a public page: a name harms its children first.',
        'Die Schule nie öffentlich nennen: Das schadet zuerst ihren Kindern.',
      ),
    ],
    equivalents: [equal('vicus', 'ed6', 'similar', 'All schools at once.', 'Alle Schulen auf einmal.')],
    source: cite(
      'this-platform',
      'share in the most concentrated school',
      'For places with too few schools for an index.',
    ),
  },
  {
    ...FIRST,
    id: 'ed6-pupils',
    question: both(
      'How many children go to each of our schools?',
      'Wie viele Kinder besuchen jede unserer Schulen?',
    ),
    name: named('Pupils by school', 'Kinder nach Schule', 'Alumnado por escuela', 'Alunni per scuola'),
    definition: both(
      'Children at the schools of one stage on the day of the school statistics, children of newcomers and all others apart, school by school. Another stage is another indicator: define it yourself.',
      'Kinder an den Schulen einer Stufe am Stichtag der Schulstatistik, Kinder von Zugezogenen und alle anderen getrennt, Schule für Schule. Eine andere Stufe ist ein anderer Indikator: selbst festlegen.',
    ),
    numerator: both('Children at the school', 'Kinder an der Schule'),
    denominator: null,
    kind: 'count',
    unit: 'persons',
    polarity: 'none',
    heading: 'education',
    describes: 'relations',
    breakdowns: ['unit'],
    usualSource: ['school-authority'],
    jointWork: 'school-request',
    collecting: both(
      'A table with a line for each school: its name, children of newcomers, all others. Bring it in as a file, with the school as district or facility.',
      'Eine Tabelle mit einer Zeile je Schule: Name, Kinder von Zugezogenen, alle anderen. Als Datei einlesen, die Schule als Stadtteil oder Einrichtung.',
    ),
    hoursPerYear: 0.5,
    caveats: [
      NO_CHOICE,
      both(
        'Never name a school on a public page: a name harms its children first.',
        'Eine Schule nie öffentlich nennen: Das schadet zuerst ihren Kindern.',
      ),
    ],
    equivalents: [
      equal('vicus', 'ed6', 'similar', 'Computed from these counts.', 'Wird aus diesen Anzahlen berechnet.'),
    ],
    source: cite(
      'this-platform',
      'what an index of dissimilarity is computed from',
      'Kept as counts, so that the index is computed with its chance level and never typed.',
    ),
  },
];
