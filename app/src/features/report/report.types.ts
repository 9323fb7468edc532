/** Nouns of reports: a draft of blocks that a person edits, and reports as they were issued. */
import type { DocumentArms } from '#server/documents/document.types.ts';
import type { Language } from '#ui/messages.ts';

export const REPORT_KINDS = ['council', 'area', 'survey', 'monitoring', 'plain', 'fund-annex'] as const;
export type ReportKind = (typeof REPORT_KINDS)[number];
/** An annex is internal: it is never issued. */
export type IssuedKind = Exclude<ReportKind, 'fund-annex'>;

export const REPORT_LANGUAGES = ['en', 'de'] as const satisfies readonly Language[];
export type ReportLanguage = (typeof REPORT_LANGUAGES)[number];

/** Parts of a report. A place chooses which it has, and their order, by kind. */
export const REPORT_PARTS = [
  'words',
  'key',
  'changes',
  'questions',
  'figures',
  'indicators',
  'gaps',
  'withheld',
  'method',
] as const;
export type ReportPart = (typeof REPORT_PARTS)[number];

interface BlockBase {
  /** tells it from the others of the report: letters, digits, `.`, `-` */
  readonly id: string;
  readonly part: ReportPart;
  readonly isLeftOut: boolean;
  /** the release it is about; null for words of the office and general ones */
  readonly releaseId: string | null;
}

/** Words. Blank lines part paragraphs; lines that begin with `- ` are points. */
export interface TextBlock extends BlockBase {
  readonly kind: 'text';
  readonly heading: string;
  /** as the rules wrote it; '' for what a person adds */
  readonly generated: string;
  /** as it will stand in the report */
  readonly text: string;
}

/** A picture with its table, drawn from the release when the report is made. */
export interface FigureBlock extends BlockBase {
  readonly kind: 'figure';
  readonly cubeId: string;
  readonly title: string;
  readonly shows: 'both' | 'picture' | 'table';
}

export type Block = TextBlock | FigureBlock;

/** What an annex asks of the register of activities. */
export interface FundQuery {
  readonly fund: 'AMIF' | 'ESF+';
  readonly period: string;
  readonly project: string;
}

export interface ReportDraft {
  readonly reportId: string;
  readonly kind: ReportKind;
  readonly language: ReportLanguage;
  /** heading of an area report; '' otherwise */
  readonly area: string;
  readonly title: string;
  readonly releaseIds: readonly string[];
  readonly fund: FundQuery | null;
  readonly blocks: readonly Block[];
  /** counts savings */
  readonly revision: number;
  readonly changedOn: string;
}

/** A release as a report names it. */
export interface NamedRelease {
  readonly releaseId: string;
  readonly title: string;
  readonly version: number;
  readonly publishedOn: string;
}

export interface IssuedReport {
  readonly issueId: string;
  readonly reportId: string;
  readonly version: number;
  readonly kind: IssuedKind;
  readonly language: ReportLanguage;
  readonly area: string;
  readonly title: string;
  readonly releases: readonly NamedRelease[];
  /** what was wrong in the version before; '' where it is no correction */
  readonly correction: string;
  readonly isPublic: boolean;
  readonly state: 'issued' | 'withdrawn';
  /** why it was withdrawn */
  readonly withdrawal: string;
  readonly issuedOn: string;
  /** names of the files that can be fetched; none once withdrawn */
  readonly fileNames: readonly string[];
}

export interface PublicReport extends Omit<IssuedReport, 'reportId'> {
  /** a later public version of the same report */
  readonly newer: { readonly issueId: string; readonly version: number } | null;
  /** the public version of the same report before this one, withdrawn or not */
  readonly replaces: { readonly issueId: string; readonly version: number } | null;
  /** a release it draws on was withdrawn after it was issued */
  readonly restsOnWithdrawn: boolean;
}

export interface ReportFile {
  readonly name: string;
  readonly mediaType: string;
  readonly content: Uint8Array;
}

/** What a place wants its reports of one kind to be like. */
export interface ReportTemplate {
  readonly kind: ReportKind;
  /** every part of the kind, in order; those left out last */
  readonly parts: readonly { readonly part: ReportPart; readonly isShown: boolean }[];
  /** words on the first page by language */
  readonly cover: Readonly<Record<string, string>>;
  /** at the foot of every page by language */
  readonly footer: Readonly<Record<string, string>>;
}

/** How the town looks; comes from its site. */
export interface ReportLook {
  /** `#rrggbb`; '' for the colour of the installation */
  readonly colour: string;
  readonly arms: DocumentArms | null;
}
