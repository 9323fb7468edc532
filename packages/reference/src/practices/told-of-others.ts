import type { LocalConditions } from '../wp3-conditions.ts';
import type { Told } from './record.ts';

const of =
  (group: LocalConditions['group']) =>
  (country: string, told: Omit<Told, 'country' | 'group'>): Told => ({ ...told, country, group });
const stagnating = of('stagnating');
const marginal = of('marginal');

/** Where economy and population are less favourable, or diversity is new. */
export const TOLD_OF_OTHERS: readonly Told[] = [
  stagnating('AT', {
    id: 'mayor-and-volunteers',
    areas: ['social-services', 'genuine-involvement'],
    forWhom: 'newcomers',
    actorKinds: ['pro-migrant-groups', 'elected-local-policymakers'],
    en: [
      'An association grown out of volunteers, in regular exchange with the mayor',
      'The town leaves support to an association that began as a group of local volunteers; the mayor talks with it regularly. Nobody in the administration is responsible.',
    ],
    de: [
      'Ein Verein aus Ehrenamtlichen, im regelmäßigen Gespräch mit dem Bürgermeister',
      'Die Stadt überlässt die Hilfe einem Verein, der aus einer Gruppe Ehrenamtlicher entstand; der Bürgermeister spricht regelmäßig mit ihm. In der Verwaltung ist niemand zuständig.',
    ],
  }),
  stagnating('DE', {
    id: 'coordinators-paid-by-state',
    areas: ['access-to-institutions'],
    forWhom: 'newcomers',
    actorKinds: ['regional-government', 'local-officials'],
    en: [
      'Two coordinators paid for by the federal state',
      'Two local coordinators, close to the mayor’s office and fully paid by the level above. They found it hard to win the administration and a largely indifferent population.',
    ],
    de: [
      'Zwei Koordinatorinnen und Koordinatoren, die das Land bezahlt',
      'Zwei Koordinationsstellen nahe beim Bürgermeisteramt, ganz vom Land bezahlt. Verwaltung und eine weithin gleichgültige Bevölkerung waren schwer zu gewinnen.',
    ],
  }),
  stagnating('NL', {
    id: 'two-stage-support',
    areas: ['social-services', 'housing'],
    forWhom: 'newcomers',
    competences: ['social-services'],
    actorKinds: ['non-public-service-providers'],
    en: [
      'A national organisation for the first eighteen months, then the service for everyone',
      'Refugees are supported by a national organisation for eighteen months; after that by a local welfare organisation that is there for all residents. General social plans carry the rest.',
    ],
    de: [
      'Anderthalb Jahre eine landesweite Organisation, dann der Dienst für alle',
      'Geflüchtete begleitet achtzehn Monate lang eine landesweite Organisation, danach ein örtlicher Träger, der für alle da ist. Den Rest tragen allgemeine Sozialpläne.',
    ],
  }),
  stagnating('IT', {
    id: 'take-charge-of-reception',
    areas: ['housing', 'employment'],
    forWhom: 'newcomers',
    competences: ['reception'],
    actorKinds: ['non-public-service-providers', 'local-officials'],
    en: [
      'Taking charge of reception after abuses in a large centre',
      'The town answered abuses in and around a large state centre, took charge of the reception programme and passed services on to associations, which criticise that people still hardly meet.',
    ],
    de: [
      'Die Aufnahme selbst übernehmen, nach Missständen in einer großen Einrichtung',
      'Die Stadt antwortete auf Missstände in und um eine große staatliche Einrichtung, übernahm das Aufnahmeprogramm und gab Dienste an Vereine weiter; diese vermissen, dass man sich begegnet.',
    ],
  }),
  stagnating('IT', {
    id: 'seasonal-workers',
    areas: ['housing', 'employment'],
    forWhom: 'newcomers',
    competences: ['housing'],
    actorKinds: ['local-officials', 'pro-migrant-groups'],
    en: [
      'Lodging for seasonal workers against exploitation',
      'Administration and grassroots groups together fight exploitation of seasonal workers at work and in housing, for instance by building a camp for them; the administration coordinates.',
    ],
    de: [
      'Unterkunft für Saisonkräfte gegen Ausbeutung',
      'Verwaltung und Initiativen gehen gemeinsam gegen Ausbeutung von Saisonkräften bei Arbeit und Wohnen vor, etwa mit dem Bau eines Lagers; die Verwaltung koordiniert.',
    ],
  }),
  stagnating('ES', {
    id: 'specialised-social-worker',
    areas: ['social-services', 'access-to-institutions'],
    forWhom: 'newcomers',
    competences: ['social-services'],
    actorKinds: ['public-social-services', 'migrant-organisations'],
    en: [
      'A social worker for newcomers who is the contact for all associations',
      'One specialised social worker, or one official, is there for newcomers and is the person whom associations, many led by migrants, turn to.',
    ],
    de: [
      'Eine Sozialarbeiterin für Zugewanderte als Ansprechperson aller Vereine',
      'Eine spezialisierte Fachkraft der Sozialarbeit oder eine zuständige Person ist für Zugewanderte da und Anlaufstelle der Vereine, von denen viele Zugewanderte leiten.',
    ],
  }),
  stagnating('SE', {
    id: 'within-general-plans',
    areas: ['overcoming-discrimination', 'employment', 'education'],
    forWhom: 'institutions',
    competences: ['integration-policy'],
    actorKinds: ['local-officials'],
    en: [
      'Integration inside hiring, housing, work and school plans',
      'There is no plan for integration; its tasks stand in the municipality’s plans for hiring, against discrimination, for housing, work and school.',
    ],
    de: [
      'Integration in den Plänen für Personal, Wohnen, Arbeit und Schule',
      'Ein Integrationskonzept gibt es nicht; seine Aufgaben stehen in den Plänen der Gemeinde für Personal, gegen Diskriminierung, für Wohnen, Arbeit und Schule.',
    ],
  }),
  stagnating('BE', {
    id: 'intercultural-expert',
    areas: ['interaction', 'access-to-institutions'],
    forWhom: 'institutions',
    competences: ['integration-policy'],
    actorKinds: ['local-officials', 'migrant-organisations'],
    en: [
      'An intercultural expert who brings key people together and trains staff',
      'The municipality hired an expert who meets key people of migrant communities and trains those who work with people in intercultural skills.',
    ],
    de: [
      'Eine Fachkraft für Interkulturelles bringt Menschen zusammen und schult',
      'Die Gemeinde stellte eine Fachkraft an, die sich mit Schlüsselpersonen trifft und alle, die mit Menschen arbeiten, in interkulturellem Umgang schult.',
    ],
  }),
  stagnating('BE', {
    id: 'network-against-racism',
    areas: ['overcoming-discrimination'],
    forWhom: 'everybody',
    actorKinds: ['local-officials', 'local-governments-abroad'],
    en: [
      'Joining a European network of towns against racism',
      'Against discrimination and for a welcoming town, the municipality joined a European network of towns.',
    ],
    de: [
      'Einem europäischen Netzwerk von Städten gegen Rassismus beitreten',
      'Gegen Diskriminierung und für eine offene Stadt trat die Gemeinde einem europäischen Netzwerk von Städten bei.',
    ],
  }),
  marginal('ES', {
    id: 'intercultural-mediator',
    areas: ['interaction', 'social-services'],
    forWhom: 'everybody',
    competences: ['social-services'],
    actorKinds: ['public-social-services', 'regional-government'],
    en: [
      'An intercultural mediator and a coordinator of the regional programme',
      'Within the municipal social services an intercultural mediator works, and somebody coordinates the region’s programme locally, without a local policy.',
    ],
    de: [
      'Interkulturelle Vermittlung und örtliche Koordination des Regionalprogramms',
      'In den Sozialdiensten der Gemeinde vermittelt eine Fachkraft zwischen Kulturen, und jemand koordiniert vor Ort das Programm der Region, ohne eigenes Konzept.',
    ],
  }),
  marginal('SE', {
    id: 'social-sustainability',
    areas: ['sustainability', 'overcoming-discrimination'],
    forWhom: 'institutions',
    competences: ['integration-policy'],
    actorKinds: ['local-officials'],
    en: [
      'Integration as part of social sustainability, with one strategist',
      'Safety, equality, political participation and anti-discrimination are to run through all services; one strategist looks at how the municipality works with recently arrived refugees. Others outside hardly used the term.',
    ],
    de: [
      'Integration als Teil sozialer Nachhaltigkeit, mit einer Strategiestelle',
      'Sicherheit, Gleichheit, Mitwirkung und Antidiskriminierung sollen alle Dienste durchziehen; eine Strategiestelle achtet auf die Arbeit mit neu angekommenen Geflüchteten. Außerhalb wurde der Begriff kaum benutzt.',
    ],
  }),
  marginal('AT', {
    id: 'festival-and-open-doors',
    areas: ['interaction', 'culture-and-religion'],
    forWhom: 'everybody',
    actorKinds: ['local-officials', 'pro-migrant-groups'],
    en: [
      'A yearly intercultural festival, and associations that open their doors',
      'The town holds a festival each year and pays for encounter; a choir, an urban garden and a bicycle workshop opened to refugees.',
    ],
    de: [
      'Ein jährliches interkulturelles Fest, und Vereine, die sich öffnen',
      'Die Stadt feiert jedes Jahr ein Fest und bezahlt Begegnung; ein Chor, ein Gemeinschaftsgarten und eine Fahrradwerkstatt öffneten sich für Geflüchtete.',
    ],
  }),
  marginal('AT', {
    id: 'diversity-office',
    areas: ['overcoming-discrimination', 'access-to-institutions'],
    forWhom: 'everybody',
    competences: ['integration-policy'],
    actorKinds: ['local-officials', 'non-public-service-providers'],
    en: [
      'An office for diversity: origin beside disability, belief and sexual identity',
      'One office answers for integration and for further grounds of exclusion; non-profit services add legal advice, therapy and a centre for women.',
    ],
    de: [
      'Eine Stelle für Vielfalt: Herkunft neben Behinderung, Glauben und sexueller Identität',
      'Eine Stelle ist für Integration und weitere Gründe von Ausgrenzung zuständig; gemeinnützige Dienste ergänzen Rechtsberatung, Therapie und ein Frauenzentrum.',
    ],
  }),
  marginal('NL', {
    id: 'neighbourhood-approach',
    areas: ['interaction', 'social-services'],
    forWhom: 'everybody',
    actorKinds: ['local-officials'],
    en: [
      'From an action plan for refugees to work by neighbourhood',
      'An action plan of 2017 was never carried out because the municipality was reorganised; integration now stands in programmes on economy, care and loneliness, by neighbourhood.',
    ],
    de: [
      'Vom Aktionsplan für Geflüchtete zur Arbeit nach Quartieren',
      'Ein Aktionsplan von 2017 wurde wegen eines Umbaus der Verwaltung nie umgesetzt; Integration steht nun in Programmen zu Wirtschaft, Pflege und Einsamkeit, nach Quartieren.',
    ],
  }),
];
