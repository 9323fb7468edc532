/** Protects and audits tables of counts beside the main thread, which so hears Ctrl-C and can show progress. */
import { parentPort, workerData } from 'node:worker_threads';
import {
  audit,
  AuditProblem,
  checkCertificate,
  DisclosureProblem,
  foreseeReleases,
  protectCounts,
} from '@vicus/disclosure';
import type { AuditResult, ProtectedCell, PublishedCell } from '@vicus/disclosure';
import { openHighsSolver } from '../../src/server/solver/highs.ts';
import { roundAndAudit } from './round-tables.ts';
import type { TablesAnswer, TablesOrder, TablesResult } from './tables.types.ts';

const order = workerData as TablesOrder;
const port = parentPort;
if (port === null) throw new Error('this file is a worker');

function send(answer: TablesAnswer): void {
  port?.postMessage(answer);
}

const begunMs = performance.now();
const isStopped = new Int32Array(order.stop);

/** Until Ctrl-C or the end of the time given. */
function mayContinue(): boolean {
  return Atomics.load(isStopped, 0) === 0 && performance.now() - begunMs < order.seconds * 1000;
}

function readSeconds(sinceMs: number): number {
  return Math.round(performance.now() - sinceMs) / 1000;
}

/** Results of up to so many cells are audited in whole numbers too, asked or not. */
const ALWAYS_WHOLE_CELLS = 1000;

function isSmall(cells: readonly PublishedCell[]): boolean {
  return cells.filter(({ published }) => published !== 0).length <= ALWAYS_WHOLE_CELLS;
}

async function withhold(asked: TablesOrder): Promise<TablesResult> {
  const { problem, guarantee, seed } = asked;
  const before = readBefore(asked);
  const family = asked.isFamilyAsked === true;
  const { witnesses, ...made } = protectCounts(problem, {
    guarantee,
    solver: await openHighsSolver(),
    seed,
    family,
    mayContinue,
    readSpentShare: () => (performance.now() - begunMs) / (order.seconds * 1000),
    ...before,
    report: (progress) => send({ kind: 'progress', progress }),
  });
  const seconds = readSeconds(begunMs);
  send({ kind: 'progress', progress: { step: 'auditing', secondary: made.secondary } });
  const auditMs = performance.now();
  // Another instance: what a search left behind in the solver cannot touch the audit.
  const solver = await openHighsSolver();
  const certify = asked.isCertificateAsked === true || isSmall(made.cells);
  const audited = audit(made.cells, problem, { guarantee, solver, witnesses, certify, family, ...before });
  const auditSeconds = readSeconds(auditMs);
  const later = audited.isSafe ? await foresee(asked, made.cells) : {};
  return { ...made, ...later, ...readProof(audited), seconds, audited, auditSeconds };
}

/** Could later tables still be protected? The first safe pattern for each says so; only Ctrl-C ends it before. */
async function foresee(
  { problem, guarantee, seed, later = [], earlier = [], shared = {} }: TablesOrder,
  cells: readonly ProtectedCell[],
): Promise<Pick<TablesResult, 'later'>> {
  if (later.length === 0) return {};
  send({ kind: 'progress', progress: { step: 'looking ahead' } });
  let isAnswered = false;
  const isInterrupted = () => Atomics.load(isStopped, 0) === 1;
  const foreseen = foreseeReleases({ problem, cells, earlier, ...shared }, later, {
    guarantee,
    solver: await openHighsSolver(),
    seed,
    mayContinue: () => !isAnswered && !isInterrupted(),
    report: ({ secondary }) => (isAnswered = secondary !== undefined),
  });
  return isInterrupted() ? {} : { later: foreseen };
}

function readProof({ certificate, isProved }: AuditResult): Pick<TablesResult, 'certificate' | 'isProved'> {
  return certificate === undefined ? {} : { certificate, isProved: isProved === true };
}

/** Nothing where nothing was published before. */
function readBefore({ earlier = [], shared = {} }: TablesOrder) {
  return earlier.length === 0 ? {} : { earlier, ...shared };
}

async function auditOnly(asked: TablesOrder): Promise<TablesResult> {
  const { problem, guarantee, published = [], certificate } = asked;
  const audited = audit(published, problem, {
    guarantee,
    solver: await openHighsSolver(),
    family: asked.isFamilyAsked === true,
    certify: isSmall(published),
    mayContinue,
    ...readBefore(asked),
  });
  const auditSeconds = readSeconds(begunMs);
  if (certificate === undefined) return { cells: [], seconds: 0, audited, auditSeconds };
  const { isProved } = checkCertificate(problem, published, certificate, guarantee);
  return { cells: [], seconds: 0, audited, auditSeconds, isProved };
}

try {
  const run = { withhold, round: roundAndAudit, audit: auditOnly }[order.task];
  send({ kind: 'result', result: await run({ ...order, mayContinue }) });
} catch (error) {
  if (!(error instanceof DisclosureProblem || error instanceof AuditProblem)) throw error;
  send({ kind: 'refused', code: error.code, message: error.message });
}
