/** What statements, bodies and risks have in common: lists of rows that are added, revised and removed. */
import { authorise, type Member } from '#server/auth/member.ts';
import { write, type OfficeTransaction } from '#server/db/doors.ts';
import { parseInput } from '#server/input.ts';
import { Problem } from '#server/problem.ts';
import { tooManyEntries } from '../strategy.problems.ts';
import { revisionSchema } from '../strategy.schema.ts';
import { noteAdded, noteRemoved, reviseRow } from './revise.ts';
import { deleteRow, lockRow, type ListedKind, type RowAddress } from './rows.queries.ts';
import { lockOpenStrategy } from './strategies.usecases.ts';

const MAXIMUM_ROWS = 300;

type Revised = { readonly revision: number };

/** How one kind of row is read and written. */
export interface Listed<Row extends Revised, Words extends object> {
  readonly kind: ListedKind;
  readonly select: (
    transaction: OfficeTransaction,
    placeId: string,
    strategyId: string,
  ) => Promise<readonly Row[]>;
  readonly readId: (row: Row) => string;
  readonly insert: (transaction: OfficeTransaction, at: RowAddress, words: Words) => Promise<string>;
  readonly update: (
    transaction: OfficeTransaction,
    at: RowAddress,
    change: { readonly rowId: string; readonly words: Words; readonly revision: number },
  ) => Promise<void>;
}

/** @returns id of the new row */
export async function addListed<Row extends Revised, Words extends object>(
  member: Member,
  listed: Listed<Row, Words>,
  strategyId: string,
  words: Words,
): Promise<string> {
  authorise(member, 'strategy.change');
  const at = { placeId: member.placeId, strategyId };
  return write(member, async (transaction) => {
    await lockOpenStrategy(transaction, at.placeId, strategyId);
    const rows = await listed.select(transaction, at.placeId, strategyId);
    if (rows.length >= MAXIMUM_ROWS) throw tooManyEntries(MAXIMUM_ROWS);
    const rowId = await listed.insert(transaction, at, words);
    await noteAdded(transaction, member, { strategyId, rowKind: listed.kind, rowId });
    return rowId;
  });
}

/** `input` has the revision. @throws Problem `not-found` (404), `changed-meanwhile`, `strategy-ended` (409) */
export async function changeListed<Row extends Revised, Words extends object>(
  member: Member,
  listed: Listed<Row, Words>,
  name: { readonly strategyId: string; readonly rowId: string },
  change: { readonly words: Words; readonly input: unknown },
): Promise<void> {
  authorise(member, 'strategy.change');
  const { revision } = parseInput(revisionSchema, change.input);
  const { strategyId, rowId } = name;
  const at = { placeId: member.placeId, strategyId };
  await write(member, async (transaction) => {
    await lockOpenStrategy(transaction, at.placeId, strategyId);
    await lockRow(transaction, at, listed.kind, rowId);
    const row = {
      strategyId,
      rowKind: listed.kind,
      rowId,
      // A row holds every field of its words.
      lock: async () =>
        (await find(transaction, listed, at, rowId)) as unknown as (Words & Revised) | undefined,
      update: (words: Words, next: number) =>
        listed.update(transaction, at, { rowId, words, revision: next }),
    };
    await reviseRow(transaction, member, row, { words: change.words, seenRevision: revision });
  });
}

/** What it said is kept in the history. */
export async function removeListed<Row extends Revised, Words extends object>(
  member: Member,
  listed: Listed<Row, Words>,
  { strategyId, rowId }: { readonly strategyId: string; readonly rowId: string },
): Promise<void> {
  authorise(member, 'strategy.change');
  const at = { placeId: member.placeId, strategyId };
  await write(member, async (transaction) => {
    await lockOpenStrategy(transaction, at.placeId, strategyId);
    const before = await find(transaction, listed, at, rowId);
    if (before === undefined) throw new Problem('not-found', 404);
    await deleteRow(transaction, at, listed.kind, rowId);
    const name = { strategyId, rowKind: listed.kind, rowId };
    await noteRemoved(transaction, member, name, { before, revision: before.revision });
  });
}

async function find<Row extends Revised, Words extends object>(
  transaction: OfficeTransaction,
  { select, readId }: Listed<Row, Words>,
  { placeId, strategyId }: RowAddress,
  rowId: string,
): Promise<Row | undefined> {
  return (await select(transaction, placeId, strategyId)).find((row) => readId(row) === rowId);
}
