/** One grouping of the leaves of a variable. Any grouping may be a level; a hierarchy is several levels. */
export interface CountLevel {
  readonly name: string;
  /** leaf -> code of its group; leaves left out belong to no group of this level */
  readonly map: Readonly<Record<string, string>>;
}

export interface CountVariable {
  readonly leaves: readonly string[];
  readonly levels: readonly CountLevel[];
}

/** What is published: for each variable the levels (`leaf`, a level's name, `Total`); absent = `Total` only. */
export interface CountTable {
  readonly name: string;
  readonly vars: Readonly<Record<string, readonly string[]>>;
}

export interface CountRules {
  readonly type: 'freq';
  /** counts 1...maxN are withheld; a whole number, 1 or more */
  readonly maxN: number;
  /** zeros are withheld too; otherwise zeros are published and a withheld cell is known to be 1 or more */
  readonly protectZeros: boolean;
}

/** One combination of leaves, in the order of the variables, with its count of persons. Absent = 0. */
export interface CountRow {
  readonly codes: readonly string[];
  readonly count: number;
}

/** One or several linked tables over the same persons. */
export interface CountProblem {
  readonly name: string;
  /** in the order of the codes of rows and keys */
  readonly variables: readonly (CountVariable & { readonly name: string })[];
  readonly tables: readonly CountTable[];
  readonly rules: CountRules;
  readonly rows: readonly CountRow[];
}

/** What may happen to a cell. */
export const CELL_STATES = { withholdable: 0, primary: 1, fixed: 2, hidden: 3 } as const;

/** Lists of whole numbers, one after another: those of list `i` are `items[start[i]]` to `items[start[i + 1] - 1]`. */
export interface Lists {
  readonly start: Int32Array;
  readonly items: Int32Array;
}

/**
 * The published cells and how they hang together. Cells made of the same elementary rows are one cell. Public zeros
 * are no cells: everybody knows them, so they drop out of the equations.
 */
export interface CountSystem {
  /** number of cells, hidden ones included; the hidden ones come last */
  readonly cellCount: number;
  /** number of cells somebody can read: `0` to `visibleCount - 1` */
  readonly visibleCount: number;
  /** persons */
  readonly value: Float64Array;
  /** number of keys that show this cell; 0 for hidden cells */
  readonly weight: Uint32Array;
  /** the keys: codes joined by `|` in the order of the variables, `Total` for a margin; sorted */
  readonly keys: readonly (readonly string[])[];
  /** see `CELL_STATES`; `fixed`: already published; `hidden`: an elementary row that no table shows */
  readonly state: Uint8Array;
  /** number of elementary rows: kinds of person that the published cells tell apart */
  readonly rowCount: number;
  /** persons in an elementary row */
  readonly rowValue: Float64Array;
  /** one combination of leaves for each elementary row: numbers of leaves, one for each variable, row after row */
  readonly rowLeaves: Int32Array;
  /** elementary rows of each cell, ascending */
  readonly cellRows: Lists;
  /** additive relations: the first item is the whole, the others are its parts */
  readonly relations: Lists;
  /** number of the component of each cell: relations never cross components */
  readonly component: Int32Array;
  readonly componentCount: number;
  /** keys of public zeros, sorted; empty where zeros are protected */
  readonly zeroKeys: readonly string[];
  /** 0 where zeros are protected; otherwise a withheld visible cell is known to be 1 or more */
  readonly smallestWithheld: 0 | 1;
  readonly rules: CountRules;
}

/** Largest tables that are accepted: beyond them an error is kinder than a night of waiting. */
export const COUNT_LIMITS = {
  dimensions: 8,
  /** published cells, zeros included */
  cells: 500_000,
  /** persons in all rows together */
  persons: 2_147_483_647,
} as const;

/** Key code of a margin. */
export const TOTAL = 'Total';
/** Name of the finest level. */
export const LEAF = 'leaf';
