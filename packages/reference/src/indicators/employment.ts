/** Work: who has it, and who looks for it. */
import { DIFFERENT_GROUPS, FEW_PEOPLE, WHO_IS_MEANT } from './caveats.ts';
import { BY_PERSON, BY_SEX_AND_AGE, FIRST } from './entry-defaults.ts';
import type { IndicatorDefinition } from './indicator.types.ts';
import { both, cite, equal, named } from './texts.ts';

const WORK = {
  ...FIRST,
  heading: 'employment',
  describes: 'newcomers',
  usualSource: ['employment-agency'],
  jointWork: 'employment-request',
} as const;

const WORKING_AGE = ['20-29', '30-54', '55-64'];

const UNSEEN_WORK = both(
  'Work across the border, self-employment, civil servants and undeclared work are often missing in the register. Say which are in it.',
  'Arbeit jenseits der Grenze, Selbstständigkeit, Beamtenverhältnisse und nicht angemeldete Arbeit fehlen oft im Register. Angeben, was enthalten ist.',
);
const UNSEEN_SEARCH = both(
  'Who looks for work without signing on, or may not work yet, is not counted. Rules for signing on differ with the residence status.',
  'Wer Arbeit sucht, ohne sich zu melden, oder noch nicht arbeiten darf, wird nicht gezählt. Die Meldepflicht hängt auch vom Aufenthaltsstatus ab.',
);

export const EMPLOYMENT: readonly IndicatorDefinition[] = [
  {
    ...WORK,
    id: 'em1',
    question: both(
      'How many of the newcomers of working age have a job?',
      'Wie viele der Zugezogenen im Erwerbsalter haben Arbeit?',
    ),
    name: named(
      'In work, 20 to 64',
      'In Arbeit, 20 bis 64 Jahre',
      'Con empleo, de 20 a 64 años',
      'Con un lavoro, da 20 a 64 anni',
    ),
    definition: both(
      'Share of newcomers aged 20 to 64 living here who are employed or self-employed on the reference day. The same share of everybody else stands beside it.',
      'Anteil der hier lebenden Zugezogenen von 20 bis 64 Jahren, die am Stichtag angestellt oder selbstständig sind. Daneben steht derselbe Anteil bei allen anderen.',
    ),
    numerator: both('Newcomers aged 20 to 64 in work', 'Zugezogene von 20 bis 64 Jahren in Arbeit'),
    denominator: both('Newcomers aged 20 to 64', 'Zugezogene von 20 bis 64 Jahren'),
    kind: 'share',
    unit: 'percent',
    polarity: 'higher-is-better',
    breakdowns: BY_PERSON,
    ageBands: WORKING_AGE,
    isCore: true,
    collecting: both(
      'Ask the employment agency or the statistical office for people in work at their place of residence by nationality or country of birth; take the denominator from the population register for the same day.',
      'Bei der Arbeitsagentur oder dem Statistikamt Beschäftigte am Wohnort nach Staatsangehörigkeit oder Geburtsland erfragen; den Nenner zum selben Stichtag aus dem Melderegister nehmen.',
    ),
    hoursPerYear: 1,
    caveats: [UNSEEN_WORK, WHO_IS_MEANT, FEW_PEOPLE],
    equivalents: [
      equal(
        'Eurostat',
        'LFSA_ERGAN',
        'similar',
        'From a sample survey, by country, by citizenship.',
        'Aus einer Stichprobe, nach Ländern, nach Staatsangehörigkeit.',
      ),
      equal('Zaragoza', 'employment rate', 'same'),
      equal(
        'ESF+',
        'EECR05',
        'similar',
        'Participants of a project six months after leaving, not residents.',
        'Teilnehmende eines Projekts sechs Monate danach, nicht die Bevölkerung.',
      ),
      equal('vicus', 'em2', 'similar', 'The difference to everybody else.', 'Der Abstand zu allen anderen.'),
    ],
    source: cite(
      'zaragoza',
      'employment rate',
      'Ages 20 to 64 as there; the Danish barometer takes 25 to 64.',
    ),
  },
  {
    ...WORK,
    id: 'em2',
    question: both(
      'How far apart are newcomers and everybody else in having a job?',
      'Wie groß ist der Abstand zwischen Zugezogenen und allen anderen bei der Arbeit?',
    ),
    name: named(
      'Employment gap',
      'Abstand bei der Erwerbstätigkeit',
      'Brecha de empleo',
      'Divario occupazionale',
    ),
    definition: both(
      'Share in work of everybody else aged 20 to 64 less that of newcomers of the same age, in percentage points. 0: no difference; below 0: newcomers are ahead.',
      'Anteil in Arbeit bei allen anderen von 20 bis 64 Jahren minus Anteil bei gleichaltrigen Zugezogenen, in Prozentpunkten. 0: kein Unterschied; unter 0: Zugezogene liegen vorn.',
    ),
    numerator: null,
    denominator: null,
    kind: 'gap',
    unit: 'percentage-points',
    polarity: 'lower-is-better',
    gapOf: 'em1',
    breakdowns: BY_SEX_AND_AGE,
    ageBands: WORKING_AGE,
    isCore: true,
    collecting: both(
      'Nothing more to collect: it is computed from “In work, 20 to 64” when the numbers of both groups are there.',
      'Nichts weiter zu erheben: Er wird aus „In Arbeit, 20 bis 64 Jahre“ berechnet, sobald die Zahlen beider Gruppen da sind.',
    ),
    hoursPerYear: 0.5,
    caveats: [DIFFERENT_GROUPS, UNSEEN_WORK],
    equivalents: [
      equal(
        'Danish integration barometer',
        'employment gap',
        'similar',
        'Ages 25 to 64.',
        'Von 25 bis 64 Jahren.',
      ),
      equal('vicus', 'em1', 'similar', 'The share it is made of.', 'Der Anteil, aus dem er entsteht.'),
    ],
    method: 'gap-and-change',
    source: cite(
      'danish-barometer',
      'employment gap',
      'There for ages 25 to 64; here 20 to 64, as in “In work, 20 to 64”.',
    ),
  },
  {
    ...WORK,
    id: 'em3',
    question: both('How many newcomers are looking for work?', 'Wie viele Zugezogene suchen Arbeit?'),
    name: named(
      'Registered unemployment',
      'Gemeldete Arbeitslosigkeit',
      'Paro registrado',
      'Disoccupazione registrata',
    ),
    definition: both(
      'Registered unemployed newcomers as a share of newcomers who are in work or registered unemployed, yearly average or reference month.',
      'Arbeitslos gemeldete Zugezogene als Anteil der Zugezogenen, die arbeiten oder arbeitslos gemeldet sind, Jahresdurchschnitt oder Stichmonat.',
    ),
    numerator: both('Newcomers registered as unemployed', 'Arbeitslos gemeldete Zugezogene'),
    denominator: both(
      'Newcomers in work or registered as unemployed',
      'Zugezogene in Arbeit oder arbeitslos gemeldet',
    ),
    kind: 'share',
    unit: 'percent',
    polarity: 'lower-is-better',
    breakdowns: BY_PERSON,
    ageBands: WORKING_AGE,
    collecting: both(
      'The agency publishes it by municipality in many countries. Otherwise one letter a year; ask for the yearly average.',
      'In vielen Ländern veröffentlicht die Agentur sie nach Gemeinden. Sonst ein Schreiben im Jahr; den Jahresdurchschnitt erfragen.',
    ),
    hoursPerYear: 1,
    caveats: [UNSEEN_SEARCH, DIFFERENT_GROUPS, FEW_PEOPLE],
    equivalents: [
      equal(
        'Eurostat',
        'LFSA_URGAN',
        'similar',
        'Looking for work by the ILO definition, from a sample.',
        'Arbeitssuche nach ILO, aus einer Stichprobe.',
      ),
      equal(
        'ESF+',
        'EECO02',
        'similar',
        'Unemployed participants of a project.',
        'Arbeitslose Teilnehmende eines Projekts.',
      ),
      equal('vicus', 'em3-long', 'broader', 'for twelve months or more.', 'seit zwölf Monaten oder länger.'),
    ],
    source: cite(
      'zaragoza',
      'unemployment rate',
      'Registered unemployment, because a survey has too few cases in one municipality.',
    ),
  },
  {
    ...WORK,
    id: 'em3-long',
    question: both(
      'How many newcomers have been looking for work for a year or longer?',
      'Wie viele Zugezogene suchen seit einem Jahr oder länger Arbeit?',
    ),
    name: named(
      'Long-term unemployment',
      'Langzeitarbeitslosigkeit',
      'Paro de larga duración',
      'Disoccupazione di lunga durata',
    ),
    definition: both(
      'Newcomers registered as unemployed for twelve months or more, as a share of newcomers who are in work or registered unemployed.',
      'Zugezogene, die seit zwölf Monaten oder länger arbeitslos gemeldet sind, als Anteil der Zugezogenen, die arbeiten oder arbeitslos gemeldet sind.',
    ),
    numerator: both(
      'Newcomers unemployed for twelve months or more',
      'Seit zwölf Monaten oder länger arbeitslose Zugezogene',
    ),
    denominator: both(
      'Newcomers in work or registered as unemployed',
      'Zugezogene in Arbeit oder arbeitslos gemeldet',
    ),
    kind: 'share',
    unit: 'percent',
    polarity: 'lower-is-better',
    breakdowns: BY_SEX_AND_AGE,
    ageBands: WORKING_AGE,
    collecting: both(
      'From the same letter to the agency as “Registered unemployment”.',
      'Mit demselben Schreiben an die Agentur wie „Gemeldete Arbeitslosigkeit“.',
    ),
    hoursPerYear: 0.5,
    caveats: [
      both(
        'A course or an illness can begin the count anew. Ask how the agency counts it.',
        'Ein Kurs oder eine Krankheit kann die Zählung neu beginnen lassen. Die Agentur fragen, wie sie zählt.',
      ),
      FEW_PEOPLE,
    ],
    equivalents: [
      equal(
        'Zaragoza',
        'long-term unemployment',
        'similar',
        'From a sample survey.',
        'Aus einer Stichprobe.',
      ),
      equal('ESF+', 'EECO03', 'similar', 'Participants of a project.', 'Teilnehmende eines Projekts.'),
      equal('vicus', 'em3', 'narrower', 'any length.', 'gleich wie lange.'),
    ],
    source: cite(
      'zaragoza',
      'long-term unemployment rate',
      'Registered unemployment, as in “Registered unemployment”.',
    ),
  },
];
