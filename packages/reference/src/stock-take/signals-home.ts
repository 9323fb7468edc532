import { OECD_CHECKLIST, RELATIONS, signal, SLIDES, WP3_POLICIES } from './build-signal.ts';
import type { Signal } from './signal.types.ts';

const section = 'home-and-health';

/** Housing, health, social services, and the way into offices. */
export const HOME_SIGNALS: readonly Signal[] = [
  signal(
    'way-into-housing',
    { section, element: 'actions', phase: 'implementation', area: 'housing' },
    WP3_POLICIES,
    [
      [
        'Is there help on the way from shared accommodation into a home?',
        'Gibt es Hilfe auf dem Weg aus der Unterkunft in eine Wohnung?',
      ],
      ['None.', 'Keine.'],
      ['By volunteers, or in single cases.', 'Durch Ehrenamtliche oder im Einzelfall.'],
      [
        'An offer with a contact and landlords taking part.',
        'Ein Angebot mit Ansprechstelle und beteiligten Vermietern.',
      ],
    ],
  ),
  signal('housing-rules', { section, element: 'actions', phase: 'output', area: 'housing' }, WP3_POLICIES, [
    [
      'Do the rules for municipal or subsidised flats treat newcomers like others?',
      'Behandeln die Regeln für kommunale oder geförderte Wohnungen Zugezogene wie andere?',
    ],
    [
      'Conditions keep many of them out (length of permit, years of residence).',
      'Bedingungen schließen viele aus (Dauer des Titels, Jahre am Ort).',
    ],
    ['No such rule, but nobody has looked.', 'Keine solche Regel, aber niemand hat es geprüft.'],
    ['Looked at, and the same rules hold.', 'Geprüft, und es gelten dieselben Regeln.'],
  ]),
  signal(
    'health-access',
    { section, element: 'actions', phase: 'implementation', area: 'healthcare' },
    SLIDES,
    [
      [
        'Do newcomers find doctors and advice on health that they can talk to?',
        'Finden Zugezogene ärztliche Hilfe und Beratung, mit denen sie sich verständigen können?',
      ],
      ['Nothing is arranged.', 'Nichts ist geregelt.'],
      ['Information, or interpreters in single cases.', 'Informationen, oder Dolmetschen im Einzelfall.'],
      [
        'Information and interpreters by arrangement with practices or the health office.',
        'Informationen und Dolmetschen, vereinbart mit Praxen oder Gesundheitsamt.',
      ],
    ],
  ),
  signal(
    'health-partners',
    { section, element: 'actors-and-relations', phase: 'implementation', area: 'healthcare', side: 'people' },
    OECD_CHECKLIST,
    [
      [
        'Are doctors, midwives or the health office part of the local work on integration?',
        'Sind Praxen, Hebammen oder Gesundheitsamt Teil der Integrationsarbeit vor Ort?',
      ],
      ['No.', 'Nein.'],
      ['Contact in single cases.', 'Kontakt im Einzelfall.'],
      ['They take part in regular meetings.', 'Sie nehmen an regelmäßigen Treffen teil.'],
    ],
  ),
  signal(
    'advice-point',
    { section, element: 'actions', phase: 'implementation', area: 'social-services' },
    WP3_POLICIES,
    [
      [
        'Is there a place where newcomers get advice on everything at first?',
        'Gibt es eine Stelle, an der Zugezogene zunächst zu allem Rat bekommen?',
      ],
      ['None.', 'Keine.'],
      ['By volunteers, or less than weekly.', 'Ehrenamtlich oder seltener als wöchentlich.'],
      ['Staffed, open at least weekly.', 'Mit Personal, mindestens wöchentlich geöffnet.'],
    ],
  ),
  signal(
    'use-of-services',
    { section, element: 'resources', phase: 'evaluation', area: 'social-services' },
    RELATIONS,
    [
      [
        'Is it known how far newcomers use the services that are for everybody?',
        'Ist bekannt, wie weit Zugezogene Angebote nutzen, die für alle da sind?',
      ],
      ['No.', 'Nein.'],
      ['As an impression, or for one service.', 'Als Eindruck, oder für ein Angebot.'],
      ['As numbers for several services.', 'In Zahlen für mehrere Angebote.'],
    ],
  ),
  signal(
    'welcome',
    { section, element: 'actions', phase: 'output', area: 'access-to-institutions' },
    WP3_POLICIES,
    [
      [
        'Is it arranged what happens when somebody new arrives?',
        'Ist geregelt, was geschieht, wenn jemand neu ankommt?',
      ],
      ['Nothing beyond the registration.', 'Nichts außer der Anmeldung.'],
      ['A welcome or a leaflet, for some groups.', 'Ein Willkommen oder Faltblatt, für einzelne Gruppen.'],
      [
        'A written procedure for all who arrive: first talk, information, contact.',
        'Ein schriftlicher Ablauf für alle: Erstgespräch, Informationen, Ansprechstelle.',
      ],
    ],
  ),
  signal(
    'languages-of-offices',
    { section, element: 'resources', phase: 'output', area: 'access-to-institutions' },
    SLIDES,
    [
      [
        'Are information and forms of the municipality understandable for newcomers?',
        'Sind Informationen und Formulare der Gemeinde für Zugezogene verständlich?',
      ],
      ['In the official language only.', 'Nur in der Amtssprache.'],
      ['Some in plain language or other languages.', 'Einiges in einfacher oder anderen Sprachen.'],
      [
        'The most used ones in plain language and the languages spoken here.',
        'Die meistgenutzten in einfacher Sprache und den hier gesprochenen Sprachen.',
      ],
    ],
  ),
];
