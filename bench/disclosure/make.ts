/**
 * Makes larger tables with the heavy tail of small counts that figures of a few people have: place × origin × age, each
 * with groups. The same seed makes the same tables. `node bench/disclosure/make.ts FOLDER CELLS [SEED]` writes a folder
 * as `vicus protect` reads it.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export interface MadeProblem {
  readonly definition: unknown;
  readonly innerCsv: string;
}

/** Published cells, zeros included → leaves and groups of place, origin and age. */
export const SIZES = {
  3500: [
    [21, 4],
    [11, 3],
    [6, 2],
  ],
  10000: [
    [44, 8],
    [17, 3],
    [6, 2],
  ],
  40000: [
    [100, 10],
    [32, 7],
    [6, 2],
  ],
} as const;

/** Mean and shape of the counts: a Poisson number whose mean is gamma distributed. */
const MEAN = 1;
const SHAPE = 0.8;

export function makeProblem(cells: keyof typeof SIZES, seed: number): MadeProblem {
  const variables = ['place', 'origin', 'age'].map((name, i) => {
    const [leafCount = 1, groupCount = 1] = SIZES[cells][i] ?? [];
    const leaves = Array.from({ length: leafCount }, (_, at) => `${name.charAt(0)}${at + 1}`);
    const groupOf = (at: number) => `${name.charAt(0)}g${Math.floor((at * groupCount) / leafCount) + 1}`;
    return { name, leaves, map: Object.fromEntries(leaves.map((leaf, at) => [leaf, groupOf(at)])) };
  });
  const definition = {
    name: `made-${cells}`,
    variables: Object.fromEntries(
      variables.map(({ name, leaves, map }) => [name, { leaves, levels: [{ name: 'group', map }] }]),
    ),
    tables: [
      {
        name: 'full',
        vars: Object.fromEntries(variables.map(({ name }) => [name, ['leaf', 'group', 'Total']])),
      },
    ],
    rules: { type: 'freq', maxN: 4, protectZeros: false },
  };
  return { definition, innerCsv: drawRows(variables, openRandom(seed)) };
}

function drawRows(
  variables: readonly { readonly name: string; readonly leaves: readonly string[] }[],
  draw: () => number,
): string {
  const lines = [`${variables.map(({ name }) => name).join(',')},freq`];
  let combinations: string[][] = [[]];
  for (const { leaves } of variables)
    combinations = combinations.flatMap((codes) => leaves.map((leaf) => [...codes, leaf]));
  for (const codes of combinations) {
    const count = drawPoisson(drawGamma(draw) * (MEAN / SHAPE), draw);
    if (count > 0) lines.push(`${codes.join(',')},${count}`);
  }
  return `${lines.join('\n')}\n`;
}

function openRandom(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let x = Math.imul(state ^ (state >>> 15), 1 | state);
    x = (x + Math.imul(x ^ (x >>> 7), 61 | x)) ^ x;
    return ((x ^ (x >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Gamma with a shape below 1 and scale 1: Ahrens and Dieter 1974, algorithm GS. */
function drawGamma(draw: () => number): number {
  const b = 1 + SHAPE / Math.E;
  for (;;) {
    const p = b * draw();
    const x = p <= 1 ? p ** (1 / SHAPE) : -Math.log((b - p) / SHAPE);
    if (p <= 1 ? draw() <= Math.exp(-x) : draw() <= x ** (SHAPE - 1)) return x;
  }
}

function drawPoisson(mean: number, draw: () => number): number {
  const limit = Math.exp(-mean);
  let count = 0;
  for (let product = draw(); product > limit; product *= draw()) count += 1;
  return count;
}

export function writeProblem(folder: string, { definition, innerCsv }: MadeProblem): void {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'problem.json'), `${JSON.stringify(definition)}\n`);
  writeFileSync(join(folder, 'inner.csv'), innerCsv);
}

if (import.meta.main) {
  const [folder, cells = '', seed = '1'] = process.argv.slice(2);
  const size = Number(cells);
  if (folder === undefined || !(size === 3500 || size === 10000 || size === 40000)) {
    process.stderr.write('node bench/disclosure/make.ts FOLDER 3500|10000|40000 [SEED]\n');
    process.exit(2);
  }
  writeProblem(folder, makeProblem(size, Number(seed)));
}
