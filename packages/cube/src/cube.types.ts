/**
 * The nouns of a statistical table. A cell holds a number with a status, or a named reason why there is none.
 * No cell is ever `null` or `NaN`.
 */

/** Text in several languages, keyed by BCP 47 tag, e.g. `{ en: 'Contacts', de: 'Kontakte' }`. `en` is always there. */
export type Texts = Readonly<{ en: string } & Record<string, string>>;

/** Why a cell has no number. `withheld`: by us, to protect people. `withheld-at-source`: by whoever delivered the data. */
export const REASONS = [
  'not-collected',
  'not-applicable',
  'no-base',
  'withheld',
  'withheld-at-source',
] as const;
export type Reason = (typeof REASONS)[number];

/** How settled a number is. */
export const STATUSES = ['final', 'provisional', 'estimated'] as const;
export type Status = (typeof STATUSES)[number];

export type Cell =
  | { readonly kind: 'number'; readonly value: number; readonly status: Status }
  | { readonly kind: 'none'; readonly reason: Reason };

/** One code of a dimension. `parent` names the code it is part of (a subtotal or the total) in the same dimension. */
export interface Category {
  readonly code: string;
  readonly label: Texts;
  readonly parent?: string;
}

export type DimensionRole = 'category' | 'time' | 'place';

export interface Dimension {
  readonly id: string;
  readonly label: Texts;
  readonly role: DimensionRole;
  readonly categories: readonly Category[];
}

/** What a column of numbers is. Decides how it may be aggregated: only `count` and `sum` add up. */
export type MeasureKind = 'count' | 'sum' | 'mean' | 'share' | 'index' | 'bound';

export interface Measure {
  readonly id: string;
  readonly label: Texts;
  readonly kind: MeasureKind;
  /** e.g. `persons`, `answers`, `points on 0-5`, `share 0-1` */
  readonly unit: string;
  /** digits after the point when shown */
  readonly decimals: number;
}

/** One measure's numbers, row-major over the dimensions (last dimension fastest). `states[i]`: index into CELL_STATES. */
export interface Column {
  readonly values: Float64Array;
  readonly states: Uint8Array;
}

/** What `Column.states` holds: first the statuses, then the reasons. A cell with a reason has value 0 in `values`. */
export const CELL_STATES = [...STATUSES, ...REASONS] as const;

/** Where a table comes from; shown beside every figure. */
export interface Provenance {
  readonly title: Texts;
  /** the question the table answers, in plain words */
  readonly question?: Texts;
  /** ISO 8601 interval or year, e.g. `2025-01/2025-12` */
  readonly period: string;
  readonly source: Texts;
  /** id of a page in docs/methods, e.g. `interaction-index` */
  readonly method: string;
  readonly notes: readonly Texts[];
}

export interface Cube {
  readonly id: string;
  readonly provenance: Provenance;
  readonly dimensions: readonly Dimension[];
  readonly measures: readonly Measure[];
  readonly columns: Readonly<Record<string, Column>>;
}

/** A position in a cube: one code per dimension id. */
export type Coordinates = Readonly<Record<string, string>>;

declare const protectedMark: unique symbol;

/**
 * A cube that passed the publication gate. Opaque: made by `disclosure.protect()`, read back from storage by the
 * room `release`. A function that asks for one cannot be handed an unprotected table.
 */
export interface ProtectedCube {
  readonly [protectedMark]: 'protected';
  readonly cube: Cube;
  /** identifies the policy document and version the cube was protected under */
  readonly policy: PolicyStamp;
}

export interface PolicyStamp {
  readonly policyId: string;
  readonly policyVersion: number;
  readonly codeVersion: string;
}

declare const internalMark: unique symbol;

/**
 * A cube for a named internal purpose that has *not* passed the publication gate. Opaque: made only by
 * `disclosure.forInternalUse()`. A page or file made from it carries the watermark.
 */
export interface InternalCube {
  readonly [internalMark]: 'internal';
  readonly cube: Cube;
  readonly use: InternalUse;
}

export interface InternalUse {
  /** what the file is for, in the words of the person who asked for it */
  readonly purpose: string;
  /** text that stands on every page and row of the file: who, when, not for publication */
  readonly watermark: string;
}
