/** What linear algebra tells: cells that are computed exactly, by everybody or by somebody who knows one cell more. */
import type { AuditSystem } from './audit-system.ts';
import { confirmCombination, divideResidues } from './confirm.ts';
import { AUDIT_PRIMES, drawNullVectors, eliminate, type Elimination } from './null-vectors.ts';

/** Four residues of 26 bits: two cells that move apart look alike in one of 2^78 cases. */
const VECTORS = 4;

export interface LinearAttack {
  /** false where time was over: then nothing is told, in either direction */
  readonly isComplete: boolean;
  /** unknown sets that have one value only */
  readonly determined: readonly number[];
  /** sets that move in step with another: knowing one is knowing all; each list has two or more */
  readonly inStep: readonly (readonly number[])[];
  /** is `set` computed by all who know `knowing` besides (-1: nothing)? Checked with whole numbers. */
  confirm(set: number, knowing?: number): boolean;
}

interface Field {
  readonly elimination: Elimination;
  readonly vectors: Float64Array;
}

/** @param isKnown set → 1 where its number is published */
export function attackLinearly(
  system: AuditSystem,
  isKnown: Uint8Array,
  mayContinue: () => boolean,
): LinearAttack {
  const { equations, setCount } = system;
  const eliminations = AUDIT_PRIMES.map((prime) =>
    eliminate(equations, setCount, isKnown, prime, mayContinue),
  );
  if (eliminations.some(({ isComplete }) => !isComplete))
    return { isComplete: false, determined: [], inStep: [], confirm: () => false };
  const fields = eliminations.map((elimination, i): Field => {
    return { elimination, vectors: drawNullVectors(elimination, VECTORS, 20_000 + i) };
  });
  const determined = new Set<number>();
  const inStep = new Map<string, number[]>();
  for (const { elimination, vectors } of fields)
    sortSets(system, isKnown, { elimination, vectors }, { determined, inStep });
  return {
    isComplete: true,
    determined: [...determined],
    inStep: [...inStep.values()].filter((sets) => sets.length > 1),
    confirm: (set, knowing = -1) =>
      fields.some((field) => confirmSet(system, isKnown, field, { set, knowing })),
  };
}

function sortSets(
  { shownCount }: AuditSystem,
  isKnown: Uint8Array,
  { elimination: { prime }, vectors }: Field,
  found: { readonly determined: Set<number>; readonly inStep: Map<string, number[]> },
): void {
  for (let set = 0; set < shownCount; set += 1) {
    if (isKnown[set] === 1) continue;
    const values = vectors.subarray(set * VECTORS, set * VECTORS + VECTORS);
    const first = values.findIndex((value) => value !== 0);
    if (first === -1) {
      found.determined.add(set);
      continue;
    }
    const inverse = divideResidues(1, values[first] as number, prime);
    const direction = `${prime}:${Array.from(values, (value) => (value * inverse) % prime).join()}`;
    const list = found.inStep.get(direction);
    if (list === undefined) found.inStep.set(direction, [set]);
    else list.push(set);
  }
}

function confirmSet(
  { equations }: AuditSystem,
  isKnown: Uint8Array,
  { elimination, vectors }: Field,
  { set, knowing }: { readonly set: number; readonly knowing: number },
): boolean {
  const { prime } = elimination;
  const target = new Map([[set, 1]]);
  if (knowing >= 0) {
    const at = [0, 1, 2, 3].find((k) => vectors[knowing * VECTORS + k] !== 0) ?? 0;
    const ratio = divideResidues(
      vectors[set * VECTORS + at] as number,
      vectors[knowing * VECTORS + at] as number,
      prime,
    );
    if (ratio !== 0) target.set(knowing, prime - ratio);
  }
  return confirmCombination(elimination, equations, isKnown, target) !== undefined;
}
