/** All attacks on one result, and its certificate. */
import type { CountProblem } from '../counts/counts.types.ts';
import type { Solver } from '../disclosure.types.ts';
import type { CountWitness } from '../withholding/withholding.types.ts';
import { type AuditCells, listCells } from './audit-cells.ts';
import { type AuditSystem, buildAuditSystem } from './audit-system.ts';
import type { AuditFailure, Guarantee, PublishedCell } from './audit.types.ts';
import { attackBounds } from './bounds.ts';
import { packCertificate, type Proof, REQUIRED_ABOVE, weighWitnesses } from './certificate.ts';
import { attackAsCategory } from './family.ts';
import { attackLinearly, type LinearAttack } from './linear-attack.ts';
import { type Completed, completeCertificate } from './prove.ts';
import { type ReadResult, readResult } from './read-result.ts';

export interface AttackOptions {
  readonly guarantee: Guarantee;
  readonly solver?: Solver;
  readonly witnesses: readonly CountWitness[];
  readonly isFamilyAsked: boolean;
  readonly isProofAsked: boolean;
  mayContinue(): boolean;
}

export interface AttackedResult {
  readonly cells: AuditCells;
  readonly result: ReadResult;
  readonly found: readonly AuditFailure[];
  readonly unaudited: readonly string[];
  readonly completed?: Completed;
}

interface Attack {
  readonly problem: CountProblem;
  readonly options: AttackOptions;
  readonly cells: AuditCells;
  readonly system: AuditSystem;
  readonly result: ReadResult;
  /** set → 1 where its number is shown */
  readonly isKnown: Uint8Array;
  /** the same, or computed from what is shown */
  readonly isComputed: Uint8Array;
  readonly linear: LinearAttack;
  /** set → keys of protected cells that are withheld */
  readonly primaryKeys: ReadonlyMap<number, readonly string[]>;
}

export function attackResult(
  problem: CountProblem,
  published: readonly PublishedCell[],
  options: AttackOptions,
): AttackedResult {
  const cells = listCells(problem);
  const system = buildAuditSystem(cells, !problem.rules.protectZeros);
  const result = readResult(cells, published, problem.rules);
  const { isKnown, primaryKeys, found } = sortCells(cells, system, result);
  const linear = attackLinearly(system, isKnown, options.mayContinue);
  if (!linear.isComplete) return { cells, result, found, unaudited: [...primaryKeys.values()].flat() };
  const isComputed = Uint8Array.from(isKnown);
  for (const set of linear.determined) isComputed[set] = 1;
  const attack = { problem, options, cells, system, result, isKnown, isComputed, linear, primaryKeys };
  found.push(...findComputed(attack));
  const family = options.isFamilyAsked ? findFamily(attack) : { found: [], unaudited: [] };
  found.push(...family.found);
  if (options.guarantee === 'exact') return { cells, result, found, unaudited: family.unaudited };
  found.push(...findInStep(attack, 1, 'person'));
  const read = readCarefully(attack, found);
  return { cells, result, ...read, unaudited: [...new Set([...read.unaudited, ...family.unaudited])] };
}

/** Which sets are known from what is shown, and protected cells that are shown outright. */
function sortCells({ keys }: AuditCells, { setCount, setOfCell }: AuditSystem, result: ReadResult) {
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

function findComputed({ primaryKeys, linear }: Attack): AuditFailure[] {
  return linear.determined.flatMap((set) => {
    const keys = primaryKeys.get(set) ?? [];
    const isConfirmed = keys.length > 0 && linear.confirm(set);
    return keys.map((key): AuditFailure => ({ attacker: 'newspaper', kind: 'exact', key, isConfirmed }));
  });
}

/** Protected cells that somebody computes who knows another withheld cell of up to `most` persons. */
function findInStep(attack: Attack, most: number, attacker: 'person' | 'family'): AuditFailure[] {
  const { primaryKeys, system, result, linear, cells } = attack;
  const keyOf = new Map<number, string>();
  system.setOfCell.forEach((set, cell) => {
    const truth = system.truth[set] as number;
    if (set !== -1 && result.isShown[cell] === 0 && truth >= 1 && truth <= most)
      keyOf.set(set, cells.keys[cell] ?? '');
  });
  const found = new Map<string, AuditFailure>();
  for (const sets of linear.inStep) {
    const knowers = sets.filter((set) => keyOf.has(set));
    for (const set of sets) {
      const knower = knowers.find((one) => one !== set);
      const keys = (primaryKeys.get(set) ?? []).filter((key) => !found.has(key));
      if (knower === undefined || keys.length === 0) continue;
      const isConfirmed = linear.confirm(set, knower);
      const knowing = keyOf.get(knower) ?? '';
      for (const key of keys) found.set(key, { attacker, kind: 'exact', key, knowing, isConfirmed });
    }
  }
  return [...found.values()];
}

/** Where time was over before the last category, no cell was looked at to the end. */
function findFamily(attack: Attack): { found: AuditFailure[]; unaudited: readonly string[] } {
  const { problem, cells, system, isKnown, options, primaryKeys } = attack;
  const whole = findInStep(attack, problem.rules.maxN, 'family');
  const isFound = new Set(whole.map(({ key }) => key));
  const byCategory = attackAsCategory(cells, system, isKnown, options.mayContinue);
  const found = (byCategory ?? []).flatMap(({ set, knowing }) =>
    (primaryKeys.get(set) ?? [])
      .filter((key) => !isFound.has(key))
      .map((key): AuditFailure => ({ attacker: 'family', kind: 'exact', key, knowing })),
  );
  const unaudited = byCategory === undefined ? [...primaryKeys.values()].flat() : [];
  return { found: [...whole, ...found], unaudited };
}

/** The careful reader: tables that came along settle most cells, linear programs the rest, whole numbers the proof. */
function readCarefully(attack: Attack, before: readonly AuditFailure[]) {
  const { problem, options, cells, system, result, isComputed, primaryKeys } = attack;
  const { guarantee, solver, mayContinue, witnesses } = options;
  const weighed = { problem, cells, result, guarantee };
  const given = weighWitnesses(weighed, packCertificate(witnesses));
  const targets = listOpenSets(attack, given);
  if (solver === undefined)
    return { found: before, unaudited: targets.flatMap((set) => primaryKeys.get(set) ?? []) };
  const smallest = problem.rules.protectZeros ? 0 : 1;
  const bounds = attackBounds({
    system,
    isKnown: isComputed,
    targets,
    smallest,
    solver,
    mayContinue,
    ...(guarantee === 'full' ? { above: REQUIRED_ABOVE } : {}),
  });
  const found = [...before];
  for (const [set, { low, high }] of bounds.tight)
    for (const key of primaryKeys.get(set) ?? [])
      found.push({ attacker: 'reader', key, kind: low === high ? 'point' : 'narrow', high });
  const unaudited = bounds.unknown.flatMap((set) => primaryKeys.get(set) ?? []);
  if (!options.isProofAsked) return { found, unaudited };
  const completed = completeCertificate({
    ...weighed,
    system,
    isKnown: isComputed,
    solver,
    witnesses,
    mayContinue,
  });
  found.push(...findImpossible(attack, completed, found));
  return { found, unaudited, completed };
}

/** Sets with a protected cell that no table which came along shows otherwise. */
function listOpenSets({ cells, system, isComputed, primaryKeys }: Attack, { isShownOther }: Proof): number[] {
  const open = new Set<number>();
  cells.keys.forEach((_, cell) => {
    const set = system.setOfCell[cell] as number;
    if (primaryKeys.has(set) && isComputed[set] === 0 && isShownOther[cell] === 0) open.add(set);
  });
  return [...open];
}

/** Cells that fractions could reach and whole numbers cannot. */
function findImpossible(
  { cells, result }: Attack,
  { impossible }: Completed,
  before: readonly AuditFailure[],
): AuditFailure[] {
  const isFound = new Set(before.filter(({ attacker }) => attacker === 'reader').map(({ key }) => key));
  return impossible
    .filter((cell) => result.isPrimary[cell] === 1 && !isFound.has(cells.keys[cell] ?? ''))
    .map((cell) => ({ attacker: 'reader', kind: 'narrow', key: cells.keys[cell] ?? '', isConfirmed: true }));
}
