import type { Texts } from '@vicus/cube';

/** Who maintains the structures, and how they are filed. */
export interface SdmxOptions {
  /** id of the maintenance agency: parts of letters, digits, `_`, `-` that begin with a letter, divided by points */
  readonly agency: string;
  /** name of the agency (default: its id) */
  readonly agencyName?: Texts;
  /** version of the structures: numbers divided by points (default `1.0`) */
  readonly version?: string;
  /** id of the dataflow (default: id of the cube); structures, concepts and code lists are named after it */
  readonly flow?: string;
  /** areas of life the table belongs to; each becomes a category and a categorisation */
  readonly themes?: readonly { readonly id: string; readonly label: Texts }[];
}

/** Codes wanted by id of a dimension; a dimension that is not named is wanted whole. Ids as in `SdmxTable`. */
export type SdmxSelection = Readonly<Record<string, readonly string[]>>;

/** What of a table is wanted. */
export interface SdmxCutOptions {
  /** which observations (default: all); of several selections any may hold */
  readonly select?: SdmxSelection | readonly SdmxSelection[];
  /** ids of the attributes wanted (default: all) */
  readonly attributes?: readonly string[];
  /** whether values are wanted (default: yes) */
  readonly hasValues?: boolean;
  /** observations left out at the beginning (default: none) */
  readonly offset?: number;
  /** observations at most (default: all) */
  readonly limit?: number;
}

/** How data are packed, by the parameters of SDMX REST. */
export interface SdmxDataOptions extends SdmxMessageOptions, SdmxCutOptions {
  /** id of the dimension that observations of a series differ in, or `AllDimensions`: no series */
  readonly dimensionAtObservation?: string;
  /** whether observations are wanted (default), or only the series with their attributes */
  readonly hasObservations?: boolean;
}

/** What a message says about itself besides the table. */
export interface SdmxMessageOptions extends SdmxOptions {
  /** when the message was made: ISO 8601 instant, e.g. `2026-11-22T10:00:00Z` */
  readonly prepared: string;
  /** BCP 47 tag of the best-match names */
  readonly language: string;
}

export interface SdmxCode {
  /** id by the rules of SDMX */
  readonly id: string;
  /** the code in the cube */
  readonly code: string;
  readonly label: Texts;
  /** id of the code it is part of */
  readonly parent?: string;
}

/** A code list by its urn parts. */
export interface SdmxCodelist {
  readonly agency: string;
  readonly id: string;
  readonly version: string;
  readonly label: Texts;
  readonly codes: readonly SdmxCode[];
}

export interface SdmxDimension {
  /** `MEASURE`, `TIME_PERIOD`, `REF_AREA`, or the id in the cube brought to the rules of SDMX */
  readonly id: string;
  /** id in the cube; null: the measures, or the period of the whole table */
  readonly cubeId: string | null;
  readonly kind: 'coded' | 'measure' | 'time';
  readonly label: Texts;
  /** in the order of the cube; of the time: periods */
  readonly codes: readonly SdmxCode[];
  /** null: the time has no code list */
  readonly codelist: SdmxCodelist | null;
}

export interface SdmxAttribute {
  readonly id: string;
  readonly label: Texts;
  /** what it depends on: the state of a cell, its measure, or its period */
  readonly dependsOn: 'state' | 'measure' | 'time';
  readonly codelist: SdmxCodelist;
}

/** A table as SDMX describes it: dimensions in the order of the key, attributes, ids and names of its structures. */
export interface SdmxTable {
  readonly agency: string;
  readonly agencyName: Texts;
  readonly version: string;
  /** id of the dataflow */
  readonly flow: string;
  /** id of the data structure definition */
  readonly structure: string;
  /** id of the concept scheme */
  readonly concepts: string;
  readonly title: Texts;
  readonly description: Texts | null;
  readonly dimensions: readonly SdmxDimension[];
  readonly attributes: readonly SdmxAttribute[];
  /** what SDMX has no place for: source, method, policy, notes */
  readonly annotations: readonly { readonly type: string; readonly texts: Texts }[];
  readonly themes: readonly { readonly id: string; readonly label: Texts }[];
}

/** Who sends a message, when and in which language; `flow` and `title` say what it is about. */
export type SdmxHead = Pick<SdmxTable, 'agency' | 'agencyName' | 'flow' | 'title'> &
  Pick<SdmxMessageOptions, 'prepared' | 'language'>;
