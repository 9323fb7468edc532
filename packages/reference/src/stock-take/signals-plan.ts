import { MIPEX_REGIONS, OECD_CHECKLIST, RELATIONS, signal, WP3_POLICIES } from './build-signal.ts';
import type { Signal } from './signal.types.ts';

const section = 'plan-and-money';

/** What is written down, paid for, carried out and looked at afterwards. */
export const PLAN_SIGNALS: readonly Signal[] = [
  signal('written-plan', { section, element: 'actions', phase: 'formulation' }, WP3_POLICIES, [
    [
      'Is there a written plan for integration or living together?',
      'Gibt es einen schriftlichen Plan für Integration oder Zusammenleben?',
    ],
    ['None.', 'Keinen.'],
    [
      'A draft, a text without a decision of the council, or a plan whose time is over.',
      'Ein Entwurf, ein Text ohne Beschluss des Rats oder ein Plan, dessen Zeit abgelaufen ist.',
    ],
    ['Decided by the council and in force.', 'Vom Rat beschlossen und in Kraft.'],
  ]),
  signal('plan-in-other-plans', { section, element: 'actions', phase: 'formulation' }, WP3_POLICIES, [
    [
      'Do newcomers appear in other plans of the municipality (coalition agreement, youth, housing, social plans)?',
      'Kommen Zugezogene in anderen Plänen der Gemeinde vor (Koalitionsvertrag, Jugend, Wohnen, Soziales)?',
    ],
    ['In none.', 'In keinem.'],
    ['In one, or in several without an action.', 'In einem, oder in mehreren ohne Maßnahme.'],
    ['In two or more, each with an action.', 'In zwei oder mehr, jeweils mit einer Maßnahme.'],
  ]),
  signal('plan-budget', { section, element: 'resources', phase: 'formulation' }, OECD_CHECKLIST, [
    [
      'Does the municipal budget hold money for integration?',
      'Steht im Haushalt der Gemeinde Geld für Integration?',
    ],
    ['No line.', 'Kein Posten.'],
    ['Money for this year only, or from projects only.', 'Geld nur für dieses Jahr oder nur aus Projekten.'],
    ['Own money, planned for at least two years.', 'Eigenes Geld, für mindestens zwei Jahre eingeplant.'],
  ]),
  signal('outside-funds', { section, element: 'resources', phase: 'formulation' }, OECD_CHECKLIST, [
    [
      'Does somebody look for outside money (region, state, European funds) as a task?',
      'Sucht jemand als Aufgabe nach Geld von außen (Region, Staat, europäische Fonds)?',
    ],
    ['Nobody.', 'Niemand.'],
    ['Now and then, when somebody hears of a call.', 'Ab und zu, wenn jemand von einem Aufruf hört.'],
    [
      'It is somebody’s task, or shared with other towns, and there was an application in the last two years.',
      'Es ist eine festgelegte Aufgabe oder mit anderen Orten geteilt, und in den letzten zwei Jahren gab es einen Antrag.',
    ],
  ]),
  signal('plan-carried-out', { section, element: 'actions', phase: 'implementation' }, WP3_POLICIES, [
    [
      'Is what was decided for integration carried out?',
      'Wird umgesetzt, was für Integration beschlossen wurde?',
    ],
    ['Nothing was decided, or nothing has begun.', 'Nichts ist beschlossen, oder nichts hat begonnen.'],
    ['Up to half of it has begun.', 'Bis zur Hälfte davon hat begonnen.'],
    ['More than half has begun or is finished.', 'Mehr als die Hälfte hat begonnen oder ist fertig.'],
  ]),
  signal('figures-every-year', { section, element: 'resources', phase: 'evaluation' }, MIPEX_REGIONS, [
    [
      'Are figures on how newcomers fare here brought together regularly?',
      'Werden regelmäßig Zahlen dazu zusammengestellt, wie es Zugezogenen hier geht?',
    ],
    ['No.', 'Nein.'],
    ['Once, or for one area only.', 'Einmal, oder nur für einen Bereich.'],
    ['Every year, for several areas.', 'Jedes Jahr, für mehrere Bereiche.'],
  ]),
  signal('written-review', { section, element: 'actions', phase: 'evaluation' }, MIPEX_REGIONS, [
    [
      'Was the integration work looked back on in writing during the last three years?',
      'Wurde die Integrationsarbeit in den letzten drei Jahren schriftlich ausgewertet?',
    ],
    ['No.', 'Nein.'],
    ['Of single projects, mostly for those who paid.', 'Für einzelne Projekte, meist für die Geldgeber.'],
    [
      'Of the work as a whole, and the council discussed it.',
      'Für die Arbeit als Ganzes, und der Rat hat darüber gesprochen.',
    ],
  ]),
  signal(
    'newcomers-judge',
    { section, element: 'actors-and-relations', phase: 'evaluation', side: 'people' },
    RELATIONS,
    [
      [
        'Are newcomers asked how they judge what is done?',
        'Werden Zugezogene gefragt, wie sie das Angebot beurteilen?',
      ],
      ['No.', 'Nein.'],
      ['In passing, or users of one service.', 'Nebenbei, oder nur Nutzende eines Angebots.'],
      [
        'Regularly, and they are told what follows from it.',
        'Regelmäßig, und sie erfahren, was daraus folgt.',
      ],
    ],
  ),
];
