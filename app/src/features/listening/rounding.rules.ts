/**
 * How finely weighted figures are written. A weighted share to the last digit would tell which combination of weights
 * adds up to it, and with them who answered: so one step always stands for at least two answers.
 */
const SHARE_STEPS = [0.01, 0.02, 0.05, 0.1] as const;
const ANSWERS_IN_A_SHARE_STEP = 2;
const MEAN_STEPS = [0.01, 0.02, 0.05] as const;
const ANSWERS_IN_A_MEAN_STEP = 1;

/** 0–1 */
export function chooseShareStep(n: number): number {
  return SHARE_STEPS.find((step) => step * n >= ANSWERS_IN_A_SHARE_STEP) ?? 0.1;
}

/** In points of the scale. */
export function chooseMeanStep(n: number, { min, max }: { min: number; max: number }): number {
  const share = MEAN_STEPS.find((step) => step * n >= ANSWERS_IN_A_MEAN_STEP) ?? 0.05;
  return share * (max - min);
}

export function roundToStep(
  value: number,
  step: number,
  round: (steps: number) => number = Math.round,
): number {
  // 1e-9: what lies on a step stays there in spite of rounding before
  const nudge = round === Math.floor ? 1e-9 : round === Math.ceil ? -1e-9 : 0;
  return Math.round(round(value / step + nudge) * step * 1e9) / 1e9;
}

/** The ends of an interval, outwards and inside the scale. */
export function roundInterval(
  { low, high }: { readonly low: number; readonly high: number },
  step: number,
  scale: { readonly min: number; readonly max: number },
): { low: number; high: number } {
  return {
    low: Math.max(scale.min, roundToStep(low, step, Math.floor)),
    high: Math.min(scale.max, roundToStep(high, step, Math.ceil)),
  };
}
