/** Nouns of the wizard: from a file of an office to values of indicators. */
import type { Breakdown, IndicatorDefinition } from '@vicus/reference';
import type { SourceColumnRole } from '@vicus/formats';
import type { TableFinding, TableRow, TableSource } from '#server/spreadsheet/spreadsheet.types.ts';
import type { NewObservation, Observation, ObservationStatus, People } from './indicator.types.ts';

export const PARTS = ['numerator', 'denominator', 'value'] as const;
export type Part = (typeof PARTS)[number];

export const DIMENSIONS = [
  'sex',
  'age',
  'origin',
  'years-of-residence',
  'service',
  'unit',
] as const satisfies readonly Breakdown[];

/** What a row says in a column of its own. */
export const ROW_FIELDS = ['indicator', 'people', 'period', 'place', ...DIMENSIONS, 'status'] as const;
export type RowField = (typeof ROW_FIELDS)[number];

/**
 * What a column holds: a field of the row, a part of the value, a part whose heading says more (`value@period`,
 * `numerator@people=others`, `value@indicator=em1`, `value@sex=f`), or `none`.
 */
export type Meaning = string;

/** Texts that stand for a code; `mark` is what stands in the place of a number. */
export const TEXT_KINDS = [
  'indicator',
  'part',
  'people',
  'sex',
  'age',
  'origin',
  'years-of-residence',
  'status',
  'mark',
] as const;
export type TextKind = (typeof TEXT_KINDS)[number];

/** Leave out what has this text. */
export const SKIP = 'skip';
/** The total over a dimension. */
export const ALL = 'all';

export interface DataColumn {
  readonly heading: string;
  /** from files of statistical offices; null: guessed by heading and content */
  readonly role: SourceColumnRole | null;
  readonly labels: ReadonlyMap<string, string>;
}

/** One table as it was found in a file, whatever its format. */
export interface DataTable {
  readonly format: 'csv' | 'xlsx' | 'px' | 'sdmx-csv' | 'sdmx-json' | 'sdmx-ml' | 'json-stat';
  /** of CSV and XLSX */
  readonly source: TableSource | null;
  /** row of the headings; null: the format has none */
  readonly headingRow: number | null;
  readonly columns: readonly DataColumn[];
  readonly rows: readonly TableRow[];
  /** what stands above the headings, or the title a format has */
  readonly title: string;
  /** who made it, where the file says */
  readonly publisher: string;
  readonly findings: readonly TableFinding[];
}

/** What an officer decided about files with these headings. Kept for the next one. */
export interface DataMapping {
  readonly indicator: string;
  readonly people: People | '';
  readonly period: string;
  readonly status: ObservationStatus;
  readonly decimal: 'comma' | 'point' | '';
  readonly shares: 'percent' | 'fraction' | '';
  readonly thousands: 'multiply' | 'as-written' | '';
  /** by key of the heading */
  readonly columns: Readonly<Record<string, Meaning>>;
  /** by kind, then by text */
  readonly texts: Readonly<Partial<Record<TextKind, Readonly<Record<string, string>>>>>;
}

/** Columns that say the same but for the year. */
export interface ColumnGroup {
  readonly key: string;
  readonly headings: readonly string[];
  readonly indexes: readonly number[];
  readonly meaning: Meaning;
  /** some of what stands in it, to recognise it by */
  readonly examples: readonly string[];
  /** numbers stand in it, or signs for none */
  readonly isOfValues: boolean;
}

export interface TextQuestion {
  readonly kind: TextKind;
  readonly text: string;
  /** as decided or recognised; '' while open */
  readonly code: string;
  readonly row: number;
  readonly column: string;
  readonly times: number;
}

/** The place whose file it is, and codes of others that the register knows. */
export interface PlaceNames {
  /** codes and folded names of the place itself, with those it had before */
  readonly own: ReadonlySet<string>;
  /** first year in which what had this code or name belonged to the place */
  readonly merged: ReadonlyMap<string, number>;
  /** codes of the register among the texts of the file */
  readonly others: ReadonlySet<string>;
}

/** What a plan is made against. */
export interface PlanContext {
  readonly definitions: readonly IndicatorDefinition[];
  readonly known: readonly Observation[];
  readonly places: PlaceNames;
  /** ISO day */
  readonly today: string;
}

export interface PlannedValue extends NewObservation {
  readonly row: number;
  readonly column: string;
  readonly outcome: 'add' | 'change' | 'same';
  readonly before: Observation | null;
}

export interface DataPlan {
  readonly groups: readonly ColumnGroup[];
  readonly texts: readonly TextQuestion[];
  /** what has to be decided for the file as a whole */
  readonly asks: readonly ('indicator' | 'people' | 'period' | 'decimal' | 'shares' | 'thousands')[];
  readonly values: readonly PlannedValue[];
  readonly findings: readonly TableFinding[];
  readonly counts: {
    readonly rows: number;
    readonly values: number;
    readonly gaps: number;
    readonly empty: number;
    readonly elsewhere: number;
    readonly added: number;
    readonly changed: number;
    readonly unchanged: number;
  };
}
