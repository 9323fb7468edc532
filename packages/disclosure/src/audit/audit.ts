import type { CountProblem } from '../counts/counts.types.ts';
import type { Solver } from '../disclosure.types.ts';
import type { AlreadyRevealed, EarlierRelease, SharedCodes } from '../releases/releases.types.ts';
import type { CountWitness } from '../withholding/withholding.types.ts';
import { type AttackedResult, type AttackOptions, attackResult } from './attack-result.ts';
import { type ArchiveAttack, attackWithArchive } from './attack-archive.ts';
import { ATTACKERS } from './audit.types.ts';
import type { Attacker, AuditFailure, Guarantee, PublishedCell, ResultFault } from './audit.types.ts';
import { type Certificate, listInsiders, listUnproved } from './certificate.ts';

export interface AuditOptions extends SharedCodes {
  /** default `full` */
  readonly guarantee?: Guarantee;
  /** needed for `person` and `full`: the careful reader solves linear programs */
  readonly solver?: Solver;
  /** tables that came with the result as its proof; what they settle needs no program */
  readonly witnesses?: readonly CountWitness[];
  /** everything published before over the same persons, oldest first; the archivist has it */
  readonly earlier?: readonly EarlierRelease[];
  /** ask the family too; off by default: no guarantee promises it yet */
  readonly family?: boolean;
  /** also look for the tables that are missing in the proof; off by default */
  readonly certify?: boolean;
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
  /** keys of protected cells that were not looked at, because there was no time or no solver */
  readonly unaudited: readonly string[];
  /** with `earlier`: protected cells that those releases tell by themselves, whatever is published today */
  readonly alreadyRevealed?: readonly AlreadyRevealed[];
  /** where asked for: other tables that prove the result, for `checkCertificate` */
  readonly certificate?: Certificate;
  /** where asked for: the certificate is complete */
  readonly isProved?: boolean;
}

/**
 * Attacks a result before it is published, as its readers would: everybody with linear algebra (`newspaper`), everybody
 * who knows that persons are whole numbers (`reader`), the only person of a withheld cell (`person`), a family, and
 * whoever kept what was published before (`archivist`). Shares no code with what makes the result.
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
  const asked: AttackOptions = {
    guarantee: options.guarantee ?? 'full',
    ...(options.solver === undefined ? {} : { solver: options.solver }),
    witnesses: options.witnesses ?? [],
    isFamilyAsked: options.family ?? false,
    isProofAsked: (options.certify ?? false) && options.guarantee !== 'exact',
    mayContinue: () => options.mayContinue?.() ?? true,
  };
  const attacked = attackResult(problem, published, asked);
  const { earlier = [], codes = {}, apart = [] } = options;
  if (earlier.length === 0) return toResult(problem, attacked, undefined, asked);
  const archive = attackWithArchive({ problem, published, codes, apart }, earlier, asked);
  return toResult(problem, attacked, archive, asked);
}

function toResult(
  problem: CountProblem,
  { cells, result, found, unaudited: notSeen, completed }: AttackedResult,
  archive: ArchiveAttack | undefined,
  { guarantee }: AttackOptions,
): AuditResult {
  const isFound = new Set(found.map(({ key }) => key));
  const all = [...found, ...(archive?.found.filter(({ key }) => !isFound.has(key)) ?? [])];
  const unaudited = [...new Set([...notSeen, ...(archive?.unaudited ?? [])])];
  const failures = Object.fromEntries(
    ATTACKERS.map((attacker) => [attacker, countKeys(all, attacker)]),
  ) as Record<Attacker, number>;
  const isProved =
    completed !== undefined &&
    guarantee !== 'exact' &&
    listUnproved(result, completed.proof).length === 0 &&
    listInsiders(problem, cells, result, completed.proof).length === 0;
  return {
    isSafe: all.length + result.faults.length + unaudited.length === 0,
    cells: result.cellCount,
    primary: result.primaryCount,
    secondary: result.secondaryCount,
    failures,
    found: all,
    faults: result.faults,
    unaudited,
    ...(archive === undefined ? {} : { alreadyRevealed: archive.alreadyRevealed }),
    ...(completed === undefined ? {} : { certificate: completed.certificate, isProved }),
  };
}

function countKeys(found: readonly AuditFailure[], attacker: Attacker): number {
  return new Set(found.filter((one) => one.attacker === attacker).map(({ key }) => key)).size;
}
