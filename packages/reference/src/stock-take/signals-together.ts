import { RELATIONS, signal, SLIDES, WP3_POLICIES } from './build-signal.ts';
import type { Signal } from './signal.types.ts';

/** Encounter, culture and religion; then a say and protection against discrimination. */
export const TOGETHER_SIGNALS: readonly Signal[] = [
  signal(
    'encounter-aim',
    { section: 'living-together', element: 'actions', phase: 'formulation', area: 'interaction' },
    WP3_POLICIES,
    [
      [
        'Is it an aim of the municipality that newcomers and others meet?',
        'Ist es ein Ziel der Gemeinde, dass Zugezogene und andere sich begegnen?',
      ],
      ['Not written anywhere.', 'Steht nirgends.'],
      ['Written as a wish.', 'Steht als Wunsch da.'],
      ['Written, with an action and who does it.', 'Steht da, mit Maßnahme und Zuständigkeit.'],
    ],
  ),
  signal(
    'encounter-places',
    { section: 'living-together', element: 'resources', phase: 'implementation', area: 'interaction' },
    RELATIONS,
    [
      [
        'Are there places and occasions to meet that somebody moderates?',
        'Gibt es Orte und Anlässe der Begegnung, die jemand begleitet?',
      ],
      ['None, or a yearly feast only.', 'Keine, oder nur ein jährliches Fest.'],
      ['Some, without moderation or support.', 'Einige, ohne Begleitung oder Unterstützung.'],
      [
        'At least monthly, moderated, with rooms or money of the municipality.',
        'Mindestens monatlich, begleitet, mit Räumen oder Geld der Gemeinde.',
      ],
    ],
  ),
  signal(
    'rooms-for-communities',
    { section: 'living-together', element: 'resources', phase: 'output', area: 'culture-and-religion' },
    SLIDES,
    [
      [
        'Do groups of all cultures and religions get rooms and permits by the same rules?',
        'Bekommen Gruppen aller Kulturen und Religionen Räume und Genehmigungen nach denselben Regeln?',
      ],
      ['Some are refused what others get.', 'Einigen wird verwehrt, was andere bekommen.'],
      ['From case to case.', 'Von Fall zu Fall.'],
      ['By written rules for all.', 'Nach schriftlichen Regeln für alle.'],
    ],
  ),
  signal(
    'contact-with-communities',
    {
      section: 'living-together',
      element: 'actors-and-relations',
      phase: 'implementation',
      area: 'culture-and-religion',
      side: 'people',
    },
    SLIDES,
    [
      [
        'Is the municipality in contact with migrants’ and religious associations?',
        'Steht die Gemeinde in Kontakt mit Migrantenvereinen und Religionsgemeinschaften?',
      ],
      ['No, though there are some.', 'Nein, obwohl es welche gibt.'],
      ['On occasions.', 'Zu Anlässen.'],
      ['Regularly, as partners in something.', 'Regelmäßig, als Partner bei etwas.'],
    ],
  ),
  signal(
    'newcomers-heard',
    {
      section: 'rights-and-say',
      element: 'actors-and-relations',
      phase: 'formulation',
      area: 'inclusion-in-policymaking',
      side: 'people',
    },
    RELATIONS,
    [
      [
        'Were newcomers heard before decisions that concern them, in the last two years?',
        'Wurden Zugezogene in den letzten zwei Jahren vor Entscheidungen gehört, die sie betreffen?',
      ],
      ['No.', 'Nein.'],
      ['Once, or through others who speak for them.', 'Einmal, oder durch andere, die für sie sprechen.'],
      ['Themselves, more than once, with an answer.', 'Selbst, mehrmals, mit einer Antwort.'],
    ],
  ),
  signal(
    'seat-for-newcomers',
    {
      section: 'rights-and-say',
      element: 'actors-and-relations',
      phase: 'output',
      area: 'inclusion-in-policymaking',
    },
    WP3_POLICIES,
    [
      [
        'Do residents without the right to vote have a seat or a right to be heard in a body?',
        'Haben Einwohnerinnen und Einwohner ohne Wahlrecht einen Sitz oder ein Anhörungsrecht in einem Gremium?',
      ],
      ['No.', 'Nein.'],
      ['As guests, without a rule.', 'Als Gäste, ohne Regel.'],
      ['By statute or decision, with a right to speak.', 'Durch Satzung oder Beschluss, mit Rederecht.'],
    ],
  ),
  signal(
    'discrimination-aim',
    {
      section: 'rights-and-say',
      element: 'actions',
      phase: 'formulation',
      area: 'overcoming-discrimination',
    },
    WP3_POLICIES,
    [
      [
        'Has the municipality written down what it does against discrimination?',
        'Hat die Gemeinde festgehalten, was sie gegen Diskriminierung tut?',
      ],
      ['No.', 'Nein.'],
      ['A declaration without actions.', 'Eine Erklärung ohne Maßnahmen.'],
      ['With actions and who does them.', 'Mit Maßnahmen und Zuständigkeit.'],
    ],
  ),
  signal(
    'discrimination-contact',
    {
      section: 'rights-and-say',
      element: 'resources',
      phase: 'implementation',
      area: 'overcoming-discrimination',
    },
    SLIDES,
    [
      [
        'Is there somebody to turn to after discrimination?',
        'Gibt es eine Stelle, an die man sich nach Diskriminierung wenden kann?',
      ],
      ['Nobody within reach.', 'Keine in Reichweite.'],
      ['In another place, hardly known here.', 'An einem anderen Ort, hier kaum bekannt.'],
      ['Named and made known here.', 'Benannt und hier bekannt gemacht.'],
    ],
  ),
];
