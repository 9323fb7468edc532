/** How residents see it, and how well those who decide know that. Opinions are shown, never marked. */
import { WHO_ANSWERED } from './caveats.ts';
import { ASKED_BY_AGE, FIRST } from './entry-defaults.ts';
import type { IndicatorDefinition } from './indicator.types.ts';
import { both, cite, equal, named } from './texts.ts';

const VIEWS = {
  ...FIRST,
  heading: 'interaction',
  describes: 'residents',
  ...ASKED_BY_AGE,
  usualSource: ['own-survey'],
  jointWork: 'residents-survey',
} as const;

export const ATTITUDES: readonly IndicatorDefinition[] = [
  {
    ...VIEWS,
    id: 'at1',
    question: both(
      'What do residents think that people from other countries bring to this place?',
      'Was bringen Menschen aus anderen Ländern nach Ansicht der Bevölkerung dem Ort?',
    ),
    name: named(
      'Views on immigration',
      'Sicht auf Zuwanderung',
      'Opinión sobre la inmigración',
      'Opinioni sull’immigrazione',
    ),
    definition: both(
      'Mean over respondents of the mean of three answers from 0 (most negative) to 10 (most positive) on economy, cultural life and living here. Only who answered all three.',
      'Mittelwert über die Befragten aus dem Mittel von drei Antworten von 0 (am negativsten) bis 10 (am positivsten) zu Wirtschaft, kulturellem Leben und Wohnen hier. Nur wer alle drei beantwortet hat.',
    ),
    numerator: null,
    denominator: both(
      'Residents who answered all three questions',
      'Befragte, die alle drei Fragen beantwortet haben',
    ),
    kind: 'mean',
    unit: 'scale-0-10',
    polarity: 'higher-is-better',
    isCore: true,
    collecting: both(
      'Comes out of the survey of residents.',
      'Ergibt sich aus der Befragung der Bevölkerung.',
    ),
    hoursPerYear: 0.5,
    caveats: [
      both(
        'About this place: national surveys ask about the country. The extra question on the country is the bridge.',
        'Es geht um diesen Ort: Nationale Umfragen fragen nach dem Land. Die Zusatzfrage zum Land ist die Brücke.',
      ),
      both(
        'A mean of 5 can be everybody in the middle or two camps: show the spread.',
        'Ein Mittel von 5 kann alle in der Mitte bedeuten oder zwei Lager: die Verteilung zeigen.',
      ),
      WHO_ANSWERED,
    ],
    equivalents: [
      equal(
        'ESS',
        'three questions on economy, culture, place to live',
        'similar',
        'About the country; often added up to 0 to 30.',
        'Zum Land; oft zu 0 bis 30 addiert.',
      ),
    ],
    method: 'instrument-residents',
    source: cite(
      'social-survey',
      'immigration: economy, cultural life, place to live',
      'Asked about the place, as a mean from 0 to 10.',
    ),
  },
  {
    ...VIEWS,
    id: 'at2',
    question: both(
      'How many residents think that integration succeeds here?',
      'Wie viele Einwohnerinnen und Einwohner finden, dass Integration hier gelingt?',
    ),
    name: named(
      'Integration succeeds here',
      'Integration gelingt hier',
      'La integración funciona aquí',
      'L’integrazione qui riesce',
    ),
    definition: both(
      'Share of respondents who agree or rather agree that integration is succeeding in this place, on four steps.',
      'Anteil der Befragten, die zustimmen oder eher zustimmen, dass Integration in diesem Ort gelingt, auf vier Stufen.',
    ),
    numerator: both('Of these, agree or rather agree', 'Davon Zustimmung oder eher Zustimmung'),
    denominator: both('Respondents who chose a step', 'Befragte, die eine Stufe gewählt haben'),
    kind: 'share',
    unit: 'percent',
    polarity: 'higher-is-better',
    collecting: both(
      'Comes out of the survey of residents.',
      'Ergibt sich aus der Befragung der Bevölkerung.',
    ),
    hoursPerYear: 0.5,
    caveats: [
      both(
        'Everybody means something else by integration: the shared-understanding survey shows what.',
        'Unter Integration versteht jeder etwas anderes: Die Befragung zum gemeinsamen Verständnis zeigt, was.',
      ),
      WHO_ANSWERED,
    ],
    equivalents: [
      equal(
        'Eurobarometer 519',
        'integration successful in the local area',
        'similar',
        '50 % in the EU, 2021; other words.',
        '50 % in der EU, 2021; andere Worte.',
      ),
    ],
    method: 'attitude-benchmarks',
    source: cite('eurobarometer-519', 'success of integration in one’s own area', 'Own wording.'),
  },
  {
    ...VIEWS,
    id: 'at3',
    question: both(
      'Do residents know how many people here were born abroad?',
      'Wissen die Menschen, wie viele hier im Ausland geboren sind?',
    ),
    name: named(
      'Guessed and real share born abroad',
      'Geschätzter und wirklicher Anteil im Ausland Geborener',
      'Proporción percibida y real de nacidos fuera',
      'Quota percepita e reale di nati all’estero',
    ),
    definition: both(
      'Mean guess of residents how many of 100 people here were born in another country, less the share in the register (“Residents born abroad”), in percentage points. 0: well known; above 0: thought to be more.',
      'Mittlere Schätzung der Bevölkerung, wie viele von 100 Menschen hier in einem anderen Land geboren sind, minus Anteil im Register („Im Ausland geborene Einwohnerinnen und Einwohner“), in Prozentpunkten. 0: gut bekannt; über 0: es werden mehr vermutet.',
    ),
    numerator: null,
    denominator: both('Residents who gave a guess', 'Befragte mit einer Schätzung'),
    kind: 'index',
    unit: 'percentage-points',
    polarity: 'none',
    isCore: true,
    collecting: both(
      'The guess comes out of the survey of residents, the share out of the register of the same year.',
      'Die Schätzung kommt aus der Befragung der Bevölkerung, der Anteil aus dem Register desselben Jahres.',
    ),
    hoursPerYear: 0.5,
    caveats: [
      both(
        'Guesses out of 100 crowd at round numbers, and small shares are overestimated everywhere and about everything. Nobody is to be shown up.',
        'Schätzungen von 100 häufen sich bei runden Zahlen, und kleine Anteile werden überall und bei jedem Thema überschätzt. Niemand soll vorgeführt werden.',
      ),
      WHO_ANSWERED,
    ],
    equivalents: [
      equal(
        'Eurobarometer 519',
        'overestimate of the share of non-EU citizens',
        'similar',
        '68 % overestimate it, of the country, 2021.',
        '68 % überschätzen ihn, im Land, 2021.',
      ),
      equal('vicus', 'cx1', 'similar', 'The real share.', 'Der wirkliche Anteil.'),
      equal(
        'vicus',
        'pg1',
        'similar',
        'what policymakers think of residents.',
        'was Verantwortliche über die Bevölkerung denken.',
      ),
    ],
    method: 'perception-gap',
    source: cite(
      'social-survey',
      'out of every 100 people, how many were born outside',
      'Asked about the place.',
    ),
  },
  {
    ...VIEWS,
    id: 'at4',
    question: both(
      'Do residents see integration as a matter of both sides?',
      'Sehen die Menschen Integration als Sache beider Seiten?',
    ),
    name: named(
      'A matter of both sides',
      'Sache beider Seiten',
      'Una tarea de ambas partes',
      'Un compito di entrambe le parti',
    ),
    definition: both(
      'Share of respondents who say that newcomers and residents should make the effort alike, of those who chose one of the four answers.',
      'Anteil der Befragten, die sagen, dass sich Zugezogene und Ansässige gleichermaßen bemühen sollten, unter denen, die eine der vier Antworten wählten.',
    ),
    numerator: both('Of these, both alike', 'Davon beide gleichermaßen'),
    denominator: both('Respondents who chose an answer', 'Befragte, die eine Antwort gewählt haben'),
    kind: 'share',
    unit: 'percent',
    polarity: 'none',
    collecting: both(
      'Comes out of the survey of residents.',
      'Ergibt sich aus der Befragung der Bevölkerung.',
    ),
    hoursPerYear: 0.5,
    caveats: [
      both(
        'It is a view, not a fact: there is no right answer to reach.',
        'Es ist eine Meinung, keine Tatsache: Es gibt keine richtige Antwort zu erreichen.',
      ),
      WHO_ANSWERED,
    ],
    equivalents: [
      equal(
        'Eurobarometer 519',
        'integration as a two-way process',
        'similar',
        '70 % in the EU, 2021; other words.',
        '70 % in der EU, 2021; andere Worte.',
      ),
    ],
    method: 'attitude-benchmarks',
    source: cite('eurobarometer-519', 'two-way process', 'Own wording with four answers.'),
  },
  {
    ...FIRST,
    id: 'pg1',
    question: both(
      'Do those who decide know what residents think?',
      'Wissen die Verantwortlichen, was die Bevölkerung denkt?',
    ),
    name: named(
      'Perception gap of policymakers',
      'Wahrnehmungslücke der Verantwortlichen',
      'Brecha de percepción de los responsables',
      'Divario di percezione dei decisori',
    ),
    definition: both(
      'Mean over the nine statements of: average estimate of policymakers how many of 100 residents would agree, less the share of residents who do, in percentage points. Below 0: they think of residents as more negative than residents are. Statement by statement on the page of the gap.',
      'Mittel über die neun Aussagen aus: durchschnittliche Schätzung der Verantwortlichen, wie viele von 100 zustimmen würden, minus Anteil der Bevölkerung, der zustimmt, in Prozentpunkten. Unter 0: Sie halten die Menschen für ablehnender, als diese sind. Jede Aussage einzeln auf der Seite zur Lücke.',
    ),
    numerator: null,
    denominator: both('Policymakers who gave an estimate', 'Verantwortliche mit einer Schätzung'),
    kind: 'index',
    unit: 'percentage-points',
    polarity: 'none',
    heading: 'inclusion-in-policymaking',
    describes: 'institutions',
    isCore: true,
    usualSource: ['own-survey', 'platform'],
    jointWork: 'residents-survey',
    collecting: both(
      'Send the short survey to council and heads of department before anybody sees what residents answered.',
      'Die kurze Befragung an Rat und Amtsleitungen schicken, bevor jemand die Antworten der Bevölkerung sieht.',
    ),
    hoursPerYear: 3,
    caveats: [
      both(
        'With a handful of policymakers the interval is wide. It is no reproach, and no measure of integration.',
        'Bei wenigen Verantwortlichen ist der Unsicherheitsbereich groß. Kein Vorwurf und kein Maß für Integration.',
      ),
      both(
        'Gaps up and down cancel in the mean: look at the single statements.',
        'Lücken nach oben und unten heben sich im Mittel auf: die einzelnen Aussagen ansehen.',
      ),
    ],
    equivalents: [
      equal(
        'vicus',
        'at3',
        'similar',
        'residents’ guess of a share.',
        'Schätzung eines Anteils durch die Bevölkerung.',
      ),
    ],
    method: 'perception-gap',
    source: cite(
      'whole-comm-brief',
      'obstacle 6: perceived and real attitudes',
      'The finding is theirs; the measure is this platform’s.',
    ),
  },
];
