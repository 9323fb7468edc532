/**
 * The certificate of a result: other tables of whole numbers that agree with everything published and show other numbers
 * in the protected cells. Whoever holds the true table can check it with nothing but addition and comparison.
 */
import type { CountProblem } from '../counts/counts.types.ts';
import type { CountWitness } from '../withholding/withholding.types.ts';
import { type AuditCells, listCells, listCellsOfRow, readRow } from './audit-cells.ts';
import type { Guarantee, PublishedCell, ResultFault } from './audit.types.ts';
import { type ReadResult, readResult } from './read-result.ts';
import { openRowSets } from './row-sets.ts';

export interface Certificate {
  /** elementary rows that some witness changes: leaf codes in the order of the variables, joined by `|` */
  readonly rows: readonly string[];
  /** witness: place in `rows`, persons more or fewer, and so on in turn */
  readonly witnesses: readonly (readonly number[])[];
  /** the same for changes that need not leave 0 or more everywhere: what linear algebra cannot tell apart */
  readonly moves?: readonly (readonly number[])[];
}

export interface CertificateCheck {
  /** every protected cell is shown to be protected as promised, against everybody and every insider */
  readonly isProved: boolean;
  /** protected cells with a table that shows the number required */
  readonly proved: number;
  /** keys of those without */
  readonly unproved: readonly string[];
  /** protected cells that, as far as these tables show, the only person of a withheld cell could compute; one such person each */
  readonly insiders: readonly { readonly key: string; readonly knowing: string }[];
  /** witnesses, then moves, that do not agree with what is published, by their place; they prove nothing */
  readonly wrong: readonly number[];
  readonly faults: readonly ResultFault[];
}

/** What a `full` result lets each protected cell be at least: two persons more. */
export const REQUIRED_ABOVE = 2;

/** Cell → persons more or fewer. */
type Changes = ReadonlyMap<number, number>;

/**
 * Checks a certificate: adds up each of its tables, compares it with what is published, and looks which protected cells
 * it shows with another number. `full`: two persons more, or beyond; `person`: any other number; both: no protected cell
 * moves in step with the only person of another withheld cell, so that a sum of multiples leaves that one the same. `exact`: as `person`, without
 * insiders, and numbers below 0 are allowed.
 *
 * @param problem the tables and the persons behind them
 * @param published every cell of the tables; public zeros may be left out
 * @throws AuditProblem where problem or certificate cannot be read
 * @example
 * const three = parseCountProblem({ variables: { sex: { leaves: ['f', 'm', 'x'] } }, tables: [{ name: 't', vars: { sex: ['leaf', 'Total'] } }], rules: { type: 'freq', maxN: 4 } }, 'sex,freq\nf,3\nm,9\nx,20');
 * const two = [{ key: 'f', status: 'primary' }, { key: 'm', status: 'secondary' }, { key: 'x', status: 'value', published: 20 }, { key: 'Total', status: 'value', published: 32 }];
 * checkCertificate(three, two, { rows: ['f', 'm'], witnesses: [[0, 2, 1, -2]] }, 'full').isProved // => true
 * checkCertificate(three, two, { rows: ['f', 'm'], witnesses: [[0, 2, 1, -1]] }, 'full').wrong // => [0]
 */
export function checkCertificate(
  problem: CountProblem,
  published: readonly PublishedCell[],
  certificate: Certificate,
  guarantee: Guarantee,
): CertificateCheck {
  const cells = listCells(problem);
  const result = readResult(cells, published, problem.rules);
  const proof = weighWitnesses({ problem, cells, result, guarantee }, certificate);
  const unproved = listUnproved(result, proof);
  const insiders = guarantee === 'exact' ? [] : listInsiders(problem, cells, result, proof);
  const primary = listPrimary(result).length;
  return {
    isProved: unproved.length + insiders.length + result.faults.length === 0 && isAllWithheld(result),
    proved: primary - unproved.length,
    unproved: unproved.map((cell) => cells.keys[cell] ?? ''),
    insiders: insiders.map(([cell, one]) => ({
      key: cells.keys[cell] ?? '',
      knowing: cells.keys[one] ?? '',
    })),
    wrong: proof.wrong,
    faults: result.faults,
  };
}

export interface Proof {
  /** witnesses and moves that agree with everything published */
  readonly changes: readonly Changes[];
  readonly wrong: readonly number[];
  /** cell → 1 where one of them shows the number required */
  readonly isShownOther: Uint8Array;
}

export interface Weighed {
  readonly problem: CountProblem;
  readonly cells: AuditCells;
  readonly result: ReadResult;
  readonly guarantee: Guarantee;
}

export function weighWitnesses(weighed: Weighed, certificate: Certificate): Proof {
  const { cells, guarantee, problem } = weighed;
  const rows = certificate.rows.map((key) => readRow(cells, key.split('|')));
  const cellsOf = rows.map((row) => listCellsOfRow(cells, row));
  const changes: Changes[] = [];
  const wrong: number[] = [];
  const isShownOther = new Uint8Array(cells.keys.length);
  const { witnesses, moves = [] } = certificate;
  const smallest = problem.rules.protectZeros ? 0 : 1;
  for (const [at, witness] of [...witnesses, ...moves].entries()) {
    const isTable = at < witnesses.length && guarantee !== 'exact';
    const change = addUp(cellsOf, witness);
    const isRight = !isTable || hasNoNegative(cells, rows, witness);
    if (!isRight || !agrees(weighed, change, isTable ? smallest : -Infinity)) wrong.push(at);
    else {
      changes.push(change);
      if (at < witnesses.length) noteShown(isShownOther, change, guarantee);
    }
  }
  return { changes, wrong, isShownOther };
}

function noteShown(isShownOther: Uint8Array, change: Changes, guarantee: Guarantee): void {
  for (const [cell, more] of change)
    if (guarantee !== 'full' || more >= REQUIRED_ABOVE) isShownOther[cell] = 1;
}

/** What the witness changes in each cell, by addition. */
function addUp(cellsOf: readonly (readonly number[])[], witness: readonly number[]): Changes {
  const change = new Map<number, number>();
  for (let i = 0; i + 1 < witness.length; i += 2)
    for (const cell of cellsOf[witness[i] as number] ?? [])
      change.set(cell, (change.get(cell) ?? 0) + (witness[i + 1] as number));
  for (const [cell, more] of change) if (more === 0) change.delete(cell);
  return change;
}

function hasNoNegative({ truth }: AuditCells, rows: readonly number[], witness: readonly number[]): boolean {
  const after = new Map<number, number>();
  for (let i = 0; i + 1 < witness.length; i += 2) {
    const row = rows[witness[i] as number];
    const more = witness[i + 1] as number;
    if (row === undefined || !Number.isSafeInteger(more)) return false;
    after.set(row, (after.get(row) ?? truth.get(row) ?? 0) + more);
  }
  return [...after.values()].every((count) => count >= 0);
}

function agrees({ cells, result }: Weighed, change: Changes, smallest: number): boolean {
  for (const [cell, more] of change)
    if (result.isShown[cell] === 1 || (cells.values[cell] as number) + more < smallest) return false;
  return true;
}

function listPrimary({ isPrimary }: ReadResult): number[] {
  return [...isPrimary.keys()].filter((cell) => isPrimary[cell] === 1);
}

function isAllWithheld(result: ReadResult): boolean {
  return listPrimary(result).every((cell) => result.isShown[cell] === 0);
}

export function listUnproved(result: ReadResult, { isShownOther }: Proof): number[] {
  return listPrimary(result).filter((cell) => isShownOther[cell] === 0);
}

/**
 * Protected cells that move in step with the only person of another withheld cell in all these tables, each with one such
 * person: none of them, nor any sum of multiples of them, says that this person could not compute the cell. One is enough,
 * for large tables have millions of such pairs.
 */
export function listInsiders(
  problem: CountProblem,
  cells: AuditCells,
  result: ReadResult,
  { changes }: Proof,
): [cell: number, insider: number][] {
  const sets = openRowSets(cells, !problem.rules.protectZeros);
  const hashOf = (cell: number) => sets.read(cells.places[cell] as number).hash;
  return groupInStep(changes).flatMap((group) => {
    const insiders = group.filter((cell) => cells.values[cell] === 1 && result.isShown[cell] === 0);
    if (insiders.length === 0) return [];
    return group.flatMap((cell): [number, number][] => {
      if (result.isPrimary[cell] !== 1) return [];
      const other = insiders.find((one) => one !== cell && hashOf(one) !== hashOf(cell));
      return other === undefined ? [] : [[cell, other]];
    });
  });
}

/** Cells whose changes are the same multiple of each other's in every table; lists of two or more. */
function groupInStep(changes: readonly Changes[]): number[][] {
  const rowOf = new Map<number, number[]>();
  for (const [table, change] of changes.entries())
    for (const [cell, more] of change) {
      const row = rowOf.get(cell);
      if (row === undefined) rowOf.set(cell, [table, more]);
      else row.push(table, more);
    }
  const groups = new Map<string, number[]>();
  for (const [cell, row] of rowOf) {
    const common = row.reduce((all, more, at) => (at % 2 === 0 ? all : toCommon(all, Math.abs(more))), 0);
    const sign = Math.sign(row[1] as number) * common;
    const direction = row.map((one, at) => (at % 2 === 0 ? one : one / sign)).join();
    const group = groups.get(direction);
    if (group === undefined) groups.set(direction, [cell]);
    else group.push(cell);
  }
  return [...groups.values()].filter(({ length }) => length > 1);
}

const toCommon = (a: number, b: number): number => (b === 0 ? a : toCommon(b, a % b));

/** Witnesses as a certificate: each row named once. */
export function packCertificate(
  witnesses: readonly CountWitness[],
  moves: readonly CountWitness[] = [],
): Certificate {
  const placeOf = new Map<string, number>();
  const pack = (witness: CountWitness) =>
    witness.flatMap(({ codes, change }) => {
      const key = codes.join('|');
      const place = placeOf.get(key) ?? placeOf.size;
      placeOf.set(key, place);
      return [place, change];
    });
  const packed = { witnesses: witnesses.map(pack), moves: moves.map(pack) };
  return { rows: [...placeOf.keys()], ...packed };
}
