import { Worker } from 'node:worker_threads';
import { onInterrupt } from '../interrupt.ts';
import { CliFailure, EXIT } from '../cli-failure.ts';
import type { TablesAnswer, TablesOrder, TablesProgress, TablesResult } from './tables.types.ts';

/** Lines of progress no closer together than this. */
const QUIET_MS = 1000;

/** Runs the order in a worker. Ctrl-C ends the search and keeps its best result; a second one ends the program. */
export async function runTables(
  order: Omit<TablesOrder, 'stop'>,
  say: (line: string) => void,
): Promise<TablesResult> {
  const stop = new SharedArrayBuffer(4);
  const forget = onInterrupt(() => {
    Atomics.store(new Int32Array(stop), 0, 1);
    say('Stopping: the best safe result so far is checked and kept (Ctrl-C again ends at once).');
  });
  const worker = new Worker(new URL('tables.worker.ts', import.meta.url), {
    workerData: { ...order, stop },
    resourceLimits: { maxOldGenerationSizeMb: 4096 },
  });
  const show = openProgress(say);
  try {
    return await new Promise<TablesResult>((done, refuse) => {
      worker.on('message', (answer: TablesAnswer) => {
        if (answer.kind === 'progress') show(answer.progress);
        else if (answer.kind === 'result') done(answer.result);
        else refuse(toFailure(answer));
      });
      worker.on('error', refuse);
      worker.on('exit', (code) => refuse(new Error(`the worker ended with code ${code}`)));
    });
  } finally {
    forget();
    await worker.terminate();
  }
}

/** Tables that no method can protect as asked; every other refusal is about what the folder holds. */
const UNPROTECTABLE = ['cannot-be-protected', 'cannot-be-rounded'];

function toFailure({ code, message }: { readonly code: string; readonly message: string }): CliFailure {
  return UNPROTECTABLE.includes(code)
    ? new CliFailure(code, message, 'Change the tables, or use another --method or --guarantee.')
    : new CliFailure(code, message, 'Correct the folder and try again.', EXIT.usage);
}

function openProgress(say: (line: string) => void): (progress: TablesProgress) => void {
  const begunMs = performance.now();
  let saidMs = -Infinity;
  let said = '';
  return ({ step, share, secondary }) => {
    const nowMs = performance.now();
    if (step === said && nowMs - saidMs < QUIET_MS) return;
    [saidMs, said] = [nowMs, step];
    const parts = [
      `${((nowMs - begunMs) / 1000).toFixed(1)} s`,
      step,
      ...(share === undefined ? [] : [`${Math.round(share * 100)} %`]),
      ...(secondary === undefined ? [] : [`${secondary} secondary cells`]),
    ];
    say(parts.join(', '));
  };
}
