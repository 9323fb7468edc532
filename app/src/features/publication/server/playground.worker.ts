/** Computes beside the main thread, so that no page waits for a table. */
import { parentPort, workerData } from 'node:worker_threads';
import { openHighsSolver } from '../../../server/solver/highs.ts';
import type { PlaygroundRequest } from '../playground.types.ts';
import { computePlayground } from './playground.compute.ts';

/** For one search; there are up to about ten. */
const SEARCH_MS = 1_500;

const { request, total } = workerData as { request: PlaygroundRequest; total: string };

function startClock(): () => boolean {
  const begunMs = performance.now();
  return () => performance.now() - begunMs < SEARCH_MS;
}

const port = parentPort;
if (port === null) throw new Error('this file is a worker');
const tools = { solver: await openHighsSolver(), total, startClock };
port.postMessage(computePlayground(request, tools));
