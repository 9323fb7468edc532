/** A question of a researcher as a file, and what the office sees of it. */

export const REQUEST_FORMAT = 'vicus-research-request';
export const REQUEST_VERSION = 1;

/** One table that is wanted: which breakdowns stand together, and what is counted or averaged. */
export interface WantedTable {
  /** what it is for, in words */
  readonly about: string;
  /** ids of dimensions that stand together in the table, e.g. `["role", "actor"]` */
  readonly dimensions: readonly string[];
  /** ids of measures; empty: whatever the table has */
  readonly measures: readonly string[];
  /** beginning of the id of the table, e.g. `governance-`; empty: any */
  readonly table: string;
}

export interface ResearchRequest {
  readonly question: string;
  readonly researcher: { readonly name: string; readonly institution: string; readonly email: string };
  /** what happens with the result */
  readonly use: string;
  readonly tables: readonly WantedTable[];
}

/** A table the office could publish today. */
export interface TableOnOffer {
  readonly address: string;
  readonly tableId: string;
  /** what it belongs to, e.g. the title of a survey */
  readonly group: string;
  readonly title: string;
  readonly dimensions: readonly string[];
  readonly measures: readonly string[];
}

/** Where in the file, what is wrong there. */
export interface RequestFinding {
  /** e.g. `tables[0].dimensions`; empty: the file as a whole */
  readonly path: string;
  readonly code:
    | 'not-json'
    | 'not-a-request'
    | 'missing'
    | 'unknown-field'
    | 'not-text'
    | 'too-long'
    | 'too-many'
    | 'not-an-address'
    | 'wrong';
}

/** A wanted table beside what the place has. */
export interface MatchedTable {
  readonly wanted: WantedTable;
  readonly found: readonly TableOnOffer[];
  /** tables with most of the dimensions where none has all, and what they lack */
  readonly nearest: readonly { readonly title: string; readonly lacks: readonly string[] }[];
}

export interface StoredRequest {
  readonly requestId: string;
  readonly request: ResearchRequest;
  /** ISO day */
  readonly receivedOn: string;
  readonly state: 'open' | 'run' | 'refused';
  readonly draftId: string | null;
  readonly reason: string;
  readonly decidedOn: string | null;
}
