/** Prime below 2^26: products of two remainders stay exact in a double. */
export const PRIME = 67_108_859;
const INVERSE_PRIME = 1 / PRIME;

/** `a · b` modulo the prime, for remainders. */
export function multiplyModulo(a: number, b: number): number {
  const product = a * b;
  const rest = product - Math.floor(product * INVERSE_PRIME) * PRIME;
  if (rest < 0) return rest + PRIME;
  return rest >= PRIME ? rest - PRIME : rest;
}

/** The inverse of a remainder other than 0. */
export function invertModulo(a: number): number {
  let result = 1;
  let power = a;
  for (let exponent = PRIME - 2; exponent > 0; exponent = Math.floor(exponent / 2)) {
    if (exponent % 2 === 1) result = multiplyModulo(result, power);
    power = multiplyModulo(power, power);
  }
  return result;
}
