/** Completes the certificate of a result: looks for tables where those that came with it do not suffice. */
import type { Solver } from '../disclosure.types.ts';
import type { CountWitness } from '../withholding/withholding.types.ts';
import type { AuditSystem } from './audit-system.ts';
import {
  type Certificate,
  listInsiders,
  listUnproved,
  packCertificate,
  type Proof,
  REQUIRED_ABOVE,
  type Weighed,
  weighWitnesses,
} from './certificate.ts';
import { openWitnessFinder, type WitnessFinder } from './find-witnesses.ts';

export interface Completed {
  readonly certificate: Certificate;
  readonly proof: Proof;
  /** cells of which no table of whole numbers has the number required */
  readonly impossible: readonly number[];
}

export interface ProveRequest extends Weighed {
  readonly system: AuditSystem;
  /** set → 1 where its number is published or computed */
  readonly isKnown: Uint8Array;
  readonly solver: Solver;
  /** tables that came with the result */
  readonly witnesses: readonly CountWitness[];
  mayContinue?(): boolean;
}

export function completeCertificate(request: ProveRequest): Completed {
  const { cells, system, isKnown, problem } = request;
  const smallest = problem.rules.protectZeros ? 0 : 1;
  const finder = openWitnessFinder(cells, system, isKnown, toAsking(request, smallest));
  const witnesses = keepRight(request);
  const impossible: number[] = [];
  try {
    proveCells(request, finder, witnesses, impossible);
  } finally {
    finder.close();
  }
  const certificate = packCertificate(witnesses, findInsiderMoves(request, witnesses));
  return { certificate, proof: weighWitnesses(request, certificate), impossible };
}

function toAsking({ solver, mayContinue }: ProveRequest, smallest: number) {
  return { solver, smallest, ...(mayContinue === undefined ? {} : { mayContinue }) };
}

/** Tables that came along and agree with what is published. */
function keepRight(request: ProveRequest): CountWitness[] {
  const { wrong } = weighWitnesses(request, packCertificate(request.witnesses));
  const isWrong = new Set(wrong);
  return request.witnesses.filter((_, at) => !isWrong.has(at));
}

function proveCells(
  request: ProveRequest,
  finder: WitnessFinder,
  witnesses: CountWitness[],
  impossible: number[],
): void {
  const { result, system, guarantee } = request;
  const open = new Set(listUnproved(result, weighWitnesses(request, packCertificate(witnesses))));
  const asked = guarantee === 'full' ? [REQUIRED_ABOVE] : [1, -1];
  for (const cell of open) {
    if (request.mayContinue?.() === false) return;
    const set = system.setOfCell[cell] as number;
    if (request.isKnown[set] === 1) continue;
    const answer = askInTurn(asked, (more) => finder.find(set, more));
    if (answer === 'none') impossible.push(cell);
    if (typeof answer === 'string') continue;
    witnesses.push(answer);
    const { isShownOther } = weighWitnesses(request, packCertificate([answer]));
    for (const other of open) if (isShownOther[other] === 1) open.delete(other);
  }
}

/** The first table found; `none` where no question has one. */
function askInTurn(asked: readonly number[], find: (more: number) => ReturnType<WitnessFinder['find']>) {
  let none = 0;
  for (const more of asked) {
    const answer = find(more);
    if (typeof answer !== 'string') return answer;
    if (answer === 'none') none += 1;
  }
  return none === asked.length ? 'none' : 'unknown';
}

/**
 * Changes that leave the only person of a withheld cell as they are, and not the protected cell. Each time around, every cell
 * is told from one such person; it ends when no cell is left, or nothing more is found.
 */
function findInsiderMoves(request: ProveRequest, witnesses: readonly CountWitness[]): CountWitness[] {
  const { problem, cells, result, system, isKnown } = request;
  const finder = openWitnessFinder(cells, system, isKnown, toAsking(request, -Infinity));
  const moves: CountWitness[] = [];
  try {
    for (;;) {
      const proof = weighWitnesses(request, packCertificate(witnesses, moves));
      const found = tellApart(request, finder, listInsiders(problem, cells, result, proof));
      if (found.length === 0) return moves;
      moves.push(...found);
    }
  } finally {
    finder.close();
  }
}

/** A change for each of these pairs that no change found before takes apart. */
function tellApart(
  request: ProveRequest,
  finder: WitnessFinder,
  pairs: readonly (readonly [cell: number, insider: number])[],
): CountWitness[] {
  const { system, mayContinue } = request;
  const moves: CountWitness[] = [];
  const changed: ReadonlySet<number>[] = [];
  for (const [cell, insider] of pairs) {
    if (mayContinue?.() === false) break;
    if (changed.some((cells) => cells.has(cell) !== cells.has(insider))) continue;
    const found = finder.find(system.setOfCell[cell] as number, 1, system.setOfCell[insider]);
    if (typeof found === 'string') continue;
    moves.push(found);
    const { changes } = weighWitnesses(request, packCertificate([], [found]));
    if (changes[0] !== undefined) changed.push(new Set(changes[0].keys()));
  }
  return moves;
}
