/**
 * Where a fact comes from. Every record of this package carries one `FactSource`, so that a page can say beside
 * each label or number who said it, where, and what this platform added.
 */

/**
 * Text in several languages, keyed by BCP 47 tag; `en` is always there. The same shape as `Texts` of `@vicus/cube`,
 * declared again because this package depends on nothing.
 */
export type Texts = Readonly<{ en: string } & Record<string, string>>;

export type DocumentId = 'whole-comm-wp3' | 'gauci-slides' | 'this-platform';

export interface SourceDocument {
  readonly id: DocumentId;
  readonly title: string;
  readonly publisher: string;
  /** year, or year and month, of the document */
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
