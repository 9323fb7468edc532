/** A variable over the finest codes that any release tells apart. */
export interface ArchiveAxis {
  readonly name: string;
  readonly finest: readonly string[];
  /** release → for each finest code the own leaf; undefined: not counted; no list: the release lacks the variable */
  readonly leafOf: readonly (readonly (string | undefined)[] | undefined)[];
}
