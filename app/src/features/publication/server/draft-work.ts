/** Starts the worker that protects the tables of a release, and waits for it. */
import { createRequire } from 'node:module';
import path from 'node:path';
import { Worker } from 'node:worker_threads';
import type { Texts } from '@vicus/cube';
import { tableCannotBeProtected, tableContradictsItself, tablesTooHard } from '../draft.problems.ts';
import type { DraftWork, DraftWorkMessage } from './draft.worker.ts';

/** Twenty linked tables with 50,000 cells take a part of this; what takes longer is refused. */
const PATIENCE_MS = 15 * 60_000;
const MEMORY_MB = 2_048;

type Done = Extract<DraftWorkMessage, { kind: 'done' }>;

/** Problems `draft-table-cannot-be-protected`, `draft-table-contradicts-itself`, `draft-too-hard` (422). */
export async function runDraftWorker(work: DraftWork, onAttack: () => Promise<void>): Promise<Done> {
  // The worker runs from its source, also when the pages are built.
  const app = path.dirname(createRequire(import.meta.url).resolve('@vicus/app/package.json'));
  const file = path.join(app, 'src/features/publication/server/draft.worker.ts');
  const worker = new Worker(file, {
    workerData: work,
    resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB },
  });
  const timer = setTimeout(() => void worker.terminate(), PATIENCE_MS);
  const steps: Promise<void>[] = [];
  try {
    return await new Promise<Done>((done, refuse) => {
      worker.on('message', (message: DraftWorkMessage) => {
        if (message.kind === 'done') done(message);
        else if (message.kind === 'step') steps.push(onAttack());
        else refuse(toProblem(message, work));
      });
      worker.on('error', refuse);
      worker.on('exit', () => {
        refuse(tablesTooHard());
      });
    });
  } finally {
    clearTimeout(timer);
    await Promise.allSettled(steps);
    await worker.terminate();
  }
}

function toProblem({ code, where }: Extract<DraftWorkMessage, { kind: 'problem' }>, { tables }: DraftWork) {
  const table = tables.find(({ cube }) => where.startsWith(cube.id))?.cube.provenance.title;
  const title: Texts = table ?? { en: where };
  return code === 'cannot-be-protected' ? tableCannotBeProtected(title) : tableContradictsItself(title);
}
