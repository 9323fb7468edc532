/**
 * Numbers that look like chance and are the same on every machine: xoshiro128** 1.1 (David Blackman and Sebastiano
 * Vigna, 2018), its state filled from a text by FNV-1a and splitmix32. For the example town only; never for secrets.
 */
export interface Random {
  /** a number from 0 (included) to 1 (excluded) */
  next(): number;
  /** a whole number from 0 to `below` − 1 */
  nextInteger(below: number): number;
  /** normally distributed with mean 0 and standard deviation 1 (Box and Muller, 1958) */
  nextNormal(): number;
  /** the list in another order */
  shuffle<Item>(items: readonly Item[]): Item[];
}

const TWO_TO_32 = 4_294_967_296;

/** @param seed any text: the same text gives the same numbers */
export function openRandom(seed: string): Random {
  return toRandom(openXoshiro(fillState(seed)));
}

/** The bare generator: 32-bit whole numbers from a state of four; exported for its published test vector. */
export function openXoshiro(state: readonly [number, number, number, number]): () => number {
  let [a, b, c, d] = state.map((word) => word >>> 0) as [number, number, number, number];
  return () => {
    const result = Math.imul(rotate(Math.imul(b, 5), 7), 9) >>> 0;
    const shifted = b << 9;
    c ^= a;
    d ^= b;
    b ^= c;
    a ^= d;
    c ^= shifted;
    d = rotate(d, 11);
    return result;
  };
}

function rotate(word: number, bits: number): number {
  return (word << bits) | (word >>> (32 - bits));
}

function fillState(seed: string): [number, number, number, number] {
  let hash = 2_166_136_261;
  for (const byte of new TextEncoder().encode(seed)) hash = Math.imul(hash ^ byte, 16_777_619);
  const nextWord = (): number => {
    hash = (hash + 0x9e_37_79_b9) | 0;
    let word = Math.imul(hash ^ (hash >>> 16), 0x21_f0_aa_ad);
    word = Math.imul(word ^ (word >>> 15), 0x73_5a_2d_97);
    return word ^ (word >>> 15);
  };
  return [nextWord(), nextWord(), nextWord(), nextWord()];
}

function toRandom(nextWord: () => number): Random {
  const next = (): number => nextWord() / TWO_TO_32;
  const nextInteger = (below: number): number => Math.floor(next() * below);
  return {
    next,
    nextInteger,
    nextNormal: () => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next()),
    shuffle: (items) => {
      const mixed = [...items];
      for (let last = mixed.length - 1; last > 0; last -= 1) {
        const other = nextInteger(last + 1);
        [mixed[last], mixed[other]] = [mixed[other] as never, mixed[last] as never];
      }
      return mixed;
    },
  };
}
