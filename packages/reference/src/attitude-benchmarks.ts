import type { Texts } from './provenance.ts';

/** Who published a figure, and where it was read. */
export interface BenchmarkSource {
  readonly title: string;
  readonly publisher: string;
  /** year of publication; null: not known here */
  readonly published: string | null;
  readonly address: string;
}

/**
 * A published share to stand beside the local one, never in the place of it: other words, other people, another time.
 * The published samples have designs of their own, so no interval is computed from `n`.
 */
export interface AttitudeBenchmark {
  readonly id: string;
  /** concept of a question in the questionnaires that ship */
  readonly concept: string;
  /** row of a matrix that the figure belongs to */
  readonly row?: string;
  /** answers of the local question that come nearest to what was counted; empty: set it beside in words only */
  readonly codes: readonly string[];
  /** 0–1, as printed (whole percent) */
  readonly share: number;
  /** what the share is of; en, de, es, it */
  readonly statement: Texts;
  readonly territory: 'eu-27' | 'eu-28' | 'england';
  /** `all`: town and country together. No figure for rural places alone was found. */
  readonly settlement: 'all' | 'rural';
  /** en, de, es, it */
  readonly population: Texts;
  /** months or years in which people were asked, e.g. `2021-11/2021-12` */
  readonly period: string;
  /** people asked; null: not known here */
  readonly n: number | null;
  /** why the two figures are not the same thing; en, de, es, it */
  readonly caveat: Texts;
  readonly source: BenchmarkSource;
}

function say(...[en, de, es, it]: readonly [en: string, de: string, es: string, it: string]): Texts {
  return { en, de, es, it };
}

const EUROBAROMETER_519: BenchmarkSource = {
  title: 'Special Eurobarometer 519, Integration of immigrants in the European Union',
  publisher: 'European Commission',
  published: '2022',
  address:
    'https://migrant-integration.ec.europa.eu/library-document/special-eurobarometer-integration-immigrants-european-union_en',
};
/** The share for the country as a whole is printed here, not in the summary of the Commission. */
const EUROBAROMETER_519_REPORTED: BenchmarkSource = {
  ...EUROBAROMETER_519,
  title: `${EUROBAROMETER_519.title}, as reported by the Italian government’s portal on integration`,
  address:
    'https://integrazionemigranti.gov.it/en-gb/Ricerca-news/Dettaglio-news/id/2686/t/43/Integration-in-the-EU-new-Eurobarometer-survey',
};
const EUROBAROMETER_469: BenchmarkSource = {
  title: 'Special Eurobarometer 469, Integration of immigrants in the European Union',
  publisher: 'European Commission',
  published: '2018',
  address:
    'https://ec.europa.eu/home-affairs/news/results-special-eurobarometer-integration-immigrants-european-union_en',
};
const COMMUNITY_LIFE: BenchmarkSource = {
  title: 'Feeling of community integration (Community Life Survey)',
  publisher: 'Government of the United Kingdom, Ethnicity facts and figures',
  published: null,
  address:
    'https://www.ethnicity-facts-figures.service.gov.uk/culture-and-community/community/feeling-of-community-integration/latest',
};

const EU_27 = {
  territory: 'eu-27',
  settlement: 'all',
  population: say(
    'citizens of the EU in the 27 member states',
    'EU-Bürgerinnen und -Bürger in den 27 Mitgliedstaaten',
    'ciudadanía de la UE en los 27 Estados miembros',
    'cittadine e cittadini dell’UE nei 27 Stati membri',
  ),
  period: '2021-11/2021-12',
  n: 26_510,
} as const;
const EU_28 = {
  territory: 'eu-28',
  settlement: 'all',
  population: say(
    'residents of the 28 member states of that time',
    'Einwohnerinnen und Einwohner der damals 28 Mitgliedstaaten',
    'residentes de los entonces 28 Estados miembros',
    'residenti degli allora 28 Stati membri',
  ),
  period: '2017-10',
  n: 28_080,
} as const;

const AGREEING = ['agree-fully', 'rather-agree'];
const OTHER_WORDS = say(
  'Asked in other words; the text of the question was not available to this platform.',
  'Mit anderen Worten gefragt; der Fragetext lag dieser Plattform nicht vor.',
  'Preguntado con otras palabras; esta plataforma no dispuso del texto de la pregunta.',
  'Chiesto con altre parole; il testo della domanda non era disponibile per questa piattaforma.',
);

/** A caveat that begins with the one that holds for all. */
function addToCaveat(more: Texts): Texts {
  const join = (language: 'en' | 'de' | 'es' | 'it'): string =>
    `${OTHER_WORDS[language] ?? OTHER_WORDS.en} ${more[language] ?? more.en}`;
  return say(join('en'), join('de'), join('es'), join('it'));
}

/** By concept, newest first. */
export const ATTITUDE_BENCHMARKS: readonly AttitudeBenchmark[] = [
  {
    ...EU_27,
    id: 'integration-here-eu-2021',
    concept: 'integration-succeeds-here',
    codes: AGREEING,
    share: 0.5,
    statement: say(
      'consider the integration of most immigrants successful in the area in which they live',
      'halten die Integration der meisten Zugewanderten in ihrer Gegend für gelungen',
      'consideran que la integración de la mayoría de inmigrantes tiene éxito en su zona',
      'ritengono riuscita l’integrazione della maggior parte degli immigrati nella propria zona',
    ),
    caveat: OTHER_WORDS,
    source: EUROBAROMETER_519,
  },
  {
    ...EU_28,
    id: 'integration-eu-2017',
    concept: 'integration-succeeds-here',
    codes: [],
    share: 0.54,
    statement: say(
      'think that the integration of immigrants is successful',
      'halten die Integration von Zugewanderten für gelungen',
      'piensan que la integración de inmigrantes tiene éxito',
      'pensano che l’integrazione degli immigrati sia riuscita',
    ),
    caveat: addToCaveat(
      say(
        'The summaries do not agree whether the area, the city or the country was meant, so it is no base for a trend.',
        'Die Zusammenfassungen sagen nicht einheitlich, ob Gegend, Stadt oder Land gemeint war; ein Trend lässt sich daraus nicht ableiten.',
        'Los resúmenes no coinciden en si se refería a la zona, la ciudad o el país; no sirve para una tendencia.',
        'Le sintesi non concordano se si intendesse la zona, la città o il Paese; non serve per una tendenza.',
      ),
    ),
    source: EUROBAROMETER_469,
  },
  {
    ...EU_27,
    id: 'integration-country-eu-2021',
    concept: 'integration-succeeds-national',
    codes: AGREEING,
    share: 0.42,
    statement: say(
      'consider integration successful in their country',
      'halten die Integration in ihrem Land für gelungen',
      'consideran que la integración tiene éxito en su país',
      'ritengono riuscita l’integrazione nel proprio Paese',
    ),
    caveat: OTHER_WORDS,
    source: EUROBAROMETER_519_REPORTED,
  },
  {
    ...EU_27,
    id: 'two-way-eu-2021',
    concept: 'shared-responsibility',
    codes: ['both'],
    share: 0.7,
    statement: say(
      'see integration as a two-way process of host societies and immigrants',
      'sehen Integration als wechselseitigen Prozess von Aufnahmegesellschaft und Zugewanderten',
      'ven la integración como un proceso en dos sentidos entre la sociedad de acogida y las personas inmigrantes',
      'vedono l’integrazione come processo nei due sensi tra società di accoglienza e immigrati',
    ),
    caveat: addToCaveat(
      say(
        'There it was a statement to agree with, here one of four answers: the local share will tend to be lower.',
        'Dort war es eine Aussage zum Zustimmen, hier eine von vier Antworten: Der örtliche Anteil fällt eher niedriger aus.',
        'Allí era una afirmación con la que estar de acuerdo, aquí una de cuatro respuestas: el porcentaje local tiende a ser menor.',
        'Lì era un’affermazione con cui essere d’accordo, qui una di quattro risposte: la quota locale tende a essere più bassa.',
      ),
    ),
    source: EUROBAROMETER_519,
  },
  {
    ...EU_27,
    id: 'overestimate-eu-2021',
    concept: 'perceived-foreign-born',
    codes: [],
    share: 0.68,
    statement: say(
      'overestimate the share of citizens of non-EU countries in their country (about 5 % of the population of the EU)',
      'überschätzen den Anteil von Menschen aus Nicht-EU-Staaten in ihrem Land (EU: etwa 5 % der Bevölkerung)',
      'sobrestiman el porcentaje de nacionales de terceros países en su país (en la UE, cerca del 5 % de la población)',
      'sovrastimano la quota di cittadini di Paesi terzi nel proprio Paese (nell’UE circa il 5 % della popolazione)',
    ),
    caveat: addToCaveat(
      say(
        'It counts people who guess too high; here the mean of the guesses is compared with the real share of people born abroad.',
        'Gezählt werden dort Menschen, die zu hoch schätzen; hier wird das Mittel der Schätzungen mit dem wirklichen Anteil im Ausland Geborener verglichen.',
        'Allí se cuenta a quienes estiman demasiado alto; aquí se compara la media de las estimaciones con el porcentaje real de personas nacidas en el extranjero.',
        'Lì si contano le persone che stimano troppo; qui si confronta la media delle stime con la quota reale di nati all’estero.',
      ),
    ),
    source: EUROBAROMETER_519,
  },
  {
    ...EU_28,
    id: 'weekly-contact-eu-2017',
    concept: 'bridging-contact',
    codes: ['daily', 'weekly'],
    share: 0.61,
    statement: say(
      'interact weekly with immigrants, if only with a few words',
      'haben wöchentlich mit Zugewanderten zu tun, wenn auch nur mit wenigen Worten',
      'se relacionan cada semana con personas inmigrantes, aunque sea con pocas palabras',
      'hanno a che fare ogni settimana con immigrati, anche solo con poche parole',
    ),
    caveat: addToCaveat(
      say(
        'There a few words counted and immigrants from outside the EU were meant; here it has to be more than a greeting, with anybody from another country.',
        'Dort zählten wenige Worte, und gemeint waren Zugewanderte von außerhalb der EU; hier muss es mehr als ein Gruß sein, mit Menschen aus irgendeinem anderen Land.',
        'Allí bastaban unas palabras y se trataba de inmigrantes de fuera de la UE; aquí debe ser más que un saludo, con cualquiera de otro país.',
        'Lì bastavano poche parole e si trattava di immigrati da fuori dell’UE; qui dev’essere più di un saluto, con chiunque di un altro Paese.',
      ),
    ),
    source: EUROBAROMETER_469,
  },
  {
    id: 'get-on-england-2018',
    concept: 'get-on-together',
    codes: AGREEING,
    share: 0.81,
    statement: say(
      'agree that people of different backgrounds get on well in their local area',
      'stimmen zu, dass Menschen verschiedener Herkunft in ihrer Gegend gut miteinander auskommen',
      'están de acuerdo en que las personas de distinta procedencia se llevan bien en su zona',
      'concordano che nella propria zona le persone di diversa provenienza vanno d’accordo',
    ),
    territory: 'england',
    settlement: 'all',
    population: say(
      'people aged 16 and over in England',
      'Menschen ab 16 Jahren in England',
      'personas de 16 años o más en Inglaterra',
      'persone di 16 anni e più in Inghilterra',
    ),
    period: '2018/2019',
    n: null,
    caveat: say(
      'Asked in other words, with four answers as here. One country, before 2020. The number of people asked is not known here.',
      'Mit anderen Worten gefragt, mit vier Antworten wie hier. Ein Land, vor 2020. Die Zahl der Befragten ist hier nicht bekannt.',
      'Preguntado con otras palabras, con cuatro respuestas como aquí. Un solo país, antes de 2020. No se conoce aquí el número de personas encuestadas.',
      'Chiesto con altre parole, con quattro risposte come qui. Un solo Paese, prima del 2020. Il numero di persone intervistate qui non è noto.',
    ),
    source: COMMUNITY_LIFE,
  },
  {
    ...EU_27,
    id: 'language-eu-2021',
    concept: 'integration-meaning',
    row: 'language',
    codes: AGREEING,
    share: 0.85,
    statement: say(
      'feel that immigrants should be able to speak an official language',
      'finden, dass Zugewanderte eine Amtssprache sprechen können sollten',
      'creen que las personas inmigrantes deberían hablar una lengua oficial',
      'ritengono che gli immigrati dovrebbero parlare una lingua ufficiale',
    ),
    caveat: OTHER_WORDS,
    source: EUROBAROMETER_519,
  },
];
