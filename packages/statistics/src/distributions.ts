/**
 * Distribution functions that intervals by chance are read from. Accurate to about 1e-12 for arguments up to a few
 * thousand and to about 1e-8 at a million; tested against R 4.2.2 (reference/monitoring.R).
 * Source of the expansions: Abramowitz and Stegun, Handbook of Mathematical Functions, 6.1, 6.5, 26.5.
 */

const TINY = 1e-300;
const CONVERGED = 1e-15;

/** Logarithm of the gamma function of `x` above 0, by Stirling's series from 15 upwards. */
export function computeLogGamma(x: number): number {
  if (!(x > 0)) throw new RangeError('The gamma function is taken above 0');
  let product = 1;
  let at = x;
  for (; at < 15; at += 1) product *= at;
  const inverse = 1 / at;
  const squared = inverse * inverse;
  const series =
    inverse *
    (1 / 12 -
      squared *
        (1 / 360 -
          squared * (1 / 1260 - squared * (1 / 1680 - squared * (1 / 1188 - (squared * 691) / 360360)))));
  return (at - 0.5) * Math.log(at) - at + 0.5 * Math.log(2 * Math.PI) + series - Math.log(product);
}

/** P(X <= x) of a gamma variable with this shape and scale 1: the regularised lower incomplete gamma function. */
export function computeGammaProbability(shape: number, x: number): number {
  if (!(shape > 0) || !(x >= 0)) throw new RangeError('Shape above 0, x from 0');
  if (x === 0) return 0;
  const front = Math.exp(shape * Math.log(x) - x - computeLogGamma(shape));
  return x < shape + 1 ? front * sumGammaSeries(shape, x) : 1 - front * sumGammaFraction(shape, x);
}

function sumGammaSeries(shape: number, x: number): number {
  let term = 1 / shape;
  let sum = term;
  for (let i = 1; term > sum * CONVERGED; i += 1) {
    term *= x / (shape + i);
    sum += term;
  }
  return sum;
}

/** Continued fraction by Lentz's method. */
function sumGammaFraction(shape: number, x: number): number {
  let b = x + 1 - shape;
  let c = 1 / TINY;
  let d = 1 / b;
  let fraction = d;
  for (let i = 1, step = 0; Math.abs(step - 1) > CONVERGED && i < 1_000_000; i += 1) {
    const a = -i * (i - shape);
    b += 2;
    d = 1 / keepFromZero(a * d + b);
    c = keepFromZero(b + a / c);
    step = d * c;
    fraction *= step;
  }
  return fraction;
}

const keepFromZero = (value: number): number => (Math.abs(value) < TINY ? TINY : value);

/** P(X <= x) of a beta variable with parameters a and b: the regularised incomplete beta function. */
export function computeBetaProbability(a: number, b: number, x: number): number {
  if (!(a > 0 && b > 0 && x >= 0 && x <= 1)) throw new RangeError('Parameters above 0, x from 0 to 1');
  if (x === 0 || x === 1) return x;
  const logFront =
    computeLogGamma(a + b) - computeLogGamma(a) - computeLogGamma(b) + a * Math.log(x) + b * Math.log1p(-x);
  const front = Math.exp(logFront);
  return x < (a + 1) / (a + b + 2)
    ? (front * sumBetaFraction(a, b, x)) / a
    : 1 - (front * sumBetaFraction(b, a, 1 - x)) / b;
}

function sumBetaFraction(a: number, b: number, x: number): number {
  let c = 1;
  let d = 1 / keepFromZero(1 - ((a + b) * x) / (a + 1));
  let fraction = d;
  for (let m = 1, step = 0; Math.abs(step - 1) > CONVERGED && m < 1_000_000; m += 1) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 / keepFromZero(1 + even * d);
    c = keepFromZero(1 + even / c);
    fraction *= d * c;
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / keepFromZero(1 + odd * d);
    c = keepFromZero(1 + odd / c);
    step = d * c;
    fraction *= step;
  }
  return fraction;
}

/** The x with P(X <= x) = `probability` of a gamma variable with this shape, by bisection kept short by Newton. */
export function computeGammaQuantile(shape: number, probability: number): number {
  if (!(probability >= 0 && probability < 1)) throw new RangeError('Probability from 0 to below 1');
  if (probability === 0) return 0;
  let low = 0;
  let high = shape + 1;
  while (computeGammaProbability(shape, high) < probability) high *= 2;
  let x = Math.min(Math.max(shape, low), high);
  const logNorm = computeLogGamma(shape);
  for (let round = 0; round < 200 && high - low > 1e-14 * high; round += 1) {
    const excess = computeGammaProbability(shape, x) - probability;
    if (excess > 0) high = x;
    else low = x;
    const density = Math.exp((shape - 1) * Math.log(x) - x - logNorm);
    const next = density > 0 ? x - excess / density : Number.NaN;
    if (Math.abs(next - x) <= 1e-15 * x) break;
    x = next > low && next < high ? next : (low + high) / 2;
  }
  return x;
}

/** The x with P(X <= x) = `probability` of a beta variable, by bisection. */
export function computeBetaQuantile(a: number, b: number, probability: number): number {
  if (!(probability > 0 && probability < 1)) throw new RangeError('Probability between 0 and 1');
  let low = 0;
  let high = 1;
  for (let round = 0; round < 200 && high - low > 1e-15 * high; round += 1) {
    const middle = (low + high) / 2;
    if (computeBetaProbability(a, b, middle) < probability) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

let latestSpan = { confidence: 0, z: 0 };

/** z such that the share `confidence` of a standard normal variable lies between -z and z; any share between 0 and 1. */
export function computeNormalSpan(confidence: number): number {
  if (!(confidence > 0 && confidence < 1)) throw new RangeError('Confidence lies between 0 and 1');
  // hardly ever asked for two confidences in turn: the last answer is kept
  if (confidence !== latestSpan.confidence)
    latestSpan = { confidence, z: Math.sqrt(2 * computeGammaQuantile(0.5, confidence)) };
  return latestSpan.z;
}
