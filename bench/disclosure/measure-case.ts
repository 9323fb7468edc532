/**
 * Protects one folder, audits the result and prints what that took, as one line of JSON. A process of its own, so that
 * memory and the solver are of this case only. Limits and times are seconds of computing (CPU), which other programs on
 * the machine do not lengthen.
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
import type { CountProblem, Guarantee } from '@vicus/disclosure';
import { openHighsSolver } from '../../app/src/server/solver/highs.ts';
import type { CaseResult } from './case.types.ts';

const [folder = '', task = 'full', limit = '20'] = process.argv.slice(2);

function readComputingSeconds(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
}

async function time<Value>(run: () => Value | Promise<Value>): Promise<[Value, number]> {
  const begun = readComputingSeconds();
  const value = await run();
  return [value, readComputingSeconds() - begun];
}

async function protectTimed(problem: CountProblem, guarantee: Guarantee) {
  const solver = await openHighsSolver();
  const begun = readComputingSeconds();
  let firstSeconds: number | undefined;
  const made = protectCounts(problem, {
    guarantee,
    solver,
    seed: 1,
    mayContinue: () => readComputingSeconds() - begun < Number(limit),
    report: ({ secondary }) => {
      if (secondary !== undefined) firstSeconds ??= readComputingSeconds() - begun;
    },
  });
  const seconds = readComputingSeconds() - begun;
  return { made, seconds, firstSeconds: firstSeconds ?? seconds };
}

/** Unknowns up to which a result without proof is given one. */
const MOST_CELLS_TO_PROVE = 4000;

async function measureWithholding(problem: CountProblem, guarantee: Guarantee): Promise<CaseResult> {
  const { made, seconds, firstSeconds } = await protectTimed(problem, guarantee);
  const { cells: shown, witnesses } = made;
  const options = { guarantee, solver: await openHighsSolver() };
  const [linear, linearSeconds] = await time(() => audit(shown, problem, { guarantee: 'exact' }));
  const [audited, auditSeconds] = await time(() =>
    guarantee === 'exact' ? linear : audit(shown, problem, options),
  );
  const isSmall = audited.cells <= MOST_CELLS_TO_PROVE || witnesses.length > 0;
  const [proof, proofSeconds] = await time(() =>
    guarantee !== 'exact' && isSmall
      ? audit(shown, problem, { ...options, certify: true, witnesses })
      : undefined,
  );
  const certificate = proof?.certificate;
  const [check, checkSeconds] = await time(() =>
    certificate === undefined ? undefined : checkCertificate(problem, shown, certificate, guarantee),
  );
  const { cells, primary, secondary, failures, isSafe } = audited;
  const times = { seconds, firstSeconds, linearSeconds, auditSeconds, proofSeconds, checkSeconds };
  return {
    ...times,
    cells,
    primary,
    secondary,
    failures,
    isSafe,
    ...(made.bound === undefined ? {} : { bound: made.bound }),
    ...(check === undefined ? {} : { isProved: check.isProved }),
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
  const cells = made.published.length;
  const times = {
    seconds,
    firstSeconds: seconds,
    auditSeconds,
    linearSeconds: 0,
    proofSeconds: 0,
    checkSeconds: 0,
  };
  return { ...times, cells, primary, secondary: 0, failures, isSafe, megabytes: readMegabytes() };
}

const definition: unknown = JSON.parse(readFileSync(join(folder, 'problem.json'), 'utf8'));
const problem = parseCountProblem(definition, readFileSync(join(folder, 'inner.csv'), 'utf8'));
const result = task === 'round' ? measureRounding(problem) : measureWithholding(problem, task as Guarantee);
process.stdout.write(`${JSON.stringify(await result)}\n`);
