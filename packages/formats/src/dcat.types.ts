import type { Texts } from '@vicus/cube';

/** Themes of the EU vocabulary data-theme. */
export type DataTheme =
  | 'AGRI'
  | 'ECON'
  | 'EDUC'
  | 'ENER'
  | 'ENVI'
  | 'GOVE'
  | 'HEAL'
  | 'INTR'
  | 'JUST'
  | 'REGI'
  | 'SOCI'
  | 'TECH'
  | 'TRAN';

/** Formats of the EU vocabulary file-type that this platform writes. */
export type FileType =
  | 'CSV'
  | 'DOCX'
  | 'HTML'
  | 'JSON'
  | 'JSON_LD'
  | 'ODS'
  | 'PDF'
  | 'PNG'
  | 'RDF_TURTLE'
  | 'SVG'
  | 'TXT'
  | 'XLSX'
  | 'XML';

/** How often a dataset is renewed (EU vocabulary frequency). */
export type Frequency =
  'ANNUAL' | 'ANNUAL_2' | 'BIENNIAL' | 'QUARTERLY' | 'MONTHLY' | 'WEEKLY' | 'IRREG' | 'NEVER';

/** An organisation. All addresses of the description are absolute IRIs. */
export interface DcatAgent {
  readonly iri: string;
  readonly name: Texts;
  readonly homepage?: string;
  readonly email?: string;
  /** authority of which level (ADMS publisher types); left out: another kind of organisation */
  readonly level?: 'local' | 'regional' | 'national' | 'supranational';
}

/** Whom to ask; an address of mail or a page, better both. */
export interface DcatContact {
  readonly name: Texts;
  readonly email?: string;
  readonly page?: string;
}

/** A place by its NUTS code, a local unit by country and LAU code, or one that has no code by its name. */
export type DcatPlace =
  | { readonly nuts: string }
  | { readonly country: string; readonly lau: string; readonly name: Texts }
  | { readonly named: Texts };

export interface DcatDistribution {
  readonly iri: string;
  readonly title: Texts;
  readonly description: Texts;
  /** page or file by which the data are reached */
  readonly accessUrl: string;
  readonly downloadUrl?: string;
  readonly fileType: FileType;
  /** IANA media type without parameters, e.g. `text/csv` */
  readonly mediaType: string;
  readonly licence: string;
  readonly sizeBytes?: number;
  /** address of the standard it follows */
  readonly conformsTo?: string;
  /** BCP 47 tags of the texts inside */
  readonly languages?: readonly string[];
}

export interface DcatDataset {
  readonly iri: string;
  readonly identifier: string;
  readonly title: Texts;
  readonly description: Texts;
  /** one entry a word, each in its languages */
  readonly keywords: readonly Texts[];
  readonly themes: readonly DataTheme[];
  readonly spatial: readonly DcatPlace[];
  /** as in a cube: ISO 8601 year, part of a year, day, or `from/to` with both ends inside; another text says nothing */
  readonly period: string;
  readonly publisher: DcatAgent;
  readonly contact: DcatContact;
  /** ISO 8601 days or instants */
  readonly issued: string;
  readonly modified: string;
  readonly version?: string;
  /** what is different from the version before */
  readonly versionNotes?: Texts;
  /** address of the edition before */
  readonly replaces?: string;
  readonly landingPage?: string;
  /** pages about the method */
  readonly documentation?: readonly string[];
  /** where the figures come from and how they were made */
  readonly provenance?: Texts;
  readonly frequency?: Frequency;
  readonly languages: readonly string[];
  readonly distributions: readonly DcatDistribution[];
}

/** An interface for programs. */
export interface DcatService {
  readonly iri: string;
  readonly title: Texts;
  readonly endpoint: string;
  /** e.g. the address of the OpenAPI description */
  readonly endpointDescription: string;
  /** addresses of the datasets it serves */
  readonly datasets: readonly string[];
  readonly licence: string;
  readonly publisher: DcatAgent;
  readonly contact: DcatContact;
  readonly themes: readonly DataTheme[];
  readonly keywords: readonly Texts[];
  /** address of the standard it follows */
  readonly conformsTo?: string;
}

export interface DcatCatalogue {
  readonly iri: string;
  readonly title: Texts;
  readonly description: Texts;
  readonly publisher: DcatAgent;
  readonly homepage: string;
  readonly licence: string;
  readonly languages: readonly string[];
  readonly issued: string;
  readonly modified: string;
  readonly spatial: readonly DcatPlace[];
  /** address of the application profile it follows */
  readonly conformsTo?: string;
  readonly datasets: readonly DcatDataset[];
  readonly services?: readonly DcatService[];
}
