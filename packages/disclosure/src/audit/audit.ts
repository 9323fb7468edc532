import type { CountProblem } from '../counts/counts.types.ts';
import type { Solver } from '../disclosure.types.ts';
import { listCells } from './audit-cells.ts';
import { buildAuditSystem, type AuditSystem } from './audit-system.ts';
import type { Attacker, AuditFailure, Guarantee, PublishedCell, ResultFault } from './audit.types.ts';
import { attackBounds } from './bounds.ts';
import { attackLinearly, type LinearAttack } from './linear-attack.ts';
import { type ReadResult, readResult } from './read-result.ts';

export interface AuditOptions {
  /** default `full` */
  readonly guarantee?: Guarantee;
  /** needed for `person` and `full`: the careful reader solves linear programs */
  readonly solver?: Solver;
  mayContinue?(): boolean;
}

export interface AuditResult {
  /** true where nothing was found and everything was looked at */
  readonly isSafe: boolean;
  readonly cells: number;
  readonly primary: number;
  readonly secondary: number;
  /** protected cells that each attacker learns too much about */
  readonly failures: Readonly<Record<Attacker, number>>;
  readonly found: readonly AuditFailure[];
  readonly faults: readonly ResultFault[];
  /** keys of protected cells that were not looked at, because time was over */
  readonly unaudited: readonly string[];
}

/** What all attacks share. */
export interface Audited {
  readonly problem: CountProblem;
  readonly system: AuditSystem;
  readonly result: ReadResult;
  readonly isKnown: Uint8Array;
  /** set → keys of protected cells that are withheld */
  readonly primaryKeys: ReadonlyMap<number, readonly string[]>;
}

/**
 * Attacks a result before it is published, as five readers would: everybody with linear algebra (`newspaper`), everybody
 * who knows that persons are whole numbers (`reader`), the only person of a withheld cell (`person`). Shares no code with
 * what makes the result. This first version has no `family` and `archivist` and no certificate yet.
 *
 * @param published every cell of the tables, counts in persons; public zeros may be left out
 * @param problem the tables and the persons behind them, see `parseCountProblem`
 * @throws AuditProblem where the problem cannot be read
 * @example
 * const town = parseCountProblem({ variables: { age: { leaves: ['young', 'old'] } }, tables: [{ name: 't', vars: { age: ['leaf', 'Total'] } }], rules: { type: 'freq', maxN: 4 } }, 'age,freq\nyoung,3\nold,9');
 * const shown = [{ key: 'young', status: 'primary' }, { key: 'old', status: 'value', published: 9 }, { key: 'Total', status: 'value', published: 12 }];
 * audit(shown, town, { guarantee: 'exact' }).failures.newspaper // => 1
 */
export function audit(
  published: readonly PublishedCell[],
  problem: CountProblem,
  options: AuditOptions = {},
): AuditResult {
  const cells = listCells(problem);
  const system = buildAuditSystem(cells, !problem.rules.protectZeros);
  const result = readResult(cells, system, published, problem.rules);
  const { isKnown, primaryKeys, found } = sortCells(cells.keys, system, result);
  const audited: Audited = { problem, system, result, isKnown, primaryKeys };
  const linear = attackLinearly(system, isKnown);
  found.push(...findComputed(audited, linear));
  const guarantee = options.guarantee ?? 'full';
  let unaudited: readonly string[] = [];
  if (guarantee !== 'exact') {
    found.push(...findInsiders(audited, linear));
    const read = readCarefully(audited, linear, guarantee, options);
    found.push(...read.found);
    unaudited = read.unaudited;
  }
  return toResult(result, found, unaudited);
}

function toResult(
  result: ReadResult,
  found: readonly AuditFailure[],
  unaudited: readonly string[],
): AuditResult {
  const failures: Record<Attacker, number> = { newspaper: 0, reader: 0, person: 0, family: 0, archivist: 0 };
  for (const { attacker } of found) failures[attacker] += 1;
  return {
    isSafe: found.length + result.faults.length + unaudited.length === 0,
    cells: result.cellCount,
    primary: result.primaryCount,
    secondary: result.secondaryCount,
    failures,
    found,
    faults: result.faults,
    unaudited,
  };
}

/** Which sets are known from what is shown, and protected cells that are shown outright. */
function sortCells(keys: readonly string[], { setCount, setOfCell }: AuditSystem, result: ReadResult) {
  const isKnown = new Uint8Array(setCount);
  const found: AuditFailure[] = [];
  setOfCell.forEach((set, cell) => {
    if (set !== -1 && result.isShown[cell] === 1) isKnown[set] = 1;
  });
  const primaryKeys = new Map<number, string[]>();
  keys.forEach((key, cell) => {
    const set = setOfCell[cell] ?? -1;
    if (set === -1 || result.isPrimary[cell] === 0) return;
    if (isKnown[set] === 1) {
      const kind = result.isShown[cell] === 1 ? 'published' : 'exact';
      found.push({ attacker: 'newspaper', key, kind, isConfirmed: true });
    } else primaryKeys.set(set, [...(primaryKeys.get(set) ?? []), key]);
  });
  return { isKnown, primaryKeys, found };
}

function findComputed({ primaryKeys }: Audited, linear: LinearAttack): AuditFailure[] {
  return linear.determined.flatMap((set) => {
    const keys = primaryKeys.get(set) ?? [];
    const isConfirmed = keys.length > 0 && linear.confirm(set);
    return keys.map((key) => ({ attacker: 'newspaper', kind: 'exact', key, isConfirmed }) as const);
  });
}

function findInsiders(
  { primaryKeys, system, result, problem }: Audited,
  linear: LinearAttack,
): AuditFailure[] {
  const nameOf = new Map<number, number>();
  system.setOfCell.forEach((set, cell) => {
    if (set !== -1 && result.isShown[cell] === 0 && system.truth[set] === 1) nameOf.set(set, cell);
  });
  if (problem.rules.maxN < 1) return [];
  return linear.inStep.flatMap((sets) => {
    const insiders = sets.filter((set) => nameOf.has(set));
    return sets.flatMap((set) => {
      const insider = insiders.find((one) => one !== set);
      const keys = primaryKeys.get(set) ?? [];
      if (insider === undefined || keys.length === 0) return [];
      const isConfirmed = linear.confirm(set, insider);
      return keys.map((key) => ({ attacker: 'person', kind: 'exact', key, isConfirmed }) as const);
    });
  });
}

function readCarefully(
  { system, isKnown, primaryKeys, problem }: Audited,
  linear: LinearAttack,
  guarantee: Guarantee,
  { solver, mayContinue }: AuditOptions,
) {
  const known = Uint8Array.from(isKnown);
  for (const set of linear.determined) known[set] = 1;
  const targets = [...primaryKeys.keys()].filter((set) => known[set] === 0);
  if (solver === undefined)
    return { found: [], unaudited: targets.flatMap((set) => primaryKeys.get(set) ?? []) };
  const { tight, unknown } = attackBounds({
    system,
    isKnown: known,
    targets,
    ...(guarantee === 'full' ? { above: 2 } : {}),
    smallest: problem.rules.protectZeros ? 0 : 1,
    solver,
    ...(mayContinue === undefined ? {} : { mayContinue }),
  });
  const found = [...tight].flatMap(([set, { low, high }]) =>
    (primaryKeys.get(set) ?? []).map((key): AuditFailure => {
      return { attacker: 'reader', key, kind: low === high ? 'point' : 'narrow', high };
    }),
  );
  return { found, unaudited: unknown.flatMap((set) => primaryKeys.get(set) ?? []) };
}
