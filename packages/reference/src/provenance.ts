/**
 * Where a fact comes from. Every record of this package carries one `FactSource`, so that a page can say beside
 * each label or number who said it, where, and what this platform added.
 */

/**
 * Text in several languages, keyed by BCP 47 tag; `en` is always there. The same shape as `Texts` of `@vicus/cube`,
 * declared again because this package depends on nothing.
 */
export type Texts = Readonly<{ en: string } & Record<string, string>>;

export type DocumentId =
  | 'whole-comm-wp3'
  | 'whole-comm-brief'
  | 'whole-comm-relations'
  | 'whole-comm-options'
  | 'gauci-slides'
  | 'zaragoza'
  | 'settling-in'
  | 'danish-barometer'
  | 'swedish-key-figures'
  | 'dutch-benchmark'
  | 'norwegian-introduction'
  | 'home-office-indicators'
  | 'social-survey'
  | 'midis'
  | 'integration-index'
  | 'eurobarometer-519'
  | 'amif-regulation'
  | 'esf-plus-regulation'
  | 'erdf-regulation'
  | 'common-provisions'
  | 'mipex-regions'
  | 'oecd-checklist'
  | 'this-platform';

export interface SourceDocument {
  readonly id: DocumentId;
  readonly title: string;
  readonly publisher: string;
  /** year, or year and month, of the document; in words where it appears again and again */
  readonly published: string;
}

/** The documents that facts of this package were taken from. */
export const SOURCE_DOCUMENTS: readonly SourceDocument[] = [
  {
    id: 'whole-comm-wp3',
    title: 'Whole-COMM, Work Package 3: Comparative Working Paper',
    publisher: 'Whole-COMM, Horizon 2020 grant agreement 101004714',
    published: '2023-01',
  },
  {
    id: 'gauci-slides',
    title:
      'Migrant Integration at the Local Level (slides on the study Integration of migrants in middle and small cities and in rural areas in Europe)',
    publisher:
      'J.-P. Gauci, British Institute of International and Comparative Law, for the European Committee of the Regions',
    published: '2020',
  },
  {
    id: 'whole-comm-brief',
    title:
      'Towards a more robust and effective policy response to migrant integration in small towns and rural areas (final policy brief)',
    publisher: 'Whole-COMM, Horizon 2020 grant agreement 101004714',
    published: 'undated',
  },
  {
    id: 'whole-comm-relations',
    title: 'Comparative paper on attitudes, intergroup relations and migrant integration experiences',
    publisher: 'Whole-COMM, Horizon 2020 grant agreement 101004714',
    published: 'undated',
  },
  {
    id: 'whole-comm-options',
    title:
      'Fostering migrant integration in small and medium-sized towns and rural areas: key challenges and policy options',
    publisher: 'Whole-COMM, Horizon 2020 grant agreement 101004714',
    published: 'undated',
  },
  {
    id: 'zaragoza',
    title: 'Migrant integration indicators (Zaragoza indicators)',
    publisher: 'Eurostat, after the Zaragoza declaration of 2010',
    published: 'updated yearly',
  },
  {
    id: 'settling-in',
    title: 'Settling In: Indicators of Immigrant Integration',
    publisher: 'OECD and European Commission',
    published: '2018 and 2023',
  },
  {
    id: 'danish-barometer',
    title: 'Integrationsbarometer (Danish integration barometer, nation and 98 municipalities)',
    publisher: 'Government of Denmark, integrationsbarometer.dk',
    published: 'updated yearly',
  },
  {
    id: 'swedish-key-figures',
    title: 'Nyckeltal integration (key figures on integration in Kolada)',
    publisher: 'Swedish Association of Local Authorities and Regions (SKR)',
    published: 'updated yearly',
  },
  {
    id: 'dutch-benchmark',
    title: 'Gemeentelijke Benchmark Statushouders (municipal benchmark on people with an asylum permit)',
    publisher: 'Statistics Netherlands (CBS) and Divosa',
    published: 'updated yearly',
  },
  {
    id: 'norwegian-introduction',
    title: 'Participants in the introduction programme for newly arrived immigrants',
    publisher: 'Statistics Norway (SSB)',
    published: 'updated yearly',
  },
  {
    id: 'home-office-indicators',
    title: 'Home Office Indicators of Integration framework',
    publisher: 'Home Office of the United Kingdom',
    published: '2019',
  },
  {
    id: 'social-survey',
    title: 'European Social Survey, source questionnaires',
    publisher: 'European Social Survey',
    published: 'every two years since 2002',
  },
  {
    id: 'midis',
    title: 'European Union Minorities and Discrimination Survey (EU-MIDIS), main results report',
    publisher: 'European Union Agency for Fundamental Rights',
    published: '2009',
  },
  {
    id: 'integration-index',
    title: 'N. Harder and others, Multidimensional measure of immigrant integration, PNAS 115, 11483–11488',
    publisher: 'Immigration Policy Lab',
    published: '2018',
  },
  {
    id: 'eurobarometer-519',
    title: 'Special Eurobarometer 519, Integration of immigrants in the European Union',
    publisher: 'European Commission',
    published: '2022',
  },
  {
    id: 'amif-regulation',
    title: 'Regulation (EU) 2021/1147 establishing the Asylum, Migration and Integration Fund',
    publisher: 'European Parliament and Council',
    published: '2021-07, amended to 2024-06',
  },
  {
    id: 'esf-plus-regulation',
    title: 'Regulation (EU) 2021/1057 establishing the European Social Fund Plus',
    publisher: 'European Parliament and Council',
    published: '2021-06',
  },
  {
    id: 'erdf-regulation',
    title: 'Regulation (EU) 2021/1058 on the European Regional Development Fund and on the Cohesion Fund',
    publisher: 'European Parliament and Council',
    published: '2021-06',
  },
  {
    id: 'common-provisions',
    title: 'Regulation (EU) 2021/1060 laying down common provisions on European funds',
    publisher: 'European Parliament and Council',
    published: '2021-06',
  },
  {
    id: 'mipex-regions',
    title: 'REGIN, regional integration indicators after the Migrant Integration Policy Index (MIPEX-R)',
    publisher: 'REGIN project, CIDOB and Migration Policy Group',
    published: '2021',
  },
  {
    id: 'oecd-checklist',
    title: 'Working Together for Local Integration of Migrants and Refugees (twelve points for local action)',
    publisher: 'OECD',
    published: '2018',
  },
  {
    id: 'this-platform',
    title: 'Own definition of this platform',
    publisher: 'Vicus',
    published: '2026',
  },
];

/** Which document says it, where in it, and what a reader should know before relying on it. */
export interface FactSource {
  readonly document: DocumentId;
  /** section, figure or slide title; for `this-platform`: the rule in one phrase */
  readonly where: string;
  readonly note: string;
}

export type TranslationState = 'source' | 'draft';

/**
 * State of the translations of every text in this package: English is the source; the others were made by machine
 * and have been read by nobody yet. Screens and reports that show a draft language say so.
 */
export const TRANSLATION_STATES: Readonly<Record<'en' | 'de' | 'es' | 'it' | 'ar' | 'uk', TranslationState>> =
  {
    en: 'source',
    de: 'draft',
    es: 'draft',
    it: 'draft',
    ar: 'draft',
    uk: 'draft',
  };
