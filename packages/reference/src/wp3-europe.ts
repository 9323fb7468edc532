import type { FactSource, Texts } from './provenance.ts';

/** A document of the European or international level that the paper read for what it says of small places. */
export interface EuropeanDocument {
  /** number in the list of the paper */
  readonly number: number;
  /** in English, as published */
  readonly title: string;
  readonly publisher: string;
  readonly year: number;
  /** true: it sets small and medium-sized places apart from cities */
  readonly setsSmallPlacesApart: boolean;
  /** what it says of the local level, in own words; en, de, es, it */
  readonly says: Texts;
  readonly source: FactSource;
}

/** A place where levels of government meet, as the paper describes it. */
export interface EuropeanForum {
  readonly code: string;
  readonly name: Texts;
  /** who sits there */
  readonly seats: Texts;
  /** whether small places do */
  readonly smallPlaces: Texts;
  /** absent: no local seat; through-others: only represented; not-said: the paper does not tell */
  readonly presence: 'absent' | 'through-others' | 'not-said';
  readonly source: FactSource;
}

function say(...[en, de, es, it]: readonly [en: string, de: string, es: string, it: string]): Texts {
  return { en, de, es, it };
}

const LIST: FactSource = {
  document: 'whole-comm-wp3',
  where: 'Part 1.1 and appendix, list of EU documents analysed',
  note: 'What the documents say is told as the paper tells it, in own words.',
};
const NOT_DISCUSSED = say(
  'Listed and counted among those that do not set small places apart; the text does not discuss it further.',
  'Aufgeführt und zu denen gezählt, die kleine Orte nicht gesondert betrachten; der Text geht nicht näher darauf ein.',
  'Figura en la lista entre los que no distinguen los lugares pequeños; el texto no entra en más detalles.',
  'È nell’elenco tra quelli che non distinguono i piccoli luoghi; il testo non ne dice altro.',
);

/** Six documents, numbered as in the appendix of the paper. */
export const EUROPEAN_DOCUMENTS: readonly EuropeanDocument[] = [
  {
    number: 1,
    title: 'Action plan on Integration and Inclusion 2021-2027',
    publisher: 'European Commission',
    year: 2020,
    setsSmallPlacesApart: false,
    says: say(
      'Looks at the long term and gives the local level a key part in welcoming and guiding newcomers.',
      'Blickt auf lange Sicht und gibt der örtlichen Ebene eine Schlüsselrolle beim Empfang und bei der Begleitung Neuankommender.',
      'Mira a largo plazo y da al nivel local un papel clave en acoger y orientar a quienes llegan.',
      'Guarda al lungo periodo e affida al livello locale un ruolo chiave nell’accogliere e orientare chi arriva.',
    ),
    source: LIST,
  },
  {
    number: 2,
    title:
      'A place-based approach to migrant integration: sustainable urban development strategies and the integration of migrants in functional urban areas',
    publisher: 'European Commission',
    year: 2021,
    setsSmallPlacesApart: false,
    says: NOT_DISCUSSED,
    source: { ...LIST, note: 'The appendix prints “base-placed”.' },
  },
  {
    number: 3,
    title: 'Partnership on Inclusion of Migrants and Refugees: Action plan 2021-2022',
    publisher: 'Urban Agenda for the EU',
    year: 2021,
    setsSmallPlacesApart: false,
    says: say(
      'Wants research on how national policy shows in local results, and cities to know and use ways of financing.',
      'Will Forschung dazu, wie nationale Politik örtlich wirkt, und dass Städte Finanzierungswege kennen und nutzen.',
      'Pide investigar cómo la política nacional se refleja en lo local y que las ciudades conozcan y usen la financiación disponible.',
      'Chiede ricerca su come la politica nazionale incide a livello locale e che le città conoscano e usino gli strumenti finanziari.',
    ),
    source: { ...LIST, note: 'The text of the paper calls it an action plan of the Commission.' },
  },
  {
    number: 4,
    title: 'Action plan on the integration of third country nationals',
    publisher: 'European Commission',
    year: 2016,
    setsSmallPlacesApart: false,
    says: say(
      'Asks for a common approach across policies and levels, local authorities among them; the EU coordinates.',
      'Verlangt ein gemeinsames Vorgehen über Politikfelder und Ebenen, Kommunen eingeschlossen; die EU koordiniert.',
      'Pide un enfoque coherente entre políticas y niveles, incluidas las autoridades locales; la UE coordina.',
      'Chiede un approccio coerente tra politiche e livelli, enti locali compresi; l’UE coordina.',
    ),
    source: LIST,
  },
  {
    number: 5,
    title:
      'Local inclusion of migrants and refugees: A gateway to existing ideas, resources and capacities for cities across the world',
    publisher: 'OECD',
    year: 2020,
    setsSmallPlacesApart: false,
    says: say(
      'Collects recommendations of several international bodies for local authorities, under the word cities.',
      'Sammelt Empfehlungen mehrerer internationaler Stellen für Kommunen, unter dem Wort Städte.',
      'Reúne recomendaciones de varios organismos internacionales para autoridades locales, bajo la palabra ciudades.',
      'Raccoglie raccomandazioni di più organismi internazionali per gli enti locali, sotto la parola città.',
    ),
    source: LIST,
  },
  {
    number: 6,
    title: 'Integration of migrants in middle and small cities and rural areas in Europe',
    publisher: 'European Committee of the Regions (CIVEX)',
    year: 2020,
    setsSmallPlacesApart: true,
    says: say(
      'The only one about places like these: funds are hard to reach with few staff, neighbours share services, European networks stay out of reach. It asks for a survey of needs, tailored support and easier funds.',
      'Das einzige über Orte wie diese: Mittel sind mit wenig Personal schwer erreichbar, Nachbarn teilen Dienste, europäische Netzwerke bleiben fern. Es verlangt eine Bedarfserhebung, passende Unterstützung und leichter zugängliche Mittel.',
      'El único sobre lugares así: con poco personal los fondos son difíciles de obtener, los vecinos comparten servicios y las redes europeas quedan lejos. Pide un estudio de necesidades, apoyo a medida y fondos más accesibles.',
      'L’unico su luoghi come questi: con poco personale i fondi sono difficili da ottenere, i vicini condividono i servizi, le reti europee restano lontane. Chiede un’indagine sui bisogni, sostegno su misura e fondi più accessibili.',
    ),
    source: LIST,
  },
];

const FORA: FactSource = {
  document: 'whole-comm-wp3',
  where: 'Part 1.2 Relations and interactions between EU and small places',
  note: 'From documents and seven interviews at the European level, 2021 and 2022; in own words.',
};

/** Where the EU and other levels meet, in the order of the paper. */
export const EUROPEAN_FORA: readonly EuropeanForum[] = [
  {
    code: 'agenda-forum',
    name: say(
      'Forum after the European agenda for integration (2011)',
      'Forum nach der Europäischen Integrationsagenda (2011)',
      'Foro surgido de la Agenda Europea para la Integración (2011)',
      'Forum nato dall’Agenda europea per l’integrazione (2011)',
    ),
    seats: say(
      'Local and national governments and other stakeholders',
      'Kommunale und nationale Stellen und weitere Beteiligte',
      'Gobiernos locales y nacionales y otras partes interesadas',
      'Governi locali e nazionali e altri soggetti',
    ),
    smallPlaces: say(
      'The paper does not say whether any small place sits there.',
      'Das Papier sagt nicht, ob kleine Orte dort vertreten sind.',
      'El documento no dice si participa algún lugar pequeño.',
      'Il documento non dice se vi partecipi qualche piccolo luogo.',
    ),
    presence: 'not-said',
    source: FORA,
  },
  {
    code: 'integration-network',
    name: say(
      'European Integration Network',
      'Europäisches Integrationsnetzwerk',
      'Red Europea de Integración',
      'Rete europea per l’integrazione',
    ),
    seats: say(
      'Representatives of the member states; founded after the action plan of 2016',
      'Vertretungen der Mitgliedstaaten; gegründet nach dem Aktionsplan von 2016',
      'Representantes de los Estados miembros; creada tras el plan de acción de 2016',
      'Rappresentanti degli Stati membri; fondata dopo il piano d’azione del 2016',
    ),
    smallPlaces: say(
      'The local level seems to be absent. One interviewee saw little effect on EU policy.',
      'Die örtliche Ebene fehlt offenbar. Eine befragte Person sah wenig Wirkung auf die EU-Politik.',
      'El nivel local parece ausente. Una persona entrevistada veía poco efecto en la política de la UE.',
      'Il livello locale sembra assente. Una persona intervistata vedeva poco effetto sulla politica UE.',
    ),
    presence: 'absent',
    source: FORA,
  },
  {
    code: 'inclusion-partnership',
    name: say(
      'Partnership on Inclusion of Migrants and Refugees',
      'Partnerschaft für die Inklusion von Migranten und Geflüchteten',
      'Asociación para la Inclusión de Migrantes y Refugiados',
      'Partenariato per l’inclusione di migranti e rifugiati',
    ),
    seats: say(
      'Cities, member states, EU institutions and others; led by Amsterdam and the Commission (DG HOME)',
      'Städte, Mitgliedstaaten, EU-Einrichtungen und andere; geleitet von Amsterdam und der Kommission (GD HOME)',
      'Ciudades, Estados miembros, instituciones de la UE y otros; dirigida por Ámsterdam y la Comisión (DG HOME)',
      'Città, Stati membri, istituzioni UE e altri; guidato da Amsterdam e dalla Commissione (DG HOME)',
    ),
    smallPlaces: say(
      'Led by a large city. The paper names no small place that takes part.',
      'Von einer Großstadt geleitet. Das Papier nennt keinen kleinen Ort, der mitwirkt.',
      'La dirige una gran ciudad. El documento no nombra ningún lugar pequeño que participe.',
      'Guidato da una grande città. Il documento non nomina alcun piccolo luogo che vi partecipi.',
    ),
    presence: 'not-said',
    source: FORA,
  },
  {
    code: 'eurocities',
    name: say('Eurocities', 'Eurocities', 'Eurocities', 'Eurocities'),
    seats: say(
      'Member cities, well organised; fewer of them work on migration than ten years before, an interviewee said',
      'Mitgliedsstädte, gut organisiert; laut einer befragten Person befassen sich weniger mit Migration als zehn Jahre zuvor',
      'Ciudades miembros, bien organizadas; según una persona entrevistada, menos trabajan en migración que diez años antes',
      'Città membri, ben organizzate; secondo una persona intervistata meno di loro lavorano sulla migrazione rispetto a dieci anni prima',
    ),
    smallPlaces: say(
      'A network of cities. For smaller municipalities it is hard to get on their feet at this level, the same interviewee said.',
      'Ein Netzwerk von Städten. Kleinere Gemeinden kommen auf dieser Ebene schwer auf die Beine, sagte dieselbe Person.',
      'Una red de ciudades. A los municipios pequeños les cuesta mucho abrirse paso en este nivel, dijo la misma persona.',
      'Una rete di città. Per i comuni più piccoli è difficile farsi strada a questo livello, ha detto la stessa persona.',
    ),
    presence: 'not-said',
    source: FORA,
  },
  {
    code: 'cemr',
    name: say(
      'Council of European Municipalities and Regions',
      'Rat der Gemeinden und Regionen Europas',
      'Consejo de Municipios y Regiones de Europa',
      'Consiglio dei comuni e delle regioni d’Europa',
    ),
    seats: say(
      'National associations of municipalities',
      'Nationale Gemeindeverbände',
      'Asociaciones nacionales de municipios',
      'Associazioni nazionali di comuni',
    ),
    smallPlaces: say(
      'Only through their national association; on migration its mandate is weak, an interviewee said.',
      'Nur über ihren nationalen Verband; dessen Auftrag zu Migration ist schwach, sagte eine befragte Person.',
      'Solo a través de su asociación nacional; su mandato en migración es débil, según una persona entrevistada.',
      'Solo tramite la propria associazione nazionale; il suo mandato sulla migrazione è debole, ha detto una persona intervistata.',
    ),
    presence: 'through-others',
    source: FORA,
  },
];
