/** What queries of SDMX REST ask for, the same for both versions of its addresses. */
import type { SdmxArtefactKind } from '@vicus/formats';
import type { VersionWish } from './sdmx-version.rules.ts';

/** Codes wanted by position in the key; null: any. Parts that are missing at the end are any. */
export type KeyBox = readonly (readonly string[] | null)[];

export const FILTER_OPERATORS = ['eq', 'ne', 'lt', 'le', 'gt', 'ge', 'co', 'nc', 'sw', 'ew'] as const;
export type FilterOperator = (typeof FILTER_OPERATORS)[number];

export interface FilterTerm {
  readonly operator: FilterOperator;
  readonly value: string;
}

/** `c[TIME_PERIOD]=ge:2020+le:2022,2025`: any of the lists holds whose terms all hold. */
export interface ComponentFilter {
  readonly component: string;
  readonly anyOf: readonly (readonly FilterTerm[])[];
}

/** Which dataflow, and which part of it. */
export interface SdmxFlowQuery {
  /** null: any agency */
  readonly agencies: readonly string[] | null;
  readonly flow: string;
  readonly version: VersionWish;
  /** any of them; empty: all */
  readonly keys: readonly KeyBox[];
  /** whether a key must have a part for every dimension but time (1.5), or may leave out the last ones (2.x) */
  readonly isWholeKey: boolean;
  readonly filters: readonly ComponentFilter[];
  /** ISO 8601 instant in milliseconds: only what was published since; null: no matter */
  readonly updatedAfterMs: number | null;
}

export interface SdmxDataQuery extends SdmxFlowQuery {
  readonly firstObservations: number | null;
  readonly lastObservations: number | null;
  /** null: as the table is made (time series, else flat) */
  readonly dimensionAtObservation: string | null;
  /** ids or the keywords `all`, `none`, `dsd`, `msd`, `dataset`, `series`, `obs` */
  readonly attributes: readonly string[];
  readonly hasValues: boolean;
  readonly hasObservations: boolean;
  readonly offset: number;
  readonly limit: number | null;
}

export interface SdmxAvailabilityQuery extends SdmxFlowQuery {
  /** dimensions wanted; null: all */
  readonly components: readonly string[] | null;
  /** `available`: what could be chosen further; `exact`: what the query gives */
  readonly mode: 'exact' | 'available';
  /** keywords or kinds */
  readonly references: readonly string[];
}

export type SdmxDetail =
  | 'full'
  | 'allstubs'
  | 'allcompletestubs'
  | 'referencestubs'
  | 'referencecompletestubs'
  | 'referencepartial'
  | 'raw';

export interface SdmxStructureQuery {
  readonly kinds: readonly SdmxArtefactKind[];
  readonly agencies: readonly string[] | null;
  readonly ids: readonly string[] | null;
  readonly versions: readonly VersionWish[];
  /** null: all */
  readonly items: readonly string[] | null;
  readonly detail: SdmxDetail;
  /** keywords or kinds */
  readonly references: readonly string[];
}

export type SdmxQuery =
  | { readonly resource: 'data'; readonly query: SdmxDataQuery }
  | { readonly resource: 'availability'; readonly query: SdmxAvailabilityQuery }
  | { readonly resource: 'structure'; readonly query: SdmxStructureQuery };
