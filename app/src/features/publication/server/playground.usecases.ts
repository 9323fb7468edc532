/** Trying a table out: nothing of it is stored, logged or sent anywhere. */
import path from 'node:path';
import { createRequire } from 'node:module';
import { Worker } from 'node:worker_threads';
import { randomInt } from 'node:crypto';
import { authorise, type Member } from '#server/auth/member.ts';
import { parseInput } from '#server/input.ts';
import { playgroundBusy, tableTooHard } from '../playground.problems.ts';
import { readPastedTable } from '../playground.rules.ts';
import { playgroundSchema, type PlaygroundInput } from '../playground.schema.ts';
import type { PlaygroundRequest, PlaygroundResult } from '../playground.types.ts';

/** A table that takes longer is refused; searches end by themselves long before. */
const PATIENCE_MS = 30_000;

/** Tables computed at the same time on this installation: each takes a processor. */
const AT_ONCE = 2;
let running = 0;

/**
 * Reads a pasted table, says what is at risk in it, and shows the ways to publish it.
 * Problems: `input-invalid` (422), `playground-table-unreadable` (422), `playground-too-hard` (422), `playground-busy` (503).
 */
export async function tryTable(member: Member, input: unknown, total: string): Promise<PlaygroundResult> {
  authorise(member, 'playground.use');
  const asked = parseInput(playgroundSchema, input);
  const { problem, names } = readPastedTable(asked.table, asked);
  const request: PlaygroundRequest = { problem, roles: readRoles(names, asked), seed: randomInt(2 ** 31) };
  if (running >= AT_ONCE) throw playgroundBusy();
  running += 1;
  try {
    return await runWorker(request, total);
  } finally {
    running -= 1;
  }
}

/** A crosstab says what its rows and columns are; a list says it for its first and second breakdown. */
function readRoles(names: readonly string[], { rows, columns }: PlaygroundInput): PlaygroundRequest['roles'] {
  const [first, second] = names;
  return Object.fromEntries(
    [[first, rows] as const, [second, columns] as const].flatMap(([name, kind]) =>
      name === undefined || kind === 'category' ? [] : [[name, kind]],
    ),
  );
}

async function runWorker(request: PlaygroundRequest, total: string): Promise<PlaygroundResult> {
  // The worker runs from its source, also when the pages are built.
  const app = path.dirname(createRequire(import.meta.url).resolve('@vicus/app/package.json'));
  const file = path.join(app, 'src/features/publication/server/playground.worker.ts');
  const worker = new Worker(file, {
    workerData: { request, total },
    resourceLimits: { maxOldGenerationSizeMb: 512 },
  });
  const timer = setTimeout(() => void worker.terminate(), PATIENCE_MS);
  try {
    return await new Promise<PlaygroundResult>((done, refuse) => {
      worker.on('message', done);
      worker.on('error', refuse);
      worker.on('exit', () => {
        refuse(tableTooHard());
      });
    });
  } finally {
    clearTimeout(timer);
    await worker.terminate();
  }
}
