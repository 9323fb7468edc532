/** What the town does, finishes, looks back on and can keep up. */
import { OWN_JUDGEMENT, PARALLEL_OFFERS } from './caveats.ts';
import { FIRST } from './entry-defaults.ts';
import type { IndicatorDefinition } from './indicator.types.ts';
import { both, cite, equal, named } from './texts.ts';

const TOWN = { ...FIRST, describes: 'institutions', usualSource: ['own-records', 'platform'] } as const;

export const POLICY: readonly IndicatorDefinition[] = [
  {
    ...TOWN,
    id: 'po1',
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
      equal(
        'vicus',
        'po3',
        'similar',
        'po3: whether results were recorded.',
        'po3: ob Ergebnisse festgehalten sind.',
      ),
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
      equal('vicus', 'po2', 'similar', 'po2: whether it was done.', 'po2: ob es getan wurde.'),
    ],
    source: cite('gauci-slides', 'Monitoring and evaluation', 'The measure is this platform’s.'),
  },
  {
    ...TOWN,
    id: 'po4',
    question: both(
      'How much of the money for integration is secured for at least two years?',
      'Wie viel vom Geld für Integration ist für mindestens zwei Jahre gesichert?',
    ),
    name: named(
      'Funding secured for two years',
      'Für zwei Jahre gesicherte Mittel',
      'Financiación asegurada por dos años',
      'Fondi garantiti per due anni',
    ),
    definition: both(
      'Share of the integration budget of the year (own money, state, funds, foundations) whose source is committed in writing for at least two more years.',
      'Anteil der Mittel für Integration im Jahr (eigene, Land, Fonds, Stiftungen), deren Quelle für mindestens zwei weitere Jahre schriftlich zugesagt ist.',
    ),
    numerator: both(
      'Of these, committed for two more years, in euro',
      'Davon für zwei weitere Jahre zugesagt, in Euro',
    ),
    denominator: both(
      'Budget for integration in the year, in euro',
      'Mittel für Integration im Jahr, in Euro',
    ),
    kind: 'share',
    unit: 'percent',
    polarity: 'higher-is-better',
    heading: 'sustainability',
    collecting: both(
      'Ask the treasurer for the lines of the budget, and write the end of each commitment beside it.',
      'Bei der Kämmerei die Haushaltszeilen erfragen und das Ende jeder Zusage danebenschreiben.',
    ),
    hoursPerYear: 2,
    caveats: [
      both(
        'Ordinary services that serve everybody are not in it, though they do most of the work. Say which lines count.',
        'Regelangebote für alle sind nicht enthalten, obwohl sie das meiste leisten. Angeben, welche Zeilen zählen.',
      ),
    ],
    source: cite('gauci-slides', 'Sustainability', 'Two years are this platform’s choice.'),
  },
  {
    ...TOWN,
    id: 'po5',
    question: both(
      'How many people does the town employ for integration, for its size?',
      'Wie viele Stellen hat der Ort für Integration, gemessen an seiner Größe?',
    ),
    name: named(
      'Posts for integration',
      'Stellen für Integration',
      'Puestos para la integración',
      'Posti di lavoro per l’integrazione',
    ),
    definition: both(
      'Filled posts whose task is integration, in full-time equivalents on 31 December, for each 10,000 residents; shared posts by the share paid for this place.',
      'Besetzte Stellen mit der Aufgabe Integration, in Vollzeitstellen am 31. Dezember, je 10.000 Einwohnerinnen und Einwohner; geteilte Stellen mit dem Anteil dieses Ortes.',
    ),
    numerator: both('Filled posts, full-time equivalents', 'Besetzte Stellen, Vollzeitäquivalente'),
    denominator: both('Residents, 31 December', 'Einwohnerzahl, 31. Dezember'),
    kind: 'rate',
    unit: 'per-ten-thousand',
    polarity: 'higher-is-better',
    heading: 'sustainability',
    collecting: both('The personnel office knows.', 'Das Personalamt weiß es.'),
    hoursPerYear: 0.5,
    caveats: [
      both(
        'A place of 900 with half a day a week has 1.1 for each 10,000: read the posts themselves beside the rate.',
        'Ein Ort mit 900 Menschen und einem halben Tag in der Woche hat 1,1 je 10.000: daneben die Stellen selbst nennen.',
      ),
      both(
        'Duties differ: in some countries district or state do the work.',
        'Aufgaben sind verschieden verteilt: In manchen Ländern übernehmen Kreis oder Staat die Arbeit.',
      ),
    ],
    equivalents: [
      equal(
        'vicus',
        'po5-volunteers',
        'similar',
        'Who does the work without pay.',
        'Wer die Arbeit unbezahlt leistet.',
      ),
    ],
    source: cite(
      'whole-comm-brief',
      'obstacle 1: no bodies or officials dedicated to integration',
      'The measure is this platform’s.',
    ),
  },
  {
    ...TOWN,
    id: 'po5-volunteers',
    question: both(
      'How much of the work for integration rests on volunteers?',
      'Wie viel der Arbeit für Integration tragen Freiwillige?',
    ),
    name: named(
      'Work done by volunteers',
      'Arbeit von Freiwilligen',
      'Trabajo realizado por voluntarios',
      'Lavoro svolto da volontari',
    ),
    definition: both(
      'Hours of volunteers in the year as a share of all hours of paid staff and volunteers in activities for integration that the town knows of.',
      'Stunden von Freiwilligen im Jahr als Anteil aller Stunden von Beschäftigten und Freiwilligen in den Angeboten für Integration, die der Ort kennt.',
    ),
    numerator: both('Hours of volunteers in the year', 'Stunden von Freiwilligen im Jahr'),
    denominator: both(
      'Hours of paid staff and volunteers in the year',
      'Stunden von Beschäftigten und Freiwilligen im Jahr',
    ),
    kind: 'share',
    unit: 'percent',
    polarity: 'none',
    heading: 'sustainability',
    usualSource: ['activity-register', 'own-records'],
    collecting: both(
      'The activity register knows the hours; ask each organisation for an estimate of the rest.',
      'Das Angebotsregister kennt die Stunden; für den Rest jede Organisation um eine Schätzung bitten.',
    ),
    hoursPerYear: 2,
    caveats: [
      both(
        'Much of it can mean a living town or one that leaves it to others: ask the volunteers which.',
        'Viel davon kann eine lebendige Gemeinde bedeuten oder eine, die es anderen überlässt: die Freiwilligen fragen.',
      ),
      PARALLEL_OFFERS,
    ],
    equivalents: [equal('vicus', 'po5', 'similar', 'Paid posts.', 'Bezahlte Stellen.')],
    source: cite('whole-comm-wp3', 'Part 2, delegation to volunteers', 'The measure is this platform’s.'),
  },
];
