/** Where facts on funding programmes were found, by the number they have in the tables of this folder. Read in archived copies: check before relying on them. */

export interface FundSource {
  readonly title: string;
  readonly address: string;
}

export const FUND_SOURCES = {
  L1: { title: 'Regulation (EU) 2021/1147, AMIF', address: 'http://data.europa.eu/eli/reg/2021/1147/oj' },
  L2: { title: 'Regulation (EU) 2021/1057, ESF+', address: 'http://data.europa.eu/eli/reg/2021/1057/oj' },
  L3: {
    title: 'Regulation (EU) 2021/1058, ERDF and Cohesion Fund',
    address: 'http://data.europa.eu/eli/reg/2021/1058/oj',
  },
  L4: { title: 'Regulation (EU) 2021/1059, Interreg', address: 'http://data.europa.eu/eli/reg/2021/1059/oj' },
  L5: {
    title: 'Regulation (EU) 2021/1060, common provisions',
    address: 'http://data.europa.eu/eli/reg/2021/1060/oj',
  },
  P1: {
    title: 'Funding database of the Federal Republic of Germany, AMIF',
    address:
      'https://foerderdatenbank.de/FDB/Content/DE/Foerderprogramm/Bund/BMI/zuwendungen-asyl-migration-und-integrationsfonds.html',
  },
  P2: {
    title: 'Caritas, EU funding 2021 to 2027, AMIF',
    address: 'https://www.caritasnet.de/themen/europa/foerderung-2021-bis-2027/amif/',
  },
  P3: {
    title: 'Federal Office for Migration and Refugees (BAMF), AMIF co-financing',
    address:
      'https://www.bamf.de/DE/Themen/Integration/TraegerLehrFachkraefte/TraegerProjektfoerderung/AMIFKofinanzierung/amif-kofinanzierung-node.html',
  },
  P4: {
    title: 'euro-access, call Integration and inclusion at regional and local level',
    address:
      'https://euro-access.eu/en/calls/524/Integration-and-inclusion-at-regional-and-local-level?css=blue',
  },
  P5: {
    title: 'Cyprus funding programmes portal, same call',
    address:
      'https://www.fundingprogrammesportal.gov.cy/en/call/integration-and-inclusion-at-regional-and-local-leve/',
  },
  P6: {
    title: 'irsjd.org, AMIF transnational actions 2023',
    address:
      'https://irsjd.org/ca/recerca/convocatories/2978/transnational-actions-on-asylum-migration-and-integration-amif-2023-tf2-ag-call',
  },
  P7: {
    title: 'progettareineuropa.com, AMIF transnational actions 2025',
    address:
      'https://progettareineuropa.com/ineu23/2025/04/aperto-il-bando-fami-azioni-transnazionali-su-asilo-migrazione-e-integrazione-2025',
  },
  P8: {
    title: 'fasi.eu, AMIF call on integration 2025',
    address: 'https://fasi.eu/it/articoli/in-evidenza/28350-fami-bando-integrazione-migranti.html',
  },
  P9: {
    title: 'Ministry of Regional Development CZ, community-led local development (page of 2014–2020)',
    address: 'https://mmr.gov.cz/cs/microsites/uzemni-dimenze/ud-typy/stara-ud/integrovane-nastroje/clld',
  },
  P10: {
    title: 'LGD Trygon, rural development programme 2014–2020 (PL)',
    address:
      'http://www.07-13.lgd-trygon.pl/prow-2014-2020/program-rozwoju-obszarow-wiejskich-na-lata-2014-2020/',
  },
  P11: {
    title: 'European Urban Initiative, guidance: eligible authorities',
    address:
      'https://urban-initiative.eu/online-guidance-innovative-actions/introduction-background/eligible-authorities',
  },
  P12: {
    title: 'Social economy gateway, European Urban Initiative',
    address: 'https://social-economy-gateway.ec.europa.eu/eu-funding-programmes/european-urban-initiative_es',
  },
  P13: {
    title: 'Southern Regional Assembly (IE), European Urban Initiative',
    address: 'http://www.southernassembly.ie/eu-calls-monitor/eu-calls-monitor/EUI2127',
  },
  P14: {
    title: 'Formez, URBACT IV action planning networks',
    address:
      'http://europa.formez.it/content/programma-urbact-iv-bando-action-planning-network-scadenza-31032023',
  },
  P15: { title: 'URBACT, get involved (call page of 2023)', address: 'https://urbact.eu/get-involved' },
  P16: { title: 'URBACT, questions and answers (URBACT III)', address: 'https://urbact.eu/faq' },
  P17: {
    title: 'Interreg Europe, about the Policy Learning Platform',
    address: 'https://www.interregeurope.eu/help-centre/general-questions/about-the-policy-learning-platform',
  },
  P18: {
    title: 'Ministry of European Integration of Serbia, Policy Learning Platform',
    address:
      'https://www.mei.gov.rs/eng/news/2293/more/w/0/policy-learning-platform-of-the-interreg-europe-programme',
  },
  P19: {
    title: 'Mreža Mira, town twinning',
    address: 'https://www.mreza-mira.net/vijesti/pozivi-za-projekte/town-twinning-cerv/',
  },
  P20: {
    title: 'euro-access, Town Twinning',
    address: 'https://www.euro-access.eu/en/calls/1237/Town-Twinning',
  },
  P21: {
    title: 'Cyprus funding programmes portal, Town Twinning 2026',
    address: 'https://www.fundingprogrammesportal.gov.cy/en/call/call-town-twinning-2026-en-2026/',
  },
  P22: { title: 'cost-action.eu, Town Twinning', address: 'https://cost-action.eu/?p=20065' },
  P23: { title: 'easy.ee, Networks of Towns', address: 'https://easy.ee/en/grants/grant_jKnaTwbfO6G4VXDI' },
  P24: {
    title: 'euro-access, Networks of Towns',
    address: 'https://www.euro-access.eu/en/calls/2559/Networks-of-Towns?css=white',
  },
  P25: {
    title: 'euro-access and grantalist, Networks of Towns 2026',
    address: 'https://euro-access.eu/en/calls/1711/Networks-of-Towns?css=white',
  },
  P26: {
    title: 'CERV contact point Austria, newsletter',
    address: 'https://cerv.at/newsletter/cerv-newsletter-2023-10-32.html',
  },
  P27: {
    title: 'Access Europe (IE), small-scale partnerships',
    address: 'https://accesseurope.ie/open-funds/erasmus-small-scale-partnerships-in-adult-education',
  },
  P28: {
    title: 'Cyprus funding programmes portal, small-scale partnerships 2025',
    address: 'https://www.fundingprogrammesportal.gov.cy/en/call/small-scale-partnerships-en-2025',
  },
  P29: {
    title: 'European Net for Inclusion, small-scale partnerships',
    address: 'https://europeannetforinclusion.org/node/68',
  },
  P30: {
    title: 'Access Europe (IE), Solidarity Projects',
    address: 'https://www.accesseurope.ie/open-funds/european-solidarity-corps-solidarity-projects',
  },
  P31: {
    title: 'europiamo.org, local Solidarity Projects',
    address: 'https://www.europiamo.org/en/2023/07/local-solidarity-projects-2/',
  },
  P32: { title: 'fondi.eu, Technical Support Instrument', address: 'https://fondi.eu/?p=3075' },
  P33: {
    title: 'Assembly of European Regions, Council of Europe Development Bank',
    address: 'https://aer.eu/council-europe-development-bank-trusted-partner-regions',
  },
  P34: {
    title: 'Council of Europe Development Bank, report 2016, migrants and refugees',
    address: 'https://report-2016.coebank.org/en/project-financing/migrants-and-refugees/',
  },
  P35: {
    title: 'EEA and Norway Grants, programme areas and funds 2021–2028',
    address: 'https://online.flippingbook.com/view/90182942/21',
  },
  P36: {
    title: 'EEA Civil Society Fund, background and structure',
    address:
      'https://fobidcsf.eeagrants.org/support/solutions/articles/77000573552-chapter-02-background-and-organisational-structure',
  },
  P37: {
    title: 'Ministry of the Interior FR, territorial contracts (CTAI)',
    address:
      'https://immigration.interieur.gouv.fr/Integration-et-Acces-a-la-nationalite/Les-Contrats-Territoriaux-d-Accueil-et-d-Integration',
  },
  P38: {
    title: 'maire-info, contract or project of a territory',
    address:
      "https://maire-info.com/international/territoires-d'integration-comment-signer-un-contrat-ou-elaborer-un-projet-d'accueil-et-d'integration-article-25388",
  },
  P39: {
    title: 'European website on integration, territories of integration',
    address:
      'https://ec.europa.eu/migrant-integration/news/france-territoires-dintegration---une-nouvelle-demarche-en-faveur-de-lintegration-des-etrangers-primo-arrivants?lang=en',
  },
  P40: {
    title: 'Funding database of the Federal Republic of Germany, Rheinland-Pfalz',
    address:
      'https://www.foerderdatenbank.de/FDB/Content/DE/Foerderprogramm/Land/Rheinland-Pfalz/integration-von-menschen-mit-migrationshintergrund.html',
  },
  P41: {
    title: 'European Parliament, Legislative Observatory, COM(2025) 540',
    address: 'https://oeil.europarl.europa.eu/oeil/en/document-summary?id=1830794',
  },
  P42: {
    title: 'EU Monitor, COM(2025) 540',
    address:
      'https://www.eumonitor.nl/9353000/1/j4nvhdfcs8bljza_j9tvgajcovz8izf_j9vvik7m1c3gyxp/vmp5nvsmnmz1',
  },
  P43: {
    title: 'EPP group in the Committee of the Regions, press release',
    address:
      'https://eppcor.eu/press-releases/regions-and-cities-call-predictable-eu-migration-funding-and-full-partnership-2028',
  },
  P44: {
    title: 'Committee of the Regions, resolution C/2025/6318',
    address: 'https://eur-lex.europa.eu/eli/C/2025/6318/oj',
  },
  P64: {
    title: 'Land Nordrhein-Westfalen, programme for municipalities (KOMM-AN NRW)',
    address:
      'https://9dok.net/document/y6e88l0o-dezember-f%C3%B6rderkonzeption-programm-f%C3%B6rderung-integration-fl%C3%BCchtlingen-neuzugewanderten-kommunen.html',
  },
} as const satisfies Readonly<Record<string, FundSource>>;

export type FundSourceId = keyof typeof FUND_SOURCES;

/** Day on which the sources were last read for this table, ISO. */
export const FUNDS_CHECKED_ON = '2026-11-21';
