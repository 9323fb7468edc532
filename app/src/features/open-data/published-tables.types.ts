/** Tables that everybody may fetch: what is said of them without opening them, and opened. */
import type { Dimension, Measure, ProtectedCube, Texts } from '@vicus/cube';
import type { PublicPlace } from '#features/publication/publication.types.ts';
import type { ReleaseSummary } from '#features/release/release.types.ts';

export interface TableDimension extends Omit<Dimension, 'categories'> {
  /** how many codes it has */
  readonly size: number;
  /** codes in their order; only of dimensions of time, empty for others */
  readonly periods: readonly string[];
}

/** What a list says of a table. */
export interface TableHead {
  /** `Cube.id`, once in its release */
  readonly id: string;
  readonly title: Texts;
  readonly question: Texts | null;
  /** ISO 8601 interval or year */
  readonly period: string;
  readonly source: Texts;
  /** id of a page in docs/methods */
  readonly method: string;
  readonly notes: readonly Texts[];
  readonly dimensions: readonly TableDimension[];
  readonly measures: readonly Measure[];
  /** numbers and gaps of all measures */
  readonly observations: number;
}

export interface PublishedTableEntry extends TableHead {
  readonly place: PublicPlace;
  readonly release: ReleaseSummary;
}

export interface PublishedTable {
  readonly place: PublicPlace;
  readonly release: ReleaseSummary;
  readonly table: ProtectedCube;
}

export interface TableAddress {
  readonly slug: string;
  readonly releaseId: string;
  /** `Cube.id` */
  readonly tableId: string;
}
