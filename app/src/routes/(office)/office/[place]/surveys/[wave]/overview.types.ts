/** Something to do with a wave, or that happens to it. */
export interface Step {
  /** below the wave's address, or from the root; null: nothing to open */
  readonly path: string | null;
  readonly title: string;
  readonly text: string;
}

export interface Fact {
  readonly name: string;
  readonly value: string;
}
