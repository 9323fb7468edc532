/** Figures as they are, taken out for one stated purpose. */
import type { Texts } from '@vicus/cube';
import type { LegalBasis } from './internal-download.schema.ts';

export interface InternalFile {
  readonly name: string;
  readonly mediaType: string;
  readonly content: Uint8Array<ArrayBuffer>;
}

export interface TakenTable {
  readonly id: string;
  readonly title: Texts;
}

/** A line of the record. */
export interface InternalDownload {
  readonly internalDownloadId: string;
  readonly at: Date;
  /** name, or the account's id where the account is gone */
  readonly who: string;
  readonly purpose: string;
  readonly legalBasis: LegalBasis;
  readonly legalText: string;
  readonly tables: readonly TakenTable[];
  readonly fileName: string;
  readonly fileHash: string;
  readonly deleteBy: string;
}
