/** What the town does, finishes and looks back on. */
import { OWN_JUDGEMENT } from './caveats.ts';
import { FIRST } from './entry-defaults.ts';
import type { IndicatorDefinition } from './indicator.types.ts';
import { both, cite, equal, named } from './texts.ts';

const TOWN = { ...FIRST, describes: 'institutions', usualSource: ['own-records', 'platform'] } as const;

export const POLICY: readonly IndicatorDefinition[] = [
  {
    ...TOWN,
    id: 'po1',
    countedEachYear: 'none',
    question: both(
      'What of a good integration policy is in place here, with evidence?',
      'Was von einer guten Integrationspolitik gibt es hier nachweislich?',
    ),
    name: named(
      'Self-assessment of policy',
      'Selbsteinschätzung der Politik',
      'Autoevaluación de la política',
      'Autovalutazione delle politiche',
    ),
    definition: both(
      'Mean of 22 signs on policy, actors and stance, each 0 (not there), 50 (in part) or 100 (there, with document and date). From 0 to 100, with the three parts beside it; no value below 14 signs.',
      'Mittel aus 22 Merkmalen zu Politik, Akteuren und Haltung, je 0 (nicht vorhanden), 50 (teilweise) oder 100 (vorhanden, mit Beleg und Datum). Von 0 bis 100, daneben die drei Teile; kein Wert bei weniger als 14 Merkmalen.',
    ),
    numerator: null,
    denominator: both('Signs judged', 'Beurteilte Merkmale'),
    kind: 'index',
    unit: 'index',
    polarity: 'higher-is-better',
    heading: 'monitoring-and-evaluation',
    isCore: true,
    jointWork: 'self-assessment',
    collecting: both(
      'One meeting a year with the list: each sign gets a judgement and the document behind it; a second person judges alone, and differences are talked over.',
      'Ein Treffen im Jahr mit der Liste: Jedes Merkmal bekommt ein Urteil und den Beleg; eine zweite Person urteilt für sich, Unterschiede werden besprochen.',
    ),
    hoursPerYear: 3,
    caveats: [
      OWN_JUDGEMENT,
      both(
        'It tells what exists, not what it achieves. Not for comparing towns: each has other duties by law.',
        'Sie sagt, was es gibt, nicht was es bewirkt. Nicht zum Vergleich von Orten: Jeder hat andere gesetzliche Aufgaben.',
      ),
    ],
    equivalents: [
      equal(
        'MIPEX',
        'overall',
        'similar',
        'Law of a country; the scale of 0, 50, 100 is taken from there.',
        'Recht eines Landes; die Stufen 0, 50, 100 stammen von dort.',
      ),
      equal('MIPEX-R', 'governance indicators', 'similar', 'Regions.', 'Regionen.'),
    ],
    method: 'policy-self-assessment',
    source: cite(
      'whole-comm-wp3',
      'Part 2, signs named for local policies',
      'Scoring and limits are this platform’s.',
    ),
  },
  {
    ...TOWN,
    id: 'po2',
    question: both('Are we doing what we planned?', 'Tun wir, was wir geplant haben?'),
    name: named(
      'Actions on track',
      'Maßnahmen im Plan',
      'Acciones según lo previsto',
      'Azioni in linea con il piano',
    ),
    definition: both(
      'Share of the actions of the strategy that should have begun by the reference day and are done or on time.',
      'Anteil der Maßnahmen der Strategie, die bis zum Stichtag begonnen haben sollten und erledigt oder im Zeitplan sind.',
    ),
    numerator: both('Of these, done or on time', 'Davon erledigt oder im Zeitplan'),
    denominator: both('Actions that should have begun', 'Maßnahmen, die begonnen haben sollten'),
    kind: 'share',
    unit: 'percent',
    polarity: 'higher-is-better',
    heading: 'monitoring-and-evaluation',
    collecting: both(
      'Go through the list of actions twice a year and set their state.',
      'Zweimal im Jahr die Liste der Maßnahmen durchgehen und den Stand eintragen.',
    ),
    hoursPerYear: 2,
    caveats: [
      both(
        'Easy plans are easily kept. Stopping an action that did not help is no failure: take it out with its reason.',
        'Leichte Pläne sind leicht erfüllt. Eine Maßnahme zu beenden, die nicht half, ist kein Scheitern: mit Grund herausnehmen.',
      ),
      OWN_JUDGEMENT,
    ],
    equivalents: [
      equal(
        'Interreg',
        'RCR 79',
        'similar',
        'Joint strategies taken up by organisations.',
        'Gemeinsame Strategien, die übernommen wurden.',
      ),
      equal('vicus', 'po3', 'similar', 'whether results were recorded.', 'ob Ergebnisse festgehalten sind.'),
    ],
    source: cite(
      'whole-comm-options',
      'a framework to implement, monitor and evaluate a strategy',
      'The measure is this platform’s.',
    ),
  },
  {
    ...TOWN,
    id: 'po3',
    countedEachYear: 'new',
    question: both(
      'Do we look back at what our actions did?',
      'Schauen wir nach, was unsere Maßnahmen bewirkt haben?',
    ),
    name: named(
      'Actions with a recorded result',
      'Maßnahmen mit festgehaltenem Ergebnis',
      'Acciones con resultado registrado',
      'Azioni con un risultato registrato',
    ),
    definition: both(
      'Share of the actions that ended in the year for which a result was written down: what was reached, for whom, what was learned.',
      'Anteil der im Jahr beendeten Maßnahmen mit schriftlichem Ergebnis: was erreicht wurde, für wen, was gelernt wurde.',
    ),
    numerator: both('Of these, with a written result', 'Davon mit schriftlichem Ergebnis'),
    denominator: both('Actions that ended in the year', 'Im Jahr beendete Maßnahmen'),
    kind: 'share',
    unit: 'percent',
    polarity: 'higher-is-better',
    heading: 'monitoring-and-evaluation',
    collecting: both(
      'Half an hour for each action when it ends, together with those who did it.',
      'Je Maßnahme eine halbe Stunde am Ende, gemeinsam mit den Beteiligten.',
    ),
    hoursPerYear: 4,
    caveats: [
      both(
        'A written result is not an effect: with one town and no comparison, causes stay open.',
        'Ein schriftliches Ergebnis ist noch keine Wirkung: Bei einem Ort ohne Vergleich bleiben Ursachen offen.',
      ),
      OWN_JUDGEMENT,
    ],
    equivalents: [
      equal(
        'AMIF',
        'R.2.9',
        'similar',
        'Participants who found an activity helpful.',
        'Teilnehmende, denen ein Angebot geholfen hat.',
      ),
      equal('vicus', 'po2', 'similar', 'whether it was done.', 'ob es getan wurde.'),
    ],
    source: cite('gauci-slides', 'Monitoring and evaluation', 'The measure is this platform’s.'),
  },
];
