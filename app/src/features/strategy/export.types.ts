/** What a document of a strategy is made of, beside its content. */
import type { PlaceContact } from '#features/place/place.types.ts';
import type { DocumentArms } from '#server/documents/document.types.ts';
import type { FileLanguage } from './file-cells.rules.ts';
import type { Decision, FrozenFact, StrategyContent } from './strategy.types.ts';

export const EXPORT_FORMATS = ['pdf', 'docx', 'xlsx'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

/** To read, and to go on writing in. */
export const DOCUMENT_FORMATS = ['pdf', 'docx'] as const satisfies readonly ExportFormat[];
export type DocumentFormat = (typeof DOCUMENT_FORMATS)[number];

/** A figure as the document tells it; `told` null: it cannot be told any more, and the document says so. */
export interface ExportFigure {
  readonly placedFactId: string;
  readonly told: FrozenFact | null;
}

/** The version a document shows; null: the draft. */
export interface ExportVersion {
  readonly version: number;
  readonly decision: Decision;
  readonly amends: string;
  readonly contentHash: string;
  readonly adoptedOn: string;
}

export interface ExportLook {
  /** `#rrggbb`; '' for the colour of the installation */
  readonly colour: string;
  readonly arms: DocumentArms | null;
}

export interface ExportRequest {
  readonly content: StrategyContent;
  readonly figures: readonly ExportFigure[];
  readonly version: ExportVersion | null;
  readonly place: PlaceContact;
  readonly look: ExportLook;
  /** ISO day */
  readonly on: string;
  readonly createdAt: Date;
  /** address of this installation, without a slash at the end */
  readonly origin: string;
}

/** What the parts of a document share: the content and the language of its headings. */
export interface ExportFrame {
  readonly content: StrategyContent;
  readonly figures: readonly ExportFigure[];
  readonly language: FileLanguage;
}

/** What a list of a fund asks for, in which article, and where the strategy answers it. */
export type ListId = 'clld' | 'territorial';

export interface ExportFile {
  readonly name: string;
  readonly mediaType: string;
  readonly content: Uint8Array;
}
