/** Nearer to the mean than this, the side of an axis hangs on little; a default of this platform. */
export const BORDERLINE_Z = 0.25;

/** One input of an axis: its z-score, or none where the value is missing or withheld. */
export interface AxisInput {
  /** standard deviations from the mean of the reference group; null: no value */
  readonly z: number | null;
  /** 1: more counts upwards on the axis; -1: more counts downwards */
  readonly direction: 1 | -1;
}

export interface AxisPosition {
  readonly kind: 'position';
  /** mean of the inputs that are known, each turned in its direction; standard deviations */
  readonly z: number;
  readonly side: 'above' | 'below';
  /** |z| is below `BORDERLINE_Z` */
  readonly isBorderline: boolean;
  readonly known: number;
  readonly stated: number;
}

export interface NoAxisPosition {
  readonly kind: 'too-few-inputs';
  readonly known: number;
  readonly stated: number;
  readonly needed: number;
}

/**
 * Where a place lies on an axis of context: the mean of the z-scores that are known. What is missing is left out and
 * counted, never put at 0.
 *
 * @param inputs every stated input of the axis, known or not
 * @param minimumInputs how many must be known, from 1
 * @returns a position, or how many inputs are known of those needed; `above` begins at z = 0
 * @throws RangeError for a z-score that is not finite or a minimum below 1
 * Source: this platform's rule; the axes are those of Whole-COMM, whose indicators and limits are not in the documents
 * used here. Method page: docs/methods/context-axes.md
 * @example
 * computeAxisPosition([{ z: -1, direction: -1 }, { z: null, direction: 1 }, { z: 0.5, direction: 1 }], 2).z // => 0.75
 */
export function computeAxisPosition(
  inputs: readonly AxisInput[],
  minimumInputs: number,
): AxisPosition | NoAxisPosition {
  if (!Number.isInteger(minimumInputs) || minimumInputs < 1)
    throw new RangeError(`At least one input is needed, not ${minimumInputs}`);
  const turned = inputs.flatMap(({ z, direction }) => (z === null ? [] : [z * direction]));
  if (!turned.every(Number.isFinite)) throw new RangeError('z-scores are finite numbers');
  const [known, stated] = [turned.length, inputs.length];
  if (known < minimumInputs) return { kind: 'too-few-inputs', known, stated, needed: minimumInputs };
  const sum = turned.toSorted((a, b) => a - b).reduce((total, one) => total + one, 0);
  const z = sum / known;
  const side = z >= 0 ? 'above' : 'below';
  return { kind: 'position', z, side, isBorderline: Math.abs(z) < BORDERLINE_Z, known, stated };
}
