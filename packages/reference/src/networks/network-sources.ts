/** Where facts on networks and fora were found. Read in archived copies: ask the network before relying on them. */

export interface NetworkSource {
  readonly title: string;
  readonly address: string;
}

/** The day on which the copies were read. */
export const NETWORKS_CHECKED_ON = '2026-11-21';

export const NETWORK_SOURCES = {
  WP3: {
    title: 'Whole-COMM, Work Package 3: Comparative Working Paper, part 1',
    address: 'https://whole-comm.eu',
  },
  P14: {
    title: 'Formez, URBACT IV call for Action Planning Networks 2023',
    address:
      'http://europa.formez.it/content/programma-urbact-iv-bando-action-planning-network-scadenza-31032023',
  },
  P15: { title: 'URBACT, get involved (call of 2023)', address: 'https://urbact.eu/get-involved' },
  P17: {
    title: 'Interreg Europe, about the Policy Learning Platform',
    address: 'https://www.interregeurope.eu/help-centre/general-questions/about-the-policy-learning-platform',
  },
  P18: {
    title: 'Ministry of European Integration of Serbia, Policy Learning Platform',
    address:
      'https://www.mei.gov.rs/eng/news/2293/more/w/0/policy-learning-platform-of-the-interreg-europe-programme',
  },
  P51: {
    title: 'European Web Site on Integration, collection template (2008)',
    address: 'https://briguglio.asgi.it/immigrazione-e-asilo/2008/novembre/ewsi-template.html',
  },
  P52: {
    title: 'Interreg Europe, what a good practice is',
    address: 'https://www.interregeurope.eu/help/faqs/36/',
  },
  P54: {
    title: 'Portico, Urban Panorama: Eurocities',
    address: 'https://portico.urban-initiative.eu/urban-panorama/eurocities',
  },
  P55: {
    title: 'Council of Europe, Intercultural Cities: how to join',
    address: 'https://www.coe.int/en/web/interculturalcities/how-to-join-',
  },
  P72: {
    title: 'European Committee of the Regions, Cities and Regions for Integration',
    address: 'https://cor.europa.eu/nl/our-work/Pages/cities-and-regions-for-integration.aspx',
  },
  P73: {
    title: 'Portale Integrazione Migranti, Cities and Regions for Integration',
    address: 'https://integrazionemigranti.gov.it/it-it/Ricerca-news/Dettaglio-news/id/606',
  },
  P74: { title: 'SHARE Network, SIRA project', address: 'http://resettlement.eu/page/share-sira-project' },
  P75: {
    title: 'SHARE Network, SHARE Integration',
    address: 'https://www.resettlement.eu/page/share-integration',
  },
  P76: { title: 'ICMC Europe, about SHARE', address: 'https://icmc.cmbox.be/page/about-share' },
  P77: { title: 'ECCAR, vision and mission', address: 'https://www.eccar.info/en/vision-and-mission' },
  P78: {
    title: 'Welcoming America, Welcoming International',
    address: 'https://www.welcomingamerica.org/programs/welcoming-international',
  },
  P79: {
    title: 'Welcoming International, network map: Germany',
    address: 'https://welcominginternational.org/network-map/germany/',
  },
  P80: {
    title: 'Humboldt-Viadrina Governance Platform, Welcoming Europe',
    address: 'https://www.governance-platform.org/en/portfolio/welcoming-europe/',
  },
  P81: {
    title: 'Moving Cities, selected cities',
    address: 'https://moving-cities.eu/de/ausgewaehlte-staedte',
  },
  P82: {
    title: 'Whole-COMM, final conference',
    address: 'https://whole-comm.eu/news/whole-comm-final-conference/',
  },
  P85: { title: 'URBACT, good practices', address: 'https://urbact.eu/taxonomy/term/1304' },
  P86: {
    title: 'SIforREF, innovative best practices',
    address: 'http://central2020.eu/Content.Node/SIforREF/Innovative-Best-Practices.html',
  },
} as const satisfies Record<string, NetworkSource>;

export type NetworkSourceId = keyof typeof NETWORK_SOURCES;
