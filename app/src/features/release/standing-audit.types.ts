/** Everything a place has published, attacked together: what goes in, what is said about it. */
import type { Cube, Texts } from '@vicus/cube';
import type { ReleaseAudience, ReleaseState } from './release.types.ts';

/** One edition as it lies in the ledger. */
export interface AuditedEdition {
  readonly releaseId: string;
  readonly title: Texts;
  readonly version: number;
  readonly publishedOn: string;
  readonly audience: ReleaseAudience;
  readonly state: ReleaseState;
  /** smallest count of persons that its policy lets out */
  readonly minimumCount: number;
  readonly cubes: readonly Cube[];
}

/**
 * `certain`: one number is left; `narrow`: fewer than three are; `small`: a count below the minimum is shown;
 * `difference`: two editions of one figure differ by a handful of persons; `interval`: the ends of an interval stand
 * beside a figure that is withheld.
 */
export type FindingKind = 'certain' | 'narrow' | 'small' | 'difference' | 'interval';

/** A cell in words: what stands at the head of its row and column. */
export interface NamedCell {
  readonly releaseId: string;
  readonly release: Texts;
  readonly version: number;
  readonly cube: string;
  readonly table: Texts;
  readonly measure: Texts;
  readonly at: readonly { readonly dimension: Texts; readonly category: Texts }[];
}

/** What everybody can tell about a cell; `high` null: no limit. */
export interface CellBounds {
  readonly low: number;
  readonly high: number | null;
}

export interface AuditFinding extends NamedCell, CellBounds {
  readonly kind: FindingKind;
}

/** What is left open about the withheld cells of one table in one edition. */
export interface TableBounds {
  readonly releaseId: string;
  readonly release: Texts;
  readonly version: number;
  readonly cube: string;
  readonly table: Texts;
  readonly withheld: number;
  /** withheld counts with the least room, narrowest first; at least this room where not all of it was worked out */
  readonly narrowest: readonly (Pick<NamedCell, 'measure' | 'at'> & CellBounds)[];
}

export interface StandingAuditResult {
  readonly editions: number;
  readonly tables: number;
  readonly withheld: number;
  readonly certain: number;
  readonly narrow: number;
  readonly notTried: number;
  readonly findings: readonly AuditFinding[];
  readonly bounds: readonly TableBounds[];
}

/** An audit as it was kept. */
export interface StandingAudit extends StandingAuditResult {
  readonly releaseAuditId: string;
  readonly auditedAt: Date;
  readonly codeVersion: string;
  readonly ledgerHash: string;
  readonly durationMs: number;
}
