/** Protects the tables of a release beside the main thread, so that no page waits for the gate. */
import { parentPort, workerData } from 'node:worker_threads';
import { DisclosureProblem } from '@vicus/disclosure';
import type { DisclosurePolicy, TableToProtect } from '@vicus/disclosure';
// By their paths: a worker runs from its source, where the names of the application do not hold.
import {
  restoreProtectedTables,
  toStoredTables,
  type StoredTables,
} from '../../release/server/stored-tables.ts';
import { openHighsSolver } from '../../../server/solver/highs.ts';
import { protectTogether, type ProtectedTogether } from './draft-protect.ts';

/** A protected cube loses its seal on the way between threads: it goes as stored text. */
export interface DraftWork {
  readonly tables: readonly TableToProtect[];
  readonly ledger: readonly StoredTables[];
  readonly shown: StoredTables;
  readonly known: readonly TableToProtect[];
  readonly policy: DisclosurePolicy;
  readonly codeVersion: string;
}

export type DraftWorkMessage =
  | { readonly kind: 'step' }
  | { readonly kind: 'done'; readonly made: Omit<ProtectedTogether, 'tables'>; readonly stored: StoredTables }
  | { readonly kind: 'problem'; readonly code: string; readonly where: string };

const port = parentPort;
if (port === null) throw new Error('this file is a worker');
const send = (message: DraftWorkMessage): void => {
  port.postMessage(message);
};

const work = workerData as DraftWork;
const restore = ({ tables, contentHash }: StoredTables) =>
  restoreProtectedTables(JSON.parse(tables), contentHash);
try {
  const solver = await openHighsSolver();
  const task = { ...work, ledger: work.ledger.flatMap(restore), shown: restore(work.shown) };
  const { tables, ...made } = protectTogether(task, solver, () => {
    send({ kind: 'step' });
  });
  send({ kind: 'done', made, stored: toStoredTables(tables) });
} catch (error) {
  if (!(error instanceof DisclosureProblem)) throw error;
  send({ kind: 'problem', code: error.code, where: error.where });
}
