/** What writing the rows of a file needs, whichever sheet they come from. */
import type { Member } from '#server/auth/member.ts';
import type { OfficeTransaction } from '#server/db/doors.ts';
import type { ActionOwner } from '../action.types.ts';
import type { IdOf } from '../file-input.rules.ts';
import type { FileRecord, FileSheet, PlannedRow } from '../file.types.ts';
import type { StrategyContent } from '../strategy.types.ts';
import { noteAdded, reviseRow, type RowToRevise } from './revise.ts';

export interface FileCommit {
  readonly transaction: OfficeTransaction;
  readonly member: Member;
  readonly content: StrategyContent;
  /** only what is to be written: new, changed, and conflicts for which the file was chosen */
  readonly planned: readonly PlannedRow[];
  /** finds organisations of the register by name */
  readonly toOwner: (name: string) => ActionOwner;
}

export interface Commit extends FileCommit {
  readonly placeId: string;
  readonly strategyId: string;
  /** ids of new rows by sheet and key */
  readonly ids: Map<string, string>;
  /** rows as they stand, by sheet and id */
  readonly records: ReadonlyMap<string, FileRecord>;
  readonly idOf: IdOf;
}

export const listPlanned = ({ planned }: Commit, sheet: FileSheet): PlannedRow[] =>
  planned.filter((row) => row.sheet === sheet);

/** Notes a new row, or revises one that is there. */
export async function save<Words extends object>(
  { transaction, member, strategyId }: Commit,
  row: PlannedRow,
  deed: {
    readonly rowKind: string;
    readonly words: Words;
    readonly insert: () => Promise<string>;
    readonly lock: () => Promise<(object & { readonly revision: number }) | undefined>;
    readonly update: RowToRevise<Words>['update'];
  },
): Promise<string> {
  const { rowKind, words, insert, lock, update } = deed;
  if (row.outcome === 'new') {
    const rowId = await insert();
    await noteAdded(transaction, member, { strategyId, rowKind, rowId });
    return rowId;
  }
  // A row that was read holds every field of its words.
  const revised = { strategyId, rowKind, rowId: row.id, lock: lock as RowToRevise<Words>['lock'], update };
  await reviseRow(transaction, member, revised, { words, seenRevision: row.revision });
  return row.id;
}
