/** Parts of a place that surveys may ask about. */
export interface District {
  readonly code: string;
  readonly name: string;
  readonly population: number | null;
  /** SVG path in the box of 1000 units that all districts of the place share */
  readonly outline: string | null;
}

/** One line of a pasted list that cannot be taken. */
export interface DistrictFinding {
  /** 1-based */
  readonly line: number;
  readonly code: 'name-missing' | 'name-too-long' | 'population-not-a-number' | 'name-twice' | 'too-many';
}
