/** What can be wrong with a cube or with what is asked of it. */
export type CubeProblemCode =
  | 'bad-shape'
  | 'bad-text'
  | 'duplicate-id'
  | 'duplicate-code'
  | 'duplicate-cell'
  | 'unknown-dimension'
  | 'unknown-code'
  | 'unknown-measure'
  | 'unknown-parent'
  | 'parent-cycle'
  | 'number-not-finite'
  | 'cells-missing'
  | 'too-many-cells'
  | 'measure-does-not-add'
  | 'dimensions-differ'
  | 'measure-in-both'
  | 'not-sealed';

/** An expected failure: `code` for programs, `where` the place in the cube, `message` for people (English). */
export class CubeProblem extends Error {
  readonly code: CubeProblemCode;
  /** e.g. `dimensions.sex.categories.m` */
  readonly where: string;

  constructor(code: CubeProblemCode, where: string, message: string) {
    super(where === '' ? message : `${where}: ${message}`);
    this.name = 'CubeProblem';
    this.code = code;
    this.where = where;
  }
}
