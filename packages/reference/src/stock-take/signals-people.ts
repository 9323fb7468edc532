import { BRIEF, MIPEX_REGIONS, OECD_CHECKLIST, signal, WP3_ACTORS } from './build-signal.ts';
import type { Signal } from './signal.types.ts';

const section = 'people-in-charge';
const side = 'people';

/** Posts, bodies and the work between them. A post is asked about, never how somebody fills it. */
export const PEOPLE_SIGNALS: readonly Signal[] = [
  signal(
    'member-responsible',
    { section, side, element: 'actors-and-relations', phase: 'formulation' },
    WP3_ACTORS,
    [
      [
        'Is a member of the local government responsible for integration?',
        'Ist ein Mitglied der politischen Leitung für Integration zuständig?',
      ],
      ['Nobody.', 'Niemand.'],
      ['In practice, without it being written down.', 'In der Praxis, ohne dass es festgehalten ist.'],
      ['Written down in the list of responsibilities.', 'In der Aufgabenverteilung festgehalten.'],
    ],
  ),
  signal('named-post', { section, side, element: 'resources', phase: 'output' }, WP3_ACTORS, [
    [
      'Is there a post or unit for integration in the administration?',
      'Gibt es in der Verwaltung eine Stelle oder Einheit für Integration?',
    ],
    ['None.', 'Keine.'],
    ['As a side task without hours of its own.', 'Als Nebenaufgabe ohne eigene Stunden.'],
    ['With hours of its own.', 'Mit eigenen Stunden.'],
  ]),
  signal('post-filled', { section, side, element: 'resources', phase: 'implementation' }, WP3_ACTORS, [
    ['Is this post filled?', 'Ist diese Stelle besetzt?'],
    [
      'There is no post, or it has been vacant for more than six months.',
      'Es gibt keine Stelle, oder sie ist länger als sechs Monate unbesetzt.',
    ],
    [
      'Vacant for up to six months, or it ends within a year.',
      'Bis zu sechs Monate unbesetzt, oder sie endet binnen eines Jahres.',
    ],
    ['Filled, with no end within a year.', 'Besetzt, ohne Ende binnen eines Jahres.'],
  ]),
  signal('mediation', { section, side, element: 'resources', phase: 'implementation' }, WP3_ACTORS, [
    [
      'Can the administration call on people who mediate or interpret?',
      'Kann die Verwaltung auf Menschen zurückgreifen, die vermitteln oder dolmetschen?',
    ],
    ['No, or families help themselves.', 'Nein, oder Angehörige helfen sich selbst.'],
    ['Volunteers, when somebody can be found.', 'Ehrenamtliche, wenn sich jemand findet.'],
    ['Paid or by agreement, for several offices.', 'Bezahlt oder vereinbart, für mehrere Ämter.'],
  ]),
  signal('staff-training', { section, side, element: 'resources', phase: 'implementation' }, BRIEF, [
    [
      'Were staff trained for working with newcomers in the last two years?',
      'Wurden Beschäftigte in den letzten zwei Jahren für die Arbeit mit Zugezogenen geschult?',
    ],
    ['No training.', 'Keine Schulung.'],
    ['Once, or staff of one office only.', 'Einmal, oder nur in einem Amt.'],
    ['More than once, in several offices.', 'Mehrmals, in mehreren Ämtern.'],
  ]),
  signal(
    'working-group',
    { section, side, element: 'actors-and-relations', phase: 'formulation' },
    WP3_ACTORS,
    [
      [
        'Is there a working group, committee or advisory body on integration?',
        'Gibt es eine Arbeitsgruppe, einen Ausschuss oder Beirat zu Integration?',
      ],
      ['None.', 'Keine.'],
      [
        'There is one; it met at most once in the last twelve months.',
        'Es gibt sie; sie traf sich in den letzten zwölf Monaten höchstens einmal.',
      ],
      [
        'It met twice or more, and its results are written down.',
        'Sie traf sich zweimal oder öfter, und die Ergebnisse sind festgehalten.',
      ],
    ],
  ),
  signal(
    'work-with-organisations',
    { section, side, element: 'actors-and-relations', phase: 'implementation' },
    WP3_ACTORS,
    [
      [
        'Does the municipality coordinate the organisations that work with newcomers?',
        'Stimmt die Gemeinde die Organisationen ab, die mit Zugezogenen arbeiten?',
      ],
      ['No.', 'Nein.'],
      ['From case to case.', 'Von Fall zu Fall.'],
      [
        'Regular meetings, and it is agreed who does what.',
        'Regelmäßige Treffen, und es ist vereinbart, wer was tut.',
      ],
    ],
  ),
  signal(
    'money-for-initiatives',
    { section, side, element: 'resources', phase: 'implementation' },
    WP3_ACTORS,
    [
      [
        'Can local initiatives get money or rooms from the municipality?',
        'Können Initiativen vor Ort von der Gemeinde Geld oder Räume bekommen?',
      ],
      ['No.', 'Nein.'],
      ['On request, without written rules.', 'Auf Anfrage, ohne schriftliche Regeln.'],
      ['By written rules, every year.', 'Nach schriftlichen Regeln, jedes Jahr.'],
    ],
  ),
  signal(
    'exchange-with-places',
    { section, side, element: 'actors-and-relations', phase: 'implementation' },
    OECD_CHECKLIST,
    [
      [
        'Does the municipality work on integration together with other places?',
        'Arbeitet die Gemeinde beim Thema Integration mit anderen Orten zusammen?',
      ],
      ['No.', 'Nein.'],
      ['Meetings now and then.', 'Ab und zu Treffen.'],
      [
        'A network or a shared task with regular meetings.',
        'Ein Netzwerk oder eine gemeinsame Aufgabe mit regelmäßigen Treffen.',
      ],
    ],
  ),
  signal(
    'yearly-account',
    { section, side, element: 'actors-and-relations', phase: 'evaluation' },
    MIPEX_REGIONS,
    [
      [
        'Does somebody report to the council how integration work goes?',
        'Berichtet jemand dem Rat, wie die Integrationsarbeit läuft?',
      ],
      ['Nobody.', 'Niemand.'],
      ['When the council asks.', 'Wenn der Rat fragt.'],
      ['At least once a year, as a fixed task.', 'Mindestens einmal im Jahr, als feste Aufgabe.'],
    ],
  ),
];
