import { MIPEX_REGIONS, OECD_CHECKLIST, signal, SLIDES, WP3_POLICIES } from './build-signal.ts';
import type { Signal } from './signal.types.ts';

const section = 'work-and-learning';

/** Education, employment, language. Where another level is competent the answer is `not our competence`. */
export const LEARNING_SIGNALS: readonly Signal[] = [
  signal(
    'school-start',
    { section, element: 'actions', phase: 'implementation', area: 'education' },
    OECD_CHECKLIST,
    [
      [
        'How do newly arrived children come to childcare and school?',
        'Wie kommen neu angekommene Kinder in Kita und Schule?',
      ],
      ['Each family finds its own way.', 'Jede Familie findet ihren Weg allein.'],
      [
        'Schools and the office help; nothing is agreed.',
        'Schulen und Verwaltung helfen; vereinbart ist nichts.',
      ],
      [
        'An agreed way with a contact, in use within a few weeks of arrival.',
        'Ein vereinbarter Weg mit Ansprechstelle, binnen weniger Wochen nach der Ankunft.',
      ],
    ],
  ),
  signal(
    'school-parents',
    { section, element: 'actors-and-relations', phase: 'implementation', area: 'education', side: 'people' },
    SLIDES,
    [
      [
        'Do schools, childcare and the municipality work with newly arrived parents?',
        'Arbeiten Schulen, Kitas und Gemeinde mit neu angekommenen Eltern?',
      ],
      ['No.', 'Nein.'],
      ['In single schools, or by volunteers.', 'In einzelnen Einrichtungen oder durch Ehrenamtliche.'],
      ['Agreed with most of them, with a contact each.', 'Mit den meisten vereinbart, mit Ansprechperson.'],
    ],
  ),
  signal(
    'work-offer',
    { section, element: 'actions', phase: 'implementation', area: 'employment' },
    WP3_POLICIES,
    [
      [
        'Is there a measure that helps newcomers into work or training?',
        'Gibt es ein Angebot, das Zugezogenen in Arbeit oder Ausbildung hilft?',
      ],
      ['None reachable from here.', 'Keines, das von hier erreichbar ist.'],
      ['A project with an end, or in another place.', 'Ein befristetes Projekt oder in einem anderen Ort.'],
      ['A lasting offer that is used.', 'Ein dauerhaftes Angebot, das genutzt wird.'],
    ],
  ),
  signal(
    'employers-and-job-centre',
    { section, element: 'actors-and-relations', phase: 'implementation', area: 'employment', side: 'people' },
    OECD_CHECKLIST,
    [
      [
        'Does the municipality meet employers and the job centre about it?',
        'Trifft sich die Gemeinde dazu mit Betrieben und Arbeitsagentur?',
      ],
      ['No.', 'Nein.'],
      ['About single cases.', 'Zu einzelnen Fällen.'],
      ['Regularly, with something agreed.', 'Regelmäßig, mit Absprachen.'],
    ],
  ),
  signal(
    'language-courses',
    { section, element: 'actions', phase: 'implementation', area: 'language-and-culture' },
    WP3_POLICIES,
    [
      ['Can newcomers learn the language here?', 'Können Zugezogene hier die Sprache lernen?'],
      ['No course within reach.', 'Kein Kurs in Reichweite.'],
      [
        'Courses, but long waits, one level only, or by volunteers alone.',
        'Kurse, aber mit langer Wartezeit, nur auf einer Stufe oder nur ehrenamtlich.',
      ],
      [
        'Courses of several levels within reach, with a way to care for children meanwhile.',
        'Kurse mehrerer Stufen in Reichweite, mit Betreuung für Kinder in dieser Zeit.',
      ],
    ],
  ),
  signal(
    'language-results',
    { section, element: 'actions', phase: 'evaluation', area: 'language-and-culture' },
    MIPEX_REGIONS,
    [
      [
        'Is it known how many begin and finish language courses?',
        'Ist bekannt, wie viele Sprachkurse beginnen und abschließen?',
      ],
      ['No.', 'Nein.'],
      ['How many begin.', 'Wie viele beginnen.'],
      ['How many begin and how many finish, each year.', 'Wie viele beginnen und abschließen, jedes Jahr.'],
    ],
  ),
];
