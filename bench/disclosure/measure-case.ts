/**
 * Protects one folder, audits the result and prints what that took, as one line of JSON. A process of its own, so that
 * memory and the solver are of this case only. Limits and times are seconds of computing (CPU) of the thread that does the
 * work: what somebody waits on a quiet machine with two cores, where Node compiles hot code beside it. Other programs on the
 * machine do not lengthen them.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  audit,
  auditRounding,
  checkCertificate,
  parseCountProblem,
  protectCounts,
  roundProblem,
} from '@vicus/disclosure';
import type {
  AuditOptions,
  AuditResult,
  CountProblem,
  Guarantee,
  ProtectedCell,
  ProtectedCounts,
} from '@vicus/disclosure';
import { openHighsSolver } from '../../app/src/server/solver/highs.ts';
import type { CaseResult } from './case.types.ts';

const [folder = '', task = 'full', limit = '20'] = process.argv.slice(2);
const guarantee: Guarantee = task === 'exact' || task === 'person' ? task : 'full';

/** Seconds of computing after which an audit says what it could not decide. */
const MOST_AUDIT_SECONDS = 150;
/** The same for completing a certificate. */
const MOST_PROOF_SECONDS = 40;

function readComputingSeconds(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1e6;
}

async function time<Value>(run: () => Value | Promise<Value>): Promise<[Value, number]> {
  const begun = readComputingSeconds();
  const value = await run();
  return [value, readComputingSeconds() - begun];
}

function openTimer(seconds: number): { mayContinue(): boolean; readSpentShare(): number } {
  const begun = readComputingSeconds();
  const readSpentShare = () => (readComputingSeconds() - begun) / seconds;
  return { mayContinue: () => readSpentShare() < 1, readSpentShare };
}

async function protectTimed(problem: CountProblem) {
  const solver = await openHighsSolver();
  const begun = readComputingSeconds();
  let firstSeconds: number | undefined;
  const made = protectCounts(problem, {
    guarantee,
    family: task === 'family',
    solver,
    seed: 1,
    ...openTimer(Number(limit)),
    report: ({ secondary }) => {
      if (secondary !== undefined) firstSeconds ??= readComputingSeconds() - begun;
    },
  });
  const seconds = readComputingSeconds() - begun;
  return { made, seconds, firstSeconds: firstSeconds ?? seconds };
}

/** Cells up to which a result is proved: with the tables its search found, and without any. */
const MOST_CELLS_TO_PROVE = 4000;
const MOST_CELLS_IN_WHOLE_NUMBERS = 1000;

/** Cells up to which it is asked what families compute. */
const MOST_CELLS_FOR_FAMILIES = 4000;

async function auditTimed(
  problem: CountProblem,
  shown: readonly ProtectedCell[],
  options: Partial<AuditOptions>,
): Promise<[AuditResult, number]> {
  const solver = await openHighsSolver();
  const { mayContinue } = openTimer(options.certify === true ? MOST_PROOF_SECONDS : MOST_AUDIT_SECONDS);
  return time(() => audit(shown, problem, { guarantee, solver, mayContinue, ...options }));
}

/** The certificate that the search gives and the audit completes, and checking it by addition. */
async function measureProof(
  problem: CountProblem,
  { cells, witnesses }: ProtectedCounts,
  size: number,
): Promise<Pick<CaseResult, 'proofSeconds' | 'checkSeconds' | 'isProved'>> {
  if (guarantee === 'exact' || (size > MOST_CELLS_TO_PROVE && witnesses.length === 0))
    return { proofSeconds: 0, checkSeconds: 0 };
  const [{ certificate }, proofSeconds] = await auditTimed(problem, cells, { certify: true, witnesses });
  if (certificate === undefined) return { proofSeconds, checkSeconds: 0 };
  const [{ isProved }, checkSeconds] = await time(() =>
    checkCertificate(problem, cells, certificate, guarantee),
  );
  return { proofSeconds, checkSeconds, isProved };
}

/** Attacks that no other figure needs: in whole numbers without a table at hand, and families. */
async function measureMore(
  problem: CountProblem,
  { cells }: ProtectedCounts,
  size: number,
): Promise<Pick<CaseResult, 'wholeSeconds' | 'isWholeProved' | 'family'>> {
  if (guarantee !== 'full') return {};
  const isAsked = task === 'full' && size <= MOST_CELLS_FOR_FAMILIES;
  const asked = isAsked ? audit(cells, problem, { guarantee: 'exact', family: true }) : undefined;
  const family = asked === undefined ? {} : { family: asked.failures.family };
  if (size > MOST_CELLS_IN_WHOLE_NUMBERS) return family;
  const [{ isProved = false }, wholeSeconds] = await auditTimed(problem, cells, { certify: true });
  return { ...family, wholeSeconds, isWholeProved: isProved };
}

async function measureWithholding(problem: CountProblem): Promise<CaseResult> {
  const { made, seconds, firstSeconds } = await protectTimed(problem);
  const [linear, linearSeconds] = await time(() => audit(made.cells, problem, { guarantee: 'exact' }));
  const [audited, auditSeconds] =
    guarantee === 'exact'
      ? [linear, linearSeconds]
      : await auditTimed(problem, made.cells, { family: task === 'family' });
  const { cells, primary, secondary, failures, isSafe, unaudited } = audited;
  const proof = await measureProof(problem, made, cells);
  const more = await measureMore(problem, made, cells);
  return {
    ...proof,
    ...more,
    cells,
    primary,
    secondary,
    failures,
    isSafe,
    undecided: unaudited.length,
    seconds,
    firstSeconds,
    linearSeconds,
    auditSeconds,
    ...(made.bound === undefined ? {} : { bound: made.bound }),
    megabytes: readMegabytes(),
  };
}

function readMegabytes(): number {
  return process.resourceUsage().maxRSS / 1024;
}

async function measureRounding(problem: CountProblem): Promise<CaseResult> {
  const [made, seconds] = await time(() => roundProblem(problem, { base: 5, seed: 1 }));
  const [audited, auditSeconds] = await time(() => auditRounding(made.published, made.rounded, problem, 5));
  const failures = { newspaper: audited.faults.length, reader: 0, person: 0, family: 0, archivist: 0 };
  const { isSafe, primary } = audited;
  const undecided = 0;
  const cells = made.published.length;
  const times = {
    seconds,
    firstSeconds: seconds,
    auditSeconds,
    linearSeconds: 0,
    proofSeconds: 0,
    checkSeconds: 0,
  };
  return { ...times, cells, primary, secondary: 0, failures, isSafe, undecided, megabytes: readMegabytes() };
}

const definition: unknown = JSON.parse(readFileSync(join(folder, 'problem.json'), 'utf8'));
const problem = parseCountProblem(definition, readFileSync(join(folder, 'inner.csv'), 'utf8'));
const result = task === 'round' ? measureRounding(problem) : measureWithholding(problem);
process.stdout.write(`${JSON.stringify(await result)}\n`);
