/** Why tables cannot be protected as asked. */
export type DisclosureProblemCode =
  | 'bad-policy'
  | 'policy-lowered'
  | 'basis-missing'
  | 'basis-unknown-measure'
  | 'basis-not-a-count'
  | 'duplicate-table'
  | 'unknown-dimension'
  | 'unknown-cell'
  | 'bad-count'
  | 'bad-share'
  | 'bad-sum'
  | 'mean-outside-scale'
  | 'average-without-respondents'
  | 'totals-do-not-add'
  | 'complement-exceeds-whole'
  | 'cannot-be-protected'
  | 'cannot-be-rounded'
  | 'bad-definition'
  | 'bad-release'
  | 'release-contradicts'
  | 'bad-rules'
  | 'negative-count'
  | 'fractional-count'
  | 'count-too-large'
  | 'duplicate-row'
  | 'unknown-leaf'
  | 'unknown-level'
  | 'ambiguous-code'
  | 'hierarchy-cycle'
  | 'code-in-two-parents'
  | 'too-many-dimensions'
  | 'too-many-cells'
  | 'empty-table';

/** An expected failure: `code` for programs, `where` the place, `message` what would help (English). */
export class DisclosureProblem extends Error {
  readonly code: DisclosureProblemCode;
  /** e.g. `answers.n at role=elected` */
  readonly where: string;

  constructor(code: DisclosureProblemCode, where: string, message: string) {
    super(where === '' ? message : `${where}: ${message}`);
    this.name = 'DisclosureProblem';
    this.code = code;
    this.where = where;
  }
}
