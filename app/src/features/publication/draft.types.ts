/** A release being put together: which tables, what links them, what was withheld, in which words. */
import type { Cube, ProtectedCube, Texts } from '@vicus/cube';
import type { DisclosurePolicy, TableToProtect, WithholdingReason } from '@vicus/disclosure';
import type { WithheldReason, WithheldTable } from '#features/release/release.types.ts';

export type DraftState = 'open' | 'waiting' | 'working' | 'prepared' | 'failed' | 'published';
export const DRAFT_STEPS = ['gathering', 'protecting', 'attacking'] as const;
export type DraftStep = (typeof DRAFT_STEPS)[number];

/** Where tables come from; the order is that of the list. */
export const TABLE_SOURCES = ['waves', 'indicators', 'services', 'activities', 'strategy'] as const;
export type TableSourceId = (typeof TABLE_SOURCES)[number];

/** What a source gives for one address: a table before protection, or tables that passed the gate already. */
export interface GatheredTable {
  /** source and table, e.g. `indicators/indicator-em1-v1` */
  readonly address: string;
  readonly source: TableSourceId;
  readonly group: Texts;
  readonly title: Texts;
  /** for the list: what may be told about it */
  readonly cubes: readonly Cube[];
  /** to be protected with the others; null where it was protected when it was computed */
  readonly open: TableToProtect | null;
}

/** Tables of a wave, as they may stand in public. */
export interface ReadyTables {
  /** what the office sees */
  readonly before: readonly ProtectedCube[];
  readonly tables: readonly ProtectedCube[];
  readonly policy: DisclosurePolicy;
}

/** What is new since the table was last published. */
export type Novelty =
  | { readonly kind: 'never' }
  | { readonly kind: 'same'; readonly on: string }
  | {
      readonly kind: 'changed';
      readonly on: string;
      readonly newPeriods: readonly string[];
      /** numbers that are there now and were not, or were others */
      readonly cells: number;
    };

/** A table on the list to choose from. */
export interface TableOffer {
  readonly address: string;
  readonly title: Texts;
  /** people behind the largest number of the newest period; null: nobody is counted */
  readonly n: number | null;
  readonly period: string;
  readonly source: Texts;
  readonly novelty: Novelty;
  readonly isChosen: boolean;
}

export interface OfferGroup {
  readonly source: TableSourceId;
  readonly name: Texts;
  readonly offers: readonly TableOffer[];
}

/** Why tables are looked at together. */
export type LinkKind =
  | 'same-base'
  | 'same-counts'
  | 'earlier-edition'
  | 'earlier-other-table'
  | 'districts'
  | 'rate'
  | 'same-people';

export interface TableLink {
  readonly kind: LinkKind;
  /** one or two tables of the release */
  readonly titles: readonly Texts[];
  /** numbers that stand in both; 0 where it is not about single numbers */
  readonly cells: number;
  /** what was published before */
  readonly release: { readonly title: Texts; readonly publishedOn: string } | null;
}

/** What the office may know of one table: no number of a withheld cell. */
export interface DraftTableReport {
  readonly cube: string;
  readonly title: Texts;
  readonly cells: number;
  readonly published: number;
  readonly reasons: readonly {
    readonly reason: WithholdingReason | WithheldReason;
    readonly cells: number;
  }[];
  /** withheld counts that a reader can tell most closely, closest first */
  readonly closest: readonly BoundedCell[];
}

export interface BoundedCell {
  /** where it stands, e.g. `Women · 2024` */
  readonly where: Texts;
  readonly low: number;
  /** null: no limit */
  readonly high: number | null;
}

export interface DraftReport {
  readonly tables: readonly DraftTableReport[];
  /** cells withheld because the gate's attack on its own result asked for it */
  readonly withheldAfterAttack: number;
  /** withheld cells that earlier releases tell already */
  readonly alreadyRevealed: number;
  /** the attack on what would be published, made again from outside */
  readonly attack: { readonly withheld: number; readonly found: number };
  /** tables that went through the gate together, largest group */
  readonly together: number;
}

export interface PreparedRelease {
  readonly tables: readonly ProtectedCube[];
  readonly contentHash: string;
  readonly withheld: readonly WithheldTable[];
  readonly report: DraftReport;
  readonly links: readonly TableLink[];
  readonly policy: DisclosurePolicy;
  readonly ledgerSize: number;
  readonly sourcesHash: string;
  readonly preparedAt: Date;
}

export interface DraftProblem {
  readonly code: string;
  readonly values: Readonly<Record<string, string | number>>;
}

export interface ReleaseDraft {
  readonly draftId: string;
  readonly subject: string;
  /** the release it corrects */
  readonly correctedReleaseId: string | null;
  readonly chosen: readonly string[];
  readonly state: DraftState;
  readonly step: DraftStep | '';
  readonly problem: DraftProblem | null;
  readonly title: Readonly<Record<string, string>>;
  readonly summary: Readonly<Record<string, string>>;
  readonly methodNote: Readonly<Record<string, string>>;
  readonly licence: string;
  /** ISO 8601 time */
  readonly embargoUntil: string | null;
  readonly correction: Texts | null;
  readonly changedBy: string;
  readonly changedAt: Date;
  readonly revision: number;
  readonly releaseId: string | null;
}
