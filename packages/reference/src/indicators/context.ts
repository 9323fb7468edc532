/** The place itself: who lives here, who stays, how many the state sends. No value is better than another. */
import { FEW_PEOPLE, LAW_DECIDES, MOVED_AWAY, WHO_IS_MEANT } from './caveats.ts';
import { BY_PERSON, BY_SEX_AND_AGE, FIRST } from './entry-defaults.ts';
import type { IndicatorDefinition } from './indicator.types.ts';
import { both, cite, equal, named } from './texts.ts';

const RETENTION = {
  ...FIRST,
  kind: 'share',
  unit: 'percent',
  polarity: 'none',
  heading: 'sustainability',
  describes: 'newcomers',
  breakdowns: BY_SEX_AND_AGE,
  usualSource: ['population-register'],
  jointWork: 'register-request',
  hoursPerYear: 1,
  method: 'retention',
} as const;

const RETENTION_CAVEATS = [
  both(
    'Whoever leaves has not failed, and neither has the town: work, family or study elsewhere are good reasons. Read it beside the wish to stay from the survey of newcomers.',
    'Wer wegzieht, ist nicht gescheitert, und der Ort auch nicht: Arbeit, Familie oder Studium anderswo sind gute Gründe. Neben dem Wunsch zu bleiben aus der Befragung der Zugezogenen lesen.',
  ),
  both(
    'Some people are assigned a place by law and may not move. Registers keep some who left without signing out.',
    'Manchen weist das Gesetz einen Wohnort zu. Register führen einige weiter, die sich nicht abgemeldet haben.',
  ),
  FEW_PEOPLE,
];

const COUNT_STAYERS = both(
  'Ask the register for two counts: everybody who registered from abroad or by assignment in the year, and how many of the same people are still registered on the same day later. Counts only, no names; several years of arrival at once.',
  'Beim Melderegister zwei Zahlen erfragen: alle, die sich in dem Jahr aus dem Ausland oder durch Zuweisung angemeldet haben, und wie viele von ihnen am gleichen Tag später noch gemeldet sind. Nur Anzahlen, keine Namen; mehrere Ankunftsjahre auf einmal.',
);

export const CONTEXT: readonly IndicatorDefinition[] = [
  {
    ...FIRST,
    id: 'cx1',
    question: both(
      'How many of the people who live here were born in another country?',
      'Wie viele der Menschen, die hier leben, sind in einem anderen Land geboren?',
    ),
    name: named(
      'Residents born abroad',
      'Im Ausland geborene Einwohnerinnen und Einwohner',
      'Residentes nacidos en el extranjero',
      'Residenti nati all’estero',
    ),
    definition: both(
      'Share of residents on 31 December who were born abroad. Where the register has no country of birth: who have another nationality, and the place says so.',
      'Anteil der Einwohnerinnen und Einwohner am 31. Dezember, die im Ausland geboren sind. Wo das Register kein Geburtsland kennt: mit anderer Staatsangehörigkeit; der Ort gibt das an.',
    ),
    numerator: both(
      'Residents born abroad, 31 December',
      'Im Ausland Geborene, die hier leben, 31. Dezember',
    ),
    denominator: both('All residents, 31 December', 'Gesamte Bevölkerung, 31. Dezember'),
    kind: 'share',
    unit: 'percent',
    polarity: 'none',
    heading: 'monitoring-and-evaluation',
    describes: 'residents',
    breakdowns: [...BY_PERSON, 'unit'],
    countsNewcomers: true,
    isCore: true,
    usualSource: ['population-register'],
    jointWork: 'register-request',
    collecting: both(
      'Download the table of the statistical office, or ask the register once a year for residents by country of birth on 31 December.',
      'Tabelle des Statistikamts herunterladen oder einmal im Jahr beim Melderegister die Bevölkerung nach Geburtsland am 31. Dezember erfragen.',
    ),
    hoursPerYear: 0.5,
    caveats: [
      WHO_IS_MEANT,
      both(
        'It tells who lives here, not how well people live together.',
        'Sie sagt, wer hier lebt, nicht wie gut das Zusammenleben gelingt.',
      ),
    ],
    equivalents: [
      equal('Eurostat', 'DEMO_POPPCCTB', 'same', 'Country level only.', 'Nur für Länder.'),
      equal('Eurostat', 'DEMO_POPPCCTZ', 'similar', 'By citizenship.', 'Nach Staatsangehörigkeit.'),
    ],
    source: cite(
      'zaragoza',
      'context: population by country of birth',
      'Country of birth is preferred here because it does not change.',
    ),
  },
  {
    ...FIRST,
    id: 'cx2',
    question: both(
      'Has this place grown or shrunk over the last ten years?',
      'Ist der Ort in den letzten zehn Jahren gewachsen oder kleiner geworden?',
    ),
    name: named(
      'Change of population in ten years',
      'Entwicklung der Einwohnerzahl in zehn Jahren',
      'Evolución de la población en diez años',
      'Variazione della popolazione in dieci anni',
    ),
    definition: both(
      'Residents on 31 December less residents ten years before, as a percentage of those ten years before, in the boundaries of today. Below 0: fewer.',
      'Einwohnerzahl am 31. Dezember minus Einwohnerzahl zehn Jahre zuvor, in Prozent von damals, im heutigen Gebietsstand. Unter 0: weniger.',
    ),
    numerator: null,
    denominator: null,
    kind: 'index',
    unit: 'percent',
    polarity: 'none',
    heading: 'sustainability',
    describes: 'residents',
    usualSource: ['population-register'],
    jointWork: 'register-request',
    collecting: both(
      'Two numbers from the statistical office. After a merger of municipalities ask for the old figure in the new boundaries.',
      'Zwei Zahlen vom Statistikamt. Nach einer Gemeindefusion die alte Zahl im neuen Gebietsstand erfragen.',
    ),
    hoursPerYear: 0.5,
    caveats: [
      both(
        'A census corrects the count: the year of a census can show a step that nobody saw in the street.',
        'Ein Zensus berichtigt die Zahl: Im Zensusjahr kann ein Sprung erscheinen, den im Ort niemand bemerkt hat.',
      ),
    ],
    method: 'indicator-catalogue',
    source: cite(
      'swedish-key-figures',
      'demography, moves, housing',
      'Ten years are this platform’s choice.',
    ),
  },
  {
    ...RETENTION,
    id: 'cx3',
    countedEachYear: 'new',
    question: both(
      'Of those who came from abroad two years ago, how many still live here?',
      'Von denen, die vor zwei Jahren aus dem Ausland kamen: Wie viele leben noch hier?',
    ),
    name: named(
      'Still here after two years',
      'Nach zwei Jahren noch hier',
      'Siguen aquí dos años después',
      'Ancora qui dopo due anni',
    ),
    definition: both(
      'Share of the people who registered here from abroad or by assignment in a year and are still registered here two years later. The period is the year of arrival.',
      'Anteil der Menschen, die sich in einem Jahr aus dem Ausland oder durch Zuweisung hier angemeldet haben und zwei Jahre später noch hier gemeldet sind. Der Zeitraum ist das Ankunftsjahr.',
    ),
    numerator: both('Of these, still registered two years later', 'Davon zwei Jahre später noch gemeldet'),
    denominator: both('Registered from abroad in the year', 'Im Jahr aus dem Ausland angemeldet'),
    isCore: true,
    collecting: COUNT_STAYERS,
    caveats: RETENTION_CAVEATS,
    equivalents: [equal('vicus', 'cx3-5', 'similar', 'After five years.', 'Nach fünf Jahren.')],
    source: cite('gauci-slides', 'Further movement to bigger cities', 'The formula is this platform’s.'),
  },
  {
    ...RETENTION,
    id: 'cx3-5',
    countedEachYear: 'new',
    question: both(
      'Of those who came from abroad five years ago, how many still live here?',
      'Von denen, die vor fünf Jahren aus dem Ausland kamen: Wie viele leben noch hier?',
    ),
    name: named(
      'Still here after five years',
      'Nach fünf Jahren noch hier',
      'Siguen aquí cinco años después',
      'Ancora qui dopo cinque anni',
    ),
    definition: both(
      'Share of the people who registered here from abroad or by assignment in a year and are still registered here five years later. The period is the year of arrival.',
      'Anteil der Menschen, die sich in einem Jahr aus dem Ausland oder durch Zuweisung hier angemeldet haben und fünf Jahre später noch hier gemeldet sind. Der Zeitraum ist das Ankunftsjahr.',
    ),
    numerator: both('Of these, still registered five years later', 'Davon fünf Jahre später noch gemeldet'),
    denominator: both('Registered from abroad in the year', 'Im Jahr aus dem Ausland angemeldet'),
    collecting: COUNT_STAYERS,
    caveats: RETENTION_CAVEATS,
    equivalents: [equal('vicus', 'cx3', 'similar', 'After two years.', 'Nach zwei Jahren.')],
    source: cite('gauci-slides', 'Further movement to bigger cities', 'The formula is this platform’s.'),
  },
  {
    ...FIRST,
    id: 'cx4',
    question: both(
      'From how many different countries do the people here come?',
      'Aus wie vielen verschiedenen Ländern kommen die Menschen hier?',
    ),
    name: named(
      'Variety of countries of birth',
      'Vielfalt der Geburtsländer',
      'Variedad de países de nacimiento',
      'Varietà dei Paesi di nascita',
    ),
    definition: both(
      'Chance that two residents drawn at random were born in different countries (Simpson): 1 minus the sum of the squared shares of the countries of birth, the own country included. 0: all in one country.',
      'Wahrscheinlichkeit, dass zwei zufällig ausgewählte Menschen von hier in verschiedenen Ländern geboren sind (Simpson): 1 minus Summe der quadrierten Anteile der Geburtsländer, das eigene eingeschlossen. 0: alle im selben Land.',
    ),
    numerator: null,
    denominator: null,
    kind: 'index',
    unit: 'index',
    polarity: 'none',
    heading: 'monitoring-and-evaluation',
    describes: 'residents',
    usualSource: ['population-register'],
    jointWork: 'register-request',
    collecting: both(
      'From the same table as “Residents born abroad”, with all countries. Countries with few people are added up inside the office and never shown.',
      'Aus derselben Tabelle wie „Im Ausland geborene Einwohnerinnen und Einwohner“, mit allen Ländern. Länder mit wenigen Menschen werden nur intern gezählt und nie gezeigt.',
    ),
    hoursPerYear: 0.5,
    caveats: [
      both(
        'Nearly the same as “Residents born abroad” where few people come from many countries. It says nothing about contact between them.',
        'Fast dasselbe wie „Im Ausland geborene Einwohnerinnen und Einwohner“, wo wenige Menschen aus vielen Ländern kommen. Über Kontakte sagt sie nichts.',
      ),
    ],
    method: 'indicator-catalogue',
    source: cite(
      'this-platform',
      'Simpson index of countries of birth',
      'Used in research on small Spanish municipalities.',
    ),
  },
  {
    ...FIRST,
    id: 'cx5',
    countedEachYear: 'new',
    question: both(
      'How many people with protection has this place taken in, for its size?',
      'Wie viele Menschen mit Schutzstatus hat der Ort im Verhältnis zu seiner Größe aufgenommen?',
    ),
    name: named(
      'People with protection settled here',
      'Aufgenommene Menschen mit Schutzstatus',
      'Personas con protección acogidas',
      'Persone con protezione accolte',
    ),
    definition: both(
      'People with international or temporary protection who settled here in the year, for each 1,000 residents.',
      'Menschen mit internationalem oder vorübergehendem Schutz, die sich im Jahr hier niedergelassen haben, je 1.000 Einwohnerinnen und Einwohner.',
    ),
    numerator: both(
      'People with protection settled in the year',
      'Im Jahr niedergelassene Menschen mit Schutz',
    ),
    denominator: both('Residents, 31 December', 'Einwohnerzahl, 31. Dezember'),
    kind: 'rate',
    unit: 'per-thousand',
    polarity: 'none',
    heading: 'monitoring-and-evaluation',
    describes: 'institutions',
    usualSource: ['own-records'],
    collecting: both(
      'Take the notices of assignment of the year and the arrivals by family reunification that are known to the office. Count persons once.',
      'Die Zuweisungsbescheide des Jahres und die bekannten Familiennachzüge nehmen. Jede Person einmal zählen.',
    ),
    hoursPerYear: 1,
    caveats: [LAW_DECIDES, MOVED_AWAY],
    equivalents: [
      equal(
        'Eurostat',
        'MIGR_ASYTPSM',
        'similar',
        'Temporary protection only, people at the end of a month, by country.',
        'Nur vorübergehender Schutz, Bestand am Monatsende, nach Ländern.',
      ),
    ],
    source: cite(
      'swedish-key-figures',
      'reception',
      'Reception is one of six areas there; for each 1,000 residents is this platform’s choice.',
    ),
  },
];
