/**
 * The attacker keeps every cross-table of a wave and asks, for each withheld cell, how small and how large it can be:
 * a linear program over all kinds of respondents (every combination of answers, skipped questions included). It shares
 * no code with the gate. No cell below the minimum may have one value only.
 */
import { listCells, openProtectedCube, type Cube } from '@vicus/cube';
import type { Answers, Instrument } from '@vicus/questionnaire';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { openHighsSolver } from '#server/solver/highs.ts';
import { isProblem } from '#server/problem.ts';
import { composeCrossTable } from './cross-table.ts';
import { protectCrossTable, toShape, type ShownTable } from './cross-protection.ts';
import { groupVariable } from './groups.rules.ts';
import { drawAnswers, makeInstrument, SUBJECT } from './listening.fixture.ts';
import { equalWeights } from './weights.rules.ts';
import { listVariables } from './variables.rules.ts';
import type { GroupedVariable } from './listening.types.ts';

const solver = await openHighsSolver();
const MINIMUM = 5;

interface World {
  readonly instrument: Instrument;
  readonly answers: readonly Answers[];
  readonly variables: readonly GroupedVariable[];
}

const SEQUENCES = [
  [
    [0, 1],
    [1, 2],
    [0, 2],
  ],
  [
    [0, 1, 2],
    [0, 1, 3],
    [2, 3],
  ],
  [
    [0, 1],
    [0, 1, 2],
    [1, 2, 3],
    [0, 3],
  ],
  [
    [0, 1, 2],
    [1, 2, 3],
    [0, 2, 3],
    [0, 1, 3],
  ],
] as const;

function showSequence({ instrument, answers, variables }: World, sequence: readonly (readonly number[])[]) {
  const frame = { subject: { ...SUBJECT, instrument }, weighting: equalWeights(answers.length) };
  const before: ShownTable[] = [];
  for (const [a = 0, b = 0, c] of sequence) {
    const [rows, columns, layers] = [
      variables[a]!,
      variables[b]!,
      c === undefined ? undefined : variables[c],
    ];
    const crossed = [rows, columns, ...(layers === undefined ? [] : [layers])] as const;
    const setting = { ledger: [], before, margins: new Set<string>(), codeVersion: '0', solver };
    try {
      const table = protectCrossTable(crossed as never, answers, frame, setting);
      before.push({ table, shape: toShape(crossed as never) });
    } catch (error) {
      if (!isProblem(error) && (error as { code?: string }).code !== 'cannot-be-protected') throw error;
    }
  }
  return before.map(({ table }) => table);
}

interface Sum {
  readonly columns: number[];
  readonly value: number | undefined;
  readonly truth: number;
  readonly name: string;
}

/** Every combination of groups of the four questions; the last code of each stands for no answer. */
function listKinds(variables: readonly GroupedVariable[]): string[][] {
  return variables.reduce<string[][]>(
    (all, { groups }) =>
      all.flatMap((one) => [...groups.map(({ code }) => code), '-'].map((code) => [...one, code])),
    [[]],
  );
}

function readSums(cubes: readonly Cube[], { answers, variables }: World): Sum[] {
  const kinds = listKinds(variables);
  const given = answers.map((one) =>
    variables.map(({ questionId, groups }) => {
      const code = one[questionId];
      return groups.find(({ codes }) => codes.includes(String(code)))?.code ?? '-';
    }),
  );
  return cubes.flatMap((cube) => {
    return [...listCells(cube, 'answers')].map(({ at, cell }) => {
      const fits = (kind: readonly string[]): boolean =>
        variables.every(
          ({ id }, i) => at[id] === undefined || (at[id] === 'all' ? kind[i] !== '-' : kind[i] === at[id]),
        );
      return {
        columns: kinds.flatMap((kind, i) => (fits(kind) ? [i] : [])),
        value: cell.kind === 'number' ? cell.value : undefined,
        truth: given.filter(fits).length,
        name: `${cube.id} ${JSON.stringify(at)}`,
      };
    });
  });
}

function findRevealed(sums: readonly Sum[], kindCount: number): string[] {
  const known = sums.filter(({ value }) => value !== undefined);
  const starts = [0];
  for (const { columns } of known) starts.push((starts.at(-1) ?? 0) + columns.length);
  const values = known.map(({ value }) => value ?? 0);
  const columns = known.flatMap((sum) => sum.columns);
  const zeros = Array.from({ length: kindCount }, () => 0);
  const model = solver.openModel({
    objective: zeros,
    rows: { low: values, high: values, starts, columns, coefficients: columns.map(() => 1) },
    low: zeros,
    high: zeros.map(() => Infinity),
    changes: 'objective',
  });
  const reach = (sum: Sum, sign: number): number => {
    model.setObjective(
      zeros.map((_, i) => i),
      zeros.map((_, i) => (sum.columns.includes(i) ? sign : 0)),
    );
    const { status, objective } = model.solve();
    return status === 'unbounded' ? Infinity : objective * sign;
  };
  const revealed = sums.filter((sum) => {
    if (sum.value !== undefined) return sum.value > 0 && sum.value < MINIMUM;
    if (sum.truth === 0 || sum.truth >= MINIMUM) return false;
    return Math.floor(reach(sum, -1) + 1e-6) <= Math.ceil(reach(sum, 1) - 1e-6);
  });
  model.close();
  return revealed.map(({ name }) => name);
}

test('no sequence of cross-tables tells a count below the minimum', () => {
  const drawn = fc.record({
    seed: fc.integer({ min: 1, max: 1e9 }),
    people: fc.integer({ min: 20, max: 160 }),
    silent: fc.constantFrom(0, 0, 0.02, 0.1),
    sequence: fc.constantFrom(...SEQUENCES),
  });
  let shown = 0;
  fc.assert(
    fc.property(drawn, ({ seed, people, silent, sequence }) => {
      const instrument = makeInstrument([3, 4, 2, 3]);
      const answers = drawAnswers(instrument, { seed, people, silent });
      const variables = listVariables(instrument).map((one) => groupVariable(one, answers, MINIMUM));
      const world = { instrument, answers, variables };
      const tables = showSequence(world, sequence);
      shown += tables.length;
      expect(
        findRevealed(
          readSums(
            tables.map((table) => openProtectedCube(table)),
            world,
          ),
          listKinds(variables).length,
        ),
      ).toEqual([]);
    }),
    { seed: 20261122, numRuns: 40 },
  );
  expect(shown).toBeGreaterThan(60);
}, 120_000);

test('the attacker finds small counts where only they are withheld', () => {
  let found = 0;
  for (let seed = 1; seed <= 5; seed += 1) {
    const instrument = makeInstrument([3, 4, 2, 3]);
    const answers = drawAnswers(instrument, { seed, people: 60, silent: 0 });
    const variables = listVariables(instrument).map((one) => groupVariable(one, answers, MINIMUM));
    const frame = { subject: { ...SUBJECT, instrument }, weighting: equalWeights(answers.length) };
    const { cube } = composeCrossTable([variables[0]!, variables[1]!, variables[3]!], answers, frame);
    const naive = readSums([cube], { instrument, answers, variables }).map((sum) =>
      sum.truth > 0 && sum.truth < MINIMUM ? { ...sum, value: undefined } : sum,
    );
    found += findRevealed(naive, listKinds(variables).length).length;
  }
  expect(found).toBeGreaterThan(0);
});
