/** Whom to ask about a programme: the office and where it is found. Addresses of public bodies only. */
import { say } from './fund-facts.ts';
import type { FundAuthority } from './programme.types.ts';

export const PORTAL = 'https://ec.europa.eu/info/funding-tenders/opportunities/portal/';

export const AMIF_AUTHORITY: FundAuthority = {
  office: say(
    'the authority that manages AMIF in your country',
    'die Behörde, die den AMIF in Ihrem Land verwaltet',
    'la autoridad que gestiona el FAMI en su país',
    'l’autorità che gestisce il FAMI nel vostro paese',
  ),
  link: 'https://home-affairs.ec.europa.eu/funding/asylum-migration-and-integration-funds_en',
};
export const BAMF: FundAuthority = {
  office: say(
    'the Federal Office for Migration and Refugees (BAMF), AMIF',
    'das Bundesamt für Migration und Flüchtlinge (BAMF), AMIF',
    'la Oficina Federal de Migración y Refugiados (BAMF), FAMI',
    'l’Ufficio federale per la migrazione e i rifugiati (BAMF), FAMI',
  ),
  link: 'https://www.bamf.de/DE/Themen/Integration/TraegerLehrFachkraefte/TraegerProjektfoerderung/AMIFKofinanzierung/amif-kofinanzierung-node.html',
};
export const EU_PORTAL: FundAuthority = {
  office: say(
    'the EU Funding & Tenders Portal',
    'das EU-Portal für Förderung und Ausschreibungen',
    'el portal de financiación y licitaciones de la UE',
    'il portale dei finanziamenti e degli appalti dell’UE',
  ),
  link: PORTAL,
};
export const CERV_CONTACT: FundAuthority = {
  office: say(
    'the CERV contact point of your country',
    'die CERV-Kontaktstelle Ihres Landes',
    'el punto de contacto CERV de su país',
    'il punto di contatto CERV del vostro paese',
  ),
  link: 'https://citizens.ec.europa.eu/',
};
export const MANAGING_AUTHORITY: FundAuthority = {
  office: say(
    'the authority that manages the regional or national programme',
    'die Verwaltungsbehörde des regionalen oder nationalen Programms',
    'la autoridad de gestión del programa regional o nacional',
    'l’autorità di gestione del programma regionale o nazionale',
  ),
  link: 'https://ec.europa.eu/regional_policy/in-your-country/managing-authorities_en',
};
export const ACTION_GROUP: FundAuthority = {
  office: say(
    'the local action group of your area',
    'die lokale Aktionsgruppe Ihrer Region',
    'el grupo de acción local de su zona',
    'il gruppo di azione locale della vostra zona',
  ),
  link: 'https://eu-cap-network.ec.europa.eu/networking/leader_en',
};
export const INTERREG_PROGRAMME: FundAuthority = {
  office: say(
    'the joint secretariat of your Interreg programme',
    'das gemeinsame Sekretariat Ihres Interreg-Programms',
    'la secretaría conjunta de su programa Interreg',
    'il segretariato congiunto del vostro programma Interreg',
  ),
  link: 'https://interreg.eu/',
};
export const INTERREG_EUROPE: FundAuthority = {
  office: say('Interreg Europe', 'Interreg Europe', 'Interreg Europe', 'Interreg Europe'),
  link: 'https://www.interregeurope.eu/',
};
export const URBAN_INITIATIVE: FundAuthority = {
  office: say(
    'the European Urban Initiative',
    'die Europäische Stadtinitiative',
    'la Iniciativa Urbana Europea',
    'l’Iniziativa urbana europea',
  ),
  link: 'https://www.urban-initiative.eu/',
};
export const URBACT: FundAuthority = {
  office: say(
    'the URBACT contact point of your country',
    'die URBACT-Kontaktstelle Ihres Landes',
    'el punto nacional URBACT',
    'il punto nazionale URBACT',
  ),
  link: 'https://urbact.eu/',
};
export const ERASMUS_AGENCY: FundAuthority = {
  office: say(
    'the national agency of Erasmus+ or the Solidarity Corps',
    'die nationale Agentur für Erasmus+ oder das Solidaritätskorps',
    'la agencia nacional de Erasmus+ o del Cuerpo de Solidaridad',
    'l’agenzia nazionale Erasmus+ o del Corpo di solidarietà',
  ),
  link: 'https://erasmus-plus.ec.europa.eu/national-agencies',
};
export const COORDINATING_AUTHORITY: FundAuthority = {
  office: say(
    'the national authority that coordinates requests',
    'die nationale Koordinierungsbehörde',
    'la autoridad coordinadora nacional',
    'l’autorità nazionale di coordinamento',
  ),
  link: 'https://reform-support.ec.europa.eu/',
};
export const DEVELOPMENT_BANK: FundAuthority = {
  office: say(
    'the Council of Europe Development Bank',
    'die Entwicklungsbank des Europarats',
    'el Banco de Desarrollo del Consejo de Europa',
    'la Banca di sviluppo del Consiglio d’Europa',
  ),
  link: 'https://coebank.org/',
};
export const EEA_OFFICE: FundAuthority = {
  office: say(
    'the programme or fund operator of the EEA and Norway Grants in your country',
    'der Programm- oder Fondsträger der EWR- und Norwegen-Zuschüsse in Ihrem Land',
    'el operador de las subvenciones del EEE y Noruega en su país',
    'l’operatore delle sovvenzioni SEE e Norvegia nel vostro paese',
  ),
  link: 'https://eeagrants.org/',
};
export const PREFECTURE: FundAuthority = {
  office: say('the prefecture', 'die Präfektur', 'la prefectura', 'la prefettura'),
  link: 'https://accueil-integration-refugies.fr/ctai-les-contrats-territoriaux-daccueil-et-dintegration',
};
export const RHINELAND_PALATINATE: FundAuthority = {
  office: say(
    'the supervisory authority ADD of Rheinland-Pfalz',
    'die Aufsichts- und Dienstleistungsdirektion (ADD) Rheinland-Pfalz',
    'la autoridad ADD de Renania-Palatinado',
    'l’autorità ADD della Renania-Palatinato',
  ),
  link: 'https://add.rlp.de/',
};
export const NORTH_RHINE_WESTPHALIA: FundAuthority = {
  office: say(
    'the ministry of Nordrhein-Westfalen that is in charge of integration',
    'das für Integration zuständige Ministerium in Nordrhein-Westfalen',
    'el ministerio de Renania del Norte-Westfalia competente en integración',
    'il ministero del Nord Reno-Westfalia competente per l’integrazione',
  ),
  link: 'https://www.mkjfgfi.nrw/',
};
export const MINISTRY: FundAuthority = {
  office: say(
    'the ministry that prepares the national plan',
    'das Ministerium, das den nationalen Plan vorbereitet',
    'el ministerio que prepara el plan nacional',
    'il ministero che prepara il piano nazionale',
  ),
  link: 'https://commission.europa.eu/strategy-and-policy/eu-budget_en',
};
export const RESEARCH_CONTACT: FundAuthority = {
  office: say(
    'the Horizon Europe contact point of your country',
    'die Kontaktstelle für Horizont Europa in Ihrem Land',
    'el punto nacional de contacto de Horizonte Europa',
    'il punto di contatto nazionale di Orizzonte Europa',
  ),
  link: PORTAL,
};
export const INVEST_EU: FundAuthority = {
  office: say('the InvestEU portal', 'das InvestEU-Portal', 'el portal InvestEU', 'il portale InvestEU'),
  link: 'https://investeu.europa.eu/',
};
