import type { Told } from './record.ts';

const of = (country: string, told: Omit<Told, 'country' | 'group'>): Told => ({
  ...told,
  country,
  group: 'revitalising',
});

/** Where economy and population are favourable and diversity is familiar. */
export const TOLD_OF_REVITALISING: readonly Told[] = [
  of('NL', {
    id: 'one-provider',
    areas: ['access-to-institutions', 'social-services'],
    forWhom: 'newcomers',
    competences: ['integration-policy'],
    actorKinds: ['non-public-service-providers'],
    en: [
      'One provider bundles all integration tasks for decades',
      'For forty years the municipality has worked with one non-profit provider that holds all tasks of integration together under one policy. The study found council and administration proactive, and praised for staying with it.',
    ],
    de: [
      'Ein Träger bündelt seit Jahrzehnten alle Aufgaben der Integration',
      'Seit vierzig Jahren arbeitet die Gemeinde mit einem gemeinnützigen Träger, der alle Aufgaben der Integration unter einem Konzept zusammenhält. Die Studie fand Rat und Verwaltung vorausschauend und für ihre Ausdauer gelobt.',
    ],
  }),
  of('NL', {
    id: 'housing-companies',
    areas: ['housing', 'interaction'],
    forWhom: 'newcomers',
    actorKinds: ['housing', 'non-public-service-providers'],
    en: [
      'Housing companies and a language café help refugees settle',
      'Welfare organisations, three private housing companies and a language café support refugees together with the municipality.',
    ],
    de: [
      'Wohnungsunternehmen und ein Sprachcafé helfen Geflüchteten beim Ankommen',
      'Wohlfahrtsverbände, drei private Wohnungsunternehmen und ein Sprachcafé unterstützen Geflüchtete gemeinsam mit der Gemeinde.',
    ],
  }),
  of('NL', {
    id: 'two-agendas',
    areas: ['overcoming-discrimination', 'interaction'],
    forWhom: 'everybody',
    actorKinds: ['local-officials', 'elected-local-policymakers'],
    en: [
      'An agenda for an inclusive town and one against discrimination',
      'Two policy plans describe the town as welcoming and integration as a two-way matter: taking part, mixing, feeling at home.',
    ],
    de: [
      'Ein Plan für die inklusive Stadt und einer gegen Diskriminierung',
      'Zwei Pläne beschreiben die Stadt als offen und Integration als wechselseitig: teilnehmen, sich mischen, sich zu Hause fühlen.',
    ],
  }),
  of('AT', {
    id: 'officer-and-mayor',
    areas: ['access-to-institutions', 'inclusion-in-policymaking'],
    forWhom: 'institutions',
    actorKinds: ['local-officials', 'elected-local-policymakers'],
    en: [
      'An integration officer, and a mayor who makes it a priority',
      'An officer for integration raises awareness inside the administration too; integration is one of the mayor’s priorities.',
    ],
    de: [
      'Eine Stelle für Integration und ein Bürgermeister, dem sie wichtig ist',
      'Eine Stelle für Integration wirbt auch innerhalb der Verwaltung um Verständnis; Integration gehört zu den Schwerpunkten des Bürgermeisters.',
    ],
  }),
  of('AT', {
    id: 'services-together',
    areas: ['employment', 'language-and-culture'],
    forWhom: 'newcomers',
    actorKinds: ['public-social-services', 'employer-organisations', 'local-officials'],
    en: [
      'Training with the social services, the job service and the chamber of business',
      'The municipality works with regional social services, the public employment service and the business chamber to offer services and training.',
    ],
    de: [
      'Schulungen mit Sozialdiensten, Arbeitsverwaltung und Wirtschaftskammer',
      'Die Gemeinde arbeitet mit den Sozialdiensten des Landes, der Arbeitsverwaltung und der Wirtschaftskammer zusammen und bietet mit ihnen Dienste und Schulungen an.',
    ],
  }),
  of('AT', {
    id: 'step-into-gaps',
    areas: ['education'],
    forWhom: 'newcomers',
    competences: ['education'],
    actorKinds: ['local-officials'],
    en: [
      'The municipality steps in where a service has a gap',
      'Where nobody was responsible the municipality helped itself, for instance with laptops for lessons at home during the pandemic.',
    ],
    de: [
      'Die Gemeinde springt ein, wo ein Angebot eine Lücke hat',
      'Wo niemand zuständig war, half die Gemeinde selbst, etwa mit Laptops für den Unterricht zu Hause während der Pandemie.',
    ],
  }),
  of('AT', {
    id: 'volunteer-offers',
    areas: ['language-and-culture', 'interaction'],
    forWhom: 'everybody',
    actorKinds: ['pro-migrant-groups'],
    en: [
      'Volunteers offer German courses, culture and a place for children to play',
      'Civil society initiatives run language courses, cultural events and a playing space for children beside what the town does.',
    ],
    de: [
      'Ehrenamtliche bieten Deutschkurse, Kultur und einen Spielraum für Kinder',
      'Initiativen geben Sprachkurse, veranstalten Kultur und betreiben einen Spielraum für Kinder neben dem, was die Stadt tut.',
    ],
  }),
  of('SE', {
    id: 'policy-for-all-departments',
    areas: ['access-to-institutions', 'sustainability'],
    forWhom: 'institutions',
    competences: ['integration-policy'],
    actorKinds: ['elected-local-policymakers', 'local-officials'],
    en: [
      'An integration policy whose values hold for every department',
      'Without a unit of its own for integration, the municipality wrote down values and goals that are to run through its whole organisation.',
    ],
    de: [
      'Ein Leitbild, dessen Werte für jedes Amt gelten',
      'Ohne eigene Stelle für Integration hat die Gemeinde Werte und Ziele aufgeschrieben, die ihre ganze Verwaltung durchziehen sollen.',
    ],
  }),
  of('SE', {
    id: 'five-goals',
    areas: ['employment', 'access-to-institutions', 'housing'],
    forWhom: 'institutions',
    competences: ['integration-policy'],
    actorKinds: ['elected-local-policymakers', 'local-officials'],
    en: [
      'Five goals for the whole administration',
      'Staff that mirrors the population, shorter ways to work for everyone, work with civil society, against segregation, and social sustainability in every department.',
    ],
    de: [
      'Fünf Ziele für die ganze Verwaltung',
      'Eine Belegschaft wie die Bevölkerung, kürzere Wege in Arbeit für alle, Zusammenarbeit mit der Zivilgesellschaft, gegen Segregation, soziale Nachhaltigkeit in jedem Amt.',
    ],
  }),
  of('BE', {
    id: 'three-pillars',
    areas: ['interaction', 'overcoming-discrimination'],
    forWhom: 'everybody',
    competences: ['integration-policy'],
    actorKinds: ['elected-local-policymakers', 'local-officials'],
    en: [
      'The municipality coordinates: against discrimination, reception, encounter',
      'An own local policy with three pillars, and the idea of making the town together. The local government acts as coordinator and set itself apart from the policy of the region above it.',
    ],
    de: [
      'Die Gemeinde koordiniert: gegen Diskriminierung, Aufnahme, Begegnung',
      'Ein eigenes Konzept mit drei Säulen und dem Gedanken, die Stadt gemeinsam zu machen. Die Gemeinde koordiniert und grenzte sich vom Konzept der Region über ihr ab.',
    ],
  }),
  of('IT', {
    id: 'coordination-and-office',
    areas: ['access-to-institutions', 'housing', 'interaction'],
    forWhom: 'newcomers',
    competences: ['reception'],
    actorKinds: ['non-public-service-providers', 'local-officials'],
    en: [
      'Taking over the coordination of reception, with a municipal office for newcomers',
      'The town took over coordinating a reception project of the national system and runs an office with services, reception and an intercultural part. Associations found it still too much about emergencies.',
    ],
    de: [
      'Die Koordination der Aufnahme übernehmen, mit einem Amt für Zugewanderte',
      'Die Stadt übernahm die Koordination eines Aufnahmeprojekts des nationalen Systems und führt eine Anlaufstelle für Dienste, Aufnahme und Interkulturelles. Vereinen ging es noch zu sehr um Notlagen.',
    ],
  }),
  of('ES', {
    id: 'community-team',
    areas: ['social-services', 'interaction'],
    forWhom: 'everybody',
    competences: ['social-services'],
    actorKinds: ['public-social-services', 'non-public-service-providers'],
    en: [
      'A team for community work within the social services',
      'Without a written strategy, a team of the social services works with neighbourhoods, the inclusion of migrants among its tasks; associations do much of the work on the ground.',
    ],
    de: [
      'Ein Team für Gemeinwesenarbeit in den Sozialdiensten',
      'Ohne schriftliches Konzept arbeitet ein Team der Sozialdienste mit Nachbarschaften, auch an der Teilhabe von Zugewanderten; vieles vor Ort leisten Vereine.',
    ],
  }),
  of('ES', {
    id: 'post-for-citizenship',
    areas: ['access-to-institutions', 'social-services'],
    forWhom: 'newcomers',
    actorKinds: ['local-officials'],
    en: [
      'A post for citizenship, or a contact person within the social services',
      'Towns created one post, or named one person, as contact for integration. Where that person was ill, nobody took over for years: one post needs a deputy.',
    ],
    de: [
      'Eine Stelle für Bürgerbelange oder eine Ansprechperson in den Sozialdiensten',
      'Städte schufen eine Stelle oder benannten eine Person als Anlaufstelle für Integration. Wo diese Person krank wurde, folgte jahrelang niemand nach: Eine Stelle braucht eine Vertretung.',
    ],
  }),
  of('DE', {
    id: 'new-posts',
    areas: ['access-to-institutions', 'social-services'],
    forWhom: 'institutions',
    competences: ['reception'],
    actorKinds: ['local-officials', 'non-public-service-providers'],
    en: [
      'New posts in the administration when many arrive at once',
      'Work first left to two non-profit providers was joined in 2015 by fifteen and a half new posts; under pressure from civil society a concept for integration followed.',
    ],
    de: [
      'Neue Stellen in der Verwaltung, wenn viele auf einmal kommen',
      'Zur Arbeit zweier gemeinnütziger Träger kamen 2015 fünfzehneinhalb neue Stellen; auf Drängen der Zivilgesellschaft folgte ein Integrationskonzept.',
    ],
  }),
  of('SE', {
    id: 'activation-programmes',
    areas: ['employment'],
    forWhom: 'everybody',
    competences: ['employment'],
    actorKinds: ['local-officials', 'private-companies'],
    en: [
      'Programmes into work that several departments run together',
      'Without a policy for integration, comprehensive programmes across departments help everyone who is out of work.',
    ],
    de: [
      'Programme in Arbeit, die mehrere Ämter gemeinsam tragen',
      'Ohne Integrationskonzept helfen umfassende, ämterübergreifende Programme allen, die keine Arbeit haben.',
    ],
  }),
];
