/** What the thread that writes large tables is told, and answers. */
import type { StoredTables } from '#features/release/server/release.usecases.ts';
import type { TableQuestion } from './table-bodies.ts';

export interface LargeTableOrder extends Omit<TableQuestion, 'table'> {
  readonly id: number;
  /** a seal does not travel to another thread: it is given anew there, by the hash, as when an edition is read */
  readonly stored: StoredTables;
}

export type LargeTableAnswer =
  | { readonly id: number; readonly body: Uint8Array<ArrayBuffer> }
  | { readonly id: number; readonly failure: string };
