/** Ways into work: fit, time, and what follows a programme. */
import { DIFFERENT_GROUPS, FEW_PEOPLE, MOVED_AWAY, WHO_ANSWERED } from './caveats.ts';
import { BY_SEX_AND_AGE, FIRST } from './entry-defaults.ts';
import type { IndicatorDefinition } from './indicator.types.ts';
import { both, cite, equal, named } from './texts.ts';

const WORK = { ...FIRST, heading: 'employment', describes: 'newcomers' } as const;

export const WORK_PATHS: readonly IndicatorDefinition[] = [
  {
    ...WORK,
    id: 'em4',
    question: both(
      'How many newcomers with a degree do work that does not need one?',
      'Wie viele Zugezogene mit Hochschulabschluss arbeiten unter ihrer Qualifikation?',
    ),
    name: named(
      'Over-qualification',
      'Arbeit unter der Qualifikation',
      'Sobrecualificación',
      'Sovraistruzione',
    ),
    definition: both(
      'Share of employed newcomers with a tertiary degree (ISCED 5 to 8) whose occupation needs a lower level (ISCO major groups 4 to 9).',
      'Anteil der beschäftigten Zugezogenen mit Hochschul- oder gleichwertigem Abschluss (ISCED 5 bis 8), deren Beruf einen niedrigeren verlangt (ISCO-Hauptgruppen 4 bis 9).',
    ),
    numerator: both(
      'Of these, in an occupation of ISCO groups 4 to 9',
      'Davon in einem Beruf der ISCO-Gruppen 4 bis 9',
    ),
    denominator: both(
      'Employed newcomers with a tertiary degree who answered',
      'Beschäftigte Zugezogene mit solchem Abschluss, die geantwortet haben',
    ),
    kind: 'share',
    unit: 'percent',
    polarity: 'lower-is-better',
    breakdowns: ['sex'],
    usualSource: ['own-survey', 'employment-agency'],
    jointWork: 'newcomers-survey',
    collecting: both(
      'Add two own questions to the survey of newcomers: highest education, and what one does at work. One person assigns the occupations to ISCO groups. The shipped question "Does your work fit?" tells something similar with less work.',
      'Zwei eigene Fragen in die Befragung der Zugezogenen aufnehmen: höchster Abschluss und ausgeübte Tätigkeit. Eine Person ordnet die Berufe den ISCO-Gruppen zu. Die mitgelieferte Frage, ob die Arbeit passt, sagt Ähnliches mit weniger Aufwand.',
    ),
    hoursPerYear: 4,
    caveats: [
      both(
        'In one small place there are often fewer than 20 such people in a survey: then counts and stories say more.',
        'In einem kleinen Ort sind es in einer Befragung oft weniger als 20 Menschen: Dann sagen Anzahlen und Berichte mehr.',
      ),
      both(
        'Degrees that nobody recognised are often not known to any office.',
        'Nicht anerkannte Abschlüsse sind den Ämtern oft nicht bekannt.',
      ),
      WHO_ANSWERED,
    ],
    equivalents: [
      equal(
        'Eurostat',
        'LFSA_EOQGAN',
        'similar',
        'From a large sample, by country.',
        'Aus einer großen Stichprobe, nach Ländern.',
      ),
      equal(
        'AMIF',
        'R.2.10',
        'similar',
        'How many applied for recognition: one way out of it.',
        'Wie viele die Anerkennung beantragt haben: ein Weg heraus.',
      ),
    ],
    source: cite('zaragoza', 'over-qualification rate', 'ISCED and ISCO groups as Eurostat defines them.'),
  },
  {
    ...WORK,
    id: 'em5',
    countedEachYear: 'new',
    question: both(
      'How long does it take from settling here to the first job?',
      'Wie lange dauert es vom Ankommen bis zur ersten Arbeit?',
    ),
    name: named(
      'Time to the first job',
      'Zeit bis zur ersten Arbeit',
      'Tiempo hasta el primer empleo',
      'Tempo fino al primo lavoro',
    ),
    definition: both(
      'Median number of months from settling here (or from the permit to work, if later) to the first paid job, of a year of arrival. Those still without a job are part of it: the month by which half have found work.',
      'Mittlere Zahl der Monate (Median) vom Zuzug (oder von der Arbeitserlaubnis, wenn später) bis zur ersten bezahlten Arbeit, je Ankunftsjahr. Wer noch keine hat, zählt mit: der Monat, bis zu dem die Hälfte Arbeit gefunden hat.',
    ),
    numerator: null,
    denominator: both(
      'Newcomers of working age who settled in the year',
      'Zugezogene im Erwerbsalter, die in dem Jahr kamen',
    ),
    kind: 'median',
    unit: 'months',
    polarity: 'lower-is-better',
    breakdowns: ['sex'],
    usualSource: ['own-records', 'employment-agency'],
    collecting: both(
      'Whoever accompanies newcomers keeps one line for each year of arrival: how many found a job within 3, 6, 12, 24 and 36 months, and how many were still looking, or left, after how long. Counts only.',
      'Wer Zugezogene begleitet, führt eine Zeile je Ankunftsjahr: wie viele nach 3, 6, 12, 24 und 36 Monaten Arbeit gefunden hatten und wie viele nach welcher Zeit noch suchten oder wegzogen. Nur Anzahlen.',
    ),
    hoursPerYear: 4,
    caveats: [
      both(
        'If fewer than half have found work there is no median yet: say so instead of guessing.',
        'Hat noch nicht die Hälfte Arbeit, gibt es noch keinen Median: das sagen, statt zu schätzen.',
      ),
      FEW_PEOPLE,
      MOVED_AWAY,
    ],
    method: 'median-durations',
    source: cite(
      'this-platform',
      'median from counts by month',
      'From a life table, so that those still looking are not left out.',
    ),
  },
  {
    ...WORK,
    id: 'em6',
    countedEachYear: 'new',
    question: both(
      'A year after a programme, how many are in work or education?',
      'Wie viele sind ein Jahr nach einem Programm in Arbeit oder Ausbildung?',
    ),
    name: named(
      'In work or education a year after a programme',
      'Ein Jahr nach einem Programm in Arbeit oder Bildung',
      'Con empleo o estudios un año después de un programa',
      'Al lavoro o in formazione un anno dopo un programma',
    ),
    definition: both(
      'Share of those who left an introduction, language or work programme in a year and are in work or education twelve months later.',
      'Anteil derer, die in einem Jahr ein Einstiegs-, Sprach- oder Arbeitsprogramm beendet haben und zwölf Monate später arbeiten oder lernen.',
    ),
    numerator: both(
      'Of these, in work or education twelve months later',
      'Davon zwölf Monate später in Arbeit oder Bildung',
    ),
    denominator: both(
      'People who left the programme in the year',
      'Menschen, die das Programm in dem Jahr beendet haben',
    ),
    kind: 'share',
    unit: 'percent',
    polarity: 'higher-is-better',
    breakdowns: BY_SEX_AND_AGE,
    usualSource: ['own-records', 'activity-register'],
    collecting: both(
      'The organiser calls or writes to the participants of last year and reports two counts, and how many could not be reached.',
      'Der Träger ruft die Teilnehmenden des Vorjahres an oder schreibt ihnen und meldet zwei Anzahlen und wie viele nicht erreicht wurden.',
    ),
    hoursPerYear: 3,
    caveats: [FEW_PEOPLE, MOVED_AWAY, DIFFERENT_GROUPS],
    equivalents: [
      equal(
        'ESF+',
        'EECR05',
        'similar',
        'In employment, six months after leaving.',
        'In Arbeit, sechs Monate danach.',
      ),
      equal(
        'ESF+',
        'EECR02',
        'similar',
        'In education or training on the day of leaving.',
        'In Bildung am Tag des Ausscheidens.',
      ),
    ],
    source: cite(
      'norwegian-introduction',
      'in work or education one year after',
      'There by municipality of the programme, not of later residence; here too.',
    ),
  },
];
