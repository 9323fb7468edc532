/** Having a say: by vote, and in all the ways that need no passport. */
import { FEW_PEOPLE, LAW_DECIDES, WHO_ANSWERED } from './caveats.ts';
import { ASKED_BY_STAY, BY_SEX_AND_STAY, FIRST } from './entry-defaults.ts';
import type { IndicatorDefinition } from './indicator.types.ts';
import { both, cite, equal, named } from './texts.ts';

export const VOTING_AND_VOICE: readonly IndicatorDefinition[] = [
  {
    ...FIRST,
    id: 'cp1',
    question: both(
      'How many of the newcomers who may vote here do vote?',
      'Wie viele der Zugezogenen, die hier wählen dürfen, gehen wählen?',
    ),
    name: named(
      'Turnout of newcomers entitled to vote',
      'Wahlbeteiligung wahlberechtigter Zugezogener',
      'Participación electoral de recién llegados con derecho a voto',
      'Affluenza dei nuovi arrivati con diritto di voto',
    ),
    definition: both(
      'Share of newcomers entitled to vote in the local election who voted. The period is the year of the election.',
      'Anteil der bei der Kommunalwahl wahlberechtigten Zugezogenen, die gewählt haben. Der Zeitraum ist das Wahljahr.',
    ),
    numerator: both('Of these, voted', 'Davon gewählt'),
    denominator: both('Newcomers entitled to vote', 'Wahlberechtigte Zugezogene'),
    kind: 'share',
    unit: 'percent',
    polarity: 'higher-is-better',
    heading: 'inclusion-in-policymaking',
    describes: 'newcomers',
    breakdowns: ['sex'],
    usualSource: ['electoral-office', 'own-survey'],
    collecting: both(
      'Ask the electoral office whether the law lets it count marked entries of EU citizens. Where it does not: leave it as not collected, or ask in the survey.',
      'Beim Wahlamt fragen, ob das Gesetz eine Zählung der Wahlvermerke von Menschen aus anderen EU-Ländern zulässt. Sonst: nicht erhoben, oder in der Befragung fragen.',
    ),
    hoursPerYear: 1,
    caveats: [
      both(
        'Most newcomers from outside the EU may not vote in most countries: they are in neither number. Show “Entitled to vote locally” beside it.',
        'Die meisten von außerhalb der EU dürfen in den meisten Ländern nicht wählen: Sie stehen in keiner der Zahlen. „Wahlberechtigt bei Kommunalwahlen“ danebenstellen.',
      ),
      both(
        'In surveys more people say that they voted than did.',
        'In Befragungen geben mehr Menschen an, gewählt zu haben, als es waren.',
      ),
      FEW_PEOPLE,
    ],
    equivalents: [
      equal(
        'Settling In',
        'voter participation',
        'similar',
        'National elections, from surveys.',
        'Nationale Wahlen, aus Befragungen.',
      ),
      equal(
        'MIPEX',
        'political participation',
        'similar',
        'The right to vote by law, not turnout.',
        'Das Wahlrecht, nicht die Beteiligung.',
      ),
    ],
    source: cite('settling-in', 'voter participation', 'Local elections here.'),
  },
  {
    ...FIRST,
    id: 'cp2',
    question: both(
      'How many adult newcomers may vote for the local council?',
      'Wie viele erwachsene Zugezogene dürfen den Gemeinderat wählen?',
    ),
    name: named(
      'Entitled to vote locally',
      'Wahlberechtigt bei Kommunalwahlen',
      'Con derecho a voto local',
      'Con diritto di voto locale',
    ),
    definition: both(
      'Share of adult newcomers living here who are entitled to vote in local elections, by nationality of the country, EU citizenship or other law.',
      'Anteil der hier lebenden erwachsenen Zugezogenen, die bei Kommunalwahlen wählen dürfen: als Staatsangehörige des Landes oder der EU oder nach anderem Recht.',
    ),
    numerator: both('Of these, entitled to vote locally', 'Davon kommunal wahlberechtigt'),
    denominator: both('Adult newcomers living here', 'Hier lebende erwachsene Zugezogene'),
    kind: 'share',
    unit: 'percent',
    polarity: 'none',
    heading: 'inclusion-in-policymaking',
    describes: 'institutions',
    breakdowns: BY_SEX_AND_STAY,
    usualSource: ['population-register', 'electoral-office'],
    jointWork: 'register-request',
    collecting: both(
      'Adults by country of birth and nationality from the register; the rule for who may vote from the electoral office.',
      'Erwachsene nach Geburtsland und Staatsangehörigkeit aus dem Melderegister; wer wählen darf, sagt das Wahlamt.',
    ),
    hoursPerYear: 0.5,
    caveats: [
      LAW_DECIDES,
      both(
        'It shows how many adults live here without a vote, and says nothing about what they want.',
        'Sie zeigt, wie viele Erwachsene hier ohne Wahlrecht leben, und nicht, was sie möchten.',
      ),
    ],
    equivalents: [
      equal(
        'MIPEX',
        'political participation',
        'similar',
        'A score of the law of a country.',
        'Ein Punktwert für das Recht eines Landes.',
      ),
    ],
    source: cite('gauci-slides', 'Inclusion in policy making', 'The formula is this platform’s.'),
  },
  {
    ...FIRST,
    id: 'cp3',
    question: both(
      'How many newcomers take part where no vote is needed: consultations, advisory bodies, initiatives?',
      'Wie viele Zugezogene machen mit, wo man kein Wahlrecht braucht: Beteiligung, Beirat, Initiative?',
    ),
    name: named(
      'Taking part without a vote',
      'Beteiligung ohne Wahlrecht',
      'Participación más allá del voto',
      'Partecipazione oltre il voto',
    ),
    definition: both(
      'Share of adult newcomers who in the last twelve months took part in a public meeting or consultation, or in an advisory council or working group of the place. Citizens’ initiatives count as consultation.',
      'Anteil der erwachsenen Zugezogenen, die in den letzten zwölf Monaten bei einer Versammlung oder Bürgerbeteiligung, in einem Beirat oder in einer Arbeitsgruppe des Ortes mitgemacht haben. Bürgerinitiativen zählen als Beteiligung.',
    ),
    numerator: both('Of these, took part in at least one', 'Davon mindestens einmal beteiligt'),
    denominator: both('Adult newcomers who answered', 'Erwachsene Zugezogene, die geantwortet haben'),
    kind: 'share',
    unit: 'percent',
    polarity: 'higher-is-better',
    heading: 'genuine-involvement',
    describes: 'newcomers',
    ...ASKED_BY_STAY,
    isCore: true,
    usualSource: ['own-survey'],
    jointWork: 'newcomers-survey',
    collecting: both(
      'Comes out of the survey of newcomers: who ticked "Public meeting or consultation" or "Advisory council, working group"; from their cross-table, one plus the other less both. Attendance at meetings is counted in bands and says nothing about who.',
      'Ergibt sich aus der Befragung der Zugezogenen: wer „Versammlung oder Bürgerbeteiligung“ oder „Beirat, Arbeitsgruppe“ angekreuzt hat; aus der Kreuztabelle die eine Antwort plus die andere minus beide. Bei Treffen wird nur grob gezählt, nie wer.',
    ),
    hoursPerYear: 0.5,
    caveats: [
      both(
        'Being asked is not being heard: read beside it what the council answered and did.',
        'Gefragt werden heißt nicht gehört werden: daneben lesen, was der Rat geantwortet und getan hat.',
      ),
      WHO_ANSWERED,
      FEW_PEOPLE,
    ],
    equivalents: [
      equal('vicus', 'cp6', 'similar', 'clubs and helping without pay.', 'Vereine und freiwillige Hilfe.'),
      equal(
        'ERDF',
        'RCO 112',
        'similar',
        'Stakeholders in a territorial strategy: organisations, too.',
        'Beteiligte an einer Gebietsstrategie: auch Organisationen.',
      ),
    ],
    source: cite(
      'whole-comm-options',
      'initiatives open to all residents where voting rights are restricted',
      'Recommended there; the formula is this platform’s.',
    ),
  },
];
