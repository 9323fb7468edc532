/** Childcare, school and the years after it. */
import { DIFFERENT_GROUPS, FEW_PEOPLE, WHO_ANSWERED } from './caveats.ts';
import { FIRST } from './entry-defaults.ts';
import type { IndicatorDefinition } from './indicator.types.ts';
import { both, cite, equal, named } from './texts.ts';

const LEARNING = {
  ...FIRST,
  kind: 'share',
  unit: 'percent',
  heading: 'education',
  describes: 'newcomers',
  breakdowns: ['sex'],
} as const;

const ACROSS_THE_BOUNDARY = both(
  'Children who go to the next town are missing at one end or the other. Ask neighbours for their counts, or say so.',
  'Kinder, die im Nachbarort eine Einrichtung besuchen, fehlen an der einen oder anderen Stelle. Bei Nachbarn nachfragen oder angeben.',
);
const ARRIVED_LATE = both(
  'Who came at sixteen had less time. Show those who came before the age of school apart, or take the years of residence beside it.',
  'Wer mit sechzehn kam, hatte weniger Zeit. Die vor dem Schulalter Gekommenen getrennt zeigen oder die Aufenthaltsdauer danebenstellen.',
);

export const EDUCATION: readonly IndicatorDefinition[] = [
  {
    ...LEARNING,
    id: 'ed1',
    question: both(
      'How many of the newcomers’ children aged 3 to 5 go to childcare?',
      'Wie viele Kinder der Zugezogenen von 3 bis 5 Jahren besuchen eine Kita?',
    ),
    name: named(
      'In childcare at 3 to 5',
      'In der Kita mit 3 bis 5 Jahren',
      'En educación infantil de 3 a 5 años',
      'Alla scuola dell’infanzia da 3 a 5 anni',
    ),
    definition: both(
      'Share of the children of newcomers aged 3 to 5 living here who are enrolled in childcare, nursery school or pre-school on the reference day.',
      'Anteil der hier lebenden Kinder Zugezogener von 3 bis 5 Jahren, die am Stichtag in einer Kita, Vorschule oder Tagespflege angemeldet sind.',
    ),
    numerator: both('Of these, enrolled', 'Davon angemeldet'),
    denominator: both(
      'Children of newcomers aged 3 to 5 living here',
      'Hier lebende Kinder Zugezogener von 3 bis 5 Jahren',
    ),
    polarity: 'higher-is-better',
    ageBands: ['3-5'],
    isCore: true,
    usualSource: ['school-authority', 'population-register'],
    jointWork: 'school-request',
    collecting: both(
      'One mail to the childcare centres for two counts (all children, children of newcomers) on one day; the denominator from the register.',
      'Eine Mail an die Kitas mit der Bitte um zwei Anzahlen an einem Tag (alle Kinder, Kinder Zugezogener); der Nenner kommt aus dem Melderegister.',
    ),
    hoursPerYear: 1,
    caveats: [
      ACROSS_THE_BOUNDARY,
      both(
        'A low share can mean that there are no free places. Put the length of the waiting list beside it.',
        'Ein niedriger Anteil kann an fehlenden Plätzen liegen. Die Länge der Warteliste danebenstellen.',
      ),
      FEW_PEOPLE,
    ],
    equivalents: [
      equal(
        'ERDF',
        'RCR 70',
        'similar',
        'Users of new or modernised childcare in a year.',
        'Nutzende neuer oder erneuerter Kitas im Jahr.',
      ),
      equal('ERDF', 'RCO 66', 'similar', 'Capacity, not children.', 'Plätze, nicht Kinder.'),
    ],
    source: cite('settling-in', 'early childhood education and care', 'Ages 3 to 5 as there.'),
  },
  {
    ...LEARNING,
    id: 'ed2',
    question: both(
      'Do all children of school age go to school?',
      'Gehen alle Kinder im Schulalter zur Schule?',
    ),
    name: named(
      'At school at 6 to 15',
      'In der Schule mit 6 bis 15 Jahren',
      'Escolarización de 6 a 15 años',
      'A scuola da 6 a 15 anni',
    ),
    definition: both(
      'Share of the children of newcomers aged 6 to 15 living here who are enrolled at a school on the reference day.',
      'Anteil der hier lebenden Kinder Zugezogener von 6 bis 15 Jahren, die am Stichtag an einer Schule angemeldet sind.',
    ),
    numerator: both('Of these, enrolled at a school', 'Davon an einer Schule angemeldet'),
    denominator: both(
      'Children of newcomers aged 6 to 15 living here',
      'Hier lebende Kinder Zugezogener von 6 bis 15 Jahren',
    ),
    polarity: 'higher-is-better',
    ageBands: ['6-15'],
    usualSource: ['school-authority', 'population-register'],
    jointWork: 'school-request',
    collecting: both(
      'With the same mail as “In childcare at 3 to 5” to the schools; ask too how many wait for a place and since when.',
      'Mit derselben Mail wie „In der Kita mit 3 bis 5 Jahren“ an die Schulen; auch fragen, wie viele seit wann auf einen Platz warten.',
    ),
    hoursPerYear: 1,
    caveats: [
      both(
        'Who arrived in the last weeks may still wait for a place. Above 100 % points to children from other places in the count.',
        'Wer in den letzten Wochen kam, wartet vielleicht noch auf einen Platz. Über 100 % heißt: Kinder aus anderen Orten sind mitgezählt.',
      ),
      ACROSS_THE_BOUNDARY,
    ],
    equivalents: [
      equal(
        'MIPEX',
        'education',
        'similar',
        'The law on access to school, not the children at school.',
        'Das Recht auf Schulbesuch, nicht die Kinder in der Schule.',
      ),
    ],
    source: cite(
      'this-platform',
      'enrolled children for each 100 residents of school age',
      'Ages of compulsory school differ between countries; 6 to 15 is in all of them but for a year at the ends.',
    ),
  },
  {
    ...LEARNING,
    id: 'ed3',
    question: both(
      'How many young people left school early and are not learning any more?',
      'Wie viele junge Menschen haben die Schule früh verlassen und lernen nicht weiter?',
    ),
    name: named(
      'Early leavers, 18 to 24',
      'Früh aus der Schule, 18 bis 24 Jahre',
      'Abandono escolar temprano, de 18 a 24 años',
      'Abbandono scolastico precoce, da 18 a 24 anni',
    ),
    definition: both(
      'Share of newcomers aged 18 to 24 with at most lower secondary education who were in no education or training in the last four weeks.',
      'Anteil der Zugezogenen von 18 bis 24 Jahren, die höchstens die untere Sekundarstufe abgeschlossen haben und in den letzten vier Wochen an keiner Bildung teilnahmen.',
    ),
    numerator: both(
      'Of these, at most lower secondary and not learning',
      'Davon höchstens untere Sekundarstufe und nicht in Bildung',
    ),
    denominator: both(
      'Newcomers aged 18 to 24 who answered',
      'Zugezogene von 18 bis 24 Jahren, die geantwortet haben',
    ),
    polarity: 'lower-is-better',
    ageBands: ['18-24'],
    usualSource: ['own-survey'],
    jointWork: 'newcomers-survey',
    collecting: both(
      'Two own questions in the survey of newcomers: highest school, and learning in the last four weeks. Only useful together with neighbouring towns.',
      'Zwei eigene Fragen in der Befragung der Zugezogenen: höchster Abschluss und Lernen in den letzten vier Wochen. Nur gemeinsam mit Nachbarorten sinnvoll.',
    ),
    hoursPerYear: 2,
    caveats: [
      both(
        'One small town has usually too few people of this age in a survey.',
        'In einem kleinen Ort sind in einer Befragung meist zu wenige in diesem Alter.',
      ),
      ARRIVED_LATE,
      WHO_ANSWERED,
    ],
    equivalents: [
      equal(
        'Eurostat',
        'early leavers from education and training',
        'same',
        'From a large sample, by country.',
        'Aus einer großen Stichprobe, nach Ländern.',
      ),
      equal(
        'vicus',
        'ed4',
        'similar',
        'whatever the level of education, and not in work either.',
        'gleich mit welchem Abschluss, und auch nicht in Arbeit.',
      ),
    ],
    source: cite('zaragoza', 'early leavers from education and training', 'As there.'),
  },
  {
    ...LEARNING,
    id: 'ed4',
    question: both(
      'How many young newcomers are neither working nor learning?',
      'Wie viele junge Zugezogene arbeiten weder noch lernen sie?',
    ),
    name: named(
      'Neither working nor learning, 15 to 29',
      'Weder Arbeit noch Ausbildung, 15 bis 29 Jahre',
      'Ni estudian ni trabajan, de 15 a 29 años',
      'Né studio né lavoro, da 15 a 29 anni',
    ),
    definition: both(
      'Share of newcomers aged 15 to 29 living here who on the reference day are neither in work nor in school, training or a course (NEET).',
      'Anteil der hier lebenden Zugezogenen von 15 bis 29 Jahren, die am Stichtag weder arbeiten noch in Schule, Ausbildung oder Kurs sind (NEET).',
    ),
    numerator: both('Of these, neither working nor learning', 'Davon weder in Arbeit noch in Bildung'),
    denominator: both('Newcomers aged 15 to 29 living here', 'Hier lebende Zugezogene von 15 bis 29 Jahren'),
    polarity: 'lower-is-better',
    ageBands: ['15-29'],
    usualSource: ['employment-agency', 'school-authority'],
    jointWork: 'employment-request',
    collecting: both(
      'The employment agency counts young people in work and out of work, the schools those at school; the rest of the register is the upper limit. Agree once who sends which count.',
      'Die Arbeitsagentur zählt junge Menschen mit und ohne Arbeit, die Schulen die in der Schule; der Rest des Registers ist die Obergrenze. Einmal vereinbaren, wer welche Anzahl schickt.',
    ),
    hoursPerYear: 3,
    caveats: [
      both(
        'Care for children, waiting for a permit and illness are in it. It is no list of idle people.',
        'Kinderbetreuung, Warten auf eine Erlaubnis und Krankheit stecken darin. Es ist keine Liste Untätiger.',
      ),
      FEW_PEOPLE,
      DIFFERENT_GROUPS,
    ],
    equivalents: [
      equal(
        'Eurostat',
        'EDAT_LFSE_28',
        'similar',
        'By country of birth, from a large sample.',
        'Nach Geburtsland, aus einer großen Stichprobe.',
      ),
      equal(
        'vicus',
        'ed3',
        'similar',
        'only without upper secondary education.',
        'nur ohne Abschluss der oberen Sekundarstufe.',
      ),
    ],
    source: cite(
      'zaragoza',
      'young people neither in employment nor in education and training',
      'From counts of registers here.',
    ),
  },
];
