/** Fits beside the main thread, so that no page waits for another's. */
import { parentPort, workerData } from 'node:worker_threads';
import { computeLandscape } from '../expected-landscape.rules.ts';
import type { ExpectedTable } from '../expected.types.ts';

const port = parentPort;
if (port === null) throw new Error('this file is a worker');
port.postMessage(computeLandscape(workerData as ExpectedTable));
