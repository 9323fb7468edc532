import type { Told } from './record.ts';

const changing = (country: string, told: Omit<Told, 'country' | 'group'>): Told => ({
  ...told,
  country,
  group: 'in-transition',
});

/** Of places in transition. */
export const TOLD_OF_CHANGING: readonly Told[] = [
  changing('NL', {
    id: 'into-social-agenda',
    areas: ['employment', 'social-services'],
    forWhom: 'newcomers',
    competences: ['integration-policy'],
    actorKinds: ['local-officials', 'national-government'],
    en: [
      'A programme for permit holders, later part of a general social agenda',
      'A programme helped permit holders to stand on their own feet and find work, and went into a general social agenda in 2019. Local actors found the money from the state insufficient.',
    ],
    de: [
      'Ein Programm für Anerkannte, später Teil eines allgemeinen Sozialplans',
      'Ein Programm half Menschen mit Aufenthaltsrecht zu Selbstständigkeit und Arbeit und ging 2019 in einen allgemeinen Sozialplan auf. Das Geld vom Staat galt vor Ort als zu knapp.',
    ],
  }),
  changing('AT', {
    id: 'councillor-and-buddies',
    areas: ['language-and-culture', 'employment', 'interaction'],
    forWhom: 'newcomers',
    actorKinds: ['elected-local-policymakers', 'pro-migrant-groups'],
    en: [
      'A councillor as contact; volunteers for courses, work and buddies',
      'A local councillor coordinates instead of a post; volunteers give language courses, help to find work and go along as buddies. Specialised help is in the next larger town.',
    ],
    de: [
      'Ein Ratsmitglied als Ansprechperson; Ehrenamtliche für Kurse, Arbeit und Patenschaften',
      'Statt einer Stelle koordiniert ein Ratsmitglied; Ehrenamtliche geben Sprachkurse, helfen bei der Arbeitssuche und übernehmen Patenschaften. Fachdienste gibt es in der nächsten größeren Stadt.',
    ],
  }),
  changing('DE', {
    id: 'office-and-working-group',
    areas: ['access-to-institutions', 'inclusion-in-policymaking'],
    forWhom: 'institutions',
    actorKinds: ['local-officials', 'pro-migrant-groups', 'majority-councillors'],
    en: [
      'A new office for refugees, a working group of the council, the initiative as partner',
      'After a slow start the town made an office for refugee affairs and a working group of the council; the support initiative that had filled the gap became a partner.',
    ],
    de: [
      'Neue Stelle für Flüchtlingsfragen, Arbeitskreis im Rat, die Initiative als Partnerin',
      'Nach langsamem Beginn schuf die Stadt eine Stelle für Flüchtlingsfragen und einen Arbeitskreis des Rats; die Initiative, die die Lücke gefüllt hatte, wurde Partnerin.',
    ],
  }),
  changing('DE', {
    id: 'job-centre-unit',
    areas: ['employment', 'education', 'housing'],
    forWhom: 'newcomers',
    actorKinds: ['public-social-services', 'employers'],
    en: [
      'A unit of its own in the job centre, and courses that fit',
      'Providers of education adapted their programmes and the job centre built a unit of its own. Flats stayed a problem: the municipal company asked for three years of residence.',
    ],
    de: [
      'Eine eigene Einheit im Jobcenter und passende Kurse',
      'Bildungsträger passten ihre Programme an, das Jobcenter baute eine eigene Einheit auf. Wohnungen blieben schwierig: Die städtische Gesellschaft verlangte drei Jahre Aufenthalt.',
    ],
  }),
  changing('TR', {
    id: 'information-desk',
    areas: ['access-to-institutions', 'social-services'],
    forWhom: 'everybody',
    actorKinds: ['local-officials', 'pro-migrant-groups'],
    en: [
      'An information desk for everyone in need, newcomers included',
      'A desk of the municipality arranges help for all who need it; an association informs newcomers who look for work.',
    ],
    de: [
      'Ein Auskunftstisch für alle in Not, Zugewanderte eingeschlossen',
      'Ein Tisch der Gemeinde vermittelt Hilfe für alle, die sie brauchen; ein Verein informiert Zugewanderte, die Arbeit suchen.',
    ],
  }),
  changing('IT', {
    id: 'foundation-money',
    areas: ['sustainability', 'interaction'],
    forWhom: 'everybody',
    actorKinds: ['local-officials', 'private-companies'],
    en: [
      'Projects with money of local bank foundations, led by the town',
      'Public and private actors run projects that local bank foundations pay for; policymakers lead.',
    ],
    de: [
      'Projekte mit Geld örtlicher Bankstiftungen, geführt von der Stadt',
      'Öffentliche und private Akteure tragen Projekte, die örtliche Bankstiftungen bezahlen; die Politik führt.',
    ],
  }),
  changing('PL', {
    id: 'associations-with-european-money',
    areas: ['language-and-culture', 'social-services'],
    forWhom: 'newcomers',
    actorKinds: ['non-public-service-providers', 'eu-officials'],
    en: [
      'Associations carry integration with European funds',
      'Integration stands in no document of the municipality; associations offer what there is, and rely on European money.',
    ],
    de: [
      'Vereine tragen Integration mit europäischem Geld',
      'In keinem Dokument der Gemeinde kommt Integration vor; Vereine bieten, was es gibt, und sind auf europäisches Geld angewiesen.',
    ],
  }),
];
