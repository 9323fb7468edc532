/** The nightly audit computes beside the main thread, so that no page waits for it. */
import { parentPort, workerData } from 'node:worker_threads';
import { openHighsSolver } from '../../../server/solver/highs.ts';
import { runStandingAudit } from '../standing-audit.ts';
import type { AuditedEdition } from '../standing-audit.types.ts';

const { editions, budgetMs } = workerData as { editions: readonly AuditedEdition[]; budgetMs: number };

const port = parentPort;
if (port === null) throw new Error('this file is a worker');
const begunMs = performance.now();
const solver = await openHighsSolver();
port.postMessage(runStandingAudit(editions, solver, () => performance.now() - begunMs < budgetMs));
