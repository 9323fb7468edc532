/** Twenty linked tables through the gate, beside the main thread, so that it can be ended when it takes too long. */
import { parentPort, workerData } from 'node:worker_threads';
import { openProtectedCube } from '@vicus/cube';
import { DEFAULT_POLICY } from '@vicus/disclosure';
import { protectTogether } from '../../app/src/features/publication/server/draft-protect.ts';
import { openHighsSolver } from '../../app/src/server/solver/highs.ts';
import { makeLinkedTables } from './tables.ts';

const { cells } = workerData as { cells: number };
const tables = makeLinkedTables(cells);
const solver = await openHighsSolver();
const begunMs = performance.now();
const task = { tables, ledger: [], shown: [], known: [], policy: DEFAULT_POLICY, codeVersion: 'bench' };
const made = protectTogether(task, solver);
const result = {
  prepareMs: performance.now() - begunMs,
  cubes: made.tables.map((table) => openProtectedCube(table)),
  withheld: made.report.attack.withheld,
};
// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker's port, not a window
parentPort?.postMessage(result);
