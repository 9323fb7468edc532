/** An edition that was published: what it holds, and what is said about it. */
import type { ProtectedCube, Texts } from '@vicus/cube';
import type { DisclosurePolicy, PublicReason, TableToProtect } from '@vicus/disclosure';

export type ReleaseAudience = 'public' | 'shared' | 'funder';
/** Under which terms others may use the figures. */
export const RELEASE_LICENCES = ['CC-BY-4.0', 'CC0-1.0', 'CC-BY-SA-4.0'] as const;
export type ReleaseLicence = (typeof RELEASE_LICENCES)[number];

export type ReleaseState = 'published' | 'withdrawn';

/** Why figures are missing, as the public may know it. `not-agreed`: an organisation has not agreed to be named. */
export type WithheldReason = PublicReason | 'not-agreed';

export interface WithheldTable {
  /** `Cube.id` */
  readonly cube: string;
  /** cells with a number */
  readonly published: number;
  /** cells without one, to protect people or organisations */
  readonly withheld: number;
  readonly reasons: readonly WithheldReason[];
}

/** A table that a room offers for a release, as it is before protection: for the office and the gate only. */
export interface TableToRelease {
  readonly table: TableToProtect;
  /** what it stands under on the list, e.g. an area of life */
  readonly group: Texts;
}

/** A file that is made once, at publishing. */
export interface ReleaseAsset {
  /** e.g. `report.en.pdf` */
  readonly name: string;
  readonly mediaType: string;
  readonly content: Uint8Array;
}

/** What a page says about a release without opening its tables. */
export interface ReleaseSummary {
  readonly releaseId: string;
  readonly placeId: string;
  /** what later versions replace, e.g. `governance/<wave id>` */
  readonly subject: string;
  readonly version: number;
  readonly title: Texts;
  /** plain words by language, as the office wrote them; empty where it wrote none */
  readonly summary: Readonly<Record<string, string>>;
  readonly audience: ReleaseAudience;
  readonly state: ReleaseState;
  /** ISO 8601 date */
  readonly publishedOn: string;
  /** SHA-256 of the tables, hexadecimal */
  readonly contentHash: string;
  readonly codeVersion: string;
  readonly licence: string;
  /** ISO 8601 time before which only the office sees it; null: it was public at once */
  readonly embargoUntil: string | null;
  /** what was wrong in the version before, in the words of the office; null: it corrects nothing */
  readonly correction: Texts | null;
  /** how the figures were made, as the office explains it, by language; empty where it wrote nothing */
  readonly methodNote: Readonly<Record<string, string>>;
  /** why it was withdrawn, in the words of the office */
  readonly withdrawal: Texts | null;
  /** ISO 8601 date; null: not withdrawn, or before that day was kept */
  readonly withdrawnOn: string | null;
  readonly isExample: boolean;
  /** names of the files that can be fetched; none once withdrawn */
  readonly assetNames: readonly string[];
}

/** A release of the ledger with its tables, whether withdrawn or not: what was known stays known. */
export interface LedgerEdition {
  readonly summary: ReleaseSummary;
  readonly tables: readonly ProtectedCube[];
}

export interface Release extends ReleaseSummary {
  /** empty once withdrawn */
  readonly tables: readonly ProtectedCube[];
  readonly withheld: readonly WithheldTable[];
  readonly policy: DisclosurePolicy;
}

export interface ReleaseToPublish {
  readonly subject: string;
  /** the version this edition is meant to be: one more than the last, so that sending twice publishes once */
  readonly version: number;
  readonly title: Texts;
  readonly summary: Readonly<Record<string, string>>;
  readonly tables: readonly ProtectedCube[];
  readonly withheld: readonly WithheldTable[];
  readonly policy: DisclosurePolicy;
  /** releases of the place that were known when the tables were protected */
  readonly ledgerSize: number;
  readonly audience?: ReleaseAudience;
  readonly licence?: ReleaseLicence;
  readonly methodNote?: Readonly<Record<string, string>>;
  readonly embargoUntil?: string | null;
  readonly correction?: Texts | null;
  readonly assets: readonly ReleaseAsset[];
}
